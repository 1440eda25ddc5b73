"""Reading figures: each number of a sentence with its role and label, by the words before and behind it."""

import re
from dataclasses import replace
from fractions import Fraction

from hotspot.bulletin.audit.figures import Figure, Role
from hotspot.bulletin.audit.numerals import parse_chinese, parse_digits

_NUMBER = r"(?<![0-9.])(?<![0-9],)(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?+"
# 个 counts calls only where no other noun follows it; 次, 条, 单 … only where they do not begin another word.
_TICKETS = (
    r"件次|件\(次\)|件|人次|起(?!来)|宗|张(?![某\u4e00-\u9fff]{0,2}(?:村|镇|街|路))|条(?!例)|单(?!位)|通(?!过|报|知|话)|封|例(?!如)|票|次"
    r"|个(?=\s?(?:来电|电话|诉求|工单|话务|有效)|[,。;、()]|$|增|减|上升|下降|多|少|相比|超时|逾期|按[时期])"
)
_OFFICES = r"家|个(?=\s?(?:责任|承办|成员|办理|[县市区]直)?(?:单位|部门|乡镇|街|镇|县市区|区县|县区))"
_TOKEN = re.compile(
    r"(?P<skip>[0-9]{4}\s?年|[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?日|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}"
    r"|第\s?[0-9]{1,6}|[0-9]{1,2}:[0-9]{2}|\[[0-9]{1,12}\])"
    rf"|(?P<part>{_NUMBER})\s?/\s?(?P<whole>{_NUMBER})(?!\s?[/年])"
    rf"|(?P<sign>[+\-↑↓]\s?)?(?P<number>{_NUMBER})\s?(?P<about>[余多])?(?P<scale>万)?(?P<more>[余多])?\s?"
    rf"(?:(?P<percent>`?%)|(?P<permille>‰)|(?P<points>个?百分点)|(?P<tickets>{_TICKETS})|(?P<offices>{_OFFICES}))"
    r"|百分之(?P<chinese>[零一二三四五六七八九十百点两]{1,12}|[0-9]{1,3}(?:\.[0-9]{1,4})?)"
    r"|(?<![每某第任这那一])(?P<words>[一二三四五六七八九十百千两][零一二三四五六七八九十百千万两]{0,12})(?P<word_unit>件|起|宗|封)"
)
_CLAUSE_END = re.compile(r"[,、;:()“”]")
_BRACKETED = re.compile(r"\([^()]{0,40}\)\s?$")
_JOINED = re.compile(r"[、和及, ]*")
# One more figure of the same kind, perhaps the other way: 增长 7.5 %和下降 6.1 %.
_LISTED = re.compile(r"\s?(?:、|和|与|及|以及)\s?")
_LISTED_CHANGE = re.compile(r"\s?(?:、|和|与|及|以及|,)\s?(?:上升|增长|增加|下降|减少|降低|提高)了?\s?")
_OPEN_END = ":,、( "
_UP = re.compile(
    r"上升|增长|增加|增幅|升幅|涨幅|提高|提升|上涨|攀升|净增|增多|多了?\s?$|(?<!新)增\s?$|升\s?$|涨\s?$|(?:同比|环比)[增升涨]|↑"
)
_DOWN = re.compile(
    r"下降|减少|减幅|降幅|跌幅|降低|回落|下滑|下跌|少了?\s?$|减\s?$|降\s?$|跌\s?$|(?:同比|环比)[减降跌]|↓"
)
# The two characters before the number in 下降至 5 %: what follows is a level.
_LEVEL = re.compile(r"(?:至|到|达|为)\s?(?:了|约)?$")
_SHARE = re.compile(r"占|比例|比重|份额")
_RATE = re.compile(r"[\u4e00-\u9fff]{1,14}(?:率|满意度)")
# What stands in brackets behind these is one more level or change, of which its sentence tells no count.
_NAMED_BEFORE = re.compile(r"(?:率|满意度|[增降升涨减]幅|增速|最[高低好差快慢优])\($")
# 供水比前周增五成(50.1%): the change that words have told.
_MOVED_BEFORE = re.compile(
    r"(?:上升|增长|增加|增|升|涨|下降|减少|降|减|跌)了?(?:约|近|超过?|逾)?[一二三四五六七八九十两0-9][^,。;:()]{0,6}\($"
)
_OTHER_MONTH = re.compile(
    r"\s?\((?:(?:去年|上年|[0-9]{4}年)?\s?[0-9]{1,2}月份?|[0-9]{4}年|第?[一二三四]季度|[上下]半年)(?:受理|[为是]|共)?\s?"
)
# 占比之和为99.9%: of no part.
_ADDED_UP = re.compile("之和|相加")
_GROWTH_RATE = re.compile(r"(?:增长|增|下降|降|变化|升|减)率|增速")
_VAGUE = re.compile(r"(?:约|近|超|逾|超过|不足|将近|接近|大约|不到)\s?$")
_ABOUT = re.compile(r"约\s?$")
_VAGUE_AFTER = re.compile(r"\s?(?:以上|以下|以内|左右|上下|及以上)")
_YEAR_BASE = re.compile(r"同比|去年|上年|同期")
_LAST_BASE = re.compile(r"环比|上月|上个月|上一?双?周|上两周|上一?期|上季度|上个?季|昨日|前一[日天周月]|较前")
# 昨日 alone is the day that a daily bulletin reports on.
_PRIOR = re.compile(
    r"去年|上年|同期|上月|上个月|上一?双?周|上两周|上一?期|上个?季|(?:(?<![\u4e00-\u9fff])|(?<=[较比与为]))前一[日天周月期]|(?<![目以])前[周月]|(?:较|比|与)[^,]{0,6}[0-9]{1,2}月份?的?\s?$|(?:较|比|与)[^,]{0,3}[0-9]{4}年(?:同期|[上下]半年|第?[一二三四]季度)?的?\s?$|(?:较|比|与)(?:[上下]半年|第?[一二三四]季度)的?\s?$|(?:较|比|与)昨[日天]|昨[日天](?:的|为|\s?$)"
)
_PRIOR_BRACKET = re.compile(
    r"(?:去年同期|上年同期|上个?月|上一?周|上一?期|上季度|前一[日天周月]"
    r"|[较比与](?:第?[一二三四]季度|[上下]半年|[0-9]{1,2}月份?))\s?\($"
)
_LEAD = re.compile(
    r"^(?:其中|包括|分别[为是]|另外?|此外|以及|及|和|与|共计?|还有|按\w{2,6}分|本月|本周|本期|[0-9]{1,2}月份?)+"
)
_AFTER = re.compile(r"[\u4e00-\u9fff]{1,10}")
_TAIL = re.compile(r"(?:共计?|合计|总计|为|有|达到?|仅|计|是|各|的|约|(?<=类)(?:工单|诉求|问题)|\s){1,20}$")
_COME_FROM = re.compile("[由从](?:[^,。;:0-9]{0,4}[0-9]{1,4}[年月]份?)?[^,。;:0-9]{0,12}$")
_GONE_TO = re.compile(r"(?:\([^()]{0,20}\))?[^,。;:、0-9]{0,6}[增升降减长跌涨落少加]{1,2}[至到为]")


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a sentence in plain form (``plain_text``), in their order."""
    figures: list[Figure] = []
    last = depth = scanned = 0
    for match in _TOKEN.finditer(text):
        depth += text.count("(", scanned, match.start()) - text.count(")", scanned, match.start())
        scanned = match.start()
        if match["skip"]:
            continue
        figure = _read(match, text[last : match.start()], figures[-1] if figures else None)
        if figure is not None:
            if figure.role == "count":
                vague = _VAGUE_AFTER.match(text, match.end()) is not None
                role: Role = "from" if _is_earlier(text[last : match.start()], text[match.end() :]) else "count"
                label = figure.label or _label_after(text, match.end())
                figure = replace(figure, role=role, label=label, exact=figure.exact and not vague)
            figures.append(replace(figure, depth=max(depth, 0)))
            # A fraction stands between the name of a rate and its value, or after both.
            last = last if figure.role == "fraction" else match.end()
    return tuple(figures)


def _read(match: re.Match[str], before: str, previous: Figure | None) -> Figure | None:
    before = _BRACKETED.sub("", before)
    clause = _CLAUSE_END.split(before)[-1]
    start, end = match.start(), match.end()
    if match["part"]:
        part, whole = parse_digits(match["part"])[0], parse_digits(match["whole"])[0]
        return Figure("fraction", part, 0, match.group(), clause, start, end, whole=whole)
    if match["points"]:
        value, decimals = parse_digits(match["number"])
        value = -value if _is_down(clause) else value
        return Figure("points", value, decimals, match.group(), clause, start, end, basis=_basis(clause, previous))
    if match["percent"] or match["permille"] or match["chinese"]:
        return _read_percent(match, before, previous)
    return _read_count(match, before, previous)


def _read_count(match: re.Match[str], before: str, previous: Figure | None) -> Figure | None:
    clause = _CLAUSE_END.split(before)[-1]
    figure = _read_number(match, clause)
    if figure is None:
        return None
    figure = _relate(replace(figure, basis=_basis(clause or before, None)), clause, before, previous)
    # Of tickets there are no parts, but for an average.
    figure = replace(figure, exact=figure.exact and (figure.role == "average" or figure.value.denominator == 1))
    if not clause.strip() and before.endswith("("):
        # 占转办总量(18770 件): what stands before the bracket is counted.
        clause = _CLAUSE_END.split(before[:-1])[-1]
    return replace(figure, label=_TAIL.sub("", _LEAD.sub("", clause.strip())).strip())


def _read_number(match: re.Match[str], clause: str) -> Figure | None:
    """Return a count as it is printed, before it is known what it counts."""
    slack = Fraction(0)
    if match["words"]:
        value, exact = parse_chinese(match["words"]), not match["words"].endswith("万")
        if value is None:
            return None
        slack = Fraction(0) if exact else Fraction(10_000)
    else:
        value = parse_digits(match["number"])[0] * (10000 if match["scale"] else 1)
        exact = not (match["about"] or match["more"] or _VAGUE.search(clause))
        decimals = parse_digits(match["number"])[1]
        # 约131.9万件 is as exact as its last digit, like 131.9万件.
        is_rounded = decimals > 0 and _ABOUT.search(clause) is not None
        if match["scale"] and (exact or is_rounded):
            # Rounded or cut off at its last digit.
            exact, slack = False, Fraction(10_000, 10**decimals)
    unit = "家" if match["offices"] else "件"
    start, end = match.start(), match.end()
    return Figure("count", value, 0, match.group().strip(), "", start, end, unit=unit, exact=exact, slack=slack)


def _relate(figure: Figure, clause: str, before: str, previous: Figure | None) -> Figure:
    """Return a count as the difference, the earlier figure or the average that the words before it make it."""
    if (_UP.search(clause) or _is_down(clause)) and not _LEVEL.search(clause) and not _RATE.search(clause):
        value = -figure.value if _is_down(clause) else figure.value
        return replace(figure, role="difference", value=value, basis=_basis(clause, previous))
    if previous is not None and previous.role in ("difference", "prior") and _LISTED.fullmatch(before):
        # 分别增加 128 件、125 件
        is_negative = previous.role == "difference" and previous.value < 0
        value = -figure.value if is_negative else figure.value
        return replace(figure, role=previous.role, value=value, basis=previous.basis)
    if previous is not None and previous.role == "change" and _OTHER_MONTH.fullmatch(before):
        # 环比上升5.1%(10月24915件): of the period that the change is from.
        return replace(figure, role="prior", basis=previous.basis)
    if _PRIOR.search(clause) or (not clause.strip() and _PRIOR_BRACKET.search(before)):
        return replace(figure, role="prior")
    return replace(figure, role="average") if re.search("[日周月年人平]均", clause) else figure


def _read_percent(match: re.Match[str], before: str, previous: Figure | None) -> Figure | None:
    clause = _CLAUSE_END.split(before)[-1]
    value, decimals = _parse_percent(match)
    if value is None:
        return None
    sign = (match["sign"] or "").strip()
    leader = _find_leader(before, previous)
    role = leader.role if leader else _classify_percent(before, clause, bool(sign))
    signed = True
    if role == "change":
        down = sign in ("-", "↓") or (not sign and _is_down(clause))
        signed = down or bool(sign) or bool(_UP.search(clause))
        if leader and not signed:
            down, signed = leader.value < 0, leader.signed
        value = -value if down else value
    label = _rate_name(before) if role == "rate" else clause.strip()
    figure = Figure(role, value, decimals, match.group().strip(), label, *match.span(), basis=_basis(clause, previous))
    return replace(figure, signed=signed, listed=leader is not None, exact=_VAGUE.search(clause) is None)


def _parse_percent(match: re.Match[str]) -> tuple[Fraction | None, int]:
    """Return the value of a percentage, of 100, and its decimals; None of a numeral that is none: 百分之五点."""
    words = match["chinese"] or ""
    if words and not words[0].isdigit():
        return parse_chinese(words), len(words.partition("点")[2])
    value, decimals = parse_digits(words or match["number"])
    return (value / 10, decimals + 1) if match["permille"] else (value, decimals)


def _find_leader(before: str, previous: Figure | None) -> Figure | None:
    """Return the percentage behind which this one is listed, None for one by itself."""
    if previous is None or previous.role not in ("share", "rate", "change"):
        return None
    is_moved = previous.role == "change" and _LISTED_CHANGE.fullmatch(before)
    return previous if is_moved or _JOINED.fullmatch(before) else None


def _classify_percent(before: str, clause: str, has_sign: bool) -> Role:
    share, rate = _SHARE.search(clause), _RATE.search(clause)
    moving = _UP.search(clause) or _is_down(clause) or re.search(r"同比|环比", clause) or has_sign
    if moving and not _LEVEL.search(clause):
        is_level = share or (rate and not _GROWTH_RATE.search(rate.group()))
        return "rate_change" if is_level else "change"
    if share:
        return "other" if _ADDED_UP.search(clause) else "share"
    if rate:
        return "rate"
    if not clause.strip() and before.endswith("("):
        # 较上周(99.19 %): a rate of the period before.
        is_named = _PRIOR_BRACKET.search(before) or _NAMED_BEFORE.search(before) or _MOVED_BEFORE.search(before)
        return "other" if is_named else "share"
    tail = _CLAUSE_END.split(before.rstrip(_OPEN_END))[-1]
    return "rate" if not clause.strip("为达 ") and _RATE.search(tail) else "other"


def _rate_name(before: str) -> str:
    found = _RATE.findall(before)
    return _LEAD.sub("", found[-1]) if found else ""


def _is_down(clause: str) -> bool:
    down, up = [list(pattern.finditer(clause)) for pattern in (_DOWN, _UP)]
    return bool(down) and (not up or down[-1].start() > up[-1].start())


def _basis(clause: str, previous: Figure | None) -> str:
    if _YEAR_BASE.search(clause):
        return "同比"
    if _LAST_BASE.search(clause):
        return "环比"
    return previous.basis if previous is not None else ""


def _label_after(text: str, end: int) -> str:
    match = _AFTER.match(text, end)
    return "" if match is None or match.group().startswith(("占", "的", "同比", "环比")) else match.group()


def _is_earlier(before: str, after: str) -> bool:
    """Tell whether a count between two texts is the one that another has come from.

    >>> _is_earlier("城建类由", "件降至352件"), _is_earlier("城建类由甲镇受理", "件,")
    (True, False)
    """
    return _COME_FROM.search(before) is not None and _GONE_TO.match(after) is not None
