"""How the program is used, told in Chinese: the frame of help pages, and wrong usage."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from hotspot.errors import HotspotError

# What typer raises on wrong usage, whichever package it keeps it in.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

_FRAME = (
    (re.compile(r"^Usage: ", re.MULTILINE), "用法:"),
    (re.compile(r"^Arguments:$", re.MULTILINE), "参数:"),
    (re.compile(r"^Options:$", re.MULTILINE), "选项:"),
    (re.compile(r"^Commands:$", re.MULTILINE), "命令:"),
    (re.compile(r"\[OPTIONS\]"), "[选项]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "命令 …"),
    (re.compile(r"Show this\s+message\s+and\s+exit\."), "显示这段说明。"),
    (re.compile(r"\[required\]"), "[必填]"),
    (re.compile(r"\[default:"), "[默认:"),
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_COMMAND = re.compile(r"No such command '(.{0,80}?)'\.(?: .{0,40}'(.{1,40})'\?)?", re.DOTALL)
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.{0,300})\)", re.DOTALL)


@contextmanager
def as_usage() -> Iterator[None]:
    """Take what is wrong with an option's value for wrong usage (exit 2)."""
    try:
        yield
    except HotspotError as error:
        raise typer.BadParameter(str(error)) from error


class ChineseCommand(TyperCommand):
    """A verb whose help page is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return translate_help(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """A group of verbs whose help page is Chinese throughout."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return translate_help(super().get_help(ctx))


def translate_help(page: str) -> str:
    """Return a help page with the words that typer puts round ours in Chinese.

    >>> translate_help("Usage: hotspot audit [OPTIONS] {FILE}")
    '用法:hotspot audit [选项] {FILE}'
    """
    for words, chinese in _FRAME:
        page = words.sub(chinese, page)
    return page


def describe_wrong_usage(error: Any) -> str:
    """Say what was wrong with a command line, and where to read how it is used; ``error``: a ``UsageError``."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message())
    path = error.ctx.command_path if error.ctx is not None else "hotspot"
    return f"错误:{_explain(error)}用法见:{path} --help"


def _explain(error: Any) -> str:
    message, kind = str(error.message), type(error).__name__
    if kind == "MissingParameter":
        return f"还缺 {_name(error.param)}({_describe(error.param)})。"
    if kind == "NoSuchOption":
        return f"没有 {error.option_name} 这个选项。{_suggest('、'.join(sorted(error.possibilities or ())))}"
    if _HAN.search(message) and not _EXTRA.match(message) and not _COMMAND.match(message):
        return message
    if getattr(error, "param", None) is not None:
        return f"{_name(error.param)} 的值不对,应为:{_describe(error.param)}。"
    if kind == "BadOptionUsage":
        return f"{error.option_name} 后面要给一个值。"
    command, extra = _COMMAND.match(message), _EXTRA.match(message)
    if command:
        return f"没有 {command[1]} 这个命令。{_suggest(command[2] or '')}"
    if extra:
        return f"多出了“{extra[1]}”。文件名里有空格时,前后要加引号。这个命令一次读一个文件。"
    return f"命令写得不对({message})。"


def _name(param: Any) -> str:
    return str(param.opts[-1] if param.opts[-1].startswith("-") else param.metavar or param.name)


def _describe(param: Any) -> str:
    return str(param.help).removesuffix("。")


def _suggest(known: str) -> str:
    return f"是不是 {known}?" if known else ""
