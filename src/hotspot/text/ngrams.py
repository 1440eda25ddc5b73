"""Character n-grams (1 to 3) counted for a whole batch at once with numpy.

scikit-learn's character analyzer makes a Python string of every n-gram, 240 of them for a ticket of 80 characters, and
handles 8,000 such tickets a second; here an n-gram is one 64-bit integer (21 bits a character, so no two n-grams share
one) and a batch is a handful of array operations.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

_BITS = 21
# Texts looked at together: what is worked on stays in the processor's cache.
_AT_ONCE = 256
# Multiplicative hashing (Knuth): the golden ratio as a 64-bit odd integer.
_MIX = np.uint64(0x9E3779B97F4A7C15)


# Keys, places and rows of n-grams of one length, parallel.
_Ngrams = tuple[NDArray[np.uint64], NDArray[np.int64], NDArray[np.int64]]


@dataclass(frozen=True)
class NgramHits:
    """N-grams met in a batch: ``rows[i]`` met the n-gram ``columns[i]``; repeats stay repeated."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class NgramVocabulary:
    """A fixed list of n-grams of 1 to 3 characters without white space; the column of one is its place in the list."""

    ngrams: tuple[str, ...]
    _keys: NDArray[np.uint64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Turn the n-grams into integer keys."""
        object.__setattr__(self, "_keys", np.array([_key(ngram) for ngram in self.ngrams], dtype=np.uint64))

    @cached_property
    def _table(self) -> tuple[NDArray[np.int32], int, int]:
        """Open-addressing hash table of columns, the shift that addresses it, and the longest probe."""
        bits = max(4, int(np.ceil(np.log2(max(len(self.ngrams), 1) * 4))))
        size, shift = 1 << bits, 64 - bits
        slots = np.full(size, -1, dtype=np.int32)
        pending = np.arange(len(self._keys), dtype=np.int32)
        home = (self._keys * _MIX) >> np.uint64(shift)
        probes = 0
        while len(pending):
            at = (home[pending] + np.uint64(probes)) & np.uint64(size - 1)
            free = slots[at] < 0
            # Of several n-grams that want one free slot numpy keeps the last; the others try the next slot.
            slots[at[free]] = pending[free]
            pending = pending[slots[at] != pending]
            probes += 1
        return slots, shift, probes

    def find(self, texts: Sequence[str]) -> NgramHits:
        """Return where the listed n-grams stand in a batch of texts."""
        parts = [self._find(texts[start : start + _AT_ONCE]) for start in range(0, len(texts), _AT_ONCE)]
        rows = [part.rows + number * _AT_ONCE for number, part in enumerate(parts)]
        return NgramHits(
            np.concatenate([np.zeros(0, dtype=np.int64), *rows]),
            np.concatenate([np.zeros(0, dtype=np.int32), *(part.columns for part in parts)]),
        )

    def _find(self, texts: Sequence[str]) -> NgramHits:
        keys, rows = extract_keys(texts)
        found = self.look_up(keys)
        met = np.flatnonzero(found >= 0)
        return NgramHits(rows.take(met), found.take(met))

    def look_up(self, keys: NDArray[np.uint64]) -> NDArray[np.int32]:
        """Return the column of the n-gram of each key, -1 where it is not listed."""
        if not len(self.ngrams) or not len(keys):
            return np.full(len(keys), -1, dtype=np.int32)
        slots, shift, probes = self._table
        home = ((keys * _MIX) >> np.uint64(shift)).view(np.int64)
        found = slots.take(home)
        # An empty slot (-1) reads the last key: a key that equals it cannot have come upon an empty slot before.
        is_other = (self._keys.take(found, mode="wrap") != keys) & (found >= 0)
        open_ = np.flatnonzero(is_other)
        for step in range(1, probes):
            if not len(open_):
                break
            column = slots.take((home.take(open_) + step) & (len(slots) - 1))
            found[open_] = column
            # An empty slot ends the search, as in any open-addressing table.
            open_ = open_[(column >= 0) & (self._keys.take(column, mode="wrap") != keys.take(open_))]
        found[open_] = -1
        return found


def extract_keys(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the key of every n-gram (1, 2, 3 characters, none over white space) and the row it stands in."""
    keys, _, rows = zip(*find_positions(texts), strict=True)
    return np.concatenate(keys), np.concatenate(rows)


def find_positions(texts: Sequence[str]) -> list[_Ngrams]:
    """Return the n-grams of 1, of 2 and of 3 characters: their keys, where each begins in the texts joined by a line
    feed, and the row it stands in.
    """
    joined = "\n".join(texts) + "\n"
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1
    rows = np.repeat(np.arange(len(texts)), lengths)
    solid = _IS_SOLID[np.minimum(codes, len(_IS_SOLID) - 1)]
    wide, open_ = codes, solid
    found = []
    for length in range(1, 4):
        if length > 1:
            wide = (wide[:-1] << np.uint64(_BITS)) | codes[length - 1 :]
            open_ = open_[:-1] & solid[length - 1 :]
        places = np.flatnonzero(open_)
        found.append((wide[places], places, rows[places]))
    return found


def fit_ngrams(
    texts: Sequence[str], *, min_df: int = 2, batch: int = 2000
) -> tuple[NgramVocabulary, NDArray[np.int64]]:
    """Return the n-grams that stand in at least ``min_df`` texts, sorted, and in how many texts each stands."""
    keys = np.zeros(0, dtype=np.uint64)
    counts = np.zeros(0, dtype=np.int64)
    for start in range(0, len(texts), batch):
        met = _drop_repeats(*extract_keys(texts[start : start + batch]))
        keys, counts = _sum_by_key(
            np.concatenate([keys, met]), np.concatenate([counts, np.ones(len(met), dtype=np.int64)])
        )
    kept = counts >= min_df
    names = [_spell(int(key)) for key in keys[kept]]
    return NgramVocabulary(tuple(names)), counts[kept]


def _drop_repeats(keys: NDArray[np.uint64], rows: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Return the key of each n-gram once for each row, sorted; the rows of one n-gram come in order."""
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    is_new = np.ones(len(keys), dtype=np.bool_)
    is_new[1:] = (keys[1:] != keys[:-1]) | (rows[1:] != rows[:-1])
    return keys[is_new]


def _sum_by_key(keys: NDArray[np.uint64], counts: NDArray[np.int64]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return each key once, sorted, and the sum of its counts: by sorting, for numpy's unique would hash them first."""
    order = np.argsort(keys, kind="stable")
    keys, counts = keys[order], counts[order]
    starts = np.flatnonzero(np.concatenate([keys[:1] == keys[:1], keys[1:] != keys[:-1]]))
    return keys[starts], np.add.reduceat(counts, starts) if len(starts) else counts


_SPACES = [ord(c) for c in " \t\n\r\x0b\x0c\u3000\xa0\u2028\u2029\x1c\x1d\x1e\x1f\x85"]
# Which of the first characters are no white space; the last place stands for all that follow.
_IS_SOLID = np.ones(max(_SPACES) + 2, dtype=np.bool_)
_IS_SOLID[_SPACES] = False


def _key(ngram: str) -> int:
    key = 0
    for character in ngram:
        key = (key << _BITS) | ord(character)
    return key


def _spell(key: int) -> str:
    characters = []
    while key:
        characters.append(chr(key & ((1 << _BITS) - 1)))
        key >>= _BITS
    return "".join(reversed(characters))
