"""Promotion, rollback, and that no kill at any moment leaves the office without a working model."""

import hashlib
import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from office import NOW, make_tickets, train_office, write_tickets

from hotspot.categories.candidate import TrainingRequest, train_candidate
from hotspot.categories.holdout import is_frozen
from hotspot.categories.label_table import prepare_labelled, read_labelled
from hotspot.categories.model_folder import load_model
from hotspot.categories.model_names import read_current
from hotspot.categories.registry import list_models, promote_model, read_history, roll_back, show_model
from hotspot.categories.training import train
from hotspot.categories.training_keys import read_holdout
from hotspot.errors import LabelError, ModelError, OutputError


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with a model trained on little, in use, and a candidate trained on more."""
    folder = tmp_path_factory.mktemp("office")
    train_office(folder, "small", 24)
    promote_model("small", by="李某", now=NOW, models=folder / "models", force=True)
    train_office(folder, "large", 150)
    return folder


@pytest.fixture
def models(trained: Path) -> Iterator[Path]:
    """The models of that office, with ``small`` in use; what a test switches is switched back."""
    current = trained / "models" / "current.json"
    content = current.read_bytes()
    yield trained / "models"
    current.write_bytes(content)


def _promote(models: Path, name: str, *, force: bool = False) -> str:
    return promote_model(name, by="张某", now=NOW, models=models, force=force).name


def test_a_better_candidate_is_promoted_and_rolled_back(models: Path) -> None:
    before = load_model("current", models=models)
    assert _promote(models, "large") == "large"
    assert read_current(models) == "large"
    assert before.classifier.predict(["路灯坏了"]).tolist() == ["路灯"]
    assert roll_back(by="张某", now=NOW, models=models).name == "small"
    assert roll_back(by="张某", now=NOW, models=models).name == "default"
    with pytest.raises(ModelError, match="没有可退回"):
        roll_back(by="张某", now=NOW, models=models)
    history = [(one.action, one.name, one.before) for one in read_history(models)]
    assert history == [
        ("promote", "small", "default"),
        ("promote", "large", "small"),
        ("rollback", "small", "large"),
        ("rollback", "default", "small"),
    ]


def test_a_worse_candidate_is_refused_with_every_reason_unless_forced(models: Path) -> None:
    _promote(models, "large")
    spoiled = make_tickets(150)
    spoiled.loc[spoiled["诉求类别"] == "欠薪", "诉求类别"] = ["路灯"] * 48 + ["欠薪"] * 2
    source = models.parent / "spoiled.csv"
    spoiled.to_csv(source, index=False)
    if not (models / "worse").exists():
        # Its tickets are spoiled, and so is its own frozen part: judged by the office's right labels it falls.
        train_candidate(TrainingRequest((source,), models / "worse", base="none", models=models), now=NOW)
    right = read_labelled([write_tickets(models.parent / "right.csv", 150)])
    with pytest.raises(ModelError, match=r"宏平均 F1 由 .* 降到.*force=True"):
        promote_model("worse", by="张某", now=NOW, models=models, labelled=right)
    assert read_current(models) == "large"
    few = [place for place, key in enumerate(right.keys) if is_frozen(key)][:8]
    with pytest.raises(ModelError, match=r"宏平均 F1 由 .*依据 8 条留出工单的比较。工单不足 20 条.*force=True"):
        promote_model("worse", by="张某", now=NOW, models=models, labelled=right.take(few))
    switch = promote_model("worse", by="张某", now=NOW, models=models, labelled=right, force=True)
    assert any("宏平均 F1" in objection for objection in switch.objections)
    assert read_history(models)[-1].objections == switch.objections


def test_without_a_comparison_with_the_model_in_use_it_is_refused(models: Path) -> None:
    with pytest.raises(ModelError, match="类别不同"):
        _promote(models, "default")
    _promote(models, "large")
    with pytest.raises(ModelError, match="--labelled"):
        _promote(models, "small")


def test_a_model_of_another_column_does_not_take_the_place_of_one_of_categories(models: Path) -> None:
    """Though its labels read the same."""
    if not (models / "units").exists():
        source = models.parent / "units.csv"
        make_tickets(60).rename(columns={"诉求类别": "承办单位"}).to_csv(source, index=False)
        request = TrainingRequest((source,), models / "units", base="none", target="unit", models=models)
        assert train_candidate(request, now=NOW).comparison is None
    with pytest.raises(ModelError, match="两个模型学的列或类别不同"):
        _promote(models, "units")
    right = read_labelled([write_tickets(models.parent / "right-again.csv", 150)])
    with pytest.raises(ModelError, match="两个模型学的列或类别不同"):
        promote_model("units", by="张某", now=NOW, models=models, labelled=right)


def _train_units(models: Path, name: str) -> None:
    """Train on units as a sheet has them, two lines in a cell."""
    table = make_tickets(90).rename(columns={"诉求类别": "承办单位"})
    table["承办单位"] = table["承办单位"].replace({"供水": "水务局\n供水公司", "路灯": "城管局\r\n 路灯所"})
    source = models.parent / "two-lines.csv"
    table.to_csv(source, index=False)
    request = TrainingRequest((source,), models / name, base="none", target="unit", models=models)
    train_candidate(request, now=NOW)


def test_labels_of_two_lines_are_compared_like_any_other(tmp_path: Path) -> None:
    models = tmp_path / "models"
    _train_units(models, "first")
    promote_model("first", by="张某", now=NOW, models=models, force=True)
    _train_units(models, "second")
    assert load_model("second", models=models).labels == ("城管局 路灯所", "欠薪", "水务局 供水公司")
    held_out = show_model("second", models).manifest["holdout"]["tickets"]
    assert promote_model("second", by="张某", now=NOW, models=models).tickets == held_out


def test_frozen_tickets_noted_down_with_labels_of_two_lines_are_read(tmp_path: Path) -> None:
    """Earlier versions wrote labels as they came."""
    rows = [(f"{number:024x}", "水务局\n供水公司", "欠薪", "水务局\n供水公司") for number in range(3)]
    content = "key\tlabel\tcandidate\tcurrent\n" + "".join("\t".join(row) + "\n" for row in rows)
    (tmp_path / "holdout.tsv").write_text(content, encoding="utf-8")
    digest = hashlib.sha256(content.encode()).hexdigest()
    assert read_holdout(tmp_path, {"holdout": {"sha256": digest}}) == rows


def test_what_a_promotion_rests_on_is_kept(models: Path) -> None:
    _promote(models, "large")
    held_out = show_model("large", models).manifest["holdout"]["tickets"]
    switch = read_history(models)[-1]
    assert switch.tickets == held_out >= 20
    assert switch.describe_basis() == f"依据 {held_out} 条留出工单的比较。"
    # A history written before this was noted down is read as well.
    path = models / "current.json"
    history = json.loads(path.read_text(encoding="utf-8"))
    for row in history["history"]:
        del row["tickets"]
    path.write_text(json.dumps(history, ensure_ascii=False), encoding="utf-8")
    assert [one.describe_basis() for one in read_history(models)] == ["", ""]


def test_a_comparison_on_a_handful_of_tickets_says_so(models: Path) -> None:
    _promote(models, "large")
    right = read_labelled([write_tickets(models.parent / "few.csv", 150)])
    switch = promote_model("small", by="张某", now=NOW, models=models, labelled=right)
    assert "2 条" in switch.describe_basis()
    assert "说明不了多少" in switch.describe_basis()


def test_labelled_tickets_stand_in_when_the_model_in_use_has_changed(models: Path) -> None:
    if not (models / "medium").exists():
        train_office(models.parent, "medium", 90)
    _promote(models, "large")
    with pytest.raises(ModelError, match="--labelled"):
        _promote(models, "medium")
    right = read_labelled([write_tickets(models.parent / "again.csv", 150)])
    assert promote_model("medium", by="张某", now=NOW, models=models, labelled=right).objections == ()


def test_why_nothing_can_be_compared_is_said_with_what_helps(models: Path) -> None:
    tickets = read_labelled([write_tickets(models.parent / "again.csv", 150)])
    if not (models / "python").exists():
        # Trained by a program, on all tickets: none was set aside.
        train(tickets, base="none").save(models / "python")
    for labelled in (None, tickets):
        with pytest.raises(ModelError, match=r"不启用 python:python 没有留出的工单.*不是用 hotspot train 训练的"):
            promote_model("python", by="张某", now=NOW, models=models, labelled=labelled)
    _promote(models, "large")
    others = prepare_labelled([pd.DataFrame({"text": ["自来水停了"], "category": ["供水"]})])
    with pytest.raises(ModelError, match="标注文件中没有训练 small 时留出的工单"):
        promote_model("small", by="张某", now=NOW, models=models, labelled=others)


@pytest.mark.parametrize("content", ["{bad", '{"name": "../x", "history": []}'])
def test_a_damaged_file_of_the_model_in_use_comes_with_a_way_out(tmp_path: Path, content: str) -> None:
    shutil.copytree(Path(__file__).parent / "model-format-1", tmp_path / "first")
    (tmp_path / "current.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"current\.json .*可删去这个文件"):
        _promote(tmp_path, "first", force=True)
    (tmp_path / "current.json").unlink()
    assert _promote(tmp_path, "first", force=True)


def test_what_cannot_be_done_leaves_no_folder(tmp_path: Path) -> None:
    models = tmp_path / "models"
    for name in ("nosuch", "default"):
        with pytest.raises(ModelError):
            _promote(models, name)
    with pytest.raises(ModelError, match="没有可退回"):
        roll_back(by="张某", now=NOW, models=models)
    assert not models.exists()


@pytest.mark.parametrize("name", ["../small", "", ".lock", "/etc"])
def test_a_name_that_is_a_path_is_refused(models: Path, name: str) -> None:
    with pytest.raises(ModelError, match="models list"):
        _promote(models, name)


def test_the_list_says_which_is_in_use_and_where_each_comes_from(models: Path) -> None:
    (models / "notes").mkdir(exist_ok=True)
    entries = {entry.name: entry for entry in list_models(models)}
    assert {"default", "small", "large"} <= set(entries)
    assert "notes" not in entries
    assert [name for name, entry in entries.items() if entry.is_current] == ["small"]
    manifest = entries["large"].manifest
    assert manifest["parent"]["name"] == "small"
    assert manifest["training"]["tickets"] + manifest["holdout"]["tickets"] <= 150
    assert manifest["created_at"] == "2024-09-01T08:30:00"
    assert len(manifest["training"]["sha256"]) == 64
    assert show_model("current", models).switches[0].by == "李某"
    # Whoever asks for a model also learns when another took its place.
    assert [(one.name, one.before) for one in show_model("default", models).switches] == [("small", "default")]


@pytest.mark.parametrize("content", ["[]", "1", "[" * 100_000, "{"])
def test_a_folder_in_the_list_whose_manifest_is_none_is_told(tmp_path: Path, content: str) -> None:
    (tmp_path / "strange").mkdir()
    (tmp_path / "strange" / "manifest.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"strange.*请移走这个文件夹"):
        list_models(tmp_path)


def test_a_model_put_to_use_from_beside_the_others_is_listed(
    models: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(models / "large", tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    _promote(models, "mine")
    assert [entry.name for entry in list_models(models) if entry.is_current] == ["mine"]
    roll_back(by="张某", now=NOW, models=models)
    assert "mine" in [entry.name for entry in list_models(models)]


def test_the_frozen_tickets_are_kept_as_keys_only(models: Path) -> None:
    content = (models / "large" / "holdout.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in content.splitlines()[1:]]
    assert {(len(row), len(row[0])) for row in rows} == {(4, 24)}
    assert "自来水" not in content


def test_changed_frozen_tickets_are_noticed(models: Path) -> None:
    path = models / "large" / "holdout.tsv"
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("欠薪", "路灯"), encoding="utf-8")
    try:
        with pytest.raises(ModelError, match="校验值"):
            _promote(models, "large")
    finally:
        path.write_text(content, encoding="utf-8")


def test_training_never_overwrites(trained: Path, models: Path) -> None:
    with pytest.raises(OutputError, match="已存在"):
        train_office(trained, "small")
    with pytest.raises(OutputError, match="保留"):
        train_office(trained, "default")


def test_a_failed_training_leaves_nothing(trained: Path, models: Path) -> None:
    before = sorted(os.listdir(models))
    source = trained / "one.csv"
    source.write_text("诉求内容,诉求类别\n路灯不亮,路灯\n停水,路灯\n", encoding="utf-8")
    with pytest.raises(LabelError, match="至少要有两个"):
        train_candidate(TrainingRequest((source,), models / "one", base="none", models=models), now=NOW)
    assert sorted(os.listdir(models)) == before


def _switch_for_ever(models: Path) -> None:
    if read_current(models) == "second":
        roll_back(by="张某", now=NOW, models=models)
    while True:
        _promote(models, "second", force=True)
        roll_back(by="张某", now=NOW, models=models)


def _train_for_ever(models: Path) -> None:
    number = 0
    source = write_tickets(models / f"labelled-{os.getpid()}.csv", 12)
    while True:
        number += 1
        output = models / f"killed-{os.getpid()}-{number}"
        train_candidate(TrainingRequest((source,), output, base="none", models=models), now=NOW)


def _kill_after(seconds: float, work: Callable[[Path], None], models: Path) -> None:
    child = os.fork()
    if child == 0:
        try:
            work(models)
        finally:
            os._exit(1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "the child ended by itself"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_no_kill_leaves_the_office_without_a_working_model(tmp_path: Path) -> None:
    for name in ("first", "second"):
        shutil.copytree(Path(__file__).parent / "model-format-1", tmp_path / name)
    _promote(tmp_path, "first", force=True)
    moments, patience = random.Random(0), 0.05
    for turn in range(60):
        work, longest = (_train_for_ever, 0.5) if turn % 5 == 0 else (_switch_for_ever, patience)
        _kill_after(moments.uniform(0.001, longest), work, tmp_path)
        assert read_current(tmp_path) in ("first", "second")
        assert load_model("current", models=tmp_path).classifier.predict(["路灯坏了"]).tolist() == ["路灯"]
        if "rollback" not in {one.action for one in read_history(tmp_path)}:
            # On a busy machine a switch takes longer; unless some are completed, the moments within are not met.
            patience = min(patience * 1.2, 2.0)
    # Whatever folder there is by the name of a model is a whole one.
    for entry in list_models(tmp_path):
        assert load_model(entry.name, models=tmp_path).labels
    assert {one.action for one in read_history(tmp_path)} == {"promote", "rollback"}
    _promote(tmp_path, "second" if read_current(tmp_path) == "first" else "first", force=True)
