"""Offices' words for satisfaction, rework and praise: each means what it says, and what is unknown is no judgement."""

import pytest

from hotspot.tickets.verdicts import is_praise, is_rework, is_understood, read_grade


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        ("满意", ("非常满意", "很满意", "十分满意", "满意", "是")),
        ("基本满意", ("基本满意", "比较满意", "较满意")),
        ("一般", ("一般",)),
        ("不满意", ("不满意", "很不满意", "非常不满意", "不太满意", "否")),
    ],
)
def test_words_of_satisfaction_have_four_grades(grade: str, words: tuple[str, ...]) -> None:
    assert {read_grade(word) for word in words} == {grade}
    assert all(is_understood(word) for word in words)


@pytest.mark.parametrize("word", ["", "未评价", "未回访", "无人接听", "拒评", "—", "/"])
def test_known_words_for_no_judgement_are_none(word: str) -> None:
    assert (read_grade(word), is_understood(word)) == ("", True)


@pytest.mark.parametrize("word", ["已解决", "满意度", "5", "不"])
def test_other_words_are_not_guessed(word: str) -> None:
    assert (read_grade(word), is_understood(word)) == ("", False)


_REWORK = {"1": True, "2次": True, "1.0": True, "是": True, "退回重办": True}
_NO_REWORK = dict.fromkeys(("0", "0次", "0.0", "否", "未返工", "No", "FALSE", ""), False)


@pytest.mark.parametrize(("cell", "expected"), [*_REWORK.items(), *_NO_REWORK.items()])
def test_rework_is_a_number_of_times_or_any_word_but_no(cell: str, expected: bool) -> None:
    assert is_rework(cell) is expected


def test_only_thanks_are_praise() -> None:
    assert [is_praise(word) for word in ("表扬", "感谢", "表扬类", "投诉", "感谢并投诉", "")] == [True] * 3 + [
        False
    ] * 3
