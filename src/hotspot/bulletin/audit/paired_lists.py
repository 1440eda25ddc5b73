"""Names and figures in pairs: 投诉、咨询、求助分别为50件、30件、20件 has as many of the ones as of the others."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding

_UNIT = r"万?[件起宗次个条单家人分]|个?百分点|%|‰"
_VALUE = rf"[+\-]?[0-9][0-9,]{{0,12}}(?:\.[0-9]{{1,4}})?\s?(?:{_UNIT})"
_PAIRED = re.compile(
    rf"(?P<names>[^,。;:()]{{3,80}})分别[\u4e00-\u9fff]{{0,6}}\s?"
    rf"(?P<values>{_VALUE}(?:\s?(?:、|和|与|及|以及)\s?[\u4e00-\u9fff]{{0,5}}\s?{_VALUE})++)(?!\s?[,、(]\s?{_VALUE})"
)
# 噪声、油烟污染和物业, 7月、8月办结率、满意率, 各乡镇、县直单位办结率、满意率: lists in a list, or of two dimensions.
_NESTED = re.compile("[和及与等各较比]|[年月周季]|单位|部门|[县市区]直|同期")


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
