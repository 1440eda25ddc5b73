"""The title of a hotspot: 6–14 characters that name the object and the problem and end in 问题."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hotspot.issues.wording.clauses import Clause
from hotspot.issues.wording.focus import Focus
from hotspot.issues.wording.objects.named_objects import NamedObject
from hotspot.issues.wording.objects.naming import Naming
from hotspot.issues.wording.problems import Problem
from hotspot.issues.wording.statistics import has_word, load_predicates, load_roles
from hotspot.text.segment import load_segmenter

END = "问题"
# The title when nothing can be said.
LAST_TITLE = "群众反映问题"
SHORTEST, LONGEST = 6 - len(END), 14 - len(END)
# A clause is taken when it comes this near to what all tickets share, a worse one when nothing else is left.
_GOOD, _FAIR, _POOR, _WORST = 0.45, 0.35, 0.25, 0.18
# A problem that so few of the tickets speak of is named after what their titles say.
_LEAST_TOLD = 0.25
_LEAST_SHARED = 0.5
# One letter's title names all rather than object and problem where half of the tickets tell this much of it.
_WELL_SHARED = 0.75
# What a rate is multiplied by without the object or as a question, and what each ticket that says the same adds.
_UNNAMED, _ASKED, _AGAIN = 0.6, 0.8, 0.02
# Title and sentence of one ticket speak of one thing.
_TOLD = 1.2

_QUESTION = re.compile(
    r"到底|究竟|(?:何时|什么时候|几时)才?能够|何时才能|何时能|何时|什么时候才能|什么时候能|什么时候|能否|能不能|可否|可不可以|为什么|为何|啥时候|最晚|要拖延到"
)
_WEAK = re.compile(
    r"严重|极其|极度|非常|真的|太过|实在|几乎|竟然|居然|依然|依旧|仍然|仍旧|始终|一直|长期|迟迟|多次|屡次|大半年|近?半年|多年来|常年"
    r"|有?(?:违规|违法|非法|恶意|无良|公然|肆意|涉嫌|擅自|私自|暗自|黑心)"
)
_MANY = re.compile(r"^(?:很多|许多|不少|大量|众多|多个|某些|部分)(?:的)?")
_LATE = re.compile(
    r"(?:问题)?(?:仍|还|都|也)?(?:未|没有?|得不到|无人|没人)(?:能)?(?:解决|处理|整改|落实|管|理|管理|整治|回复)了?$"
)
_DISTRICT = re.compile(r"(?<![到在往去回来至从])(?:[A-Z]\d{0,2}[市县区](?!域|民))+")
_AGENT = re.compile(r"(?:开发商|物业|业主|公司|部门|小区|不管|房子|楼盘|老板|企业|社区|街道)$")
_CALLING = re.compile(r"来电|来信|投诉|举报|反映|咨询|求助")
_BEGIN = re.compile(r"^(?:提高|加快|加强|增加|解决|推进|保障|落实|完善|改善|取消)+")
_FORCE = re.compile(r"(?:的)?(?:力度|步伐|步伐力度)(?:全覆盖)?$")
_LEGAL_FORM = re.compile(r"(?:股份|有限|责任|集团)*公司")
_FIRM = re.compile(r"(?:商务|信息|服务|机械|股份|有限|责任|集团|实业|发展|置业|科技|投资|管理)*公司")
_LASTED = re.compile(
    r"(?:已|都|快|近)?[\d一二三四五六七八九十两几半多]{1,12}(?:年|个月|天)(?:多|半|之久|之多|有余)?了?$"
)
_LOOSE_END = re.compile(r"[的了着过吗呢吧、和与及]+$")
_CHARACTERS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9、]+")
# A noun behind one of these waits for its verb.
_BEARING = frozenset("为把被在对向从给让使由将因")
_ROADS = ("路", "大道", "国道", "省道", "县道", "街")
# What a name that ends so has said already.
_SAID_BY = {
    "公路": _ROADS,
    "道路": _ROADS,
    "街道": ("街",),
    "学校": ("中学", "小学", "学院", "职校", *(number + kind for number in "一二三四五六七八九十" for kind in "中小")),
    "农村": ("村",),
    "堤防": ("堤",),
    "水库堤防": ("堤", "水库"),
    "采石矿山": ("矿", "石场"),
    "小区": ("花园", "城", "府", "苑", "园", "湾"),
    "门店": ("店", "超市", "商场", "商城", "馆"),
    "企业": ("公司", "集团", "厂", "矿", "业", "制衣"),
}
# Begins like many a place and is none.
_OTHER_WORD = "广场舞"
_REPEATED = re.compile(r"(.{2,})\1")


@dataclass(frozen=True)
class Title:
    """A title, the numbers of the tickets that its words came from, and those words where it is one of a letter's.

    ``speaks_for_all``: it is a letter's, and half of the tickets tell it.
    """

    text: str
    tickets: tuple[int, ...]
    words: tuple[str, ...] = ()
    speaks_for_all: bool = False


def write_title(
    clauses: Sequence[Clause], focus: Focus, naming: Naming, problem: Problem | None, *, told: int | None = None
) -> Title:
    """Write the title of one issue, LAST_TITLE where its tickets give none.

    ``clauses``: those of the tickets' titles; ``told``: the number of the ticket that the sentence is made of.
    """
    main, name = naming.main, naming.full_name
    if not focus.is_titled:
        # A title among calls is one letter's, and the others' is not known.
        clauses = [clause for clause in clauses if focus.support(clause.words) >= _LEAST_SHARED]
    own = _rank_own(clauses, focus, main, told)
    is_told = problem is not None and len(problem.tickets) >= _LEAST_TOLD * focus.tickets
    if own and own[0][0] >= _GOOD:
        speaks_for_all = focus.is_titled and focus.agreement(own[0][1].words) >= _WELL_SHARED
        if speaks_for_all or problem is None:
            return replace(own[0][1], speaks_for_all=speaks_for_all)
    shared = [title for rate, title in own if rate >= _FAIR and focus.support(title.words) >= _LEAST_SHARED]
    if shared and focus.is_titled and not is_told:
        return shared[0]
    if problem is not None:
        joined = join_name(name, problem.exact_name)
        if joined:
            return Title(joined, problem.tickets)
    if own and own[0][0] >= _POOR:
        return own[0][1]
    if problem is not None and is_title(problem.exact_name):
        return Title(problem.exact_name + END, problem.tickets)
    cut = _cut_own(clauses, focus, main) or _cut_own(clauses, focus, None)
    if cut is None and own and own[0][0] >= _WORST:
        cut = own[0][1]
    return cut or Title(LAST_TITLE, ())


def name_title(name: str) -> str:
    """Return the title that a theme, a grave matter or a category gives, "" when it gives none."""
    title = write_theme_title(name.removesuffix(END)) if name else ""
    return "" if title == LAST_TITLE or has_word(name, (), load_roles().accusing) else title


def write_theme_title(name: str) -> str:
    """Return the title of several issues of one theme."""
    kept = "".join(_CHARACTERS.findall(name))
    if len(kept) > LONGEST:
        words = load_segmenter().segment(kept)
        while len("".join(words)) > LONGEST:
            words.pop()
        kept = "".join(words)
    if 2 <= len(kept) < SHORTEST:
        kept += "有关"
    return kept + END if is_title(kept) else LAST_TITLE


def merge_names(name: str, problem: str) -> str:
    """Return object and problem without saying twice what the object is: 城东市场 + 农贸市场管理 → 城东市场管理."""
    for size in range(min(len(name), len(problem)), 1, -1):
        ending = name[-size:]
        # 金湖广场 + 广场舞噪声: the ending is a part of another word.
        if ending in problem.replace(_OTHER_WORD, "　"):
            return name + problem.partition(ending)[2]
    for said, endings in _SAID_BY.items():
        if problem.startswith(said) and name.endswith(endings):
            return name + problem.removeprefix(said)
    return name + problem


def join_name(name: str, problem: str) -> str:
    """Return both as a title, "" when they do not fit: 静河镇养猪场 + 养猪场气味 → 静河镇养猪场气味问题."""
    for short in _shorten(name):
        text = merge_names(short, problem.removeprefix(END) if short else problem)
        if len(text) > len(short) and is_title(text):
            return text + END
    return ""


def is_title(text: str) -> bool:
    """Say whether a text may stand in front of 问题 as a title."""
    return SHORTEST <= len(text) <= LONGEST and _CHARACTERS.fullmatch(text) is not None and not text.endswith("问题")


def _rank_own(
    clauses: Sequence[Clause], focus: Focus, main: NamedObject | None, told: int | None
) -> list[tuple[float, Title]]:
    """Return titles made of the tickets' own, the best first."""
    ranked: dict[str, tuple[float, list[int], tuple[str, ...]]] = {}
    for clause in clauses:
        for text in _compress(clause.text, main):
            if not is_title(text) or not _reads_well(text):
                continue
            words = tuple(word for word in clause.words if word in text)
            if not focus.is_shared(words, from_title=True):
                continue
            rate = focus.rate(words)
            if main is not None and not main.find_in(text):
                rate *= _UNNAMED
            if clause.form == "question":
                rate *= _ASKED
            if clause.ticket == told:
                rate *= _TOLD
            known = ranked.setdefault(text, (rate, [], words))
            known[1].append(clause.ticket)
    ordered = sorted(
        ranked.items(), key=lambda item: (-round(item[1][0] + _AGAIN * len(item[1][1]), 6), len(item[0]), item[0])
    )
    return [(rate, Title(text + END, tuple(sorted(set(tickets))), words)) for text, (rate, tickets, words) in ordered]


def _compress(text: str, main: NamedObject | None) -> Iterable[str]:
    """Yield shorter and shorter forms of a clause, without what a title can spare."""
    text = _MANY.sub("", _DISTRICT.sub("", text))
    text = _LOOSE_END.sub("", _FORCE.sub("", _LATE.sub("", _QUESTION.sub("", text))))
    spelling = main.find_in(text) if main else ""
    yield text.replace(spelling + "的", spelling) if spelling else text
    text = _LOOSE_END.sub("", _LATE.sub("", _WEAK.sub("", text)))
    yield text
    yield _LOOSE_END.sub("", _BEGIN.sub("", text)).replace("的", "")
    spelling = main.find_in(text) if main else ""
    if main and spelling and text.index(spelling) > 0:
        yield text[text.index(spelling) :]
    if main and spelling:
        yield text.replace(spelling, min(main.spellings, key=lambda s: (len(s), s)))
        if main.place_type == "company":
            yield _FIRM.sub("", text)


def _reads_well(text: str) -> bool:
    return not (
        has_word(text, (), load_roles().untitled)
        or _CALLING.search(text)
        or text.startswith(("是否", "能否", "不"))
        or "、" in text[:2] + text[-2:]
        or _REPEATED.search(text)
        or _AGENT.search(text)
        or _LASTED.search(text)
    )


def _shorten(name: str) -> Iterable[str]:
    yield name
    yield name.removesuffix("小区")
    yield name.replace("社区卫生服务中心", "卫生服务中心")
    yield _LEGAL_FORM.sub("", name)
    yield _FIRM.sub("", name)
    # 南湖洲镇|赛头口村; not 街道口广场.
    yield from (name.partition(mark)[2] for mark in ("镇", "乡", "街道") if mark in name[1:])
    yield ""


def _cut_own(clauses: Sequence[Clause], focus: Focus, main: NamedObject | None) -> Title | None:
    """Cut a clause that is too long behind a noun, in front of what asks: 丽景华庭的全装修核价|什么时候出来."""
    roles, predicates = load_roles(), load_predicates()
    for clause in sorted(clauses, key=lambda clause: (-round(focus.rate(clause.words), 6), clause.text, clause.ticket)):
        spelling = main.find_in(clause.text) if main else ""
        if main and not spelling:
            continue
        name = min(main.spellings, key=lambda s: (len(s), s)) if main else ""
        rest = _QUESTION.sub("", clause.text[clause.text.index(spelling) + len(spelling) :]).removeprefix("的")
        words = load_segmenter().segment(_WEAK.sub("", rest))
        words = words[: next((at for at, word in enumerate(words) if word in roles.asking), None)]
        while words and (len(name + "".join(words)) > LONGEST or words[-1] in predicates or words[-1] in roles.ending):
            words.pop()
        text = name + "".join(words)
        if _BEARING.isdisjoint(words) and len("".join(words)) >= 2 and is_title(text) and _reads_well(text):
            return Title(text + END, (clause.ticket,))
    return None
