"""Points: which key points the sentence of a line names, counted over its callers, and what stands beside them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from hotspot.issues.wording.evidence import IssueEvidence, name_callers, sample_evidence
from hotspot.issues.wording.key_points import KeyPoint, ToldPoint, cut_ticket, find_told, list_phrases

# A point is printed when so many callers tell it and so large a share of all, the share beside one that more tell.
_LEAST_CALLERS, _SHARE, _SHARE_BESIDE = 2, 1 / 3, 1 / 6
# Points told by fewer are listed with 等 behind them: least share and number of callers of each, the share that tells
# one or another, and the least number of points; each by one caller only where a few speak of one object.
_LISTED = ((0.075, 2, 0.2, 1), (0.0, 1, 0.5, 2))
# So many callers are a few.
_FEW = 5
# Where the points printed are told by a smaller share of the callers together, 等 says that there are others.
_NEARLY_ALL = 0.7
# Points named in a sentence.
_MOST = 3
# Tickets of a line that are read for its points; of more, an even sample.
MOST_READ = 200
# An issue of this share of a line's callers is heard: with what this share of its own callers tells.
_LARGE_PART, _LEAST_HEARD = 1 / 3, 0.5
# A point told by this share of tickets that tell another, this share of its pairs of characters the same, is an echo.
_SAME_TICKETS, _SAME_WORDS = 0.8, 0.4
# Share of the callers that tell a point by whose title their line is named, where others are printed beside it.
_LEAST_OF_TITLE = 0.5


@dataclass(frozen=True)
class Points:
    """The key points of a line as its sentence names them, empty where there are none.

    ``troubles``, ``wishes``: what is wrong, what is wanted (a verb and what follows it), the most told first; ``rows``:
    the points of ``troubles``, each with the tickets that tell it; ``leads_with_wish``: more callers tell the first
    wish than any trouble; ``ticket_ids``: who tells them; ``placed_ids``: who tells the troubles, or without any the
    wishes; ``share``: of the callers, or of one caller's tickets, those that tell the first point; ``title``: its own,
    where half of all tell it, or a third and nothing else is printed; ``is_partial``: whether many tell something else.
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
    read = sample_evidence(whole, MOST_READ)
    callers = name_callers(read)
    is_of_one = len(set(callers)) == 1
    if is_of_one:
        callers = list(read.ticket_ids)
    all_told = find_told(theme, list(map(cut_ticket, read.titles, read.texts)), callers)
    if is_of_one:
        told, is_partial = _choose_of_one(all_told, len(read))
    else:
        told, is_partial = _choose(all_told, callers, is_one_matter=is_one_matter)
    for part in parts:
        inside = {caller for caller, number in zip(callers, read.ticket_ids, strict=True) if number in part}
        told = _hear(inside, told, all_told, callers)
    people = len(set(callers))
    if not told:
        return Points()
    troubles = [row for row in told if not row.point.wish]
    wishes = [row.point for row in told if row.point.wish]
    share = len({callers[number] for number in told[0].tickets}) / people
    return Points(
        troubles=tuple(list_phrases([row.point for row in troubles])),
        wishes=tuple((point.wish, point.about + point.text.removeprefix(point.wish)) for point in wishes),
        rows=tuple((row.point, frozenset(_list_ids([row], read))) for row in troubles),
        leads_with_wish=bool(told[0].point.wish),
        ticket_ids=_list_ids(told, read),
        placed_ids=_list_ids(troubles or told, read),
        share=share,
        title=_choose_title(told, callers),
        is_partial=is_partial,
    )


def _choose_title(told: Sequence[ToldPoint], callers: Sequence[str]) -> str:
    """Return the title of the first point where half of the callers tell it, or another printed one of that title; a
    third where nothing else is printed.
    """
    title = told[0].point.title
    telling = {callers[number] for row in told if row.point.title == title for number in row.tickets}
    least = _LEAST_OF_TITLE if any(row.point.title != title for row in told) else _SHARE
    return title if len(telling) >= least * len(set(callers)) else ""


def _list_ids(told: Iterable[ToldPoint], read: IssueEvidence) -> tuple[str, ...]:
    numbers = sorted({number for row in told for number in row.tickets})
    return tuple(read.ticket_ids[number] for number in numbers)


def _choose(told: Sequence[ToldPoint], callers: Sequence[str], *, is_one_matter: bool) -> tuple[list[ToldPoint], bool]:
    """Return the points to be printed of all that anybody tells, and whether many tell something else."""
    people = len(set(callers))
    told = _drop_echoes(told)
    heard = [len({callers[number] for number in row.tickets}) for row in told]

    def keep(share: float, least: int, most: int = _MOST) -> list[ToldPoint]:
        needed = max(least, share * people)
        return [row for row, count in zip(told, heard, strict=True) if count >= needed][:most]

    def share_of(rows: Sequence[ToldPoint]) -> float:
        return len({callers[number] for row in rows for number in row.tickets}) / people

    if keep(_SHARE, _LEAST_CALLERS):
        kept = keep(_SHARE_BESIDE, _LEAST_CALLERS)
        return kept, share_of(kept) < _NEARLY_ALL
    for share, least, together, points in _LISTED[: 2 if is_one_matter and people <= _FEW else 1]:
        listed = _pick_new(keep(share, least, most=len(told)), callers) if least == 1 else keep(share, least)
        if len(listed) >= points and share_of(listed) >= together:
            return listed, True
    return [], False


def _choose_of_one(told: Sequence[ToldPoint], tickets: int) -> tuple[list[ToldPoint], bool]:
    """Return what a third of a single caller's tickets tell, and whether many tell something else.

    What fewer tell may be another matter: a prolific writer says all in the same words.
    """
    kept = [row for row in _drop_echoes(told) if len(row.tickets) >= _SHARE * tickets][:_MOST]
    telling = {number for row in kept for number in row.tickets}
    return kept, len(telling) < _NEARLY_ALL * tickets


def _pick_new(told: Sequence[ToldPoint], callers: Sequence[str]) -> list[ToldPoint]:
    """Return points that each somebody tells who tells none of those before: few callers are all to be heard."""
    picked: list[ToldPoint] = []
    known: set[str] = set()
    for row in told:
        telling = {callers[number] for number in row.tickets}
        if telling - known:
            picked.append(row)
            known |= telling
    return picked[:_MOST]


def _drop_echoes(told: Sequence[ToldPoint]) -> list[ToldPoint]:
    """Return the points without those that say in nearly the same words what the same tickets told before."""
    kept: list[ToldPoint] = []
    for row in told:
        if not any(_is_echo(row, known) for known in kept):
            kept.append(row)
    return kept


def _is_echo(row: ToldPoint, known: ToldPoint) -> bool:
    if len({*row.tickets} & {*known.tickets}) < _SAME_TICKETS * len(row.tickets):
        return False
    one, other = row.point.about + row.point.text, known.point.about + known.point.text
    pairs = {one[start : start + 2] for start in range(len(one) - 1)}
    return sum(pair in other for pair in pairs) >= _SAME_WORDS * len(pairs)


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
