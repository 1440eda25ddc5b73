"""Damage: the same seed always damages a file in the same way; zip packages and json are damaged inside as well."""

import io
import json
import random
import zipfile
from typing import Any

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_TOKENS = [
    token.encode("utf-8", "surrogatepass")
    for token in (
        "=1+1", '"', '""', "\x00", "\x1b[31m", "\u202e", "\ud800", "\ufeff", "NaN", "1e999", "-1", "9" * 400,
        "9" * 5000, "[" * 2000, "{" * 2000, '{"a":' * 1500, "<" * 500, "&lol;",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>", "../../etc/passwd", "\r", "\n\n", "\t", ",,,,,,", "；", "2024-02-30",
        "9999-12-31", "0000-00-00", "%s%n", "\\u0000", "null", "true", "占100%", "增长%", "件" * 300,
        "1" * 300, "XFD1048576", "A1", 'r="XFD1048576"', "colspan=99999999",
    )
]  # fmt: skip
_VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 1.5, 10**400, float("nan"), float("inf"), "", "\x1b[2J", "2024-99-99", [], {}, [[]], [None],
    {"a": {}}, "x" * 10_000, [1, "a", None], "-0", 1e308, [[], {}],
)  # fmt: skip


def damage(content: bytes, seed: int) -> bytes:
    """Return the content with one to four damages chosen by the seed."""
    chance = random.Random(seed)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = _damage_once(content, chance)
    return content


def _damage_once(content: bytes, chance: random.Random) -> bytes:
    if content.startswith(b"PK\x03\x04") and chance.random() < 0.8:
        return _damage_package(content, chance)
    if content[:1] in (b"{", b"[") and chance.random() < 0.7:
        return _damage_json(content, chance)
    return chance.choice((_flip, _number, _cut, _drop, _repeat, _insert, _insert, _swap))(content, chance)


def _damage_package(content: bytes, chance: random.Random) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = {name: package.read(name) for name in package.namelist()}
    except Exception:
        return _flip(content, chance)
    if not members:
        return _flip(content, chance)
    name = chance.choice(sorted(members))
    if chance.random() < 0.1:
        del members[name]
    else:
        members[name] = _damage_once(members[name], chance)
    return pack(members)


def pack(members: dict[str, bytes]) -> bytes:
    """Return a zip package that says of each member that it is of 1980: the same bytes at any hour."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in members.items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _damage_json(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    for text, rebuild in (
        (content, lambda new: new),
        (lines[place], lambda new: b"".join([*lines[:place], new, b"\n", *lines[place + 1 :]])),
    ):
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            continue
        try:
            return rebuild(
                json.dumps(_damage_value(value, chance), ensure_ascii=False).encode("utf-8", "surrogatepass")
            )
        except (ValueError, RecursionError):
            break
    return _insert(content, chance)


def _damage_value(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict) and value and chance.random() < 0.95:
        key = chance.choice(list(value))
        action = chance.random()
        if action < 0.1:
            return {name: item for name, item in value.items() if name != key}
        if action < 0.2:
            return {**value, chance.choice(("", "多", "a" * 500)): chance.choice(_VALUES)}
        return {**value, key: _damage_value(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        place = chance.randrange(len(value))
        return [*value[:place], _damage_value(value[place], chance), *value[place + 1 :]]
    return chance.choice(_VALUES)


def _flip(content: bytes, chance: random.Random) -> bytes:
    if not content:
        return b"\x00"
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 10))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _number(content: bytes, chance: random.Random) -> bytes:
    size = chance.choice((1, 2, 4, 8))
    place = chance.randrange(max(1, len(content)))
    number = chance.choice(_NUMBERS) % (1 << 8 * size)
    return content[:place] + number.to_bytes(size, chance.choice(("little", "big"))) + content[place + size :]


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _drop(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.choice((1, 2, 8, 64, 512)) :]


def _repeat(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    block = content[start : start + chance.choice((1, 16, 200))]
    return content[:start] + block * chance.choice((2, 5, 200)) + content[start:]


def _insert(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content) + 1)
    return content[:place] + chance.choice(_TOKENS) + content[place:]


def _swap(content: bytes, chance: random.Random) -> bytes:
    first, second = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return content[:first] + content[second : second + 32] + content[first + 32 :]
