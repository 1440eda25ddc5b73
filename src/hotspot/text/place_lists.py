"""Files of place names, of endings, and of words that are no names."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from hotspot.errors import SettingsError
from hotspot.foreign_errors import explain_error
from hotspot.resources import find_shipped
from hotspot.text.dictionary import read_dictionary
from hotspot.text.written_lists import parse_roles, read_list

# What the stem of a list's file name says of the type of its places.
_TYPE_OF_FILE = {
    "districts": "district",
    "towns": "town",
    "villages": "village",
    "estates": "estate",
    "roads": "road",
    "schools": "school",
    "companies": "company",
    "shops": "shop",
    "hospitals": "hospital",
    "markets": "market",
    "waters": "water",
}
# Types of places too wide for one matter.
TOO_WIDE = frozenset({"district", "town", "water"})
# Parts of speech in jieba's dictionary: those that bound a name, and those of names.
_CLOSED = re.compile(r"v|vd|vi|vg|d|p|c|r|u\w*|y|f|t|m|q|mq|ad|e|o|z")
_PROPER = ("ns", "nz", "nt")
# A name of one character would be found in every text.
_LEAST_NAME = 2
_BETWEEN_NAMES = re.compile(r"[,，、;；\t]")
# Characters that a name has before its ending.
_LEAST_STEM = 2


@dataclass(frozen=True)
class NameWords:
    """How words behave around the names of places; data/places/name-words.tsv says what each role means."""

    border: frozenset[str] = frozenset()
    generic: frozenset[str] = frozenset()
    loose: frozenset[str] = frozenset()
    object: frozenset[str] = frozenset()
    naming: frozenset[str] = frozenset()
    unique: frozenset[str] = frozenset()


@dataclass(frozen=True)
class WordClasses:
    """What jieba's dictionary says of words.

    ``closed``: verbs, particles and the like, which bound a name; ``proper`` and ``common``: those that end as places
    do, names and others; ``glued``: those that begin with a character the segmenter may glue to the front of a name.
    """

    closed: frozenset[str]
    proper: frozenset[str]
    common: frozenset[str]
    glued: frozenset[str]


def shipped_lists() -> tuple[Path, ...]:
    """Return the shipped ``data/places/*.txt`` in name order; a file's stem says the type of its places."""
    return tuple(sorted(find_shipped("data/places").glob("*.txt")))


def type_of_list(path: str | Path) -> str:
    """Return the type of the places in a list file, "other" when its name says none."""
    return _TYPE_OF_FILE.get(Path(path).stem, "other")


def read_names(path: str | Path) -> tuple[str, ...]:
    """Return the names of a list file, in its order; SettingsError when it cannot be read or a line is no one name."""
    names = tuple(_read_lines(path))
    wrong = next((name for name in names if len(name) < _LEAST_NAME or _BETWEEN_NAMES.search(name)), "")
    if wrong:
        raise SettingsError(f"地名表 {path} 中“{wrong[:30]}”不对:每行应为一个名称,至少两个字。")
    return names


def read_endings(path: str | Path) -> dict[str, str]:
    """Return ending → type from a tab-separated file; raises SettingsError naming the first wrong line."""
    endings: dict[str, str] = {}
    for line in _read_lines(path):
        ending, tab, place_type = line.partition("\t")
        if not tab or not ending or not place_type:
            raise SettingsError(f"{path} 中“{line}”不对:每行应为“词尾<Tab>类型”。")
        endings[ending] = place_type
    return endings


def split_ending(name: str) -> tuple[str, str]:
    """Return a name's own part and the shipped ending behind it, "" where there is none or it is all the name.

    >>> split_ending("丽景华府"), split_ending("医院")
    (('丽景', '华府'), ('医院', ''))
    """
    for length in _ending_lengths():
        if len(name) - length >= _LEAST_STEM and name[-length:] in _shipped_endings():
            return name[:-length], name[-length:]
    return name, ""


@cache
def _shipped_endings() -> frozenset[str]:
    return frozenset(read_endings(find_shipped("data/places") / "endings.tsv"))


@cache
def _ending_lengths() -> tuple[int, ...]:
    """Return how long endings are, the longest first."""
    return tuple(sorted({len(ending) for ending in _shipped_endings()}, reverse=True))


def read_name_words(path: str | Path) -> NameWords:
    """Return the words around names from a tab-separated file of role and words; raises SettingsError."""
    roles = (role.name for role in fields(NameWords))
    return NameWords(**parse_roles(read_list(path, "地名用词表"), roles, source=str(path)))


@cache
def read_word_classes(endings: tuple[str, ...], glue: str) -> WordClasses:
    """Sort the words of jieba's dictionary; ``glue``: characters that may stand glued to the front of a name."""
    cells = read_dictionary().split()
    words = cells[::3]
    by_class: dict[str, list[str]] = defaultdict(list)
    for word, part in zip(words, cells[2::3], strict=True):
        by_class[part].append(word)
    ending = {part: [word for word in row if word[1:].endswith(endings)] for part, row in by_class.items()}
    return WordClasses(
        closed=frozenset(word for part in sorted(by_class) if _CLOSED.fullmatch(part) for word in by_class[part]),
        proper=frozenset(word for part in _PROPER for word in ending.get(part, ())),
        common=frozenset(word for part in sorted(ending) if part not in _PROPER for word in ending[part]),
        glued=frozenset(word for word in words if word[0] in glue and len(word) > 1),
    )


def _read_lines(path: str | Path) -> Iterable[str]:
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise SettingsError(
            f"找不到地名表 {path}。请检查设置 places.files 的路径:写在设置文件里的,从设置文件所在的文件夹找起。"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"读不了地名表 {path}:{explain_error(error)}。应为 UTF-8 文本,每行一个名称。") from error
    stripped = (line.partition("#")[0].strip() for line in lines)
    return [line for line in stripped if line]
