"""The name that tickets share where neither a list nor an ending knows it: a shop, a firm, a scheme."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hotspot.issues.wording.objects.names import is_generic
from hotspot.issues.wording.persons import names_person
from hotspot.issues.wording.reading import HEAD_LENGTH, Reading
from hotspot.issues.wording.statistics import Wording, has_word, is_common, load_predicates, load_roles

_LEAST_SHARE = 0.6
# Two characters are a name only where nearly all tickets hold them.
_LEAST_SHARE_OF_SHORT = 0.75
_SHORTEST, _LONGEST = 2, 10
_MOST_WORDS = 4
# Texts that share so many of their words (Jaccard) are copies.
_COPIED = 0.6
# A name belongs to its issue: outside of it, its rarest word may occur this often as inside; one word alone, twice.
_MOST_OUTSIDE = 0.5
_MOST_OUTSIDE_ALONE = 2
# A word that no dictionary knows is a name, if not this issue's alone, while it stands in so few of all tickets.
_MOST_SHARE = 0.02
# A word belongs to a name at whose end it stands in this share of the texts.
_ALWAYS = 0.8
_NAME = re.compile(r"(?!\d{3})[\u4e00-\u9fffA-Za-z0-9]+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_VERBAL = re.compile(r"[想要会能去来在把被给让说问请不没无有是看听查找乱搭其每各我俺咱恁这那该两几]")
# A word of one character that makes a sentence of a name.
_JOINING = re.compile(r"[想要会能去来在把被给让说问请不没无有是和与及的了]|需.*")
# A word glued to such a one: 水从, which no dictionary has.
_GLUED_TO = tuple("从被把给让向往")
_TOLD = re.compile(r"[说讲称]|属于|逾期")
# The number of a document, 人社发, is no name.
_DOCUMENT = re.compile(r"[人社政教财建卫民国土改委府办部规]{2,4}[发函规]")
_NUMBERED = re.compile(r"[一二三四五六七八九十]号")
# A number before these counts houses: 纺机宿舍|8|号楼.
_HOUSE = re.compile(r"[号#栋幢座]|单元|楼")


@dataclass(frozen=True)
class SharedName:
    """A run of words, its spellings (longest first), and the numbers of the tickets that hold it."""

    text: str
    spellings: tuple[str, ...]
    tickets: tuple[int, ...]


def find_shared_name(reading: Reading, wording: Wording) -> SharedName | None:
    """Return the longest run of words that stands in most of the tickets and hardly anywhere else."""
    barred = load_roles().unnamed
    tickets: Counter[tuple[str, ...]] = Counter()
    seen = _drop_copies(
        (*title, "\n", *body[: HEAD_LENGTH // 2])
        for title, body in zip(reading.title_words, reading.text_words, strict=True)
    )
    for words in seen:
        tickets.update(_runs(words, barred))
    if not reading.is_titled:
        # Among letters, long and full of rare words, what they share in other words too is often chance (拓改).
        _count_inside(tickets, seen)
    best = min(
        (
            (-number * len("".join(run)), -len("".join(run)), run)
            for run, number in tickets.items()
            if number > 1 and _is_name(run, number, len(seen), wording)
        ),
        default=None,
    )
    if best is None:
        return None
    name = "".join(
        _complete(best[2], {*reading.title_words, *_drop_copies(body[:HEAD_LENGTH] for body in reading.text_words)})
    )
    if _DOCUMENT.search(name):
        return None
    full = _add_trade(name, reading.heads)
    spellings = tuple(dict.fromkeys((full, name)))
    return SharedName(full, spellings, tuple(n for n, head in enumerate(reading.heads) if name in head))


def drop_trade(name: str) -> str:
    """Return a name without the trade behind it, 好润佳 for 好润佳游乐场."""
    return name.removesuffix(next((trade for trade in _list_trades() if name.endswith(trade)), ""))


def _list_trades() -> list[str]:
    """Return the words for a trade, the longest first."""
    return sorted(load_roles().trading, key=lambda trade: (-len(trade), trade))


def _add_trade(name: str, heads: Sequence[str]) -> str:
    """Return a name with its trade where two tickets say the same one behind it, the longest: 鑫旺电器."""
    trades = _list_trades()
    behind = (head[head.index(name) + len(name) :] for head in dict.fromkeys(heads) if name in head)
    told = Counter(trade for rest in behind for trade in trades if rest.startswith(trade))
    often = [trade for trade, number in told.items() if number > 1 and not name.endswith(trade)]
    return name + min(often, key=lambda trade: (-len(trade), -told[trade], trade), default="")


def _drop_copies(texts: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return texts without copies of others, which share every word, a name or not."""
    kept: list[tuple[str, ...]] = []
    for words in texts:
        own = set(words)
        if all(len(own.intersection(other)) < _COPIED * len(own.union(other)) for other in kept):
            kept.append(words)
    return kept


def _count_inside(tickets: Counter[tuple[str, ...]], seen: Collection[tuple[str, ...]]) -> None:
    """Count an unknown word wherever its characters stand: next to others it is cut otherwise, 小画童|报, 鸿|芯."""
    texts = ["".join(words) for words in seen]
    for run in [run for run in tickets if not _is_common(run) and (len(run) == 1 or _is_parted(run))]:
        tickets[run] = max(tickets[run], sum("".join(run) in text for text in texts))


def _is_parted(run: tuple[str, ...]) -> bool:
    """Say whether a run is an unknown word that was cut into its characters, 鸿|芯."""
    return len(run) > 1 and all(len(word) == 1 for word in run) and not is_common("".join(run))


def _is_common(run: tuple[str, ...]) -> bool:
    """Say whether a run has only common words, and is no unknown one that was cut into its characters."""
    return not _is_parted(run) and all(is_common(word) for word in run)


def _is_name(run: tuple[str, ...], number: int, tickets: int, wording: Wording) -> bool:
    """Say whether a run of words stands in enough of the tickets and in few others."""
    least = _LEAST_SHARE if len("".join(run)) > _SHORTEST else _LEAST_SHARE_OF_SHORT
    outside = _MOST_OUTSIDE * tickets if len(run) > 1 else _MOST_OUTSIDE_ALONE
    if all(not is_common(word) or _NUMBERED.fullmatch(word) for word in run):
        outside = max(outside, _MOST_SHARE * wording.tickets - tickets)
    if len(_HAN.findall("".join(run))) < _SHORTEST or _TOLD.search("".join(run)):
        return False
    if number < least * tickets or min(wording.counts.get(word, 0) for word in run) > tickets + outside:
        return False
    if is_generic("".join(run)) or has_word("".join(run), run, load_roles().unprintable):
        return False
    return not _is_common(run) and not names_person(run, "")


def _complete(run: tuple[str, ...], texts: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    """Return a name with the words that nearly always stand at its ends, though others use them too: 北辰|三角洲."""
    barred = load_roles().unnamed
    while len(run) < _MOST_WORDS:
        before, after, held = Counter[str](), Counter[str](), 0
        for words in texts:
            starts = [i for i in range(len(words)) if words[i : i + len(run)] == run]
            held += bool(starts)
            before.update({words[i - 1] for i in starts if i})
            after.update({words[i + len(run)] for i in starts if i + len(run) < len(words)})
        longer = [
            (-number, side, (word, *run) if side == 0 else (*run, word))
            for side, counts in enumerate((before, after))
            for word, number in counts.items()
            if number > 1 and number >= _ALWAYS * held and _can_stand(word, barred)
        ]
        longer = [row for row in longer if len("".join(row[2])) <= _LONGEST]
        if not longer:
            break
        run = min(longer)[2]
    return run


def _can_stand(word: str, barred: frozenset[str]) -> bool:
    """Say whether a word may begin or end a name."""
    is_name = word not in barred and "某" not in word and not word.isdigit() and _NAME.fullmatch(word) is not None
    return is_name and not _VERBAL.match(word) and word not in load_predicates()


def _runs(words: Sequence[str], barred: frozenset[str]) -> set[tuple[str, ...]]:
    """Return the runs of words of one ticket that could be a name."""
    runs: set[tuple[str, ...]] = set()
    usable = [word not in barred and "某" not in word and _NAME.fullmatch(word) is not None for word in words]
    for start, first in enumerate(words):
        if (
            not usable[start]
            or _VERBAL.match(first)
            or (first.isdigit() and is_common("".join(words[start + 1 :][:1])))
        ):
            continue
        length = 0
        for end in range(start, min(start + _MOST_WORDS, len(words))):
            length += len(words[end])
            if not usable[end] or length > _LONGEST or _JOINING.fullmatch(words[end]):
                break
            if words[end].endswith(_GLUED_TO) and not is_common(words[end]):
                break
            if words[end].isdigit() and _HOUSE.match("".join(words[end + 1 : end + 2])):
                break
            if length >= _SHORTEST:
                runs.add(tuple(words[start : end + 1]))
    return runs
