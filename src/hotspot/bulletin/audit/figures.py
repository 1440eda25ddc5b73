"""The figures of a sentence: counts, differences, shares, changes and rates, with the words that say what each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from hotspot.bulletin.audit.printed import Percentage

Role = Literal[
    "count",
    "difference",
    "prior",
    "from",
    "share",
    "change",
    "rate",
    "rate_change",
    "points",
    "fraction",
    "average",
    "other",
]


@dataclass(frozen=True)
class Figure:
    """One printed number and its reading; ``label`` says what is counted or rated, ``basis`` what it is compared with.

    ``depth`` is how deep in brackets it stands; ``exact`` is false for 约, 余 and figures in 万; ``listed`` marks a
    percentage that continues a list (分别占 5 %、3 %); a fraction 3/4 has its denominator in ``whole``. ``slack``: by
    how much a count in 万 may differ from what is printed, 0 for all others.
    """

    role: Role
    value: Fraction
    decimals: int
    text: str
    label: str
    start: int
    end: int
    unit: str = ""
    basis: str = ""
    depth: int = 0
    exact: bool = True
    signed: bool = True
    listed: bool = False
    whole: Fraction | None = None
    slack: Fraction = Fraction(0)

    @property
    def percentage(self) -> Percentage:
        """Its value as a printed percentage."""
        return Percentage(self.value, self.decimals)

    @property
    def number(self) -> int:
        """Its value as a whole count."""
        return int(self.value)

    @property
    def is_told(self) -> bool:
        """Whether it says how many: exactly, or in 万 but for its last digit."""
        return self.exact or self.slack > 0

    @property
    def is_exact_count(self) -> bool:
        """Whether it counts tickets, and exactly."""
        return self.role == "count" and self.exact and self.unit == "件"


def find_run(figures: Sequence[Figure], place: int) -> tuple[int, int]:
    """Return the bounds of the list (分别占 5 %、3 %) in which a figure stands; one by itself is a list of one."""
    first, last = place, place + 1
    while figures[first].listed:
        first -= 1
    while last < len(figures) and figures[last].listed:
        last += 1
    return first, last
