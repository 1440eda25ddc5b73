"""三、存在问题: tickets that were returned, overdue or answered to dissatisfaction, by unit, with their ids."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.bulletin.document import Block, Heading, Note, Paragraph, Table
from hotspot.bulletin.items import ID_HEADER, list_ids, number_items
from hotspot.bulletin.outcomes import Outcomes
from hotspot.bulletin.texts import Texts

# The text names so many units; the table has them all.
_NAMED = 5
_NO_UNIT = "未填写单位"
# Title, wording, and what follows for the units; the county's own requirements read like this.
_RETURNED = ("退回重办", "被退回重办的工单", "提高回复质量,对退回重办的工单逐件说明原因,办理前后都要与诉求人联系。")
_OVERDUE = ("超期办理", "超过处理时限的工单", "按时办结工单,不能按时办结的要在时限前说明原因、申请延期。")
_DISSATISFIED = ("回访不满意", "回访不满意的工单", "对回访不满意的工单逐件复核,能解决的限期解决,不能解决的做好解释。")


@dataclass(frozen=True)
class Problem:
    """One kind of fault and the tickets of each unit that have it, the unit with most first, no unit last."""

    title: str
    wording: str
    requirement: str
    units: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def tickets(self) -> int:
        """How many tickets have it."""
        return sum(len(ids) for _, ids in self.units)


def find_problems(outcomes: Outcomes) -> tuple[Problem, ...]:
    """Return the kinds of fault that occur."""
    dissatisfied = [grade == "不满意" for grade in outcomes.grades]
    kinds = (
        (_RETURNED, outcomes.is_reworked.tolist()),
        (_OVERDUE, outcomes.is_overdue.tolist()),
        (_DISSATISFIED, dissatisfied),
    )
    problems = [Problem(*words, _group(outcomes, chosen)) for words, chosen in kinds]
    return tuple(problem for problem in problems if problem.units)


def write_problems(problems: Sequence[Problem], outcomes: Outcomes, texts: Texts) -> list[Block]:
    """Return the blocks of the section, the office's own items after those counted."""
    blocks: list[Block] = [Heading("存在问题", 1)]
    for number, problem in enumerate(problems, start=1):
        blocks.append(Paragraph(_describe(problem), lead=f"{number}.{problem.title}。"))
    blocks += number_items(texts.problems, start=len(problems) + 1)
    for problem in problems:
        rows = tuple((unit, len(ids), list_ids(ids)) for unit, ids in problem.units)
        blocks.append(Table(problem.wording, ("承办单位", "件数", ID_HEADER), rows))
    if len(blocks) == 1:
        blocks.append(_describe_nothing(outcomes))
    return blocks


def _group(outcomes: Outcomes, chosen: Sequence[bool]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    groups: dict[str, list[str]] = defaultdict(list)
    for unit, ticket, is_in in zip(outcomes.units, outcomes.ids, chosen, strict=True):
        if is_in:
            groups[unit or _NO_UNIT].append(ticket)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == _NO_UNIT, -len(item[1]), item[0]))
    return tuple((unit, tuple(ids)) for unit, ids in ordered)


def _describe(problem: Problem) -> str:
    named = "、".join(f"{unit}{len(ids)}件" for unit, ids in problem.units[:_NAMED])
    units = sum(unit != _NO_UNIT for unit, _ in problem.units)
    text = f"{problem.wording}{problem.tickets}件" + (f",涉及{units}家单位" if units else "")
    return f"{text},较多的是{named}。" if len(problem.units) > _NAMED else f"{text}:{named}。"


def _describe_nothing(outcomes: Outcomes) -> Paragraph | Note:
    told = {"rework": "返工", "deadline": "时限", "satisfaction": "满意度"}
    known = [name for column, name in told.items() if column in outcomes.known]
    if not known:
        return Note("工单表没有返工、时限、满意度等情况,未列存在问题。")
    return Paragraph(f"从{'、'.join(known)}情况看,本期没有退回重办、超期办理或回访不满意的工单。")
