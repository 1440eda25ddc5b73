"""The ending of a name chooses the format of a bulletin."""

from pathlib import Path

import pytest
from bulletin_samples import make_month, make_report

from hotspot.bulletin.building import build_bulletin
from hotspot.bulletin.materials import Materials
from hotspot.bulletin.writing import check_output, write_bulletin
from hotspot.errors import OutputError


@pytest.mark.parametrize(
    ("name", "start"), [("a.docx", b"PK"), ("a.xlsx", b"PK"), ("a.html", b"<!doctype html>"), ("A.MD", b"# 2024")]
)
def test_the_ending_chooses_the_format(tmp_path: Path, name: str, start: bytes) -> None:
    bulletin = build_bulletin(make_month(), "2024-08", Materials(hotspots=make_report()))
    write_bulletin(bulletin, tmp_path / name)
    assert (tmp_path / name).read_bytes().startswith(start)


@pytest.mark.parametrize("name", ["a.pdf", "a", "-"])
def test_other_endings_are_refused(name: str) -> None:
    with pytest.raises(OutputError, match=r"通报可写成 \.docx"):
        check_output(name)
