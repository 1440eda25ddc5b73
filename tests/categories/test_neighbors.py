"""Nearest labelled tickets: where the linear model misses their labels, they correct it for what is near them."""

import io
from pathlib import Path

import numpy as np
import pytest
import scipy.sparse as sp

from hotspot.categories.classifier import Classifier
from hotspot.categories.manifest import NEIGHBORS
from hotspot.categories.model_folder import load_model_folder, save_model
from hotspot.categories.neighbors import Neighbors, fit_neighbors, pack_neighbors, restore_neighbors
from hotspot.errors import ModelError

LIGHTS = ["路灯不亮", "路灯坏了没人修", "整条街路灯全黑", "路灯忽明忽暗", "路灯杆倒了", "路灯三天不亮"]
WAGES = ["拖欠工资", "老板拖欠工资", "工资拖欠半年", "包工头不发工资", "欠我们的工资没给", "讨要工资无果"]
# A matter that only its tickets tell: whoever saw none of them takes it for lights.
KIOSKS = [f"报刊亭的路灯{end}" for end in ("招牌挡路", "广告挡路", "棚子挡路", "货架挡路", "摊子挡路", "柜子挡路")]


def make_neighbors() -> Neighbors:
    rows = sp.csr_matrix(np.array([[1, 0, 0], [0.5, 0.75, 0], [0, 0, 1]], dtype=np.float32))
    return Neighbors(rows, np.array([[0.5, -0.5], [-0.25, 0.25], [1, 1]], dtype=np.float32))


def test_the_nearest_say_by_how_much_they_were_missed_the_nearer_the_more() -> None:
    near = make_neighbors().score(sp.csr_matrix(np.array([[0, 0, 4], [1, 0, 0]], dtype=np.float32)))
    weight = near[0, 0]
    assert weight > 0
    assert np.allclose(near[0], weight)
    expected = (0.5 + 0.5**2 * -0.25) / (1 + 0.5**2)
    assert np.allclose(near[1], [weight * expected, -weight * expected], atol=1e-6)


def test_who_is_near_nobody_hears_nothing() -> None:
    neighbors = Neighbors(make_neighbors().rows[:2], make_neighbors().shortfalls[:2])
    assert not neighbors.score(sp.csr_matrix(np.array([[0, 0, 1]], dtype=np.float32))).any()
    assert neighbors.score(sp.csr_matrix((0, 3), dtype=np.float32)).shape == (0, 2)


def test_what_a_model_already_knows_is_said_more_softly() -> None:
    columns = sp.csr_matrix(np.eye(4, dtype=np.float32)[[0, 0, 1, 2, 2, 3]])
    targets = np.array([0, 0, 0, 1, 1, 1])
    sure = np.where(np.eye(2)[targets] == 1, 9, -9).astype(np.float32)
    for scores, shortfall in ((sure, 0.5), (np.zeros_like(sure), 0.75), (-sure, 1.0)):
        neighbors, _ = fit_neighbors(columns, targets, scores, 1.0)
        assert np.allclose(neighbors.shortfalls[np.arange(6), targets], shortfall, atol=1e-3)


def test_what_most_tickets_hold_counts_only_where_another_model_sees_it() -> None:
    columns = sp.csr_matrix(np.ones((10, 2), dtype=np.float32))
    neighbors, _ = fit_neighbors(columns, np.array([0, 1] * 5), np.zeros((10, 2), np.float32), 1.0, background=1)
    # There it counts less than a rare word does here.
    word, seen = neighbors.rows.toarray().T
    assert not word.any()
    assert ((seen > 0) & (seen < 1)).all()


def test_a_held_out_ticket_hears_the_tickets_of_other_folds_only() -> None:
    columns = sp.csr_matrix(np.array([[1, 0]] * 9 + [[0, 1]], dtype=np.float32))
    scores = np.zeros((10, 2), dtype=np.float32)
    neighbors, corrected = fit_neighbors(columns, np.array([0] * 5 + [1] * 5), scores, 1.0, background=2)
    assert len(neighbors) == 10
    assert corrected[:9].any(axis=1).all()
    assert not corrected[9].any(), "nobody but itself is near the last"


def test_of_very_many_tickets_some_of_every_label_are_kept() -> None:
    # Sorted by label, as a table may well be.
    targets = np.repeat([0, 1, 2], 4000)
    columns = sp.csr_matrix(np.eye(3, dtype=np.float32)[targets])
    neighbors, corrected = fit_neighbors(columns, targets, np.zeros((12000, 3), np.float32), 1.0, background=3)
    assert len(neighbors) < 12000
    assert np.bincount(neighbors.shortfalls.argmax(axis=1), minlength=3).min() > len(neighbors) / 4
    assert (corrected.argmax(axis=1) == targets).all()


def test_a_matter_that_the_linear_model_misses_is_sorted_by_its_own_tickets() -> None:
    texts, labels = [*LIGHTS, *WAGES, *KIOSKS], ["路灯"] * 6 + ["工资"] * 6 + ["占道"] * 2 + ["路灯"] * 4
    wanted = {"min_df": 1, "penalty": 0.01, "temperature": 1.0}
    plain = Classifier(**wanted).fit(texts, labels)
    asked = Classifier(**wanted, with_neighbors=True).fit(texts, labels)
    gain = asked.decision_function([KIOSKS[0]]) - plain.decision_function([KIOSKS[0]])
    assert gain[0, asked.classes_ == "占道"] == gain.max() > 0
    assert plain.neighbors_ is None
    # One text gives what a batch gives.
    single = np.concatenate([asked.predict_proba([text]) for text in texts])
    assert np.allclose(single, asked.predict_proba(texts), atol=1e-6)


def test_a_model_with_neighbors_is_read_back_as_it_was(tmp_path: Path) -> None:
    texts, labels = [*LIGHTS, *WAGES], ["路灯"] * 6 + ["工资"] * 6
    model = Classifier(min_df=1, with_neighbors=True).fit(texts, labels)
    save_model(model, tmp_path / "m", labels=("路灯", "工资"), review_below=0.5, about={"name": "m"})
    read = load_model_folder(tmp_path / "m")
    assert read.manifest["format"] == 4
    assert read.classifier.get_params()["with_neighbors"] is True
    assert np.allclose(read.classifier.predict_proba(texts), model.predict_proba(texts), atol=2e-3)


@pytest.mark.parametrize(
    ("damage", "labels", "width", "said"),
    [
        ({}, 3, 3, "类别对不上"),
        ({}, 2, 2, "列对不上"),
        ({"values": np.full(4, np.nan, np.float16)}, 2, 3, "无效数值"),
        ({"shortfalls": np.full((3, 2), np.inf, np.float16)}, 2, 3, "无效数值"),
    ],
)
def test_neighbors_that_do_not_fit_are_refused(
    damage: dict[str, np.ndarray], labels: int, width: int, said: str
) -> None:
    data = pack_neighbors(make_neighbors())
    kept = restore_neighbors({NEIGHBORS: data}, labels=2, width=3, source="m")
    assert kept is not None
    assert (kept.rows != make_neighbors().rows).nnz == 0
    with np.load(io.BytesIO(data)) as arrays:
        changed = {name: damage.get(name, arrays[name]) for name in arrays.files}
    buffer = io.BytesIO()
    np.savez(buffer, **changed)
    with pytest.raises(ModelError, match=said):
        restore_neighbors({NEIGHBORS: buffer.getvalue()}, labels=labels, width=width, source="m")
    assert restore_neighbors({}, labels=2, width=3, source="m") is None
