"""How probable it is that two tickets tell of the same issue: a logistic model over a few named comparisons."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error
from hotspot.issues.grouping.comparisons import COMPARISONS
from hotspot.resources import find_shipped

FORMAT = 1
# The comparison of sentence vectors that the caller brings; only a model that was fitted on such knows it.
EXTRA = "vector"
_KNOWN = (*COMPARISONS, EXTRA)


@dataclass(frozen=True)
class Weight:
    """One comparison in the model: its weight per standard deviation, and the mean and deviation it was fitted at."""

    weight: float
    mean: float
    deviation: float


@dataclass(frozen=True)
class PairModel:
    """A fitted model of pairs.

    ``weights``: by name of comparison; ``intercept``; ``join_from``: average probability from which two groups of
    tickets become one; ``about``: what it was fitted on.
    """

    weights: Mapping[str, Weight]
    intercept: float
    join_from: float
    about: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @property
    def needs_vectors(self) -> bool:
        """Whether the model compares sentence vectors that the caller must bring."""
        return EXTRA in self.weights

    def score(self, compared: NDArray[np.float64], crowding: NDArray[np.float64] | float = 0.0) -> NDArray[np.float64]:
        """Return the probability of each pair.

        ``compared`` is what ``compare_pairs`` returns, ``crowding`` what ``measure_crowding`` does.
        """
        names = _KNOWN[: compared.shape[1]]
        logit = np.full(len(compared), self.intercept) - crowding
        for name, values in zip(names, compared.T, strict=True):
            if name in self.weights:
                logit += self._pull(name, values)
        # Rounded, so that equal pairs stay equal whatever the last digits of their sums.
        scores: NDArray[np.float64] = np.round(1 / (1 + np.exp(-logit)), 6)
        return scores

    def _pull(self, name: str, values: Any) -> Any:
        weight = self.weights[name]
        return weight.weight * (values - weight.mean) / weight.deviation


def load_similarity(folder: str | Path | None = None) -> PairModel:
    """Read a folder with ``similarity.json``, the shipped one by default.

    Raises ModelError when it is missing, unreadable or of a newer format.
    """
    return _load(Path(folder) if folder is not None else find_shipped("models/similarity"))


@cache
def _load(folder: Path) -> PairModel:
    path = folder / "similarity.json"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(
            f"读不了相似度模型 {path}:{explain_error(error)}。应为含 similarity.json 的文件夹。"
        ) from error
    return parse_similarity(text, source=str(path))


def parse_similarity(text: str, *, source: str = "similarity.json") -> PairModel:
    """Parse the JSON of a model; ModelError when it is not what ``format_similarity`` writes."""
    try:
        values = json.loads(text)
        version = values["format"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ModelError(f"相似度模型 {source} 读不懂:应为带 format 的 JSON。") from error
    if version != FORMAT:
        raise ModelError(f"相似度模型 {source} 的格式是 {version!r},本程序只认 {FORMAT}。请升级 hotspot 或重新训练。")
    try:
        model = PairModel(
            weights={
                name: Weight(*(float(values["weights"][name][part]) for part in ("weight", "mean", "deviation")))
                for name in values["weights"]
            },
            intercept=float(values["intercept"]),
            join_from=float(values["join_from"]),
            about=dict(values.get("about", {})),
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ModelError(f"相似度模型 {source} 的内容不完整:{explain_error(error)}。请重新训练。") from error
    _check(model, source)
    return model


def format_similarity(model: PairModel) -> str:
    """Return the JSON that ``parse_similarity`` reads back."""
    values = {
        "format": FORMAT,
        "about": dict(model.about),
        "intercept": model.intercept,
        "join_from": model.join_from,
        "weights": {
            name: {"weight": weight.weight, "mean": weight.mean, "deviation": weight.deviation}
            for name, weight in model.weights.items()
        },
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _check(model: PairModel, source: str) -> None:
    unknown = sorted(set(model.weights) - set(_KNOWN))
    if unknown:
        raise ModelError(f"相似度模型 {source} 用到未知的比较项 {'、'.join(unknown)}(已知:{'、'.join(_KNOWN)})。")
    numbers = [model.intercept, model.join_from]
    numbers += [part for weight in model.weights.values() for part in (weight.weight, weight.mean, weight.deviation)]
    if not all(map(math.isfinite, numbers)) or any(weight.deviation <= 0 for weight in model.weights.values()):
        raise ModelError(f"相似度模型 {source} 中有不是有限数的值,或不为正的 deviation。请重新训练。")
    if not 0 < model.join_from < 1:
        raise ModelError(f"相似度模型 {source} 的 join_from 是 {model.join_from},应在 0 与 1 之间。")
