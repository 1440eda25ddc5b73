"""Families of themes: what one employer, plant or site does is one matter, whichever part of it a caller tells."""

import numpy as np
import pytest

from hotspot.errors import SettingsError
from hotspot.issues.themes.families import join_families, load_families, parse_families
from hotspot.issues.themes.folder import load_theme_model


def test_each_theme_of_a_family_has_its_best_score() -> None:
    names = ("企业拖欠工资", "路灯不亮", "社保欠缴断缴")
    scores = np.array([[0.5, 0.1, -0.8], [-0.9, 0.7, -0.7]], dtype=np.float32)
    joined = join_families(scores, names)
    np.testing.assert_array_equal(joined, np.array([[0.5, 0.1, 0.5], [-0.7, 0.7, -0.7]], dtype=np.float32))
    assert scores[0, 2] == np.float32(-0.8)


def test_shipped_families_are_of_shipped_themes() -> None:
    themes = set(load_theme_model().names)
    assert [name for family in load_families() for name in family if name not in themes] == []


@pytest.mark.parametrize(
    "rows", ["employer\t企业拖欠工资\n", "employer\n", "one\t甲 乙\nother\t乙 丙\n", "one\t甲 甲\n"]
)
def test_a_theme_in_two_families_or_alone_is_refused(rows: str) -> None:
    with pytest.raises(SettingsError, match="各只属一个家族"):
        parse_families("family\tthemes\n" + rows)
