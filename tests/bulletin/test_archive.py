"""The clock leaves no trace in a package."""

import io
import zipfile

from hotspot.bulletin.archive import fix_archive_times


def _pack(year: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("b.xml", "a.xml"):
            archive.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), f"<{name[0]}/>")
    return buffer.getvalue()


def test_the_clock_leaves_no_trace() -> None:
    assert _pack(2023) != _pack(2024)
    fixed = fix_archive_times(_pack(2023))
    assert fixed == fix_archive_times(_pack(2024))
    with zipfile.ZipFile(io.BytesIO(fixed)) as archive:
        assert archive.namelist() == ["b.xml", "a.xml"]
        assert archive.read("a.xml") == b"<a/>"
