"""Lists of parts: counts in a row (其中 …, 分别 …, 按渠道分 …) and the counts before them that they may make up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.numerals import read_size

# What opens a list of parts.
_OPENING = re.compile(
    r"其中|包括|分为|分别|具体|构成|按[^,。;:]{1,8}[分看]|从[^,。;:]{1,10}[看分]|分类|类型|单位中|中[,:]|:"
)
# What says that a list names only some of the parts.
INCOMPLETE = re.compile(
    r"等(?!级)|主要|前[一二三四五六七八九十两0-9]|居前|排名|位居|位列|最多|集中|突出|较多|较大|较高|重点|热点|靠前|尤其|如下问题|高发|为主"
)
REST = re.compile(r"其他|其它|其余|剩余|余下|无效")
# Ways to cut all tickets into kinds: with three of them named, the list is meant to be whole.
TYPES = re.compile(r"咨询|投诉|求助|建议|举报|表扬|感谢|求决|意见|申诉|揭发|控告|反映|[ABCD]类|[ABCD]级|满意")
# Times of a year, which cover all of it.
_SEASON = re.compile(r"季度|[上下]半年|[上中下]旬")
# How tickets came in.
_CHANNELS = re.compile(
    r"(?:上级|[国省市州县区]级?|部委)(?:平台|热线)?(?:转|交|派|下)[办派发交下]|电话|语音|网上|网络|网站|微信|微博|小程序|公众号|(?i:app)|多媒体|短信|邮件|信箱|来访|平台|渠道"
)
# What was done with tickets: not another kind of them.
_PROCESS = re.compile(
    r"办结|应办|已办|按期|按时|回访|受理|接听|接到|接通|接起|回拨|挂断|转办|交办|直办|派|答复|回复|办理|退回|返工|超期|逾期|在办|满意|解决|响应|评价|参评|测评"
)
# A count of parts together: 以上五类.
_SUBTOTAL = re.compile(
    r"以上|上述|合计|小计|五大类|前[一二三四五六七八九十两0-9]{1,2}[类项位]|^[一二三四五六七八九十两0-9]{1,2}[类项家]$"
)
_TOGETHER = re.compile(r"(?:合计|共计|小计)\s?$")
# 分为办证难、延期交楼、质量问题三项,分别为 …: as many as there are.
_KINDS_TOLD = re.compile(
    r"(?:分为|分成|归为|划为)[^。;,0-9]{2,60}(?P<size>[二两三四五六七八九十])(?:大?类|[大小]?项|种|块|部分|方面)[^。;0-9]{0,8}$"
)
# Words this far around a list may say that it is a choice.
_CUE_BEFORE, _CUE_AFTER = 24, 8


@dataclass(frozen=True)
class PartList:
    """Parts in a row and the counts before them that may be their total, nearest first."""

    sentence: Sentence
    parts: tuple[Figure, ...]
    totals: tuple[tuple[Sentence, Figure], ...]
    text: str

    @property
    def sum(self) -> int:
        """What the parts add up to."""
        return sum(part.number for part in self.parts)

    @property
    def adds_up(self) -> bool:
        """Whether its first parts, two at least, make up one of the totals; what follows is then another matter."""
        firsts = [self.parts[:size] for size in range(1, len(self.parts) + 1)]
        # Parts joined by 、 end together: none but the last of them ends the list.
        own = set(map(id, self.sentence.figures))
        ends = [id(part) not in own or not self.sentence.text.startswith("、", part.end) for part in self.parts]
        return any(
            end and any(not find_gap(total, parts) for _, total in self.totals)
            for parts, end in list(zip(firsts, ends, strict=True))[1:]
        )

    @property
    def is_incomplete(self) -> bool:
        """Whether the text says that only some parts are named."""
        return INCOMPLETE.search(self.text) is not None

    @property
    def has_rest(self) -> bool:
        """Whether a part stands for all the others."""
        return any(REST.search(part.label) for part in self.parts)

    @property
    def counts_all(self) -> bool:
        """Whether the text says how many parts there are, and so many are named (涉及 8 个单位,其中 …)."""
        if _names_all_kinds(self.sentence, self.parts):
            return True
        offices = [count for count in self.sentence.of("count") if count.unit == "家" and self.parts[0].unit == "件"]
        return any(count.number == len(self.parts) and count.end <= self.parts[0].start for count in offices)

    @property
    def typed(self) -> bool:
        """Whether most parts are kinds that cover all tickets."""
        kinds = sum(_is_kind(part.label) or _SEASON.search(part.label) is not None for part in self.parts)
        return kinds * 3 >= 2 * len(self.parts) >= 6


def _names_all_kinds(sentence: Sentence, parts: Sequence[Figure]) -> bool:
    """Tell whether the words before a list say that there are as many kinds as it has parts."""
    told = _KINDS_TOLD.search(sentence.text[: parts[0].start]) if parts else None
    return told is not None and read_size(told["size"]) == len(parts)


def find_part_lists(document: Document) -> Iterator[PartList]:
    """Yield the lists of parts of each paragraph, running on through sentences that begin with a part."""
    previous: list[Sentence] = []
    for paragraph in document.paragraphs():
        starts = [s for s in previous if s.section == paragraph[0].section][-1:]
        yield from _lists_of(paragraph, starts)
        if any(sentence.counts for sentence in paragraph):
            previous = paragraph


def _lists_of(paragraph: list[Sentence], before: list[Sentence]) -> Iterator[PartList]:
    seen = [(sentence, count) for sentence in before for count in told_counts(sentence) if count.unit == "件"]
    for place, sentence in enumerate(paragraph):
        own = [(sentence, count) for count in told_counts(sentence)]
        for start, limit in _openings(sentence, opens=not place):
            earlier = [*seen, *(pair for pair in own if pair[1].start < start)]
            for unit in ("件", "家"):
                totals = tuple(pair for pair in reversed(earlier) if pair[1].unit == unit)
                parts = _take_parts(sentence, start, limit, unit)
                text = sentence.text[max(0, start - _CUE_BEFORE) : parts[-1].end + _CUE_AFTER if parts else limit]
                if limit == len(sentence.text) and len(parts) == _plain_counts(sentence, start, unit):
                    runs = [] if _names_all_kinds(sentence, parts) else list(_run_on(paragraph[place + 1 :], unit))
                    parts = parts + [part for _, more in runs for part in more]
                    text += "".join(later.text for later, _ in runs)
                if len(parts) > 1 and totals:
                    yield PartList(sentence, tuple(parts), totals, text)
        seen += own


def _run_on(later: list[Sentence], unit: str) -> Iterator[tuple[Sentence, list[Figure]]]:
    """Yield the sentences that go on with a list: each begins with one more part and opens no list of its own."""
    for sentence in later:
        parts = _take_parts(sentence, 0, len(sentence.text), unit)
        begins = bool(parts) and parts[0] is sentence.of("count")[0]
        opens = parts and _OPENING.search(sentence.text, 0, parts[-1].start)
        if not begins or any(is_process(part.label) for part in parts) or opens:
            return
        yield sentence, parts


def _openings(sentence: Sentence, *, opens: bool) -> Iterator[tuple[int, int]]:
    """Yield where a list begins and where the next one does; kinds may be listed from a paragraph's first word on."""
    places = [match.end() for match in _OPENING.finditer(sentence.text)]
    counts = sentence.counts
    if opens and counts and _is_kind(counts[0].label) and not any(place <= counts[0].start for place in places):
        places.insert(0, 0)
    yield from pairwise([*places, len(sentence.text)])


def _plain_counts(sentence: Sentence, start: int, unit: str) -> int:
    return sum(f.unit == unit and not f.depth for f in told_counts(sentence) if f.start >= start)


def told_counts(sentence: Sentence) -> list[Figure]:
    """Return the counts that say how many: exact ones, and those in 万 but for their last digit."""
    return [figure for figure in sentence.of("count") if figure.is_told]


def find_gap(total: Figure, parts: Sequence[Figure]) -> int:
    """Return by how much parts fall short of a total, 0 where the last digits of counts in 万 can explain it."""
    gap = total.number - sum(part.number for part in parts)
    return gap if abs(gap) > total.slack + sum(part.slack for part in parts) else 0


def _take_parts(sentence: Sentence, start: int, limit: int, unit: str) -> list[Figure]:
    """Return counts of one unit from a place on, until one of another nature: 应办 after kinds of letters."""
    parts: list[Figure] = []
    for figure in sentence.figures:
        if not start <= figure.start < limit:
            continue
        if figure.role in ("rate", "prior", "difference") and parts:
            break
        if figure.role != "count" or figure.unit != unit or figure.depth or _SUBTOTAL.search(figure.label):
            continue
        if _TOGETHER.search(sentence.text, start, figure.start):
            continue
        if not figure.is_told or "各" in sentence.text[max(0, figure.start - 2) : figure.start]:
            return []
        if parts and is_process(figure.label) != is_process(parts[0].label):
            break
        parts.append(figure)
    return parts


def _is_kind(label: str) -> bool:
    return TYPES.search(label) is not None or _CHANNELS.search(label) is not None


def is_process(label: str) -> bool:
    """Tell whether a label says what was done with tickets."""
    return _PROCESS.search(label) is not None and not _is_kind(label)
