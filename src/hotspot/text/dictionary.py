"""jieba, and the dictionary that it cuts by."""

import warnings
from functools import cache
from typing import Any

from hotspot.foreign_warnings import keep_filters

# Persons and brands: 东方明珠, 香格里拉.
_CALLED_BY = ("nr", "nrt", "nz")
_NAMES = frozenset((*_CALLED_BY, "ns", "nt"))
# The dictionary has met a word so often, or hardly knows it.
_RARE = 5


def import_jieba() -> Any:
    """Return the package jieba."""
    with keep_filters():
        # Python warns of escapes in its source wherever that is not compiled yet; under -W error that is an error.
        warnings.simplefilter("ignore")
        import jieba

    return jieba


@cache
def read_dictionary() -> str:
    """Return the dictionary: a line is a word, its frequency and its part of speech."""
    with import_jieba().Tokenizer().get_dict_file() as file:
        text: str = file.read().decode("utf-8")
    return text


@cache
def list_common_words() -> frozenset[str]:
    """Return the words of the dictionary, towns and rivers too; without the names by which estates are called."""
    cells = read_dictionary().split()
    parts = zip(cells[::3], cells[2::3], strict=True)
    return frozenset(word for word, part in parts if part not in _CALLED_BY)


@cache
def list_rare_words() -> frozenset[str]:
    """Return the words that the dictionary knows from hardly any text: 伟达; towns and rivers are others."""
    cells = read_dictionary().split()
    rows = zip(cells[::3], cells[1::3], cells[2::3], strict=True)
    return frozenset(word for word, count, part in rows if int(count) <= _RARE and not part.startswith("n"))


@cache
def list_ordinary_words() -> frozenset[str]:
    """Return the words of the dictionary that are no name of a person, place, office or brand."""
    cells = read_dictionary().split()
    return frozenset(word for word, part in zip(cells[::3], cells[2::3], strict=True) if part not in _NAMES)
