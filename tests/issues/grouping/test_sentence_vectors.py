"""Sentence vectors beside the other comparisons: the shipped encoder, any other one, and none at all."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray
from typer.testing import CliRunner

from hotspot.cli.main import app
from hotspot.errors import ModelError
from hotspot.issues.grouping.agreement import find_agreeing_issues
from hotspot.issues.grouping.alike import find_alike
from hotspot.issues.grouping.clustering import IssueClusterer
from hotspot.issues.grouping.documents import prepare_documents
from hotspot.issues.grouping.object_keys import list_object_keys
from hotspot.issues.grouping.sentence_vectors import encode_documents, load_vector_model
from hotspot.issues.grouping.similarity import EXTRA, load_similarity
from hotspot.issues.hotspots import find_hotspots
from hotspot.issues.material import Material, prepare_material
from hotspot.issues.themes.finding import known_words, score_themes
from hotspot.resources import find_shipped
from hotspot.settings import Settings
from hotspot.text.encoder import Encoder, load_encoder

LIFT = [
    "翠湖名邸小区三栋电梯停运半个月，老人上不了楼",
    "翠湖名邸三栋的电梯坏了半个月没人修，天天爬楼",
    "翠湖名邸小区电梯停运，物业说没钱修，老人下不了楼",
]
OTHER_LIFT = [
    "滨江雅苑小区电梯停运半个月，老人上不了楼",
    "滨江雅苑的电梯坏了半个月，物业不修，只能爬楼",
    "滨江雅苑小区电梯停运，物业说没钱修，老人下不了楼",
]
DARK = [
    "澄园路整条街的路灯黑了一个星期，晚上看不清路",
    "澄园路路灯不亮好几天了，孩子放学走夜路害怕",
    "澄园路从加油站到邮局一盏路灯都不亮",
]
SINGLES = ["新泉镇大桥村自来水发黄有异味", "咨询灵活就业人员怎样缴纳社保", "在一家超市买到过期牛奶，要求退款"]
TEXTS = [*LIFT, *OTHER_LIFT, *DARK, *SINGLES]
GROUPS = {(0, 1, 2), (3, 4, 5), (6, 7, 8)}


@dataclass(frozen=True)
class Slanted:
    """The shipped encoder with one more coordinate, the same for every text: all its cosines are high."""

    inner: Encoder
    slant: float = 2.0

    @property
    def dimensions(self) -> int:
        return self.inner.dimensions + 1

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = self.inner.encode(texts)
        wide = np.hstack([rows, np.full((len(rows), 1), self.slant, dtype=np.float32)])
        return np.asarray(wide / np.linalg.norm(wide, axis=1, keepdims=True), dtype=np.float32)


@dataclass(frozen=True)
class Same:
    """An encoder for which all texts are one."""

    dimensions: int = 4

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(texts), self.dimensions), 0.5, dtype=np.float32)


@pytest.fixture(scope="module")
def tickets() -> pd.DataFrame:
    days = pd.to_datetime([f"2024-08-{day:02d} 09:00:00" for day in range(1, len(TEXTS) + 1)])
    ids = [f"8{number:03d}" for number in range(len(TEXTS))]
    return pd.DataFrame({"ticket_id": ids, "received_at": days, "text": TEXTS})


@pytest.fixture(scope="module")
def material(tickets: pd.DataFrame) -> Material:
    return prepare_material(tickets)


@pytest.fixture(scope="module")
def bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save a tiny BERT with random weights, whose tokens are the characters of the texts."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(0)
    folder = tmp_path_factory.mktemp("bert")
    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set("".join(TEXTS)))]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    sizes = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 32}
    BertModel(BertConfig(vocab_size=len(vocabulary), **sizes)).save_pretrained(folder)
    BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    SentenceTransformer(modules=[Transformer(str(folder)), Pooling(32)], device="cpu").save(str(folder / "whole"))
    return folder / "whole"


def group(material: Material, encoder: Encoder | None) -> set[tuple[int, ...]]:
    objects, alike = list_object_keys(material, known_words()), find_alike(material, encoder)
    return set(find_agreeing_issues(material, score_themes(material), known_words(), objects, alike=alike))


def test_with_the_shipped_encoder_issues_are_found_and_other_objects_stay_apart(material: Material) -> None:
    assert group(material, load_encoder()) == GROUPS


def test_vectors_have_a_say() -> None:
    encoder = load_encoder()
    clusterer, documents = IssueClusterer(model=load_vector_model(encoder)), prepare_documents(TEXTS)
    labels = clusterer.fit_predict(TEXTS, vectors=encode_documents(documents, encoder))
    assert sorted(np.bincount(labels[labels >= 0]).tolist()) == [3, 3, 3]
    # The same texts with vectors that have nothing in common.
    apart = clusterer.fit_predict(TEXTS, vectors=np.eye(len(TEXTS)))
    assert np.bincount(apart[apart >= 0]).max(initial=0) < 3


def test_cosines_of_any_encoder_are_brought_to_one_scale(material: Material) -> None:
    slanted = Slanted(load_encoder())
    vectors = encode_documents(material, slanted)
    assert (vectors @ vectors.T).min() > 0.7
    assert group(material, slanted) == GROUPS
    unscaled, scaled = load_similarity(find_shipped("models/similarity/vectors")), load_vector_model(slanted)
    assert scaled.weights[EXTRA].mean > 0.8 > unscaled.weights[EXTRA].mean
    own = unscaled.score(np.array([[0.3, 0.2, 0.0, 0.0, 0.4]]))
    same = scaled.score(np.array([[0.3, 0.2, 0.0, 0.0, (0.4 + 4) / 5]]))
    np.testing.assert_allclose(own, same, rtol=0.02)


def test_for_the_shipped_encoder_the_shipped_model_stays_as_it_was_fitted() -> None:
    model = load_similarity(find_shipped("models/similarity/vectors"))
    assert load_vector_model(load_encoder()) == model
    assert model.needs_vectors
    assert model.weights[EXTRA].weight > 0


def test_an_encoder_for_which_all_is_the_same_is_refused() -> None:
    with pytest.raises(ModelError, match="都一样"):
        load_vector_model(Same())


def test_title_and_beginning_are_what_is_encoded() -> None:
    encoder, long = load_encoder(), "路灯不亮。" * 100
    whole, cut, titled = encode_documents(
        prepare_documents([long + "电梯停运", long, "电梯停运"], titles=["", "", "自来水发黄"]), encoder
    )
    np.testing.assert_array_equal(whole, cut)
    water, lift = encoder.encode(["自来水发黄", "电梯停运"])
    assert titled @ water > titled @ lift


def test_detect_runs_with_any_model(bert: Path, tickets: pd.DataFrame, tmp_path: Path) -> None:
    tickets.to_csv(tmp_path / "in.csv", index=False)
    for name in ("one", "two"):
        command = ["detect", str(tmp_path / "in.csv"), "-o", str(tmp_path / name), "--encoder", str(bert)]
        done = CliRunner().invoke(app, command)
        assert done.exit_code == 0, done.output
    one, two = ((tmp_path / name / "hotspots.json").read_bytes() for name in ("one", "two"))
    assert one == two
    found = pd.read_csv(tmp_path / "one" / "tickets.csv", dtype=str, keep_default_na=False)
    issues = {tuple(rows) for issue, rows in found.groupby("issue_id").groups.items() if issue}
    assert issues == GROUPS


def test_a_setting_names_the_encoder(tickets: pd.DataFrame) -> None:
    chosen = Settings().with_values("issues", encoder="default", min_tickets=2)
    assert (chosen.issues.encoder, chosen.issues.min_tickets) == ("default", 2)
    found = find_hotspots(tickets, settings=chosen).tickets
    assert found.groupby("issue_id").size().drop("").tolist() == [3, 3, 3]
    with pytest.raises(ModelError, match="打不开"):
        find_hotspots(tickets, settings=Settings().with_values("issues", encoder="没有/这样的模型"))


@pytest.mark.parametrize(("name", "unwanted"), [("none", ("torch", "tokenizers")), ("default", ("torch",))])
def test_the_shipped_ways_need_no_torch(tickets: pd.DataFrame, tmp_path: Path, name: str, unwanted: str) -> None:
    tickets.to_csv(tmp_path / "in.csv", index=False)
    code = (
        "import sys; from hotspot.issues.hotspots import find_hotspots; from hotspot.settings import Settings\n"
        "from hotspot.tickets.files import read_tickets\n"
        f"chosen = Settings(issues={{'encoder': {name!r}}})\n"
        f"find_hotspots(read_tickets({str(tmp_path / 'in.csv')!r}), settings=chosen)\n"
        f"sys.exit(any(module in sys.modules for module in {unwanted!r}))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
