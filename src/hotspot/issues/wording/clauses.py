"""Clauses: what titles and texts say, cut out, freed of their frames, and judged whether they may be printed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotspot.issues.wording.evidence import pick_evenly
from hotspot.issues.wording.frames import Form, drop_districts, strip_number, unframe
from hotspot.issues.wording.reading import READ_LENGTH, Reading
from hotspot.issues.wording.statistics import WordRoles, has_word, load_predicates, load_roles, soften
from hotspot.text.segment import load_segmenter

_SHORTEST, _LONGEST = 6, 42
_MOST_PARTS = 3
# Texts of this many tickets are read for clauses; titles of all.
_MOST_TEXTS = 30

# Titles also break at blanks and colons; a lone colon in a text introduces speech.
_TITLE_BREAK = re.compile(r"[，,。；;！!？?\s：:…~～]|—+|-{2,}")
_SENTENCE = re.compile(r"([^。！!？?；;…\n]+)([。！!？?；;…\n]*)")
_COMMA = re.compile(r"[，,]")

# A date, a clock, a sum, a house number, an account: one person's, or soon out of date.
_NUMBERS = re.compile(
    r"\d{4,}|[\d一二三四五六七八九十]{1,12}[月日号](?!线|楼)|\d{1,12}[点:：]\d*|[\d.一二三四五六七八九十百千两几多]{1,12}(?:万|千|百)?[元块](?!地)|[\d.]{1,12}万"
    r"|[\d一二三四五六七八九十]{1,12}(?:栋|幢|单元|室|号楼|座|层|楼|平米|平方)|\d{1,12}%"
)
_STRANGE = re.compile(
    r"[〔〕【】\[\]{}<>《》|/\\@#*_=+^&…～~:：“”\"'‘’（）()]|[a-z]{4,}|某|(?<!自)我|\?\?|xx|XX|×|--", re.ASCII
)
# A plea in the middle of a text, though the segmenter may have glued it.
_PLEA = re.compile(r"(?<![申邀聘])请(?![假客示教帖柬])")
_LATE_PLEA = re.compile(r"恳请|恳求|呼吁|希望")
_DANGLING = re.compile(r"\d$|的(?:事|事情|时候|话|人|原因|说法|情况下)$")
# These answer a clause that would be missing, or argue: 公交也…, 刚完工, 所以….
_LEANING = frozenset({"也", "刚", "刚刚", "所以", "因此"})
# A title that speaks of somebody's lot (渔民的困难, not 出行困难) or of what befell somebody's child names no matter.
_LOT = re.compile(
    r"的(?:困难|难处|难题|苦处|苦衷|处境|遭遇|经历|烦恼|心愿)$|^(?:孩子|小孩|学生|娃|女儿|儿子|老人)(?:在[^，]{1,4})?[被遭]"
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_REPEATED = re.compile(r"([\u4e00-\u9fff]{2,})\1")


@dataclass(frozen=True)
class Clause:
    """What one ticket says: its text, words, the number of its ticket, and whether it states, pleads or asks.

    ``parts``: how many clauses it is made of; ``is_complete``: it ends where its sentence ends.
    """

    text: str
    words: tuple[str, ...]
    ticket: int
    form: Form
    from_title: bool
    parts: int = 1
    is_complete: bool = True


def cut_titles(reading: Reading) -> list[Clause]:
    """Return the clauses of titles that may be printed, without 关于…的问题, 请解决 and the like."""
    found: list[tuple[str, int, Form]] = []
    for number, title in enumerate(reading.titles):
        for part in _TITLE_BREAK.split(title):
            text, form = unframe(soften(part))
            if len(text) >= 4:
                found.append((text, number, form))
    roles = load_roles()
    clauses: list[Clause] = []
    for (text, number, form), words in zip(found, _segment([row[0] for row in found]), strict=True):
        if has_word(text, words, roles.exclaiming) or _LATE_PLEA.search(text) or _LOT.search(text):
            continue
        asks = has_word(text, words, roles.asking)
        if _is_printable(text, words, roles) and _has_edges(words, words, roles):
            clauses.append(Clause(text, words, number, "question" if asks else form, from_title=True))
    return clauses


def cut_texts(reading: Reading) -> list[Clause]:
    """Return runs of one to three clauses of a sentence that may be printed as they stand."""
    sentences: list[tuple[int, list[str]]] = []
    for number in pick_evenly(len(reading), _MOST_TEXTS):
        whole = reading.texts[number]
        for match in _SENTENCE.finditer(whole):
            # What a cut or a question mark ends is no statement.
            if match.group(2)[:1] not in ("?", "？") and match.end() < READ_LENGTH:
                sentences.append((number, [strip_number(part) for part in _COMMA.split(soften(match.group(1)))]))
    parts = [part for _, row in sentences for part in row]
    words = iter(_segment(parts))
    clauses: list[Clause] = []
    for number, row in sentences:
        clauses += _runs(number, row, [next(words) for _ in row])
    return clauses


def _runs(number: int, parts: Sequence[str], words: Sequence[tuple[str, ...]]) -> list[Clause]:
    """Return the printable runs of one sentence."""
    roles, predicates = load_roles(), load_predicates()
    good = [
        _is_printable(part, row, roles) and _is_statement(part, row, roles)
        for part, row in zip(parts, words, strict=True)
    ]
    clauses: list[Clause] = []
    for start in range(len(parts)):
        # What follows 我开大车的 is told of oneself.
        if start and not roles.personal.isdisjoint(words[start - 1]):
            continue
        for end in range(start + 1, min(start + _MOST_PARTS, len(parts)) + 1):
            if not good[end - 1] or predicates.isdisjoint(words[end - 1]):
                break
            text = drop_districts("，".join(parts[start:end]))
            if words[start][0] in roles.wanting:
                continue
            if _SHORTEST <= len(text) <= _LONGEST and _has_edges(words[start], words[end - 1], roles):
                together = tuple(word for row in words[start:end] for word in row)
                clauses.append(
                    Clause(
                        text,
                        together,
                        number,
                        "statement",
                        from_title=False,
                        parts=end - start,
                        is_complete=end == len(parts),
                    )
                )
    return clauses


def _segment(texts: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(row) for row in load_segmenter().segment_texts(texts)]


def _is_printable(text: str, words: Sequence[str], roles: WordRoles) -> bool:
    """Say whether nothing in a part speaks against printing it."""
    if (
        len(words) < 2
        or len(_HAN.findall(text)) < 3
        or _NUMBERS.search(text)
        or _STRANGE.search(text)
        or _REPEATED.search(text)
    ):
        return False
    return not has_word(text, words, roles.unprintable)


def _is_statement(text: str, words: Sequence[str], roles: WordRoles) -> bool:
    if _PLEA.search(text) or _DANGLING.search(text):
        return False
    return _LEANING.isdisjoint(words) and not has_word(text, words, roles.unstated)


def _has_edges(first: Sequence[str], last: Sequence[str], roles: WordRoles) -> bool:
    """Say whether a clause begins and ends as one may."""
    return first[0] not in roles.opening and last[-1] not in roles.ending
