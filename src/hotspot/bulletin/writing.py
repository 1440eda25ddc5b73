"""A bulletin into a file: the format by the name's ending."""

from pathlib import Path

from hotspot.bulletin.building import Bulletin
from hotspot.bulletin.markdown import render_markdown
from hotspot.errors import OutputError
from hotspot.tickets.atomic import write_bytes

FORMATS = (".md",)


def check_output(path: str | Path) -> str:
    """Return the ending of a bulletin's file name; OutputError when it names no format that is written here."""
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        found = f"不认识扩展名 {suffix}" if suffix else "没有扩展名"
        raise OutputError(f"{path} {found}。通报可写成 {'、'.join(FORMATS)}。")
    return suffix


def write_bulletin(bulletin: Bulletin, path: str | Path) -> None:
    """Write a bulletin; the same bulletin gives the same bytes. OutputError when that fails."""
    check_output(path)
    write_bytes(path, render_markdown(bulletin.document).encode("utf-8"))
