"""The written list of themes: complete, unambiguous, and refused when it is not."""

import pytest

from hotspot.errors import SettingsError
from hotspot.issues.themes.listing import parse_themes, read_themes
from hotspot.resources import find_shipped
from hotspot.text.subtopics import load_subtopics, parse_subtopics

SUBTOPICS = parse_subtopics("住房\t延期交房\t延期交房 不交房\n住房\t烂尾\t烂尾 楼盘+停工\n其他\t内容不详\t喂喂\n")


def test_sub_topics_take_the_name_of_their_theme() -> None:
    themes = parse_themes("问题楼盘\t延期交房 烂尾\t五证不全\n观景台\t\t观景台+栏杆\n", SUBTOPICS)
    assert themes.names == ("观景台", "问题楼盘")
    assert themes.of_subtopic == {"延期交房": "问题楼盘", "烂尾": "问题楼盘"}
    assert [(topic.category, topic.name) for topic in themes.triggers.subtopics] == [
        ("问题楼盘", "延期交房"),
        ("问题楼盘", "烂尾"),
        ("问题楼盘", "问题楼盘"),
        ("观景台", "观景台"),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("问题楼盘\t延期交房\n", "第 1 行"),
        ("问题楼盘\t\t\n", "第 1 行"),
        ("问题楼盘\t延期交房\t\n问题楼盘\t烂尾\t\n", "“问题楼盘”写了 2 次"),
        ("问题楼盘\t延期交房\t\n新房\t延期交房\t\n", "“延期交房”归入了 2 个主题"),
        ("问题楼盘\t漏水\t\n", "没有子话题“漏水”"),
    ],
)
def test_a_wrong_list_says_what_is_wrong(text: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=complaint):
        parse_themes(text, SUBTOPICS)


def test_a_missing_file_is_a_stated_problem(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(SettingsError, match=r"themes\.tsv"):
        read_themes(tmp_path / "themes.tsv", SUBTOPICS)


def test_the_shipped_list_can_be_printed_and_covers_every_problem() -> None:
    subtopics = load_subtopics(find_shipped("data/subtopics.tsv"))
    themes = read_themes(find_shipped("data/themes.tsv"), subtopics)
    assert [name for name in themes.names if not 4 <= len(name) <= 10] == []
    without = {topic.name for topic in subtopics.subtopics} - set(themes.of_subtopic)
    assert without == {"外地超范围事项", "内容不详与无效来电"}
