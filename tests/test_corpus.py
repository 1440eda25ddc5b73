"""The written corpus keeps its bars: labels, counts, variety, no number that could be somebody's."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_corpus_keeps_every_bar() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "check_corpus.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_a_broken_corpus_is_noticed(tmp_path: Path) -> None:
    line = (ROOT / "data" / "tickets" / "12-chengguan.jsonl").read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "check_corpus.py", "--folder", tmp_path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "FAIL ticket ids are unique: 1 repeated" in done.stdout
    assert "FAIL texts are not repeated: 1 repeated" in done.stdout
