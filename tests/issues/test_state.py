"""A state keeps single tickets, never what depends on others: days in any order give what all at once give."""

import io
import json
import logging
import shutil
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet
from typer.testing import CliRunner

from hotspot.categories import prediction
from hotspot.categories.model_folder import Model, load_model
from hotspot.categories.model_taxonomy import name_labels
from hotspot.cli.main import app
from hotspot.errors import (
    ColumnError,
    DuplicateTicketError,
    EmptyTicketFileError,
    PeriodError,
    SettingsError,
    TicketFileError,
)
from hotspot.issues.hotspots import describe_period, find_hotspots
from hotspot.issues.masked_tickets import mask_tickets
from hotspot.issues.report import HotspotReport
from hotspot.issues.results import write_report
from hotspot.issues.state import prepare_stored, update_state
from hotspot.issues.state_folder import StateFolder
from hotspot.issues.state_table import StoredTickets, pack_scores, pack_tickets, unpack_tickets
from hotspot.settings import PrivacySettings, Settings

OBJECTS = ("丽景花园", "澄园路", "白雪村", "银杏小学", "云溪市场", "柏翠苑")
MATTERS = (
    ("{}5栋电梯停了{}天,老人上下楼十分困难", "{}五栋电梯坏了{}天没人修,住17楼的老人下不来"),
    ("{}整条街的路灯黑了{}天,晚上看不清路", "{}路灯不亮{}天了,孩子放学走夜路害怕"),
    ("{}垃圾堆了{}天没人清运,又臭又招苍蝇", "{}的垃圾桶{}天没倒,臭气熏天"),
)
FILES = ("tickets.csv", "hotspots.csv", "hotspots.json")


def make_month() -> pd.DataFrame:
    texts = [
        pair[number % 2].format(place, 3 + number)
        for place in OBJECTS
        for pair in MATTERS[: 1 + len(place) % 3]
        for number in range(4)
    ]
    texts += [
        "咨询养老保险缴费标准",
        "请问办理优待证要带什么材料",
        "联系人王小明,电话13800000000,水管爆了",
        "",
        "孩子上学报名",
    ]
    times = pd.to_datetime([f"2024-08-{1 + number * 7 % 28:02d} 09:{number % 60:02d}" for number in range(len(texts))])
    return pd.DataFrame(
        {
            "ticket_id": [f"G{number:04d}" for number in range(len(texts))],
            "received_at": [None if number % 13 == 5 else time for number, time in enumerate(times)],
            "title": ["路灯不亮" if number % 9 == 0 else None for number in range(len(texts))],
            "text": texts,
            "caller": ["" if number % 5 == 0 else f"来电人{number % 17}" for number in range(len(texts))],
            "address": ["三塘镇柏翠苑" if number % 7 < 3 else "" for number in range(len(texts))],
            "district": ["湘阴县" if number % 4 else "汨罗市" for number in range(len(texts))],
            "town": ["三塘镇" if number % 2 else "" for number in range(len(texts))],
            "unit": ["城管局" if number % 3 else "" for number in range(len(texts))],
            "kind": ["表扬" if number % 8 == 1 else "投诉" for number in range(len(texts))],
            "satisfaction": ["不满意" if number % 11 == 0 else "" for number in range(len(texts))],
        }
    )


MONTH = make_month()


@cache
def load_shipped() -> Model:
    return load_model("default")


def classify(tickets: pd.DataFrame) -> pd.DataFrame:
    return prediction.classify(tickets, load_shipped())


def detect(folder: Path, days: list[pd.DataFrame], period: str | None = None) -> HotspotReport:
    """Return the report after the last day."""
    for day in days:
        stored = update_state(folder, day, classify=classify, model="m1")
    wanted = Settings()
    return describe_period(
        prepare_stored(stored, period, wanted), period=period, previous=None, edits=(), settings=wanted
    )


def write(report: HotspotReport, folder: Path) -> dict[str, bytes]:
    write_report(report, folder)
    return {name: (folder / name).read_bytes() for name in FILES}


def all_at_once(period: str | None = None) -> HotspotReport:
    in_order = MONTH.sort_values(["received_at", "ticket_id"], ignore_index=True)
    return find_hotspots(classify(in_order), period=period)


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return write(all_at_once(), tmp_path_factory.mktemp("once"))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    owner=st.lists(st.integers(0, 3), min_size=len(MONTH), max_size=len(MONTH)),
    order=st.permutations(range(len(MONTH))),
)
def test_days_in_any_order_give_the_same_files(
    owner: list[int], order: list[int], expected: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path)
    days = [MONTH.iloc[[row for row in order if owner[row] == day]] for day in range(4)]
    report = detect(tmp_path / "state", [day for day in days if len(day)])
    assert report.hotspots
    assert write(report, tmp_path / "out") == expected


def test_a_period_counts_the_tickets_received_in_it(tmp_path: Path) -> None:
    report = detect(tmp_path / "state", [MONTH.iloc[30:], MONTH.iloc[:30]], period="2024-08-01..2024-08-15")
    once = all_at_once("2024-08-01..2024-08-15")
    assert write(report, tmp_path / "a") == write(once, tmp_path / "b")
    with pytest.raises(PeriodError, match="没有工单"):
        detect(tmp_path / "state", [MONTH.iloc[:1]], period="2023-01")


def test_what_is_known_is_skipped_and_what_changed_is_replaced(
    expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = MONTH.assign(text=["还没写完" if row % 4 == 0 else text for row, text in enumerate(MONTH["text"])])
    state = tmp_path / "state"
    detect(state, [draft, MONTH.iloc[:20]])
    asked: list[str] = []

    def classify_noting(tickets: pd.DataFrame) -> pd.DataFrame:
        asked.extend(tickets["ticket_id"])
        return classify(tickets)

    update_state(state, MONTH, classify=classify_noting, model="m1")
    assert asked == [id_ for row, id_ in enumerate(MONTH["ticket_id"]) if row % 4 == 0 and row >= 20]
    before = (state / "state.json").read_bytes()
    assert write(detect(state, [MONTH.iloc[5:9]]), tmp_path / "out") == expected
    assert (state / "state.json").read_bytes() == before


def test_what_came_is_told_to_who_wants_to_know(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    update_state(tmp_path, MONTH.iloc[:5], classify=classify)
    with caplog.at_level(logging.INFO, "hotspot"):
        update_state(tmp_path, MONTH.iloc[2:9].assign(unit=["环卫处", *MONTH["unit"][3:9]]), classify=classify)
    assert "状态文件夹原有 5 件工单;这次新来 4 件,有改动而更换 1 件,没有变的 2 件。" in caplog.text


def test_official_categories_are_kept_and_a_new_one_counts(tmp_path: Path) -> None:
    official = MONTH.assign(category="城市管理")
    stored = update_state(tmp_path, official, classify=classify)
    assert set(stored.masked["category"]) == {"城市管理"}
    stored = update_state(tmp_path, official.iloc[:1].assign(category="民政"), classify=classify)
    assert sorted(stored.masked["category"])[-1] == "民政"


def test_a_state_of_format_1_is_still_read_and_added_to(tmp_path: Path) -> None:
    """The folder was written by the program of that format and is never written again."""
    folder = shutil.copytree(Path(__file__).parent / "state-format-1", tmp_path / "state")
    kept = StateFolder(folder).read()
    assert kept is not None
    assert kept.masked["text"].tolist() == [
        "澄园路整条街的路灯黑了一个星期，晚上看不清路", "联系人王某,电话〔电话〕,云溪市场水管爆了",
    ]  # fmt: skip
    assert kept.masked[["title", "category", "town", "unit"]].to_numpy().tolist() == [
        ["路灯不亮", "城市管理", "三塘镇", ""], ["", "公共服务", "", "城管局"],
    ]  # fmt: skip
    assert kept.masked["is_predicted"].tolist() == [False, True]
    assert [[place.name for place in places] for places in kept.places] == [["澄园路"], ["云溪市场"]]
    assert len(update_state(folder, MONTH, classify=classify, model="m1")) == 2 + len(MONTH)


def test_a_state_of_before_praise_and_addresses_were_kept_is_read() -> None:
    stored = unpack_tickets(*_pack_old())
    assert stored.masked[["praise", "by_address"]].to_numpy().tolist() == [[False, False]] * 2
    assert stored.masked["address"].tolist() == ["", ""]


def _pack_old() -> tuple[bytes, bytes]:
    masked = mask_tickets(MONTH.iloc[:2], Settings())
    masked = masked.assign(is_predicted=True, by_address=True, own_label="", given_label="")
    new = pack_tickets(StoredTickets(masked, [(), ()], np.zeros((2, 1), dtype=np.float32)))
    file = io.BytesIO()
    parquet.write_table(parquet.read_table(io.BytesIO(new)).drop_columns(["praise", "address", "by_address"]), file)
    return file.getvalue(), pack_scores(np.zeros((2, 1), dtype=np.float32))


def test_other_models_prepare_the_tickets_again_and_say_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    update_state(tmp_path, MONTH, classify=lambda table: table.assign(predicted_category="旧"), model="m0")
    with caplog.at_level(logging.WARNING, "hotspot"):
        stored = update_state(tmp_path, MONTH.iloc[:1], classify=classify, model="m1")
    assert "分类模型" in caplog.text
    fresh = update_state(tmp_path / "new", MONTH, classify=classify, model="m1")
    pd.testing.assert_frame_equal(stored.masked, fresh.masked, check_like=True)
    assert stored.places == fresh.places
    assert np.array_equal(stored.scores, fresh.scores)


def test_a_label_means_what_it_means_among_all_labels_and_to_the_model_of_now(tmp_path: Path) -> None:
    """A single 其他 is 其他咨询, and nothing in a column of another scheme, as is a label of another model."""
    labelled = MONTH.iloc[:6].assign(category=["其他", "黑社会", "噪音", "城管", "", "其他"])
    models = {"default": load_shipped().manifest, "own": {"labels": ["黑社会", "噪音"], "target": "category"}}

    def add(rows: pd.DataFrame, model: str) -> list[str]:
        def name(labels: pd.DataFrame) -> pd.DataFrame:
            return labels.assign(category=name_labels(labels["category"].tolist(), models[model]))

        stored = update_state(tmp_path, rows, classify=classify, name=name, model=model).masked.sort_values("ticket_id")
        return stored["category"].where(~stored["is_predicted"], "").tolist()

    assert add(labelled.iloc[:1], "default") == ["其他咨询"]
    assert add(labelled.iloc[1:], "default") == ["", "", "", "城市管理", "", ""]
    assert add(labelled.iloc[:1], "own") == ["", "黑社会", "噪音", "", "", ""]
    assert add(labelled.iloc[:1], "default") == ["", "", "", "城市管理", "", ""]


def test_the_office_s_categories_of_an_older_state_are_its_labels() -> None:
    masked = mask_tickets(MONTH.iloc[:2].assign(category="城管"), Settings())
    masked = masked.assign(is_predicted=[False, True], by_address=False, own_label="", given_label="")
    new = pack_tickets(StoredTickets(masked, [(), ()], np.zeros((2, 1), dtype=np.float32)))
    file = io.BytesIO()
    parquet.write_table(parquet.read_table(io.BytesIO(new)).drop_columns(["own_label", "given_label"]), file)
    stored = unpack_tickets(file.getvalue(), pack_scores(np.zeros((2, 1), dtype=np.float32)))
    assert stored.masked[["own_label", "given_label"]].to_numpy().tolist() == [["城管", ""], ["", ""]]


def test_no_personal_data_is_stored(tmp_path: Path) -> None:
    update_state(tmp_path, MONTH, classify=classify)
    (table,) = tmp_path.glob("tickets-*.parquet")
    text = pd.read_parquet(table).to_csv()
    assert "〔电话〕" in text
    assert not any(secret in text for secret in ("13800000000", "王小明", "来电人"))


def test_another_salt_is_refused(tmp_path: Path) -> None:
    update_state(tmp_path, MONTH, classify=classify)
    other = Settings(privacy=PrivacySettings(salt="另一个"))
    with pytest.raises(SettingsError, match="密钥"):
        update_state(tmp_path, MONTH, classify=classify, settings=other)


def test_tickets_need_ids_of_their_own(tmp_path: Path) -> None:
    with pytest.raises(ColumnError, match="ticket_id"):
        update_state(tmp_path, MONTH.drop(columns="ticket_id"), classify=classify)
    with pytest.raises(ColumnError, match=r"2 条工单没有编号\(表头下第 1、3 行\)"):
        update_state(tmp_path, MONTH.iloc[:3].assign(ticket_id=["", "G2", None]), classify=classify)
    with pytest.raises(DuplicateTicketError, match="G0000"):
        update_state(tmp_path, MONTH.iloc[[0, 0]], classify=classify)
    numbered = [MONTH.iloc[part].assign(ticket_id=["1", "2", "3"]) for part in ([0, 1, 2], [3, 4, 5])]
    update_state(tmp_path, numbered[0], classify=classify)
    update_state(tmp_path, numbered[0], classify=classify)
    with pytest.raises(ColumnError, match="行号"):
        update_state(tmp_path, numbered[1].iloc[::-1], classify=classify)


def test_a_changed_file_or_a_newer_format_is_refused(tmp_path: Path) -> None:
    update_state(tmp_path, MONTH, classify=classify)
    (scores,) = tmp_path.glob("scores-*.npy")
    whole = scores.read_bytes()
    scores.write_bytes(whole[:-1] + b"\1")
    with pytest.raises(TicketFileError, match="与写入时不同"):
        update_state(tmp_path, MONTH, classify=classify)
    scores.unlink()
    with pytest.raises(TicketFileError, match="读不了"):
        update_state(tmp_path, MONTH, classify=classify)
    pointer = tmp_path / "state.json"
    content = json.loads(pointer.read_text(encoding="utf-8"))
    pointer.write_text(json.dumps({**content, "format": 2}), encoding="utf-8")
    with pytest.raises(TicketFileError, match="格式是 2"):
        update_state(tmp_path, MONTH, classify=classify)
    for broken in ("", "[]", "{}", '{"format": 1}', '{"format": 1, "key": "", "made_by": {}, "parts": [1]}'):
        pointer.write_text(broken, encoding="utf-8")
        with pytest.raises(TicketFileError, match="坏了或被改过"):
            update_state(tmp_path, MONTH, classify=classify)
    content["parts"][0]["tickets"] = "../tickets-0123456789abcdef.parquet"
    pointer.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(TicketFileError, match="文件名不对"):
        update_state(tmp_path, MONTH, classify=classify)


def test_the_command_needs_only_the_new_tickets(expected: dict[str, bytes], tmp_path: Path) -> None:
    days = [tmp_path / "1.csv", tmp_path / "2.csv"]
    MONTH.iloc[:30].to_csv(days[0], index=False)
    MONTH.iloc[30:].to_csv(days[1], index=False)
    for day in days:
        run = ["detect", str(day), "-o", str(tmp_path / "out"), "--state", str(tmp_path / "state")]
        done = CliRunner().invoke(app, run)
        assert done.exit_code == 0, done.output
    found = {name: (tmp_path / "out" / name).read_bytes() for name in FILES}
    assert found == expected


def test_the_command_goes_on_where_no_new_tickets_came(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    some, none = tmp_path / "1.csv", tmp_path / "2.csv"
    MONTH.iloc[:12].to_csv(some, index=False)
    MONTH.iloc[:0].to_csv(none, index=False)
    run = ["detect", "-o", str(tmp_path / "out"), "--state", str(tmp_path / "state")]
    assert isinstance(CliRunner().invoke(app, [*run, str(none)]).exception, EmptyTicketFileError)
    assert CliRunner().invoke(app, [*run, str(some)]).exit_code == 0
    found = (tmp_path / "out" / "hotspots.json").read_bytes()
    done = CliRunner().invoke(app, [*run, str(none)])
    assert done.exit_code == 0, done.output
    assert "2.csv 只有表头,没有工单。热点按状态文件夹" in caplog.text
    assert (tmp_path / "out" / "hotspots.json").read_bytes() == found
    assert isinstance(CliRunner().invoke(app, [*run, str(some), str(none)]).exception, EmptyTicketFileError)


@pytest.mark.parametrize("column", ["工单编号", "备注"])
def test_the_command_refuses_tickets_whose_number_would_be_that_of_a_row(column: str, tmp_path: Path) -> None:
    """Row 2 of one day and row 2 of the next would count as one ticket."""
    first, second = tmp_path / "1.csv", tmp_path / "2.csv"
    first.write_text(f"{column},诉求内容\nA1,停水\nA2,停电\nA3,路灯不亮\n", encoding="utf-8")
    second.write_text(f"{column},诉求内容\nB1,停水\n,停电\nB3,路灯不亮\n", encoding="utf-8")
    for day, refused in ((first, column == "备注"), (second, True)):
        run = ["detect", str(day), "-o", str(tmp_path / "out"), "--state", str(tmp_path / "state")]
        done = CliRunner().invoke(app, run)
        assert isinstance(done.exception, ColumnError) == refused, done.output
        assert not refused or "靠编号认出同一件工单" in str(done.exception)
