"""Counts of earlier periods, wide or long, are read or refused whole."""

from pathlib import Path

import pytest

from hotspot.bulletin.history import read_history
from hotspot.categories.taxonomy import CATEGORIES, default_taxonomy
from hotspot.errors import BulletinError


def _write(folder: Path, text: str) -> Path:
    path = folder / "counts.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_wide_table_has_one_column_a_period(tmp_path: Path) -> None:
    rows = "".join(f"{name},{number},{number + 10}\n" for number, name in enumerate(CATEGORIES))
    history = read_history(_write(tmp_path, f"类别,2024-07,2023年8月\n{rows}"), default_taxonomy())
    assert sorted(history.periods) == ["2023-08", "2024-07"]
    assert history.periods["2024-07"].total == sum(range(14))
    assert history.periods["2023-08"].categories["环境保护"] == 11


def test_a_long_table_has_one_row_a_count(tmp_path: Path) -> None:
    rows = "".join(f"2024-07,{name}类,1\n" for name in CATEGORIES)
    history = read_history(_write(tmp_path, f"统计期,类别,件数\n{rows}"), default_taxonomy())
    assert history.periods["2024-07"].categories["其他咨询"] == 1
    assert read_history(tmp_path / "counts.csv") == history


def test_with_a_total_some_categories_may_be_unknown(tmp_path: Path) -> None:
    path = _write(tmp_path, '类别,2024-07\n环境保护,47\n市场管理,\n合计,"1,544"\n')
    counts = read_history(path, default_taxonomy()).periods["2024-07"]
    assert (counts.total, dict(counts.categories)) == (1544, {"环境保护": 47})


def test_a_total_may_be_that_of_the_categories_that_had_tickets(tmp_path: Path) -> None:
    counts = read_history(_write(tmp_path, "类别,2024-07\n环境保护,47\n合计,47\n"), default_taxonomy()).periods[
        "2024-07"
    ]
    assert (counts.total, dict(counts.categories)) == (47, {"环境保护": 47})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("类别,2024-07\n环境保护,47\n", "2024-07 缺少 人力资源社会保障"),
        ("类别,2024-07\n环境保护,47\n合计,40\n", "合计 40 与各类之和 47 不符"),
        ("类别,2024-07\n小区噪音,47\n", "“小区噪音”不在类别表中"),
        ("类别,2024-07\n环境保护,47.5\n", "“47.5”不是整数"),
        ("类别,上个月\n环境保护,47\n", "“上个月”不是统计期"),
        ("类别,2024-07\n环境保护,4\n环保,5\n", "“环境保护”写了两次"),
        ("类别,2024-07,2024年7月1日至31日\n环境保护,4,5\n", "2024-07 的“环境保护”写了两次"),
        ("月,数\n2024-07,47\n", "没有类别列"),
    ],
)
def test_what_cannot_be_compared_with_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        read_history(_write(tmp_path, text), default_taxonomy())


def test_all_categories_must_add_up_to_the_total(tmp_path: Path) -> None:
    rows = "".join(f"{name},1\n" for name in CATEGORIES)
    with pytest.raises(BulletinError, match="合计 15 与各类之和 14 不符"):
        read_history(_write(tmp_path, f"类别,2024-07\n{rows}合计,15\n"), default_taxonomy())
