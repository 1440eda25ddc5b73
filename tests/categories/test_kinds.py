"""The kind of ticket: learned beside the category, cued by how a ticket begins, kept in the model's folder."""

import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from hotspot.categories.batch import classify_file
from hotspot.categories.classifier import Classifier
from hotspot.categories.kind_training import load_cues, train_kinds
from hotspot.categories.kinds import KINDS, cut_opening, fit_kinds
from hotspot.categories.model_folder import Model, load_model_folder, save_model
from hotspot.categories.prediction import classify
from hotspot.errors import LabelError, ModelError
from hotspot.tickets.files import stream_table

WRITTEN = {
    "投诉": ["物业不修电梯还乱收费", "公交司机态度恶劣拒载老人", "快递丢件客服一直推诿", "装修噪音扰民没人处理"],
    "举报": ["有人无证开黑诊所", "工厂半夜偷排污水", "茶馆里聚众赌博抽水", "村干部套取低保资金"],
    "求助": ["老人走失请帮忙寻找", "孩子重病交不起手术费", "房子被洪水冲垮没地方住", "困在电梯里请快来救人"],
    "咨询": ["请问社保卡怎么补办", "公积金提取需要什么材料", "老年证在哪里办理", "咨询落户有什么条件"],
    "建议": ["建议路口加装红绿灯", "能否增设一趟早班公交", "建议公园增加长椅", "可否延长图书馆开放时间"],
    "表扬": ["感谢民警帮我找回钱包", "给社区护士送锦旗", "表扬公交司机拾金不昧", "为环卫工人点赞"],
}
TEXTS = [text for texts in WRITTEN.values() for text in texts]
TRUTH = [kind for kind, texts in WRITTEN.items() for _ in texts]
LABELS = ("城市管理", "其他咨询")


@pytest.fixture(scope="module")
def model() -> Model:
    categories = ["其他咨询" if kind == "咨询" else "城市管理" for kind in TRUTH]
    classifier = Classifier(min_df=1, temperature=1.0).fit(TEXTS, categories)
    tickets = pd.DataFrame({"text": TEXTS, "kind": TRUTH})
    return Model(classifier, 0.5, {"labels": list(LABELS)}, train_kinds(classifier, tickets, penalty=0.1))


@pytest.fixture
def folder(model: Model, tmp_path: Path) -> Path:
    save_model(model.classifier, tmp_path / "m", labels=LABELS, review_below=0.5, about={}, kinds=model.kinds)
    return tmp_path / "m"


def test_a_kind_is_told_from_its_words(model: Model) -> None:
    told = classify(pd.DataFrame({"text": ["黑诊所无证偷排污水", "老人走失求帮忙", "物业乱收费态度恶劣"]}), model)
    assert told["predicted_kind"].tolist() == ["举报", "求助", "投诉"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("市民来电咨询:电梯的事情", "咨询"),
        ("【12345】来电人举报电梯的事情", "举报"),
        ("来电人建议:电梯的事情", "建议"),
        ("市民来电表扬电梯的事情", "表扬"),
    ],
)
def test_the_operator_s_opening_counts_though_it_is_no_word_of_the_matter(model: Model, text: str, kind: str) -> None:
    told = classify(pd.DataFrame({"text": [text, "电梯的事情"]}), model)
    assert told["predicted_kind"].tolist()[0] == kind
    assert told["predicted_category"].nunique() == 1


def test_the_title_is_an_opening_too() -> None:
    assert cut_opening("建议增设公交", "我住" + "远" * 50).startswith("建议增设公交\n我住远")
    assert len(cut_opening("", "远" * 50)) == 24


def test_the_official_kind_and_the_order_of_columns_stay(model: Model) -> None:
    tickets = pd.DataFrame({"text": ["有人聚众赌博", ""], "kind": ["咨询", "投诉"]})
    told = classify(tickets, model)
    assert told["kind"].tolist() == ["咨询", "投诉"]
    assert told.columns.tolist() == [
        "text", "kind", "predicted_category", "confidence", "needs_review", "second_category", "second_confidence",
        "reason", "predicted_kind", "kind_confidence",
    ]  # fmt: skip
    assert told["predicted_kind"].tolist() == ["举报", ""]
    assert told["kind_confidence"].tolist()[1] == 0


def test_a_model_that_never_learned_kinds_adds_no_such_column(model: Model) -> None:
    plain = Model(model.classifier, 0.5, model.manifest)
    assert "predicted_kind" not in classify(pd.DataFrame({"text": ["停水"]}), plain)
    with_kinds = classify(pd.DataFrame({"text": TEXTS}), model)
    without = classify(pd.DataFrame({"text": TEXTS}), plain)
    pd.testing.assert_frame_equal(with_kinds[without.columns], without)


def test_no_tickets_give_no_rows(model: Model) -> None:
    told = classify(pd.DataFrame({"text": pd.Series([], dtype=str)}), model)
    assert len(told) == 0
    assert told.columns[-2:].tolist() == ["predicted_kind", "kind_confidence"]


def test_a_saved_head_answers_the_same(model: Model, folder: Path) -> None:
    read = load_model_folder(folder)
    assert read.manifest["format"] == 2
    tickets = pd.DataFrame({"text": [*TEXTS, "咨询停水", ""]})
    before, after = classify(tickets, model), classify(tickets, read)
    assert before["predicted_kind"].tolist() == after["predicted_kind"].tolist()
    assert np.allclose(before["kind_confidence"], after["kind_confidence"], atol=5e-3)


def test_a_file_gets_both_axes(folder: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("工单编号,诉求内容\n007,请问社保卡怎么补办\n008,有人聚众赌博\n", encoding="utf-8")
    classify_file(source, tmp_path / "out.csv", model=folder)
    told = pd.concat(stream_table(tmp_path / "out.csv"))
    assert told["predicted_kind"].tolist() == ["咨询", "举报"]
    assert told["工单编号"].tolist() == ["007", "008"]


def _break(folder: Path, how: str) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    if how == "other kinds":
        manifest["kinds"]["names"] = ["投诉"]
    elif how == "no temperature":
        del manifest["kinds"]["temperature"]
    elif how == "cold":
        manifest["kinds"]["temperature"] = 0
    elif how == "no table":
        manifest["kinds"] = 3
    elif how == "missing file":
        del manifest["files"]["kinds.npz"]
    elif how == "changed file":
        (folder / "kinds.tsv").write_text("投诉\t投诉\t3\n", encoding="utf-8")
    path.write_text(json.dumps(manifest), encoding="utf-8")


@pytest.mark.parametrize("how", ["other kinds", "no temperature", "cold", "no table", "missing file", "changed file"])
def test_a_damaged_head_is_refused(folder: Path, how: str) -> None:
    _break(folder, how)
    with pytest.raises(ModelError):
        load_model_folder(folder)


def test_a_head_of_another_model_is_refused(model: Model, folder: Path, tmp_path: Path) -> None:
    other = Classifier(min_df=1, temperature=1.0).fit(["停水", "停电"], list(LABELS))
    save_model(other, tmp_path / "other", labels=LABELS, review_below=0.5, about={}, kinds=model.kinds)
    with pytest.raises(ModelError, match="列"):
        load_model_folder(tmp_path / "other")
    shutil.rmtree(tmp_path / "other")


def test_kinds_that_cannot_be_learned_are_refused(model: Model) -> None:
    columns = model.classifier.read(TEXTS).columns
    with pytest.raises(LabelError, match="“抱怨”不对"):
        fit_kinds(columns, ["抱怨", *TRUTH[1:]], TEXTS, load_cues(), penalty=0.1)
    with pytest.raises(LabelError, match="“表扬”只有 2 条,至少要有 3 条"):
        fit_kinds(columns[:22], TRUTH[:22], TEXTS[:22], load_cues(), penalty=0.1)
    with pytest.raises(LabelError, match="“表扬”只有 0 条"):
        fit_kinds(columns[:20], TRUTH[:20], TEXTS[:20], load_cues(), penalty=0.1)


def test_every_kind_has_cues() -> None:
    assert {entry.category for entry in load_cues().entries} == set(KINDS)
