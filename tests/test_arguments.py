"""What takes a column of texts takes any column, and nothing that only looks like one."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import pandas as pd
import pytest

import hotspot
from hotspot.categories import Classifier
from hotspot.errors import ArgumentTypeError
from hotspot.issues import IssueClusterer
from hotspot.text.normalize import normalize_texts
from hotspot.tickets.privacy import find_personal_data, hash_caller, mask_text, mask_texts

TEXTS = ["路灯不亮", "停水三天"]
LABELS = ["城市管理", "公共服务"]
FITTED = Classifier(min_df=1, temperature=1.0).fit(TEXTS, LABELS)
TAKERS: dict[str, Callable[[Any], Any]] = {
    "fit": lambda texts: Classifier(min_df=1, temperature=1.0).fit(texts, LABELS),
    "predict": FITTED.predict,
    "explain": lambda texts: FITTED.explain_all(texts, LABELS),
    "cluster": lambda texts: IssueClusterer().fit_predict(texts),
    "titles": lambda titles: IssueClusterer().fit_predict(TEXTS, titles=titles),
    "mask": mask_texts,
    "normalize": normalize_texts,
}
TABLE = pd.DataFrame({"text": TEXTS})


@pytest.mark.parametrize("taker", TAKERS)
@pytest.mark.parametrize(
    "texts",
    [TEXTS, tuple(TEXTS), TABLE["text"], TABLE["text"].astype("category"), np.array(TEXTS)],
    ids=["list", "tuple", "column", "categories", "array"],
)
def test_any_column_of_texts_is_taken(taker: str, texts: Iterable[str]) -> None:
    TAKERS[taker](texts)


@pytest.mark.parametrize("taker", TAKERS)
@pytest.mark.parametrize(
    "other",
    [TABLE, {"text": TEXTS}, TABLE.to_numpy(), set(TEXTS), "停水", b"a", 5],
    ids=["table", "dict", "two dimensions", "set", "text", "bytes", "number"],
)
def test_what_is_no_column_is_refused(taker: str, other: object) -> None:
    with pytest.raises(ArgumentTypeError, match=r"(texts|titles) 是.*,应为一列"):
        TAKERS[taker](other)


@pytest.mark.parametrize("taker", [taker for taker in TAKERS if taker != "titles"])
def test_a_missing_text_is_told_with_its_place(taker: str) -> None:
    with pytest.raises(ArgumentTypeError, match=r"texts\[1\] 是 float,应为 str"):
        TAKERS[taker](pd.Series([TEXTS[0], np.nan]))


def test_a_half_of_a_surrogate_pair_is_text() -> None:
    halved = ["\ud800停水三天", "停水三天\udc00"]
    table = pd.DataFrame({"text": pd.Series(halved, dtype=object)})
    assert set(hotspot.classify(table, "default")["predicted_category"]) == {"公共服务"}
    assert FITTED.predict(halved).tolist() == [LABELS[1]] * 2
    assert len(set(IssueClusterer().fit_predict(halved))) == 1
    assert mask_text("\ud800联系人王小明") == "\ud800联系人王某"
    assert [data.start for data in find_personal_data("\ud800联系人王小明")] == [4]


@pytest.mark.parametrize("labels", [TABLE, "ab", {"a": 1, "b": 2}])
def test_labels_are_a_column_too(labels: Any) -> None:
    with pytest.raises(ArgumentTypeError, match="labels 是"):
        Classifier(min_df=1).fit(TEXTS, labels)


@pytest.mark.parametrize("taker", [mask_text, find_personal_data, lambda value: hash_caller(value, salt="s")])
@pytest.mark.parametrize("other", [None, 13800001234, b"a", float("nan")])
def test_what_is_no_text_is_refused(taker: Callable[[Any], Any], other: object) -> None:
    with pytest.raises(ArgumentTypeError, match=r"(text|value) 是 \w+,应为 str"):
        taker(other)
