"""Vectors of a batch: weighted words, their latent dimensions, and the objects that tickets name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.batch_words import BatchWords, number_words
from hotspot.issues.grouping.documents import DistinctDocuments
from hotspot.text.encoder import unit_rows
from hotspot.text.one_thread import one_thread
from hotspot.text.places import Place

# A title says twice what a body says once; a ticket without a title is headed by its first characters.
_TITLE_REPEATS = 2
_HEAD_LENGTH = 60
# A letter wanders: no more than this many characters are compared, so that one huge ticket cannot stop a batch.
_BODY_LENGTH = 3000
# District and town are shared by too many tickets to tell objects apart.
_VAGUE_TYPES = frozenset({"district", "town"})
# Without places in the title, the object of a ticket is among the first it names.
_MOST_MAIN = 3

# Latent dimensions: an eighth of the tickets keeps the meaning of a cosine the same in small and large batches.
_TICKETS_A_DIMENSION = 8
_FEWEST_DIMENSIONS, _MOST_DIMENSIONS = 24, 256
# The dimensions of a large batch are learned from this many of its tickets, evenly spaced in their order.
_MOST_LEARNED_FROM = 10_000


@dataclass(frozen=True, eq=False)
class BatchVectors:
    """Sparse and dense rows, one a ticket of the batch.

    ``words``: TF-IDF, rows of length 1; ``latent``: rows of length 1, without columns in a tiny batch; ``present`` and
    ``heads``: which words stand in a ticket (1) and how rare those of its head are (0…1); ``named`` and ``main``: the
    same of objects; ``objects``: named objects by rarity, rows of length 1. ``vocabulary`` and ``object_names``: what
    the columns are. ``towns``: a number for each town, -1 where it is unknown.
    """

    words: Any
    latent: NDArray[np.float32]
    present: Any
    heads: Any
    named: Any
    main: Any
    objects: Any
    vocabulary: tuple[str, ...]
    object_names: tuple[tuple[str, str], ...]
    towns: NDArray[np.int64]


def build_vectors(documents: DistinctDocuments) -> BatchVectors:
    """Return the vectors of a batch; rarity is measured within it."""
    import scipy.sparse as sp

    count = len(documents)
    # A body follows its title, so that both are numbered with one vocabulary.
    said = number_words([*documents.titles, *(body[:_BODY_LENGTH] for body in documents.bodies)])
    in_title = said.rows < count
    both = replace(said, rows=np.where(in_title, said.rows, said.rows - count), count=count)
    in_head = _find_heads(said, in_title, both.rows)
    counts = both.tally(np.where(in_title, np.float32(_TITLE_REPEATS), np.float32(1)))
    present = _ones(counts)
    rarity = _measure_rarity(present, count)
    counts.data = 1 + np.log(counts.data)
    words = _unit_sparse(counts @ sp.diags(_smooth_idf(present, count)))
    named, main, names = _find_objects(documents)
    object_rarity = _measure_rarity(named, count)
    return BatchVectors(
        words=words,
        latent=_project(words, count),
        present=present,
        heads=(_ones(both.tally(in_head.astype(np.float32))) @ sp.diags(rarity)).tocsr(),
        named=named,
        main=(main @ sp.diags(object_rarity)).tocsr(),
        objects=_unit_sparse(named @ sp.diags(object_rarity)),
        vocabulary=said.vocabulary,
        object_names=names,
        towns=_number_towns(documents.towns),
    )


def _find_heads(said: BatchWords, in_title: NDArray[np.bool_], tickets: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Say which words stand in a head: those of the title, without one those of the first characters."""
    headed = np.zeros(said.count, dtype=np.bool_)
    headed[tickets[in_title]] = True
    heads: NDArray[np.bool_] = in_title | (said.measure_reach() <= _HEAD_LENGTH) & ~headed[tickets]
    return heads


def _number_towns(towns: Sequence[str]) -> NDArray[np.int64]:
    numbers = {town: number for number, town in enumerate(sorted(set(towns) - {""}))}
    return np.array([numbers.get(town, -1) for town in towns], dtype=np.int64)


def _unit_sparse(matrix: Any) -> Any:
    """Return the rows scaled to length 1 (rows of zeros stay)."""
    import scipy.sparse as sp

    rows = matrix.tocsr()
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float32)).ravel()
    return (sp.diags(np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)) @ rows).tocsr()


def _ones(matrix: Any) -> Any:
    ones = matrix.copy()
    ones.data = np.ones_like(ones.data)
    return ones


def _measure_rarity(present: Any, count: int) -> NDArray[np.float32]:
    """Return 1 for what one ticket says, 0 for what all say, log-linear between."""
    tickets = np.maximum(np.asarray(present.sum(axis=0)).ravel(), 1)
    rarity: NDArray[np.float32] = (np.log(count / tickets) / np.log(max(count, 2))).astype(np.float32)
    return rarity


def _smooth_idf(present: Any, count: int) -> NDArray[np.float32]:
    tickets = np.asarray(present.sum(axis=0)).ravel()
    idf: NDArray[np.float32] = (np.log((1 + count) / (1 + tickets)) + 1).astype(np.float32)
    return idf


def _project(words: Any, count: int) -> NDArray[np.float32]:
    """Return latent semantic vectors (truncated SVD of the TF-IDF matrix), rows of length 1."""
    from sklearn.utils.extmath import randomized_svd

    wanted = min(max(count // _TICKETS_A_DIMENSION, _FEWEST_DIMENSIONS), _MOST_DIMENSIONS)
    if min(words.shape) <= wanted:
        return np.zeros((count, 0), dtype=np.float32)
    sample = words[:: -(-count // _MOST_LEARNED_FROM)]
    # The order of sums, and with it the last digits, must not depend on the machine's cores.
    with one_thread():
        _, _, axes = randomized_svd(sample, wanted, n_iter=4, random_state=0)
        return unit_rows(words @ axes.T)


def _find_objects(documents: DistinctDocuments) -> tuple[Any, Any, tuple[tuple[str, str], ...]]:
    """Return which objects each ticket names anywhere, which are its main ones, and the (type, key) of each column."""
    import ahocorasick_rs
    import scipy.sparse as sp

    exact = [
        [place for place in row if place.place_type not in _VAGUE_TYPES and len(place.key) > 1]
        for row in documents.places
    ]
    mains = [_main_keys(title, row) for title, row in zip(documents.titles, exact, strict=True)]
    place_types = {place.key: place.place_type for row in reversed(exact) for place in reversed(row)}
    names = sorted(place_types)
    column = {name: index for index, name in enumerate(names)}
    find = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.Standard).find_matches_as_indexes
    said = [
        f"{title}\n{body[:_BODY_LENGTH]}".upper()
        for title, body in zip(documents.titles, documents.bodies, strict=True)
    ]
    named = [
        sorted({match[0] for match in find(text, overlapping=True)} | {column[place.key] for place in row})
        for text, row in zip(said, exact, strict=True)
    ]
    shape = (len(documents), len(names))

    def build(rows: list[list[int]]) -> Any:
        indices = np.array([index for row in rows for index in row], dtype=np.int32)
        starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
        return sp.csr_matrix((np.ones(len(indices), np.float32), indices, starts), shape)

    main = build([sorted({column[key] for key in row}) for row in mains])
    return build(named), main, tuple((place_types[name], name) for name in names)


def _main_keys(title: str, places: Sequence[Place]) -> list[str]:
    inside = [place.key for place in places if place.start < len(title)]
    return inside or [place.key for place in places[:_MOST_MAIN]]
