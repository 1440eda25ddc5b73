"""Issues: which tickets tell of the same concrete problem of the same object."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from hotspot.arguments import check_count, check_type
from hotspot.errors import ArgumentError, ModelError
from hotspot.estimator import Estimator
from hotspot.issues.grouping.candidates import find_candidates
from hotspot.issues.grouping.comparisons import Pairs, compare_pairs, sort_pairs
from hotspot.issues.grouping.crowding import measure_crowding
from hotspot.issues.grouping.documents import DistinctDocuments, Documents, distinct_documents, prepare_documents
from hotspot.issues.grouping.explanation import Outcome, explain_pair
from hotspot.issues.grouping.fellows import tabulate_fellows
from hotspot.issues.grouping.linkage import ScoredPairs, complete_parts, link_parts
from hotspot.issues.grouping.similarity import PairModel, load_similarity
from hotspot.issues.grouping.vectors import BatchVectors, build_vectors
from hotspot.text.boilerplate import says_nothing
from hotspot.text.encoder import unit_rows
from hotspot.text.places import Place

# Pairs scored at once: bounds the memory of their comparisons.
_SCORED = 500_000


@dataclass(frozen=True, eq=False)
class Batch:
    """Tickets as they came and as distinct ones, their vectors, and the sentence vectors the caller brought."""

    tickets: Documents
    documents: DistinctDocuments
    vectors: BatchVectors
    extra: NDArray[np.float32] | None

    def count_words(self, chosen: NDArray[np.bool_]) -> Counter[str]:
        """Return in how many of the chosen tickets each word stands (title, and what is compared of the body)."""
        weights = np.bincount(self.documents.owner[chosen], minlength=len(self.documents))
        counts = self.vectors.present.T @ weights
        words = np.flatnonzero(counts).tolist()
        return Counter({self.vectors.vocabulary[word]: int(counts[word]) for word in words})


@dataclass(frozen=True, eq=False)
class Groupings:
    """Groups of alike tickets at several cuts, and the probabilities behind them.

    ``at_cuts``: for each cut the groups of two and more tickets that tell of the same issue, as positions, the largest
    first, then most callers, then earliest ticket; ``fellows``: of ``tabulate_fellows``.
    """

    at_cuts: tuple[tuple[tuple[int, ...], ...], ...]
    fellows: Any


def read_batch(documents: Documents, model: PairModel, vectors: NDArray[Any] | None = None) -> Batch:
    """Return what a model compares tickets by; ``vectors``: sentence vectors, one row a ticket, where it compares them.

    Raises ModelError when the model needs vectors, ArgumentError when they are not one row a ticket or it compares
    none.
    """
    if model.needs_vectors and vectors is None:
        raise ModelError("这个相似度模型要比较句向量,但没有给出。请用 vectors= 传入,每条工单一行。")
    if vectors is not None and not model.needs_vectors:
        raise ArgumentError("给出了 vectors,但这个相似度模型不比较句向量。请去掉 vectors=,或换一个要句向量的模型。")
    distinct = distinct_documents(documents)
    extra = None
    if vectors is not None:
        if len(vectors) != len(distinct.owner):
            raise ArgumentError(f"vectors 有 {len(vectors)} 行,工单有 {len(distinct.owner)} 条:应各有一行。")
        first = np.unique(distinct.owner, return_index=True)[1]
        extra = unit_rows(np.asarray(vectors)[first])
    return Batch(documents, distinct, build_vectors(distinct), extra)


def group_batch(batch: Batch, model: PairModel, cuts: Sequence[float]) -> Groupings:
    """Return the groups at each cut: the mean probability from which groups join.

    Much of the work is done once; the groups of a higher cut lie within those of a lower one. The order of the tickets
    decides nothing; one in no group is a single.
    """
    owner = batch.documents.owner
    scored, parts = _score(batch, model, min(cuts))
    groups = [_order_groups(link_parts(scored, parts, cut)[owner], batch.tickets) for cut in cuts]
    return Groupings(tuple(groups), tabulate_fellows(scored, owner))


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
        texts: Iterable[str],
        y: object = None,
        *,
        titles: Iterable[str | None] | None = None,
        places: Iterable[Sequence[Place] | None] | None = None,
        times: Iterable[Any] | None = None,
        callers: Iterable[str | None] | None = None,
        towns: Iterable[str | None] | None = None,
        vectors: NDArray[Any] | None = None,
    ) -> Self:
        """Find the issues; ``labels_`` holds one number a ticket, 0 for the largest issue, −1 for a single.

        ``places`` are those of the title and then of the text, found here when None. ``callers`` and ``times`` order
        issues of one size; ``towns`` keep apart what is alike by chance in a large batch; of all of them one that is
        None is unknown. ``vectors``: sentence vectors, one row a ticket, for a model that compares them. Raises
        ArgumentTypeError for a text that is no string or a model that is none, ArgumentError when lengths differ, the
        model compares no vectors or ``min_tickets`` is below 2, ModelError when it needs vectors.
        """
        check_count(self.min_tickets, "min_tickets", least=2)
        if self.model is not None:
            check_type(self.model, PairModel, "model", "None 是随软件的模型,别的请用 load_similarity(文件夹) 读出")
        documents = prepare_documents(texts, titles=titles, places=places, callers=callers, times=times, towns=towns)
        model = self.model or load_similarity()
        self._batch = read_batch(documents, model, vectors)
        self._found = group_batch(self._batch, model, (model.join_from,))
        (groups,) = self._found.at_cuts
        self.labels_ = np.full(len(documents.titles), -1, dtype=np.int64)
        for label, group in enumerate(group for group in groups if len(group) >= self.min_tickets):
            self.labels_[list(group)] = label
        return self

    def fit_predict(self, texts: Iterable[str], y: object = None, **given: Any) -> NDArray[np.int64]:
        """Return ``fit(texts, …).labels_``."""
        return self.fit(texts, y, **given).labels_

    def explain_pair(self, one: int, two: int) -> str:
        """Return in Chinese why two of the fitted tickets, by their places, are, or are not, the same issue here.

        What they share, how alike they are, and what came of it: others may join what two by themselves do not, or
        keep them apart. ArgumentError for a place that no ticket has.
        """
        self._require_fit("labels_")
        documents = self._batch.documents
        if not len(documents.owner):
            raise ArgumentError("fit 时一条工单也没有,没有可以解释的。请先对有工单的文本调用 fit。")
        for name, place in (("one", one), ("two", two)):
            check_count(place, name, least=0, most=len(documents.owner) - 1)
        left, right = int(documents.owner[one]), int(documents.owner[two])
        if one == two:
            return "是同一条工单"
        outcome = self._find_outcome(one, two)
        if left == right and not outcome.tickets:
            return "两条都没有可比较的内容;结果:不是同一诉求"
        if left == right:
            return f"内容完全相同;{outcome.explain(is_alike=True)}"
        pair = sort_pairs([left], [right], len(documents))
        model = self.model or load_similarity()
        return explain_pair(self._batch.vectors, pair, model, outcome, extra=self._batch.extra)

    def _find_outcome(self, one: int, two: int) -> Outcome:
        (groups,) = self._found.at_cuts
        both = next((group for group in groups if one in group and two in group), ())
        owner = self._batch.documents.owner
        first = int(np.flatnonzero(owner == owner[two])[0])
        return Outcome(len(both), self.min_tickets, is_compared=bool(self._found.fellows[one, first]))

    def __sklearn_tags__(self) -> Any:
        """Say that this is a clusterer of strings."""
        from sklearn.utils import InputTags, Tags, TargetTags

        return Tags(
            estimator_type="clusterer",
            target_tags=TargetTags(required=False),
            input_tags=InputTags(two_d_array=False, string=True),
        )


def _score(batch: Batch, model: PairModel, join_from: float) -> tuple[ScoredPairs, NDArray[np.int64]]:
    """Return the pairs of distinct tickets worth comparing, and the connected part of each (``complete_parts``)."""

    def score(pairs: Pairs) -> NDArray[np.float64]:
        parts = [
            model.score(compare_pairs(batch.vectors, part, batch.extra), measure_crowding(batch.vectors, part))
            for part in pairs.split(_SCORED)
        ]
        return np.concatenate([np.zeros(0), *parts])

    candidates = _drop_idle(find_candidates(batch.vectors), batch.documents)
    return complete_parts(ScoredPairs(candidates, score(candidates)), len(batch.documents), join_from, score)


def _drop_idle(pairs: Pairs, documents: DistinctDocuments) -> Pairs:
    """Return the pairs of tickets that both say something: 在吗 is like others by chance only."""
    telling = np.array(list(map(_tells, documents.titles, documents.bodies)), dtype=np.bool_)
    kept = telling[pairs.left] & telling[pairs.right]
    return Pairs(pairs.left[kept], pairs.right[kept])


def _tells(title: str, body: str) -> bool:
    return not (says_nothing(title) and says_nothing(body))


def _order_groups(groups: NDArray[np.int64], documents: Documents) -> tuple[tuple[int, ...], ...]:
    gathered: dict[int, list[int]] = {}
    for position, group in enumerate(groups.tolist()):
        # Two tickets that say nothing do not say the same.
        if _tells(documents.titles[position], documents.bodies[position]):
            gathered.setdefault(group, []).append(position)

    def rank(item: tuple[int, list[int]]) -> tuple[int, int, int, int]:
        group, positions = item
        times = documents.times[positions]
        known = times[~np.isnat(times)]
        first = int(known.min().astype("datetime64[s]").astype(np.int64)) if len(known) else np.iinfo(np.int64).max
        return -len(positions), -len({documents.callers[position] for position in positions}), first, group

    ordered = sorted(((group, rows) for group, rows in gathered.items() if len(rows) > 1), key=rank)
    return tuple(tuple(rows) for _, rows in ordered)
