"""Key points: what exactly tickets of one theme complain of, known by written terms and counted over their callers.

A sentence that only repeats its theme (商品退换货问题) tells a leader nothing; what several callers say of it does.
After "key point analysis" (Bar-Haim et al., ACL 2020); points and terms are written down in data/key_points.tsv.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hotspot.errors import SettingsError
from hotspot.issues.wording.reading import HEAD_LENGTH, READ_LENGTH, strip_masks
from hotspot.resources import find_shipped
from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.triggers import Trigger, TriggerMatcher, parse_triggers
from hotspot.text.written_lists import read_list, split_rows

_QUESTION = "咨询"
_WISHES = frozenset({"要求", "希望", "建议", _QUESTION})
_SENTENCE_END = re.compile(r"[。！!？?；;…\n]+")
_CLAUSE_END = re.compile(r"[，,、：:\s]+")
_WHETHER = r"会不会|能不能|要不要|算不算|可不可以|有没有|是不是|是否|能否|可否|咨询|请问|想问"
# Who asks whether something is so, fears what a thing not yet built will do, or remembers what was, does not tell
# that it is.
_UNTOLD = re.compile(rf"{_WHETHER}|将会?(?:严重|极大|直接|长期)?影响|势必|前几年|早些年|多年前")
# A point that asks is told by who asks; its triggers may be bare nouns.
_ASKS = re.compile(
    rf"{_WHETHER}|[?？吗]|问(?!题)|请教(?!育|师|委)|怎么|怎样|咋|如何|多少|多久|何[时日]|哪|什么|啥|几[时点号天年岁月]|谁|不知|了解|(.)不\1"
)


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
    """A key point and the numbers of the tickets that tell it."""

    point: KeyPoint
    tickets: tuple[int, ...]


def cut_ticket(title: str, text: str) -> str:
    """Return what is read of a ticket: a letter says its matter in title and first words, then tells its history.

    The operator's words in a transcript are nobody's complaint, and what a clerk closes with (请核实处理) no wish.
    """
    said = strip_boilerplate(text)
    return strip_masks(f"{title}\n{said[: HEAD_LENGTH if title else READ_LENGTH]}")


def find_told(theme: str, texts: Sequence[str], callers: Sequence[str]) -> list[ToldPoint]:
    """Return the key points of a theme that somebody tells, those first that most callers tell, of equal ones what is
    wrong before what is wanted, then what more tickets tell.

    ``texts``, ``callers``: one entry a ticket.
    """

    def rank(told: ToldPoint) -> tuple[int, bool, int]:
        return -len({callers[number] for number in told.tickets}), bool(told.point.wish), -len(told.tickets)

    points = load_key_points().get(theme, ())
    found = map(ToldPoint, points, _find_tickets(theme, points, texts))
    return sorted((told for told in found if told.tickets), key=rank)


def has_key_points(theme: str) -> bool:
    """Say whether key points of a theme are written down."""
    return theme in load_key_points()


def tells_any(theme: str, titles: Sequence[str], texts: Sequence[str]) -> list[bool]:
    """Say which tickets tell one of a theme's key points; all of them where it has none."""
    points = load_key_points().get(theme, ())
    telling = set().union(*_find_tickets(theme, points, list(map(cut_ticket, titles, texts))))
    return [not points or number in telling for number in range(len(texts))]


def list_told(theme: str, titles: Sequence[str], texts: Sequence[str]) -> list[frozenset[int]]:
    """Return the numbers of the key points of a theme that each ticket tells."""
    points = load_key_points().get(theme, ())
    told: list[set[int]] = [set() for _ in texts]
    for number, tickets in enumerate(_find_tickets(theme, points, list(map(cut_ticket, titles, texts)))):
        for ticket in tickets:
            told[ticket].add(number)
    return list(map(frozenset, told))


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
    asking = {number for number, text in enumerate(texts) if _ASKS.search(text)}
    for found, is_wish in ((of_wishes, True), (of_troubles, False)):
        met = found.triggers.tocoo()
        for row, trigger in zip(met.row.tolist(), met.col.tolist(), strict=True):
            owner, number = owners[trigger], cut[row][0]
            wish = points[owner].wish
            if bool(wish) == is_wish and (wish != _QUESTION or number in asking):
                tickets[owner].add(number)
    return [tuple(sorted(numbers)) for numbers in tickets]


def _drop_questions(sentence: str) -> str:
    """Return a sentence without the clauses that only ask or fear: 会不会停水, 是否漏水, 臭气将影响居民."""
    if not _UNTOLD.search(sentence):
        return sentence
    return "，".join(part for part in _CLAUSE_END.split(sentence) if not _UNTOLD.search(part))


@cache
def _load_matcher(theme: str) -> TriggerMatcher:
    return TriggerMatcher(tuple(trigger for point in load_key_points()[theme] for trigger in point.triggers))


@cache
def load_key_points() -> Mapping[str, tuple[KeyPoint, ...]]:
    """Return the shipped key points of each theme, in the order written."""
    path = find_shipped("data/key_points.tsv")
    return parse_key_points(read_list(path, "诉求要点表"), source=path)


def parse_key_points(text: str, *, source: Path | str) -> dict[str, tuple[KeyPoint, ...]]:
    """Parse ``theme<Tab>about<Tab>point<Tab>triggers[<Tab>title]`` rows; SettingsError naming the first wrong lines."""
    found: dict[str, list[KeyPoint]] = {}
    wrong: list[str] = []
    for number, columns in split_rows(text, "theme"):
        columns += [""] * (len(columns) == 4)
        triggers = parse_triggers("".join(columns[3:4]))
        if len(columns) != 5 or not columns[0] or not columns[2] or not triggers:
            wrong.append(f"第 {number} 行")
        else:
            found.setdefault(columns[0], []).append(KeyPoint(columns[1], columns[2], triggers, columns[4]))
    if wrong:
        raise SettingsError(
            f"诉求要点表 {source} 有 {len(wrong)} 行不对({'、'.join(wrong[:5])}):"
            "每行应为“主题<Tab>所指<Tab>要点<Tab>触发词 …”,可再加“<Tab>标题”;触发词为一个词,或用 + 连起来的几个词。"
        )
    return {theme: tuple(points) for theme, points in found.items()}
