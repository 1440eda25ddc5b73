"""What a file holds, told by its content; and the format that a name asks for."""

import re
from pathlib import PurePath
from typing import BinaryIO, Literal

from hotspot.errors import OutputError, TicketFileError

Format = Literal["csv", "xlsx", "xls", "jsonl", "parquet"]

_INPUTS: dict[str, Format] = {
    ".csv": "csv", ".tsv": "csv", ".txt": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".et": "xls",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".parquet": "parquet",
}  # fmt: skip
_OUTPUTS: dict[str, Format] = {".csv": "csv", ".xlsx": "xlsx", ".jsonl": "jsonl", ".parquet": "parquet"}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "PDF 文件",
    b"\x1f\x8b": "gzip 压缩文件",
    b"Rar!": "RAR 压缩文件",
    b"7z\xbc\xaf": "7z 压缩文件",
    b"\x89PNG": "图片",
    b"\xff\xd8\xff": "图片",
    b"{\\rtf": "RTF 文档",
}
# A page saved in one file begins with MIME-Version.
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<(?:!doctype|html|head|meta|table|style|\?xml|!--|div|body)|MIME-Version:)",
    re.IGNORECASE,
)
_JSON_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}\{\s{0,200}[\"}]")
_JSON_ARRAY = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,200}\[\s{0,200}[\[{\]]")
# What Excel, WPS and LibreOffice put beside a workbook while it is open.
_LOCK = re.compile(r"(?:~\$|\.~lock\.|\.~)(.{1,300}?)#?", re.DOTALL)
_SAMPLE = 65_536
_ADVICE = "请用 Excel 或 WPS 打开,另存为 xlsx 或 csv 后再用。"


def sniff_format(file: BinaryIO, name: str) -> Format:
    """Return the format of a seekable file by its first bytes; TicketFileError when it is none that is read here."""
    lock = _LOCK.fullmatch(PurePath(name).name)
    if lock:
        raise TicketFileError(f"{name} 是表格打开时留下的临时文件,不是工单表。请给出 {lock[1]}。")
    file.seek(0)
    head = file.read(_SAMPLE)
    file.seek(0)
    for magic, kind in _FOREIGN.items():
        if head.startswith(magic):
            raise TicketFileError(f"{name} 是{kind},不是工单表。请给出 csv、xlsx、xls、jsonl 或 parquet 文件。")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "xlsx"
    # A bare BIFF stream without its container is what Excel 5 and some exports write.
    if head.startswith((_OLE, b"\x09\x08", b"\x09\x04\x06\x00")):
        return "xls"
    if head.startswith(b"PAR1"):
        return "parquet"
    if _MARKUP.match(head):
        raise TicketFileError(f"{name} 其实是网页或 XML 表格,不是工作簿。{_ADVICE}")
    if _JSON_ARRAY.match(head):
        raise TicketFileError(f'{name} 是一个 JSON 数组。请改成 jsonl:每行一条工单,如 {{"text": "…"}}。')
    return "jsonl" if _JSON_LINE.match(head) else "csv"


def is_misnamed(name: str, found: Format) -> bool:
    """Tell whether the name of a file promises another format than was found in it."""
    promised = _INPUTS.get(PurePath(name).suffix.lower())
    return promised is not None and promised != found


def choose_output_format(output: str) -> Format:
    """Return the format that an output's name asks for (``-`` is csv); OutputError on an unknown one."""
    if output == "-":
        return "csv"
    suffix = PurePath(output).suffix.lower()
    if suffix not in _OUTPUTS:
        found = f"不认识扩展名 {suffix}" if suffix else "没有扩展名"
        raise OutputError(f"{output} {found}。结果表可写成 .csv、.xlsx、.jsonl 或 .parquet。")
    return _OUTPUTS[suffix]
