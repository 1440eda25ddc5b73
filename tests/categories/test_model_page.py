"""The page on a model: where it comes from, and what its promotions rest on."""

from pathlib import Path

import pytest
from office import NOW, train_office

from hotspot.categories.model_page import LIST_HEADERS, describe_entry, list_cells
from hotspot.categories.registry import ModelEntry, promote_model, roll_back, show_model


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    train_office(folder, "first", 60)
    promote_model("first", by="李某", now=NOW, models=folder / "models", force=True)
    roll_back(by="张某", now=NOW, models=folder / "models")
    return folder / "models"


def test_the_page_tells_origin_training_and_use(models: Path) -> None:
    entry = show_model("first", models)
    lines = describe_entry(entry)
    assert lines[:4] == ["模型 first", "训练时间:2024-09-01 08:30:00", "上一代:default", "判定:诉求类别"]
    counts, held_out = entry.manifest["training"]["labels"], entry.manifest["holdout"]["tickets"]
    assert f"各类训练工单:供水 {counts['供水']}、欠薪 {counts['欠薪']}、路灯 {counts['路灯']}" in lines
    assert any(line.startswith(f"留出工单:{held_out} 条,宏平均 F1 ") for line in lines)
    assert lines[-3:-1] == [
        "启用记录:",
        "  2024-09-01 08:30:00 李某 启用 first(此前 default),不顾:两个模型学的列或类别不同,无从比较。",
    ]
    assert lines[-1] == "  2024-09-01 08:30:00 张某 退回 default(此前 first)。"


def test_the_shipped_model_has_a_page_too(tmp_path: Path) -> None:
    lines = describe_entry(show_model("default", tmp_path))
    assert lines[0] == "模型 default(在用)"
    assert lines[1] == "训练时间:随软件提供"
    assert lines[-1] == "没有启用或退回过。"


def test_a_model_that_a_program_trained_did_not_come_with_the_program() -> None:
    manifest = {"labels": ["供水"], "training": {"tickets": 8, "base_tickets": 0}}
    assert not [line for line in describe_entry(ModelEntry("own", False, manifest, ())) if "训练时间" in line]


def test_a_manifest_by_another_hand_is_told_as_far_as_it_says() -> None:
    manifest = {"training": {"base_tickets": "many", "weight": None}, "metrics": {"macro_f1": "good"}, "holdout": 3}
    lines = describe_entry(ModelEntry("strange", False, manifest, ()))
    assert "训练工单:自己的 0 条(每条权重 None),随软件的语料 many 条" in lines
    assert "留出工单:宏平均 F1 good" in lines


@pytest.mark.parametrize("part", [None, [1], "many", 3])
def test_the_list_leaves_empty_what_a_manifest_by_another_hand_does_not_say(part: object) -> None:
    cells = list_cells(ModelEntry("strange", False, {"training": part, "metrics": part, "parent": part}, ()))
    assert cells == ("", "strange", "随软件提供", "", "", "", "")
    assert len(cells) == len(LIST_HEADERS)
