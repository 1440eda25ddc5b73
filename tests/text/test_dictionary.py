"""jieba's dictionary is read, and its source disturbs nobody who takes warnings for errors."""

import os
import subprocess
import sys
from pathlib import Path

from hotspot.text.dictionary import list_ordinary_words, list_rare_words, read_dictionary


def test_a_line_is_a_word_its_frequency_and_its_part_of_speech() -> None:
    lines = read_dictionary().splitlines()
    assert all(len(line.split()) == 3 for line in lines[:1000])
    assert any(line.split()[0] == "停水" for line in lines)


def test_words_are_rare_or_names_by_what_the_dictionary_says_of_them() -> None:
    assert "伟达" in list_rare_words()
    assert list_rare_words().isdisjoint(("伟大", "停水", "鸿达"))
    assert "停水" in list_ordinary_words()
    assert list_ordinary_words().isdisjoint(("昆仑", "鸿达", "岳阳"))


def test_warnings_of_its_source_are_no_errors(tmp_path: Path) -> None:
    code = "from hotspot.text.dictionary import read_dictionary; read_dictionary()"
    # Nothing is compiled there yet, so that Python reads the source.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
