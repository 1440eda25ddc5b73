"""A model folder that was tampered with is refused with a sentence; every format that was released stays readable."""

import hashlib
import io
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from office import make_tickets

import hotspot
from hotspot.categories.background import ModelBackground
from hotspot.categories.model_folder import load_model, load_model_folder, save_model
from hotspot.categories.model_names import read_current
from hotspot.categories.prediction import classify
from hotspot.categories.training import train
from hotspot.errors import ModelError

FORMAT_1 = Path(__file__).parent / "model-format-1"


def test_format_1_is_still_read_and_decides_as_it_did() -> None:
    model = load_model_folder(FORMAT_1)
    assert model.classifier.predict(["路灯不亮", "拖欠工资"]).tolist() == ["路灯", "欠薪"]
    # Its manifest says nothing of the parameters of the fit.
    assert model.classifier.get_params()["temperature"] == model.classifier.temperature_
    expected = json.loads((FORMAT_1.parent / "model-format-1.json").read_text(encoding="utf-8"))
    chances = model.classifier.predict_proba(expected["texts"])
    assert np.allclose(chances, expected["chances"], atol=1e-4)


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_released_format_with_background_and_kinds_decides_as_it_did(number: int) -> None:
    """The folders were written by the program of their format and are never written again."""
    here = Path(__file__).parent
    model = load_model_folder(here / f"model-format-{number}")
    expected = json.loads((here / f"model-format-{number}.json").read_text(encoding="utf-8"))
    assert model.manifest["format"] == number
    assert np.allclose(model.classifier.predict_proba(expected["texts"]), expected["chances"], atol=1e-4)
    assert classify(pd.DataFrame({"text": expected["texts"]}), model)["predicted_kind"].tolist() == expected["kinds"]
    background = model.classifier.background
    assert isinstance(background, ModelBackground)
    assert (background.centroids is None) == (number == 2)
    assert (model.classifier.neighbors_ is None) == (number < 4)


def test_a_model_with_a_background_is_read_back_as_it_was(tmp_path: Path) -> None:
    table = make_tickets(12).rename(columns={"诉求内容": "text", "诉求类别": "category"})
    model = train(table, base="none").model
    save_model(model.classifier, tmp_path / "m", labels=model.labels, review_below=0.5, about={"name": "m"})
    read = load_model_folder(tmp_path / "m")
    texts = ["停水", "讨薪", "路灯", ""]
    before, after = model.classifier.predict_proba(texts), read.classifier.predict_proba(texts)
    assert read.manifest["format"] == 3
    assert read.manifest["versions"]["hotspot"] == hotspot.__version__
    assert set(read.manifest["versions"]) == {"hotspot", "numpy", "scikit-learn"}
    assert np.allclose(before, after, atol=1e-3)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FORMAT_1, tmp_path / "model"))


def _edit_manifest(folder: Path, **changes: Any) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest.update(changes)
    path.write_text(json.dumps(manifest), encoding="utf-8")


def _forget(folder: Path, key: str) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    del manifest[key]
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")


def _edit_weights(folder: Path, **arrays: np.ndarray) -> None:
    with np.load(folder / "weights.npz") as old:
        content = {**{name: old[name] for name in old.files}, **arrays}
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **content)
    _rewrite(folder, "weights.npz", buffer.getvalue())


def _rewrite(folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    files = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    _edit_manifest(folder, files={**files, name: hashlib.sha256(data).hexdigest()})


def _nan(folder: Path) -> None:
    with np.load(folder / "weights.npz") as old:
        coef = old["coef"].copy()
    coef[0, 0] = np.nan
    _edit_weights(folder, coef=coef)


def _link(folder: Path) -> None:
    (folder / "words.txt").rename(folder.parent / "words.txt")
    (folder / "words.txt").symlink_to(folder.parent / "words.txt")


def _bomb(folder: Path) -> None:
    """An archive whose directory says that it unpacks to four gigabytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("coef.npy", b"x")
    data = bytearray(buffer.getvalue())
    size = data.index(b"PK\x01\x02") + 24
    data[size : size + 4] = b"\xf0\xff\xff\xff"
    _rewrite(folder, "weights.npz", bytes(data))


_DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "newer format": (lambda f: _edit_manifest(f, format=99), "请升级"),
    "no manifest": (lambda f: (f / "manifest.json").unlink(), "manifest.json"),
    "broken manifest": (lambda f: (f / "manifest.json").write_text("{"), "读不懂"),
    "missing file": (lambda f: (f / "ngrams.txt").unlink(), "缺少文件 ngrams.txt"),
    "wrong hash": (lambda f: (f / "words.txt").write_text("x\n"), "校验值"),
    "wrong shape": (lambda f: _edit_weights(f, coef=np.zeros((3, 7), np.float16)), "形状"),
    "words too few": (lambda f: _edit_weights(f, word_idf=np.zeros(3, np.float32)), "对不上"),
    "NaN": (_nan, "NaN"),
    "NaN threshold": (lambda f: _edit_manifest(f, review_below=float("nan")), "review_below"),
    "outside": (lambda f: _edit_manifest(f, files={"../words.txt": "0"}), "文件清单"),
    "link": (_link, "链接"),
    "no archive": (lambda f: _rewrite(f, "weights.npz", b"PK\x03\x04 half"), "weights.npz"),
    "pickle": (lambda f: _rewrite(f, "weights.npz", b"\x80\x04K\x01."), "weights.npz"),
    "no parameters": (lambda f: _edit_manifest(f, parameters={"penalty": 0.1}), "读不懂"),
    "parameters of no kind": (lambda f: _edit_manifest(f, parameters=3), "读不懂"),
    "no format": (lambda f: _edit_manifest(f, format=None), "没有格式号"),
    "missing key": (lambda f: _forget(f, "temperature"), "缺少 temperature"),
    "temperature of no kind": (lambda f: _edit_manifest(f, temperature=None), "读不懂"),
    "NaN temperature": (lambda f: _edit_manifest(f, temperature=float("nan")), "NaN"),
    "other classes": (lambda f: _edit_manifest(f, classes=["停水", "停电"]), "形状"),
}


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_damaged_model_is_refused_with_a_sentence(folder: Path, damage: str) -> None:
    spoil, said = _DAMAGES[damage]
    spoil(folder)
    with pytest.raises(ModelError, match=said):
        load_model_folder(folder)


def test_an_archive_that_would_fill_the_memory_is_refused(folder: Path) -> None:
    _bomb(folder)
    with pytest.raises(ModelError, match="太大"):
        load_model_folder(folder)


def test_a_changed_background_is_refused(tmp_path: Path) -> None:
    table = make_tickets(12).rename(columns={"诉求内容": "text", "诉求类别": "category"})
    model = train(table, base="none").model
    folder = tmp_path / "m"
    save_model(model.classifier, folder, labels=model.labels, review_below=0.5, about={})
    _rewrite(folder, "centroids.npz", (folder / "centroids.npz").read_bytes()[:200])
    with pytest.raises(ModelError, match="centroids"):
        load_model_folder(folder)
    _edit_manifest(folder / "background", temperature=9.0)
    with pytest.raises(ModelError, match=r"background.*校验值"):
        load_model_folder(folder)
    shutil.rmtree(folder / "background")
    with pytest.raises(ModelError, match="缺少文件夹 background"):
        load_model_folder(folder)


def test_names_lead_to_models(tmp_path: Path) -> None:
    shutil.copytree(FORMAT_1, tmp_path / "mine")
    assert load_model("mine", models=tmp_path).labels == load_model(tmp_path / "mine").labels
    assert load_model("current", models=tmp_path).manifest["name"] == "default"
    with pytest.raises(ModelError, match="找不到"):
        load_model("nowhere", models=tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"name": "../x"}', '{"name": 3}', '{"name": ".hidden"}'])
def test_a_damaged_current_file_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "current.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match="可删去这个文件"):
        read_current(tmp_path)
