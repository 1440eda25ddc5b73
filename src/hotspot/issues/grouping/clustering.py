"""Issues: which tickets tell of the same concrete problem of the same object."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import ModelError
from hotspot.estimator import Estimator
from hotspot.issues.grouping.candidates import find_candidates
from hotspot.issues.grouping.comparisons import Pairs, compare_pairs, sort_pairs
from hotspot.issues.grouping.crowding import measure_crowding
from hotspot.issues.grouping.documents import DistinctDocuments, Documents, distinct_documents, prepare_documents
from hotspot.issues.grouping.explanation import explain_pair
from hotspot.issues.grouping.linkage import ScoredPairs, complete_parts, link_parts
from hotspot.issues.grouping.similarity import PairModel, load_similarity
from hotspot.issues.grouping.vectors import BatchVectors, build_vectors, unit_rows
from hotspot.text.places import Place

# Pairs scored at once: bounds the memory of their comparisons.
_SCORED = 500_000


@dataclass(frozen=True, eq=False)
class _Batch:
    """Distinct tickets of a batch, their vectors, and the sentence vectors the caller brought."""

    documents: DistinctDocuments
    vectors: BatchVectors
    extra: NDArray[np.float32] | None


def find_issues(
    documents: Documents, *, model: PairModel | None = None, vectors: NDArray[Any] | None = None
) -> tuple[tuple[int, ...], ...]:
    """Return the groups of two and more tickets that tell of the same issue, as positions in ``documents``.

    Largest group first, then most callers, then earliest ticket; a ticket in no group is a single. The groups do not
    depend on the order of the tickets. ``vectors``: sentence vectors, one row a ticket, for a model that compares them.
    """
    model = model or load_similarity()
    return find_groupings(documents, (model.join_from,), model=model, vectors=vectors)[0]


def find_groupings(
    documents: Documents,
    cuts: Sequence[float],
    *,
    model: PairModel | None = None,
    vectors: NDArray[Any] | None = None,
) -> list[tuple[tuple[int, ...], ...]]:
    """Return for each cut (the mean probability from which groups join) the groups that ``find_issues`` would find.

    Much of the work is done once; the groups of a higher cut lie within those of a lower one.
    """
    model = model or load_similarity()
    batch = _prepare(documents, vectors, model)
    owner = batch.documents.owner
    return [_order_groups(groups[owner], documents) for groups in _group(batch, model, cuts)]


class IssueClusterer(Estimator):
    """Groups raw ticket texts into issues, in the manner of scikit-learn's clusterers.

    Parameters: ``model`` (None takes the shipped one), ``min_tickets`` (smaller groups count as singles; 2 shows
    pairs). Learned: ``labels_``.

    >>> texts = ["丽发新城附近的搅拌站噪音扰民", "丽发新城小区旁搅拌站夜里噪音大", "新泉镇自来水浑浊发黄"]
    >>> IssueClusterer().fit_predict(texts).tolist()
    [0, 0, -1]
    """

    # How scikit-learn before 1.6 tells a clusterer.
    _estimator_type = "clusterer"

    def __init__(self, *, model: PairModel | None = None, min_tickets: int = 2) -> None:
        """Store the parameters; nothing is computed before fit."""
        self.model = model
        self.min_tickets = min_tickets

    def fit(
        self,
        texts: Sequence[str],
        y: object = None,
        *,
        titles: Sequence[str | None] | None = None,
        places: Sequence[Sequence[Place] | None] | None = None,
        times: Sequence[Any] | None = None,
        callers: Sequence[str | None] | None = None,
        towns: Sequence[str | None] | None = None,
        vectors: NDArray[Any] | None = None,
    ) -> Self:
        """Find the issues; ``labels_`` holds one number a ticket, 0 for the largest issue, −1 for a single.

        ``places`` are those of the title and then of the text, found here when None. ``callers`` and ``times`` order
        issues of one size; ``towns`` keep apart what is alike by chance in a large batch; of all of them one that is
        None is unknown. ``vectors``: sentence vectors, one row a ticket, for a model that compares them. Raises
        TypeError for a text that is no string, ValueError when lengths differ or the model compares no vectors,
        ModelError when it needs them.
        """
        documents = prepare_documents(texts, titles=titles, places=places, callers=callers, times=times, towns=towns)
        model = self.model or load_similarity()
        self._batch = _prepare(documents, vectors, model)
        (found,) = _group(self._batch, model, (model.join_from,))
        groups = _order_groups(found[self._batch.documents.owner], documents)
        self.labels_ = np.full(len(documents.titles), -1, dtype=np.int64)
        for label, group in enumerate(group for group in groups if len(group) >= self.min_tickets):
            self.labels_[list(group)] = label
        return self

    def fit_predict(self, texts: Sequence[str], y: object = None, **given: Any) -> NDArray[np.int64]:
        """Return ``fit(texts, …).labels_``."""
        return self.fit(texts, y, **given).labels_

    def explain_pair(self, one: int, two: int) -> str:
        """Return in Chinese why two of the fitted tickets are, or are not, the same issue."""
        self._require_fit("labels_")
        documents = self._batch.documents
        left, right = int(documents.owner[one]), int(documents.owner[two])
        if left == right:
            return "内容完全相同"
        pair = sort_pairs([left], [right], len(documents))
        return explain_pair(self._batch.vectors, pair, self.model or load_similarity(), self._batch.extra)

    def __sklearn_tags__(self) -> Any:
        """Say that this is a clusterer of strings."""
        from sklearn.utils import InputTags, Tags, TargetTags

        return Tags(
            estimator_type="clusterer",
            target_tags=TargetTags(required=False),
            input_tags=InputTags(two_d_array=False, string=True),
        )


def _prepare(documents: Documents, vectors: NDArray[Any] | None, model: PairModel) -> _Batch:
    if model.needs_vectors and vectors is None:
        raise ModelError("这个相似度模型要比较句向量,但没有给出。请用 vectors= 传入,每条工单一行。")
    if vectors is not None and not model.needs_vectors:
        raise ValueError("给出了 vectors,但这个相似度模型不比较句向量。请去掉 vectors=,或换一个要句向量的模型。")
    distinct = distinct_documents(documents)
    extra = None
    if vectors is not None:
        if len(vectors) != len(distinct.owner):
            raise ValueError(f"vectors 有 {len(vectors)} 行,工单有 {len(distinct.owner)} 条:应各有一行。")
        first = np.unique(distinct.owner, return_index=True)[1]
        extra = unit_rows(np.asarray(vectors)[first])
    return _Batch(distinct, build_vectors(distinct), extra)


def _group(batch: _Batch, model: PairModel, cuts: Sequence[float]) -> list[NDArray[np.int64]]:
    """Return for each cut the group of each distinct ticket, named by its first one."""

    def score(pairs: Pairs) -> NDArray[np.float64]:
        parts = [
            model.score(compare_pairs(batch.vectors, part, batch.extra), measure_crowding(batch.vectors, part))
            for part in pairs.split(_SCORED)
        ]
        return np.concatenate([np.zeros(0), *parts])

    candidates = find_candidates(batch.vectors)
    scored = ScoredPairs(candidates, score(candidates))
    complete, parts = complete_parts(scored, len(batch.documents), min(cuts), score)
    return [link_parts(complete, parts, cut) for cut in cuts]


def _order_groups(groups: NDArray[np.int64], documents: Documents) -> tuple[tuple[int, ...], ...]:
    gathered: dict[int, list[int]] = {}
    for position, group in enumerate(groups.tolist()):
        # Two tickets that say nothing do not say the same.
        if documents.titles[position] or documents.bodies[position]:
            gathered.setdefault(group, []).append(position)

    def rank(item: tuple[int, list[int]]) -> tuple[int, int, int, int]:
        group, positions = item
        times = documents.times[positions]
        known = times[~np.isnat(times)]
        first = int(known.min().astype("datetime64[s]").astype(np.int64)) if len(known) else np.iinfo(np.int64).max
        return -len(positions), -len({documents.callers[position] for position in positions}), first, group

    ordered = sorted(((group, rows) for group, rows in gathered.items() if len(rows) > 1), key=rank)
    return tuple(tuple(rows) for _, rows in ordered)
