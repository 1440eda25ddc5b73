"""Files made to take all memory or all time: each is read or refused in seconds and bounded memory."""

import io
import json
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import hostile_seeds as seeds
import pytest
from compound_file import pack_xls

_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
_TEXT = b't="inlineStr"><is><t>\xe5\x81\x9c\xe6\xb0\xb4</t></is></c>'
_SECONDS = 30
_MEMORY = 4 << 30
_TICKETS = "from hotspot.tickets.files import read_tickets; print(read_tickets(sys.argv[1]).shape)"
_AUDIT = "from hotspot.bulletin.audit.audit import audit_bulletin; print(audit_bulletin(sys.argv[1]).figures)"
_RUN = """import sys
from hotspot.errors import HotspotError
try:
    {code}
except HotspotError as error:
    print(error)
"""


def replace_member(package: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a zip package with one member changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, change(content) if member == name else content)
    return packed.getvalue()


def pack_sheet(rows: bytes) -> bytes:
    return replace_member(seeds.make_xlsx(), "xl/worksheets/sheet1.xml", lambda _: _SHEET % rows)


def name_column(number: int) -> bytes:
    letters = b""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


def wide_rows(count: int) -> bytes:
    columns = [name_column(number) for number in range(1, 16_385)]
    return b"".join(
        b'<row r="%d">%s</row>' % (row, b"".join(b'<c r="%s%d" %s' % (c, row, _TEXT) for c in columns))
        for row in range(1, count + 1)
    )


def far_record() -> bytes:
    """Return an xls whose last text says that it stands at the end of a sheet larger than any."""
    content = pack_xls([["text", "b"], ["a", "停水"]])
    place = content.rindex("停水".encode("utf-16-le")) - 9
    return content[:place] + b"\xff\xff\xff\xff" + content[place + 4 :]


def read_apart(content: bytes, path: Path, code: str) -> str:
    """Return what reading a file in a process of bounded time and memory says."""
    path.write_bytes(content)

    def limit() -> None:
        os.nice(5)
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))

    command = [sys.executable, "-c", _RUN.format(code=code), str(path)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        command, capture_output=True, text=True, preexec_fn=limit, env=environment, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "panicked" not in done.stderr
    return done.stdout.strip()


TABLES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a far cell in other quotes": (
        ".xlsx",
        lambda: pack_sheet(b"<row><c r=\"A1\" %s<c r='XFD1048576' %s</row>" % (_TEXT, _TEXT)),
        "大得读不了",
    ),
    "a far cell with its reference last": (
        ".xlsx",
        lambda: pack_sheet(b'<row><c r="A1" %s<c s="1" r="XFD1048576" %s</row>' % (_TEXT, _TEXT)),
        "大得读不了",
    ),
    "a far cell behind a sign in an attribute": (
        ".xlsx",
        lambda: pack_sheet(b'<row><c r="A1" %s<c s=">" r="XFD1048576" %s</row>' % (_TEXT, _TEXT)),
        "已损坏",
    ),
    "a far row, then cells without a reference": (
        ".xlsx",
        lambda: pack_sheet(
            b'<row r="1"><c r="A1" %s</row><row r="1048576">%s</row>' % (_TEXT, b"<c/>" * 16_000 + b"<c " + _TEXT)
        ),
        "大得读不了",
    ),
    "a far cell that is not the last": (
        ".xlsx",
        lambda: pack_sheet(b'<row><c r="XFD1048576" %s<c r="A1" %s</row>' % (_TEXT, _TEXT)),
        "太大了",
    ),
    "all columns of a sheet": (".xlsx", lambda: pack_sheet(wide_rows(4)), "没有诉求内容列"),
    "a far record of an xls": (".xls", far_record, "大得读不了"),
    "two million columns": (".csv", lambda: ("text" + ",a" * 2_000_000 + "\n停水\n").encode(), "最多能读 16384 列"),
    "a wide header over short rows": (
        ".csv",
        lambda: ("text" + ",a" * 16_000 + "\n" + "停水\n" * 300_000).encode(),
        "大多只有其中几格",
    ),
    "other keys in each line": (
        ".jsonl",
        lambda: "".join(f'{{"k{n}":1,"text":"停水"}}\n' for n in range(300_000)).encode(),
        "大多只有其中几格",
    ),
    "deep json": (".jsonl", lambda: b'{"text":' + b"[" * 4_000_000 + b"]" * 4_000_000 + b"}", "不是有效的 JSON"),
    "a cell of 10 MB": (".jsonl", lambda: json.dumps({"text": "停水" * 1_700_000}).encode(), "(1, 2)"),
    "a quote left open": (".csv", lambda: b"text\n" + b'"' * 9_999_999, "引号没有配对"),
    "ten million empty lines": (".csv", lambda: b"\n" * 10_000_000, "是空的"),
    "a million empty rows": (".csv", lambda: "text,b\n停水,\n".encode() + b",\n" * 1_000_000, "(1, 3)"),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_made_to_fill_the_memory(name: str, tmp_path: Path) -> None:
    suffix, make, said = TABLES[name]
    assert said in read_apart(make(), tmp_path / f"a{suffix}", _TICKETS)


def test_a_member_longer_than_the_package_says_is_refused(tmp_path: Path) -> None:
    content = bytearray(pack_sheet(b'<row r="1">%s</row>' % (b'<c r="A1" ' + _TEXT) * 50_000))
    entry = content.rindex(b"xl/worksheets/sheet1.xml") - 46
    # zipfile would stop after the first hundred bytes and find nothing to object to but the check sum.
    content[entry + 24 : entry + 28] = (100).to_bytes(4, "little")
    assert "已损坏" in read_apart(bytes(content), tmp_path / "a.xlsx", _TICKETS)


def change_document(old: bytes, new: bytes) -> bytes:
    return replace_member(seeds.make_docx(), "word/document.xml", lambda xml: xml.replace(old, new, 1))


BULLETINS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a cell over all columns": (
        ".docx",
        lambda: change_document(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="200000000"/>'),
        "不是能读的|跨 200 列",
    ),
    "a cell that goes on from above the table": (
        ".docx",
        lambda: change_document(b"<w:tcPr>", b"<w:tcPr><w:vMerge/>"),
        "不是能读的",
    ),
    "millions of paragraphs": (
        ".docx",
        lambda: change_document(b"<w:body>", b"<w:body>" + b"<w:p><w:r><w:t>1</w:t></w:r></w:p>" * 1_500_000),
        "文字太多",
    ),
    "deep html": (".html", lambda: b"<div>" * 1_000_000 + b"60", "没有文字"),
    "a long row over short ones": (".md", lambda: b"|1" * 1_000_000 + b"\n" + b"|1|2\n" * 100_000, "太大了"),
    "half a million figures": (".txt", lambda: "投诉60件,占60%;".encode() * 400_000, "不像一份通报"),
    "one number of ten million digits": (".txt", lambda: b"1" * 10_000_000, "不像一份通报"),
}


@pytest.mark.parametrize("name", BULLETINS)
def test_a_bulletin_made_to_fill_the_memory(name: str, tmp_path: Path) -> None:
    suffix, make, said = BULLETINS[name]
    found = read_apart(make(), tmp_path / f"a{suffix}", _AUDIT)
    assert any(part in found for part in said.split("|")), found


def test_entities_of_a_docx_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("占99.9%的秘密")
    head = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]><w:document '.encode()
    package = replace_member(
        seeds.make_docx(),
        "word/document.xml",
        lambda xml: xml.replace(b"<w:document ", head, 1).replace("投诉".encode(), b"&x;", 1),
    )
    code = "from hotspot.bulletin.audit.reading import read_bulletin; print(read_bulletin(sys.argv[1]))"
    assert "秘密" not in read_apart(package, tmp_path / "a.docx", code)
