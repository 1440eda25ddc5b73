"""Every regular expression of the package, over long adversarial strings: time grows with the length, not faster."""

import importlib
import pkgutil
import re
from collections import deque
from contextlib import suppress
from functools import cache, partial

import pytest
from spending import grows_with_length, measure_seconds

import hotspot
from hotspot.errors import HotspotError

_PIECES = [
    *("1", "a", " ", "\n", "\t", "停", "张", "号", "，", "。", "(", "（", "[", "<", "=", "-", "1-", "1 ", "138", "A1"),
    *(
        "1.",
        "1,",
        "年",
        "月1",
        "百",
        "一",
        "组",
        "栋1",
        "路1号",
        "市",
        "镇",
        "@a",
        "a@",
        "a.",
        "http://",
        "电话",
        "先生",
    ),
    *("占1", "%", "件1", "|", ":", "\u3000", "某", "男", "王", "Q", "x", "/", "\\", '"', "'", "#", "*", "湘A"),
]
# A quadratic pattern takes thirty million steps over so many characters, a linear one ten thousand.
_LENGTH = 8_000
_SECONDS = 0.25
# Only ever matched at one place of a text, or searched for in a text that is short already.
_ANCHORED = ("hotspot.text.boilerplate._OPENING.0", "hotspot.issues.wording.objects.named_objects._SWALLOWED.0")


@cache
def find_patterns() -> dict[str, re.Pattern[str]]:
    """Return every compiled pattern of text that a module keeps under a name, alone or in a container."""
    found: dict[str, re.Pattern[str]] = {}
    for module in pkgutil.walk_packages(hotspot.__path__, "hotspot."):
        for name, value in vars(importlib.import_module(module.name)).items():
            values = [value] if isinstance(value, re.Pattern) else value if isinstance(value, tuple | list) else ()
            for place, pattern in enumerate(values):
                if isinstance(pattern, re.Pattern) and isinstance(pattern.pattern, str):
                    found[f"{module.name}.{name}.{place}"] = pattern
    return found


def test_there_are_patterns() -> None:
    assert len(find_patterns()) > 50


@pytest.mark.parametrize("name", sorted(find_patterns()))
def test_no_pattern_is_slow(name: str) -> None:
    pattern = find_patterns()[name]
    for piece in _PIECES:
        text = (piece * _LENGTH)[:_LENGTH] + "\x01"
        run = partial(pattern.match, text) if name in _ANCHORED else partial(_find_all, pattern, text)
        assert measure_seconds(run, enough=_SECONDS) < _SECONDS, piece


def _find_all(pattern: re.Pattern[str], text: str) -> None:
    deque(pattern.finditer(text), maxlen=0)


@pytest.mark.parametrize("piece", ["1", "a", " ", "停", "，", "百", "1-", "某", "路1号", "电话13", "：", "。停水"])
def test_no_text_is_slow(piece: str) -> None:
    """What every ticket goes through, and a bulletin: twice as long takes about twice as long."""
    from hotspot.bulletin.audit.audit import audit_text
    from hotspot.text.normalize import normalize_texts
    from hotspot.text.segment import load_segmenter

    segmenter = load_segmenter()

    def read(text: str) -> None:
        segmenter.segment(*normalize_texts([text]))
        with suppress(HotspotError):
            audit_text(text)

    read(piece * 10)
    assert grows_with_length(read, piece, 40_000 * len(piece))
