"""What a linear model sees of texts, with words and without."""

import numpy as np

from hotspot.text.features import fit_text_features
from hotspot.text.segment import Segmenter

TEXTS = ["路灯不亮三天了", "自来水停了三天", "路灯下水道堵了", "", "S308 路灯"]


class _NeverAsked(Segmenter):
    """A segmenter that no text may reach."""

    def _cut(self, texts: object) -> tuple[list[str], list[str]]:
        raise AssertionError("a text was cut into words")


def test_without_a_segmenter_the_ngrams_alone_are_learned() -> None:
    both, alone = fit_text_features(TEXTS, Segmenter(), min_df=1), fit_text_features(TEXTS, None, min_df=1)
    assert alone.words == ()
    assert alone.ngrams.ngrams == both.ngrams.ngrams
    expected = both.transform(TEXTS, Segmenter()).toarray()[:, len(both.words) :]
    assert np.array_equal(alone.transform(TEXTS, _NeverAsked()).toarray(), expected)


def test_words_and_ngrams_have_length_one_each() -> None:
    features = fit_text_features(TEXTS, Segmenter(), min_df=1)
    columns = features.transform(TEXTS, Segmenter()).toarray()
    for block in (columns[:, : len(features.words)], columns[:, len(features.words) :]):
        assert np.allclose(np.linalg.norm(block, axis=1), [1, 1, 1, 0, 1])


def test_a_word_is_known_by_itself_or_by_its_pieces() -> None:
    both, alone = fit_text_features(TEXTS, Segmenter(), min_df=1), fit_text_features(TEXTS, None, min_df=1)
    assert [both.knows(word) for word in ("路灯", "灯不", "量子")] == [True, False, False]
    assert [alone.knows(word) for word in ("路灯", "自来水停", "自来水管", "量子")] == [True, True, False, False]


def test_what_one_document_alone_taught_would_not_be_known_without_it() -> None:
    documents = ["路灯,停水", "路灯,停电"]
    for segmenter in (Segmenter(), None):
        features = fit_text_features(documents, segmenter, min_df=1)
        assert [features.knows(word) for word in ("路灯", "停水")] == [True, True]
        assert [features.knows(word, without_one=True) for word in ("路灯", "停水")] == [True, False]
