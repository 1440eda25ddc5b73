"""Whether a polished sentence says nothing that the tickets do not, in the bulletin's manner."""

import re
from collections.abc import Sequence
from itertools import pairwise

from hotspot.issues.wording.persons import names_person
from hotspot.issues.wording.statistics import load_roles
from hotspot.text.places import load_places
from hotspot.text.segment import load_segmenter
from hotspot.tickets.privacy import find_personal_data

_SHORTEST, _LONGEST = 14, 80
# Two words that stand together must stand so near each other, in this order, in one of the tickets.
_NEAR = 12
# The polished sentence keeps this share of the words of the own one.
_LEAST_KEPT = 0.5

_HEAD = re.compile(r"^[^，。]{2,30}?(?:反映|希望|咨询|反对|要求|建议)")
_ALLOWED = re.compile(r"[\u4e00-\u9fffA-Za-z0-9，、。；：（）“”《》.%-]+")
_DIGITS = re.compile(r"[A-Za-z0-9][A-Za-z0-9.%-]*")
_NUMERALS = "零〇一二三四五六七八九十百千万亿两半几数多"
_NUMERAL = re.compile(rf"(?<![{_NUMERALS}])[{_NUMERALS}]{{1,12}}(?![{_NUMERALS}])[\u4e00-\u9fff]?")
_DENIAL = re.compile(r"[不未没无非别勿难][\u4e00-\u9fff]")
# What makes the opposite of a statement; 不动产, 未来 deny nothing.
_DENYING = re.compile(r"不(?!动产|锈钢)|未(?!来|成年)|无(?!线|人机)|[没勿难拒]")
_CLAUSE_END = re.compile(r"[，。；：、]")
# What an office does or should do is no part of what callers report.
_HANDLED = re.compile(
    r"已|将要?(?=[\u4e00-\u9fff]{2})|应当?|必须|建议|责令|督促|整改|处理|落实|答复|回复|办结|查处|解决|部门|政府|领导|依法|尽快|及时|(?<![申邀聘])请"
)


def find_fault(polished: str, own: str, evidence: Sequence[str]) -> str:
    """Return in Chinese why a polished sentence may not take the place of the own one, "" when it may.

    ``evidence``: the texts it must rest on, as they were sent.
    """
    head = _HEAD.match(own)
    if not _SHORTEST <= len(polished) <= _LONGEST:
        return f"长度 {len(polished)} 字,应为 {_SHORTEST}–{_LONGEST} 字"
    if not _ALLOWED.fullmatch(polished) or polished.count("。") != 1 or not polished.endswith("。"):
        return "不是一句只有文字和标点的话"
    if head is None or not polished.startswith(head.group()):
        return "开头的“谁反映”与原句不同"
    known = [own, *evidence]
    return (
        _find_manner_fault(polished, own)
        or _find_new_figure(polished, known)
        or _find_new_word(polished, known)
        or _find_new_tie(polished, known)
        or _find_loss(polished, own)
    )


def _find_manner_fault(polished: str, own: str) -> str:
    """Look for accusations, personal data and what an office does, where the own sentence has none."""
    roles, words = load_roles(), load_segmenter().segment(polished)
    barred = roles.personal | roles.spoken | roles.accusing | roles.blaming | roles.judging | roles.pleading
    # One character counts only as a word of its own: 讲, not 讲课.
    found = [word for word in sorted(barred) if word in (words if len(word) == 1 else polished) and word not in own]
    if found:
        return f"有不宜印出的“{found[0]}”"
    handled = next((match.group() for match in _HANDLED.finditer(polished) if match.group() not in own), "")
    if handled:
        return f"写了来电以外的“{handled}”"
    if find_personal_data(polished) or names_person(words, own):
        return "有个人信息"
    return ""


def _find_new_figure(polished: str, known: Sequence[str]) -> str:
    """Look for numbers, quantities and denials that no ticket has in the same words."""
    for pattern in (_DIGITS, _NUMERAL, _DENIAL):
        told = {match for text in known for match in pattern.findall(text)}
        new = next((match for match in pattern.findall(polished) if match not in told), "")
        if new:
            return f"“{new}”在工单里没有"
    return ""


def _find_new_word(polished: str, known: Sequence[str]) -> str:
    """Look for a word that neither a ticket nor the own sentence has."""
    joined = "\n".join(known)
    for word in _content(polished):
        if word not in joined:
            return f"“{word}”在工单里没有"
    return ""


def _find_new_tie(polished: str, known: Sequence[str]) -> str:
    """Look for words that stand together and do so in no ticket: another town's village, another one's deed."""
    for clause in _CLAUSE_END.split(polished):
        words = _content(clause)
        for first, second in pairwise(words):
            tie = re.compile(f"{re.escape(first)}.{{0,{_NEAR}}}?{re.escape(second)}")
            if not any(tie.search(text) for text in known):
                return f"“{first}”和“{second}”在工单里不连在一起"
    places = load_places().find_places(polished)
    for one, other in pairwise(places):
        together = polished[one.start : other.end]
        if one.end == other.start and not any(together in text for text in known):
            return f"“{together}”在工单里没有"
    return ""


def _find_loss(polished: str, own: str) -> str:
    """Look for a place, object or denial of the own sentence that is gone, and whether most of it is."""
    lost = next((place.name for place in load_places().find_places(own) if place.name not in polished), "")
    if lost:
        return f"丢了原句里的“{lost}”"
    words = _content(own)
    if sum(word in polished for word in words) < _LEAST_KEPT * len(words):
        return "与原句说的不是一回事"
    return "丢了原句里的否定" if _loses_denial(polished, own) else ""


def _loses_denial(polished: str, own: str) -> bool:
    """Say whether what is left of the own sentence is denied less often: 退款难 is no 退款."""
    left = set(_content(polished))
    kept = [clause for clause in _CLAUSE_END.split(own) if not left.isdisjoint(_content(clause))]
    return len(_DENYING.findall(polished)) < len(_DENYING.findall("，".join(kept)))


def _content(text: str) -> list[str]:
    """Return the words of a text that tell something, in order."""
    joining = load_roles().joining
    return [word for word in load_segmenter().segment(text) if word not in joining and any(map(str.isalnum, word))]
