"""Figures as they are printed: percentages of whole numbers, rounded once and never again."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Rounding = Literal["round", "truncate"]

NO_FIGURE = "—"


@dataclass(frozen=True, order=True)
class Percent:
    """A percentage with two decimals, kept in hundredths of a per cent: 580 is 5.80 %."""

    hundredths: int

    @property
    def value(self) -> float:
        """The number that a spreadsheet formats as a percentage: 0.058."""
        return self.hundredths / 10_000

    def __str__(self) -> str:
        """Return ``5.80%``."""
        sign = "-" if self.hundredths < 0 else ""
        whole, rest = divmod(abs(self.hundredths), 100)
        return f"{sign}{whole}.{rest:02d}%"


@dataclass(frozen=True)
class Signed:
    """A change in per cent, printed with its sign: ``+39.34%``."""

    percent: Percent

    def __str__(self) -> str:
        """Return the percentage with its sign."""
        return f"+{self.percent}" if self.percent.hundredths > 0 else str(self.percent)


@dataclass(frozen=True)
class Ratio:
    """So many of so many; ``numerator`` is a whole number unless satisfaction is weighted."""

    numerator: Fraction
    denominator: int
    percent: Percent

    @property
    def exact(self) -> Fraction:
        """The unrounded ratio, by which units are ranked."""
        return self.numerator / self.denominator

    def __str__(self) -> str:
        """Return ``98.00%(1266/1292)``."""
        return f"{self.percent}({format_number(self.numerator)}/{self.denominator})"


@dataclass(frozen=True)
class Change:
    """From ``base`` to ``current``; ``percent`` is None from a base of nothing, which has no rate."""

    current: int
    base: int
    percent: Percent | None

    @property
    def difference(self) -> int:
        """How many more."""
        return self.current - self.base

    @property
    def cell(self) -> "Signed | str":
        """What a table shows."""
        if self.percent is None:
            return "基数为0" if self.current else "持平"
        return Signed(self.percent)

    def describe_rate(self) -> str:
        """Return ``增幅39.34%``, ``减幅5.00%``, ``持平`` or, from nothing, ``基数为0``."""
        if not self.difference:
            return "持平"
        if self.percent is None:
            return "基数为0"
        size = Percent(abs(self.percent.hundredths))
        return f"{'增幅' if self.difference > 0 else '减幅'}{size}"

    def describe(self) -> str:
        """Return ``减少252件,减幅16.32%``."""
        if not self.difference:
            return "持平"
        counted = f"{'增加' if self.difference > 0 else '减少'}{abs(self.difference)}件"
        return counted if self.percent is None else f"{counted},{self.describe_rate()}"


def make_percent(numerator: Fraction | int, denominator: int, rounding: Rounding = "round") -> Percent:
    """Return a percentage rounded half away from zero, or cut off, at two decimals; ``denominator`` is not 0.

    >>> str(make_percent(75, 1292)), str(make_percent(-2, 3, "truncate"))
    ('5.80%', '-66.66%')
    """
    exact = abs(Fraction(numerator) * 10_000 / denominator)
    size = int(exact + Fraction(1, 2)) if rounding == "round" else int(exact)
    return Percent(size if numerator >= 0 else -size)


def make_ratio(numerator: Fraction | int, denominator: int, rounding: Rounding = "round") -> Ratio | None:
    """Return a ratio, None of nothing."""
    if not denominator:
        return None
    return Ratio(Fraction(numerator), denominator, make_percent(numerator, denominator, rounding))


def make_change(current: int, base: int, rounding: Rounding = "round") -> Change:
    """Return the change from a base.

    >>> make_change(183, 154).describe(), make_change(5, 0).describe()
    ('增加29件,增幅18.83%', '增加5件')
    """
    return Change(current, base, make_percent(current - base, base, rounding) if base else None)


def format_number(number: Fraction) -> str:
    """Return a number without needless decimals: ``1266``, ``634.4``."""
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.10g}"
