"""What goes wrong around the program: full disks, locked folders, kills and interruptions at any moment."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hostile_command import ROWS, list_files, start
from program import run_here

# Ends the process without a word at the n-th of the system calls by which files come to be.
_DIE = """
import os, sys, signal
left = [int(sys.argv.pop(1))]
def fall(event, arguments):
    opens = event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if opens or event in ("os.rename", "os.chmod", "os.remove"):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(fall)
"""

_VERBS = {
    "classify": ("classify", "in.csv", "-o", "out/o.csv"),
    "detect": ("detect", "in.csv", "-o", "out"),
    "report": ("report", "in.csv", "--period", "2024-08", "--hotspots", "hotspots", "-o", "out/b.docx"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in.csv").write_text(ROWS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the results of one undisturbed run of every verb."""
    folder = tmp_path_factory.mktemp("sound")
    (folder / "in.csv").write_text(ROWS, encoding="utf-8")
    for arguments in (("detect", "in.csv", "-o", "hotspots"), *_VERBS.values()):
        done = start(*arguments, folder=folder)
        assert done.wait() == 0, done.communicate()
    return folder


def whole(found: dict[str, bytes], sound: dict[str, bytes]) -> list[str]:
    """Return the files that are not as an undisturbed run leaves them; hidden ones are what a kill left behind."""
    return [name for name, content in found.items() if "/." not in f"/{name}" and content != sound[name]]


@pytest.mark.parametrize("verb", _VERBS)
def test_a_program_killed_while_it_writes_leaves_no_half_file(verb: str, folder: Path, results: Path) -> None:
    # Here the whole program once; ten moments of each verb are in test_faults_of_verbs.py.
    (folder / "hotspots").symlink_to(results / "hotspots")
    process = start(2, *_VERBS[verb], folder=folder, before=_DIE)
    assert process.wait() == -signal.SIGKILL, process.communicate()
    assert whole(list_files(folder / "out"), list_files(results / "out")) == []


@pytest.mark.parametrize("after", [1.0, 2.0])
def test_an_interruption_is_told_in_one_clean_line(after: float, folder: Path) -> None:
    (folder / "in.csv").write_text(ROWS.replace("A", "B") + ROWS.split("\n", 1)[1] * 1, encoding="utf-8")
    process = start("detect", "in.csv", "-o", "out", folder=folder, before="import hotspot.cli.main")
    time.sleep(after)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    if process.returncode == 0:
        pytest.skip("it was ready before the interruption")
    if process.returncode == -signal.SIGINT:
        pytest.skip("it was interrupted before the program began")
    assert process.returncode == 130
    assert "已中断" in said
    assert "Traceback" not in said
    assert not [name for name in (list_files(folder / "out") if (folder / "out").exists() else {}) if ".tmp" in name]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is locked for root")
def test_a_locked_folder_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "locked").mkdir(mode=0o500)
    assert run_here(monkeypatch, "classify", "in.csv", "-o", "locked/o.csv") == 1
    assert "没有权限" in capsys.readouterr().err


def test_two_runs_at_once_give_one_whole_result(folder: Path, results: Path) -> None:
    runs = [start(*_VERBS["detect"], folder=folder) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    sound = list_files(results / "out")
    found = list_files(folder / "out")
    assert whole(found, sound) == []
    assert not [name for name in found if ".tmp" in name]


def test_a_clock_that_jumps_changes_nothing(folder: Path, results: Path) -> None:
    jump = (
        "import time, datetime\n"
        "real = time.time\n"
        "time.time = lambda: -1e9 if int(real() * 1e6) % 2 else 4e9\n"
    )  # fmt: skip
    assert start(*_VERBS["detect"], folder=folder, before=jump).wait() == 0
    assert whole(list_files(folder / "out"), list_files(results / "out")) == []


def test_a_file_that_shrinks_and_grows_while_it_is_read(folder: Path) -> None:
    (folder / "in.csv").write_text(ROWS + ROWS.split("\n", 1)[1].replace("A", "B") * 1, encoding="utf-8")
    code = (
        "import threading, time\n"
        "def change():\n"
        "    while True:\n"
        "        with open('in.csv', 'r+b') as file:\n"
        "            file.truncate(file.seek(0, 2) // 2); time.sleep(0.001)\n"
        "            file.seek(0, 2); file.write(b'x,' * 50)\n"
        "threading.Thread(target=change, daemon=True).start()\n"
    )
    process = start(*_VERBS["classify"], folder=folder, before=code)
    _, said = process.communicate()
    assert process.returncode in (0, 1)
    assert "Traceback" not in said


def test_a_reader_that_goes_away_is_no_traceback(folder: Path) -> None:
    process = start("classify", "in.csv", "-o", "-", folder=folder)
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) in (0, 1)
    assert "Traceback" not in said


def test_a_full_disk_is_told(folder: Path) -> None:
    process = subprocess.Popen(
        ["bash", "-c", "ulimit -f 1; exec \"$0\" -P -c 'from hotspot.cli.main import run; run()' \"$@\"",
         sys.executable, "classify", "in.csv", "-o", "out/o.csv"],
        cwd=folder, stderr=subprocess.PIPE, text=True, preexec_fn=lambda: signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
    )  # fmt: skip
    _, said = process.communicate()
    assert process.returncode == 1
    assert "磁盘空间" in said
    assert list_files(folder / "out") == {}
