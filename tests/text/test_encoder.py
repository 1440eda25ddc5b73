"""The encoder: the numpy reader against sentence-transformers, damaged folders, and a foreign model."""

import json
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.errors import ModelError
from hotspot.resources import find_shipped
from hotspot.text.encoder import Encoder, load_encoder

CLAUSES = (
    "小区路灯不亮已经三天",
    "包工头拖欠工资",
    "自来水浑浊发黄",
    "预付卡退不了费",
    "S308 路段坑洼",
    "夜间施工噪音扰民",
    "ETC 重复扣费 36.5 元",
    "〔电话〕打不通",
    "電梯困人😀",
    "㮾㮾𠮷",
    "ＡＢＣ－１２３",
    "\u200b\t ",
    "café naïve",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(find_shipped("models/encoder"), tmp_path / "encoder"))


def varied_texts() -> list[str]:
    chance = random.Random(0)
    made = ["，".join(chance.choices(CLAUSES, k=chance.randint(1, 12))) for _ in range(190)]
    return ["", " ", "😀", "。", "1", "路灯", "物业费" * 16_667, "a" * 50_000, *CLAUSES[:2], *made]


def test_it_gives_what_sentence_transformers_gives(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    texts = varied_texts()
    whole = SentenceTransformer(str(find_shipped("models/encoder")), device="cpu", local_files_only=True)
    assert np.abs(encoder.encode(texts) - whole.encode(texts)).max() < 1e-5
    assert encoder.dimensions == whole.get_embedding_dimension()


def test_the_shipped_encoder_needs_no_torch() -> None:
    code = "import sys; from hotspot.text.encoder import load_encoder; load_encoder().encode(['路灯不亮']); "
    code += "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_means_the_same_is_nearer(encoder: Encoder) -> None:
    lamp, dark, wages, owed = encoder.encode(
        ["小区路灯不亮", "道路照明灯坏了，晚上漆黑", "包工头拖欠工资", "老板欠薪，讨要血汗钱"]
    )
    assert lamp @ dark > 2 * max(lamp @ wages, lamp @ owed)
    assert wages @ owed > 2 * max(wages @ lamp, wages @ dark)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=60), max_size=6))
def test_a_row_depends_on_its_own_text(encoder: Encoder, texts: list[str]) -> None:
    rows = encoder.encode(texts)
    assert rows.shape == (len(texts), encoder.dimensions)
    assert rows.dtype == np.float32
    lengths = np.linalg.norm(rows, axis=1)
    assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))
    for row, text in zip(rows, texts, strict=True):
        np.testing.assert_array_equal(encoder.encode([text])[0], row)


def test_what_is_not_known_is_a_row_of_zeros(encoder: Encoder) -> None:
    assert not encoder.encode(["", "  ", "😀！？", "\u200b"]).any()


def test_a_missing_folder_is_a_stated_problem(tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    with pytest.raises(ModelError, match="打不开") as caught:
        load_encoder(tmp_path / "leer")
    assert re.fullmatch(r"编码器 \S+ 打不开:文件读不了\(\w+\)。应为 .*不用句向量则写 none。", str(caught.value))


@pytest.mark.parametrize("name", ["modules.json", "tokenizer.json", "model.safetensors"])
def test_a_damaged_file_is_a_stated_problem(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"{")
    with pytest.raises(ModelError, match=name):
        load_encoder(folder)


@pytest.mark.parametrize("name", ["tokenizer.json", "model.safetensors"])
def test_a_lost_file_is_a_stated_problem(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        load_encoder(folder)


@pytest.mark.parametrize(("rows", "fault"), [(3, "每词一行"), (0, "NaN")])
def test_wrong_numbers_are_a_stated_problem(folder: Path, rows: int, fault: str) -> None:
    from safetensors.numpy import load_file, save_file

    vectors = load_file(folder / "model.safetensors")["embedding.weight"]
    vectors = vectors[:rows] if rows else np.where(np.arange(len(vectors))[:, None] == 1, np.nan, vectors)
    save_file({"embedding.weight": np.ascontiguousarray(vectors)}, folder / "model.safetensors")
    with pytest.raises(ModelError, match=fault):
        load_encoder(folder)


def test_any_other_model_can_stand_in(tmp_path: Path) -> None:
    other = load_encoder(build_bert(tmp_path))
    rows = other.encode(["路灯不亮", "", "水", "路灯不亮"])
    assert rows.shape == (4, other.dimensions) == (4, 16)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), [1, 0, 1, 1], atol=1e-5)
    np.testing.assert_allclose(rows[0], rows[3], atol=1e-6)
    assert rows[0] @ rows[2] < 0.9999


def build_bert(folder: Path) -> Path:
    """Save a tiny BERT with random weights as a sentence-transformers folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(0)
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"路灯不亮水"]
    bert = folder / "bert"
    bert.mkdir()
    (bert / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    sizes = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
    BertModel(BertConfig(vocab_size=len(vocabulary), **sizes)).save_pretrained(bert)
    BertTokenizerFast(str(bert / "vocab.txt")).save_pretrained(bert)
    words = Transformer(str(bert))
    SentenceTransformer(modules=[words, Pooling(16)], device="cpu").save(str(folder / "other"))
    assert json.loads((folder / "other" / "modules.json").read_text(encoding="utf-8"))
    return folder / "other"
