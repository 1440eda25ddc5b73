"""Who calls."""

from dataclasses import replace

import pytest

from hotspot.issues.wording.evidence import IssueEvidence
from hotspot.issues.wording.objects.naming import name_by_places
from hotspot.issues.wording.quantifiers import name_quantifier, name_verb
from hotspot.issues.wording.reading import read_evidence


def quantifier(texts: tuple[str, ...], callers: tuple[str, ...], town: str = "") -> str:
    count = len(texts)
    none = ("",) * count
    issue = IssueEvidence(tuple(map(str, range(count))), none, texts, callers, (town,) * count, ((),) * count, none)
    return name_quantifier(issue, name_by_places(read_evidence(issue.titles, texts), issue.towns))


ROAD = ("路面坑洼，没有人修。", "路面破损，没有人修。", "路面塌了一块。")


def test_one_caller_however_often() -> None:
    assert quantifier(ROAD, ("a", "a", "a")) == "有群众"


@pytest.mark.parametrize("callers", [("a", "b", "a"), ("", "", "")])
def test_several_callers(callers: tuple[str, ...]) -> None:
    assert quantifier(ROAD, callers) == "多名群众"


def test_most_callers_from_outside() -> None:
    texts = ("我是贵州的家长，学校打学生。", "来电人系永州人，称学校打学生。", "学校打学生。")
    assert quantifier(texts, ("a", "b", "c")) == "多名外地群众"


def test_half_of_the_callers_are_not_most_and_the_first_words_tell_where_they_are_from() -> None:
    outside, here = "我是贵州的家长，学校打学生。", "学校打学生。"
    assert quantifier((outside, outside, here, here), ("a", "b", "c", "d")) == "多名群众"
    polite = "尊敬的领导您好，打扰您了，"
    for greeting, said in ((polite * 2, "多名外地群众"), (polite * 8, "多名群众")):
        assert quantifier((greeting + outside, greeting + outside, here), ("a", "b", "c")) == said


def test_half_that_ask_are_not_most() -> None:
    asked, told = "请问何时修路。", "路面塌了一块。"
    issues = [IssueEvidence(("1", "2", "3"), ("",) * 3, texts, ("a", "b", "c"), ("",) * 3, ((),) * 3, ("",) * 3)
              for texts in ((asked, asked, told), (asked, told, told))]  # fmt: skip
    assert [name_verb(issue) for issue in issues] == ["咨询", "反映"]
    two = IssueEvidence(("1", "2"), ("",) * 2, (asked, told), ("a", "b"), ("",) * 2, ((),) * 2, ("",) * 2)
    assert name_verb(two) == "反映"


def test_a_road_or_a_move_named_after_a_city_is_not_outside() -> None:
    texts = ("长沙路路面坑洼。", "去年从广东转回来读书，学校不收。", "上海花园停电。")
    assert quantifier(texts, ("a", "b", "c")) == "多名群众"


def test_all_of_one_town_that_they_name() -> None:
    texts = ("六塘乡摩托车买不到保险。", "六塘这边三轮车投保难。", "我是六塘乡的，保险公司没人上班。")
    assert quantifier(texts, ("a", "b", "c"), "六塘乡") == "六塘乡多名群众"


def test_a_town_is_not_put_in_front_of_its_road_and_only_of_a_village_of_its_own() -> None:
    road = ("六塘乡枫林路路面坑洼。", "枫林路路面破损，在六塘乡。", "六塘乡枫林路塌了。")
    assert quantifier(road, ("a", "b", "c"), "六塘乡") == "多名群众"
    village = ("六塘乡白雪村路面坑洼。", "白雪村路面破损，在六塘乡。", "六塘乡白雪村的路塌了。")
    assert quantifier(village, ("a", "b", "c"), "六塘乡") == "六塘乡多名群众"
    issue = IssueEvidence(
        tuple("1234"),
        ("",) * 4,
        (*village, "白雪村的路塌了。"),
        tuple("abcd"),
        ("六塘乡",) * 3 + ("岭北镇",),
        ((),) * 4,
        ("",) * 4,
    )
    naming = name_by_places(read_evidence(issue.titles, issue.texts), issue.towns)
    assert naming.main is not None
    assert name_quantifier(issue, naming) == "多名群众"


def test_a_town_that_only_the_column_knows_is_not_put_in_front() -> None:
    assert quantifier(ROAD, ("a", "b", "c"), "文星街道") == "多名群众"


def test_nearly_all_of_a_town_where_no_object_is_named() -> None:
    texts = (
        "六塘乡摩托车买不到保险。",
        "六塘这边三轮车投保难。",
        "我是六塘乡的，保险公司没人上班。",
        "保险难买。",
        "买不到。",
    )
    count = len(texts)
    towns = ("六塘乡",) * 4 + ("岭北镇",)
    issue = IssueEvidence(tuple("12345"), ("",) * count, texts, tuple("abcde"), towns, ((),) * count, ("",) * count)
    naming = name_by_places(read_evidence(issue.titles, texts), towns)
    assert name_quantifier(issue, naming) == "六塘乡多名群众"
    apart = replace(issue, towns=("六塘乡",) * 3 + ("岭北镇",) * 2)
    assert name_quantifier(apart, naming) == "多名群众"


def test_owners_of_one_estate() -> None:
    texts = ("丽景华庭业主反映电梯坏了。", "我是丽景华庭业主，电梯停运。", "丽景华庭小区的业主都爬楼梯。")
    assert quantifier(texts, ("a", "b", "c")) == "丽景华庭多名业主"
    # One caller of this estate and one of another are not several of its owners.
    apart = (*texts[:2], "滨湖花园业主反映电梯困人。")
    assert quantifier(apart, ("a", "a", "b")) == "多名群众"


def test_an_operators_question_is_nobodys() -> None:
    texts = ("坐席:您好,请问有什么可以帮您?市民:路灯坏了。", "坐席:请问您需要什么帮助?市民:路灯不亮。")
    assert name_verb(asked(texts)) == "反映"
    assert name_verb(asked(("请问路灯归谁管？", "请问您们什么时候修？"))) == "咨询"


def asked(texts: tuple[str, ...]) -> IssueEvidence:
    count = len(texts)
    return IssueEvidence(
        tuple(map(str, range(count))), ("",) * count, texts, tuple("ab"), ("",) * count, ((),) * count, ("",) * count
    )
