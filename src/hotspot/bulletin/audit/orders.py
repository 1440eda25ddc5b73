"""Orders: names told in an order stand in that of their figures, which follow, stand behind each or in a table."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits

_VALUE = r"[0-9][0-9,]{0,9}(?:\.[0-9]{1,4})?\s?(?:件|%|分)"
# 前三位的是A、B、C,分别为9件、8件、7件.
_FOLLOWED = re.compile(
    r"(?:前|后)\s?(?:[0-9]{1,2}|[二两三四五六七八九十]{1,2})\s?[位名家个]?[^,。;:()、]{0,14}?[是为]:?(?P<names>[^,。;:()]{3,120})"
    rf",?\s?分别[为是]?\s?(?P<values>{_VALUE}(?:\s?[、和]\s?{_VALUE}){{1,11}})"
)
# 满意率排名:1.甲镇(96.49%) 2.乙镇(95.07%) ….
_NUMBERED = re.compile(
    rf"排名[^,。;:]{{0,6}}:\s?(?P<items>(?:[0-9]{{1,2}}[.、]\s?[^()0-9。;]{{1,20}}\({_VALUE}\)[\s、,]*){{3,60}})"
)
_ITEM = re.compile(rf"[.、]\s?(?P<name>[^()0-9。;]{{1,20}})\((?P<value>{_VALUE})\)")
# 满意率由高到低依次为甲区、乙区、丙县.
_SORTED = re.compile(
    r"(?P<measure>[\u4e00-\u9fff]{2,8}?率)(?:排名)?由(?P<which>高到低|低到高)(?:排序|排名|排列)?(?:依次)?(?:[是为]:?|:)(?P<names>[^,。;:()]{3,200})"
)
_APART = re.compile(r"最高(?:的)?(?:与|和)最低(?:的)?(?:之间)?相差\s?(?P<gap>[0-9]{1,2}(?:\.[0-9]{1,2})?)\s?个百分点")


def check_orders(document: Document) -> Iterator[Finding]:
    """Yield the first two neighbours that stand the wrong way round, and gaps between the ends of a table's rates."""
    for sentence in document.sentences:
        for match in _FOLLOWED.finditer(sentence.text):
            names, values = match["names"].split("、"), re.findall(_VALUE, match["values"])
            if len(names) == len(values):
                yield from _check_order(sentence, match, names, [_read(value) for value in values])
        for match in _NUMBERED.finditer(sentence.text):
            items = list(_ITEM.finditer(match["items"]))
            yield from _check_order(sentence, match, [m["name"] for m in items], [_read(m["value"]) for m in items])
        for match in _SORTED.finditer(sentence.text):
            yield from _check_sorted(sentence, match, document)


def _read(value: str) -> Fraction:
    return parse_digits(value.rstrip("件%分 "))[0]


def _check_order(
    sentence: Sentence, match: re.Match[str], names: Sequence[str], values: Sequence[Fraction]
) -> Iterator[Finding]:
    """Yield figures that both rise and fall."""
    ways = [first < second for first, second in pairwise(values) if first != second]
    if len(set(ways)) < 2:
        return
    # Which way most go is that of the list.
    rising = 2 * sum(ways) > len(ways) or (2 * sum(ways) == len(ways) and values[0] < values[-1])
    place = next(
        i for i, (first, second) in enumerate(pairwise(values)) if first != second and (first < second) != rising
    )
    figure = "、".join(name.strip() for name in names[place : place + 2])
    yield Finding(figure, "rate", "warn", sentence.quote_span(match.span()), "先后与数字不是同一顺序")


def _check_sorted(sentence: Sentence, match: re.Match[str], document: Document) -> Iterator[Finding]:
    """Check names in the order of a rate, and how far the ends are apart, against the one table that has them all."""
    names = [name.strip() for name in match["names"].split("、")]
    for grid in document.grids:
        rows = {grid.names[row].replace(" ", ""): row for row in grid.body}
        columns = [column for column in grid.of("rate", "ratio") if match["measure"].endswith(column.measure)]
        if len(columns) != 1 or not all(name in rows and rows[name] in columns[0].cells for name in names):
            continue
        values = [columns[0].cells[rows[name]].value for name in names]
        expected = sorted(values, reverse=match["which"] == "高到低")
        if values != expected:
            place = next(i for i, (found, meant) in enumerate(zip(values, expected, strict=True)) if found != meant)
            computation = (
                f"表中{names[place]}的{match['measure']}为 {columns[0].cells[rows[names[place]]].text},次序不符"
            )
            yield Finding(names[place], "rate", "warn", sentence.quote_span(match.span()), computation)
        apart = _APART.search(sentence.text, match.end())
        gap = max(values) - min(values)
        if apart is not None and len(names) == len(rows) and parse_digits(apart["gap"])[0] != gap:
            computation = f"表中{match['measure']}最高与最低相差 {float(gap):g} 个百分点"
            yield Finding(f"{apart['gap']}个百分点", "rate", "warn", apart.group(), computation)
        return
