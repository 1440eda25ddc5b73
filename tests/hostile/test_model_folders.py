"""Model folders that were tampered with: refused before anything of them is parsed, and nothing outside is read."""

import hashlib
import io
import json
import pickle
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hostile_seeds import save_model_folder, save_theme_folder

from hotspot.categories.model_folder import load_model_folder
from hotspot.errors import ModelError
from hotspot.issues.themes.folder import read_theme_model

_TOUCHED: list[str] = []


class _Bomb:
    def __reduce__(self) -> Any:
        return _TOUCHED.append, ("ran",)


@pytest.fixture(scope="module", params=["categories", "themes"])
def kind(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    save, read = {
        "categories": (save_model_folder, load_model_folder),
        "themes": (save_theme_folder, read_theme_model),
    }[request.param]
    folder = tmp_path_factory.mktemp("model") / "sound"
    save(folder)
    return folder, read


def sign(folder: Path) -> None:
    """Write the hashes of what the folder now holds, as an attacker would."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    manifest["files"] = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in manifest["files"]}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def edit(folder: Path, **changes: Any) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder / "manifest.json").write_text(json.dumps({**manifest, **changes}), encoding="utf-8")


def pack_arrays(folder: Path, change: Callable[[dict[str, Any]], None], **named: Any) -> None:
    with np.load(folder / "weights.npz") as arrays:
        values = {name: arrays[name] for name in arrays.files}
    change(values)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **values, **named)
    (folder / "weights.npz").write_bytes(buffer.getvalue())


def pickle_weights(folder: Path) -> None:
    pack_arrays(folder, lambda values: values.update({next(iter(values)): np.array([_Bomb()], dtype=object)}))


def pickle_instead(folder: Path) -> None:
    (folder / "weights.npz").write_bytes(pickle.dumps(_Bomb()))


def link_file(folder: Path) -> None:
    outside = folder.parent / "outside.txt"
    shutil.move(folder / "words.txt", outside)
    (folder / "words.txt").symlink_to(outside)


def name_outside(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    (folder.parent / "outside.txt").write_bytes((folder / "words.txt").read_bytes())
    files = {("../outside.txt" if name == "words.txt" else name): value for name, value in manifest["files"].items()}
    edit(folder, files=files)


def claim_a_bomb(folder: Path) -> None:
    content = bytearray((folder / "weights.npz").read_bytes())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        place = content.rindex(package.infolist()[0].filename.encode()) - 46
    content[place + 24 : place + 28] = (0xFFFFFFFE).to_bytes(4, "little")
    (folder / "weights.npz").write_bytes(bytes(content))


def claim_a_huge_array(folder: Path) -> None:
    header = b"{'descr': '<f4', 'fortran_order': False, 'shape': (4000000000000,), }"
    header = header.ljust(117) + b"\n"
    array = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header
    with zipfile.ZipFile(folder / "weights.npz") as package:
        members = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(folder / "weights.npz", "w") as package:
        for name in members:
            package.writestr(name, array)


def lose_a_row(folder: Path) -> None:
    pack_arrays(folder, lambda values: values.update({name: value[:-1] for name, value in values.items()}))


def poison(folder: Path) -> None:
    def change(values: dict[str, Any]) -> None:
        values["word_idf"] = np.full_like(values["word_idf"], np.nan)

    pack_arrays(folder, change)


SIGNED = [pickle_weights, pickle_instead, claim_a_bomb, claim_a_huge_array, lose_a_row, poison]
UNSIGNED: dict[str, Callable[[Path], None]] = {
    "a changed word list": lambda folder: (folder / "words.txt").write_text("改过\n", encoding="utf-8"),
    "a linked file": link_file,
    "a file outside": name_outside,
    "a missing file": lambda folder: (folder / "weights.npz").unlink(),
    "a folder for a file": lambda folder: ((folder / "words.txt").unlink(), (folder / "words.txt").mkdir()),  # type: ignore[dict-item,return-value]
    "no manifest": lambda folder: (folder / "manifest.json").unlink(),
    "a manifest that is a list": lambda folder: (folder / "manifest.json").write_text("[]"),
    "a deep manifest": lambda folder: (folder / "manifest.json").write_text("[" * 100_000),
    "a manifest that is no text": lambda folder: (folder / "manifest.json").write_bytes(b"\xff\xfe\x00"),
    "a newer format": lambda folder: edit(folder, format=99),
    "a format that is a text": lambda folder: edit(folder, format="1"),
    "files that are a text": lambda folder: edit(folder, files="words.txt"),
    "hashes that are numbers": lambda folder: edit(folder, files=dict.fromkeys(("words.txt", "ngrams.txt"), 1)),
}


def refuse(kind: Any, tmp_path: Path, change: Callable[[Path], None], *, signed: bool) -> None:
    folder, read = kind
    copy = Path(shutil.copytree(folder, tmp_path / "model"))
    change(copy)
    if signed:
        sign(copy)
    with pytest.raises(ModelError) as refused:
        read(copy)
    assert len(str(refused.value)) < 1000
    assert not _TOUCHED


@pytest.mark.parametrize("change", SIGNED)
def test_signed_again_after_the_change(kind: Any, tmp_path: Path, change: Callable[[Path], None]) -> None:
    refuse(kind, tmp_path, change, signed=True)


@pytest.mark.parametrize("name", UNSIGNED)
def test_hashes_and_names_are_checked(kind: Any, tmp_path: Path, name: str) -> None:
    refuse(kind, tmp_path, UNSIGNED[name], signed=False)


def test_hashes_are_checked_before_anything_is_parsed(
    kind: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(*_: Any, **__: Any) -> None:
        raise AssertionError("parsed before it was checked")

    monkeypatch.setattr(np, "load", parse)
    refuse(kind, tmp_path, lambda folder: (folder / "weights.npz").write_bytes(b"PK\x03\x04"), signed=False)
