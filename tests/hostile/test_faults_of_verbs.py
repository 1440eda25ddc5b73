"""Fifty random faults a verb: nothing is lost or half written, and each is told in one clear line."""

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hostile_command import ROWS, list_files
from hostile_faults import Fault, Hook, draw_faults, inject
from program import run_here

from hotspot.categories.model_folder import load_model_folder

_FAULTS = 50
_MATTERS = {"公共服务": "停水 水压 水管 水表 水质", "科教文体": "学校 食堂 老师 校车 招生"}
_TOWNS = ("石塘镇", "三塘镇", "城东街道", "南湖洲镇", "白马镇", "新泉镇")
_TRAIN = ("train", "labelled.csv", "--base", "none", "-o")
# Work that is done once and remembered: faults are about what is read and written.
_WORDS = ("categories.classifier_files.parse_lexicon", "categories.classifier_files.parse_subtopics")
# Verb → its command line, and what else is remembered.
_VERBS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "classify": (("classify", "in.csv", "-o", "out/o.csv"), ("categories.batch.load_model",)),
    "classify-xlsx": (("classify", "in.csv", "-o", "out/o.xlsx"), ("categories.batch.load_model",)),
    "classify-table": (
        ("classify", "in.csv", "--db", "sqlite:///a.db", "--to-table", "预测", "--if-exists", "replace"),
        ("categories.batch.load_model",),
    ),
    "detect": (("detect", "in.csv", "-o", "out"), ("issues.hotspots.find_hotspots",)),
    "report": (
        ("report", "in.csv", "--period", "2024-08", "--hotspots", "hotspots", "-o", "out/b.docx"),
        ("bulletin.building.build_bulletin",),
    ),
    "review": (("review", "in.csv", "-n", "9", "-o", "out/r.xlsx"), ("categories.review.review",)),
    "evaluate": (
        ("evaluate", "labelled.csv", "--model", "a", "-o", "out/e.html"),
        ("categories.evaluation.evaluate", "categories.model_folder.load_model_folder"),
    ),
    "train": (
        (*_TRAIN, "models/new"),
        ("categories.candidate.train", "categories.candidate.evaluate", "categories.candidate.load_model_folder"),
    ),
    "promote": (("models", "promote", "a", "--force"), ()),
    "rollback": (("models", "rollback"), ()),
}


@pytest.fixture(scope="module")
def hook() -> Hook:
    return Hook()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tickets, labels, and two models of which b, then a, then b was in use."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "in.csv").write_text(ROWS, encoding="utf-8")
    rows = [
        (f"{town}{word}有问题,第{number}次反映{word}的事情", label)
        for number, town in enumerate(_TOWNS)
        for label, words in _MATTERS.items()
        for word in words.split()
    ]
    pd.DataFrame(rows, columns=["诉求内容", "诉求类别"]).to_csv(folder / "labelled.csv", index=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run_here(patch, *_TRAIN, "models/a") == 0
        shutil.copytree("models/a", "models/b")
        assert run_here(patch, "models", "promote", "a", "--force") == 0
        assert run_here(patch, "models", "promote", "b", "--force") == 0
        assert run_here(patch, "detect", "in.csv", "-o", "hotspots") == 0
    return folder


@pytest.fixture
def folder(
    office: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    shutil.copytree(office, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("getpass.getuser", lambda: "张某")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path_factory.mktemp("temporary")))
    return tmp_path


def remember(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a function work once for the same texts, names and paths."""
    module, name = place.rsplit(".", 1)
    really = getattr(__import__(f"hotspot.{module}", fromlist=[name]), name)
    known: dict[str, Any] = {}

    def once(*arguments: Any, **named: Any) -> Any:
        key = str([argument for argument in arguments if isinstance(argument, str | Path | list)])
        if key not in known:
            known[key] = really(*arguments, **named)
        return known[key]

    monkeypatch.setattr(f"hotspot.{place}", once)


def list_visible(folder: Path) -> dict[str, bytes]:
    """Return what a user sees; hidden files are what a kill left behind, and locks; of a database, its rows."""
    rows = b""
    if (folder / "a.db").exists():
        # Whoever opens a database after a kill takes back what was not committed.
        with closing(sqlite3.connect(folder / "a.db")) as own:
            rows = "\n".join(own.iterdump()).encode()
    hidden = ("/.", "a.db-journal")
    found = {f"/{name}": content for name, content in list_files(folder).items()}
    visible = {name[1:]: content for name, content in found.items() if not any(part in name for part in hidden)}
    return {name: rows if name == "a.db" else content for name, content in visible.items()}


@pytest.mark.parametrize("verb", _VERBS)
def test_random_faults_are_told_and_lose_nothing(
    verb: str, folder: Path, hook: Hook, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, slow = _VERBS[verb]
    for place in (*_WORDS, *slow):
        remember(place, monkeypatch)

    def run() -> int:
        return run_here(monkeypatch, *arguments)

    before = list_visible(folder)
    writes = hook.count(folder, run, reads=False)
    sound = list_visible(folder)
    start = sound if _is_repeatable(verb) else before
    most = max(len(content) for name, content in sound.items() if content != before.get(name))
    _prepare(verb, folder, start)
    begun = time.monotonic()
    reads = hook.count(folder, run, reads=True)
    milliseconds = max(1, round(1000 * (time.monotonic() - begun)))
    capsys.readouterr()
    told = 0
    limits = {"writes": writes, "reads": reads, "most_bytes": most, "milliseconds": milliseconds}
    for fault in draw_faults(verb, _FAULTS, **limits):
        _prepare(verb, folder, start)
        ended = inject(hook, fault, folder, run)
        told += ended != 0
        check_words(fault, ended, capsys.readouterr().err)
        check_files(verb, fault, ended, folder, (before, sound))
        if fault.kind in ("kill", "timed"):
            clear(Path(tempfile.gettempdir()))
        assert os.listdir(tempfile.gettempdir()) == [], fault
    assert told > _FAULTS // 2
    _prepare(verb, folder, before)
    assert run() == 0
    check_files(verb, None, 0, folder, (before, sound))


def clear(folder: Path) -> None:
    """Remove what a kill left, which nobody could."""
    for path in folder.iterdir():
        shutil.rmtree(path)


def _is_repeatable(verb: str) -> bool:
    """Tell whether a verb may run again on its own results."""
    return verb not in ("train", "promote", "rollback")


def _prepare(verb: str, folder: Path, wanted: dict[str, bytes]) -> None:
    """Bring the folder back to a state, so that each fault starts from whole results."""
    for name in set(list_visible(folder)) - set(wanted):
        (folder / name).unlink()
    for name, content in wanted.items():
        if name == "a.db":
            continue
        path = folder / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    if verb == "train":
        shutil.rmtree(folder / "models" / "new", ignore_errors=True)


def check_words(fault: Fault, ended: int, said: str) -> None:
    assert "Traceback" not in said, said
    assert "程序内部出错" not in said, (fault, said)
    if fault.kind in ("kill", "timed", "company"):
        return
    assert ended in (0, 1, 130), (fault, said)
    assert (ended == 1) == ("错误:" in said), (fault, said)
    assert (ended == 130) == ("已中断" in said), (fault, said)
    assert (ended == 130) <= (fault.kind == "interrupt")


def check_files(
    verb: str, fault: Fault | None, ended: int, folder: Path, states: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    """The folder is as before or as after a run, in every file."""
    found, (before, sound) = list_visible(folder), states
    if verb == "train":
        check_model(folder / "models" / "new", ended)
        found, before, sound = ({n: c for n, c in one.items() if "models/new/" not in n} for one in (found, *states))
    if verb in ("promote", "rollback"):
        check_switch(folder, found.pop("models/current.json"), ended)
        before, sound = ({n: c for n, c in one.items() if n != "models/current.json"} for one in states)
    lost = set(before) - set(found)
    assert not lost, (fault, lost)
    strange = [name for name, content in found.items() if content not in (before.get(name), sound.get(name))]
    assert strange == [], (fault, strange)
    if _is_repeatable(verb) and not (fault and fault.kind in ("kill", "timed")):
        assert set(found) == set(sound), fault
    if ended == 0 and fault is None:
        assert found == sound


def check_model(folder: Path, ended: int) -> None:
    if ended == 0 or folder.exists():
        load_model_folder(folder)


def check_switch(folder: Path, content: bytes, ended: int) -> None:
    from hotspot.categories.registry import read_current, read_history

    assert content
    assert read_current(folder / "models") in ("default", "a", "b")
    assert len(read_history(folder / "models")) in (2, 3, 4)
