"""Differences: a printed rise or fall is the count of now less the one before (823 件,比上月的 790 件增加 33 件)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from hotspot.bulletin.audit.document import Document, Sentence
from hotspot.bulletin.audit.figures import Figure
from hotspot.bulletin.audit.finding import Finding

# Words of a difference, or of the count before, that are not its subject.
_NO_SUBJECT = re.compile(
    r"[上下]半年|第?[一二三四]季度|与|较|比|环比|同比|上个?月|上一?周|上一?期|上季度|去年|上年|同期|同月|相比|本[月周期]|[增减]加?少?|上升|下降|增长"
    r"|净|了|数?量|总|多|少|同|份|[0-9 年月]"
)


def check_differences(document: Document) -> Iterator[Finding]:
    """Yield a printed difference that no count gives: none of its sentence, or of the last one that has counts."""
    for paragraph in document.paragraphs():
        before: tuple[Figure, ...] = ()
        told: set[int] = set()
        for sentence in paragraph:
            for prior, difference in _find_pairs(sentence):
                counts = _find_totals(sentence, difference)
                if not counts and not (names_subject(prior) or names_subject(difference)):
                    counts = before
                numbers = [count.number for count in counts]
                expected = prior.number + difference.number
                # Behind the parts of a count told earlier the difference is that count's.
                if numbers and expected not in numbers and expected not in told:
                    near = min(numbers, key=lambda number: abs(number - expected))
                    computation = f"{near}-{prior.number}={near - prior.number},不是 {difference.text}"
                    yield sentence.report(difference, "sum", "error", computation)
            before = sentence.counts or before
            told.update(count.number for count in sentence.counts)


def names_subject(figure: Figure) -> bool:
    """Tell whether a difference or an earlier count has a subject of its own (工单结案数环比减少 252 件)."""
    return len(_NO_SUBJECT.sub("", figure.label)) >= 2


def _find_totals(sentence: Sentence, difference: Figure) -> tuple[Figure, ...]:
    """Return the counts that may have risen or fallen: not those that are named behind it as parts."""
    parts = sentence.text.find("其中", difference.end)
    return tuple(count for count in sentence.counts if parts < 0 or count.start < parts)


def _find_pairs(sentence: Sentence) -> Iterator[tuple[Figure, Figure]]:
    """Yield each count before with its difference: the one pair of a sentence, or neighbours that are in no list."""
    figures = [figure for figure in sentence.figures if figure.role in ("count", "prior", "difference")]
    roles = "".join(figure.role[0] for figure in figures)
    if roles.count("p") == roles.count("d") == 1:
        pairs = [(figures[roles.index("p")], figures[roles.index("d")])]
    else:
        pairs = [] if "pp" in roles or "dd" in roles else list(pairwise(figures))
    for prior, difference in pairs:
        exact = prior.exact and difference.exact and prior.unit == difference.unit == "件"
        if exact and (prior.role, difference.role) == ("prior", "difference") and prior.end <= difference.start:
            yield prior, difference
