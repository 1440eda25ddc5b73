"""What a classifier is fitted on: texts, their labels and weights, checked; and its parameters."""

import math
from collections.abc import Mapping, Sized
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hotspot.arguments import check_column, check_count, check_texts, check_type, name_type
from hotspot.categories.knowledge import Knowledge
from hotspot.errors import ArgumentError, ArgumentTypeError, LabelError
from hotspot.text.segment import Segmenter
from hotspot.text.vector_neighbors import Voting

_ABOVE_ZERO = ("penalty", "temperature")
_FROM_ZERO = ("title_weight", "opening_weight")
_PARTS: Mapping[str, tuple[type, str]] = {
    "knowledge": (Knowledge, "不用时写 None"),
    "segmenter": (Segmenter, "None 用随软件的词表"),
    "offsets": (Mapping, '请写成 {"类别": 数}'),
    "voting": (Voting, "不用时写 None"),
}


@dataclass(frozen=True, eq=False)
class Examples:
    """Parallel texts, labels and weights (None: all count alike); at least two labels, every weight above 0."""

    texts: list[str]
    labels: NDArray[Any]
    weights: NDArray[np.float64] | None


def check_examples(texts: object, labels: ArrayLike, weights: ArrayLike | None) -> Examples:
    """Return the examples without those of weight 0, which count for nothing.

    ArgumentTypeError for what is no column of texts or labels; LabelError when lengths differ, a label is missing, a
    weight is none, or fewer than two labels are left.
    """
    checked, wanted = check_texts(texts), check_labels(labels)
    if len(checked) != len(wanted):
        raise LabelError(f"有 {len(checked)} 条文本、{len(wanted)} 个类别标签,两者应一样多。")
    examples = Examples(checked, wanted, None)
    if weights is not None:
        counted = check_weights(weights, len(checked))
        kept = np.flatnonzero(counted)
        examples = Examples([checked[row] for row in kept.tolist()], wanted[kept], counted[kept])
    found = len(np.unique(examples.labels))
    if found < 2:
        of = "" if weights is None else "中权重大于 0 的"
        raise LabelError(f"训练数据{of}只有 {found} 个类别,至少要有两个。")
    return examples


def check_parameters(parameters: Mapping[str, Any]) -> None:
    """Refuse what a classifier cannot be fitted with; a temperature of None is to be found.

    ArgumentError for a number out of its range, ArgumentTypeError for knowledge, segmenter, offsets or background of
    another type.
    """
    _check_parts(parameters)
    check_count(parameters["min_df"], "min_df")
    numbers = {name: parameters[name] for name in (*_ABOVE_ZERO, *_FROM_ZERO)}
    if numbers["temperature"] is None:
        del numbers["temperature"]
    for name, value in numbers.items():
        must_exceed = name in _ABOVE_ZERO
        if not _is_number(value) or value < 0 or (must_exceed and value == 0):
            raise ArgumentError(f"{name} 是 {value!r},应为{'大于' if must_exceed else '不小于'} 0 的数。")


def _check_parts(parameters: Mapping[str, Any]) -> None:
    for name, (expected, advice) in _PARTS.items():
        if parameters[name] is not None:
            check_type(parameters[name], expected, name, advice)
    for label, offset in (parameters["offsets"] or {}).items():
        if not _is_number(offset):
            raise ArgumentError(f"offsets[{label!r}] 是 {offset!r},应为数。")
    background = parameters["background"]
    if background is not None and not (hasattr(background, "transform") and hasattr(background, "width")):
        raise ArgumentTypeError(f"background 是 {name_type(background)},应有 width 和 transform。不用时写 None。")


def check_labels(labels: ArrayLike) -> NDArray[Any]:
    """Return a column of labels as an array; LabelError when one is missing, ArgumentTypeError for no column."""
    import pandas as pd

    listed = check_column(labels, "labels")
    # An iterator is used up by now; anything else keeps its own type.
    given = labels if isinstance(labels, Sized) else listed
    # Asked before numpy turns a missing label among strings into the string "nan".
    missing = int(pd.isna(np.asarray(given, dtype=object)).sum())
    if missing:
        raise LabelError(f"有 {missing} 条文本没有类别标签。请先补上,或去掉这些文本。")
    return np.asarray(given)


def check_weights(weights: ArrayLike, count: int) -> NDArray[np.float64]:
    """Return the weights of ``count`` texts; LabelError when one is no number from 0, or there are more or fewer."""
    given = check_column(weights, "sample_weight")
    if len(given) != count:
        raise LabelError(f"sample_weight 有 {len(given)} 个权重,文本有 {count} 条,两者应一样多。")
    for row, weight in enumerate(given):
        if not _is_number(weight) or weight < 0:
            raise LabelError(f"sample_weight[{row}] 是 {str(weight)[:30]},应为不小于 0 的数。")
    return np.array(given, dtype=np.float64)


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and math.isfinite(value)
