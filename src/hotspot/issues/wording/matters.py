"""The matter of a hotspot: what the sentence says is wrong, in the tickets' own words."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hotspot.issues.severity import load_severity
from hotspot.issues.wording.clauses import Clause
from hotspot.issues.wording.focus import Focus
from hotspot.issues.wording.frames import Form
from hotspot.issues.wording.objects.naming import Naming
from hotspot.issues.wording.points import Points
from hotspot.issues.wording.problems import Problem
from hotspot.issues.wording.statistics import has_word, load_predicates, load_roles, score_topics
from hotspot.issues.wording.titles import merge_names
from hotspot.text.segment import load_segmenter

# What a clause must reach to be printed; below, object and problem are named instead.
_GOOD = 0.42
# What a clause's rate is multiplied by. A title is a statement already, a clause of a letter seldom the heart of it;
# one or two clauses state a matter, three tell a story; without a word of the problem it is beside the point.
_FROM_TITLE = 1.34
_BESIDE_TITLES = 0.8
_BY_PARTS = (1.0, 0.97, 0.85)
_COMPLETE = 1.1
_UNNAMED = 0.75
_OFF_TOPIC = 0.7
_SHORT = 0.9
_BY_FORM = {"statement": 1.0, "plea": 0.85, "question": 0.8}
# Characters that a matter has at least, and below which it counts as short.
_SHORTEST, _SHORT_LENGTH = 8, 12
_VERBS = {"statement": "反映", "plea": "希望", "question": "咨询"}
_AGAINST = "反对"
# A call tells trouble with one of these; without any, a clause tells who or where one is.
_TROUBLE = re.compile(
    "[不没无未缺差坏难乱堵漏臭脏破烂裂塌断停欠拖占噪吵扰污染毒害险危违乱贵涨慢拒骗偷打伤死积淹黑锈倒掉溢淤渗霉超滞困咬卷]"
)
# What nobody solved is the problem itself: 停车难问题|至今没有解决.
_UNSOLVED = re.compile(
    r"(?<=[\u4e00-\u9fff]{2}问题)(?:一直|至今|始终|仍然|仍|还是|还|迟迟|都)*(?:没有|没|未)(?:能|得到|有效)*解决$"
)
_DONE = re.compile(r"[了着过]$")
_GRAVE_END = re.compile(r"(?:(?:的)?(?:情况|现象))?(?:很|非常|十分|特别|极其|极)?严重$")
_WHEN = re.compile(r"什么时候|啥时候|几时")
_CAUSE = re.compile(r"^(?:导致|致使|造成)")
# What befell somebody before is not what the call is about: 曾撞死过人, 去年淹死过一个.
_BEFORE = re.compile(r"曾|前几年|前年|往年|早些年|多年前|去年[^，]*过")
_MANY = re.compile(r"^(?:很多|许多|不少|大量|众多)")
# What an office is to do with what stands behind: 公开丽景华庭资金资料, not 丽景华庭公开….
_TO_BE_DONE = re.compile(
    r"^(?:公开|公布|明确|查处|核查|检测|整治|规范|加强|加大|加快|推进|完善|优化(?:调整)?|改善|追回|简化|(?:协助)?追讨|调查处理)"
    r"(?!并|处理|公示)"
)


@dataclass(frozen=True)
class Matter:
    """The verb of the sentence (反映, 希望, 咨询), what follows it, and the number of the ticket it came from.

    ``support``: how much of it a second ticket tells as well, ``agreement``: half of the tickets, 0–1.
    """

    verb: str
    text: str
    ticket: int
    support: float = 0.0
    agreement: float = 0.0


def choose_matter(
    clauses: Sequence[Clause],
    focus: Focus,
    naming: Naming,
    problem: Problem | None,
    *,
    placed: Collection[int] = (),
) -> Matter | None:
    """Return the best matter, None when no clause is good enough; ``placed``: tickets whose titles name a place."""
    valued = [(_value(clause, focus, naming), clause) for clause in clauses]
    good = [(value, clause) for value, clause in valued if value >= _GOOD]
    # Nobody confirms what a ticket alone tells beside its problem, or without one.
    is_alone = focus.tickets == 1
    off_topic = 0.0 if is_alone else _OFF_TOPIC
    told = [clause for _, clause in good]
    on_topic = [False] * len(told) if is_alone and problem is None else _find_on_topic(told, problem)
    best: tuple[float, int, str, int] | None = None
    chosen = None
    for (raw, clause), is_on_topic in zip(good, on_topic, strict=True):
        value = raw if is_on_topic or clause.from_title else raw * off_topic
        rank = (-round(value, 6), len(clause.text), clause.text, clause.ticket)
        if value >= _GOOD and (best is None or rank < best):
            best, chosen = rank, clause
    if chosen is None:
        return None
    chosen = replace(chosen, form=_find_form(chosen))
    shared = focus.support(chosen.words), focus.agreement(chosen.words)
    if chosen.text.startswith(_AGAINST):
        return Matter(_AGAINST, chosen.text.removeprefix(_AGAINST), chosen.ticket, *shared)
    return Matter(_VERBS[chosen.form], _finish(_place(chosen, naming, placed), chosen), chosen.ticket, *shared)


def tell_clause(clauses: Sequence[Clause], naming: Naming, problem: Problem | None) -> Matter | None:
    """Tell of a lone ticket what is grave, which is why it stands alone, else the first clause that states trouble of
    its problem and names its object; None without such a clause or a problem.
    """
    stating = [clause for clause in clauses if clause.form == "statement" and len(clause.text) >= _SHORTEST]
    troubled = [clause for clause in stating if _TROUBLE.search(clause.text) and not _BEFORE.search(clause.text)]
    main = naming.main
    for clause, is_grave in zip(troubled, load_severity().find_grave([c.text for c in troubled]), strict=True):
        if is_grave:
            return Matter("反映", _finish(_CAUSE.sub("", clause.text), clause), clause.ticket, 1.0)
    if problem is None:
        return None
    for clause, is_on_topic in zip(troubled, _find_on_topic(troubled, problem), strict=True):
        if is_on_topic and (main is None or main.find_in(clause.text)):
            return Matter("反映", _finish(_place(clause, naming), clause), clause.ticket, 1.0)
    return None


def says_nothing(matter: Matter) -> bool:
    """Say whether a matter names things alone, 太平路的路灯问题, and not what is wrong with them.

    A word of one character may begin a name: 大货车.
    """
    words = [word for word in load_segmenter().segment(matter.text) if len(word) > 1]
    return matter.verb == "反映" and not (
        _TROUBLE.search(matter.text) or has_word(matter.text, words, load_predicates())
    )


def _find_form(clause: Clause) -> Form:
    """Say whether a clause states or pleads: what begins with a wish pleads, trouble somebody has made does not."""
    if clause.form == "statement" and clause.words[0] in load_roles().wanting:
        return "plea"
    # A verb of one character begins names as well: 兴西里.
    is_wish = len(clause.words[0]) > 1 and clause.words[0] in load_predicates()
    if clause.form == "plea" and not is_wish and _TROUBLE.search(clause.text):
        return "statement"
    return clause.form


def _find_on_topic(clauses: Sequence[Clause], problem: Problem | None) -> list[bool]:
    """Say which clauses hold a trigger of the problem; all where it has no triggers."""
    if problem is None or not problem.topics or not clauses:
        return [True] * len(clauses)
    found = score_topics([clause.text for clause in clauses])[:, list(problem.topics)]
    return [bool(row.any()) for row in found]


def _value(clause: Clause, focus: Focus, naming: Naming) -> float:
    length = len(clause.text)
    is_title = clause.from_title and focus.is_titled
    if length < _SHORTEST or not focus.is_shared(clause.words, from_title=clause.from_title):
        return 0.0
    if not is_title and not _TROUBLE.search(clause.text):
        return 0.0
    value = focus.rate(clause.words) * _BY_FORM[clause.form]
    main = naming.main
    if main is not None and not main.find_in(clause.text):
        value *= _UNNAMED
    if is_title:
        value *= _FROM_TITLE
    else:
        value *= _BY_PARTS[clause.parts - 1] * (_COMPLETE if clause.is_complete else 1.0)
        value *= _BESIDE_TITLES if focus.is_titled else 1.0
    if length < _SHORT_LENGTH:
        value *= _SHORT
    return value


def _place(clause: Clause, naming: Naming, placed: Collection[int] = ()) -> str:
    """Say where: put the object in front of a clause that does not name it, the town in front of its village.

    A title that names another place (``placed``) stays as it is.
    """
    text, main, full = clause.text, naming.main, naming.full_name
    if main is None:
        return text
    spelling = main.find_in(text)
    if not spelling:
        if clause.from_title:
            return text if clause.ticket in placed else merge_names(full, text)
        return full + text
    if full != main.name and naming.town and naming.town.name not in text and text.startswith(spelling):
        return naming.town.name + text
    return text


def _finish(text: str, clause: Clause) -> str:
    """End the matter: 问题 behind one clause, nothing behind several, a plea or a question; without what judges."""
    text = _WHEN.sub("何时", _MANY.sub("", cut_judgements(text)))
    if clause.form != "statement" or "，" in text:
        return text
    # 了 can be spared in a title (消防设施瘫痪问题) and behind two characters (停电的问题), not in 红绿灯坏了的问题.
    is_long = clause.words[-1] == "了" and len(clause.words[-2]) > 1
    bare = _UNSOLVED.sub("", _DONE.sub("", text) if clause.from_title or is_long else text)
    if bare.endswith("问题"):
        return bare
    return bare + ("问题" if clause.from_title and "了" not in bare else "的问题")


def cut_judgements(text: str) -> str:
    """Return a text without the words that judge: 违法开饭店 → 开饭店; 违法建设 is the name of a thing and stays."""
    return _GRAVE_END.sub("", _judging().sub("", text))


@cache
def _judging() -> re.Pattern[str]:
    words = "|".join(sorted(load_roles().judging - {"涉嫌"}, key=lambda word: (-len(word), word)))
    return re.compile(rf"有?(?:{words})[的地]?(?=(?!建)[\u4e00-\u9fff]{{2}})")


def tell_points(name: str, points: Points) -> Matter | None:
    """Tell of an object what is wrong and what is wanted, None without key points.

    反映…、…等问题，要求…; where more ask than complain 咨询…，并反映…问题; where nothing is wrong the wish is all.
    """
    if not points.troubles and not points.wishes:
        return None
    if not points.troubles:
        verb = points.wishes[0][0]
        wanted = "、".join(rest for other, rest in points.wishes if other == verb)
        done = _TO_BE_DONE.match(wanted)
        end = done.end() if done else 0
        said = next((size for size in range(len(name), 1, -1) if wanted.startswith(name[-size:], end)), 0)
        return Matter(verb, wanted[:end] + name + wanted[end + said :], 0)
    trouble = join_problems(name, points.troubles, are_all=not points.is_partial)
    if not points.wishes:
        return Matter("反映", trouble, 0)
    verb, wanted = points.wishes[0]
    if points.leads_with_wish:
        return Matter(verb, f"{wanted}，并反映{trouble}", 0)
    return Matter("反映", f"{trouble}，{verb}{wanted}", 0)


def join_problems(name: str, problems: Sequence[str], *, are_all: bool = True) -> str:
    """Name an object and its problems: 静河镇养猪场 + 养猪场气味 → 静河镇养猪场气味问题.

    等 stands behind several, unless a name has it already, and where there are others.
    """
    merged = merge_names(name, problems[0].removeprefix("问题") if name else problems[0])
    first = merged or problems[0]
    is_said = name.endswith(("等", "等处", "等地", "等小区"))
    return "、".join([first, *problems[1:]]) + (
        "等问题" if not are_all or (len(problems) > 1 and not is_said) else "问题"
    )
