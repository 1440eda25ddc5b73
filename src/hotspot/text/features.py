"""What a linear model sees of a text: TF-IDF over words and character n-grams."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.text.ngrams import NgramVocabulary, fit_ngrams
from hotspot.text.segment import Segmenter

# Letters name their matter early and wander later. 400 characters cost a point of accuracy against 1,000; beyond that
# nothing is gained, and a text of 50,000 characters must not take a hundred times as long.
MODELLED_CHARACTERS = 1000


# Stands between title and body of a document; cleaned texts never hold this control character.
_TITLE_END = "\x1f"


def compose_document(title: str, text: str) -> str:
    """Join a title and a text, up to MODELLED_CHARACTERS of it, into one document that remembers which is which."""
    body = text[:MODELLED_CHARACTERS]
    return f"{title}{_TITLE_END}{body}" if title else body


def split_title(document: str) -> tuple[str, str]:
    """Return a document's title ("" without one) and all of it as plain text, in which the title stands twice.

    >>> split_title(compose_document("路灯不亮", "已经三天了"))
    ('路灯不亮', '路灯不亮。路灯不亮。已经三天了')
    """
    title, mark, body = document.partition(_TITLE_END)
    return (title, f"{title}。{title}。{body}") if mark else ("", document)


def show_document(document: str) -> str:
    """Return a document as plain text, its title once.

    >>> show_document(compose_document("路灯不亮", "已经三天了"))
    '路灯不亮。已经三天了'
    """
    return document.replace(_TITLE_END, "。", 1)


@dataclass(frozen=True, eq=False)
class TextFeatures:
    """TF-IDF over words and character n-grams as scikit-learn has it: sublinear counts, smoothed idf, unit lengths.

    Without ``words`` no text is cut into words, which takes half the time.
    """

    words: tuple[str, ...]
    word_idf: NDArray[np.float32]
    ngrams: NgramVocabulary
    ngram_idf: NDArray[np.float32]

    @property
    def width(self) -> int:
        """Number of columns: words first, then n-grams."""
        return len(self.words) + len(self.ngrams.ngrams)

    def name(self, column: int) -> str:
        """Return the word or n-gram of a column."""
        return self.words[column] if column < len(self.words) else self.ngrams.ngrams[column - len(self.words)]

    def knows(self, word: str, *, without_one: bool = False) -> bool:
        """Tell whether a word was learned; without ``words``, whether all its pieces of up to three characters were.

        ``without_one``: whether it would have been if one of the documents that it stands in had not been there.
        """
        known = self._lasting if without_one else self.known
        if self.words:
            return word in known
        return all(word[start : start + 3] in known for start in range(max(1, len(word) - 2)))

    def transform(self, documents: Sequence[str], segmenter: Segmenter) -> Any:
        """Return a CSR matrix, shape (len(documents), width), float32."""
        import scipy.sparse as sp

        ngrams = self.ngrams.find(documents)
        rows, columns = ngrams.rows, ngrams.columns
        if self.words:
            words = segmenter.find_words(documents, self._word_columns)
            rows = np.concatenate([words.rows, rows])
            columns = np.concatenate([words.columns, columns + len(self.words)])
        ones = np.ones(len(rows), np.float32)
        # By columns first: within one the rows come in order already, so that repeats are summed without sorting.
        counts = sp.csc_matrix((ones, (rows.astype(np.int32), columns)), (len(documents), self.width)).tocsr()
        counts.data = (1 + np.log(counts.data)) * self._idf[counts.indices]
        # Words and n-grams have unit length each.
        owners = 2 * np.repeat(np.arange(len(documents)), np.diff(counts.indptr)) + (counts.indices >= len(self.words))
        lengths = np.sqrt(np.bincount(owners, counts.data**2, 2 * len(documents)))
        counts.data /= np.maximum(lengths, 1e-12)[owners]
        return counts

    @cached_property
    def _idf(self) -> NDArray[np.float32]:
        return np.concatenate([self.word_idf, self.ngram_idf])

    @cached_property
    def known(self) -> frozenset[str]:
        """The words that were learned, or the n-grams where these stand alone."""
        return frozenset(self.words or self.ngrams.ngrams)

    @cached_property
    def _lasting(self) -> frozenset[str]:
        """What is known but for what stands in the fewest documents, and so has the greatest idf."""
        names, idf = (self.words, self.word_idf) if self.words else (self.ngrams.ngrams, self.ngram_idf)
        rarest = idf.max(initial=0)
        return frozenset(name for name, weight in zip(names, idf, strict=True) if weight < rarest)

    @cached_property
    def _word_columns(self) -> dict[str, int]:
        return {word: column for column, word in enumerate(self.words)}


def fit_text_features(documents: Sequence[str], segmenter: Segmenter | None, *, min_df: int = 2) -> TextFeatures:
    """Learn the words and n-grams that stand in at least ``min_df`` documents, and their idf.

    Without a segmenter n-grams alone are learned.
    """
    frequency: Counter[str] = Counter()
    for tokens in segmenter.segment_texts(documents) if segmenter is not None else ():
        frequency.update(set(tokens))
    words = tuple(sorted(word for word, count in frequency.items() if count >= min_df))
    ngrams, counts = fit_ngrams(documents, min_df=min_df)
    total = len(documents)
    return TextFeatures(
        words,
        _smooth_idf(np.array([frequency[word] for word in words], dtype=np.float64), total),
        ngrams,
        _smooth_idf(counts.astype(np.float64), total),
    )


def _smooth_idf(frequency: NDArray[np.float64], total: int) -> NDArray[np.float32]:
    return (np.log((1 + total) / (1 + frequency)) + 1).astype(np.float32)
