"""What could be handled as one: tickets of one issue, copies of one text, and callers who keep calling.

Both lists are asked for by the State Council's rules for hotlines of 2025 (并单; 三次以上重复诉求).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from hotspot.issues.material import Material
from hotspot.issues.objects import name_object
from hotspot.issues.report import Hotspot, MergeSuggestion, RepeatedCall

# Cosine of character 3-grams from which two texts are copies with a few words changed.
NEAR_COPY = 0.85
# Larger issues are not searched pair by pair for near copies; equal texts are found at any size.
_MOST_COMPARED = 500
_REPEATED = 3


def suggest_merges(material: Material, groups: Sequence[tuple[int, ...]]) -> tuple[MergeSuggestion, ...]:
    """Suggest what to handle together: each group of one issue (positions; pairs too), and the copies within it."""
    suggestions: list[MergeSuggestion] = []
    for group in groups:
        name = name_object([material.places[position] for position in group])
        suggestions.append(MergeSuggestion(_ids(material, group), f"同一诉求:{name}" if name else "同一诉求"))
        suggestions += [
            MergeSuggestion(_ids(material, [group[member] for member in copies]), reason)
            for copies, reason in _find_copies([material.texts[position] for position in group])
        ]
    return tuple(suggestions)


def find_repeated_calls(material: Material, hotspots: Sequence[Hotspot]) -> tuple[RepeatedCall, ...]:
    """Return the callers with three and more tickets of one issue, most tickets first."""
    caller_of = dict(zip(material.ids, material.callers, strict=True))
    repeated: list[RepeatedCall] = []
    for issue in (issue for hotspot in hotspots for issue in hotspot.issues):
        by_caller: dict[str, list[str]] = defaultdict(list)
        for ticket_id in issue.ticket_ids:
            by_caller[caller_of[ticket_id]].append(ticket_id)
        repeated += [
            RepeatedCall(caller, issue.issue_id, tuple(ids))
            for caller, ids in by_caller.items()
            if len(ids) >= _REPEATED
        ]
    return tuple(sorted(repeated, key=lambda call: (-len(call.ticket_ids), call.ticket_ids)))


def _find_copies(texts: Sequence[str]) -> list[tuple[list[int], str]]:
    """Return groups of equal texts, then of nearly equal ones, each with the reason; positions within ``texts``."""
    by_text: dict[str, list[int]] = defaultdict(list)
    for position, text in enumerate(texts):
        if text:
            by_text[text].append(position)
    groups = [(positions, "内容相同") for positions in by_text.values() if len(positions) > 1]
    distinct = sorted(positions[0] for positions in by_text.values())
    if 1 < len(distinct) <= _MOST_COMPARED:
        groups += [
            (sorted(p for member in group for p in by_text[texts[member]]), "内容基本相同")
            for group in _near_groups([texts[position] for position in distinct], distinct)
        ]
    return groups


def _near_groups(texts: Sequence[str], positions: Sequence[int]) -> list[list[int]]:
    import scipy.sparse as sp
    from scipy.sparse.csgraph import connected_components

    similar = _cosine(texts)
    links = sp.csr_matrix(np.triu(similar >= NEAR_COPY, k=1))
    count, labels = connected_components(links, directed=False)
    groups = [[positions[i] for i in np.flatnonzero(labels == label).tolist()] for label in range(count)]
    return [group for group in groups if len(group) > 1]


def _cosine(texts: Sequence[str]) -> Any:
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.preprocessing import normalize

    # Texts of one or two characters have no 3-gram; a blank on each side gives them one.
    counts = CountVectorizer(analyzer="char", ngram_range=(3, 3), lowercase=False).fit_transform(
        [f"\n{text}\n" for text in texts]
    )
    vectors = normalize(counts.astype(np.float64))
    return (vectors @ vectors.T).toarray()


def _ids(material: Material, positions: Sequence[int]) -> tuple[str, ...]:
    return tuple(material.ids[position] for position in sorted(positions))
