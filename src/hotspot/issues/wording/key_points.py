"""Key points: what exactly tickets of one theme complain of, known by written terms and counted over their callers.

A sentence that only repeats its theme (商品退换货问题) tells a leader nothing; what several callers say of it does.
After "key point analysis" (Bar-Haim et al., ACL 2020); points and terms are written down in data/key_points.tsv.
"""

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hotspot.errors import SettingsError
from hotspot.issues.wording.evidence import IssueEvidence, name_callers, sample_evidence
from hotspot.issues.wording.reading import HEAD_LENGTH, READ_LENGTH, strip_masks
from hotspot.resources import find_shipped
from hotspot.text.triggers import Trigger, TriggerMatcher

# A point is printed when so many callers tell it and so large a share of all, the share beside one that more tell.
_LEAST_CALLERS, _SHARE, _SHARE_BESIDE = 2, 1 / 3, 0.2
# Points told by fewer are listed with 等 behind them: least share and number of callers of each, the share that tells
# one or another, and the least number of points; each by one caller only where a few speak of one object.
_LISTED = ((0.075, 2, 0.2, 1), (0.0, 1, 0.5, 2))
# So many callers are a few.
_FEW = 3
# Where the points printed are told by a smaller share of the callers together, 等 says that there are others.
_NEARLY_ALL = 0.7
# Points named in a sentence.
_MOST = 3
# Tickets of a line that are read for its points; of more, an even sample.
_MOST_READ = 200
# An issue of this share of a line's callers is heard: with what this share of its own callers tells.
_LARGE_PART, _LEAST_HEARD = 1 / 3, 0.5
# Share of the callers that tell a point by whose title their line is named.
_LEAST_OF_TITLE = 0.5
_WISHES = frozenset({"要求", "希望", "建议", "咨询"})
_SENTENCE_END = re.compile(r"[。！!？?；;…\n]+")
_CLAUSE_END = re.compile(r"[，,、：:\s]+")
# Who asks whether something is so does not tell that it is.
_ASKING = re.compile(r"会不会|能不能|要不要|算不算|可不可以|有没有|是不是|是否|能否|可否|咨询|请问|想问")


@dataclass(frozen=True)
class KeyPoint:
    """A point of a theme: the noun it is about ("" where the point has its own), what is wrong, its triggers.

    A trigger is met by a sentence that holds all its terms. ``title``: what a title calls the matter where its theme's
    name would mislead, else "".
    """

    about: str
    text: str
    triggers: tuple[Trigger, ...]
    title: str = ""

    @property
    def wish(self) -> str:
        """The verb of a point that is wanted (要求, 希望 …), "" of one that is wrong."""
        return self.text[:2] if self.text[:2] in _WISHES else ""


@dataclass(frozen=True)
class ToldPoint:
    """A key point that enough callers tell, and the numbers of the tickets that do."""

    point: KeyPoint
    tickets: tuple[int, ...]


@dataclass(frozen=True)
class Points:
    """The key points of a line as its sentence names them, empty where there are none.

    ``troubles``, ``wishes``: what is wrong, what is wanted (a verb and what follows it), the most told first; ``rows``:
    the points of ``troubles``, each with the tickets that tell it;
    ``leads_with_wish``: more callers tell the first wish than any trouble; ``ticket_ids``: who tells them;
    ``placed_ids``: who tells the troubles, or without any the wishes; ``share``: of several callers those that tell the
    first point; ``title``: its own, where half of all tell it; ``is_partial``: whether many tell something else.
    """

    troubles: tuple[str, ...] = ()
    wishes: tuple[tuple[str, str], ...] = ()
    rows: tuple[tuple[KeyPoint, frozenset[str]], ...] = ()
    leads_with_wish: bool = False
    ticket_ids: tuple[str, ...] = ()
    placed_ids: tuple[str, ...] = ()
    share: float = 0.0
    title: str = ""
    is_partial: bool = False


def name_points(
    theme: str, whole: IssueEvidence, *, is_one_matter: bool = False, parts: Sequence[Collection[str]] = ()
) -> Points:
    """Return the key points that the tickets of a line tell; none where its theme has none, or too few tell them.

    A third of the callers, and two of them, tell the first; else those are named that enough of them tell together.
    ``is_one_matter``: the tickets speak of one object, so that what each tells is of the same matter; ``parts``: the
    tickets of each issue, of which a large one is heard as well.
    """
    read = sample_evidence(whole, _MOST_READ)
    callers = name_callers(read)
    texts = [_cut(title, text) for title, text in zip(read.titles, read.texts, strict=True)]
    all_told = find_told(theme, texts, callers, share=0, least=1)
    told, is_partial = _choose(all_told, callers, is_one_matter=is_one_matter)
    for part in parts:
        inside = {caller for caller, number in zip(callers, read.ticket_ids, strict=True) if number in part}
        told = _hear(inside, told, all_told, callers)
    people = len(set(callers))
    if not told:
        return Points()
    troubles = [row for row in told if not row.point.wish]
    wishes = [row.point for row in told if row.point.wish]
    heard = len({callers[number] for number in told[0].tickets}) / people
    return Points(
        troubles=tuple(list_phrases([row.point for row in troubles])),
        wishes=tuple((point.wish, point.about + point.text.removeprefix(point.wish)) for point in wishes),
        rows=tuple((row.point, frozenset(_list_ids([row], read))) for row in troubles),
        leads_with_wish=bool(told[0].point.wish),
        ticket_ids=_list_ids(told, read),
        placed_ids=_list_ids(troubles or told, read),
        share=heard if people > 1 else 0.0,
        title=told[0].point.title if heard >= _LEAST_OF_TITLE else "",
        is_partial=is_partial,
    )


def _list_ids(told: Iterable[ToldPoint], read: IssueEvidence) -> tuple[str, ...]:
    numbers = sorted({number for row in told for number in row.tickets})
    return tuple(read.ticket_ids[number] for number in numbers)


def _choose(told: Sequence[ToldPoint], callers: Sequence[str], *, is_one_matter: bool) -> tuple[list[ToldPoint], bool]:
    """Return the points to be printed of all that anybody tells, and whether many tell something else."""
    people = len(set(callers))
    heard = [len({callers[number] for number in row.tickets}) for row in told]

    def keep(share: float, least: int) -> list[ToldPoint]:
        needed = max(min(least, people), share * people)
        return [row for row, count in zip(told, heard, strict=True) if count >= needed][:_MOST]

    def share_of(rows: Sequence[ToldPoint]) -> float:
        return len({callers[number] for row in rows for number in row.tickets}) / max(people, 1)

    if keep(_SHARE, _LEAST_CALLERS):
        kept = keep(_SHARE_BESIDE, _LEAST_CALLERS)
        return kept, share_of(kept) < _NEARLY_ALL
    for share, least, together, points in _LISTED[: 2 if is_one_matter and people <= _FEW else 1]:
        listed = keep(share, least)
        if len(listed) >= points and share_of(listed) >= together:
            return listed, True
    return [], False


def _hear(
    inside: set[str], told: list[ToldPoint], all_told: Sequence[ToldPoint], callers: Sequence[str]
) -> list[ToldPoint]:
    """Return the points to be printed, with what most of a large issue's callers tell if they tell none of them."""

    def count(row: ToldPoint) -> int:
        return len(inside & {callers[number] for number in row.tickets})

    least = max(2, _LEAST_HEARD * len(inside))
    if not told or len(inside) < _LARGE_PART * len(set(callers)) or any(count(row) >= least for row in told):
        return told
    own = next((row for row in all_told if count(row) >= least), None)
    return told if own is None else [*told[: _MOST - 1], own]


def _cut(title: str, text: str) -> str:
    """Return what is read of a ticket: a letter says its matter in title and first words, then tells its history."""
    return strip_masks(f"{title}\n{text[: HEAD_LENGTH if title else READ_LENGTH]}")


def find_told(
    theme: str, texts: Sequence[str], callers: Sequence[str], *, share: float, least: int = _LEAST_CALLERS
) -> list[ToldPoint]:
    """Return the key points of a theme that at least ``least`` callers and ``share`` of them tell, the most told first,
    of equal ones what is wrong before what is wanted.

    ``texts``, ``callers``: one entry a ticket; of a single caller every point counts.
    """
    points = load_key_points().get(theme, ())
    people = len(set(callers))
    needed = max(min(least, people), math.ceil(share * people))
    told = []
    for order, (point, tickets) in enumerate(zip(points, _find_tickets(theme, points, texts), strict=True)):
        heard = len({callers[number] for number in tickets})
        if heard >= max(needed, 1):
            told.append((-heard, bool(point.wish), order, ToldPoint(point, tickets)))
    return [row[3] for row in sorted(told, key=lambda row: row[:3])]


def has_key_points(theme: str) -> bool:
    """Say whether key points of a theme are written down."""
    return theme in load_key_points()


def tells_any(theme: str, titles: Sequence[str], texts: Sequence[str]) -> list[bool]:
    """Say which tickets tell one of a theme's key points; all of them where it has none."""
    points = load_key_points().get(theme, ())
    telling = set().union(*_find_tickets(theme, points, list(map(_cut, titles, texts))))
    return [not points or number in telling for number in range(len(texts))]


def list_phrases(points: Sequence[KeyPoint]) -> list[str]:
    """Return the points as a sentence names them one after the other, what they are about said once.

    Points about the same thing stand together, where the first of them stands.
    """
    first = {point.about: number for number, point in reversed(list(enumerate(points)))}
    ordered = sorted(points, key=lambda point: first[point.about])
    abouts = ["", *(point.about for point in ordered)]
    return [
        point.text if point.about == before else point.about + point.text
        for before, point in zip(abouts, ordered, strict=False)
    ]


def _find_tickets(theme: str, points: Sequence[KeyPoint], texts: Sequence[str]) -> list[tuple[int, ...]]:
    """Return the numbers of the texts that tell each point."""
    if not points:
        return []
    cut = [(number, part) for number, text in enumerate(texts) for part in _SENTENCE_END.split(text) if part]
    matcher, stated = _load_matcher(theme), [_drop_questions(part) for _, part in cut]
    of_wishes, of_troubles = matcher.find([part for _, part in cut]), matcher.find(stated)
    owners = [owner for owner, point in enumerate(points) for _ in point.triggers]
    tickets: list[set[int]] = [set() for _ in points]
    for found, is_wish in ((of_wishes, True), (of_troubles, False)):
        met = found.triggers.tocoo()
        for row, trigger in zip(met.row.tolist(), met.col.tolist(), strict=True):
            if bool(points[owners[trigger]].wish) == is_wish:
                tickets[owners[trigger]].add(cut[row][0])
    return [tuple(sorted(numbers)) for numbers in tickets]


def _drop_questions(sentence: str) -> str:
    """Return a sentence without the clauses that only ask: 会不会停水, 是否漏水."""
    if not _ASKING.search(sentence):
        return sentence
    return "，".join(part for part in _CLAUSE_END.split(sentence) if not _ASKING.search(part))


@cache
def _load_matcher(theme: str) -> TriggerMatcher:
    return TriggerMatcher(tuple(trigger for point in load_key_points()[theme] for trigger in point.triggers))


@cache
def load_key_points() -> Mapping[str, tuple[KeyPoint, ...]]:
    """Return the shipped key points of each theme, in the order written."""
    path = find_shipped("data/key_points.tsv")
    return parse_key_points(path.read_text(encoding="utf-8"), source=path)


def parse_key_points(text: str, *, source: Path | str) -> dict[str, tuple[KeyPoint, ...]]:
    """Parse ``theme<Tab>about<Tab>point<Tab>triggers[<Tab>title]`` rows; SettingsError naming the first wrong lines."""
    found: dict[str, list[KeyPoint]] = {}
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith(("#", "theme\t")):
            continue
        columns = line.split("\t")
        columns += [""] * (len(columns) == 4)
        triggers = tuple(tuple(trigger.split("+")) for trigger in columns[3:4] and columns[3].split())
        if len(columns) != 5 or not columns[0] or not columns[2] or not triggers or not all(map(all, triggers)):
            wrong.append(f"第 {number} 行")
        else:
            found.setdefault(columns[0], []).append(KeyPoint(columns[1], columns[2], triggers, columns[4]))
    if wrong:
        raise SettingsError(
            f"诉求要点表 {source} 有 {len(wrong)} 行不对({'、'.join(wrong[:5])}):"
            "每行应为“主题<Tab>所指<Tab>要点<Tab>触发词 …”,可再加“<Tab>标题”;触发词为一个词,或用 + 连起来的几个词。"
        )
    return {theme: tuple(points) for theme, points in found.items()}
