"""Seventy-seven invented bulletins of many manners: the slips planted in them are found, the clean ones pass."""

import io
import re
from pathlib import Path

import docx
import pytest

from hotspot.bulletin.audit.audit import audit_bulletin, audit_text
from hotspot.bulletin.audit.blocks import Paragraph
from hotspot.bulletin.audit.finding import AuditReport, Finding
from hotspot.bulletin.audit.reading import parse_text

FOLDER = Path(__file__).parent / "bulletins"
_WIDE = str.maketrans(",:;()", "\uff0c\uff1a\uff1b\uff08\uff09")
_NARROW = {wide: narrow for narrow, wide in _WIDE.items()}
# One line a bulletin: its file, then each wrong figure; a bar separates the figures by which one slip may be shown.
PLANTED = {
    cells[0]: [slip.split("|") for slip in cells[1:]]
    for line in (FOLDER / "slips.tsv").read_text("utf-8").splitlines()[1:]
    if (cells := line.split("\t"))
}


def write_docx(markdown: str, path: Path) -> None:
    """Write paragraphs and tables as a Word document."""
    document = docx.Document()
    for block in parse_text(markdown):
        if isinstance(block, Paragraph):
            document.add_paragraph(block.text)
            continue
        table = document.add_table(len(block.rows), len(block.rows[0]))
        for cells, row in zip(table.rows, block.rows, strict=True):
            for cell, text in zip(cells.cells, row, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(buffer.getvalue())


def audit_file(name: str, folder: Path) -> AuditReport:
    if not name.endswith(".docx.md"):
        return audit_bulletin(FOLDER / name)
    path = folder / name.removesuffix(".md")
    write_docx((FOLDER / name).read_text("utf-8"), path)
    return audit_bulletin(path)


def match(slips: list[list[str]], report: AuditReport) -> tuple[list[list[str]], list[Finding]]:
    """Return the slips that no finding names, and the findings that name no slip."""
    left = list(report.findings)
    missed = []
    for slip in slips:
        named = next((finding for finding in left if any(figure in finding.figure for figure in slip)), None)
        if named is None:
            missed.append(slip)
        else:
            left.remove(named)
    return missed, left


def test_every_bulletin_is_listed() -> None:
    assert sorted(PLANTED) == sorted(path.name for path in FOLDER.iterdir() if path.suffix != ".tsv")
    assert sum(name.startswith("clean") for name in PLANTED) >= 20
    assert all(bool(slips) == name.startswith("slip") for name, slips in PLANTED.items())


@pytest.mark.parametrize("name", [name for name in PLANTED if name.startswith("clean")])
def test_clean_bulletins_pass(name: str, tmp_path: Path) -> None:
    report = audit_file(name, tmp_path)
    assert report.findings == ()
    assert report.figures > 8


@pytest.mark.parametrize("name", [name for name in PLANTED if name.startswith("slip")])
def test_planted_slips_are_found(name: str, tmp_path: Path) -> None:
    missed, other = match(PLANTED[name], audit_file(name, tmp_path))
    assert missed == []
    # A wrong count is also missing in its sum.
    assert [finding for finding in other if finding.kind != "sum"] == []


@pytest.mark.parametrize("name", [name for name in PLANTED if name.endswith(".txt")])
def test_what_is_found_does_not_depend_on_the_encoding(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text((FOLDER / name).read_text("utf-8"), "gb18030")
    assert audit_bulletin(path) == audit_bulletin(FOLDER / name)


@pytest.mark.parametrize("name", [name for name in PLANTED if name.endswith((".txt", ".md"))])
def test_what_is_found_does_not_depend_on_the_width_of_punctuation(name: str) -> None:
    """Offices print full-width marks; the fixtures have half-width ones."""
    written = (FOLDER / name).read_text("utf-8")
    wide = re.sub(r"(?<![0-9])[,:;()]|[,:;()](?![0-9])", lambda mark: mark.group().translate(_WIDE), written)
    found, expected = (
        [(finding.figure.translate(_NARROW), finding.kind, finding.severity) for finding in audit_text(text).findings]
        for text in (wide, written)
    )
    assert found == expected
