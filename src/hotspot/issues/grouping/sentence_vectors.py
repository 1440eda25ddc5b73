"""Sentence vectors of tickets for the model of pairs, whichever encoder makes them."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error
from hotspot.issues.grouping.documents import DistinctDocuments, Documents
from hotspot.issues.grouping.similarity import EXTRA, PairModel, load_similarity
from hotspot.resources import find_shipped
from hotspot.text.encoder import Encoder

# A title counts twice; what a letter is about stands in its first characters.
_TITLE_REPEATS = 2
_BODY_LENGTH = 400


def encode_documents(documents: Documents | DistinctDocuments, encoder: Encoder) -> NDArray[np.float32]:
    """Return one row a ticket, of length 1 (of zeros where the encoder knows nothing of it)."""
    return encoder.encode(
        [
            "。".join([*[title] * _TITLE_REPEATS, body[:_BODY_LENGTH]] if title else [body[:_BODY_LENGTH]])
            for title, body in zip(documents.titles, documents.bodies, strict=True)
        ]
    )


def load_vector_model(encoder: Encoder) -> PairModel:
    """Read the shipped model of pairs that compares vectors, on the scale of this encoder's cosines.

    ModelError when its files cannot be read (see ``scale_model`` for what the encoder must do).
    """
    folder = find_shipped("models/similarity/vectors")
    path = folder / "anchors.txt"
    try:
        anchors = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ModelError(f"读不了相似度模型的对照文本 {path}:{explain_error(error)}。请重新安装 hotspot。") from error
    return scale_model(load_similarity(folder), encoder, anchors)


def scale_model(model: PairModel, encoder: Encoder, anchors: Sequence[str]) -> PairModel:
    """Return the model with mean and deviation of the vectors' cosine as this encoder gives them for the anchors.

    Encoders differ in what a cosine of 0.7 means; for the one that the model was fitted with, nothing changes.
    ModelError for one that gives every text the same vector.
    """
    mean, deviation = measure_cosines(encoder, anchors).tolist()
    if not deviation > 0:
        raise ModelError("编码器给不同文本的句向量都一样(或不是数),不能用来比较工单。请换一个编码器。")
    weight = replace(model.weights[EXTRA], mean=mean, deviation=deviation)
    return replace(model, weights={**model.weights, EXTRA: weight})


def measure_cosines(encoder: Encoder, anchors: Sequence[str]) -> NDArray[np.float64]:
    """Return mean and standard deviation of the cosines of each text with the next: by turns one issue and two."""
    rows = encoder.encode(list(anchors)).astype(np.float64)
    cosines = np.einsum("ij,ij->i", rows[:-1], rows[1:])
    return np.round([cosines.mean(), cosines.std()], 4)
