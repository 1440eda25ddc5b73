"""Kinds in a row are as many as told: 城市管理、交通运输、市场监管三类, 健身、教培2个行业."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import read_size

_LISTED = re.compile(
    r"(?:^|[,。;:()])(?P<names>[^,。;:()0-9]{3,200}?)(?P<open>等)?\s?(?<![前第以上述其下这])"
    r"(?P<size>[2-9]|1[0-9]|[两三四五六七八九十]{1,2})\s?(?:大?类|个(?:行业|领域|方面|环节|渠道))"
)
# Of other things two lists may stand in a row: 东区、西区物业、噪声两类.
_OTHER = re.compile("[月日年区县镇]|(?<!城)乡|街道|局|单位|部门|季度|[ABCD]$|[一二三四五六七八九十]$")
_AND = re.compile("[和与或]|(?<!涉)及")


def check_kind_lists(document: Document) -> Iterator[Finding]:
    """Yield numbers of kinds that are not how many stand before them; 等 leaves some out, 和 may be in a name."""
    for sentence in document.sentences:
        for match in _LISTED.finditer(sentence.text):
            names = match["names"].split("、")
            size = read_size(match["size"])
            if len(names) < 2 or any(_OTHER.search(name) for name in names):
                continue
            most = len(names) + len(_AND.findall(match["names"]))
            if size < len(names) or (size > most and not match["open"]):
                figure = sentence.text[match.start("size") : match.end()]
                quote = sentence.quote_span((match.start("names"), match.end()))
                yield Finding(figure, "sum", "warn", quote, f"写明 {size} 个,列出 {len(names)} 个")
