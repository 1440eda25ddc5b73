"""Every regular expression of the package, over long adversarial strings: time grows with the length, not faster."""

import importlib
import pkgutil
import re
import time
from functools import cache

import pytest

import hotspot

_PIECES = (
    "1", "a", " ", "\n", "\t", "停", "张", "号", "，", "。", "(", "（", "[", "<", "=", "-", "1-", "1 ", "138", "A1", "1.", "1,",
    "年", "月1", "百", "一", "组", "栋1", "路1号", "市", "镇", "@a", "a@", "a.", "http://", "电话", "先生", "占1", "%", "件1", "|", ":",
    "\u3000", "某", "男", "王", "Q", "x", "/", "\\", '"', "'", "#", "*", "湘A",
)  # fmt: skip
_LENGTH = 20_000
_SECONDS = 1.0


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
        started = time.process_time()
        for _ in pattern.finditer(text):
            pass
        assert time.process_time() - started < _SECONDS, piece
