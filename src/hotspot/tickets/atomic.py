"""A file, or a new folder, appears whole or not at all: written beside its place, then moved into it."""

import errno
import io
import logging
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from hotspot.errors import OutputError
from hotspot.foreign_errors import explain_error

_LOG = logging.getLogger("hotspot")


@contextmanager
def replace_file(path: str | Path) -> Iterator[BinaryIO]:
    """Yield a binary file to write, which takes the place of ``path`` when the block ends well and else is removed.

    Missing folders are made, which a warning tells: the path may be mistyped. A new file gets the permissions of the
    umask, a replaced one keeps its own; a link keeps pointing where it did. Runs at the same time do not meet: the last
    to finish wins. OutputError when the place cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replace_file(Path(folder, "out", "a.txt")) as file:
    ...         _ = file.write(b"whole")
    ...     Path(folder, "out", "a.txt").read_bytes()
    b'whole'
    """
    target = Path(os.path.realpath(path))
    mode = _check_target(target)
    # Not mkstemp, whose files only their owner may read: a result on a shared drive is for the whole office.
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    try:
        file = io.BufferedWriter(_Output(temporary, "x"))
    except OSError as error:
        raise output_error(target, error) from error
    try:
        with file:
            yield file
            file.flush()
            _sync(file.fileno(), target)
        _move(temporary, target, mode)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


@contextmanager
def create_folder(path: str | Path) -> Iterator[Path]:
    """Yield an empty folder to write into, which becomes ``path`` when the block ends well and else is removed.

    Missing folders above it are made. OutputError when ``path`` exists and is no empty folder, or the folder or a file
    in it cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with create_folder(Path(folder, "out")) as new:
    ...         _ = (new / "a.txt").write_text("whole")
    ...     Path(folder, "out", "a.txt").read_text()
    'whole'
    """
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(8)}.tmp")
    try:
        _check_free(target)
        temporary.mkdir(parents=True)
        yield temporary
        if target.is_dir():
            # Windows renames to no name that is taken, be it an empty folder's.
            target.rmdir()
        temporary.rename(target)
    except OSError as error:
        raise error if isinstance(error, OutputError) else output_error(target, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def write_bytes(path: str | Path, content: bytes) -> None:
    """Write a whole file of bytes (see ``replace_file``)."""
    with replace_file(path) as file:
        file.write(content)


def write_text(path: str | Path, content: str) -> None:
    """Write a whole file of UTF-8 text, line ends as they are (see ``replace_file``)."""
    write_bytes(path, content.encode("utf-8"))


class _Output(io.FileIO):
    """A file whose write errors say that the result could not be written, apart from errors in what is being read."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise output_error(Path(os.fsdecode(self.name)).parent, error) from error


def _check_target(target: Path) -> int | None:
    """Make the folder and return the permissions of what is replaced, None when there is nothing."""
    try:
        is_new = not target.parent.exists()
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_new:
            _LOG.warning("原来没有文件夹 %s,已新建。", target.parent)
        found = target.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise output_error(target, error) from error
    if stat.S_ISDIR(found.st_mode):
        raise OutputError(f"{target} 是文件夹,不能当作文件写。请给出文件名,如 {target / 'out.csv'}。")
    if not stat.S_ISREG(found.st_mode):
        raise OutputError(f"{target} 不是普通文件,不能写。请换一个文件名,或用 - 写到标准输出。")
    return stat.S_IMODE(found.st_mode)


def _check_free(target: Path) -> None:
    """Refuse to make a folder where a file, or a folder with something in it, stands."""
    if target.is_dir():
        if any(target.iterdir()):
            raise OutputError(f"文件夹 {target} 已存在且不是空的。请换一个名字。")
    elif target.exists():
        raise OutputError(f"{target} 是文件,不能当作文件夹写。请换一个名字。")


def _sync(descriptor: int, target: Path) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network drives know no fsync; the file is written all the same.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise output_error(target, error) from error


def _move(temporary: Path, target: Path, mode: int | None) -> None:
    try:
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except OSError as error:
        raise output_error(target, error) from error


def output_error(path: Path, error: OSError) -> OutputError:
    """Return what is said when a place cannot be written."""
    if isinstance(error, PermissionError):
        return OutputError(f"写不了 {path}:没有权限,或文件正被 Excel、WPS 打开。请关闭它或换一个位置。")
    return OutputError(f"写不了 {path}:{explain_error(error)}。请检查磁盘空间和位置,或换一个文件名。")
