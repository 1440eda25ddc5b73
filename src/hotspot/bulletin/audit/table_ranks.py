"""Ranks told of a table: 办结率前三位是甲县、乙县、丙县, 甲区完成率最高,乙区次之 are those of its column."""

import re
from collections.abc import Iterator, Sequence

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.named_counts import name_core
from hotspot.bulletin.audit.numerals import parse_digits

_NAME = "[\\u4e00-\\u9fff]{2,12}"
_MEASURE = "(?P<measure>[\\u4e00-\\u9fff]{1,8}?[率量分数])"
# 按期办结率排名前三位的是甲县、乙县、丙县。
_FIRST = re.compile(
    rf"{_MEASURE}(?:排名|排|位列|位居|居)?前\s?(?:[2-9]|[二两三四五六七八九])\s?[位名个家]?的?[^,。;:、0-9]{{0,6}}?"
    rf"(?:依次|分别)?(?:[是为]:?|:)(?P<names>{_NAME}(?:[、和]{_NAME}){{1,8}})(?=[,。;]|$)"
)
# 甲区完成率最高,乙区次之,丙区第三.
_NEXT = re.compile(
    rf"(?:^|[,。;:])(?P<first>[\u4e00-\u9fff]{{4,20}}[率量分数])最[高低多少大小],(?P<second>{_NAME}?)(?:次之|其次|居次|第二)"
    rf"(?:,(?P<third>{_NAME}?)(?:第三|居第三|再次之?))?(?=[,。;]|$)"
)
# 满意率由高到低依次为甲区、乙区、丙县.
_SORTED = re.compile(
    r"(?P<measure>[\u4e00-\u9fff]{2,8}?率)(?:排名)?由(?P<which>高到低|低到高)(?:排序|排名|排列)?(?:依次)?(?:[是为]:?|:)(?P<names>[^,。;:()]{3,200})"
)
_APART = re.compile(r"最高(?:的)?(?:与|和)最低(?:的)?(?:之间)?相差\s?(?P<gap>[0-9]{1,2}(?:\.[0-9]{1,2})?)\s?个百分点")


def check_table_ranks(document: Document) -> Iterator[Finding]:
    """Yield names that are not the first of the one column of a table that has them all."""
    for sentence in document.sentences if document.grids else ():
        for match in _FIRST.finditer(sentence.text):
            yield from _check_ranks(sentence, match, re.split("[、和]", match["names"]), match["measure"], document)
        for match in _NEXT.finditer(sentence.text):
            first = _find_prefix(match["first"], document)
            names = [first, *(match[name] for name in ("second", "third") if match[name])]
            measure = match["first"].removeprefix(first).removeprefix("的")
            yield from _check_ranks(sentence, match, names, measure, document) if first else ()


def _check_ranks(
    sentence: Sentence, match: re.Match[str], names: Sequence[str], measure: str, document: Document
) -> Iterator[Finding]:
    found = [(grid, column) for grid in document.grids for column in _find_columns(grid, measure, names)]
    if len(found) != 1:
        return
    grid, column = found[0]
    rows = _find_rows(grid, column)
    told = [column.cells[rows[name_core(name)]].value for name in names]
    values = sorted(column.cells[row].value for row in rows.values())
    # Who is first may have the most or the least.
    if told not in (values[: len(told)], values[::-1][: len(told)]):
        shown = "、".join(f"{name}{column.cells[rows[name_core(name)]].text}" for name in names)
        computation = f"表中{column.measure}为 {shown},不是依次居前"
        yield Finding("、".join(names), "rate", "warn", sentence.quote_span(match.span()), computation)


def _find_prefix(text: str, document: Document) -> str:
    """Return the name of a row that a text begins with, "" where it begins with none."""
    names = {grid.find_name(row) for grid in document.grids for row in grid.body}
    return max((name for name in names if text.startswith(name)), key=len, default="")


def _find_rows(grid: Grid, column: Column) -> dict[str, int]:
    return {name_core(grid.find_name(row)): row for row in grid.body if row in column.cells}


def _find_columns(grid: Grid, measure: str, names: Sequence[str]) -> Iterator[Column]:
    """Yield the columns of a measure that have all the names."""
    for column in grid.columns:
        is_own = len(column.measure) > 1 and (column.measure.endswith(measure) or measure.endswith(column.measure))
        if is_own and column.role != "label" and all(name_core(name) in _find_rows(grid, column) for name in names):
            yield column


def check_table_orders(document: Document) -> Iterator[Finding]:
    """Yield names that are not in the order of a table's rates, and gaps between the ends of these."""
    for sentence in document.sentences:
        for match in _SORTED.finditer(sentence.text):
            yield from _check_sorted(sentence, match, document)


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
