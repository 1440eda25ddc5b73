"""Shares as they are read: each with the counts that it may be of, and which counts before it may be its base."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure, find_run
from hotspot.bulletin.audit.printed import Fit, Percentage, share_of

# 一至四季度分别受理 …,三季度最多,占27.0%: of the list, not of its last count.
_EXTREME = re.compile("最(?:(?P<most>[多高大])|[少低小])")
_OWN_WORDS = re.compile(",(?!占|合计|共|总)[^,。;]{2}")
# More counts than this are not added up to one share.
_MOST_ADDED = 10
# 完成80.0%,还差3个; 占80.0%,其中3件: the count behind a share is not that of the share.
_NOT_ITS_OWN = re.compile("其中|[还尚仍][差缺欠少]")
# 占热线总量: of everything.
_ALL = re.compile("热线|平台|来[电话]|话务|接听|服务|[省市县区州]$")
_BASE_BEFORE = re.compile(r"占[^,。;:()0-9]{1,12}\($")
_OPENED = re.compile(r"\s?\((?:共计?|计|合计|有|即|约)?\s?")
_DIVIDED = re.compile("[^,。;:()、0-9占]{0,8}(?:中|[里内](?=,)|当中|之中)(?!心|学|小|央|午|旬|止|标|介)")
_EACH_CALLS = re.compile("(?:来电|拨打|反映|投诉)$")
_OFTEN = 20
# 占该类的60.0%, and 其中 in a sentence of its own: a share of a count told before, not of all.
_OF_KIND = re.compile("占(?:该|此|本|这|其)")
# 占接通量的95%, 占消费大类的43.5%: a share of what it names, but for 占全市的, 占总量的, 占比.
_OF_NAMED = re.compile("占(?!比|[全总其]|诉求|工单|受理)(?P<base>[^,。;:()占]{2,10}?)(?:的|总?[量数])")
# What a sentence itself takes parts of, whatever it counts: 全区846个小区中,零诉求的211个,占24.9%.
_ANY_COUNT = re.compile(
    r"(?<![0-9.])(?<![0-9],)(?:[0-9]{1,3}(?:,[0-9]{3}){0,3}(?![0-9.%]|,[0-9])|[0-9]{4,9}(?![0-9.%年]|,[0-9]))"
)


@dataclass(frozen=True)
class ShareItem:
    """A share and what it may be the share of: its count first, then sums of counts before it."""

    sentence: Sentence
    share: Figure
    parts: tuple[int, ...]
    count: Figure

    @property
    def percentage(self) -> Percentage:
        """The share as printed."""
        return self.share.percentage

    def fit(self, base: int) -> Fit:
        """Tell how well a base explains the share."""
        fitting = [self.percentage.fit(share_of(part, base)) for part in self.parts if 0 <= part <= base]
        return max(fitting, default=Fit.NONE)


def find_share_items(document: Document) -> Iterator[ShareItem]:
    """Yield each share that has a count."""
    for sentence in document.sentences:
        yield from _pair_sentence(sentence)


def _pair_sentence(sentence: Sentence) -> Iterator[ShareItem]:
    for first, last in _runs_of(sentence.figures):
        size = last - first
        before = [figure for figure in sentence.figures[:first] if figure.is_exact_count][-size:]
        # A share by itself may be that of several counts.
        listed = before if len(before) == size > 1 else None
        for index in range(first, last):
            counts = _find_counts(sentence, index) if listed is None else [listed[index - first]]
            if sentence.figures[index].exact and counts:
                sums = [sum(figure.number for figure in counts[-most:]) for most in range(1, len(counts) + 1)]
                yield ShareItem(sentence, sentence.figures[index], tuple(sums), counts[-1])


def _find_counts(sentence: Sentence, index: int) -> list[Figure]:
    """Return the counts that a share may be of: the nearest, last, or as many of them together as one likes."""
    figures, share = sentence.figures, sentence.figures[index]
    # 投诉316件、举报94件,投诉占16.9%: of the count that it names.
    subject = share.label.partition("占")[0].strip()
    named = [figure for figure in figures[:index] if figure.is_exact_count and figure.label == subject]
    if len(subject) > 1 and len(named) == 1:
        return named
    if extreme := _find_extreme(sentence, index):
        return [extreme]
    # Of 转办1656件中 something else is a part.
    owned = [count for count in _own_counts(sentence, index) if not is_divided(sentence, count)]
    base = _OF_NAMED.search(share.label) if subject else None
    if base is not None and any(count.label.endswith(base["base"]) for count in owned):
        # 有效诉求3760件,噪声占有效诉求的40%: of that count something else is a part.
        owned = []
    behind = [figure for figure in figures[index + 1 : index + 2] if _is_in_brackets(sentence, share, figure)]
    if behind and not (owned and owned[-1].number <= behind[0].number):
        return behind
    if owned:
        return owned
    after = [figure for figure in figures[index + 1 : index + 2] if figure.is_exact_count]
    return after if after and not _NOT_ITS_OWN.search(sentence.text, share.end, after[0].start) else []


def _runs_of(figures: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of each list of shares."""
    last = 0
    while last < len(figures):
        first, last = find_run(figures, last)
        if figures[first].role == "share":
            yield first, last


def _own_counts(sentence: Sentence, index: int) -> list[Figure]:
    """Return the counts between the share before, with what stands in brackets behind it, and this one."""
    before = sentence.figures[:index]
    since = list(takewhile(lambda figure: figure.role != "share", reversed(before)))
    last = before[len(before) - len(since) - 1] if len(since) < len(before) else None
    if last is not None and since and _is_in_brackets(sentence, last, since[-1]):
        since.pop()
    counts = [figure for figure in since if figure.is_exact_count and not _is_times(figure)]
    # 占投诉类(800件)的50.0%: the base, told beside its name.
    counts = [count for count in counts if not _BASE_BEFORE.search(sentence.text[: count.start])]
    return counts[:_MOST_ADDED][::-1]


def is_divided(sentence: Sentence, count: Figure) -> bool:
    """Tell whether what follows a count is a part of it: 转办1656件中, 3600件工单里, 其中."""
    return _DIVIDED.match(sentence.text, count.end) is not None


def _is_in_brackets(sentence: Sentence, share: Figure, count: Figure) -> bool:
    """Tell whether a count stands in brackets of its own behind a share: 老旧小区占69.9%(731个)."""
    is_closed = count.is_exact_count and sentence.text.startswith(")", count.end)
    return is_closed and _OPENED.fullmatch(sentence.text, share.end, count.start) is not None


def _is_times(figure: Figure) -> bool:
    """Tell whether it says how often each has called, no share of which is told: 仅来电1次的73950人,占75%."""
    return figure.text.endswith("次") and figure.number < _OFTEN and _EACH_CALLS.search(figure.label) is not None


def _find_extreme(sentence: Sentence, index: int) -> Figure | None:
    """Return the greatest or least of a list of counts before a share that is said to be of it."""
    share = sentence.figures[index]
    listed = find_listed(sentence, share)
    match = _EXTREME.search(sentence.text, listed[-1].end, share.start) if listed else None
    if match is None or not all(figure.is_exact_count for figure in listed):
        return None
    return (max if match["most"] else min)(listed, key=lambda figure: figure.number)


def find_listed(sentence: Sentence, share: Figure) -> tuple[Figure, ...]:
    """Return the list of counts before a share with words of its own (…和327.9万件,三季度最高,占27.4%), () without."""
    before = [figure for figure in sentence.figures if figure.end <= share.start]
    if not before or not _OWN_WORDS.match(sentence.text, before[-1].end, share.start):
        return ()
    listed = before[-1:]
    for first, second in reversed(list(pairwise(before))):
        if sentence.text[first.end : second.start].strip() not in ("、", "和", "及"):
            break
        listed = [first, *listed]
    return tuple(listed) if len(listed) > 1 else ()


def names_untold(item: ShareItem, document: Document) -> bool:
    """Tell whether a share names a base of which no count is told: 占乡镇承办量的."""
    named = _OF_NAMED.search(item.share.label)
    if named is None or _ALL.search(named["base"]):
        return False
    # 最大的三个乡镇为城关镇320件 does not count 乡镇.
    told = re.compile(rf"{re.escape(named['base'].removesuffix('计'))}[^的为是]{{0,8}}$")
    return not any(told.search(count.label) for _, count in document.counts)


def fits_locally(item: ShareItem, document: Document) -> bool:
    """Tell whether a count told before it is its base: one of its sentence, or of its paragraph (其中, 占该类的)."""
    before = [count.number for count in item.sentence.counts if count.start < item.share.start]
    if _OF_KIND.search(item.share.label) or "其中" in item.sentence.text[: item.share.start]:
        told = takewhile(lambda sentence: sentence is not item.sentence, document.sentences)
        earlier = [sentence for sentence in told if sentence.paragraph == item.sentence.paragraph]
        before += [count.number for sentence in earlier for count in sentence.counts]
        # 公共安全类中88件,占该类22.5%: of what a table tells of it.
        before += sorted(document.tabled) if _OF_KIND.search(item.share.label) else ()
    if (named := _OF_NAMED.search(item.share.label)) is not None:
        bases = document.find_named(named["base"])
        before += bases or sorted(document.tabled)
        if named.start() and _is_share_of_another(item, bases, document):
            return True
    before += find_numbers(item.sentence.text[: item.count.start])
    is_whole_told = any(item.fit(number) >= Fit.TRUNCATED for number in before if number > item.parts[0])
    return is_whole_told or any(_fits_scaled(item, count) for count in item.sentence.of("count") if count.slack)


def _is_share_of_another(item: ShareItem, bases: Sequence[int], document: Document) -> bool:
    """Tell whether a count told before is so much of a named base: 累计598210件,本月占累计的11.42%."""
    told = takewhile(lambda pair: pair[0] is not item.sentence, document.counts)
    parts = [count.number for _, count in told]
    return any(
        item.percentage.fit(share_of(part, base)) >= Fit.TRUNCATED for base in bases for part in parts if part < base
    )


def _fits_scaled(item: ShareItem, whole: Figure) -> bool:
    """Tell whether a count in 万 may be the base: 9216件,占总量的3.6%(25.6万件)."""
    low, high = item.percentage.bounds
    least, most = whole.value - whole.slack, whole.value + whole.slack
    return any(
        0 < part <= least and share_of(part, most) <= high and share_of(part, least) >= low for part in item.parts
    )


def find_numbers(text: str) -> list[int]:
    """Return the whole numbers of a text that may count anything, no percentage or year."""
    return [int(match.replace(",", "")) for match in _ANY_COUNT.findall(text)]
