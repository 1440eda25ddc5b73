"""A batch unlike the training is told with figures; a small or like one is not."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from office import make_tickets, train_office

from hotspot.categories.batch import classify_file
from hotspot.categories.classifier import Classifier
from hotspot.categories.corpus import read_corpus
from hotspot.categories.drift import (
    DriftReport,
    Profile,
    count_unknown,
    measure_drift,
    profile_documents,
    profile_held_out,
)
from hotspot.categories.model_folder import Model, load_model_folder
from hotspot.categories.prediction import compose_documents
from hotspot.categories.training import train
from hotspot.resources import find_shipped


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tmp_path_factory.mktemp("office")
    train_office(folder, "first", 90)
    return load_model_folder(folder / "models" / "first")


def _documents(count: int) -> list[str]:
    return compose_documents(make_tickets(count).rename(columns={"诉求内容": "text"}))


def test_tickets_of_the_same_kind_are_nothing_unusual(model: Model) -> None:
    report = measure_drift(model, _documents(150))
    assert report.tickets == 150
    assert report.usual is not None
    assert report.describe() == ""


def test_another_kind_of_text_is_said_with_figures(model: Model) -> None:
    rng = np.random.default_rng(0)
    characters = [chr(code) for code in range(0x6000, 0x6400)]
    strange = ["".join(rng.choice(characters, 40)) for _ in range(120)]
    said = measure_drift(model, strange).describe()
    assert "模型没见过的词占" in said
    assert "训练时" in said
    assert said.count("%") >= 2


def test_a_one_sided_batch_names_the_categories(model: Model) -> None:
    taps = [document for document in _documents(150) if "水" in document][:50] * 3
    said = measure_drift(model, taps).describe()
    assert "供水" in said
    assert "类别构成" in said


def test_the_largest_shifts_are_named_whether_up_or_down() -> None:
    found = Profile(0.1, 0.9, {"供水": 0.55, "路灯": 0.25, "欠薪": 0.1, "物业": 0.1})
    usual = Profile(0.1, 0.9, {"供水": 0.1, "路灯": 0.2, "欠薪": 0.6, "物业": 0.1})
    report = DriftReport(100, found, usual)
    assert report.shift == pytest.approx(0.5)
    assert "差 50%:欠薪 10.0%(平常 60.0%)、供水 55.0%(平常 10.0%)、路灯 25.0%(平常 20.0%)" in report.describe()


def test_a_few_tickets_are_never_unlike() -> None:
    report = DriftReport(50, Profile(0.9, 0.1, {"甲": 1.0}), Profile(0.1, 0.9, {"乙": 1.0}))
    assert report.shift == 1.0
    assert report.warnings == ()
    assert DriftReport(200, report.found, None).warnings == ()
    assert len(DriftReport(200, report.found, report.usual).warnings) == 3


def test_tickets_held_out_look_less_familiar_than_those_learned() -> None:
    table = make_tickets(90)
    documents, labels = table["诉求内容"].tolist(), table["诉求类别"].tolist()
    classifier = Classifier(min_df=1).fit(documents, labels)
    learned = profile_documents(Model(classifier, 0.5, {}), documents)
    held_out = profile_held_out(classifier, documents, labels)
    assert held_out.unknown >= learned.unknown == 0
    assert held_out.confidence < learned.confidence


def test_new_tickets_of_the_same_kind_have_as_many_unknown_words_as_the_profile_says() -> None:
    corpus = read_corpus(find_shipped("data/tickets"))[["text", "category"]]
    training = train(corpus.iloc[::40], base="none")
    found = count_unknown(training.model, compose_documents(corpus.iloc[20::40])).share
    assert found > 0.2
    assert training.describe()["profile"]["unknown"] == pytest.approx(found, abs=0.05)


def test_a_model_of_a_few_tickets_knows_too_little_of_them_to_compare() -> None:
    training = train(make_tickets(30).rename(columns={"诉求内容": "text", "诉求类别": "category"}), base="none")
    assert "profile" not in training.describe()
    assert measure_drift(training.model, _documents(150)).describe() == ""


def test_unknown_words_are_counted_whatever_the_batch(model: Model) -> None:
    assert count_unknown(model, []).share == 0
    assert count_unknown(model, ["路灯"]).share == 0
    assert count_unknown(model, ["量子纠缠"]).share == 1


def test_classifying_an_unlike_file_warns(tmp_path: Path, model: Model) -> None:
    rows = [f"诗词歌赋第{number}首:春风又绿江南岸,明月何时照我还" for number in range(150)]
    pd.DataFrame({"诉求内容": rows}).to_csv(tmp_path / "poems.csv", index=False)
    summary = classify_file(tmp_path / "poems.csv", tmp_path / "out.csv", model=model)
    assert summary.drift.warnings
    assert "不大一样" in summary.describe()


def test_one_english_letter_does_not_speak_for_a_month(tmp_path: Path, model: Model) -> None:
    table = make_tickets(150)
    table.loc[100, "诉求内容"] = "Hello, my account has been frozen, see https://example.com/help"
    table.to_csv(tmp_path / "month.csv", index=False)
    summary = classify_file(tmp_path / "month.csv", tmp_path / "out.csv", model=model)
    assert summary.drift.found.unknown > 0
    assert summary.drift.warnings == ()
