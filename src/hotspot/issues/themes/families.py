"""Families of themes: kinds of problem that are one matter where callers name the same object."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hotspot.errors import SettingsError
from hotspot.resources import find_shipped
from hotspot.text.written_lists import read_list, split_rows


def find_families(names: Sequence[str]) -> list[list[int]]:
    """Return the shipped families by the columns of their themes; ``names``: of the themes, one a column."""
    column_of = {name: column for column, name in enumerate(names)}
    families = ([column_of[name] for name in family if name in column_of] for family in load_families())
    return [columns for columns in families if columns]


def name_kind(theme: str) -> str:
    """Return the theme that stands first in a theme's family, the theme itself without one."""
    return next((family[0] for family in load_families() if theme in family), theme)


@cache
def load_families() -> tuple[tuple[str, ...], ...]:
    """Return the shipped families, the themes of each."""
    path = find_shipped("data/theme_families.tsv")
    return parse_families(read_list(path, "主题的家族表"), source=str(path))


def parse_families(text: str, *, source: str | Path = "theme_families") -> tuple[tuple[str, ...], ...]:
    """Parse ``family<Tab>themes`` rows, blanks between themes; SettingsError for one that stands in two families."""
    families: list[tuple[str, ...]] = []
    known: set[str] = set()
    for number, parts in split_rows(text, "family"):
        themes = parts[1].split() if len(parts) == 2 else []
        if len(themes) < 2 or len(set(themes)) < len(themes) or not known.isdisjoint(themes):
            raise SettingsError(
                f"主题的家族表 {source} 第 {number} 行应为“家族<Tab>主题 主题 …”,两个以上,各只属一个家族。"
            )
        known.update(themes)
        families.append(tuple(themes))
    return tuple(families)
