"""find_hotspots gives tickets without a category the model's, so that a table needs none."""

import logging
from pathlib import Path
from typing import cast

import pandas as pd
import pytest

import hotspot
from hotspot.categories.training import train
from hotspot.detection import add_categories, find_stored_hotspots
from hotspot.errors import ArgumentTypeError, ColumnError, ModelError
from hotspot.settings import ClassifySettings, Settings

PIGS = ("三塘镇白雪村养猪场气味难闻", "白雪村养猪场粪水臭,气味难闻", "三塘镇白雪村的养猪场气味大,开不了窗")


def table(**columns: object) -> pd.DataFrame:
    return pd.DataFrame({"ticket_id": ["1", "2", "3"], "text": PIGS, **columns})


def test_a_table_needs_no_categories() -> None:
    bare = hotspot.find_hotspots(table())
    assert {line.category for line in bare.hotspots} == {"环境保护"}
    assert hotspot.find_hotspots(hotspot.classify(table())).hotspots == bare.hotspots
    assert hotspot.find_hotspots(table(category=["", None, " "])).hotspots == bare.hotspots


def test_the_offices_own_categories_go_first() -> None:
    (line,) = hotspot.find_hotspots(table(category=["农林水利", "农林水利", ""])).hotspots
    assert line.category == "农林水利"


def test_a_label_of_another_scheme_is_none_of_the_models() -> None:
    bare = hotspot.find_hotspots(table())
    assert hotspot.find_hotspots(table(category=["城市运行", "民生保障", ""])).hotspots == bare.hotspots
    (line,) = hotspot.find_hotspots(table(category=["农林畜牧水利类", "农林水利", "三农服务"])).hotspots
    assert line.category == "农林水利"


def test_a_predicted_label_of_another_scheme_is_none_of_the_models(caplog: pytest.LogCaptureFixture) -> None:
    bare = hotspot.find_hotspots(table())
    mixed = table(predicted_category=["城市运行", "民生保障", "环保"])
    assert hotspot.find_hotspots(mixed).hotspots == bare.hotspots
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == [
        "2 件工单的 predicted_category 不是所用模型的类别,没有采用。"
    ]
    assert mixed["predicted_category"].tolist() == ["城市运行", "民生保障", "环保"]


def test_the_remainder_of_another_scheme_is_no_category() -> None:
    bare = hotspot.find_hotspots(table())
    assert hotspot.find_hotspots(table(category=["其他", "城市运行", "其他"])).hotspots == bare.hotspots
    (line,) = hotspot.find_hotspots(table(category=["其他", "城管", "其他"])).hotspots
    assert line.category == "其他咨询"


def test_tickets_that_tell_nothing_are_no_hotspot() -> None:
    assert hotspot.find_hotspots(pd.DataFrame({"text": ["😀"] * 5 + ["。"] * 5 + ["36"] * 5 + [""] * 5})).hotspots == ()


def test_tickets_that_come_one_by_one_give_what_all_give(tmp_path: Path) -> None:
    whole = table(received_at=pd.Timestamp(2024, 8, 1))
    for row in range(3):
        report = find_stored_hotspots(whole.iloc[[row]], tmp_path, period="2024-08")
    assert report.hotspots == hotspot.find_hotspots(whole, period="2024-08").hotspots != ()
    with pytest.raises(ArgumentTypeError, match="read_report"):
        find_stored_hotspots(whole, tmp_path, previous=cast("hotspot.HotspotReport", "2024-07"))


def test_a_ticket_that_comes_again_without_a_text_is_withdrawn(tmp_path: Path) -> None:
    whole = table(received_at=pd.Timestamp(2024, 8, 1)).assign(ticket_id=["A7", "A8", "A9"])
    (line,) = find_stored_hotspots(whole, tmp_path, period="2024-08").hotspots
    assert line.ticket_ids == ("A7", "A8", "A9")
    report = find_stored_hotspots(whole.iloc[[1]].assign(text=""), tmp_path, period="2024-08")
    assert report.tickets["ticket_id"].tolist() == ["A7", "A8", "A9"]
    assert not any("A8" in line.ticket_ids for line in report.hotspots)


def test_ids_may_stand_in_the_index() -> None:
    tickets = table(received_at=pd.Timestamp(2024, 8, 1)).assign(ticket_id=["A7", "A8", "A9"])
    indexed = tickets.set_index("ticket_id")
    report = hotspot.find_hotspots(indexed, period="2024-08")
    assert report.hotspots == hotspot.find_hotspots(tickets, period="2024-08").hotspots
    assert report.tickets.index.tolist() == ["A7", "A8", "A9"]
    assert report.tickets.merge(tickets, on="ticket_id")["hotspot_id"].tolist() == ["HA7"] * 3
    classified = hotspot.classify(indexed)
    assert classified.index.equals(indexed.index)
    assert classified.index.name == "ticket_id"
    assert {picked.ticket_id for picked in hotspot.review(indexed).tickets} <= set(indexed.index)
    materials = hotspot.Materials(hotspots=report, earlier=(indexed,))
    bulletin = hotspot.build_bulletin(classified, "2024-08", materials)
    assert bulletin.figures.tickets["ticket_id"].tolist() == ["A7", "A8", "A9"]


def test_a_model_may_be_named() -> None:
    named, loaded = (hotspot.find_hotspots(table(), model=model) for model in ("default", hotspot.load_model()))
    assert named.hotspots == loaded.hotspots
    with pytest.raises(ModelError):
        hotspot.find_hotspots(table(), model="no-such-model")


def test_a_model_of_units_finds_no_hotspots(tmp_path: Path) -> None:
    texts = ("停水三天", "自来水发黄", "水压太低", "路灯不亮", "路灯坏了", "路口一片黑没有路灯")
    units = pd.DataFrame({"text": texts, "unit": ["水务公司"] * 3 + ["城管局"] * 3})
    train(units, base="none", target="unit").save(tmp_path / "units")
    model = hotspot.load_model(tmp_path / "units")
    with pytest.raises(ModelError, match="学的是“unit”,不是诉求类别,不能用来找热点"):
        hotspot.find_hotspots(table(), model=model)
    with pytest.raises(ModelError, match="不能用来找热点"):
        find_stored_hotspots(
            table(), tmp_path / "state", settings=Settings(classify=ClassifySettings(model=str(tmp_path / "units")))
        )


@pytest.mark.parametrize("columns", [{}, {"category": ["环境保护"] * 3}], ids=["without categories", "with them"])
def test_what_names_no_model_is_told(columns: dict[str, object]) -> None:
    with pytest.raises(ArgumentTypeError, match="模型是 int"):
        hotspot.find_hotspots(table(**columns), model=cast("str", 5))


def test_a_table_without_texts_is_told_with_the_columns_that_it_has() -> None:
    with pytest.raises(ColumnError, match=r"没有 text 列\(有:unit\)"):
        hotspot.find_hotspots(pd.DataFrame({"unit": ["城管局"]}))


def test_the_settings_may_name_it() -> None:
    settings = Settings(classify=ClassifySettings(model="no-such-model"))
    for ask in (
        lambda: hotspot.find_hotspots(table(), settings=settings),
        lambda: hotspot.classify(table(), settings=settings),
        lambda: hotspot.build_bulletin(table(received_at="2024-08-01", unit="三塘镇"), "2024-08", settings=settings),
    ):
        with pytest.raises(ModelError, match="no-such-model"):
            ask()
    named = hotspot.find_hotspots(table(), settings=settings, model="default")
    assert named.hotspots == hotspot.find_hotspots(table()).hotspots


def test_categories_are_added_to_masked_tickets() -> None:
    masked = pd.DataFrame({"title": ["", ""], "text": ["养猪场气味难闻", ""]}, index=[7, 3])
    added = add_categories(masked, "default")
    assert added["predicted_category"].tolist() == ["环境保护", ""]
    assert added.index.tolist() == [7, 3]
    assert list(masked.columns) == ["title", "text"]
