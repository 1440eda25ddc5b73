"""Printed percentages, ratios and changes are those of the exact fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.bulletin.figures import Percent, Signed, make_change, make_percent, make_ratio


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded", "cut"),
    [
        (75, 1292, "5.80%", "5.80%"),
        (183, 1292, "14.16%", "14.16%"),
        (1, 3, "33.33%", "33.33%"),
        (2, 3, "66.67%", "66.66%"),
        (1, 800, "0.13%", "0.12%"),
        (-2, 3, "-66.67%", "-66.66%"),
        (-1, 800, "-0.13%", "-0.12%"),
        (0, 7, "0.00%", "0.00%"),
        (7, 7, "100.00%", "100.00%"),
    ],
)
def test_percentages_are_rounded_or_cut_away_from_binary_fractions(
    numerator: int, denominator: int, rounded: str, cut: str
) -> None:
    assert str(make_percent(numerator, denominator)) == rounded
    assert str(make_percent(numerator, denominator, "truncate")) == cut


@given(st.integers(-(10**6), 10**6), st.integers(1, 10**6))
def test_a_rounded_percentage_is_within_half_a_hundredth(numerator: int, denominator: int) -> None:
    exact = Fraction(numerator * 10_000, denominator)
    assert abs(make_percent(numerator, denominator).hundredths - exact) <= Fraction(1, 2)
    assert 0 <= abs(exact) - abs(make_percent(numerator, denominator, "truncate").hundredths) < 1


@given(st.integers(-(10**7), 10**7))
def test_what_is_printed_reads_back_as_the_same_number(hundredths: int) -> None:
    printed = str(Percent(hundredths)).removesuffix("%")
    assert round(float(printed) * 100) == hundredths
    assert Percent(hundredths).value == pytest.approx(float(printed) / 100)


def test_a_ratio_shows_numerator_and_denominator() -> None:
    assert str(make_ratio(1266, 1292)) == "97.99%(1266/1292)"
    # 西宁城中: (614 + 0.6 · 34) / 670
    assert str(make_ratio(614 + Fraction("0.6") * 34, 670)) == "94.69%(634.4/670)"
    assert make_ratio(0, 0) is None


@pytest.mark.parametrize(
    ("current", "base", "described", "rate", "cell"),
    [
        (1292, 1544, "减少252件,减幅16.32%", "减幅16.32%", "-16.32%"),
        (85, 61, "增加24件,增幅39.34%", "增幅39.34%", "+39.34%"),
        (7, 7, "持平", "持平", "0.00%"),
        (5, 0, "增加5件", "基数为0", "基数为0"),
        (0, 0, "持平", "持平", "持平"),
        (0, 4, "减少4件,减幅100.00%", "减幅100.00%", "-100.00%"),
    ],
)
def test_changes_in_words(current: int, base: int, described: str, rate: str, cell: str) -> None:
    change = make_change(current, base)
    assert (change.describe(), change.describe_rate(), str(change.cell)) == (described, rate, cell)


def test_a_change_that_rounds_to_nothing_has_no_sign() -> None:
    assert str(Signed(Percent(0))) == "0.00%"
