"""Does a batch still look like what the model learned: unknown words, confidence, mix of labels, in figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.classifier import Classifier
from hotspot.categories.manifest import find_part
from hotspot.categories.model_folder import Model
from hotspot.categories.priors import SHARES
from hotspot.text.features import split_title

# Fewer tickets than this differ from any others by chance.
_FEWEST = 100
# Tickets looked at: the figures of a sample are those of the batch.
_SAMPLE = 2000
# What counts as unlike, against the profile of the training tickets: real letters of three cities stay within it for
# the shipped model, headlines and paragraphs of laws do not (measured, docs/experiments.md).
_MOST_UNKNOWN = 0.15
_MOST_LOST_CONFIDENCE = 0.15
_MOST_SHIFT = 0.40
_NAMED = 3


@dataclass(frozen=True)
class WordCount:
    """How many words were looked up, and how many of them a model does not know."""

    unknown: int
    words: int

    @property
    def share(self) -> float:
        """Share of unknown words, 0 among none."""
        return self.unknown / self.words if self.words else 0.0

    def __add__(self, other: Self) -> Self:
        """Count two sets of words as one."""
        return replace(self, unknown=self.unknown + other.unknown, words=self.words + other.words)


@dataclass(frozen=True)
class Profile:
    """What a set of tickets looks like to a model.

    ``unknown`` is the share of words of two characters or more that the model never saw, ``confidence`` the mean
    confidence, ``shares`` how the predicted labels are mixed.
    """

    unknown: float
    confidence: float
    shares: Mapping[str, float]

    def as_dict(self) -> dict[str, Any]:
        """Return what the manifest keeps."""
        shares = {label: round(share, 4) for label, share in self.shares.items()}
        return {"unknown": round(self.unknown, 4), "confidence": round(self.confidence, 4), "shares": shares}


@dataclass(frozen=True)
class DriftReport:
    """A batch beside the training tickets; ``usual`` is None for a model that kept no profile."""

    tickets: int
    found: Profile
    usual: Profile | None

    @property
    def shift(self) -> float:
        """How much of the batch would have to change its label to give the usual mix (total variation), 0 to 1."""
        if self.usual is None:
            return 0.0
        names = set(self.found.shares) | set(self.usual.shares)
        return sum(abs(self.found.shares.get(n, 0) - self.usual.shares.get(n, 0)) for n in sorted(names)) / 2

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is unlike the training tickets, one Chinese line each with its figures."""
        if self.usual is None or self.tickets < _FEWEST:
            return ()
        found, usual, said = self.found, self.usual, []
        if found.unknown - usual.unknown > _MOST_UNKNOWN:
            said.append(f"模型没见过的词占 {found.unknown:.1%}(训练时 {usual.unknown:.1%})")
        if usual.confidence - found.confidence > _MOST_LOST_CONFIDENCE:
            said.append(f"平均置信度 {found.confidence:.2f}(训练时 {usual.confidence:.2f})")
        if self.shift > _MOST_SHIFT:
            said.append(f"类别构成与平常差 {self.shift:.0%}:{self._name_shifts()}")
        return tuple(said)

    def describe(self) -> str:
        """Say it in one Chinese line; empty when nothing is unusual."""
        if not self.warnings:
            return ""
        return f"这批工单与训练时不大一样:{';'.join(self.warnings)}。建议用 hotspot review 抽查,必要时补充标注再训练。"

    def _name_shifts(self) -> str:
        usual = self.usual.shares if self.usual is not None else {}
        names = set(self.found.shares) | set(usual)
        moves = {name: self.found.shares.get(name, 0) - usual.get(name, 0) for name in names}
        largest = sorted(moves, key=lambda name: (-abs(moves[name]), name))[:_NAMED]
        return "、".join(f"{n} {self.found.shares.get(n, 0):.1%}(平常 {usual.get(n, 0):.1%})" for n in largest)


def measure_drift(model: Model, documents: Sequence[str]) -> DriftReport:
    """Compare documents with the profile in a model's manifest (at most 2,000 of them, evenly spread)."""
    kept = [document for document in documents if document]
    sample = kept[:: max(1, -(-len(kept) // _SAMPLE))]
    return DriftReport(len(sample), profile_documents(model, sample), read_profile(model))


def profile_documents(model: Model, documents: Sequence[str]) -> Profile:
    """Return what documents look like to a model that did not learn from them."""
    chances = model.classifier.predict_proba(documents)
    return _profile(model, chances, count_unknown(model, documents).share)


def profile_learned(model: Model, documents: Sequence[str], chances: NDArray[np.float64]) -> Profile:
    """Return what the tickets that a model was fitted on would look like without each of them.

    ``chances`` are their held-out probabilities; a word that the model would not know without the ticket is unknown.
    """
    return _profile(model, chances, count_unknown(model, documents, learned=True).share)


def _profile(model: Model, chances: NDArray[np.float64], unknown: float) -> Profile:
    names = [str(name) for name in model.classifier.classes_]
    if not len(chances):
        return Profile(0.0, 0.0, {})
    counts = np.bincount(chances.argmax(axis=1), minlength=len(names))
    shares = {name: int(count) / len(chances) for name, count in zip(names, counts, strict=True)}
    return Profile(unknown, float(chances.max(axis=1).mean()), shares)


def profile_held_out(classifier: Classifier, documents: Sequence[str], labels: Sequence[str]) -> Profile:
    """Return what training tickets look like to a model that did not see them: a third, by a fit on the others."""
    from sklearn.base import clone

    third = np.arange(len(documents)) % 3 == 0
    rest = clone(classifier).set_params(temperature=classifier.temperature_)
    rest.fit([documents[row] for row in np.flatnonzero(~third).tolist()], np.asarray(labels)[~third])
    return profile_documents(Model(rest, 0.0, {}), [documents[row] for row in np.flatnonzero(third).tolist()])


def count_unknown(model: Model, documents: Sequence[str], *, learned: bool = False) -> WordCount:
    """Count the words of two characters or more, and those of them that the model does not know.

    With ``learned`` the documents are of those that it was fitted on: a word that it knows by one alone does not count.
    """
    features = model.classifier.features_
    texts = [split_title(document)[1] for document in documents]
    words = [word for row in model.classifier.segmenter_.segment_texts(texts) for word in row if len(word) > 1]
    return WordCount(sum(not features.knows(word, without_one=learned) for word in words), len(words))


def read_profile(model: Model) -> Profile | None:
    """Return the profile that a model keeps; the mix of the fourteen categories is that of life, not of labels."""
    kept = find_part(model.manifest, "profile")
    if not kept:
        return None
    usual = Profile(float(kept["unknown"]), float(kept["confidence"]), dict(kept["shares"]))
    return Profile(usual.unknown, usual.confidence, dict(SHARES)) if set(usual.shares) <= set(SHARES) else usual
