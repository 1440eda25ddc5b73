"""Lists are as long as told, and as those they belong to: 咨询、投诉两类, 投诉、咨询分别为50件、30件."""

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
_UNIT = r"万?[件起宗次个条单家人分]|个?百分点|%|‰"
_VALUE = rf"[+\-]?[0-9][0-9,]{{0,12}}(?:\.[0-9]{{1,4}})?\s?(?:{_UNIT})"
_PAIRED = re.compile(
    rf"(?P<names>[^,。;:()]{{3,80}})分别[\u4e00-\u9fff]{{0,6}}\s?"
    rf"(?P<values>{_VALUE}(?:\s?(?:、|和|与|及|以及)\s?[\u4e00-\u9fff]{{0,5}}\s?{_VALUE})++)(?!\s?[,、(]\s?{_VALUE})"
)
# 噪声、油烟污染和物业, 7月、8月办结率、满意率, 各乡镇、县直单位办结率、满意率: lists in a list, or of two dimensions.
_NESTED = re.compile("[和及与等各较比]|[年月周季]|单位|部门|[县市区]直|同期")


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


def check_paired_lists(document: Document) -> Iterator[Finding]:
    """Yield lists of figures of one kind that are longer or shorter than the list of names that they belong to."""
    for sentence in document.sentences:
        for match in _PAIRED.finditer(sentence.text):
            names = match["names"].split("、")
            values = re.findall(_VALUE, match["values"])
            is_plain = not _NESTED.search(match["names"]) and all(len(name) > 1 for name in names)
            units = {re.sub(r"[-+0-9,.\s]", "", value) for value in values}
            if is_plain and len(units) == 1 < len(names) != len(values):
                figures = sentence.quote_span(match.span("values"))
                computation = f"前面列出 {len(names)} 项,后面有 {len(values)} 个数字"
                yield Finding(figures, "sum", "warn", sentence.quote_span(match.span()), computation)
