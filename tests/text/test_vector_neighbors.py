"""Tickets near in meaning vote: the nearer the heavier, never on themselves, and read back as they were kept."""

import io
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from hotspot.categories.classifier import Classifier
from hotspot.categories.linear import assign_folds
from hotspot.categories.model_folder import load_model_folder, save_model
from hotspot.errors import ModelError
from hotspot.text import vector_neighbors
from hotspot.text.unigram import UnigramWords
from hotspot.text.vector_neighbors import (
    VECTORS,
    VectorNeighbors,
    Voting,
    encode,
    fit_voters,
    keep_neighbors,
    pack_vector_neighbors,
    restore_vector_neighbors,
)
from hotspot.text.word_vectors import WordVectors

LIGHTS = ["路灯不亮", "巷口的路灯坏了半个月", "晚上没有路灯", "路灯一闪一闪", "新装的路灯不亮", "路灯杆歪了"]
WAGES = ["拖欠工资", "工地欠薪两个月", "讨要工钱无果", "老板不发工资", "包工头拖着工钱", "离职了工资不结"]
TARGETS = np.array([0] * 6 + [1] * 6)
FORMAT_5 = Path(__file__).parents[1] / "categories" / "model-format-5"


@pytest.fixture(scope="module")
def neighbors() -> VectorNeighbors:
    return keep_neighbors(encode([*LIGHTS, *WAGES]), TARGETS, 2, Voting())


def vote(neighbors: VectorNeighbors, texts: list[str]) -> NDArray[np.float32]:
    scores = np.zeros((len(texts), 2), dtype=np.float32)
    neighbors.add_votes(scores, texts)
    return scores


def hold_out(texts: list[str], targets: NDArray[np.int64], count: int) -> NDArray[np.float32]:
    scores = np.zeros((count, 2), dtype=np.float32)
    return fit_voters(texts, targets, scores, assign_folds(targets[-count:]), Voting())[1]


def test_the_near_in_meaning_outvote_the_others_without_a_common_word(neighbors: VectorNeighbors) -> None:
    scores = vote(neighbors, ["照明设施夜里黑着", "农民的血汗钱要不回来"])
    assert scores.argmax(axis=1).tolist() == [0, 1]
    assert np.allclose(scores.sum(axis=1), 1, atol=1e-5)


def test_a_text_of_no_known_word_gets_no_vote(neighbors: VectorNeighbors) -> None:
    assert not vote(neighbors, ["", "\U00020000"]).any()
    assert vote(neighbors, []).shape == (0, 2)


def test_one_text_gets_what_a_batch_gets(neighbors: VectorNeighbors) -> None:
    texts = [*WAGES, *LIGHTS] * 100
    single = np.concatenate([vote(neighbors, [text]) for text in texts[:12]])
    assert np.allclose(single, vote(neighbors, texts)[:12], atol=1e-5)


def test_of_a_letter_the_beginning_is_read(neighbors: VectorNeighbors) -> None:
    unknown = "\u3400" * 140
    assert vote(neighbors, [unknown + "路灯不亮", unknown + "老板拖欠工资"]).argmax(axis=1).tolist() == [0, 1]
    assert not vote(neighbors, [unknown * 3 + "路灯不亮"]).any()


def test_only_doubtful_texts_are_asked() -> None:
    voting = Voting(weight=0.5, ask_within=0.3)
    neighbors = keep_neighbors(encode([*LIGHTS, *WAGES]), TARGETS, 2, voting)
    scores = np.array([[0.5, 0.1], [0.5, 0.3]], dtype=np.float32)
    neighbors.add_votes(scores, ["工资", "工资"])
    assert scores[0].tolist() == np.array([0.5, 0.1], dtype=np.float32).tolist()
    assert scores[1].argmax() == 1
    assert scores[1].sum() == pytest.approx(1.3, abs=1e-5)


def test_centers_vote_as_their_tickets_do() -> None:
    neighbors = keep_neighbors(encode([*LIGHTS, *WAGES]), TARGETS, 2, Voting(tickets_per_center=3))
    assert len(neighbors) == 4
    assert np.allclose(np.linalg.norm(neighbors.vectors, axis=1), 1, atol=1e-3)
    assert vote(neighbors, ["照明设施夜里黑着", "农民的血汗钱要不回来"]).argmax(axis=1).tolist() == [0, 1]
    # Of a label with fewer tickets than that there is one centre.
    assert len(keep_neighbors(encode([*LIGHTS, *WAGES]), TARGETS, 2, Voting(tickets_per_center=20))) == 2


def test_no_ticket_votes_on_itself() -> None:
    # The only ticket of its label: without it, only the other label's can vote.
    texts, targets = [*LIGHTS, "讨要工钱无果"], np.array([0] * 6 + [1])
    assert vote(keep_neighbors(encode(texts), targets, 2, Voting()), texts[6:]).argmax() == 1
    assert hold_out(texts, targets, 7)[6].argmax() == 0


def test_the_base_votes_on_the_offices_tickets_and_is_not_voted_on() -> None:
    votes = hold_out([*LIGHTS, *WAGES], TARGETS, 1)
    assert votes.shape == (1, 2)
    assert votes[0].argmax() == 1


def test_of_very_many_tickets_some_of_every_label_are_kept() -> None:
    encoded = encode(["路灯", "工资"]).repeat(11_000, axis=0)
    kept = keep_neighbors(encoded, np.repeat([0, 1], 11_000), 2, Voting())
    assert len(kept) == 20_000
    assert kept.votes.sum(axis=0).tolist() == [10_000, 10_000]


def test_a_model_with_votes_is_read_back_as_it_was(tmp_path: Path) -> None:
    texts, labels = [*LIGHTS, *WAGES], ["路灯"] * 6 + ["工资"] * 6
    plain = Classifier(min_df=1).fit(texts, labels)
    voting = Voting(weight=2.0, tickets_per_center=2, ask_within=9.0)
    model = Classifier(min_df=1, voting=voting).fit(texts, labels)
    save_model(model, tmp_path / "m", labels=("路灯", "工资"), review_below=0.5, about={"name": "m"})
    read = load_model_folder(tmp_path / "m")
    assert read.manifest["format"] == 5
    assert read.classifier.get_params()["voting"] == voting
    assert plain.voters_ is None
    assert not np.allclose(model.decision_function(texts), plain.decision_function(texts), atol=0.1)
    assert np.allclose(read.classifier.predict_proba(texts), model.predict_proba(texts), atol=2e-3)


def test_format_5_is_still_read_and_decides_as_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    """Written by the program of its format, beside the words that its encoder knew of these texts."""
    expected = json.loads((FORMAT_5.parent / "model-format-5.json").read_text(encoding="utf-8"))
    with np.load(FORMAT_5.parent / "model-format-5-encoder.npz") as encoder:
        words = WordVectors(UnigramWords(tuple(encoder["words"].tolist()), encoder["scores"]), encoder["vectors"])
        digest = encoder["digest"].tobytes()
    monkeypatch.setattr(vector_neighbors, "_load_words", lambda: words)
    monkeypatch.setattr(vector_neighbors, "_digest_encoder", lambda: digest)
    chances = load_model_folder(FORMAT_5).classifier.predict_proba(expected["texts"])
    assert np.allclose(chances, expected["chances"], atol=1e-4)


def test_a_model_of_an_earlier_encoder_decides_by_its_words_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    classifier = load_model_folder(FORMAT_5).classifier
    assert classifier.voters_ is None
    assert classifier.predict(["路灯坏了", "讨薪"]).tolist() == ["路灯", "工资"]
    assert "model-format-5" in caplog.text
    assert "重新训练后恢复" in caplog.text


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ({"labels": np.array([0, 2], np.int32)}, "2 个类别对不上"),
        ({"labels": np.array([0, -1], np.int32)}, "2 个类别对不上"),
        ({"labels": np.array([0.0, 1.0])}, "2 个类别对不上"),
        ({"labels": np.array([0], np.int32)}, "形状不对"),
        ({"vectors": np.zeros((2, 3), np.float16)}, "形状不对"),
        ({"vectors": np.zeros((0, 128), np.float16), "labels": np.zeros(0, np.int32)}, "形状不对"),
        ({"vectors": np.full((2, 128), np.nan, np.float16)}, "无效数值"),
        ({"voting": np.array([np.nan, 0, 1])}, "无效数值"),
        ({"voting": np.array([1, 0, 0.0])}, "无效数值"),
    ],
)
def test_vectors_that_do_not_fit_are_refused(damage: dict[str, np.ndarray], said: str) -> None:
    kept = VectorNeighbors(encode(["路灯不亮", "拖欠工资"]), np.eye(2, dtype=np.float32), Voting(0.5, None, 0.25))
    data = pack_vector_neighbors(kept)
    read = restore_vector_neighbors({VECTORS: data}, labels=2, source="m")
    assert read is not None
    assert np.array_equal(read.vectors, kept.vectors)
    assert np.array_equal(read.votes, kept.votes)
    assert read.voting == kept.voting
    with np.load(io.BytesIO(data)) as arrays:
        changed = {name: damage.get(name, arrays[name]) for name in arrays.files}
    buffer = io.BytesIO()
    np.savez(buffer, **changed)
    with pytest.raises(ModelError, match=said):
        restore_vector_neighbors({VECTORS: buffer.getvalue()}, labels=2, source="m")
    assert restore_vector_neighbors({}, labels=2, source="m") is None
