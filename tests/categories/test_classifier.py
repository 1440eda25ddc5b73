"""The classifier: scikit-learn's conventions, calibration, explanation, and the folder it is saved in."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.model_selection import GridSearchCV, cross_val_score

from hotspot.categories.classifier import OPENING, Classifier
from hotspot.categories.corpus import read_corpus
from hotspot.categories.knowledge import Knowledge
from hotspot.categories.lexicon import Lexicon, LexiconEntry
from hotspot.categories.model_folder import load_model, load_model_folder, save_model
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.errors import ArgumentError, LabelError, ModelError
from hotspot.resources import find_shipped
from hotspot.text.features import compose_document
from hotspot.text.subtopics import parse_subtopics

LABELS = ("城市管理", "人力资源社会保障", "公共服务")
TEXTS = [
    "路灯不亮好几天了", "夜市路灯坏了没人修", "人行道垃圾没人清", "下水道堵了臭水流一地",
    "老板拖欠工资三个月", "工地上的工钱一直不给", "工伤认定要等多久", "社保断缴了怎么补",
    "村里停水三天了", "自来水发黄有味道", "停电一整天没人管", "宽带报修没有人上门",
]  # fmt: skip
TRUTH = [label for label in LABELS for _ in range(4)]


def build_knowledge() -> Knowledge:
    lexicon = Lexicon(LABELS, (LexiconEntry("公共服务", "燃气", 3), LexiconEntry("人力资源社会保障", "讨薪", 3)))
    return Knowledge(lexicon, parse_subtopics("城市管理\t窨井盖缺失\t井盖+丢失 窨井盖\n"))


@pytest.fixture(scope="module")
def fitted() -> Classifier:
    return Classifier(knowledge=build_knowledge(), min_df=1).fit(TEXTS, TRUTH)


def test_learned_words_and_written_knowledge_both_decide(fitted: Classifier) -> None:
    texts = ["路灯又不亮了", "燃气一直没通", "年底讨薪", "小区门口窨井盖不见了"]
    assert fitted.predict(texts).tolist() == ["城市管理", "公共服务", "人力资源社会保障", "城市管理"]


def test_fits_in_several_threads_do_not_disturb_each_other() -> None:
    corpus = read_corpus(find_shipped("data/tickets")).iloc[::20]

    def fit(_: int) -> bytes:
        model = Classifier(temperature=1.0, with_words=False).fit(corpus["text"], corpus["category"])
        return model.coef_.tobytes()

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(fit, range(4))) == {fit(0)}


def test_probabilities_are_probabilities(fitted: Classifier) -> None:
    chances = fitted.predict_proba(["", "路灯", "hello 😀", "停水" * 20_000])
    assert chances.shape == (4, 3)
    assert np.allclose(chances.sum(axis=1), 1)
    assert np.isfinite(chances).all()


def test_empty_batch(fitted: Classifier) -> None:
    assert fitted.predict_proba([]).shape == (0, 3)
    assert len(fitted.predict([])) == 0


def test_a_batch_gives_what_single_texts_give(fitted: Classifier) -> None:
    texts = ["路灯不亮", "", "自来水发黄", "工资"]
    alone = np.vstack([fitted.predict_proba([text]) for text in texts])
    assert np.array_equal(fitted.predict_proba(texts), alone)


def test_explanation_names_terms_of_the_text(fitted: Classifier) -> None:
    assert [influence.term for influence in fitted.explain("燃气和停水", "公共服务")] == ["燃气"]
    learned = fitted.explain("路灯坏了", "城市管理")
    assert learned[0].term == "路灯"
    assert all(influence.weight > 0 for influence in learned)


def test_the_strongest_term_is_named_first(fitted: Classifier) -> None:
    lexicon = Lexicon(LABELS, (LexiconEntry("公共服务", "停气", 1), LexiconEntry("公共服务", "燃气", 3)))
    written = Classifier(knowledge=Knowledge(lexicon), min_df=1).fit(TEXTS, TRUTH)
    told = written.explain("停气三天,燃气公司不来人", "公共服务")
    assert [influence.term for influence in told] == ["燃气", "停气"]
    learned = [influence.weight for influence in fitted.explain("夜市路灯坏了,路灯没人修", "城市管理")]
    assert learned == sorted(learned, reverse=True)
    assert len(learned) > 1


def test_the_four_strongest_terms_are_named(fitted: Classifier) -> None:
    strength = {"停水": 1, "停电": 1, "停气": 1, "断网": 2, "燃气": 3}
    lexicon = Lexicon(LABELS, tuple(LexiconEntry("公共服务", term, number) for term, number in strength.items()))
    written = Classifier(knowledge=Knowledge(lexicon), min_df=1).fit(TEXTS, TRUTH)
    told = written.explain("停电停水停气又断网,燃气公司不来人", "公共服务")
    assert [influence.term for influence in told] == ["燃气", "断网", "停气", "停水"]
    text = "，".join(TEXTS[:6])
    every = fitted.explain(text, "城市管理", most=50)
    assert len({influence.term for influence in every}) == len(every) > 6
    assert all(influence.weight > 0 for influence in every)
    assert fitted.explain(text, "城市管理") == every[:4]
    assert fitted.explain(text, "城市管理", most=6) == every[:6]
    with pytest.raises(ArgumentError, match="most 是 0"):
        fitted.explain(text, "城市管理", most=0)


def test_a_lexicon_without_a_label_says_nothing_of_it() -> None:
    lexicon = Lexicon(("公共服务",), (LexiconEntry("公共服务", "燃气", 3),))
    written = Classifier(knowledge=Knowledge(lexicon), min_df=1).fit(TEXTS, TRUTH)
    assert [influence.term for influence in written.explain("燃气", "公共服务")] == ["燃气"]
    told = [influence.term for influence in written.explain("路灯坏了,燃气味大", "城市管理")]
    assert "路灯" in told
    assert "燃气" not in told


def test_a_title_is_judged_once_more_on_its_own() -> None:
    plain, titled = (Classifier(min_df=1, title_weight=weight).fit(TEXTS, TRUTH) for weight in (0.0, 0.7))
    document = compose_document("路灯不亮", "老板拖欠工资三个月")
    alone = plain.decision_function([document])
    wanted = alone + 0.7 * plain.decision_function(["路灯不亮"])
    assert np.allclose(titled.decision_function([document]), wanted, atol=1e-5)
    assert np.allclose(titled.decision_function(TEXTS), plain.decision_function(TEXTS))


def test_the_opening_of_a_text_may_count_more() -> None:
    text = "路灯不亮好几天了,晚上出门看不见路," * 2 + "村里停水三天了,自来水发黄有味道" * 5
    plain = Classifier(min_df=1).fit(TEXTS, TRUTH)
    opening = Classifier(min_df=1, opening_weight=0.5).fit(TEXTS, TRUTH)
    wanted = plain.transform([text]) + 0.5 * plain.transform([text[:OPENING]])
    assert np.allclose(opening.transform([text]).toarray(), wanted.toarray())


def test_scikit_learn_conventions() -> None:
    model = Classifier(min_df=1, temperature=1.0)
    assert clone(model).get_params() == model.get_params()
    assert cross_val_score(model, TEXTS, TRUTH, cv=2).shape == (2,)
    search = GridSearchCV(model, {"penalty": [0.1, 1.0]}, cv=2).fit(TEXTS, TRUTH)
    assert search.best_params_["penalty"] in {0.1, 1.0}


def test_labels_that_cannot_be_learned_are_refused() -> None:
    with pytest.raises(LabelError, match="只有 1 个类别"):
        Classifier().fit(["停水", "停电"], ["公共服务", "公共服务"])
    with pytest.raises(LabelError, match="应一样多"):
        Classifier().fit(["停水"], ["公共服务", "公共服务"])


def test_labels_of_hardly_two_texts_each_are_labels(recwarn: pytest.WarningsRecorder) -> None:
    """Units are such ones; to scikit-learn they look like numbers to be fitted."""
    texts = [f"{number}路公交车不停站" for number in range(40)]
    Classifier(min_df=1).fit(texts, [f"第{number % 22}公司" for number in range(40)])
    assert not recwarn.list


def test_a_saved_model_answers_the_same(fitted: Classifier, tmp_path: Path) -> None:
    save_model(fitted, tmp_path / "m", labels=LABELS, review_below=0.5, about={"name": "测试"})
    model = load_model_folder(tmp_path / "m")
    texts = ["路灯不亮", "燃气一直没通", "社保", "窨井盖"]
    assert model.classifier.predict(texts).tolist() == fitted.predict(texts).tolist()
    assert np.array_equal(model.classifier.predict_proba(texts), fitted.predict_proba(texts))
    assert model.labels == LABELS
    assert model.manifest["name"] == "测试"


def test_a_model_that_was_read_tells_how_it_was_fitted_and_is_fitted_again(tmp_path: Path) -> None:
    offsets = {"城市管理": -0.4, "公共服务": 0.25}
    model = Classifier(min_df=1, penalty=0.4, offsets=offsets, opening_weight=0.5, with_words=False).fit(TEXTS, TRUTH)
    save_model(model, tmp_path / "m", labels=LABELS, review_below=0.5, about={})
    read = load_model_folder(tmp_path / "m").classifier
    assert read.get_params() == model.get_params()
    again = clone(read).fit(TEXTS, TRUTH)
    assert np.array_equal(again.coef_, model.coef_)
    assert np.array_equal(again.intercept_, model.intercept_)
    assert again.temperature_ == model.temperature_


def test_the_shipped_model_tells_how_it_was_fitted() -> None:
    params = load_model("default").classifier.get_params()
    assert (params["penalty"], params["min_df"], params["temperature"], params["with_words"]) == (0.4, 2, None, False)
    assert set(params["offsets"]) == set(CATEGORIES)


def test_saving_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        model = Classifier(knowledge=build_knowledge(), min_df=1).fit(TEXTS, TRUTH)
        save_model(model, tmp_path / name, labels=LABELS, review_below=0.5, about={})
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes(), path.name


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"找不到模型文件夹 .*nowhere。请给出模型的文件夹"):
        load_model_folder(tmp_path / "nowhere")


def test_ngrams_alone_decide_and_explain_with_words_of_the_text(tmp_path: Path) -> None:
    model = Classifier(min_df=1, with_words=False).fit(TEXTS, TRUTH)
    assert model.features_.words == ()
    assert model.predict(["路灯又不亮了", "自来水停了"]).tolist() == ["城市管理", "公共服务"]
    terms = [influence.term for influence in model.explain("路灯又不亮了", "城市管理")]
    assert "路灯" in terms
    # 灯不 was learned, and is no word.
    assert "灯不" in model.features_.known
    every = {influence.term for influence in model.explain("路灯不亮", "城市管理", most=50)}
    assert not {"灯不", "路灯不", "灯"} & (every | set(terms))
    save_model(model, tmp_path / "m", labels=LABELS, review_below=0.5, about={"name": "m"})
    read = load_model_folder(tmp_path / "m").classifier
    assert not read.with_words
    assert np.allclose(read.predict_proba(TEXTS), model.predict_proba(TEXTS), atol=1e-2)


@pytest.mark.parametrize("with_words", [True, False])
def test_a_bare_number_is_no_reason(with_words: bool) -> None:
    model = Classifier(min_df=1, with_words=with_words).fit(["38度没空调", "拖欠工资"] * 3, ["市场管理", "劳动"] * 3)
    terms = [influence.term for influence in model.explain("屋里38度,空调没人装", "市场管理")]
    assert "空调" in terms
    assert not any(term.isdigit() for term in terms)
