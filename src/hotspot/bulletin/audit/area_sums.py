"""Sums over the rows of one kind: 三区合计承办2542件 is what the three districts of the table make up."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.columns import Grid
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import read_size

_TOGETHER = re.compile(
    r"(?:^|[,。;:])\s?(?P<size>[2-9]|[1-9][0-9]|[二两三四五六七八九十]{1,2})个?(?P<kind>街道|[区县市镇乡])(?:合计|总计|共计?)"
    r"(?P<measure>[\u4e00-\u9fff]{0,6}?)(?P<count>[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8})\s?(?P<unit>件次|人次|[件宗起个条单张通次票])"
)
# A count that is farther off is of something else.
_NEARLY = 10


def check_area_sums(document: Document) -> Iterator[Finding]:
    """Yield sums of so many districts or towns that no column of the table with as many of them makes up."""
    for sentence in document.sentences if document.grids else ():
        for match in _TOGETHER.finditer(sentence.text):
            sums = [total for grid in document.grids for total in _add_up(grid, match)]
            count = int(match["count"].replace(",", ""))
            near = min(sums, key=lambda total: abs(total - count), default=count)
            if 0 < abs(near - count) * _NEARLY <= count:
                yield _report(sentence, match, near)


def _add_up(grid: Grid, match: re.Match[str]) -> Iterator[int]:
    """Yield the sums of the columns of the measure over the rows of the kind, where these are as many as told."""
    rows = [row for row in grid.body if grid.find_name(row).endswith(match["kind"])]
    for column in grid.of("count", "prior", "last_year") if len(rows) == read_size(match["size"]) else ():
        if match["measure"][:2] in column.header and all(row in column.cells for row in rows):
            yield sum(column.cells[row].number for row in rows)


def _report(sentence: Sentence, match: re.Match[str], near: int) -> Finding:
    figure = f"{match['count']}{match['unit']}"
    computation = f"表中{match['size']}{match['kind']}之和为 {near},不是 {figure}"
    return Finding(figure, "sum", "warn", sentence.quote_span(match.span()).lstrip(",。;:"), computation)
