"""Numbers: of phones, ids, cards, plates and accounts, however they are written; numbers of tickets stay."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.tickets.privacy import mask_text

_WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
_SENTENCES = st.text(alphabet="白雪村路灯不亮，。请尽快处理电话是身份证 \n", max_size=12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("身份证号０００００0１９８００３１５４１２5，车牌湘F·A1234", "身份证号〔证件〕，车牌〔车牌〕"),
        ("卡号6222 0000 0000 0009，QQ100000001", "卡号〔银行卡〕，QQ〔QQ〕"),
        ("微信号：abc_12345，邮箱a.b＠example.com", "微信号：〔微信〕，邮箱〔邮箱〕"),
        ("电话:(0730)2230000转8001，12345没人接", "电话:〔电话〕，12345没人接"),
        ("孩子的号111111200805120010错了一位", "孩子的号〔证件〕错了一位"),
        ("工单编号13800012345，转来的单号13900012345", "工单编号13800012345，转来的单号13900012345"),
        ("打86-730-2000028没人接，居留证号0000000123", "打〔电话〕没人接，居留证号〔证件〕"),
        ("号码138~0001~2382", "号码〔电话〕"),
        ("电动车号牌岳阳0012345被盗", "电动车号牌〔车牌〕被盗"),
        ("两个号连写1380001234513900054321，打不通", "两个号连写〔电话〕，打不通"),
    ],
)
def test_marks(text: str, expected: str) -> None:
    assert mask_text(text) == expected


def spell(digits: str, wide: bool, gap: str, groups: tuple[int, ...]) -> str:
    parts, position = [], 0
    for length in groups:
        parts.append(digits[position : position + length])
        position += length
    return gap.join(parts).translate(_WIDE if wide else {})


@given(
    st.from_regex(r"\A1[3-9][0-9]{9}\Z"),
    st.booleans(),
    st.sampled_from(["", " ", "-", "　", "\u200b", " -"]),
    st.sampled_from([(11,), (3, 4, 4), (3, 8), (4, 3, 4), (1,) * 11]),
    _SENTENCES,
    _SENTENCES,
)
@settings(max_examples=300, deadline=None)
def test_no_mobile_number_survives(
    digits: str, wide: bool, gap: str, groups: tuple[int, ...], before: str, after: str
) -> None:
    masked = mask_text(before + spell(digits, wide, gap, groups) + after)
    assert not re.search(r"\d", masked), masked


@given(
    st.integers(110000, 659999),
    st.dates(min_value=date(1925, 1, 1), max_value=date(2020, 12, 31)),
    st.integers(0, 999),
    st.booleans(),
    st.sampled_from(["", " ", "-", "　"]),
    st.sampled_from([(18,), (6, 8, 4), (1,) * 18, (6, 4, 4, 4)]),
    _SENTENCES,
    _SENTENCES,
)
@settings(max_examples=300, deadline=None)
def test_no_id_survives(
    area: int, birthday: date, serial: int, wide: bool, gap: str, groups: tuple[int, ...], before: str, after: str
) -> None:
    digits = f"{area}{birthday:%Y%m%d}{serial:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    check = "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]
    masked = mask_text(before + spell(digits + check, wide, gap, groups) + after)
    assert not re.search(r"\d", masked), masked
