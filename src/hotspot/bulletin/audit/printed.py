"""Printed percentages: which exact values a printed one can stand for, by rounding or by cutting off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from math import ceil, floor
from typing import TypeVar

Item = TypeVar("Item")
# Two decimals are often nudged so that a column sums to 100: within this many percentage points a figure is right.
_NUDGE = Fraction(1, 100)


class Fit(IntEnum):
    """How a printed percentage agrees with an exact one, best last."""

    NONE = 0
    NEAR = 1
    TRUNCATED = 2
    ROUNDED = 3


@dataclass(frozen=True)
class Percentage:
    """A percentage as printed: its value (of 100, signed) and how many decimals are shown."""

    value: Fraction
    decimals: int

    @property
    def step(self) -> Fraction:
        """One unit of the last printed digit."""
        return Fraction(1, 10**self.decimals)

    def fit(self, exact: Fraction) -> Fit:
        """Tell how the printed value agrees with an exact percentage."""
        distance = abs(exact - self.value)
        if distance <= self.step / 2:
            return Fit.ROUNDED
        cut = abs(exact) - abs(self.value)
        if 0 <= cut < self.step and exact * self.value >= 0:
            return Fit.TRUNCATED
        return Fit.NEAR if distance <= _NUDGE else Fit.NONE

    @property
    def bounds(self) -> tuple[Fraction, Fraction]:
        """The exact values that rounding or cutting off could print so."""
        low = high = self.step / 2
        if self.value > 0:
            high = self.step
        elif self.value < 0:
            low = self.step
        return self.value - low, self.value + high


def share_of(part: Fraction | int, whole: Fraction | int) -> Fraction:
    """Return the percentage that a part is of a whole."""
    return Fraction(100 * part) / whole


def change_from(before: Fraction | int, now: Fraction | int) -> Fraction:
    """Return the change in percent of the period before."""
    return Fraction(100 * (now - before)) / before


def bases_of(part: int, share: Percentage) -> tuple[int, int] | None:
    """Return the smallest and largest whole base of which ``part`` is the printed share, None when there is none."""
    low, high = share.bounds
    if part <= 0 or high <= 0:
        return None
    first = max(part, ceil(100 * part / high))
    last = floor(100 * part / low) if low > 0 else first
    fitting = [base for base in (first, first + 1, last, last - 1) if base >= part and _agrees(part, base, share)]
    return (min(fitting), max(fitting)) if fitting else None


def priors_of(now: int, change: Percentage) -> dict[int, Fit]:
    """Return whole counts of the period before that give the printed change, in rising order.

    Only the neighbours of the exact quotient are tried: a wide interval of counts is shown by its ends.
    """
    if 100 + change.value <= 0:
        # Nothing is left of any count.
        return {} if now or change.value < -100 else {1: Fit.ROUNDED}
    low, high = (100 * now / (100 + bound) if 100 + bound > 0 else None for bound in reversed(change.bounds))
    assert low is not None
    last = floor(high) if high is not None else floor(low) + 1
    tried = sorted({floor(low), ceil(low), last, last + 1, round(100 * now / (100 + change.value))})
    fits = {p: change.fit(change_from(p, now)) for p in tried if p > 0}
    return {p: fit for p, fit in fits.items() if fit >= Fit.TRUNCATED}


def has_part(whole: int, share: Percentage) -> bool:
    """Tell whether some whole part of ``whole`` gives the printed share."""
    nearest = floor(share.value * whole / 100)
    return any(0 <= part <= whole and _agrees(part, whole, share) for part in (nearest, nearest + 1))


def _agrees(part: int, base: int, share: Percentage) -> bool:
    return base > 0 and share.fit(share_of(part, base)) >= Fit.TRUNCATED


def explains_most(fitting: int, usable: int) -> bool:
    """Tell whether a base or formula is that of a list: two figures at least and three fifths of them follow it."""
    return fitting >= 2 and 5 * fitting >= 3 * usable


def find_outliers(items: Sequence[Item], follows: Callable[[Item], bool]) -> list[Item] | None:
    """Return the few that do not follow what most of a list do, None where most do not."""
    outliers = [item for item in items if not follows(item)]
    return outliers if explains_most(len(items) - len(outliers), len(items)) else None


def show(value: Fraction, decimals: int = 2) -> str:
    """Print an exact percentage or ratio with a few decimals, rounded half up."""
    scale = 10**decimals
    number = floor(abs(value) * scale + Fraction(1, 2))
    text = f"{number // scale}.{number % scale:0{decimals}d}" if decimals else str(number)
    return f"-{text}" if value < 0 and number else text


def show_part(value: Fraction) -> str:
    """Print what a rate is of, which 基本满意 may give a decimal.

    >>> show_part(Fraction(9968, 10)), show_part(Fraction(1266))
    ('996.8', '1266')
    """
    return str(value) if value.denominator == 1 else show(value, 4).rstrip("0").rstrip(".")
