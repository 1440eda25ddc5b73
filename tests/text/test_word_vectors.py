"""The mean of a text's word vectors, near what the encoder gives and refused when the folder is damaged."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from hotspot.errors import ModelError
from hotspot.resources import find_shipped
from hotspot.text import word_vectors
from hotspot.text.encoder import load_encoder
from hotspot.text.word_vectors import read_word_vectors

TEXTS = ["小区楼下的烧烤店油烟呛人", "村口的路灯一直不亮", "包工头拖欠工资三个月"]


def test_vectors_are_near_those_of_the_encoder() -> None:
    found, exact = read_word_vectors().encode([*TEXTS, ""]), load_encoder().encode(TEXTS)
    assert np.allclose(np.linalg.norm(found[:3], axis=1), 1, atol=1e-5)
    assert not found[3].any()
    assert (np.sum(found[:3] * exact, axis=1) > 0.8).all()


def test_capital_letters_count_as_small_ones() -> None:
    found = read_word_vectors().encode(["WiFi", "wifi"])
    assert found[0].any()
    assert np.array_equal(found[0], found[1])


@pytest.mark.parametrize("name", ["tokenizer.json", "model.safetensors"])
def test_a_damaged_folder_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(find_shipped("models/encoder"), tmp_path / "encoder"))
    (folder / name).write_bytes((folder / name).read_bytes()[:100])
    monkeypatch.setattr(word_vectors, "find_shipped", lambda path: folder)
    with pytest.raises(ModelError, match="读不懂"):
        read_word_vectors()


def test_fewer_vectors_than_words_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(shutil.copytree(find_shipped("models/encoder"), tmp_path / "encoder"))
    vectors = load_file(folder / "model.safetensors")
    save_file({name: rows[:-1] for name, rows in vectors.items()}, folder / "model.safetensors")
    monkeypatch.setattr(word_vectors, "find_shipped", lambda path: folder)
    with pytest.raises(ModelError, match="应一样多"):
        read_word_vectors()
