"""A bulletin into a file: the format by the name's ending."""

from collections.abc import Callable
from pathlib import Path

from hotspot.arguments import check_path, check_type
from hotspot.bulletin.building import Bulletin
from hotspot.bulletin.markdown import render_markdown
from hotspot.bulletin.webpage import render_webpage
from hotspot.bulletin.word import render_word
from hotspot.bulletin.workbook import render_workbook
from hotspot.errors import OutputError
from hotspot.tickets.atomic import write_bytes

_RENDERERS: dict[str, Callable[[Bulletin], bytes]] = {
    ".docx": lambda bulletin: render_word(bulletin.document),
    ".html": render_webpage,
    ".md": lambda bulletin: render_markdown(bulletin.document).encode("utf-8"),
    ".xlsx": render_workbook,
}


def check_output(path: str | Path) -> str:
    """Return the ending of a bulletin's file name; OutputError when it names no format that is written here."""
    suffix = Path(path).suffix.lower()
    if suffix not in _RENDERERS:
        found = f"不认识扩展名 {suffix}" if suffix else "没有扩展名"
        raise OutputError(f"{path} {found}。通报可写成 {'、'.join(_RENDERERS)}。")
    return suffix


def write_bulletin(bulletin: Bulletin, path: str | Path) -> None:
    """Write a bulletin; the same bulletin gives the same bytes. OutputError when that fails."""
    check_type(bulletin, Bulletin, "bulletin", "请用 build_bulletin(…) 生成")
    check_path(path, "path")
    write_bytes(path, _RENDERERS[check_output(path)](bulletin))
