"""What a program gives: values of the right types, columns and nothing in their stead, counts in their range."""

import operator
import sys
from collections.abc import Iterable, Mapping, Set
from os import PathLike
from types import UnionType
from typing import Any, get_args

from hotspot.errors import ArgumentError, ArgumentTypeError
from hotspot.surrogates import replace_halves

# Types of these packages are known by their bare names.
_HOUSE = frozenset({*sys.stdlib_module_names, "hotspot", "numpy", "pandas"})


def name_type(value: object) -> str:
    """Return what messages call the type of a value: of another library's with the library, ``polars.DataFrame``.

    >>> name_type([])
    'list'
    """
    own = type(value)
    package = own.__module__.partition(".")[0]
    return own.__name__ if package in _HOUSE else f"{package}.{own.__name__}"


def check_type(value: object, expected: type | UnionType, name: str, advice: str) -> None:
    """Refuse a value of another type (ArgumentTypeError); ``advice``: how a right one is come by."""
    if not isinstance(value, expected):
        wanted = " 或 ".join(one.__name__ for one in get_args(expected) or (expected,))
        raise ArgumentTypeError(f"{name} 是 {name_type(value)},应为 {wanted}。{advice}。")


def check_path(path: object, name: str) -> None:
    """Refuse what names no file or folder (ArgumentTypeError)."""
    if not isinstance(path, str | PathLike):
        raise ArgumentTypeError(f"{name} 是 {name_type(path)},应为文件或文件夹的路径。请给出 str 或 Path。")


def check_column(values: object, name: str, advice: str | None = None) -> list[Any]:
    """Return the values as a list; ArgumentTypeError for what is no column: a text, a table, a dict, a set.

    ``advice``: how a right one is come by, None: as a column of texts is.
    """
    if isinstance(values, str):
        raise ArgumentTypeError(f"{name} 是一个字符串,应为一列。{advice or f'请写成 [{name}]'}。")
    dimensions = getattr(values, "ndim", 1)
    if not isinstance(values, Iterable) or isinstance(values, bytes | Mapping | Set) or dimensions != 1:
        shape = f"({dimensions} 维)" if dimensions != 1 else ""
        how = advice or '请给出列表,或表中的一列,如 tickets["text"]'
        raise ArgumentTypeError(f"{name} 是 {name_type(values)}{shape},应为一列。{how}。")
    return list(values)


def check_texts(texts: object) -> list[str]:
    """Return a column of texts as a list, halves of surrogate pairs replaced.

    ArgumentTypeError for what is no column (see ``check_column``), or holds something else.
    """
    checked = check_column(texts, "texts")
    for position, text in enumerate(checked):
        if not isinstance(text, str):
            raise ArgumentTypeError(f"texts[{position}] 是 {name_type(text)},应为 str。{_advise_text(text)}。")
    return [replace_halves(text) for text in checked]


def check_text(text: object, name: str = "text") -> None:
    """Refuse what is no text (ArgumentTypeError)."""
    if not isinstance(text, str):
        raise ArgumentTypeError(f"{name} 是 {name_type(text)},应为 str。{_advise_text(text)}。")


def check_count(count: Any, name: str, *, least: int = 1, most: int | None = None) -> None:
    """Refuse what is no whole number of at least ``least`` and at most ``most``.

    ArgumentError, ArgumentTypeError for another type.
    """
    wanted = f"至少 {least} 的整数" if most is None else f" {least} 到 {most} 的整数"
    try:
        number = operator.index(count)
    except TypeError as error:
        raise ArgumentTypeError(f"{name} 是 {name_type(count)},应为{wanted}。") from error
    if number < least or (most is not None and number > most):
        raise ArgumentError(f"{name} 是 {count},应为{wanted}。")


def _advise_text(value: Any) -> str:
    """Say how a text is come by from a value that is none."""
    import pandas as pd

    if isinstance(value, bytes):
        return "请先用 .decode() 变成文字"
    is_missing = pd.api.types.is_scalar(value) and bool(pd.isna(value))
    return "缺的请先补成空字符串" if is_missing else "请先变成文字,如 str(…)"
