"""Training on an office's labels, alone and on top of the corpus, whatever the order of the rows."""

import resource
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from office import make_tickets

from hotspot.categories.corpus import read_corpus
from hotspot.categories.evaluation import evaluate
from hotspot.categories.label_errors import find_label_errors
from hotspot.categories.label_table import prepare_labelled
from hotspot.categories.lexicon import Lexicon, LexiconEntry
from hotspot.categories.model_folder import load_model
from hotspot.categories.model_taxonomy import find_taxonomy, read_model_taxonomy
from hotspot.categories.prediction import classify
from hotspot.categories.scheme import Scheme
from hotspot.categories.taxonomy import CATEGORIES, Category, Taxonomy
from hotspot.categories.training import Training, train
from hotspot.errors import LabelError, ModelError, OutputError
from hotspot.resources import find_shipped


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return make_tickets(150).rename(columns={"诉求内容": "text", "诉求类别": "category"})


@pytest.fixture(scope="module")
def trained(table: pd.DataFrame) -> Training:
    return train(table, base="none")


def test_labels_of_an_own_scheme_are_learned(trained: Training) -> None:
    texts = ["自来水管漏水", "包工头不给工钱", "路灯不亮"]
    assert trained.model.classifier.predict(texts).tolist() == ["供水", "欠薪", "路灯"]
    assert trained.model.labels == ("供水", "欠薪", "路灯")
    assert trained.base_tickets == 0
    assert np.allclose(trained.chances.sum(axis=1), 1)
    # Here the nearest tickets are asked as well.
    assert len(trained.model.classifier.neighbors_) == len(trained.tickets)
    assert trained.model.classifier.voters_ is None


def test_a_model_remembers_the_aliases_of_its_scheme(table: pd.DataFrame, tmp_path: Path) -> None:
    scheme = tmp_path / "s.tsv"
    scheme.write_text("欠薪\n供水\t自来水\n路灯\n", encoding="utf-8")
    named = table.replace({"category": {"供水": "自来水"}})
    trained = train(named, base="none", scheme=scheme)
    trained.save(tmp_path / "own")
    for model in (trained.model, load_model(tmp_path / "own")):
        assert evaluate(named, model).accuracy == 1
        with pytest.raises(LabelError, match="不认识类别“水务”"):
            evaluate(table.replace({"category": {"供水": "水务"}}), model)
    taxonomy = read_model_taxonomy(tmp_path / "own")
    assert (taxonomy.names, taxonomy.find("自来水")) == (("欠薪", "供水", "路灯"), "供水")


@pytest.mark.parametrize("aliases", [5, {"供水": []}, {"供水": 5, "欠薪": [], "路灯": []}, {"供水": ["路灯"]}])
def test_aliases_that_cannot_be_read_are_told(aliases: object) -> None:
    with pytest.raises(ModelError, match="aliases"):
        find_taxonomy({"labels": ["供水", "欠薪", "路灯"], "aliases": aliases})


def test_labels_that_a_model_never_saw_are_told(
    table: pd.DataFrame, trained: Training, caplog: pytest.LogCaptureFixture
) -> None:
    evaluation = evaluate(table.replace({"category": {"供水": "自来水"}}), trained.model)
    assert evaluation.accuracy < 0.7
    assert caplog.messages == ["有 50 条工单的标签模型没有学过,都算判错:“自来水”。"]


def test_a_saved_model_classifies_as_the_fitted_one(table: pd.DataFrame, trained: Training, tmp_path: Path) -> None:
    trained.save(tmp_path / "own")
    read = load_model(tmp_path / "own")
    found, wanted = classify(table, read), classify(table, trained.model)
    assert found["predicted_category"].tolist() == wanted["predicted_category"].tolist()
    assert read.manifest["training"]["tickets"] == 150
    assert read.manifest["target"] == "category"
    params = read.classifier.get_params()
    assert (params["penalty"], params["min_df"]) == (trained.setting.penalty, 1)


def test_a_model_is_saved_whole_or_not_at_all(trained: Training, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="路径中有一段不是文件夹"):
        trained.save(tmp_path / "file" / "own")
    with pytest.raises(OutputError, match="不是空的"):
        trained.save(tmp_path)
    # A file of a model may not grow so large: the disk is full half-way.
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        with pytest.raises(OutputError, match="文件太大"):
            trained.save(tmp_path / "own")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_row_order_changes_no_weight(table: pd.DataFrame, trained: Training) -> None:
    one, other = trained.model.classifier, train(table.iloc[::-1], base="none").model.classifier
    assert np.array_equal(one.coef_, other.coef_)
    assert one.temperature_ == other.temperature_


def test_one_label_a_class_is_enough() -> None:
    table = make_tickets(3).rename(columns={"诉求内容": "text", "诉求类别": "category"})
    trained = train(table, base="none")
    assert trained.model.classifier.predict(["拖欠工资", "路灯坏了"]).tolist() == ["欠薪", "路灯"]
    assert trained.thin == {"供水": 1, "欠薪": 1, "路灯": 1}
    assert len(trained.chances) == 0
    assert trained.model.classifier.neighbors_ is None


def test_one_class_is_too_few() -> None:
    with pytest.raises(LabelError, match="至少要有两个"):
        train(pd.DataFrame({"text": ["路灯", "停水"], "category": ["甲", "甲"]}), base="none")


def test_an_unknown_base_is_refused(table: pd.DataFrame) -> None:
    with pytest.raises(LabelError, match=r"default.*none"):
        train(table, base="other")  # type: ignore[arg-type]


def test_on_top_of_the_corpus_all_fourteen_are_known_and_thin_ones_said() -> None:
    corpus = read_corpus(find_shipped("data/tickets"))
    # A ticket that the office has labelled itself is not learned with the corpus's label as well.
    written = next(text for text, title in zip(corpus["text"], corpus["title"], strict=True) if not title)
    table = pd.DataFrame({"text": ["城头路灯不亮", "讨要工钱无果", written], "category": ["城管", "人社", "人社"]})
    trained = train(table)
    assert trained.model.labels == CATEGORIES
    assert trained.base_tickets == len(corpus) - 1
    assert (trained.thin["城市管理"], trained.thin["人力资源社会保障"]) == (1, 2)
    assert trained.thin["其他咨询"] == 0
    assert trained.model.classifier.predict(["村里停水三天"]).tolist() == ["公共服务"]
    assert trained.model.classifier.neighbors_ is None
    assert not trained.model.classifier.with_words
    # Tickets near in meaning vote, the corpus's and the office's.
    assert len(trained.model.classifier.voters_) == len(corpus) + 2


def test_the_fourteen_with_an_offices_aliases_are_learned_on_top_of_the_corpus() -> None:
    names = (*CATEGORIES[1:], CATEGORIES[0])
    scheme = Scheme(
        Taxonomy(tuple(Category(name, ("公安",) if name == "社会治安与综合治理" else ()) for name in names)),
        Lexicon(names, (LexiconEntry("城市管理", "灯塔", 3),)),
    )
    table = pd.DataFrame({"text": ["邻居半夜打架", "城头路灯不亮"], "category": ["公安", "城市管理"]})
    trained = train(table, scheme=scheme)
    assert trained.base_tickets == len(read_corpus(find_shipped("data/tickets")))
    assert trained.model.labels == names
    classifier = trained.model.classifier
    assert classifier.predict(["村里停水三天"]).tolist() == ["公共服务"]
    assert classifier.explain("灯塔", "城市管理")[0].term == "灯塔"
    assert classifier.explain("申请4050补贴", "人力资源社会保障")[0].term == "4050补贴"
    taxonomy = find_taxonomy(trained.model.manifest)
    assert taxonomy is not None
    assert taxonomy.find("公安") == "社会治安与综合治理"


def test_a_word_of_the_schemes_lexicon_decides() -> None:
    names = ("供水", "欠薪", "路灯")
    scheme = Scheme(
        Taxonomy(tuple(Category(name, ("照明",) if name == "路灯" else ()) for name in names)),
        Lexicon(names, (LexiconEntry("路灯", "灯塔", 3),)),
    )
    table = make_tickets(6).rename(columns={"诉求内容": "text", "诉求类别": "category"})
    table["category"] = table["category"].replace("路灯", "照明")
    model = train(table, base="none", scheme=scheme).model.classifier
    assert model.predict(["灯塔"]).tolist() == ["路灯"]
    assert model.explain("灯塔", "路灯")[0].term == "灯塔"


def test_labels_of_the_fourteen_alone_know_the_written_words_too() -> None:
    table = pd.DataFrame({"text": ["城头路灯不亮", "讨要工钱无果"], "category": ["城市管理", "人力资源社会保障"]})
    model = train(table, base="none").model
    assert model.labels == CATEGORIES
    assert model.classifier.explain("申请4050补贴", "人力资源社会保障")[0].term == "4050补贴"
    own = Scheme(Taxonomy((Category("人力资源社会保障"), Category("城市管理"))))
    apart = train(table, base="none", scheme=own).model
    assert (apart.labels, apart.classifier.knowledge) == (("人力资源社会保障", "城市管理"), None)


def test_planted_label_errors_are_reported(table: pd.DataFrame) -> None:
    wrong = [12, 45, 90]
    spoiled = table.copy()
    for row in wrong:
        spoiled.loc[row, "category"] = "欠薪" if table.loc[row, "category"] != "欠薪" else "路灯"
    trained = train(spoiled, base="none")
    found = {trained.tickets.keys[doubt.row] for doubt in trained.doubts}
    assert set(prepare_labelled([table.iloc[wrong]]).keys) <= found
    assert len(found) <= 6


def test_few_tickets_say_nothing_about_labels() -> None:
    assert find_label_errors(["甲", "乙"], np.full((2, 2), 0.5), ["甲", "乙"]) == ()


def test_who_trains_is_warned_of_other_things_as_before() -> None:
    code = (
        "import warnings, numpy as np; from hotspot.categories.label_errors import find_label_errors; "
        "find_label_errors(['a', 'b'] * 20, np.full((40, 2), 0.5), ['a', 'b']); warnings.warn('heard')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "UserWarning: heard" in done.stderr
