"""The model of pairs: its file, its refusals, its scores."""

import json
from pathlib import Path

import numpy as np
import pytest

from hotspot.errors import ModelError
from hotspot.issues.grouping.comparisons import COMPARISONS
from hotspot.issues.grouping.similarity import PairModel, Weight, format_similarity, load_similarity, parse_similarity

MODEL = PairModel({"latent": Weight(2.0, 0.3, 0.1), "other_object": Weight(-1.0, 0.0, 1.0)}, -1.0, 0.25, {"issues": 3})


def compared(latent: float, other_object: float) -> np.ndarray:
    row = dict.fromkeys(COMPARISONS, 0.0) | {"latent": latent, "other_object": other_object}
    return np.array([list(row.values())])


def test_what_is_written_is_read_back() -> None:
    assert parse_similarity(format_similarity(MODEL)) == MODEL


def test_the_shipped_model_is_what_the_format_writes_and_has_sensible_signs() -> None:
    model = load_similarity()
    assert parse_similarity(format_similarity(model)) == model
    assert model.weights["latent"].weight > 0
    assert model.weights["objects"].weight > 0
    assert model.weights["other_object"].weight < 0
    assert not model.needs_vectors


def test_scores_follow_the_comparisons() -> None:
    near, far, apart = (MODEL.score(compared(*pair))[0] for pair in ((0.9, 0), (0.2, 0), (0.9, 1)))
    assert near == pytest.approx(1 / (1 + np.exp(1.0 - 12.0)), abs=1e-6)
    assert far < apart < near


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 2}, "格式是 2"),
        ({"intercept": "much"}, "不完整"),
        ({"weights": {"colour": {"weight": 1, "mean": 0, "deviation": 1}}}, "colour"),
        ({"weights": {"latent": {"weight": 1, "mean": 0, "deviation": 0}}}, "deviation"),
        ({"weights": {"latent": {"weight": 1, "mean": 0}}}, "不完整"),
        ({"join_from": 1.5}, "join_from"),
    ],
)
def test_a_wrong_model_is_refused(change: dict[str, object], message: str) -> None:
    text = json.dumps(json.loads(format_similarity(MODEL)) | change)
    with pytest.raises(ModelError, match=message):
        parse_similarity(text)


@pytest.mark.parametrize("text", ["", "[]", "{}", "7", "{" * 5])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ModelError, match="读不懂"):
        parse_similarity(text)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"similarity\.json"):
        load_similarity(tmp_path / "none")
