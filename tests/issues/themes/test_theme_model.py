"""The model of themes: learns from tickets and from triggers, and survives the disk."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from hotspot.errors import LabelError, ModelError, OutputError
from hotspot.issues.themes.folder import load_theme_model, read_theme_model, save_theme_model
from hotspot.issues.themes.listing import ThemeList, parse_themes
from hotspot.issues.themes.model import ThemeModel
from hotspot.issues.themes.training import fit_theme_model
from hotspot.text.subtopics import parse_subtopics

SUBTOPICS = parse_subtopics(
    "公共服务\t停水\t停水 没水\n公共服务\t停电\t停电 断电\n城市管理\t路灯\t路灯\n其他\t无内容\t喂喂\n"
)
TICKETS = {
    "停水": ["家里三天没有水用", "自来水又停了,水龙头不出水", "小区停水没有通知"],
    "停电": ["村里一到晚上就停电", "变压器跳闸断电两小时", "空调一开就跳闸没电"],
    "路灯": ["巷子口的灯不亮,晚上看不见路", "路灯坏了一个月", "灯杆倒了,晚上一片黑"],
    "无内容": ["喂喂", "打错了", "没有声音"],
}


@pytest.fixture(scope="module")
def themes() -> ThemeList:
    return parse_themes("停水问题\t停水\t\n停电问题\t停电\t\n路灯问题\t路灯\t\n天文台开放\t\t天文台\n", SUBTOPICS)


@pytest.fixture(scope="module")
def model(themes: ThemeList) -> ThemeModel:
    documents = [text for texts in TICKETS.values() for text in texts]
    return fit_theme_model(documents, [name for name, texts in TICKETS.items() for _ in texts], themes)


def test_finds_the_theme_of_other_words(model: ThemeModel) -> None:
    bodies = ["水龙头一滴水都没有", "晚上跳闸断电", "灯杆上的路灯不亮"]
    assert model.assign([""] * 3, bodies).tolist() == ["停水问题", "停电问题", "路灯问题"]


def test_a_theme_without_tickets_is_known_by_its_triggers(model: ThemeModel) -> None:
    assert model.assign([""], ["天文台周末开放吗"]).tolist() == ["天文台开放"]


def test_what_is_near_in_meaning_votes_without_a_common_word(model: ThemeModel) -> None:
    text, column = "照明设施夜里黑着", model.names.index("路灯问题")
    by_words = replace(model, neighbors=None).score([""], [text])[0]
    gained = model.score([""], [text])[0] - by_words
    assert gained.argmax() == column
    assert 0.2 < gained[column] <= 0.75


def test_no_content_is_no_theme(model: ThemeModel) -> None:
    assert model.assign([""], ["喂喂"]).tolist() == [""]


def test_what_fits_no_theme_well_enough_has_none() -> None:
    found = load_theme_model().assign(["停水", ""], ["小区停水没有通知", "蝴蝶标本"])
    assert found.tolist() == ["停水与供水不稳", ""]


def test_a_theme_of_another_category_counts_less(model: ThemeModel) -> None:
    scores = model.score([""] * 3, ["停水停电"] * 3)
    heeded = model.heed_categories(scores, ["城市管理", "", "别的分类"])
    own = [model.names.index(name) for name in ("路灯问题", "天文台开放")]
    other = [model.names.index(name) for name in ("停水问题", "停电问题", "")]
    assert np.array_equal(heeded[0, own], scores[0, own])
    assert (heeded[0, other] < scores[0, other]).all()
    assert np.array_equal(heeded[1:], scores[1:])


def test_a_ticket_alone_scores_as_among_others(model: ThemeModel) -> None:
    bodies = [text for texts in TICKETS.values() for text in texts]
    together = model.score([""] * len(bodies), bodies)
    assert np.array_equal(together[4:5], model.score([""], bodies[4:5]))
    assert model.score([], []).shape == (0, len(model.names))


def test_a_long_text_costs_no_more_than_its_beginning(model: ThemeModel) -> None:
    text = "小区停水没有通知" * 40
    assert np.array_equal(model.score([""], [text[:300]]), model.score([""], [text + "停电" * 50_000]))


def test_training_needs_tickets(themes: ThemeList) -> None:
    with pytest.raises(LabelError, match="data/tickets"):
        fit_theme_model([], [], themes)


def test_a_saved_model_scores_the_same(model: ThemeModel, tmp_path: Path) -> None:
    save_theme_model(model, tmp_path / "one", about={})
    save_theme_model(model, tmp_path / "two", about={})
    bodies = ["家里停水", "停电了", "路灯不亮"]
    again = read_theme_model(tmp_path / "one")
    assert np.array_equal(again.score([""] * 3, bodies), model.score([""] * 3, bodies))
    assert again.categories == model.categories
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
    with pytest.raises(OutputError, match="不是空的"):
        save_theme_model(model, tmp_path / "one", about={})


@pytest.mark.parametrize("name", ["words.txt", "ngrams.txt", "triggers.tsv", "weights.npz", "vectors.npz"])
def test_a_damaged_file_is_refused(model: ThemeModel, tmp_path: Path, name: str) -> None:
    save_theme_model(model, tmp_path / "model", about={})
    with (tmp_path / "model" / name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match="校验值"):
        read_theme_model(tmp_path / "model")


@pytest.mark.parametrize(
    ("manifest", "complaint"),
    [('{"format": 3}', "升级"), ("{", "读不懂"), ("[]", "读不懂"), ('{"format": 1}', "读不懂")],
)
def test_a_wrong_manifest_is_refused(model: ThemeModel, tmp_path: Path, manifest: str, complaint: str) -> None:
    save_theme_model(model, tmp_path / "model", about={})
    (tmp_path / "model" / "manifest.json").write_text(manifest, encoding="utf-8")
    with pytest.raises(ModelError, match=complaint):
        read_theme_model(tmp_path / "model")


def test_a_model_of_format_1_is_read_without_votes(model: ThemeModel, tmp_path: Path) -> None:
    save_theme_model(replace(model, neighbors=None), tmp_path / "model", about={})
    path = tmp_path / "model" / "manifest.json"
    assert "vectors.npz" not in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8").replace('"format": 2', '"format": 1'), encoding="utf-8")
    read = read_theme_model(tmp_path / "model")
    assert read.neighbors is None
    assert read.assign([""], ["小区停水没有通知"]).tolist() == ["停水问题"]


def test_votes_of_another_number_of_themes_are_refused(model: ThemeModel, tmp_path: Path) -> None:
    assert model.neighbors is not None
    more = replace(model.neighbors, votes=np.eye(len(model.neighbors), 9, 8, dtype=np.float32))
    save_theme_model(replace(model, neighbors=more), tmp_path / "model", about={})
    with pytest.raises(ModelError, match=r"主题模型 的 vectors[.]npz 与模型的 5 个类别对不上"):
        read_theme_model(tmp_path / "model")


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="读不懂"):
        read_theme_model(tmp_path / "nothing")


def test_the_shipped_model_knows_the_themes_of_the_bulletin() -> None:
    names = set(load_theme_model().names)
    assert names > {
        "公路养护",
        "养猪场气味",
        "学校殴打学生",
        "问题楼盘",
        "摩托车购买保险",
        "招生入学",
        "预付卡消费",
        "",
    }
