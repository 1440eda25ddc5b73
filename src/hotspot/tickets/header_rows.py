"""Which of the rows at the top of a table are its header: one, or two where the upper one names groups of columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.tickets.columns import count_recognized

# A row of a sheet or csv file: its number, from 1, and its cells.
Row = tuple[int, list[str]]

# How far down a header is looked for below the title of a sheet.
HEADER_WITHIN = 10

# What a header may say; numbers and punctuation speak for a title, a signature or a ticket.
_LABEL = re.compile(r"[^\d:\uff1a,\uff0c。;\uff1b]{1,20}")
# What the name of a group says beside what it is about: 办理信息 over 单位 is 办理单位.
_GROUP_TAIL = re.compile(r"(?:信息|情况|内容|详情|环节|阶段)$")
# A ticket may say 电话 in one of its cells, hardly another header beside it.
_FEWEST_KNOWN = 2


@dataclass(frozen=True)
class Header:
    """What the columns are called, and which of the rows say so (places among those given, counted from 0)."""

    cells: tuple[str, ...]
    first: int
    last: int


def find_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """Return the header among the rows at the top of a table, None when all are empty.

    It is the first filled row, unless a fuller one below has more recognised headers or that row is a lone title. Two
    rows count as one where the upper names groups (诉求, 办理) and the lower the columns below them, as merged cells
    leave it.

    >>> find_header([["编号", "诉求", "", "办理"], ["", "标题", "内容", "单位"], ["1", "", "路灯不亮", "城管局"]])
    Header(cells=('编号', '标题', '内容', '办理单位'), first=0, last=1)
    """
    candidates: list[Header] = []
    for place, row in enumerate(rows):
        if candidates and candidates[-1].last == place:
            continue
        if place + 1 < len(rows) and _names_groups(row, rows[place + 1]):
            candidates.append(Header(_join(row, rows[place + 1]), place, place + 1))
        else:
            candidates.append(Header(tuple(row), place, place))
    return _choose(candidates)


def _choose(candidates: Sequence[Header]) -> Header | None:
    filled = [sum(bool(cell.strip()) for cell in candidate.cells) for candidate in candidates]
    first = next((index for index, count in enumerate(filled) if count), None)
    if first is None:
        return None
    known = [count_recognized(candidate.cells) for candidate in candidates]
    best = max(range(first, len(candidates)), key=lambda index: (known[index], -index))
    if known[best] > known[first] and all(filled[index] < filled[best] for index in range(first, best)):
        return candidates[best]
    if known[best] == 0 and filled[first] == 1:
        first = next((index for index in range(first, len(candidates)) if filled[index] > 1), first)
    return candidates[first]


def _names_groups(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Tell whether two rows are one header: labels throughout, the lower ones also where the upper row has a gap."""
    labels = [cell.strip() for row in (upper, lower) for cell in row if cell.strip()]
    if count_recognized(lower) < _FEWEST_KNOWN or not all(map(_LABEL.fullmatch, labels)):
        return False
    above = _pad(upper, len(lower))
    # An export that takes merged cells apart repeats the name of a group over each of its columns.
    gaps = (not cell.strip() or cell == left for cell, left in zip(above, ["", *above], strict=False))
    has_group = any(gap and below.strip() for gap, below in zip(gaps, lower, strict=False))
    # A lone cell above a full row is the title of the sheet.
    return has_group and sum(bool(cell.strip()) for cell in upper) > 1


def _join(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    width = max(len(upper), len(lower))
    joined = []
    group = ""
    for above, below in zip(_pad(upper, width), _pad(lower, width), strict=True):
        group = above if above.strip() or not below.strip() else group
        joined.append(_name(group, below, lower) if below.strip() else above)
    return tuple(joined)


def _name(group: str, name: str, others: Sequence[str]) -> str:
    """Return the name of a column, with its group where it says too little alone: 单位 below 办理信息 is 办理单位."""
    is_plain = list(others).count(name) == 1
    if is_plain and count_recognized([name]):
        return name
    whole, short = (above + name.strip() for above in (group.strip(), _GROUP_TAIL.sub("", group.strip())))
    known = next((header for header in (whole, short) if count_recognized([header])), None)
    return known or (name if is_plain else whole)


def _pad(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]
