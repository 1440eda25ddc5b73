"""What Python and the system say of a file comes to the user in Chinese, whichever reader met it."""

import errno
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from hotspot.bulletin.texts import read_texts
from hotspot.categories.model_folder import load_model_folder
from hotspot.categories.model_names import read_current
from hotspot.categories.registry import read_history
from hotspot.categories.scheme import load_scheme
from hotspot.errors import HotspotError, OutputError
from hotspot.foreign_errors import explain_error
from hotspot.issues.edits import read_edits
from hotspot.issues.results import read_report
from hotspot.settings import load_settings
from hotspot.text.subtopics import load_subtopics
from hotspot.tickets.atomic import write_text

_ENGLISH = re.compile(r"[A-Za-z]+ [A-Za-z]+")


def _in_folder(read: Callable[[Path], object]) -> Callable[[Path], object]:
    return lambda path: read(path.parent)


@pytest.mark.parametrize(
    ("name", "content", "read", "said"),
    [
        ("texts.toml", b"title = ", read_texts, "不是有效的 TOML:文件末尾写法不对"),
        ("texts.toml", b"title = 'a'\ncases 1", read_texts, "第 2 行第 7 个字符处"),
        ("texts.toml", "title = '通报'".encode("gb18030"), read_texts, "不是 UTF-8 编码"),
        ("scheme.toml", b"[[category]\n", load_scheme, "不是有效的 TOML:第 1 行第 11 个字符处"),
        ("hotspots.json", b'{"format": 1', read_report, "不是有效的 JSON:第 1 行第 13 个字符处"),
        ("hotspots.json", b"{}", read_report, "缺少 format"),
        ("hotspots.json", b'{"format": 1, "hotspots": [], "ended": [], "days": 31}', read_report, "缺少 period"),
        ("current.json", b"[" * 100_000, _in_folder(read_current), "嵌套太深"),
        ("current.json", b"{", _in_folder(read_history), "不是有效的 JSON"),
        ("manifest.json", b"\xff", _in_folder(load_model_folder), "不是 UTF-8 编码"),
        ("subtopics.tsv", b"\xff", load_subtopics, "不是 UTF-8 编码"),
        ("hotspots.xlsx", None, read_edits, "没有这个文件或文件夹。请用"),
        ("hotspots.xlsx", b"no workbook", read_edits, "。请用"),
    ],
)
def test_a_damaged_file_is_told_without_english(
    tmp_path: Path, name: str, content: bytes | None, read: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(HotspotError, match=re.escape(said)) as caught:
        read(path)
    told = str(caught.value).replace(str(tmp_path), "")
    assert not _ENGLISH.search(told.replace("hotspot detect", "").replace("hotspot models promote", "")), told
    assert "Errno" not in told
    assert told.endswith("。")


def test_a_number_too_large_is_told_in_the_own_words_of_the_reader(tmp_path: Path) -> None:
    (tmp_path / "hotspots.json").write_text('{"format": 1e30}', encoding="utf-8")
    with pytest.raises(HotspotError, match="数 1e30 太大"):
        read_report(tmp_path)


def test_a_value_of_a_wrong_type_is_told_by_its_place(tmp_path: Path) -> None:
    content = {"format": 1, "period": "2024-08", "days": "many", "tickets": [], "hotspots": [], "ended": []}
    path = tmp_path / "hotspots.json"
    path.write_text(json.dumps({**content, "merges": [], "repeats": []}), encoding="utf-8")
    with pytest.raises(HotspotError, match="days 的值不对"):
        read_report(path)


@pytest.mark.parametrize("read", [load_settings, read_texts, load_scheme])
def test_a_toml_of_the_windows_editor_begins_with_a_mark(tmp_path: Path, read: Callable[[Path], object]) -> None:
    bodies = {load_settings: "[issues]\nmin_tickets = 4", read_texts: "title = '通报'"}
    body = bodies.get(read, "[[category]]\nname = '路灯'")
    plain, marked = tmp_path / "plain.toml", tmp_path / "marked.toml"
    plain.write_text(body, encoding="utf-8")
    marked.write_text(body, encoding="utf-8-sig")
    assert read(marked) == read(plain)


def test_a_place_that_cannot_be_written_is_told_without_english(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(OutputError, match="有同名的文件"):
        write_text(tmp_path / "out" / "热点.csv", "")
    with pytest.raises(OutputError, match="名称太长"):
        write_text(tmp_path / ("热" * 90 + ".csv"), "")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "磁盘已满"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "系统报告 Invalid cross-device link"),
        (ValueError("invalid literal for int() with base 10: '路灯'"), "内容不对(ValueError)"),
        (ValueError("数 1e30 太大"), "数 1e30 太大"),
        (OutputError("写不了 out:磁盘已满。"), "写不了 out:磁盘已满。"),
    ],
)
def test_errors_are_said_in_a_few_words(error: Exception, said: str) -> None:
    assert explain_error(error) == said
