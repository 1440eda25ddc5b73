"""The subject of an issue: the estate, road, school or village that its tickets are about, as they usually spell it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.issues.wording import HEAD_LENGTH
from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.places import Place, load_places

# Of a village in a town the village is the subject, of an estate in a village the estate.
_AREAS = ("district", "town", "village")
# A subject must be named in this share of the titles, or of the texts where there are few titles.
_LEAST_SHARE = 0.4
# A shorter spelling is preferred when it is used at least this often in comparison with the usual one.
_SHORT_USE = 0.5
_LONGEST = 14


@dataclass(frozen=True)
class Subject:
    """A place: its usual name, its kind, all spellings (longest first), the numbers of the tickets that name it."""

    name: str
    kind: str
    spellings: tuple[str, ...]
    tickets: tuple[int, ...]

    def find_in(self, text: str) -> str:
        """Return the spelling that stands in a text, "" when none does."""
        return next((spelling for spelling in self.spellings if spelling in text), "")


@dataclass(frozen=True)
class Subjects:
    """The main subject of an issue, the town it lies in, and the districts that are named."""

    main: Subject | None
    town: Subject | None

    @property
    def full_name(self) -> str:
        """The subject's name; a village behind its town."""
        if self.main is None:
            return self.town.name if self.town else ""
        if self.main.kind == "village" and self.town and not self.main.name.startswith(self.town.name):
            return self.town.name + self.main.name
        return self.main.name


def find_subjects(titles: Sequence[str], texts: Sequence[str], towns: Sequence[str]) -> Subjects:
    """Find what an issue is about; ``towns``: the town column of the tickets ("" where unknown)."""
    heads = [strip_boilerplate(text)[:HEAD_LENGTH] for text in texts]
    places = load_places().find_all_places([*titles, *heads])
    named, told = places[: len(titles)], places[len(titles) :]
    titled = [number for number, title in enumerate(titles) if title]
    found = _collect([*map(set, told)], titles, named)
    main = None
    if 2 * len(titled) >= len(titles):
        main = _choose(found, titled, named)
    main = main or _choose(found, range(len(texts)), [a + b for a, b in zip(named, told, strict=True)])
    return Subjects(main, _choose_town(found, towns, len(texts)))


def _collect(told: Sequence[set[Place]], titles: Sequence[str], named: Sequence[tuple[Place, ...]]) -> list[Subject]:
    """Return every place with its usual name."""
    tickets: dict[tuple[str, str], set[int]] = defaultdict(set)
    spellings: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for number in range(len(titles)):
        for place in (*named[number], *sorted(told[number])):
            tickets[place.kind, place.key].add(number)
            spellings[place.kind, place.key][place.name] += 1
    return [
        Subject(_usual(spellings[key]), key[0], tuple(sorted(spellings[key], key=lambda s: (-len(s), s))), tuple(sorted(numbers)))
        for key, numbers in sorted(tickets.items())
    ]


def _choose(found: Sequence[Subject], numbers: Sequence[int], rows: Sequence[tuple[Place, ...]]) -> Subject | None:
    """Return the subject that most of these tickets name: an object before a village, of equal ones the first named."""
    best: tuple[bool, int, int, str] | None = None
    chosen = None
    for subject in found:
        if subject.kind in _AREAS[:2] or not 2 <= len(subject.name) <= _LONGEST:
            continue
        starts = [
            min((p.start for p in rows[n] if p.kind == subject.kind and p.name in subject.spellings), default=-1) for n in numbers
        ]
        starts = [start for start in starts if start >= 0]
        if len(starts) < max(_LEAST_SHARE * len(numbers), 1):
            continue
        rank = (subject.kind == "village", -len(starts), sum(starts), subject.name)
        if best is None or rank < best:
            best, chosen = rank, subject
    return chosen


def _choose_town(found: Sequence[Subject], towns: Sequence[str], count: int) -> Subject | None:
    columns = Counter(town for town in towns if town)
    if columns:
        name, number = min(columns.items(), key=lambda item: (-item[1], item[0]))
        if 2 * number >= count:
            return Subject(name, "town", (name,), tuple(n for n, town in enumerate(towns) if town == name))
    named = [s for s in found if s.kind == "town" and 2 * len(s.tickets) >= count]
    return min(named, key=lambda s: (-len(s.tickets), s.name), default=None)


def _usual(spellings: Counter[str]) -> str:
    name, most = min(spellings.items(), key=lambda item: (-item[1], len(item[0]), item[0]))
    shorter = [s for s, count in spellings.items() if s in name and len(s) < len(name) and count >= _SHORT_USE * most]
    return min(shorter, key=lambda s: (len(s), s), default=name)
