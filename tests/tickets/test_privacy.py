"""What is masked, what stays, and that masking is safe whatever the text."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spending import grows_with_length

from hotspot.errors import SettingsError
from hotspot.tickets.masking.marks import PersonalData
from hotspot.tickets.privacy import find_personal_data, hash_caller, mask_text, mask_texts

_CASES = Path(__file__).with_name("privacy_cases.tsv")

_PIECES = st.sampled_from(
    (
        *("13800012345", "０７３０-2230000", "000000198003154125", "6222000000000017", "湘F·A1234", "a_b@example.com"),
        *(
            "QQ",
            "微信",
            "100000001",
            "王小明",
            "欧阳小娟",
            "先生",
            "联系人",
            "姓名：",
            "本人",
            "村民",
            "谢谢！",
            "白雪村",
        ),
        *("3栋", "2单元", "502", "室", "芙蓉路88号", "〔电话〕", "张某", "〔门牌〕", "某", "12345", "2024年8月1日"),
        *("电话", "2230012", "的", "、", "，", "-", "*", "号", " ", "\n"),
    )
)
_DOOR_PIECES = st.sampled_from(
    (
        "12楼",
        "1203",
        "6层",
        "602",
        "十二楼",
        "五门",
        "门牌",
        "门牌号",
        "123",
        "-",
        "A",
        "甲单元",
        "东户",
        "楼上",
        "漏水",
        "小区",
        "2期",
    )
)
_NAME_PIECES = st.sampled_from(
    (
        *(
            "王小明",
            "李小红",
            "欧阳雪梅",
            "于小丽",
            "阿依古丽",
            "约翰·史密斯",
            "我姓",
            "欧阳",
            "叫",
            "署名",
            "与",
            "被",
        ),
        *(
            "举报",
            "家的",
            "反映",
            "其妻",
            "业主",
            "老师",
            "5600",
            "元",
            "工资",
            "三人",
            "①",
            "②",
            "：",
            "；",
            "，",
            "、",
        ),
    )
)
# What long texts are made of by repeating it.
_REPEATED = (
    *(
        "1",
        "13",
        "栋",
        "1栋",
        "3单元",
        "姓名",
        "姓名：",
        "@",
        "a@",
        "*",
        "-",
        "一",
        "本人王",
        "王",
        "a",
        "138*",
        "0730-",
    ),
    *("微信", "微信a", "湘F", "身份证", "〔", "某", "路1号", "·", "王·", "先生", "·王", "1-", "。", "谢谢", "门牌号"),
    *(" ", "\n", "QQ ", "卡号1 ", "电话13800012345，", "联系人王小明、", "3栋402，"),
)


def read_cases() -> list[tuple[str, str, str]]:
    lines = _CASES.read_text(encoding="utf-8").splitlines()[1:]
    return [(text, kind, secret) for text, kind, secret in (line.split("\t") for line in lines)]


def test_written_cases_are_masked_and_look_alikes_stay() -> None:
    cases = read_cases()
    totals = Counter(kind for _, kind, _ in cases)
    assert totals["keep"] >= 500
    assert totals.total() - totals["keep"] >= 500
    assert [text for text, kind, secret in cases if (secret in mask_text(text)) != (kind == "keep")] == []


def test_each_mark_says_what_it_hides() -> None:
    wrong = []
    for text, kind, secret in read_cases():
        start = text.find(secret)
        meeting = {
            item.data_type for item in find_personal_data(text) if start < item.end and item.start < start + len(secret)
        }
        if kind != "keep" and meeting != {kind}:
            wrong.append((text, meeting))
    # Somebody's WeChat number may be the telephone's.
    assert wrong == [("微信同号13800012345", {"phone"})]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("联系人王小明，电话13800012345", "联系人王某，电话〔电话〕"),
        ("", ""),
    ],
)
def test_marks(text: str, expected: str) -> None:
    assert mask_text(text) == expected


def test_what_is_found_lies_in_order_and_says_its_kind() -> None:
    text = "本人李小红，电话１３８００012345"
    assert find_personal_data(text) == (
        PersonalData(2, 5, "name", "李某"),
        PersonalData(8, 19, "phone", "〔电话〕"),
    )


@example(["白雪村", "13800012345", "2230012"])
@given(st.lists(_PIECES, max_size=14))
@settings(max_examples=400, deadline=None)
def test_masking_twice_changes_nothing_more(pieces: list[str]) -> None:
    masked = mask_text("".join(pieces))
    assert mask_text(masked) == masked


@example(["12楼", "1203", "漏水"])
@example(["门牌", "123", "停水"])
@example(["张某", "，", "王小明"])
@example(["署名", "：", "王小明"])
@example(["王小明", "5600", "元", "，", "李小红", "5600", "元"])
@example(["我姓", "欧阳", "，", "欧阳雪梅"])
@example(["联系人", "约翰·史密斯"])
@given(st.lists(st.one_of(_PIECES, _DOOR_PIECES, _NAME_PIECES), max_size=8))
@settings(max_examples=400, deadline=None)
def test_what_else_stands_in_a_ticket_does_not_decide_what_is_looked_for(pieces: list[str]) -> None:
    """A quick look spares texts that hold nothing; it must not overlook what is found beside other numbers."""
    before, text = "电话0730-2230012,住3栋402,事情如下\n", "".join(pieces)
    assert mask_text(before + text) == mask_text(before) + mask_text(text)


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=10).map("".join)))
@settings(max_examples=300, deadline=None)
def test_nothing_changes_outside_of_what_is_found(text: str) -> None:
    found = find_personal_data(text)
    expected, position = "", 0
    for item in found:
        assert position <= item.start < item.end <= len(text)
        expected += text[position : item.start] + item.mask
        position = item.end
    assert mask_text(text) == expected + text[position:]


def test_many_texts_are_masked_like_each() -> None:
    texts = [text for text, _, _ in read_cases()]
    assert mask_texts(texts) == [mask_text(text) for text in texts]


@pytest.mark.parametrize("piece", _REPEATED)
def test_time_grows_with_length_only(piece: str) -> None:
    """A hundred thousand characters of anything take a second or two, not minutes."""
    assert grows_with_length(mask_text, piece, 100_000)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("13800012345", "＋86 138-0001-2345"),
        ("王小明", "王 小 明 "),
        ("A000123", "ａ000123"),
    ],
)
def test_spellings_of_one_caller_agree(one: str, other: str) -> None:
    assert hash_caller(one, salt="s") == hash_caller(other, salt="s")


def test_hashes_of_callers() -> None:
    hashed = hash_caller("13800012345", salt="s")
    assert re.fullmatch("诉求人-[0-9a-f]{12}", hashed)
    assert hash_caller(hashed, salt="s") == hashed
    assert mask_text(hashed) == hashed
    assert hash_caller("13800012345", salt="t") != hashed
    assert hash_caller("13800012346", salt="s") != hashed
    assert hash_caller("", salt="s") == hash_caller("　", salt="s") == ""
    assert hash_caller("李某", salt="s") != hash_caller("王某", salt="s")
    with pytest.raises(SettingsError, match="salt"):
        hash_caller("王小明", salt="")
