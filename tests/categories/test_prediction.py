"""From a table to predictions: one reading of a batch gives what separate calls give, whatever the batch."""

from dataclasses import replace
from functools import partial
from multiprocessing import get_context

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import make_tickets
from sklearn.base import clone

from hotspot.categories.classifier import Classifier
from hotspot.categories.knowledge import Knowledge
from hotspot.categories.lexicon import Lexicon, LexiconEntry
from hotspot.categories.model_folder import Model
from hotspot.categories.prediction import (
    BATCH,
    classify,
    compose_documents,
    compose_texts,
    predict_categories,
    predict_tickets,
)
from hotspot.categories.training import train
from hotspot.errors import ColumnError
from hotspot.settings import ClassifySettings, Settings
from hotspot.text.normalize import clean_texts

LABELS = ("城市管理", "人力资源社会保障")
LEXICON = Lexicon(LABELS, (LexiconEntry("城市管理", "路灯", 2), LexiconEntry("人力资源社会保障", "讨薪+工地", 3)))


def build_model() -> Model:
    texts = ["路灯不亮", "夜市垃圾", "拖欠工资", "社保断缴"]
    truth = [LABELS[0], LABELS[0], LABELS[1], LABELS[1]]
    classifier = Classifier(knowledge=Knowledge(LEXICON), min_df=1, temperature=1.0).fit(texts, truth)
    return Model(classifier, 0.6, {"labels": list(LABELS)})


MODEL = build_model()
WORDS = st.sampled_from(["路灯", "讨薪", "工地", "社保", "垃圾", ",", "。", "一直没人管", "S308", " ", "请处理"])
TABLES = st.lists(st.tuples(st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=6)), min_size=1, max_size=8).map(
    lambda rows: pd.DataFrame([("".join(title), "".join(text)) for title, text in rows], columns=["title", "text"])
)


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_one_reading_gives_what_separate_calls_give(tickets: pd.DataFrame) -> None:
    predictions = predict_tickets(tickets, MODEL)
    documents = compose_documents(tickets)
    chances = MODEL.classifier.predict_proba(documents)
    kept = [row for row, document in enumerate(documents) if document]
    assert np.array_equal(predictions.confidence[kept], chances.max(axis=1)[kept])
    labels = MODEL.classifier.classes_[chances.argmax(axis=1)]
    for row in kept:
        terms = [influence.term for influence in MODEL.classifier.explain(documents[row], str(labels[row]))]
        told, _, nearest = predictions.reason[row].partition(";相近的已标注工单:")
        assert told == (f"依据:{'、'.join(terms)}" if terms else "没有明显的关键词,按整体用语判断")
        assert not nearest or predictions.needs_review[row] or not terms


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_the_second_category_is_the_next_likeliest(tickets: pd.DataFrame) -> None:
    found = predict_tickets(tickets, MODEL)
    told = [row for row, document in enumerate(compose_documents(tickets)) if document]
    assert [{found.category[row], found.second_category[row]} for row in told] == [set(LABELS)] * len(told)
    assert np.allclose((found.confidence + found.second_confidence)[told], 1)
    assert (found.confidence >= found.second_confidence).all()


@pytest.mark.parametrize("text", [" ", "。", "——", "?!/"])
def test_a_ticket_without_text_has_no_category_at_all_and_is_to_be_reviewed(text: str) -> None:
    (found,) = classify(pd.DataFrame({"text": [text], "title": [""]}), MODEL).to_dict("records")
    assert (found["predicted_category"], found["second_category"]) == ("", "")
    assert (found["confidence"], found["second_confidence"], found["needs_review"]) == (0.0, 0.0, True)
    assert found["reason"] == "没有文字,无法判断"


def test_what_is_less_sure_than_the_model_s_bound_is_to_be_reviewed() -> None:
    tickets = pd.DataFrame({"text": ["路灯不亮", "一直没人管", "工地讨薪"]})
    found = predict_tickets(tickets, MODEL)
    assert found.needs_review.tolist() == [False, True, False]
    bound = float(np.sort(found.confidence)[1])
    at_bound = predict_tickets(tickets, replace(MODEL, review_below=bound))
    assert at_bound.needs_review.tolist() == (found.confidence < bound).tolist()
    assert at_bound.needs_review.sum() == 1


@pytest.mark.parametrize(
    ("bound", "needed"), [(None, [False, True, True]), (0.0, [False, False, True]), (1.0, [True] * 3)]
)
def test_an_office_says_below_which_confidence_a_person_must_look(bound: float | None, needed: list[bool]) -> None:
    """What has no text needs review in any case."""
    tickets = pd.DataFrame({"text": ["整条街的路灯都不亮", "这件事反映很久了", ""]})
    settings = Settings(classify=ClassifySettings(review_below=bound))
    assert classify(tickets, MODEL, settings=settings)["needs_review"].tolist() == needed


@settings(max_examples=40, deadline=None)
@given(TABLES)
def test_the_category_alone_is_that_of_a_whole_prediction(tickets: pd.DataFrame) -> None:
    alone = predict_categories(clean_texts(tickets["title"].tolist()), clean_texts(tickets["text"].tolist()), MODEL)
    assert alone.tolist() == predict_tickets(tickets, MODEL).category.tolist()


@settings(max_examples=20, deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_row_order_changes_nothing(tickets: pd.DataFrame, source: object) -> None:
    order = list(range(len(tickets)))
    source.shuffle(order)  # type: ignore[attr-defined]
    shuffled = classify(tickets.iloc[order], MODEL)
    pd.testing.assert_frame_equal(shuffled.sort_index(), classify(tickets, MODEL))


def test_more_tickets_than_a_batch_are_all_there_in_order() -> None:
    odd = [bool(number % 2) for number in range(BATCH + 3)]
    texts = [f"{number}号路灯不亮" if is_odd else "拖欠工资" for number, is_odd in enumerate(odd)]
    told = classify(pd.DataFrame({"text": texts}), MODEL)
    assert told["predicted_category"].tolist() == [LABELS[0] if is_odd else LABELS[1] for is_odd in odd]


def test_a_doubtful_ticket_is_shown_one_that_was_decided() -> None:
    told = classify(pd.DataFrame({"text": ["六楼水压太小,热水器打不着火", "路灯不亮"]}), MODEL)["reason"]
    assert "公共服务" in told[0].split("相近的已标注工单:")[1]
    assert told[1] == "依据:路灯"


def test_an_office_with_other_categories_is_told_whose_the_example_has() -> None:
    table = make_tickets(12).rename(columns={"诉求内容": "text", "诉求类别": "category"})
    own = replace(train(table, base="none").model, review_below=1.0)
    reason = classify(pd.DataFrame({"text": ["六楼水压太小,热水器打不着火"]}), own)["reason"][0]
    assert "(随软件的分类:公共服务)" in reason


def test_openings_keep_the_boilerplate_that_documents_lose() -> None:
    texts = compose_texts(pd.DataFrame({"text": ["市民来电咨询:社保断缴怎么补,电话13800000000"]}))
    assert texts.documents == ["社保断缴怎么补"]
    assert texts.openings[0].startswith("市民来电咨询")
    assert "13800000000" not in texts.openings[0]


def test_a_table_without_text_is_refused() -> None:
    with pytest.raises(ColumnError, match="没有 text 列"):
        classify(pd.DataFrame({"title": ["路灯"]}), MODEL)


def test_a_classifier_that_has_scored_can_be_cloned() -> None:
    copied = clone(MODEL.classifier)
    assert copied.get_params()["knowledge"] is MODEL.classifier.knowledge


def test_a_model_that_has_classified_goes_to_another_process() -> None:
    tickets = pd.DataFrame({"text": ["路灯不亮", "工地讨薪"]})
    own = classify(tickets, MODEL)
    with get_context("spawn").Pool(1) as pool:
        (theirs,) = pool.map(partial(classify, model=MODEL), [tickets])
    pd.testing.assert_frame_equal(theirs, own)


@pytest.mark.parametrize("dtype", ["category", "string[pyarrow]", "object"])
def test_the_types_of_columns_change_nothing(dtype: str) -> None:
    texts = pd.DataFrame({"text": ["路灯不亮", None, "工地讨薪"]}, index=[3, 3, 5])
    found = classify(texts.astype(dtype), MODEL)
    assert found["predicted_category"].tolist() == [LABELS[0], "", LABELS[1]]
    assert found.index.tolist() == [3, 3, 5]


@pytest.mark.parametrize("names", [["ticket_id", "title"], ["text"]])
def test_what_the_index_holds_is_read_as_a_column(names: list[str]) -> None:
    table = pd.DataFrame({"ticket_id": ["A7", "A8"], "title": ["工地讨薪", "路灯不亮"], "text": ["请处理", "不亮"]})
    found = classify(table.set_index(names), MODEL)
    expected = classify(table, MODEL)["predicted_category"].tolist()
    assert (found["predicted_category"].tolist(), list(found.index.names)) == (expected, names)


def test_what_a_program_keeps_beside_the_table_stays_with_it() -> None:
    table = pd.DataFrame({"text": ["路灯不亮"]})
    table.attrs = {"source": "2024-08.xlsx"}
    assert classify(table, MODEL).attrs == table.attrs


def test_the_types_of_the_answer_are_the_same_for_no_tickets() -> None:
    table = pd.DataFrame({"text": ["路灯不亮", "工地讨薪"]})
    assert classify(table[:0], MODEL).dtypes.to_dict() == classify(table, MODEL).dtypes.to_dict()


def test_a_column_of_nothing_is_no_text(recwarn: pytest.WarningsRecorder) -> None:
    found = classify(pd.DataFrame({"text": [float("nan")], "title": [float("nan")]}), MODEL)
    assert found["predicted_category"].tolist() == [""]
    assert not recwarn.list


def test_what_is_no_table_of_tickets_is_told() -> None:
    with pytest.raises(TypeError, match="DataFrame"):
        classify(["路灯不亮"], MODEL)  # type: ignore[arg-type]
    with pytest.raises(ColumnError, match="不止一列叫 text"):
        classify(pd.DataFrame([["路灯不亮", "停水"]], columns=["text", "text"]), MODEL)


def test_what_is_no_model_is_told() -> None:
    with pytest.raises(TypeError, match=r"模型是 Classifier,应为 Model"):
        classify(pd.DataFrame({"text": ["路灯不亮"]}), MODEL.classifier)  # type: ignore[arg-type]
    reloaded = type("Model", (), {})()
    with pytest.raises(TypeError, match=r"重新载入.*load_model 重新读出"):
        classify(pd.DataFrame({"text": ["路灯不亮"]}), reloaded)  # type: ignore[arg-type]


def test_a_row_of_totals_has_no_category() -> None:
    texts = ["整条街的路灯都不亮", "合计", "36", "合计收了两次水费"]
    found = classify(pd.DataFrame({"text": texts, "title": ["", "合 计", "", ""]}))
    assert (found["predicted_category"] == "").tolist() == [False, True, True, False]
    assert found["reason"][1] == "没有文字,无法判断"
    assert found["text"].tolist() == texts
