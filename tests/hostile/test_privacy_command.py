"""hotspot privacy over the written cases: it finds what must vanish and never prints it; nothing else prints it."""

import csv
import json
import re
from pathlib import Path

import pytest
from program import run_here

CASES = Path(__file__).parents[1] / "tickets" / "privacy_cases.tsv"


def read_cases() -> list[dict[str, str]]:
    with open(CASES, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"]]


@pytest.fixture
def cases(tmp_path: Path) -> tuple[Path, list[dict[str, str]]]:
    rows = [row for row in read_cases() if row["secret"] and row["kind"] in ("phone", "id", "card", "email")]
    path = tmp_path / "in.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("ticket_id", "text"), *((f"T{n}", row["text"]) for n, row in enumerate(rows))])
    return path, rows


def test_there_are_five_hundred_cases() -> None:
    assert len(read_cases()) >= 500


def test_the_verb_finds_and_never_prints(
    cases: tuple[Path, list[dict[str, str]]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, rows = cases
    assert run_here(monkeypatch, "privacy", path) == 0
    printed = capsys.readouterr()
    found = list(csv.DictReader(printed.out.splitlines()))
    assert {int(line["行"]) for line in found} == set(range(1, len(rows) + 1))
    assert not [row["secret"] for row in rows if row["secret"] in printed.out + printed.err]


def test_nothing_personal_leaves_in_reasons_messages_or_results(
    cases: tuple[Path, list[dict[str, str]]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path, rows = cases
    assert run_here(monkeypatch, "-v", "classify", path, "-o", tmp_path / "o.jsonl", "--mask") == 0
    assert run_here(monkeypatch, "-v", "detect", path, "-o", tmp_path / "out") == 0
    lines = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()]
    written = "\n".join(f"{line['text']} {line['reason']}" for line in lines)
    written += "".join(p.read_text(encoding="utf-8-sig") for p in (tmp_path / "out").iterdir() if p.suffix != ".xlsx")
    printed = capsys.readouterr()
    left = [row["secret"] for row in rows if row["secret"] in written + printed.out + printed.err]
    assert left == []


def test_the_vocabularies_hold_no_numbers_of_people() -> None:
    from hotspot.resources import find_shipped

    for path in sorted(find_shipped("models").rglob("*.t*")):
        if path.suffix in (".txt", ".tsv"):
            assert not re.findall(r"\d{7,}|\d{3,4}-\d{7,8}|[\w.]+@\w+\.", path.read_text(encoding="utf-8")), path
