"""What an office's cell says of a ticket: praise, handled again, answered, solved, set aside, how the caller judged."""

import re
from collections.abc import Iterable
from typing import Literal

from hotspot.tickets.privacy import mask_text

Grade = Literal["满意", "基本满意", "一般", "不满意", ""]

# The words of call-backs; what is not among them is no judgement, and is counted apart.
_GRADES: dict[str, Grade] = {
    "非常满意": "满意", "很满意": "满意", "十分满意": "满意", "满意": "满意", "是": "满意",
    "基本满意": "基本满意", "比较满意": "基本满意", "较满意": "基本满意",
    "一般": "一般",
    "不满意": "不满意", "很不满意": "不满意", "非常不满意": "不满意", "不太满意": "不满意", "否": "不满意",
}  # fmt: skip
_UNJUDGED = frozenset({
    "", "未评价", "未回访", "未接通", "无法接通", "无人接听", "拒绝评价", "拒评", "无法评价", "未知", "无",
    "-", "—", "/",
})  # fmt: skip
# That a ticket was handled again; a negation in front of any of these words, or alone, says that it was not.
_AGAIN = r"(?:已|有|曾|被|发生){0,2}过?(?:退回|打回|发回|返工|重办|重新办理|二次办理|再次办理){1,2}过?"
_REWORK = re.compile(rf"是|有|对|yes|y|true|√|{_AGAIN}")
_NO_REWORK = re.compile(rf"|否|no|n|false|×|[-—/]{{1,9}}|暂?[未无不没非](?:有|是|需)?(?:对|发生|{_AGAIN})?")
# Programs write 1 and 0. What is solved in part is not solved.
_SOLVED = re.compile(r"是|对|1|yes|y|true|√|(?:已经?|全部|完全|基本|得到)*解决(?:了|完毕|到位)?")
_UNSOLVED = re.compile(
    r"否|0|no|n|false|×|(?:还|尚|仍)?(?:未|没有?|不能|无法|难以|不予)(?:能|得到|完全|全部|彻底|予以)*解决|部分(?:得到)?解决|(?:正在|待)解决"
)
_RESPONDED = re.compile(r"是|对|1|yes|y|true|√|(?:已经?|及时|按[时期])*(?:响应|联系)(?:了|到位)?")
_UNRESPONDED = re.compile(r"否|0|no|n|false|×|(?:还|尚|仍)?(?:未|没有?|不)(?:能|及时|按[时期]|予以)*(?:响应|联系)")
# What is only applied for (申请剔除, 待审核) is not set aside.
_EXCLUDED = re.compile(r"是|对|1|yes|y|true|√|(?:已经?|同意|准予|予以|确认|通过)*剔除(?:了|通过)?")
_INCLUDED = re.compile(
    r"否|0|no|n|false|×|无|(?:未|没有?|不|无需)(?:能|同意|准予|予以|予|申请)*剔除|(?:已|被)?驳回"
    r"|(?:已|正在)?申请剔除(?:中|待审[核批])?"
)
_PRAISE = frozenset(("表扬", "感谢", "表扬感谢", "感谢表扬", "表扬类"))
_SHOWN, _SHOWN_CHARACTERS = 5, 20
_NUMBER = re.compile(r"(\d{1,9})(?:\.0{1,9})?次?")


def read_grade(cell: str) -> Grade:
    """Return how the caller judged, in four grades; "" where the cell holds no judgement.

    >>> read_grade("比较满意"), read_grade("未接通")
    ('基本满意', '')
    """
    return _GRADES.get(cell, "")


def is_understood(cell: str) -> bool:
    """Tell whether a cell of satisfaction holds a judgement, or a known word for none."""
    return cell in _GRADES or cell in _UNJUDGED


def is_unjudged(cell: str) -> bool:
    """Tell whether a cell is a known word for no judgement: 未回访, 无法接通."""
    return cell in _UNJUDGED


def read_rework(cell: str) -> bool | None:
    """Return whether a cell says that a ticket was handled again, by a word or a number of times; None when unclear.

    >>> [read_rework(cell) for cell in ("是", "1次", "0", "未退回", "", "待核实")]
    [True, True, False, False, False, None]
    """
    if match := _NUMBER.fullmatch(cell):
        return int(match[1]) > 0
    return _read_answer(cell, _REWORK, _NO_REWORK)


def read_resolved(cell: str) -> bool | None:
    """Return whether a cell says that a matter is solved; None where it says neither.

    >>> [read_resolved(cell) for cell in ("已解决", "是", "部分解决", "未解决", "未回访")]
    [True, True, False, False, None]
    """
    return _read_answer(cell, _SOLVED, _UNSOLVED)


def read_responded(cell: str) -> bool | None:
    """Return whether a cell says that the unit got in touch with the caller; None where it says neither.

    >>> [read_responded(cell) for cell in ("已响应", "是", "未及时响应", "否", "未回访")]
    [True, True, False, False, None]
    """
    return _read_answer(cell, _RESPONDED, _UNRESPONDED)


def read_excluded(cell: str) -> bool | None:
    """Return whether a cell says that a ticket is set aside from the assessment (剔除); None where it says neither.

    >>> [read_excluded(cell) for cell in ("是", "已剔除", "否", "不予剔除", "申请剔除")]
    [True, True, False, False, False]
    """
    return _read_answer(cell, _EXCLUDED, _INCLUDED)


def describe_unread(column: str, words: Iterable[str], consequence: str) -> str:
    """Say in Chinese which words of a column are not understood, masked, and what follows.

    >>> describe_unread("满意度", ["待定", "待定"], "没有算作不满意")
    '满意度中的“待定”看不懂,没有算作不满意。'
    """
    known = sorted(set(words))
    shown = "、".join(f"“{mask_text(word)[:_SHOWN_CHARACTERS]}”" for word in known[:_SHOWN])
    more = f"等 {len(known)} 种写法" if len(known) > _SHOWN else ""
    return f"{column}中的{shown}{more}看不懂,{consequence}。"


def _read_answer(cell: str, yes: re.Pattern[str], no: re.Pattern[str]) -> bool | None:
    word = cell.lower()
    return True if yes.fullmatch(word) else False if no.fullmatch(word) else None


def is_praise(cell: str) -> bool:
    """Tell whether a cell of the kind of ticket says that somebody is thanked.

    >>> [is_praise(cell) for cell in ("表扬", "投诉", "")]
    [True, False, False]
    """
    return cell in _PRAISE
