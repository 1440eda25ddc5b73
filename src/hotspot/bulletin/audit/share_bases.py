"""Where a share is told, and which counts before or beside it may be its base."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.printed import Fit, Percentage, share_of

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


def fits_locally(item: ShareItem, document: Document) -> bool:
    """Tell whether a count told before it is its base: one of its sentence, or of its paragraph (其中, 占该类的)."""
    before = [count.number for count in item.sentence.counts if count.start < item.share.start]
    if _OF_KIND.search(item.share.label) or "其中" in item.sentence.text[: item.share.start]:
        told = takewhile(lambda sentence: sentence is not item.sentence, document.sentences)
        earlier = [sentence for sentence in told if sentence.paragraph == item.sentence.paragraph]
        before += [count.number for sentence in earlier for count in sentence.counts]
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
