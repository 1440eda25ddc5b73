"""A long title in lines of about one length that break between words, as official papers have it."""

import re
from collections.abc import Iterator, Sequence

from hotspot.text.width import measure_width

# What no line begins with stays with the word before it, what no line ends with (a number too) goes with the next word.
_CLOSING = re.compile(r"[,;:!?)%\uff0c\uff1b\uff1a\uff01\uff1f\uff09。、》〉”’〕】]+")
_OPENING = re.compile(r"[0-9(\uff08《〈“‘〔【]+")
# Dates stay whole, and so do the first and the last day of a week.
_DAY = r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日"
_DAYS = re.compile(rf"{_DAY}(?:至{_DAY})?")


def break_title(title: str, most: int) -> list[str]:
    """Return a title in as few lines as a width of ``most`` half-width characters allows.

    >>> break_title("2024年8月份12345热线和市县长信箱运行办理情况", 40)
    ['2024年8月份12345热线和', '市县长信箱运行办理情况']
    """
    width = measure_width(title)
    if width <= most:
        return [title]
    words, lines = list(_list_words(title)), -(-width // most)
    for limit in range(-(-width // lines), most):
        filled = _fill(words, limit)
        if len(filled) <= lines:
            return filled
    return _fill(words, most)


def _list_words(title: str) -> Iterator[str]:
    """Yield the words of a title with the blanks and marks that stay with them; joined they are the title."""
    # A title that fits on a line needs no dictionary.
    from hotspot.text.segment import load_segmenter

    inside = {place for days in _DAYS.finditer(title) for place in range(days.start() + 1, days.end())}
    word, end = "", 0
    for token in load_segmenter().segment(title):
        start = title.index(token, end)
        blanks, end = title[end:start], start + len(token)
        if word and start not in inside and not _CLOSING.fullmatch(token) and not _OPENING.fullmatch(word[-1]):
            yield word + blanks
            word = token
        else:
            word += blanks + token
    yield word + title[end:]


def _fill(words: Sequence[str], limit: int) -> list[str]:
    """Return the words in lines as full as the width allows; a wider word has a line of its own."""
    lines = [""]
    for word in words:
        if lines[-1] and measure_width((lines[-1] + word).rstrip()) > limit:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]
