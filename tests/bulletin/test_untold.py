"""Files of which one lacks a column: its tickets are in no figure that needs it, and that is told."""

from fractions import Fraction
from pathlib import Path

import pytest
from bulletin_samples import make_report

from hotspot.bulletin.building import Bulletin, build_bulletin
from hotspot.bulletin.document import Note, Paragraph
from hotspot.bulletin.materials import Materials
from hotspot.tickets.joining import read_joined_tickets

_HEADERS = {
    "办结时间": "2024-09-05",
    "处理时限": "2024-09-09",
    "返工次数": "0",
    "满意度": "满意",
    "受理渠道": "县长信箱",
    "是否剔除": "否",
}


def _write(path: Path, unit: str, rows: int, *, lacking: tuple[str, ...] = (), **cells: str) -> Path:
    """Write tickets of one unit, the first of which has the cells given."""
    headers = [header for header in _HEADERS if header not in lacking]
    lines = [",".join(["工单编号", "来电时间", "诉求内容", "诉求类别", "承办单位", *headers])]
    for row in range(rows):
        told = _HEADERS | (cells if row == 0 else {})
        values = [f"{unit}{row}", f"2024-08-{row % 28 + 1:02d}", "路灯不亮", "城市管理", unit, *map(told.get, headers)]
        lines.append(",".join(map(str, values)))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _build(*paths: Path) -> Bulletin:
    return build_bulletin(read_joined_tickets(paths), "2024-08", Materials(hotspots=make_report()))


def _read(bulletin: Bulletin) -> str:
    """Return the text and the notes with the commas of messages."""
    texts = (block.text for block in bulletin.document.blocks if isinstance(block, (Note, Paragraph)))
    return "\n".join(texts).replace("\N{FULLWIDTH COMMA}", ",")


def test_tickets_of_a_file_without_closings_are_not_open(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    told = _write(tmp_path / "甲.csv", "县城管局", 10, 办结时间="", 处理时限="2024-08-09", 返工次数="1")
    untold = _write(tmp_path / "乙.csv", "县住建局", 30, lacking=("办结时间", "返工次数"))
    bulletin = _build(told, untold)
    total = bulletin.figures.assessment.total
    assert total.closed is not None
    assert total.reworked is not None
    assert (total.closed.exact, total.closed.denominator) == (Fraction(9, 10), 10)
    assert (total.reworked.exact, total.reworked.denominator) == (Fraction(1, 10), 10)
    faults = {problem.title: [(unit.name, unit.ids) for unit in problem.units] for problem in bulletin.figures.problems}
    assert faults == {title: [("县城管局", ("县城管局0",))] for title in ("退回重办", "超期办理", "未办结")}
    rates = {unit.name: unit.rates for unit in bulletin.figures.assessment.units}["县住建局"]
    assert (rates.closed, rates.on_time, rates.reworked) == (None, None, None)
    text = _read(bulletin)
    assert "应办10件,已办9件" in text
    note = "“乙.csv”没有办结时间、返工次数,其中30件工单未计入办结率、按期办结率、返工率。"
    assert note in caplog.text
    assert note in text
    assert "减去所在表没有办结时间的30件" in text


def test_other_columns_that_a_file_lacks_are_told(tmp_path: Path) -> None:
    told = _write(tmp_path / "甲.csv", "县城管局", 10, 是否剔除="是")
    untold = _write(tmp_path / "乙.csv", "县住建局", 30, lacking=("满意度", "受理渠道", "是否剔除"))
    text = _read(_build(told, untold))
    lacking = "“乙.csv”没有满意度、是否剔除、受理渠道"
    assert f"{lacking},其中30件工单未计入回访满意率,都算作没有剔除,未计入信箱来信。" in text


def test_files_of_the_same_columns_are_not_told(tmp_path: Path) -> None:
    paths = [_write(tmp_path / f"{unit}.csv", unit, 10) for unit in ("县城管局", "县住建局")]
    assert "没有办结时间" not in _read(_build(*paths))
    one = _write(tmp_path / "甲.csv", "县水利局", 10, lacking=("办结时间",))
    text = _read(_build(one))
    assert "“甲.csv”" not in text
    assert "工单表没有填写办结时间,未计算办结率、按期办结率。" in text
