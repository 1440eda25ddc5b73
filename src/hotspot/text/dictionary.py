"""jieba, and the dictionary that it cuts by."""

import warnings
from functools import cache
from typing import Any

from hotspot.foreign_warnings import keep_filters


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
