"""Families of themes: what one employer, plant or site does is one matter, whichever part of it a caller tells."""

import pytest

from hotspot.errors import SettingsError
from hotspot.issues.themes.families import find_families, load_families, parse_families
from hotspot.issues.themes.listing import read_themes
from hotspot.resources import find_shipped
from hotspot.text.subtopics import load_subtopics


def test_families_are_told_by_their_columns() -> None:
    assert find_families(("企业拖欠工资", "路灯不亮", "社保欠缴断缴")) == [[0, 2]]
    assert find_families(("路灯不亮",)) == []


def test_shipped_families_are_of_written_themes() -> None:
    themes = set(read_themes(find_shipped("data/themes.tsv"), load_subtopics(find_shipped("data/subtopics.tsv"))).names)
    assert [name for family in load_families() for name in family if name not in themes] == []


@pytest.mark.parametrize(
    "rows", ["employer\t企业拖欠工资\n", "employer\n", "one\t甲 乙\nother\t乙 丙\n", "one\t甲 甲\n"]
)
def test_a_theme_in_two_families_or_alone_is_refused(rows: str) -> None:
    with pytest.raises(SettingsError, match="各只属一个家族"):
        parse_families("family\tthemes\n" + rows)
