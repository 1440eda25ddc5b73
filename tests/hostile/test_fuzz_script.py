"""Fuzzing finds what is wrong, keeps the file and its number, and does not leave anything else behind."""

import os
import re
import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import hostile_broken_readers
import pytest
from hostile_readers import READERS

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "fuzz.py"


def fuzz(folder: Path, *arguments: object, module: str = "hostile_broken_readers") -> tuple[int, str]:
    """Return how fuzzing ended and what it printed; its temporary folders come to be in a folder."""
    command = [sys.executable, SCRIPT, *arguments, "--keep", folder / "kept", "--module", module]
    (folder / "temporary").mkdir(exist_ok=True)
    surroundings = {**os.environ, "TMPDIR": str(folder / "temporary")}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=surroundings, check=False)
    assert done.stderr == ""
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("raises", "ValueError: not what a user is told"),
        ("dies", "worker ended with -11"),
        ("hangs", "worker ended with 1"),
        ("grows", "memory grew past 1 GB"),
    ],
)
def test_a_broken_promise_fails_and_can_be_repeated(name: str, said: str, tmp_path: Path) -> None:
    slow = ("--slow", 0.5) if name == "hangs" else ()
    ended, printed = fuzz(tmp_path, 0.1, name, *slow)
    assert ended == 1
    assert said in printed
    number = re.findall(rf"again: python scripts/fuzz\.py 0 {name} --from (\d+)", printed)[0]
    kept = (tmp_path / "kept" / f"{name}-{number}" / "case.csv").read_bytes()
    assert kept == hostile_broken_readers.READERS[name].attack(tmp_path, int(number)).read_bytes()
    assert said in (tmp_path / "kept" / f"{name}-{number}" / "said.txt").read_text(encoding="utf-8")
    again, printed = fuzz(tmp_path, 0, name, "--from", number, *slow)
    assert (again, said in printed) == (1, True)


def test_each_run_tries_other_cases_unless_told_which(tmp_path: Path) -> None:
    runs = [fuzz(tmp_path, 0.1, "sound") for _ in range(2)]
    assert [ended for ended, _ in runs] == [0, 0]
    firsts = [re.findall(r"^from case (\d+)$", printed, re.MULTILINE)[0] for _, printed in runs]
    assert firsts[0] != firsts[1]
    assert f"from case {firsts[0]}\n" in fuzz(tmp_path, 0.1, "sound", "--from", firsts[0])[1]
    assert not (tmp_path / "kept").exists()


def test_the_readers_of_the_product_are_tried_and_nothing_is_left_behind(tmp_path: Path) -> None:
    ended, printed = fuzz(tmp_path, 0.2, "csv", "model", "--from", 1, module="hostile_readers")
    assert ended == 0, printed
    assert re.search(r"^csv: [1-9]\d* cases, 0 findings$", printed, re.MULTILINE)
    assert re.search(r"^model: [1-9]\d* cases, 0 findings$", printed, re.MULTILINE)
    assert list((tmp_path / "temporary").iterdir()) == []


@pytest.mark.parametrize("name", ["xlsx", "docx", "labelled", "edits"])
def test_a_package_does_not_say_when_it_was_made(name: str, tmp_path: Path) -> None:
    for number in range(5):
        path = READERS[name].attack(tmp_path, number)
        assert number or zipfile.is_zipfile(path)
        with suppress(zipfile.BadZipFile), zipfile.ZipFile(path) as package:
            assert {entry.date_time[0] for entry in package.infolist()} == {1980}
            assert number or f"{datetime.now(UTC):%Y-%m-%d}" not in package.read("docProps/core.xml").decode()
