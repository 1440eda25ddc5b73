"""Tables as programs bring them: whatever the types of their columns, cells, moments and ids are read alike."""

import datetime
import logging

import pandas as pd
import pytest

from hotspot.errors import ArgumentTypeError, ColumnError, DuplicateTicketError, PeriodError
from hotspot.tickets.ids import number_tickets
from hotspot.tickets.periods import parse_period
from hotspot.tickets.table import (
    convert_moments,
    name_unread,
    read_cells,
    read_moments,
    require_columns,
    select_period,
    take_index,
)

_NINE = pd.Timestamp("2024-08-01 09:05")


@pytest.mark.parametrize("dtype", ["str", "object", "string", "string[pyarrow]", "category"])
def test_cells_are_text_whatever_the_type_of_their_column(dtype: str) -> None:
    table = pd.DataFrame({"unit": pd.Series(["城管局", None, " 三塘镇 "], index=[7, 7, 9], dtype=dtype)})
    assert read_cells(table, "unit") == ["城管局", "", "三塘镇"]


def test_a_missing_column_is_empty_cells() -> None:
    assert read_cells(pd.DataFrame({"text": ["路灯不亮", "停水"]}), "unit") == ["", ""]
    assert read_cells(pd.DataFrame({"title": [float("nan")] * 2}), "title") == ["", ""]


def test_whole_numbers_have_no_decimals() -> None:
    table = pd.DataFrame({"ticket_id": [350067, None], "caller": [1.5, 2.0]})
    assert (read_cells(table, "ticket_id"), read_cells(table, "caller")) == (["350067", ""], ["1.5", "2"])


def test_bytes_are_the_text_that_they_hold() -> None:
    table = pd.DataFrame({"ticket_id": [b"00350067", 2], "text": ["停水".encode(), "停电".encode("gb18030")]})
    assert (read_cells(table, "ticket_id"), read_cells(table, "text")) == (["00350067", "2"], ["停水", "停电"])


@pytest.mark.parametrize("cell", [["停水"], {"text": "停水"}, ("停水",), {"停水"}, pd.Series(["停水"]).to_numpy()])
def test_a_cell_of_several_things_is_told_with_its_row(cell: object) -> None:
    table = pd.DataFrame({"text": pd.Series(["停电", cell], dtype=object)})
    with pytest.raises(ArgumentTypeError, match=r"text 列第 2 行是 \w+,每格应是一个值"):
        read_cells(table, "text")


@pytest.mark.parametrize(
    "cells",
    [
        pd.Series([_NINE]),
        pd.Series(["2024年8月1日 9时5分"]),
        pd.Series([_NINE.to_pydatetime()], dtype=object),
        pd.Series([pd.Timestamp("2024-08-01 01:05", tz="UTC")]),
        pd.Series([pd.Timestamp("2024-08-01 01:05", tz="UTC")], dtype=object),
        pd.Series([_NINE]).astype("timestamp[ns][pyarrow]"),
        pd.Series([pd.Timestamp("2024-08-01 01:05", tz="UTC")]).astype("timestamp[us, tz=UTC][pyarrow]"),
        pd.Series(["2024/8/1 9:05"], dtype="category"),
    ],
    ids=["moment", "text", "datetime", "zone", "zone in an object", "arrow", "arrow with a zone", "categorical"],
)
def test_moments_are_chinese_wall_clock_whatever_the_type_of_their_column(cells: "pd.Series[pd.Timestamp]") -> None:
    found = read_moments(pd.DataFrame({"received_at": cells}), "received_at")
    assert found.dtype == "datetime64[s]"
    assert found.tolist() == [_NINE]


@pytest.mark.parametrize("dtype", ["object", "date32[pyarrow]", "date64[pyarrow]"])
def test_dates_are_midnight_and_what_is_missing_is_no_moment(dtype: str) -> None:
    days = pd.Series([datetime.date(2024, 8, 1), None], index=["a", "b"])
    table = pd.DataFrame({"due_at": days.astype(dtype)})
    found = read_moments(table, "due_at")
    assert found.index.tolist() == ["a", "b"]
    assert found.tolist() == [pd.Timestamp("2024-08-01"), pd.NaT]
    assert read_moments(table, "closed_at").isna().all()


def test_only_columns_of_moments_are_converted() -> None:
    table = pd.DataFrame({"text": ["2024-08-01"], "received_at": ["2024-08-01 09:05"]})
    converted = convert_moments(table)
    assert converted["received_at"].tolist() == [_NINE]
    assert converted["text"].tolist() == ["2024-08-01"]
    assert table["received_at"].tolist() == ["2024-08-01 09:05"]


def test_cells_that_name_no_moment_stay_beside_the_moments() -> None:
    table = pd.DataFrame({"closed_at": ["2024-08-01 09:05", "已结", " ", None, "2024-02-30"]}, index=[3, 3, 4, 5, 6])
    converted = convert_moments(table)
    assert converted["closed_at"].isna().tolist() == [False, True, True, True, True]
    assert converted[name_unread("closed_at")].tolist() == ["", "已结", "", "", "2024-02-30"]
    assert convert_moments(converted).equals(converted)
    assert list(convert_moments(table[:1])) == ["closed_at"]


def test_tickets_of_a_period_are_selected_by_text_too() -> None:
    table = pd.DataFrame({"received_at": ["2024-08-31 23:59", "2024-09-01", "不详"]}, index=[0, 0, 0])
    august = parse_period("2024-08")
    assert select_period(table, august)["received_at"].tolist() == ["2024-08-31 23:59"]
    with pytest.raises(PeriodError, match="从 2024-08-31 到 2024-09-01"):
        select_period(table, parse_period("2023"))
    with pytest.raises(PeriodError, match="没有能看懂的来电时间"):
        select_period(table.iloc[2:], august)
    with pytest.raises(ColumnError, match=r"没有来电时间列\(没有认出的列:登记时刻\).*received_at.*登记时刻"):
        select_period(pd.DataFrame({"text": ["停水"], "登记时刻": ["2024-08-01"]}), august)


def test_tickets_that_no_period_counts_are_told(caplog: pytest.LogCaptureFixture) -> None:
    table = pd.DataFrame({"received_at": ["2024-08-31 23:59", "", "昨天", "2024-09-01"]})
    with caplog.at_level(logging.INFO, logger="hotspot"):
        select_period(table, parse_period("2024-08"))
    assert "有 2 条工单没有来电时间或来电时间看不懂,未计入2024年8月。" in caplog.text
    assert "4 条工单中有 1 条落在2024年8月。" in caplog.text


def test_an_index_with_a_canonical_name_is_a_column() -> None:
    table = pd.DataFrame(
        {"text": ["停水", "停电"]},
        index=pd.MultiIndex.from_tuples([("A7", "2024-08-01", 5), ("A8", "2024-08-02", 6)]),
    )
    table.index.names = ["ticket_id", "received_at", "号"]
    taken = take_index(table)
    assert taken.columns.tolist() == ["ticket_id", "received_at", "text"]
    assert taken["ticket_id"].tolist() == ["A7", "A8"]
    assert (list(taken.index.names), taken.index.tolist()) == ([None, None, "号"], table.index.tolist())
    assert (list(table.columns), table.index.names[0]) == (["text"], "ticket_id")
    assert number_tickets(table)["ticket_id"].tolist() == ["A7", "A8"]
    own = table.assign(ticket_id=["B1", "B2"])
    assert number_tickets(own)["ticket_id"].tolist() == ["B1", "B2"]


def test_an_index_that_is_a_column_as_well_is_unnamed() -> None:
    table = pd.DataFrame({"ticket_id": ["A8", "A7"], "text": ["停水", "停电"]}).set_index("ticket_id", drop=False)
    taken = take_index(table)
    assert (taken.columns.tolist(), taken.index.name) == (["ticket_id", "text"], None)
    assert taken.sort_values("ticket_id")["text"].tolist() == ["停电", "停水"]


def test_every_ticket_gets_an_id_of_its_own(caplog: pytest.LogCaptureFixture) -> None:
    table = pd.DataFrame({"text": ["停水", "停电"]}, index=[5, 5])
    assert number_tickets(table)["ticket_id"].tolist() == ["1", "2"]
    assert "ticket_id" not in table
    with caplog.at_level(logging.WARNING, logger="hotspot"):
        assert number_tickets(table.assign(ticket_id=[350067, None]))["ticket_id"].tolist() == ["350067", "行2"]
    assert "1 条工单没有编号" in caplog.text


def test_an_id_that_comes_twice_is_told_with_its_rows() -> None:
    table = pd.DataFrame({"ticket_id": ["A1", "A2", "A1", "13800000000", "13800000000"]})
    with pytest.raises(DuplicateTicketError, match=r"A1\(表头下第 1、3 行\);〔电话〕\(表头下第 4、5 行\)"):
        number_tickets(table)


def test_columns_that_are_missing_or_double_are_named() -> None:
    with pytest.raises(ColumnError, match=r"没有 text、category 列.*诉求内容"):
        require_columns(pd.DataFrame({"诉求内容": ["停水"]}), "text", "category")
    with pytest.raises(ColumnError, match="不止一列叫 text"):
        require_columns(pd.DataFrame([["停水", "停电"]], columns=["text", "text"]), "text")
    with pytest.raises(TypeError, match="DataFrame"):
        require_columns(["停水"], "text")  # type: ignore[arg-type]
