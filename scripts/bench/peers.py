"""What offices and data teams would build instead to tell categories; python -m bench.peers CSV fits the first."""

import sys
from typing import Any

import pandas as pd


def build_words_pipeline() -> Any:
    """Return jieba + TfidfVectorizer + LinearSVC, unfitted."""
    import jieba
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    return make_pipeline(TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None), LinearSVC())


def build_static_pipeline() -> Any:
    """Return the shipped static sentence vectors + LogisticRegression, unfitted: model2vec's way to classify."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer

    from hotspot.text.encoder import load_encoder

    encoder = load_encoder()
    return make_pipeline(
        FunctionTransformer(lambda texts: encoder.encode(list(texts))), LogisticRegression(max_iter=500)
    )


if __name__ == "__main__":
    tickets = pd.read_csv(sys.argv[1], dtype=str, keep_default_na=False)
    build_words_pipeline().fit(tickets["text"], tickets["category"])
