"""Where a name could stand: each family name of a batch of texts with one and with two characters behind it.

All of a batch is read at once with numpy, as every ticket holds a dozen such places. What a linear model sees of each,
its characters and those around it, are columns of one hashed table (feature hashing, Weinberger et al. 2009).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotspot.tickets.masking.name_evidence import weigh_given, weigh_surname
from hotspot.tickets.masking.surnames import COMPOUND_SURNAMES, GIVEN, SURNAMES

# Columns of the hashed table, as a power of two.
COLUMN_BITS = 18
_CODES = 0x110000
_CHARACTER_BITS = 21
# Before, between and behind texts, as far as a model looks.
_MARGIN = "\n" * 4
_LINE_END = ord("\n")
# Multiplicative hashing (Knuth): the golden ratio as a 64-bit odd integer.
_MIX = np.uint64(0x9E3779B97F4A7C15)
_FOLD = np.uint64(29)
_FROM_ZERO = 20

_Codes = NDArray[np.int64]
_Keys = NDArray[np.uint64]


@dataclass(frozen=True)
class Candidates:
    """Places of a batch: parallel arrays of the text, and where the family name and the given name begin and end.

    ``columns``: for each kind of what is known of a place the columns of the hashed table, one a place.
    """

    texts: _Codes
    starts: _Codes
    given_from: _Codes
    ends: _Codes
    columns: Iterator[NDArray[np.int64]]


def find_candidates(texts: Sequence[str]) -> Candidates:
    """Return every place of texts, folded or not, where a name could stand; offsets count characters of its text."""
    codes = _encode(texts)
    starts, widths, lengths = _find_places(codes)
    columns = _hash_columns(codes, starts, widths, lengths)
    begins = np.cumsum([len(_MARGIN), *(len(text) + len(_MARGIN) for text in texts[:-1])])
    which = np.searchsorted(begins, starts, "right") - 1
    starts = starts - begins[which]
    return Candidates(which, starts, starts + widths, starts + widths + lengths, columns)


def _encode(texts: Sequence[str]) -> _Codes:
    """Return the characters of all texts in one row; digits and Latin letters as one each, wide marks as narrow."""
    row = _MARGIN + _MARGIN.join(texts) + _MARGIN
    return _folded()[np.frombuffer(row.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)]


@cache
def _folded() -> _Codes:
    table = np.arange(_CODES)
    # Full-width forms are 0xFEE0 above ASCII.
    table[0xFF01:0xFF5F] -= 0xFEE0
    for first, last in ("09", "az", "AZ"):
        for start in (ord(first), ord(first) + 0xFEE0):
            table[start : start + ord(last) - ord(first) + 1] = ord(first.lower())
    return table


def _find_places(codes: _Codes) -> tuple[_Codes, _Codes, _Codes]:
    """Return where family names begin, of how many characters they are, and how many given ones are taken with them."""
    tables = _tables()
    is_han = tables.is_han[codes]
    pairs = (codes[:-1] << _CHARACTER_BITS) | codes[1:]
    is_single = tables.is_surname[codes]
    is_compound = np.zeros(len(codes), dtype=bool)
    is_compound[:-1] = is_han[1:] & is_han[:-1] & np.isin(pairs, tables.compounds)
    found = []
    for width, is_surname in ((1, is_single), (2, is_compound)):
        places = np.flatnonzero(is_surname)
        places = places[is_han[places + width]]
        found.append((places, width, 1))
        found.append((places[is_han[places + width + 1]], width, 2))
    starts = np.concatenate([places for places, _, _ in found])
    widths = np.concatenate([np.full(len(places), width) for places, width, _ in found])
    lengths = np.concatenate([np.full(len(places), length) for places, _, length in found])
    return starts, widths, lengths


@dataclass(frozen=True)
class _Tables:
    """What is known of each character, by its code."""

    is_han: NDArray[np.bool_]
    is_surname: NDArray[np.bool_]
    surname_weights: _Codes
    given_weights: _Codes
    compounds: _Codes


@cache
def _tables() -> _Tables:
    is_han = np.zeros(_CODES, dtype=bool)
    is_han[0x3400:0xA000] = True
    is_surname = np.zeros(_CODES, dtype=bool)
    surname_weights = np.full(_CODES, -1)
    for letter in SURNAMES:
        is_surname[ord(letter)] = True
        surname_weights[ord(letter)] = weigh_surname(letter)
    given_weights = np.full(_CODES, weigh_given(""))
    for letter in GIVEN:
        given_weights[ord(letter)] = weigh_given(letter)
    compounds = np.array([(ord(pair[0]) << _CHARACTER_BITS) | ord(pair[1]) for pair in sorted(COMPOUND_SURNAMES)])
    return _Tables(is_han, is_surname, surname_weights, given_weights, compounds)


def _hash_columns(codes: _Codes, starts: _Codes, widths: _Codes, lengths: _Codes) -> Iterator[NDArray[np.int64]]:
    tables = _tables()
    given, ends = starts + widths, starts + widths + lengths
    length = lengths.astype(np.uint64)
    first, last = codes[given], codes[ends - 1]
    surname = np.where(widths == 2, (codes[starts] << _CHARACTER_BITS) | codes[starts + 1], codes[starts])
    whole = np.where(lengths == 2, (first << _CHARACTER_BITS) | last, last)
    before = _take_line([codes[starts - n] for n in (1, 2, 3, 4)])
    behind = _take_line([codes[ends + n] for n in (0, 1, 2)])
    is_written = np.where(widths == 2, 2, tables.surname_weights[codes[starts]])
    weights = tables.given_weights[first], tables.given_weights[last]
    given_weight = np.where(lengths == 2, weights[0] + weights[1], weights[1])
    written, chosen, total = (_count(weight) for weight in (is_written, given_weight, is_written + given_weight))
    worst = _count(np.minimum(*weights))
    names = [column.astype(np.uint64) for column in (surname, first, last, whole)]
    kinds: tuple[tuple[_Keys, ...], ...] = (
        *((column, length) for column in (np.zeros_like(length), *names, written, chosen, total)),
        (codes[starts].astype(np.uint64), codes[starts + 1].astype(np.uint64)),
        *(tuple(before[:n]) for n in (1, 2, 3, 4)),
        *(tuple(behind[:n]) for n in (1, 2, 3)),
        (before[0], names[0]),
        (names[2], behind[0]),
        (before[0], behind[0]),
        (before[0], before[1], behind[0]),
        (before[0], behind[0], behind[1]),
        (before[0], length),
        (behind[0], length),
        (written, worst, length),
        (_count(weights[1]),),
        (before[0], total),
        (behind[0], total),
        (before[0], before[1], total),
        (chosen, length, behind[0], behind[1]),
    )
    return (_hash(number, parts) for number, parts in enumerate(kinds))


def _take_line(letters: list[_Codes]) -> list[_Keys]:
    """Return characters from a name outwards, noughts from the end of its line on."""
    is_inside = np.ones(len(letters[0]), dtype=bool)
    kept = []
    for codes in letters:
        is_inside &= codes != _LINE_END
        kept.append(np.where(is_inside, codes, 0).astype(np.uint64))
    return kept


def _count(weights: _Codes) -> _Keys:
    return (weights + _FROM_ZERO).astype(np.uint64)


def _hash(number: int, parts: tuple[_Keys, ...]) -> NDArray[np.int64]:
    """Return the column of each candidate for one kind of what is known of it."""
    keys = parts[0]
    for part in parts[1:]:
        keys = (keys * _MIX) ^ part
    keys = (keys + np.uint64((number + 1) * 0x51ED270B)) * _MIX
    keys = (keys ^ (keys >> _FOLD)) * _MIX
    return (keys >> np.uint64(64 - COLUMN_BITS)).astype(np.int64)
