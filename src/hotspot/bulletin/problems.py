"""三、存在问题: tickets that were returned, overdue, left open or answered to dissatisfaction, by unit, with ids."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotspot.bulletin.document import Block, Heading, Note, Paragraph, Table
from hotspot.bulletin.figures import NO_FIGURE, Ratio, Rounding, make_ratio
from hotspot.bulletin.items import ID_HEADER, list_ids, number_items, take_first
from hotspot.bulletin.outcomes import Outcomes
from hotspot.bulletin.texts import Texts

# The text names so many units and whoever has as many tickets as the last of them, up to twice as many.
_NAMED = 5
_NO_UNIT = "未填写单位"
# Title, wording, rate, and what follows for the units; the county's own requirements read like this.
_RETURNED = (
    "退回重办",
    "被退回重办的工单",
    "返工率",
    "提高回复质量,对退回重办的工单逐件说明原因,办理前后都要与诉求人联系。",
)
_OVERDUE = ("超期办理", "超过处理时限的工单", "超期率", "按时办结工单,不能按时办结的要在时限前说明原因、申请延期。")
_OPEN = ("未办结", "尚未办结的工单", "未办结率", "对尚未办结的工单逐件督办,明确办结时间。")
_DISSATISFIED = (
    "回访不满意",
    "回访不满意的工单",
    "不满意率",
    "对回访不满意的工单逐件复核,能解决的限期解决,不能解决的做好解释。",
)


@dataclass(frozen=True)
class UnitFaults:
    """The tickets of one unit that have a fault, and their share of those that could have it."""

    name: str
    ids: tuple[str, ...]
    rate: Ratio | None


@dataclass(frozen=True)
class Problem:
    """One kind of fault and the units that have it, the unit with most tickets first, no unit last.

    ``measure`` is the name of the units' rate: 返工率 and 未办结率 of what was due, 超期率 of what had a deadline,
    不满意率 of valid call-backs.
    """

    title: str
    wording: str
    measure: str
    requirement: str
    units: tuple[UnitFaults, ...]

    @property
    def tickets(self) -> int:
        """How many tickets have it."""
        return sum(len(unit.ids) for unit in self.units)


def find_problems(outcomes: Outcomes, rounding: Rounding = "round") -> tuple[Problem, ...]:
    """Return the kinds of fault that occur."""
    grades = np.array(outcomes.grades, dtype=object)
    kinds = (
        (_RETURNED, outcomes.is_reworked, outcomes.tells_rework),
        (_OVERDUE, outcomes.is_overdue, outcomes.has_deadline),
        (_OPEN, outcomes.is_open, outcomes.tells_closing),
        (_DISSATISFIED, grades == "不满意", grades != ""),
    )
    problems = [Problem(*words, _group(outcomes, faulty, possible, rounding)) for words, faulty, possible in kinds]
    return tuple(problem for problem in problems if problem.units)


def write_problems(problems: Sequence[Problem], outcomes: Outcomes, texts: Texts) -> list[Block]:
    """Return the blocks of the section, the office's own items after those counted."""
    blocks: list[Block] = [Heading("存在问题", 1)]
    for number, problem in enumerate(problems, start=1):
        blocks.append(Paragraph(_describe(problem), lead=f"{number}.{problem.title}。"))
    blocks += number_items(texts.problems, start=len(problems) + 1)
    for problem in problems:
        rows = tuple((unit.name, len(unit.ids), unit.rate or NO_FIGURE, list_ids(unit.ids)) for unit in problem.units)
        blocks.append(Table(problem.wording, ("承办单位", "件数", problem.measure, ID_HEADER), rows))
    if len(blocks) == 1:
        blocks.append(_describe_nothing(outcomes))
    return blocks


def _group(
    outcomes: Outcomes, faulty: NDArray[np.bool_], possible: NDArray[np.bool_], rounding: Rounding
) -> tuple[UnitFaults, ...]:
    ids: dict[str, list[str]] = defaultdict(list)
    wholes = Counter(unit or _NO_UNIT for unit, may in zip(outcomes.units, possible.tolist(), strict=True) if may)
    for unit, ticket, has_fault in zip(outcomes.units, outcomes.ids, faulty.tolist(), strict=True):
        if has_fault:
            ids[unit or _NO_UNIT].append(ticket)
    ordered = sorted(ids, key=lambda unit: (unit == _NO_UNIT, -len(ids[unit]), unit))
    return tuple(
        UnitFaults(unit, tuple(ids[unit]), make_ratio(len(ids[unit]), wholes[unit], rounding)) for unit in ordered
    )


def _describe(problem: Problem) -> str:
    units = [unit for unit in problem.units if unit.name != _NO_UNIT]
    text = f"{problem.wording}{problem.tickets}件"
    if not units:
        return f"{text}。"
    text = f"{text},涉及{len(units)}家单位"
    most = take_first(units, _count_faults, _NAMED)
    if not most:
        equal = [unit for unit in units if len(unit.ids) == len(units[0].ids)]
        return f"{text},{f'其中{len(equal)}家' if len(equal) < len(units) else ''}各{len(units[0].ids)}件。"
    named = most if len(most) < len(units) else problem.units
    listed = "、".join(f"{unit.name}{len(unit.ids)}件{_print_rate(unit, problem.measure)}" for unit in named)
    return f"{text},较多的是{listed}。" if len(most) < len(units) else f"{text}:{listed}。"


def _count_faults(unit: UnitFaults) -> int:
    return len(unit.ids)


def _print_rate(unit: UnitFaults, measure: str) -> str:
    return "" if unit.rate is None or unit.name == _NO_UNIT else f"({measure}{unit.rate.percent})"


def _describe_nothing(outcomes: Outcomes) -> Paragraph | Note:
    told = {
        "rework": ("返工", "退回重办"),
        "deadline": ("时限", "超期办理"),
        "closed": ("办结", "尚未办结"),
        "satisfaction": ("满意度", "回访不满意"),
    }
    known = [words for column, words in told.items() if column in outcomes.known]
    if not known:
        return Note("工单表看不出返工、时限、办结、满意度等情况,未列存在问题。")
    looked_at, absent = ("、".join(words) for words in zip(*known, strict=True))
    return Paragraph(f"从{looked_at}情况看,本期没有{'或'.join(absent.rsplit('、', 1))}的工单。")
