"""Summaries of a column: how many of its rows lie beyond a figure, what its districts make up."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.columns import OVERALL, Column, Grid
from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits, read_size

_BEYOND = re.compile(
    r"(?P<measure>[\u4e00-\u9fff]{0,8}(?:得分|率|总分))(?P<before>在|高于|超过|低于|不低于|不足|达到)?\s?"
    r"(?P<floor>[0-9]{1,4}(?:\.[0-9]{1,3})?)\s?[分%]\s?(?P<behind>及?以[上下])?的?(?:[\u4e00-\u9fff]{0,6}?)(?:有|共|为)\s?"
    r"(?P<size>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})\s?[个家]"
)
# Of those named before, 乡镇中, the table may have others.
_SOME = re.compile("其中|中[,]?$")
_TOGETHER = re.compile(
    r"(?:^|[,。;:])\s?(?P<size>[2-9]|[1-9][0-9]|[二两三四五六七八九十]{1,2})个?(?P<kind>街道|[区县市镇乡])(?:合计|总计|共计?)"
    r"(?P<measure>[\u4e00-\u9fff]{0,6}?)(?P<count>[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,8})\s?(?P<unit>件次|人次|[件宗起个条单张通次票])"
)
# A count that is farther off is of something else.
_NEARLY = 10


def check_thresholds(document: Document) -> Iterator[Finding]:
    """Yield how many are above or below a figure where the one table with that measure says otherwise."""
    for sentence in document.sentences:
        for match in _BEYOND.finditer(sentence.text):
            found = [(grid, column) for grid in document.grids for column in _find_measured(grid, match["measure"])]
            is_told = match["before"] not in (None, "在", "达到") or match["behind"]
            if len(found) != 1 or not is_told or _SOME.search(sentence.text, 0, match.start()):
                continue
            size, told = _count_rows(*found[0], match), read_size(match["size"])
            # Of more than a table has it shows a choice.
            if size != told <= len(found[0][0].body):
                computation = f"表中{found[0][1].header}这样的有 {size} 个,不是 {match['size']} 个"
                yield Finding(match["size"] + "个", "sum", "warn", sentence.quote_span(match.span()), computation)


def _find_measured(grid: Grid, measure: str) -> list[Column]:
    """Return the columns of a measure, of several the one that sums up the others."""
    named = [column for column in grid.columns if column.measure and column.cells]
    columns = [column for column in named if column.measure.endswith(measure) or measure.endswith(column.measure)]
    overall = [column for column in columns if OVERALL.search(column.measure)]
    return overall if len(columns) > 1 and len(overall) == 1 else columns


def _count_rows(grid: Grid, column: Column, match: re.Match[str]) -> int:
    floor = parse_digits(match["floor"])[0]
    values = [column.cells[row].value for row in grid.body if row in column.cells]
    is_below = match["before"] in ("低于", "不足") or "下" in (match["behind"] or "")
    is_strict = match["before"] in ("高于", "超过", "低于", "不足") and not match["behind"]
    beyond = sum(value < floor if is_below else value > floor for value in values)
    return beyond if is_strict else beyond + values.count(floor)


def check_area_sums(document: Document) -> Iterator[Finding]:
    """Yield sums of so many districts or towns that no column of the table with as many of them makes up."""
    for sentence in document.sentences if document.grids else ():
        for match in _TOGETHER.finditer(sentence.text):
            sums = [total for grid in document.grids for total in _add_up_rows(grid, match)]
            count = int(match["count"].replace(",", ""))
            near = min(sums, key=lambda total: abs(total - count), default=count)
            if 0 < abs(near - count) * _NEARLY <= count:
                yield _report_sum(sentence, match, near)


def _add_up_rows(grid: Grid, match: re.Match[str]) -> Iterator[int]:
    """Yield the sums of the columns of the measure over the rows of the kind, where these are as many as told."""
    rows = [row for row in grid.body if grid.find_name(row).endswith(match["kind"])]
    for column in grid.of("count", "prior", "last_year") if len(rows) == read_size(match["size"]) else ():
        if match["measure"][:2] in column.header and all(row in column.cells for row in rows):
            yield sum(column.cells[row].number for row in rows)


def _report_sum(sentence: Sentence, match: re.Match[str], near: int) -> Finding:
    figure = f"{match['count']}{match['unit']}"
    computation = f"表中{match['size']}{match['kind']}之和为 {near},不是 {figure}"
    return Finding(figure, "sum", "warn", sentence.quote_span(match.span()).lstrip(",。;:"), computation)
