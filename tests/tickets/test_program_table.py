"""A table that a program has already is read as the file it could have come from."""

import io
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import hotspot
from hotspot.errors import ArgumentTypeError, ColumnError, DuplicateTicketError
from hotspot.tickets.files import read_tickets

_CSV = """工单编号,来电时间,诉求内容,承办单位,件数
00350067,2024-08-01 09:05,停水三天,水务局,1
="00350068",2024年8月2日,路灯不亮,城管局,2
00350069,昨天,,,3
,,合计,,6
"""


def read_csv(**given: Any) -> pd.DataFrame:
    return pd.read_csv(io.StringIO(_CSV), **given)


@pytest.mark.parametrize("given", [{"dtype": str, "keep_default_na": False}, {"dtype": {"工单编号": "string"}}])
def test_a_frame_is_read_as_its_file_is(tmp_path: Path, given: dict[str, Any]) -> None:
    (tmp_path / "a.csv").write_text(_CSV, encoding="utf-8")
    of_file, of_frame = read_tickets(tmp_path / "a.csv"), read_tickets(read_csv(**given))
    pd.testing.assert_frame_equal(of_frame, of_file)
    assert of_frame["ticket_id"].tolist() == ["00350067", "00350068", "00350069"]
    assert read_tickets(of_frame).equals(of_frame)


def test_the_given_table_stays_as_it_is() -> None:
    given = read_csv()
    before = given.copy(deep=True)
    read_tickets(given)
    pd.testing.assert_frame_equal(given, before)


def test_headers_that_are_not_recognised_are_mapped() -> None:
    given = read_csv().rename(columns={"诉求内容": "情况"})
    with pytest.raises(ColumnError, match="工单表 中没有诉求内容列"):
        read_tickets(given)
    assert read_tickets(given, columns={"text": "情况"})["text"].tolist() == ["停水三天", "路灯不亮", ""]
    twice = pd.DataFrame([["停水", 1, 2]], columns=["诉求内容", "诉求内容", 7])
    assert read_tickets(twice).columns.tolist() == ["ticket_id", "text", "诉求内容.1", "7"]


def test_the_index_is_kept_and_one_with_a_known_header_is_a_column() -> None:
    lettered = read_csv().set_index(pd.Index(["a", "b", "c", "d"]))
    assert read_tickets(lettered).index.tolist() == ["a", "b", "c"]
    indexed = read_csv().set_index("工单编号")
    read = read_tickets(indexed)
    assert read["ticket_id"].tolist() == ["00350067", "00350068", "00350069"]
    assert read.index.names == [None]


def test_types_of_cells_make_no_difference() -> None:
    table = pd.DataFrame(
        {
            "编号": [350067.0, None],
            "来电时间": pd.to_datetime(["2024-08-01 01:05", None], utc=True),
            "诉求内容": ["停电三天".encode("gb18030"), None],
            "满意度": pd.Series([1, 0]),
        }
    )
    read = read_tickets(table)
    assert read["ticket_id"].tolist() == ["350067", "行2"]
    assert read["received_at"].tolist() == [pd.Timestamp("2024-08-01 09:05"), pd.NaT]
    assert read[["text", "satisfaction"]].to_numpy().tolist() == [["停电三天", "1"], ["", "0"]]
    with pytest.raises(DuplicateTicketError):
        read_tickets(table.assign(编号=["1", "1"]))


def test_what_is_read_is_sorted_at_once() -> None:
    assert hotspot.classify(read_tickets(read_csv()))["predicted_category"].tolist() == ["公共服务", "城市管理", ""]
    with pytest.raises(ColumnError, match=r"没有 text 列.*read_tickets\(表\)"):
        hotspot.classify(read_csv())


@pytest.mark.parametrize("source", [["a.csv"], io.StringIO(_CSV), None, 5])
def test_what_is_no_source_is_told(source: Any) -> None:
    with pytest.raises(ArgumentTypeError, match=r"来源是 \w+,应为文件的路径、Query 或 DataFrame"):
        read_tickets(source)
