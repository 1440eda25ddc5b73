"""Scores and grades of units are taken as given, or refused."""

from decimal import Decimal
from pathlib import Path

import pytest

from hotspot.bulletin.scores import Score, read_scores
from hotspot.errors import BulletinError


def _write(folder: Path, text: str) -> Path:
    path = folder / "scores.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_scores_and_grades_as_given(tmp_path: Path) -> None:
    path = _write(tmp_path, "承办单位,综合指标值,等级\n湘滨镇,100,A类\n环卫中心,98.3分,\n人民医院,,B类\n")
    assert read_scores(path) == {
        "湘滨镇": Score(Decimal(100), "A类"),
        "环卫中心": Score(Decimal("98.3"), ""),
        "人民医院": Score(None, "B类"),
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("承办单位,备注\n湘滨镇,好\n", "综合指标值"),
        ("承办单位,得分\n湘滨镇,很高\n", "“很高”不是数"),
        ("承办单位,得分\n湘滨镇,99\n湘滨镇,98\n", "写了两次"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        read_scores(_write(tmp_path, text))
