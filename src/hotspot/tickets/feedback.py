"""What an office notes of a handled ticket: whether it came back, and how the caller judged the answer."""

import re
from typing import Literal

Grade = Literal["满意", "基本满意", "一般", "不满意"]

# The words of call-backs; what is not among them is no judgement.
_GRADES: dict[str, Grade] = {
    "非常满意": "满意", "很满意": "满意", "十分满意": "满意", "满意": "满意", "是": "满意",
    "基本满意": "基本满意", "比较满意": "基本满意", "较满意": "基本满意",
    "一般": "一般",
    "不满意": "不满意", "很不满意": "不满意", "非常不满意": "不满意", "不太满意": "不满意", "否": "不满意",
}  # fmt: skip
_NO_REWORK = frozenset(("", "否", "无", "没有", "未返工", "false", "no", "n", "-", "—", "/"))
_NUMBER = re.compile(r"(\d{1,9})(?:\.0{1,9})?次?")


def read_grade(cell: str) -> Grade | None:
    """Return the grade that a cell of ``satisfaction`` means, None when it is none.

    >>> [read_grade(cell) for cell in ("比较满意", "否", "未接通")]
    ['基本满意', '不满意', None]
    """
    return _GRADES.get(cell)


def is_rework(cell: str) -> bool:
    """Tell whether a cell of ``rework`` says that the ticket was handled again: a number, 是, or when and why.

    >>> [is_rework(cell) for cell in ("2次", "是", "0", "否", "")]
    [True, True, False, False, False]
    """
    match = _NUMBER.fullmatch(cell)
    return int(match[1]) > 0 if match else cell.lower() not in _NO_REWORK
