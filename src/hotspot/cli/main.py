"""The program: its verbs, and what happens when one of them meets a stated problem."""

import errno
import gc
import os
import sys
from contextlib import suppress
from typing import Annotated

import typer

from hotspot import __version__
from hotspot.cli import audit, classify, detect, evaluate, models, privacy, report, review, train
from hotspot.cli.console import configure_logging, show_message, wants_debug, write_whatever_comes
from hotspot.cli.help_page import ChineseCommand, ChineseGroup
from hotspot.cli.usage import UsageError, describe_wrong_usage
from hotspot.errors import HotspotError
from hotspot.foreign_errors import explain_error

_WRONG_USAGE = 2
# A city's month is millions of objects and hardly any cycles: at Python's own thresholds the collector walks them all
# again and again, a tenth of the time of detect.
_COLLECT_AFTER = (100_000, 10, 10)
_INTERRUPTED = 130
# What standard output may answer: a full disk, a reader that has gone.
_UNWRITTEN = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EPIPE}

app = typer.Typer(
    cls=ChineseGroup,
    help="政务热线(12345)工单:分类、发现热点、生成通报。全部在本机运行,不联网。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("classify", cls=ChineseCommand)(classify.classify)
app.command("detect", cls=ChineseCommand)(detect.detect)
app.command("report", cls=ChineseCommand)(report.report)
app.command("audit", cls=ChineseCommand)(audit.audit)
app.command("review", cls=ChineseCommand)(review.review)
app.command("train", cls=ChineseCommand)(train.train)
app.command("evaluate", cls=ChineseCommand)(evaluate.evaluate)
app.add_typer(models.app, name="models")
app.command("privacy", cls=ChineseCommand)(privacy.privacy)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"hotspot {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="多说一些:每一步做了什么。")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="出错时显示完整的调用栈。")] = False,
    version: Annotated[
        bool, typer.Option("--version", help="显示版本号。", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    del version
    configure_logging(verbose=verbose, debug=debug)


def run(name: str = "hotspot") -> None:
    """Run the program; exit 0 done, 1 a stated problem, 2 wrong usage. ``name``: how it was called.

    KeyboardInterrupt when it was interrupted.
    """
    gc.set_threshold(*_COLLECT_AFTER)
    write_whatever_comes()
    try:
        ended = app(prog_name=name, standalone_mode=False)
        # Here and not when the interpreter ends, whose message is English and whose exit code 120.
        if sys.stdout:
            sys.stdout.flush()
    except UsageError as error:
        sys.stderr.write(show_message(describe_wrong_usage(error)) + "\n")
        sys.exit(_WRONG_USAGE)
    except HotspotError as error:
        _fail(str(error), error)
    except MemoryError as error:
        _fail("内存不够。请把文件分成几份,或换一台内存更大的机器。", error)
    except OSError as error:
        if error.errno not in _UNWRITTEN:
            _fail_inside(error)
        _abandon_output()
        _fail(f"结果没有写完:{explain_error(error)}。", error)
    # A mistake of the program: its message may quote tickets and is for whoever asks with --debug.
    except Exception as error:
        _fail_inside(error)
    # typer takes the interruption for itself and returns the code without a word.
    if ended == _INTERRUPTED:
        raise KeyboardInterrupt
    sys.exit(ended)


def _abandon_output() -> None:
    """Let what is left in the buffer of standard output go nowhere, as Python's documentation of SIGPIPE does."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _fail_inside(error: Exception) -> None:
    _fail(f"程序内部出错({type(error).__name__})。请加 --debug 重新运行,把显示的内容告诉维护人员。", error)


def _fail(message: str, error: BaseException) -> None:
    if wants_debug():
        raise error
    sys.stderr.write(f"错误:{show_message(message)}\n")
    sys.exit(1)
