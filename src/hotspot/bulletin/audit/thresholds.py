"""Thresholds: 得分高于95分的有2家 is how many rows of the table lie beyond the figure that is told."""

import re
from collections.abc import Iterator

from hotspot.bulletin.audit.columns import Column, Grid
from hotspot.bulletin.audit.document import Document
from hotspot.bulletin.audit.finding import Finding
from hotspot.bulletin.audit.numerals import parse_digits, read_size

_BEYOND = re.compile(
    r"(?P<measure>[\u4e00-\u9fff]{0,8}(?:得分|率|总分))(?P<before>在|高于|超过|低于|不低于|不足|达到)?\s?"
    r"(?P<floor>[0-9]{1,4}(?:\.[0-9]{1,3})?)\s?[分%]\s?(?P<behind>及?以[上下])?的?(?:[\u4e00-\u9fff]{0,6}?)(?:有|共|为)\s?"
    r"(?P<size>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})\s?[个家]"
)
_OVERALL = re.compile("综合|[总合]得?分|总成绩|考核得分")
# Of those named before, 乡镇中, the table may have others.
_SOME = re.compile("其中|中[,]?$")


def check_thresholds(document: Document) -> Iterator[Finding]:
    """Yield how many are above or below a figure where the one table with that measure says otherwise."""
    for sentence in document.sentences:
        for match in _BEYOND.finditer(sentence.text):
            found = [(grid, column) for grid in document.grids for column in _find_columns(grid, match["measure"])]
            is_told = match["before"] not in (None, "在", "达到") or match["behind"]
            if len(found) != 1 or not is_told or _SOME.search(sentence.text, 0, match.start()):
                continue
            size, told = _count_rows(*found[0], match), read_size(match["size"])
            # Of more than a table has it shows a choice.
            if size != told <= len(found[0][0].body):
                computation = f"表中{found[0][1].header}这样的有 {size} 个,不是 {match['size']} 个"
                yield Finding(match["size"] + "个", "sum", "warn", sentence.quote_span(match.span()), computation)


def _find_columns(grid: Grid, measure: str) -> list[Column]:
    """Return the columns of a measure, of several the one that sums up the others."""
    named = [column for column in grid.columns if column.measure and column.cells]
    columns = [column for column in named if column.measure.endswith(measure) or measure.endswith(column.measure)]
    overall = [column for column in columns if _OVERALL.search(column.measure)]
    return overall if len(columns) > 1 and len(overall) == 1 else columns


def _count_rows(grid: Grid, column: Column, match: re.Match[str]) -> int:
    floor = parse_digits(match["floor"])[0]
    values = [column.cells[row].value for row in grid.body if row in column.cells]
    is_below = match["before"] in ("低于", "不足") or "下" in (match["behind"] or "")
    is_strict = match["before"] in ("高于", "超过", "低于", "不足") and not match["behind"]
    beyond = sum(value < floor if is_below else value > floor for value in values)
    return beyond if is_strict else beyond + values.count(floor)
