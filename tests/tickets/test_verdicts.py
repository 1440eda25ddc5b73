"""Offices' words for satisfaction, rework, praise …: each means what it says, and what is unknown is no judgement."""

from collections.abc import Callable

import pytest

from hotspot.tickets.verdicts import (
    is_praise,
    is_understood,
    read_excluded,
    read_grade,
    read_resolved,
    read_responded,
    read_rework,
)


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


@pytest.mark.parametrize(
    ("expected", "cells"),
    [
        (True, ("1", "2次", "1.0", "是", "有", "YES", "√", "退回", "已退回", "被退回过", "退回重办", "有返工")),
        (False, ("0", "0次", "0.0", "", "否", "No", "FALSE", "无", "没有", "不是", "-", "--", "——", "/", "×", "暂无")),
        (False, ("未返工", "无返工", "未退回", "未被退回", "没有退回重办", "未发生", "未发生返工", "无需重办", "不对")),
        (None, ("待核实", "不详", "小明", "退", "已办结", "申请退回", "不满意", "12345678901", "是否")),
    ],
)
def test_rework_is_a_number_of_times_or_a_known_word(expected: bool | None, cells: tuple[str, ...]) -> None:
    assert {cell: read_rework(cell) for cell in cells} == dict.fromkeys(cells, expected)


@pytest.mark.parametrize(
    ("expected", "cells"),
    [
        (True, ("是", "已响应", "响应", "及时响应", "已按时响应", "已联系", "√")),
        (False, ("否", "未响应", "未及时响应", "没有响应", "未按期响应", "未联系", "×")),
        (None, ("", "未回访", "超时响应", "响应中", "是否", "待核实")),
    ],
)
def test_responded_is_said_by_a_known_word(expected: bool | None, cells: tuple[str, ...]) -> None:
    assert {cell: read_responded(cell) for cell in cells} == dict.fromkeys(cells, expected)


@pytest.mark.parametrize(
    ("expected", "cells"),
    [
        (True, ("是", "已剔除", "剔除", "同意剔除", "准予剔除", "剔除通过", "√")),
        (False, ("否", "未剔除", "不剔除", "不予剔除", "不同意剔除", "未申请剔除", "驳回", "无")),
        (False, ("申请剔除", "已申请剔除", "申请剔除待审核")),
        (None, ("", "待审核", "剔除中", "部分剔除")),
    ],
)
def test_set_aside_is_what_was_granted_not_what_was_applied_for(expected: bool | None, cells: tuple[str, ...]) -> None:
    assert {cell: read_excluded(cell) for cell in cells} == dict.fromkeys(cells, expected)


def test_only_thanks_are_praise() -> None:
    assert [is_praise(word) for word in ("表扬", "感谢", "表扬类", "投诉", "感谢并投诉", "")] == [True] * 3 + [
        False
    ] * 3


@pytest.mark.parametrize("read", [read_responded, read_resolved, read_excluded])
def test_programs_answer_with_one_and_nought(read: Callable[[str], bool | None]) -> None:
    assert [read(cell) for cell in ("1", "0", "2", "10")] == [True, False, None, None]
