"""What a classifier is fitted on: texts, their labels and weights, checked; and its numbers."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hotspot.arguments import check_column, check_count, check_texts
from hotspot.errors import ArgumentError, LabelError

_ABOVE_ZERO = ("penalty", "temperature")
_FROM_ZERO = ("title_weight", "opening_weight")


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
    checked, wanted = check_texts(texts), _check_labels(labels)
    if len(checked) != len(wanted):
        raise LabelError(f"有 {len(checked)} 条文本、{len(wanted)} 个类别标签,两者应一样多。")
    examples = Examples(checked, wanted, None)
    if weights is not None:
        counted = _check_weights(weights, len(checked))
        kept = np.flatnonzero(counted)
        examples = Examples([checked[row] for row in kept.tolist()], wanted[kept], counted[kept])
    found = len(np.unique(examples.labels))
    if found < 2:
        of = "" if weights is None else "中权重大于 0 的"
        raise LabelError(f"训练数据{of}只有 {found} 个类别,至少要有两个。")
    return examples


def check_numbers(parameters: Mapping[str, Any]) -> None:
    """Refuse numbers that a classifier cannot be fitted with (ArgumentError); a temperature of None is to be found."""
    check_count(parameters["min_df"], "min_df")
    numbers = {name: parameters[name] for name in (*_ABOVE_ZERO, *_FROM_ZERO)}
    if numbers["temperature"] is None:
        del numbers["temperature"]
    for name, value in numbers.items():
        must_exceed = name in _ABOVE_ZERO
        if not _is_number(value) or value < 0 or (must_exceed and value == 0):
            raise ArgumentError(f"{name} 是 {value!r},应为{'大于' if must_exceed else '不小于'} 0 的数。")


def _check_labels(labels: ArrayLike) -> NDArray[Any]:
    import pandas as pd

    check_column(labels, "labels")
    # Asked before numpy turns a missing label among strings into the string "nan".
    missing = int(pd.isna(np.asarray(labels, dtype=object)).sum())
    if missing:
        raise LabelError(f"有 {missing} 条文本没有类别标签。请先补上,或去掉这些文本。")
    return np.asarray(labels)


def _check_weights(weights: ArrayLike, count: int) -> NDArray[np.float64]:
    given = check_column(weights, "sample_weight")
    if len(given) != count:
        raise LabelError(f"sample_weight 有 {len(given)} 个权重,文本有 {count} 条,两者应一样多。")
    for row, weight in enumerate(given):
        if not _is_number(weight) or weight < 0:
            raise LabelError(f"sample_weight[{row}] 是 {str(weight)[:30]},应为不小于 0 的数。")
    return np.array(given, dtype=np.float64)


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and math.isfinite(value)
