"""Files that belong together are replaced together: nobody sees those of one run beside those of another."""

import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from hotspot.errors import OutputError
from hotspot.tickets.atomic import output_error

# New files wait in one folder; once all are there, the old ones are put aside into another, whose being there says so.
_STAGED, _ASIDE = ".new", ".old"
_MARK = re.compile(r"\.[0-9a-f]{16}\.old")


@contextmanager
def replace_files(folder: str | Path) -> Iterator[Path]:
    """Yield an empty folder to write files into, which replace those of the same names in ``folder`` when the block
    ends well. Other files of the folder stay; a missing one is made.

    The old files go before the new ones come, so that a reader finds either, for a moment some of either, never both.
    After a failure the old ones are back; after a kill in that moment the next run completes the new ones. Runs at the
    same time take turns. OutputError when the folder cannot be written, or a file in it is open elsewhere.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replace_files(folder) as staged:
    ...         _ = (staged / "a.txt").write_text("new")
    ...     (Path(folder) / "a.txt").read_text()
    'new'
    """
    target = Path(os.path.realpath(folder))
    mark = f".{secrets.token_hex(8)}"
    staged, aside = target / f"{mark}{_STAGED}", target / f"{mark}{_ASIDE}"
    try:
        with _explain(target):
            staged.mkdir(parents=True)
        yield staged
        with _explain(target), _lock(target):
            for left in sorted(path for path in target.iterdir() if _MARK.fullmatch(path.name)):
                _complete(target, left)
            _swap(target, staged, aside)
    except OutputError as error:
        # What was written to is no place that anybody knows.
        raise OutputError(str(error).replace(str(staged), str(target))) from error
    finally:
        # Where not even the old files could be put back, the next run needs both folders.
        if not aside.exists():
            shutil.rmtree(staged, ignore_errors=True)


def _swap(target: Path, staged: Path, aside: Path) -> None:
    names = sorted(path.name for path in staged.iterdir())
    old = [name for name in names if os.path.lexists(target / name)]
    for name in old:
        if (target / name).is_dir():
            raise OutputError(f"{target / name} 是文件夹,不能当作文件写。请移走它,或换一个结果文件夹。")
        # As for a single file: who might read the old one may read the new one.
        shutil.copymode(target / name, staged / name)
    moves = [(target / name, aside / name) for name in old]
    moves += [(staged / name, target / name) for name in names]
    done: list[tuple[Path, Path]] = []
    aside.mkdir()
    try:
        for source, place in moves:
            source.rename(place)
            done.append((source, place))
    except BaseException:
        for source, place in reversed(done):
            place.rename(source)
        aside.rmdir()
        raise
    _remove(aside)


def _complete(target: Path, aside: Path) -> None:
    """Finish what a killed run had begun: its new files come, or its old ones return where it had none left."""
    staged = aside.with_name(aside.name.removesuffix(_ASIDE) + _STAGED)
    if staged.is_dir():
        for path in sorted(staged.iterdir()):
            path.replace(target / path.name)
    else:
        for path in sorted(aside.iterdir()):
            if not (target / path.name).exists():
                path.rename(target / path.name)
    _remove(aside)
    _remove(staged)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _explain(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise error if isinstance(error, OutputError) else output_error(target, error) from error


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Wait until no other run moves files there. Windows cannot lock a folder, and takes away a file that it locked."""
    try:
        import fcntl
    except ImportError:
        from filelock import FileLock

        with FileLock(target / ".lock"):
            yield
        return
    with ExitStack() as stack:
        # Some network drives know no locks; there the last to finish wins.
        with suppress(OSError):
            descriptor = os.open(target, os.O_RDONLY)
            stack.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
