"""Groups that are no issue: a broad place (a hospital, a tourist town) with a different matter in every ticket, and
short calls that share a word by chance.

Categories alone do not tell: those of one matter border on each other, predicted ones above all. What the tickets speak
of does not either. Where both fall apart, there is no common matter, unless half name one object and more tell one kind
of problem; nor where tickets of one category share no object, not even by a name that no list knows, and hardly what
they speak of.
"""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.agreement import speak_of
from hotspot.issues.grouping.object_keys import ObjectKey
from hotspot.issues.themes.model import FLOOR_UNTITLED

# Half of an issue's tickets are of one category, or name one object; of fewer than three that cannot be told.
_LEAST_TICKETS = 3
_LEAST_SHARE = 0.5
# Mean cosine of what each two of the tickets speak of, below which they do not tell of one matter: of several
# categories, and of one but without a common object.
_LEAST_AGREEMENT = 0.5
_LEAST_AGREEMENT_INSIDE = 0.2


def drop_mixtures(
    groups: Sequence[tuple[int, ...]],
    categories: Sequence[str],
    scores: NDArray[np.floating],
    objects: Sequence[Collection[ObjectKey]],
    *,
    names: Sequence[Collection[str]],
    families: Sequence[Sequence[int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Return the groups but those whose tickets speak of different matters.

    ``categories``: of each ticket, "" for an unknown one; ``scores``: of the themes, one row a ticket; ``objects``: of
    ``list_object_keys``; ``names``: the words that each ticket holds and no dictionary; ``families``: columns of the
    themes that are one matter.
    """
    holding = Counter(name for row in names for name in row)
    return tuple(
        group
        for group in groups
        if _is_one(group, categories, _heed_families(scores[list(group)], families), objects)
        or (_has_category(group, categories) and _has_name(group, names, holding))
    )


def _is_one(
    group: tuple[int, ...],
    categories: Sequence[str],
    scores: NDArray[np.floating],
    objects: Sequence[Collection[ObjectKey]],
) -> bool:
    """Tell whether a group is one matter; ``scores``: of its own tickets."""
    if len(group) < _LEAST_TICKETS:
        return True
    agreement = _measure_agreement(scores)
    if agreement >= _LEAST_AGREEMENT or (_has_object(group, objects) and _has_theme(scores)):
        return True
    if not _has_category(group, categories):
        return False
    return agreement >= _LEAST_AGREEMENT_INSIDE or _has_object(group, objects)


def _has_category(group: tuple[int, ...], categories: Sequence[str]) -> bool:
    counts = Counter(categories[position] for position in group if categories[position])
    return counts.total() < _LEAST_TICKETS or max(counts.values()) >= _LEAST_SHARE * counts.total()


def _has_object(group: tuple[int, ...], objects: Sequence[Collection[ObjectKey]]) -> bool:
    counts = Counter(key for position in group for key in objects[position])
    return max(counts.values(), default=0) >= _LEAST_SHARE * len(group)


def _heed_families(scores: NDArray[np.floating], families: Sequence[Sequence[int]]) -> NDArray[np.floating]:
    """Return a copy of scores in which each theme of a family has the best score of its family."""
    heeded = scores.copy()
    for columns in families:
        heeded[:, columns] = heeded[:, columns].max(axis=1, keepdims=True)
    return heeded


def _has_theme(scores: NDArray[np.floating]) -> bool:
    """Say whether more than half of a group speaks most of one kind of problem."""
    counts = Counter(scores.argmax(axis=1)[scores.max(axis=1) >= FLOOR_UNTITLED].tolist())
    return max(counts.values(), default=0) > _LEAST_SHARE * len(scores)


def _has_name(group: tuple[int, ...], names: Sequence[Collection[str]], holding: Counter[str]) -> bool:
    """Say whether a name belongs to a group: half of its tickets hold it, and hardly others do (of 长沙 many do)."""
    counts = Counter(name for position in group for name in names[position])
    return any(count >= _LEAST_SHARE * max(len(group), holding[name]) for name, count in counts.items())


def _measure_agreement(scores: NDArray[np.floating]) -> float:
    """Return the mean cosine of what each two of the tickets speak of."""
    spoken = speak_of([(row,) for row in range(len(scores))], scores)
    total = np.square(spoken.sum(axis=0)).sum() - np.square(spoken).sum()
    return float(total / (len(scores) * (len(scores) - 1)))
