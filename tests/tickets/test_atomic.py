"""A file appears whole or not at all."""

import errno
import os
import resource
import signal
import stat
from pathlib import Path

import pytest

from hotspot.errors import OutputError
from hotspot.tickets.atomic import create_folder, replace_file, write_text


def test_the_file_appears_when_the_block_ends(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "new" / "folder" / "a.txt"
    with replace_file(path) as file:
        file.write(b"whole")
        assert not path.exists()
    assert path.read_bytes() == b"whole"
    assert os.listdir(path.parent) == ["a.txt"]
    assert caplog.messages == [f"原来没有文件夹 {path.parent},已新建。"]
    write_text(path, "again")
    assert len(caplog.messages) == 1


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit, MemoryError])
def test_after_an_error_the_old_file_stands_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def fail() -> None:
        with replace_file(path) as file:
            file.write(b"half")
            raise error

    with pytest.raises(error):
        fail()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_folder_appears_when_the_block_ends(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    with create_folder(folder) as place:
        (place / "a.txt").write_text("whole")
        assert not folder.exists()
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    with create_folder(tmp_path / "link") as place:
        (place / "b.txt").write_text("whole")
    assert [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*.txt"))] == [
        "empty/b.txt", "new/folder/a.txt",
    ]  # fmt: skip
    assert os.listdir(folder.parent) == ["folder"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError(errno.ENOSPC, "full")])
def test_after_an_error_there_is_no_folder(tmp_path: Path, error: type[BaseException] | OSError) -> None:
    def fail() -> None:
        with create_folder(tmp_path / "new") as place:
            (place / "a.txt").write_text("half")
            raise error

    with pytest.raises(OutputError if isinstance(error, OSError) else error):
        fail()
    assert os.listdir(tmp_path) == []


def test_a_folder_is_not_made_where_something_is(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path, words in [
        (tmp_path, "不是空的"),
        (tmp_path / "file", "是文件"),
        (tmp_path / "file" / "new", "不是文件夹"),
        (Path("/proc/new"), "写不了"),
    ]:
        with pytest.raises(OutputError, match=words), create_folder(path):
            pytest.fail("the block ran")
    assert os.listdir(tmp_path) == ["file"]


def test_two_runs_at_once_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with replace_file(path) as first, replace_file(path) as second:
        first.write(b"1" * 100_000)
        second.write(b"2" * 50_000)
    assert path.read_bytes() == b"1" * 100_000
    assert os.listdir(tmp_path) == ["a.txt"]


def test_permissions_follow_the_umask_and_a_replaced_file(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_text(tmp_path / "new.txt", "新")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640
    (tmp_path / "new.txt").chmod(0o604)
    write_text(tmp_path / "new.txt", "再写")
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o604


def test_a_link_keeps_pointing_where_it_did(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write_text(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_places_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for path, words in [
        (tmp_path, "是文件夹"),
        (tmp_path / "file" / "a.txt", "写不了"),
        (Path("/dev/null"), "不是普通文件"),
        (Path("/proc/a.txt"), "写不了"),
    ]:
        with pytest.raises(OutputError, match=words):
            write_text(path, "")


def test_a_full_disk_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(OutputError, match="磁盘空间"):
            write_text(path, "满" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert os.listdir(tmp_path) == []


def test_errors_of_the_block_are_not_taken_for_errors_of_the_output(tmp_path: Path) -> None:
    def read() -> None:
        with replace_file(tmp_path / "a.txt"):
            raise FileNotFoundError("input")

    with pytest.raises(FileNotFoundError, match="input"):
        read()
