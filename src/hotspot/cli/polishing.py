"""The option --llm: a language model of the office polishes sentences, and what it did is said on stderr."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from hotspot.cli.console import show_message
from hotspot.errors import SettingsError

if TYPE_CHECKING:
    from hotspot.issues.report import HotspotReport
    from hotspot.settings import Settings

Llm = Annotated[
    str | None,
    typer.Option(
        "--llm",
        metavar="地址",
        help="请本单位的大模型服务润色句子,如 http://127.0.0.1:8000/v1;只发打码后的摘录,改写经核对才采用(默认不用)。",
    ),
]
LlmModel = Annotated[str | None, typer.Option("--llm-model", metavar="名称", help="润色用的模型名称。")]


def choose_polisher(settings: "Settings") -> "Callable[[HotspotReport], HotspotReport]":
    """Return what polishes a report: nothing without an address; SettingsError when address or model are wrong."""
    if not settings.llm.url:
        if settings.llm.model:
            raise SettingsError(f"给出了润色用的模型 {settings.llm.model},没有给出服务的地址。用 --llm 地址 指定。")
        return lambda report: report
    from hotspot.issues.polishing.polishing import polish_report
    from hotspot.issues.polishing.server import ChatServer

    server = ChatServer(settings.llm.url, settings.llm.model, settings.llm.timeout)

    def polish(report: "HotspotReport") -> "HotspotReport":
        result = polish_report(report, server, most=settings.llm.most)
        sys.stderr.write(show_message(result.describe()) + "\n")
        return result.report

    return polish
