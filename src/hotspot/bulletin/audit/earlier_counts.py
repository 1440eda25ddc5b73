"""Earlier counts: of 城建类由640件降至352件 the first is that of a time before, no count of now."""

import re

_FROM = re.compile("[由从][^,。;:0-9]{0,12}$")
_TO = re.compile(r"(?:\([^()]{0,20}\))?[^,。;:、0-9]{0,6}[增升降减长跌涨落少加]{1,2}[至到为]")
_REACHED = re.compile(r"(?:\([^()]{0,20}\))?[^,。;:、0-9]{0,8}[至到为]了?")
_SINCE = re.compile("[由从].*$")


def is_earlier(before: str, after: str) -> bool:
    """Tell whether a count between two texts is the one that another has come from.

    >>> is_earlier("城建类由", "件降至352件"), is_earlier("城建类由甲镇受理", "件,")
    (True, False)
    """
    return _FROM.search(before) is not None and _TO.match(after) is not None


def is_reached(between: str) -> bool:
    """Tell whether what stands behind an earlier count leads to the one of now (降至)."""
    return _REACHED.fullmatch(between) is not None


def name_counted(label: str) -> str:
    """Return what both count: 城建类 of 城建类由."""
    return _SINCE.sub("", label)
