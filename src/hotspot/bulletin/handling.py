"""一、运行情况(二): how tickets were handled, all together and unit by unit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from hotspot.bulletin.assessment import Assessment, AssessmentRules, Ranking, Rates, UnitRates, read_measure
from hotspot.bulletin.document import Block, Cell, Heading, Note, Paragraph, Table
from hotspot.bulletin.figures import NO_FIGURE, Ratio
from hotspot.bulletin.outcomes import Outcomes
from hotspot.bulletin.satisfaction import describe_grades, describe_satisfaction
from hotspot.bulletin.scores import Score
from hotspot.bulletin.texts import Texts
from hotspot.tickets.periods import Period
from hotspot.tickets.verdicts import describe_unread

# The text names so many of the best; whoever is equal to the last of them is named with them.
_TOWNS, _DEPARTMENTS = 3, 5
# What the table may tell: the column, and the measure that comes of it.
_MEASURES = {
    "closed": ("办结时间", "办结率"),
    "deadline": ("处理时限", "按期办结率"),
    "rework": ("返工次数", "返工率"),
    "satisfaction": ("满意度", "回访满意率"),
}
# What is said where a column is filled in and yet tells nothing.
_TELLING_NOTHING = {"deadline": "应办工单都没有处理时限", "satisfaction": "满意度中没有评价"}
# What becomes of words that are not understood: the column, and the consequence, unless the whole measure is missing.
_UNREAD = {
    "closed": ("办结时间", "没有算作办结"),
    "deadline": ("处理时限", "没有计入按期办结率"),
    "rework": ("返工次数", "没有算作返工"),
    "satisfaction": ("满意度", "没有计入有效回访"),
    "responded": ("是否响应", "没有计入响应率"),
    "resolved": ("是否解决", "没有计入解决率"),
    "excluded": ("是否剔除", "没有算作剔除"),
}


def write_assessment(
    assessment: Assessment, outcomes: Outcomes, period: Period, rules: AssessmentRules, texts: Texts
) -> list[Block]:
    """Return the blocks of 工单办理考核."""
    blocks: list[Block] = [Heading("工单办理考核", 2)]
    if outcomes.known or assessment.units:
        blocks.append(Paragraph(_describe_total(assessment, period)))
    if "satisfaction" in outcomes.known:
        blocks += [Paragraph(text) for text in describe_satisfaction(assessment, rules)]
    grades = _describe_grades(assessment.units)
    if grades:
        blocks.append(Paragraph(grades))
    blocks += [Paragraph(text) for text in texts.assessment]
    groups = (
        (assessment.towns, _TOWNS, rules.town_floor),
        (assessment.departments, _DEPARTMENTS, rules.floor),
    )
    for ranking, most, floor in groups:
        if described := _describe_ranking(ranking, assessment.total, most=most, floor=floor):
            blocks.append(Paragraph(described))
    for ranking, *_ in groups:
        if ranking.units:
            blocks.append(_make_unit_table(ranking.units, f"{ranking.name}工单办理情况"))
    return blocks + [Note(text) for text in _notes(assessment, outcomes, rules)]


def _make_unit_table(units: Sequence[UnitRates], title: str) -> Table:
    """Return the measures of each unit that the table of tickets tells."""
    columns: list[tuple[str, list[Cell]]] = [
        ("名次", [NO_FIGURE if unit.rank is None else unit.rank for unit in units]),
        ("承办单位", [unit.name for unit in units]),
        ("承办件数", [unit.rates.tickets for unit in units]),
        ("剔除件数", [unit.rates.excluded for unit in units] if any(unit.rates.excluded for unit in units) else []),
        ("办结率", [_cell(unit.rates.closed) for unit in units]),
        ("按期办结率", [_cell(unit.rates.on_time) for unit in units]),
        ("返工率", [_cell(unit.rates.reworked) for unit in units]),
        ("回访满意率", [_cell(unit.rates.satisfied) for unit in units]),
        ("响应率", [_cell(unit.rates.responded) for unit in units]),
        ("解决率", [_cell(unit.rates.resolved) for unit in units]),
        ("综合指标值", [_score_cell(unit.score) for unit in units]),
        ("等级", [unit.score.grade if unit.score and unit.score.grade else NO_FIGURE for unit in units]),
    ]
    told = [(header, cells) for header, cells in columns if any(cell != NO_FIGURE for cell in cells)]
    return Table(title, tuple(header for header, _ in told), tuple(zip(*(cells for _, cells in told), strict=True)))


def describe_rates(rates: Rates) -> list[str]:
    """Return the rates of handling as parts of a sentence, each with numerator and denominator."""
    parts = [f"剔除{rates.excluded}件"] if rates.excluded else []
    if rates.closed:
        parts += [f"应办{rates.closed.denominator}件", f"已办{rates.closed.numerator}件", f"办结率{rates.closed}"]
    if rates.on_time:
        parts.append(f"按期办结率{rates.on_time}")
    if rates.reworked:
        parts += [f"返工{rates.reworked.numerator}件", f"返工率{rates.reworked}"]
    if rates.responded:
        parts.append(f"响应率{rates.responded}")
    if rates.resolved:
        parts.append(f"解决率{rates.resolved}")
    return parts


def _describe_total(assessment: Assessment, period: Period) -> str:
    units, handled, rest = len(assessment.units), assessment.total.tickets, ""
    who = f"{units}家承办单位" if units else "各责任单位"
    if units and assessment.without_unit:
        handled -= assessment.without_unit
        rest = f",另有{assessment.without_unit}件未填写承办单位"
    rates = ",".join(describe_rates(assessment.total))
    border = ";" if rest else ","
    return f"{period.label},{who}共承办工单{handled}件{rest}{border if rates else ''}{rates}。"


def _describe_grades(units: Sequence[UnitRates]) -> str:
    grades = Counter(_print_grade(unit.score.grade) for unit in units if unit.score and unit.score.grade)
    if not grades:
        return ""
    listed = "、".join(f"{grade}{grades[grade]}家" for grade in sorted(grades))
    if grades.total() < len(units):
        return f"{len(units)}家承办单位中,{grades.total()}家有综合考评等级,其中{listed}。"
    return f"{len(units)}家承办单位中,综合考评等级评价为{listed}。"


def _print_grade(grade: str) -> str:
    """Return ``A类`` for A, which would run into a number; a grade of words as it is."""
    return f"{grade.upper()}类" if len(grade) == 1 and grade.isascii() else grade


def _describe_ranking(ranking: Ranking, total: Rates, *, most: int, floor: int) -> str:
    measure, ranked = ranking.measure, [unit for unit in ranking.units if unit.rank is not None]
    if len(ranked) < 2:
        return ""
    large = sum(unit.rates.tickets >= floor for unit in ranking.units)
    text = f"工单办理量{floor}件以上的{ranking.name}{large}家"
    if len(ranked) < large:
        text = f"{text},其中能计算{measure}的{len(ranked)}家"
    if ranked[-1].rank == 1:
        return f"{text},{measure}均为{_print_measure(ranked[0], measure)}。"
    best = [unit for unit in ranked if unit.rank is not None and unit.rank <= most]
    worst = [unit for unit in ranked if unit.rank == ranked[-1].rank and unit not in best]
    if len(best) > 2 * most:
        text = f"{text},其中{len(best)}家{measure}均为{_print_measure(best[0], measure)}"
    elif worst:
        text = f"{text},{measure}较高的是:{_name_together(_choose_high(best, measure, total), measure)}"
    else:
        # With so few units that the last is among the best, none is called high.
        text = f"{text},{measure}依次为:{_name_together(best, measure)}"
    return f"{text};较低的是:{_name_together(worst, measure)}。" if worst else f"{text}。"


def _choose_high(best: Sequence[UnitRates], measure: str, total: Rates) -> list[UnitRates]:
    """Return those of the best that are not below the rate of all tickets, at least the first; scores have none."""
    whole = read_measure(total, None, measure)
    values = [read_measure(unit.rates, unit.score, measure) for unit in best]
    return [
        unit
        for unit, value in zip(best, values, strict=True)
        if unit.rank == 1 or whole is None or (value is not None and value >= whole)
    ]


def _name_together(units: Sequence[UnitRates], measure: str) -> str:
    """Name units in order, those of one value together."""
    parts = []
    for _, group in groupby(units, key=lambda unit: unit.rank):
        equal = list(group)
        value = _print_measure(equal[0], measure)
        if len(equal) > 1:
            parts.append(f"{'、'.join(unit.name for unit in equal)}(均为{value})")
        else:
            parts.append(f"{equal[0].name}({value})")
    return "、".join(parts)


def _print_measure(unit: UnitRates, measure: str) -> str:
    if measure == "综合指标值":
        return f"{unit.score.value}分" if unit.score else NO_FIGURE
    ratio = unit.rates.on_time if measure == "按期办结率" else unit.rates.closed
    return str(ratio.percent) if ratio and read_measure(unit.rates, unit.score, measure) is not None else NO_FIGURE


def _cell(ratio: Ratio | None) -> Cell:
    return NO_FIGURE if ratio is None else ratio


def _score_cell(score: Score | None) -> Cell:
    return NO_FIGURE if score is None or score.value is None else str(score.value)


def _notes(assessment: Assessment, outcomes: Outcomes, rules: AssessmentRules) -> list[str]:
    """Return what the figures were counted from, by which rules, and what could not be read."""
    excluded, without_unit, known = assessment.total.excluded, assessment.without_unit, outcomes.known
    missing = _group_missing(outcomes)
    notes = (
        _describe_due(assessment, outcomes) if "closed" in known else "",
        *_describe_missing(missing, outcomes),
        describe_grades(rules) if "satisfaction" in known else "",
        "响应率为已响应件数占注明是否响应的工单的比例。" if "responded" in known else "",
        "解决率为已解决件数占注明是否解决的工单的比例,部分解决不计入已解决。" if "resolved" in known else "",
        f"剔除的{excluded}件计入受理和承办件数,不计入各项比率的分子和分母。" if excluded else "",
        "" if assessment.units else "工单表没有填写承办单位,未按单位考核。",
        f"有{without_unit}件没有填写承办单位,只计入总数。" if assessment.units and without_unit else "",
    )
    unread = [(told, words) for told, words in outcomes.unread.items() if words]
    return [
        *filter(None, notes),
        *_describe_order(assessment, rules),
        *(_describe_unread(told, words, missing.get(told, ())) for told, words in unread),
    ]


def _describe_due(assessment: Assessment, outcomes: Outcomes) -> str:
    as_of, excluded = outcomes.as_of, assessment.total.excluded
    waiting = assessment.total.tickets - excluded - assessment.total.due
    less = [f"剔除的{excluded}件"] if excluded else []
    less += [f"尚未办结且未到处理时限的{waiting}件"] if waiting else []
    untold = int((outcomes.is_due & ~outcomes.tells_closing).sum())
    less += [f"所在表没有办结时间的{untold}件"] if untold else []
    due = f"工单,减去{'、'.join(less[:-1])}{'和' if less[1:] else ''}{less[-1]}" if less else "全部工单"
    return f"办理情况截至{as_of.year}年{as_of.month}月{as_of.day}日;应办为统计期内受理的{due};括号内为分子/分母。"


def _group_missing(outcomes: Outcomes) -> dict[str, list[str]]:
    """Return the measures that were not worked out by what they lack; deadlines without any closing lack that."""
    missing: dict[str, list[str]] = {}
    for told, (_, measure) in _MEASURES.items():
        if told not in outcomes.known:
            lacks_closing = told == "deadline" and "closed" in missing and told in outcomes.filled
            missing.setdefault("closed" if lacks_closing else told, []).append(measure)
    return missing


def _describe_missing(missing: Mapping[str, Sequence[str]], outcomes: Outcomes) -> list[str]:
    """Say for want of what measures were not worked out, but for what is filled in and not understood."""
    filled = [told for told in missing if told in outcomes.filled and not outcomes.unread[told]]
    absent = [told for told in missing if told not in outcomes.filled and not outcomes.unread[told]]
    reasons = [(_TELLING_NOTHING[told], missing[told]) for told in filled]
    if absent:
        lacking = "、".join(_MEASURES[told][0] for told in absent)
        reasons.insert(0, (f"工单表没有填写{lacking}", [measure for told in absent for measure in missing[told]]))
    return [f"{reason},未计算{'、'.join(measures)}。" for reason, measures in reasons]


def _describe_unread(told: str, words: Sequence[str], missing: Sequence[str]) -> str:
    """Say which words, or the times of how many tickets, were not understood, and what follows: ``missing`` measures.

    Times are not quoted: of a mistyped day the auditor would say that it does not exist.
    """
    column, consequence = _UNREAD[told]
    consequence = f"未计算{'、'.join(missing)}" if missing else consequence
    if told in ("closed", "deadline"):
        return f"有{len(words)}件工单的{column}看不懂,{consequence}。"
    return describe_unread(column, words, consequence)


def _describe_order(assessment: Assessment, rules: AssessmentRules) -> list[str]:
    """Say what units are ranked by, and who is not, where somebody is not."""
    towns, departments = assessment.towns, assessment.departments
    kinds = ((towns.name, towns, rules.town_floor), ("其他单位" if towns.units else "单位", departments, rules.floor))
    measured = [(kind, ranking.measure) for kind, ranking, _ in kinds if ranking.units and ranking.measure]
    ranked = [unit.rank is not None for unit in assessment.units]
    if not measured or all(ranked):
        return []
    floors = "、".join(f"不足{floor}件的{kind}" for kind, ranking, floor in kinds if ranking.units)
    small = f"办理量{floors}不参加排名"
    if not any(ranked):
        return [f"{small},本期没有达到的单位。"]
    alike = len({measure for _, measure in measured}) == 1
    order = measured[0][1] if alike else "、".join(f"{measure}({kind})" for kind, measure in measured)
    return [f"名次按{order}排列;{small}。"]
