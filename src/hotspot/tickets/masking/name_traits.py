"""What speaks for or against a name at one place, as a linear model weighs it: words of lists, and the dictionary's."""

from hotspot.tickets.masking.marks import HIDDEN
from hotspot.tickets.masking.name_cues import ACTS, DEEDS, LABELS, TITLES
from hotspot.tickets.masking.name_evidence import cut_name, weigh_given, weigh_surname
from hotspot.tickets.masking.name_followers import does_something, may_follow
from hotspot.tickets.masking.name_openings import are_han
from hotspot.tickets.masking.name_roles import ANYBODY, KIN, OFFICES, PROCEDURE, TRADES
from hotspot.tickets.masking.surnames import NAMELY, WORDLIKE_SURNAMES, WORDS

_LISTS = (
    ("kin", KIN),
    ("trade", TRADES),
    ("procedure", PROCEDURE),
    ("office", OFFICES),
    ("anybody", ANYBODY),
    ("label", LABELS),
    ("deed", DEEDS),
    ("act", ACTS),
    ("title", TITLES),
)
_LONGEST_WORD = 6
_LONGEST_TITLE = 4
_LINE_END = "\n"


def read_traits(text: str, start: int, given_from: int, end: int) -> list[str]:
    """Return the traits of a place of a folded text where a name could stand: ``before=老板``, ``list=kin`` ….

    Each is a column of the linear model; none holds the whole name.
    """
    lists = _read_lists(text, start)
    traits = _read_borders(text, start, end, lists)
    traits += _read_characters(text, start, given_from, end)
    traits += _read_words(text, start, given_from, end, lists)
    return traits


def _read_lists(text: str, start: int) -> list[str]:
    """Return of which lists the longest word is that ends before the name; how the text stands there where of none."""
    for length in range(min(_LONGEST_WORD, start), 0, -1):
        word = text[start - length : start]
        if lists := [name for name, words in _LISTS if word in words]:
            return lists
    return ["none" if start and are_han(text[start - 1]) else "border"]


def _read_borders(text: str, start: int, end: int, lists: list[str]) -> list[str]:
    left, right = _kind(text[start - 1 : start]), _kind(text[end : end + 1])
    traits = [f"left={left}", f"right={right}", f"sides={left}{right}"]
    for name in lists:
        traits += (f"list={name}", f"list={name} right={right}", f"list={name} length={end - start}")
    for length in range(_LONGEST_TITLE, 1, -1):
        if text[end : end + length] in TITLES:
            traits += ("title", f"title {left if lists[0] in ('none', 'border') else lists[0]}")
            break
    if text[end : end + 2] in ACTS:
        traits.append("act")
    if left == "h":
        traits += (f"before={text[max(0, start - n) : start].rpartition(_LINE_END)[2]}" for n in (1, 2, 3))
    if right == "h":
        traits += (f"behind={text[end : end + n].partition(_LINE_END)[0]}" for n in (1, 2, 3))
        traits.append("follows" if may_follow(text, end) else "goes on")
        if does_something(text, end):
            traits.append("does")
    return traits


def _read_characters(text: str, start: int, given_from: int, end: int) -> list[str]:
    surname, given = text[start:given_from], text[given_from:end]
    weight = weigh_surname(surname)
    weights = [weigh_given(letter) for letter in given]
    traits = [
        f"length={len(given)}",
        f"surname={surname}",
        f"surname weight={weight}",
        f"given weight={sum(weights)}/{len(given)}",
        f"last weight={weights[-1]}",
        f"weight={weight + sum(weights)}",
        f"weights={weight},{min(weights)}",
    ]
    traits += (f"given {n}/{len(given)}={letter}" for n, letter in enumerate(given))
    if given[-1] in NAMELY:
        traits.append("namely")
    return traits


def _read_words(text: str, start: int, given_from: int, end: int, lists: list[str]) -> list[str]:
    traits: list[str] = []
    if text[start : start + 2] in WORDS:
        traits += ("word", *(f"word list={name}" for name in lists))
    if text[start:given_from] in WORDLIKE_SURNAMES:
        traits += ("wordlike", *(f"wordlike list={name}" for name in lists))
    if text[given_from:end] in WORDS:
        traits.append("given word")
    cut = cut_name(text, start, end)
    if not cut.pieces:
        traits.append("across")
    else:
        traits.append("cut=" + "/".join(f"{len(word)}{part}" for word, part in cut.pieces))
        traits.append(f"cut weight={cut.weight}")
        traits += (f"piece={len(word)}{part[:2]}" for word, part in cut.pieces)
        if len(cut.pieces) == 1:
            traits += (f"whole={cut.pieces[0][1]}", f"whole={cut.pieces[0][1]} list={lists[0]}")
    traits += (f"follower={cut.follower[:2]}", f"follower={cut.follower[:1]} list={lists[0]}")
    return traits


def _kind(letter: str) -> str:
    """Return what stands beside a name: h (Han), 9, a, # (masked already), "" for the end of a line, or a mark."""
    if letter == _LINE_END:
        return ""
    if letter == HIDDEN:
        return "#"
    if letter.isdigit():
        return "9"
    if letter and are_han(letter):
        return "h"
    return "a" if letter.isalpha() else letter
