"""Clauses: what titles and texts say, cut out, freed of their frames, and judged whether they may be printed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from hotspot.issues.wording import READ_LENGTH, WordRoles, has_word, load_roles
from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.segment import load_segmenter

Form = Literal["statement", "plea", "question"]

SHORTEST, LONGEST = 6, 42
_MOST_PARTS = 3

_DISTRICTS = re.compile(r"^(?:[A-Z]\d{0,2}[市县区](?!域))+")
# Titles also break at blanks and colons; a lone colon in a text introduces speech.
_TITLE_BREAK = re.compile(r"[，,。；;！!？?\s：:…~～]|—+|-{2,}")
_SENTENCE_BREAK = re.compile(r"[。！!？?；;…\n]+")
_COMMA = re.compile(r"[，,]")

_TIMES = r"(?:再次|再度|多次|强烈|实名|紧急|第[一二三四五六七八九十\d]次|二次|又)"
_FRAME = re.compile(
    rf"^(?:{_TIMES}|关于|有关|对于|对|就|针对|投诉|反映|反应|举报|检举|控诉|咨询|质疑|请教|询问|请问|想问|问问|问下|问一下"
    r"|问|说说|谈谈|求助|来信|来电|信访)+"
)
_PLEA = re.compile(
    r"^(?:强烈|再次)*(?:请求|恳请|恳求|请|求|希望|盼望|盼|期望|期待|望|建议|要求|呼吁|提议|申请|烦请|敬请|麻烦|拜托)+"
    r"(?:政府|市政府|有关部门|相关部门|部门|领导|书记|市长|县长|区长|省长|能|能够|可以|给予|予以|帮忙|帮助|协助|督促|督办"
    r"|重视|关注|关心|加强|尽快|尽早|早日|及时|认真|依法|切实|立即|马上|妥善|彻底|一下|市|省|县|区|协调)*"
)
_HANDLE = re.compile(
    r"^(?:重视|关注|关心|解决|处理|处置|查处|查办|严查|彻查|调查|查实|核实|整治|整改|治理|管管|管一管|管一下|过问|督办)(?:好|一下|下)?"
)
_TAIL = re.compile(
    r"(?:的)?(?:(?:若干|几个|几点|相关|有关|诸多|一些|一点|等|各种|众多|种种|小|大)*"
    r"(?:问题|投诉|建议|疑问|疑惑|咨询|请求|情况|反映|举报|意见|质疑|诉求|事宜|事项|一事|之事|的事|的事情|进度如何|事件|现象))+$"
)
_TAIL_WISH = re.compile(
    r"(?:急?盼(?:重视|解决|处理|打击|回复)|求(?:解决|处理|帮助|关注)|(?:一直)?(?:没人|无人|没有人)管|谁来管|谁来解决"
    r"|怎么办|该(?:怎么|如何)(?:办|处理|解决))$"
)

# A date, a clock, a sum, a house number, an account: one person's, or soon out of date.
_NUMBERS = re.compile(
    r"\d{4,}|[\d一二三四五六七八九十]+[月日号](?!线|楼)|\d+[点:：]\d*|[\d.一二三四五六七八九十百千两几多]+(?:万|千|百)?[元块](?!地)|[\d.]+万"
    r"|[\d一二三四五六七八九十]+(?:栋|幢|单元|室|号楼|座|层|楼|平米|平方)|\d+%"
)
_STRANGE = re.compile(r"[〔〕【】\[\]{}<>《》|/\\@#*_=+^&…～~:：“”\"'‘’（）()]|[a-z]{4,}|某|\?\?|xx|XX|×|XX|http", re.ASCII)
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Clause:
    """What one ticket says: its text, words, the number of its ticket, and whether it states, pleads or asks."""

    text: str
    words: tuple[str, ...]
    ticket: int
    form: Form
    from_title: bool


def cut_titles(titles: Sequence[str]) -> list[Clause]:
    """Return the clauses of titles that may be printed, without 关于…的问题, 请解决 and the like."""
    found: list[tuple[str, int, Form]] = []
    for number, title in enumerate(titles):
        for part in _TITLE_BREAK.split(title):
            text, form = _unframe(part)
            if len(text) >= 3:
                found.append((text, number, form))
    return _judge(found, from_title=True)


def cut_texts(texts: Sequence[str]) -> list[Clause]:
    """Return runs of one to three clauses of a sentence that may be printed as they stand."""
    found: list[tuple[str, int, Form]] = []
    for number, text in enumerate(texts):
        for sentence in _SENTENCE_BREAK.split(strip_boilerplate(text)[:READ_LENGTH])[:-1] or [strip_boilerplate(text)]:
            parts = [part.strip() for part in _COMMA.split(sentence)]
            for start in range(len(parts)):
                for end in range(start + 1, min(start + _MOST_PARTS, len(parts)) + 1):
                    run = "，".join(parts[start:end])
                    if SHORTEST <= len(run) <= LONGEST:
                        found.append((_DISTRICTS.sub("", run), number, "statement"))
    return _judge(found, from_title=False)


def _unframe(part: str) -> tuple[str, Form]:
    """Return a title's clause without its frame, and its form."""
    text = _DISTRICTS.sub("", _FRAME.sub("", part.strip(" ，。、“”\"'")))
    form: Form = "statement"
    bare = _PLEA.sub("", text)
    if bare != text:
        bare = _DISTRICTS.sub("", bare)
        handled = _HANDLE.sub("", bare)
        form = "statement" if handled != bare else "plea"
        text = _DISTRICTS.sub("", handled)
    text = _TAIL_WISH.sub("", text)
    return _TAIL.sub("", text).rstrip("的 、"), form


def _judge(found: Iterable[tuple[str, int, Form]], *, from_title: bool) -> list[Clause]:
    """Keep what may be printed, with its words."""
    roles = load_roles()
    kept = [(text, number, form) for text, number, form in found if not _NUMBERS.search(text) and not _STRANGE.search(text)]
    clauses: list[Clause] = []
    for (text, number, form), words in zip(kept, load_segmenter().segment_texts([row[0] for row in kept]), strict=True):
        if has_word(text, words, roles.asking):
            if not from_title:
                continue
            form = "question"
        if _is_fit(text, words, roles):
            clauses.append(Clause(text, tuple(words), number, form, from_title))
    return clauses


def _is_fit(text: str, words: Sequence[str], roles: WordRoles) -> bool:
    if len(words) < 2 or len(_HAN.findall(text)) < 3:
        return False
    if words[0] in roles.opening or words[-1] in roles.ending:
        return False
    return not any(has_word(text, words, role) for role in (roles.personal, roles.spoken, roles.accusing))
