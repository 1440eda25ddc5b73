"""Help pages in Chinese, laid out for a terminal on which a Chinese character is two columns wide."""

import re
import shutil
from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand, TyperGroup

from hotspot.text.width import measure_width

# Columns of a page, at most and at least, and of the names on its left.
_WIDEST, _NARROWEST = 78, 48
_NAMES = 26
# What a line may end after: a word of letters or a single character, with the marks that belong to it.
_PIECE = re.compile(r" +|[(\[“《〔]*(?:[A-Za-z0-9_.+/@=|*:-]{0,60}[A-Za-z0-9_/]|.)[,.:;)\]”》〕。、?!…]*")


class ChineseCommand(TyperCommand):
    """A verb with a Chinese help page."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return _describe_command(self, ctx)


class ChineseGroup(TyperGroup):
    """A group of verbs with a Chinese help page."""

    def get_help(self, ctx: Any) -> str:
        """Return the help page."""
        return _describe_command(self, ctx)


def _describe_command(command: Any, ctx: Any) -> str:
    """Return the help page of a command of typer: usage, what it does, arguments, options, commands."""
    width = max(min(shutil.get_terminal_size().columns - 2, _WIDEST), _NARROWEST)
    params = [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    verbs = getattr(command, "commands", {})
    usage = [ctx.command_path, "[选项]", *map(_show_argument, arguments), *(["命令 …"] if verbs else [])]
    sections = (
        ("参数", [(param.metavar, _explain(param)) for param in arguments]),
        ("选项", [(_name_option(param), _explain(param)) for param in options]),
        ("命令", [(name, verb.help or "") for name, verb in verbs.items()]),
    )
    blocks = [wrap(f"用法:{' '.join(usage)}", width), [f"  {line}" for line in wrap(command.help or "", width - 2)]]
    blocks += [[f"{title}:", *_tabulate(rows, width)] for title, rows in sections if rows]
    return "\n\n".join("\n".join(block) for block in blocks)


def describe_limits(param: Any) -> str:
    """Say between which numbers the value of a parameter must lie, "" where any is right."""
    least, most = getattr(param, "min", None), getattr(param, "max", None)
    if least is None:
        return ""
    return f"至少 {least:g}" if most is None else f"{least:g} 到 {most:g}"


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` columns, between words and between Chinese characters.

    >>> wrap("结果表:csv、xlsx;- 表示标准输出。", 18)
    ['结果表:csv、xlsx;-', '表示标准输出。']
    """
    lines = [""]
    for piece in _PIECE.findall(text):
        if lines[-1] and measure_width(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return lines


def _show_argument(param: Any) -> str:
    name = f"{param.metavar} …" if param.nargs != 1 else param.metavar
    return str(name) if param.required else f"[{name}]"


def _name_option(param: Any) -> str:
    names = ", ".join(sorted(param.opts, key=len))
    return names if param.is_flag else f"{names} {param.metavar}"


def _explain(param: Any) -> str:
    if "--help" in param.opts:
        return "显示这段说明。"
    marks = [describe_limits(param), "必填" if param.required else ""]
    return str(param.help) + "".join(f" [{mark}]" for mark in marks if mark)


def _tabulate(rows: Sequence[tuple[str, str]], width: int) -> list[str]:
    """Lay out names on the left and what they mean on the right; a long name has a line of its own."""
    left = min(max(measure_width(name) for name, _ in rows), _NAMES)
    lines = []
    for name, meaning in rows:
        first, *others = wrap(meaning, width - left - 4)
        if measure_width(name) > left:
            lines.append(f"  {name}")
            name = ""
        lines.append(f"  {name}{' ' * (left - measure_width(name))}  {first}")
        lines += [f"{' ' * (left + 4)}{line}" for line in others]
    return lines
