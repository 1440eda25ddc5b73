"""Estates that neither a list nor an ending knows, told by houses and phases: 云栖澜岸3栋, 澜庭序二期, 芯城B座."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from hotspot.text.dictionary import list_common_words
from hotspot.text.name_reader import NameReader

# Which house, or which phase: 3栋, T3号楼, 三号楼, 五栋, B座, 二期; not 三栋楼, 第二期间, nor the site of one
# (御江龙庭二期工地), where nobody lives yet.
_HOUSE = re.compile(
    r"(?:[A-Z]\d{0,2}|\d{1,3})[栋幢座]|(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})号楼"
    r"|[一二三四五六七八九十]{1,2}[栋幢](?![楼房写别高])|[1-9一二三四五六七八九]期(?!工地|[间望待末刊货限满])"
)
# One of these stands in each of them; most texts have none, and looking for a character is quicker.
_SIGNS = ("栋", "幢", "号楼", "期", "座")


def find_house_names(reader: NameReader, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where each name starts and ends; ``taken``: those of the places that are known, which no name overlaps."""
    if not tells_house(reader.text):
        return
    border = 0
    starts, ends = sorted(first for first, _ in taken), sorted(last for _, last in taken)
    furthest = [0, *accumulate((last for _, last in sorted(taken)), max)]
    for match in _HOUSE.finditer(reader.text):
        end = match.start()
        border = max([border, *ends[: bisect_right(ends, end)][-1:]])
        is_known = furthest[bisect_left(starts, end)] >= end
        start = None if is_known or border == end else reader.find_house_start(end, border, list_common_words())
        if start is not None:
            yield start, end
            border = end


def tells_house(text: str) -> bool:
    """Say whether a text may name a house or a phase."""
    return any(sign in text for sign in _SIGNS)
