"""Every reader with the seed it is fed with: what a reader raises must be a HotspotError, whatever the file."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import hostile_seeds as seeds
from hostile_mutations import damage


@dataclass(frozen=True)
class Reader:
    """A reader: the ending of its file, a valid file, and what reads it and uses what it read."""

    suffix: str
    seed: Callable[[], bytes]
    read: Callable[[Path], Any]

    def attack(self, folder: Path, number: int) -> Path:
        """Write the seed, damaged by ``number``, into a folder (0 is the seed itself) and return its path."""
        path = folder / f"case{self.suffix}"
        content = _make_once(self.seed)
        path.write_bytes(damage(content, number) if number else content)
        return path


@dataclass(frozen=True)
class FolderReader:
    """A reader of a model folder: one file of it is damaged, and the manifest given the hash of the damaged one."""

    save: Callable[[Path], None]
    read: Callable[[Path], Any]

    def attack(self, folder: Path, number: int) -> Path:
        """Write the folder, damaged by ``number``, and return its path."""
        files = dict(_save_once(self.save))
        if number:
            victim = sorted(files)[number % len(files)]
            files[victim] = damage(files[victim], number)
            if victim != "manifest.json":
                manifest = json.loads(files["manifest.json"])
                manifest["files"][victim] = hashlib.sha256(files[victim]).hexdigest()
                files["manifest.json"] = json.dumps(manifest).encode()
        path = folder / "case"
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir()
        for name, content in files.items():
            (path / name).write_bytes(content)
        return path


@cache
def _make_once(seed: Callable[[], bytes]) -> bytes:
    return seed()


@cache
def _save_once(save: Callable[[Path], None]) -> dict[str, bytes]:
    with TemporaryDirectory() as folder:
        save(Path(folder) / "model")
        return {path.name: path.read_bytes() for path in (Path(folder) / "model").iterdir()}


def _read_tickets(path: Path) -> None:
    from hotspot.errors import ColumnError, DuplicateTicketError
    from hotspot.tickets.files import read_tickets, stream_table

    try:
        read_tickets(path)
    except (ColumnError, DuplicateTicketError):
        for _ in stream_table(path):
            pass


def _audit(path: Path) -> None:
    from hotspot.bulletin.audit.audit import audit_bulletin

    audit_bulletin(path).describe()


def _read_settings(path: Path) -> None:
    from hotspot.settings import load_settings

    load_settings(path)


def _read_texts(path: Path) -> None:
    from hotspot.bulletin.texts import read_texts

    read_texts(path).mask()


def _read_taxonomy(path: Path) -> None:
    from hotspot.categories.taxonomy import load_taxonomy

    load_taxonomy(path).find("城管")


def _read_history(path: Path) -> None:
    from hotspot.bulletin.history import read_history
    from hotspot.categories.taxonomy import default_taxonomy

    read_history(path, default_taxonomy())


def _read_scores(path: Path) -> None:
    from hotspot.bulletin.scores import read_scores

    read_scores(path)


def _read_report(path: Path) -> None:
    """Read a report and write it again: what is read must be whole enough to be used."""
    from hotspot.issues.results import read_report, write_report

    report = read_report(path)
    report.describe()
    write_report(report.take(1), path.parent / "again")


def _read_edits(path: Path) -> None:
    from hotspot.issues.edits import read_edits

    read_edits(path)


def _read_similarity(path: Path) -> None:
    from hotspot.issues.grouping.similarity import parse_similarity

    parse_similarity(path.read_bytes().decode("utf-8", "replace"))


def _read_current(path: Path) -> None:
    from hotspot.categories.model_names import find_model_folder
    from hotspot.categories.registry import read_history

    (path.parent / "current.json").write_bytes(path.read_bytes())
    (path.parent / "八月").mkdir(exist_ok=True)
    folder = find_model_folder("current", models=path.parent)
    assert folder.name == "default" or folder.resolve().parent == path.parent.resolve()
    read_history(path.parent)


def _read_model(folder: Path) -> None:
    import pandas as pd

    from hotspot.categories.model_folder import load_model_folder
    from hotspot.categories.prediction import classify

    classify(pd.DataFrame({"ticket_id": ["1"], "text": ["路灯不亮,窨井盖丢失"]}), load_model_folder(folder))


def _read_themes(folder: Path) -> None:
    from hotspot.issues.themes.folder import read_theme_model

    read_theme_model(folder).assign([""], ["小区停水没有通知"])


def _read_labelled(path: Path) -> None:
    from hotspot.categories.label_table import read_labelled
    from hotspot.categories.taxonomy import default_taxonomy

    read_labelled([path], target="category", taxonomy=default_taxonomy())


READERS: dict[str, Reader | FolderReader] = {
    "csv": Reader(".csv", seeds.make_csv, _read_tickets),
    "jsonl": Reader(".jsonl", seeds.make_jsonl, _read_tickets),
    "xlsx": Reader(".xlsx", seeds.make_xlsx, _read_tickets),
    "xls": Reader(".xls", seeds.make_xls, _read_tickets),
    "parquet": Reader(".parquet", seeds.make_parquet, _read_tickets),
    "docx": Reader(".docx", seeds.make_docx, _audit),
    "html": Reader(".html", seeds.make_html, _audit),
    "bulletin": Reader(".txt", seeds.make_bulletin_text, _audit),
    "settings": Reader(".toml", seeds.make_settings, _read_settings),
    "texts": Reader(".toml", seeds.make_texts, _read_texts),
    "taxonomy": Reader(".toml", seeds.make_taxonomy, _read_taxonomy),
    "history": Reader(".csv", seeds.make_history, _read_history),
    "scores": Reader(".csv", seeds.make_scores, _read_scores),
    "labelled": Reader(".xlsx", seeds.make_xlsx, _read_labelled),
    "report": Reader(".json", seeds.make_report, _read_report),
    "edits": Reader(".xlsx", seeds.make_edits, _read_edits),
    "similarity": Reader(".json", seeds.read_shipped_similarity, _read_similarity),
    "current": Reader(".json", seeds.make_current, _read_current),
    "model": FolderReader(seeds.save_model_folder, _read_model),
    "themes": FolderReader(seeds.save_theme_folder, _read_themes),
}
