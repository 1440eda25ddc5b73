"""How numbers are read: what they count or rate, in which notation, and what printed percentages can stand for."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.bulletin.audit.figure_reading import find_figures
from hotspot.bulletin.audit.numerals import parse_chinese, plain_text
from hotspot.bulletin.audit.printed import Fit, Percentage, bases_of, change_from, has_part, priors_of, share_of, show


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共受理诉求1,292件", [("count", 1292)]),
        ("共受理诉求1,292宗", [("count", 1292)]),
        ("受理180.5万件", [("count", 1805000)]),
        ("转办件十二件", [("count", 12)]),
        ("环比减少252件,减幅10.73%", [("difference", -252), ("change", Fraction("-10.73"))]),
        ("上年同期254件,同比下降5%", [("prior", 254), ("change", -5)]),
        ("日均230个,占5.8%", [("average", 230), ("share", Fraction("5.8"))]),
        ("办结率98.5%(1270/1290)", [("rate", Fraction("98.5")), ("fraction", 1270)]),
        ("解决率90%,环比上升2.1个百分点", [("rate", 90), ("points", Fraction("2.1"))]),
        ("下降至5.2%", [("other", Fraction("5.2"))]),
        ("满意率达百分之九十五点二", [("rate", Fraction("95.2"))]),
        ("满意率达百分之95.2", [("rate", Fraction("95.2"))]),
        ("投诉类占百分之五点", []),
        ("投诉类占百分之点,咨询类占百分之六点十", []),
        ("同比-1.47%", [("change", Fraction("-1.47"))]),
        ("2024年8月12日,第3次,5个工作日,98.3分", []),
        ("工单[375674]被退回", []),
    ],
)
def test_roles(text: str, expected: list[tuple[str, Fraction]]) -> None:
    assert [(figure.role, figure.value) for figure in find_figures(plain_text(text))] == expected


def test_labels_and_bases() -> None:
    count, share, change = find_figures("其中环境保护类71件,占5.5%,同比增幅36.17%")
    assert (count.label, count.unit, share.decimals, change.basis) == ("环境保护类", "件", 1, "同比")


@pytest.mark.parametrize("text", ["约300件", "300余件", "工单20件以上", "1.2万件"])
def test_vague_counts_are_not_exact(text: str) -> None:
    figures = find_figures(text)
    assert [figure.exact for figure in figures] == [False]


def test_plain_text_keeps_every_offset() -> None:
    text = "本週各部門辦結率98.5%(共1,292件)"
    assert plain_text(text) == "本周各部门办结率98.5%(共1,292件)"
    assert len(plain_text(text)) == len(text)


@given(st.integers(1, 99_999))
def test_chinese_numerals_are_read_back(number: int) -> None:
    digits, scales = "零一二三四五六七八九", ("", "十", "百", "千", "万")
    places = [int(digit) for digit in str(number)][::-1]
    written = ""
    for place in range(len(places) - 1, -1, -1):
        if places[place]:
            written += digits[places[place]] + scales[place]
        elif written and not written.endswith("零") and any(places[:place]):
            written += "零"
    assert parse_chinese(written) == number


@given(st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 3))
def test_rounding_and_cutting_off_both_fit(part: int, whole: int, decimals: int) -> None:
    exact = share_of(Fraction(part), Fraction(whole))
    scale = 10**decimals
    rounded = Percentage(Fraction(int(exact * scale + Fraction(1, 2)), scale), decimals)
    cut = Percentage(Fraction(int(exact * scale), scale), decimals)
    assert rounded.fit(exact) == Fit.ROUNDED
    assert cut.fit(exact) >= Fit.TRUNCATED
    if part <= whole:
        assert has_part(whole, rounded)
        assert part == 0 or rounded.value == 0 or bases_of(part, rounded) is not None


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_a_true_change_has_its_prior(now: int, before: int) -> None:
    exact = change_from(Fraction(before), Fraction(now))
    scaled = int(abs(exact) * 100 + Fraction(1, 2))
    printed = Percentage(Fraction(scaled if exact >= 0 else -scaled, 100), 2)
    if printed.value > -100:
        assert priors_of(now, printed)


def test_exact_values_are_shown_rounded_half_up() -> None:
    assert [show(Fraction(value)) for value in ("5.805", "-10.734", "-0.001")] == ["5.81", "-10.73", "0.00"]
