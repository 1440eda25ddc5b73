"""Sub-topic centroids: a text is nearest to the kind of problem whose written tickets say the same."""

import numpy as np
import pytest

from hotspot.categories.centroids import fit_centroids, pack_centroids, restore_centroids
from hotspot.categories.classifier import Classifier
from hotspot.categories.manifest import CENTROIDS
from hotspot.errors import ModelError

TEXTS = ["路灯不亮", "路灯坏了", "拖欠工资", "老板拖欠工资", "自来水停了"]
TOPICS = ["路灯", "路灯", "欠薪", "欠薪", "停水"]


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return Classifier(min_df=1, temperature=1.0).fit(TEXTS, TOPICS)


def test_a_text_is_nearest_to_its_kind_of_problem(classifier: Classifier) -> None:
    centroids = fit_centroids(classifier, TEXTS, TOPICS)
    scores = centroids.score(classifier.transform(["工资被拖欠", "这条街的路灯不亮", "天气"]))
    assert scores[:2].argmax(axis=1).tolist() == [0, 1]
    assert np.allclose(np.linalg.norm(scores[:2], axis=1), 1)
    assert not scores[2].any()


def test_a_kind_told_once_is_none(classifier: Classifier) -> None:
    centroids = fit_centroids(classifier, TEXTS, TOPICS)
    assert len(centroids) == 2
    # Nor are those that are of no kind one together.
    of_none = fit_centroids(classifier, [*TEXTS, "路灯", "工资"], [*TOPICS, "", ""])
    assert (of_none.rows != centroids.rows).nnz == 0


def test_a_kind_is_a_direction_and_single_characters_do_not_count(classifier: Classifier) -> None:
    rows = fit_centroids(classifier, TEXTS, TOPICS).rows.toarray()
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-3)
    told = {classifier.features_.name(column) for column in np.flatnonzero(rows.any(axis=0))}
    assert "路灯" in told
    assert min(map(len, told)) == 2


@pytest.mark.parametrize("kinds", [30, 40])
def test_only_the_nearest_count(kinds: int) -> None:
    topics = [f"{number:02d}" for number in range(kinds) for _ in range(2)]
    texts = [f"路灯{chr(0x4E00 + 7 * number)}{chr(0x5E00 + 7 * number)}" for number in range(kinds) for _ in range(2)]
    many = Classifier(min_df=1, temperature=1.0).fit(texts, topics)
    scores = fit_centroids(many, texts, topics).score(many.transform([texts[6]]))
    assert scores[0].argmax() == 3
    assert 0 < np.count_nonzero(scores) <= 30


def test_what_is_written_is_read_back_and_must_fit(classifier: Classifier) -> None:
    centroids = fit_centroids(classifier, TEXTS, TOPICS)
    contents = {CENTROIDS: pack_centroids(centroids)}
    read = restore_centroids(contents, width=centroids.rows.shape[1], source="m")
    assert read is not None
    assert (read.rows != centroids.rows).nnz == 0
    with pytest.raises(ModelError, match="对不上"):
        restore_centroids(contents, width=3, source="m")
    assert restore_centroids({}, width=3, source="m") is None
