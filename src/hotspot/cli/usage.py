"""Wrong usage of the program, told in Chinese."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import typer

from hotspot.cli.help_page import describe_limits
from hotspot.errors import HotspotError

# What typer raises on wrong usage, whichever package it keeps it in.
UsageError: type[Exception] = typer.BadParameter.__mro__[1]

_HAN = re.compile(r"[\u4e00-\u9fff]")
_COMMAND = re.compile(r"No such command '(.{0,80}?)'\.(?: .{0,40}'(.{1,40})'\?)?", re.DOTALL)
_CHOICES = re.compile(r" is not one of ('[^\n]{1,300}')\.?$")
_EXTRA = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.{0,300})\)", re.DOTALL)


@contextmanager
def as_usage() -> Iterator[None]:
    """Take what is wrong with an option's value for wrong usage (exit 2)."""
    try:
        yield
    except HotspotError as error:
        raise typer.BadParameter(str(error)) from error


def describe_wrong_usage(error: Any) -> str:
    """Say what was wrong with a command line, and where to read how it is used; ``error``: a ``UsageError``."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message())
    path = error.ctx.command_path if error.ctx is not None else "hotspot"
    return f"错误:{_explain(error)}用法见:{path} --help"


def _explain(error: Any) -> str:
    message, error_type = str(error.message), type(error).__name__
    if error_type == "MissingParameter":
        return f"还缺 {_name(error.param)}({_describe(error.param)})。"
    if error_type == "NoSuchOption":
        return f"没有 {error.option_name} 这个选项。{_suggest('、'.join(sorted(error.possibilities or ())))}"
    if _HAN.search(message) and not _EXTRA.match(message) and not _COMMAND.match(message):
        return message
    if getattr(error, "param", None) is not None:
        return f"{_name(error.param)} 的值不对,应为{_expect(error.param, message)}:{_describe(error.param)}。"
    if error_type == "BadOptionUsage":
        return f"{error.option_name} 后面要给一个值。"
    command, extra = _COMMAND.match(message), _EXTRA.match(message)
    if command:
        return f"没有 {command[1]} 这个命令。{_suggest(command[2] or '')}"
    if extra:
        wanted = [param.metavar for param in error.ctx.command.params if param.param_type_name == "argument"]
        advice = f"这个命令一次用一个{wanted[0]},名称里有空格时,前后要加引号" if wanted else "这个命令后面只写选项"
        return f"多出了“{extra[1]}”。{advice}。"
    return f"命令写得不对({message})。"


def _name(param: Any) -> str:
    return str(param.opts[-1] if param.opts[-1].startswith("-") else param.metavar or param.name)


def _describe(param: Any) -> str:
    return str(param.help).removesuffix("。")


def _expect(param: Any, message: str) -> str:
    """Say which values a parameter takes, "" where its help says so; ``message``: what typer says of a wrong one."""
    choices = _CHOICES.search(message)
    if choices:
        return f" {choices[1].replace(chr(39), '').replace(', ', '、')} 之一"
    limits = describe_limits(param)
    # A count has a least value only, a share a greatest as well.
    if getattr(param, "max", None) is not None:
        return f" {limits} 之间的数"
    return f"整数,{limits}" if limits else ""


def _suggest(known: str) -> str:
    return f"是不是 {known}?" if known else ""
