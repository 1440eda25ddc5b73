"""Files of two runs are never seen together, and whatever fails, one run's files are there or come back."""

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from hotspot.errors import OutputError
from hotspot.tickets.file_set import replace_files

_NAMES = ("a.csv", "b.csv", "c.json")


def write(folder: Path, run: str) -> None:
    with replace_files(folder) as staged:
        for name in _NAMES:
            (staged / name).write_text(run, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.name in _NAMES}


def list_hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_files_of_other_names_stay(tmp_path: Path) -> None:
    (tmp_path / "out" / "mine").mkdir(parents=True)
    (tmp_path / "out" / "notes.txt").write_text("office", encoding="utf-8")
    write(tmp_path / "out", "1")
    write(tmp_path / "out", "2")
    assert read(tmp_path / "out") == dict.fromkeys(_NAMES, "2")
    assert (tmp_path / "out" / "notes.txt").read_text(encoding="utf-8") == "office"
    assert (tmp_path / "out" / "mine").is_dir()
    assert list_hidden(tmp_path / "out") == []


def test_a_failure_in_the_block_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, "1")

    def fail() -> None:
        with replace_files(tmp_path) as staged:
            (staged / "a.csv").write_text("2", encoding="utf-8")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert read(tmp_path) == dict.fromkeys(_NAMES, "1")
    assert list_hidden(tmp_path) == []


@pytest.mark.parametrize("step", range(1, 7))
def test_a_failure_of_any_move_brings_the_old_files_back(
    step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "1")
    really, left = Path.rename, [step]

    def rename(path: Path, place: Path) -> Path:
        left[0] -= 1
        if left[0] == 0:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really(path, place)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OutputError, match="Excel"):
        write(tmp_path, "2")
    assert read(tmp_path) == dict.fromkeys(_NAMES, "1")
    assert list_hidden(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
@pytest.mark.parametrize("step", range(1, 7))
def test_a_kill_before_any_move_is_repaired_by_the_next_run(step: int, tmp_path: Path) -> None:
    write(tmp_path, "1")
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from hotspot.tickets.file_set import replace_files\n"
        f"left = [{step}]\n"
        "def die(event, arguments):\n"
        "    if event != 'os.rename': return\n"
        "    left[0] -= 1\n"
        "    if not left[0]: os.kill(os.getpid(), signal.SIGKILL)\n"
        "with replace_files(sys.argv[1]) as staged:\n"
        "    for name in sys.argv[2:]: (staged / name).write_text('2')\n"
        "    sys.addaudithook(die)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path, *_NAMES], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(set(read(tmp_path).values())) <= 1, "files of two runs"
    with replace_files(tmp_path) as staged:
        (staged / "other.txt").write_text("3", encoding="utf-8")
    assert read(tmp_path) == dict.fromkeys(_NAMES, "2")
    assert list_hidden(tmp_path) == []


def test_old_files_that_were_put_aside_return_only_where_no_newer_one_is(tmp_path: Path) -> None:
    aside = tmp_path / f".{'0' * 16}.old"
    aside.mkdir()
    (tmp_path / "a.csv").write_text("2", encoding="utf-8")
    for name in ("a.csv", "b.csv"):
        (aside / name).write_text("1", encoding="utf-8")
    with replace_files(tmp_path) as staged:
        (staged / "other.txt").write_text("3", encoding="utf-8")
    assert read(tmp_path) == {"a.csv": "2", "b.csv": "1"}
    assert list_hidden(tmp_path) == []


def test_a_reader_never_sees_two_runs(tmp_path: Path) -> None:
    write(tmp_path, "0")
    stop, seen = threading.Event(), []

    def watch() -> None:
        while not stop.is_set():
            found = []
            for name in _NAMES:
                try:
                    found.append((tmp_path / name).read_text(encoding="utf-8"))
                except FileNotFoundError:
                    found.append("")
            seen.append(found)

    # A reader that is slower than a run may see the next one in its second file: what it must not see is an older one.
    watcher = threading.Thread(target=watch)
    watcher.start()
    for run in range(1, 60):
        write(tmp_path, str(run))
    stop.set()
    watcher.join()
    assert len(seen) > 1
    for found in seen:
        runs = [int(run) for run in found if run]
        assert runs == sorted(runs)


def test_writers_at_the_same_time_take_turns(tmp_path: Path) -> None:
    writers = [threading.Thread(target=write, args=(tmp_path, str(run))) for run in range(12)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    found = read(tmp_path)
    assert set(found) == set(_NAMES)
    assert len(set(found.values())) == 1
    assert list_hidden(tmp_path) == []


def test_a_folder_in_the_place_of_a_file_is_told_and_kept(tmp_path: Path) -> None:
    (tmp_path / "b.csv").mkdir()
    (tmp_path / "b.csv" / "x").write_text("office", encoding="utf-8")
    with pytest.raises(OutputError, match="是文件夹"):
        write(tmp_path, "1")
    assert (tmp_path / "b.csv" / "x").exists()
    assert read_names(tmp_path) == {"b.csv"}


def read_names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of Unix")
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    write(tmp_path, "1")
    (tmp_path / "a.csv").chmod(0o640)
    write(tmp_path, "2")
    assert (tmp_path / "a.csv").stat().st_mode & 0o777 == 0o640
