"""Fit the model of pairs on the issue groups of data/tickets into models/similarity: python scripts/train_similarity.py

The same corpus gives the same bytes. The corpus is short and tidy, real letters are long and repeat each other, so each
batch is first made more like them (``vary``): people retell each other's matters, title their letters and write again;
and the same words are said of another object, the same object has another problem. docs/experiments.md has the figures.
"""

import argparse
import hashlib
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from hotspot.categories.corpus import read_corpus
from hotspot.issues.grouping.candidates import find_candidates
from hotspot.issues.grouping.comparisons import COMPARISONS, Pairs, compare_pairs
from hotspot.issues.grouping.documents import distinct_documents, prepare_documents
from hotspot.issues.grouping.sentence_vectors import encode_documents, measure_cosines
from hotspot.issues.grouping.similarity import EXTRA, PairModel, Weight, format_similarity
from hotspot.issues.grouping.vectors import build_vectors
from hotspot.text.encoder import Encoder, load_encoder
from hotspot.text.places import Place, load_places

ROOT = Path(__file__).resolve().parents[1]

# How a batch is varied (chosen by cross-validation over the issues of real letters, docs/experiments.md).
TITLED, TITLED_BY_PLACE = 0.7, 0.3
OTHER_OBJECT, OTHER_PROBLEM = 0.3, 0.3
_OBJECT_TYPES = frozenset({"estate", "road", "school", "company", "shop", "hospital", "market", "village"})

# Ridge on the standardised weights; below 1 hardly any of it is left, above 0.01 little changes.
RIDGE = 1.0
# A month of a hotline holds more pairs of one issue among its near pairs than the corpus; added to the intercept.
MORE_PAIRS = 2.1
JOIN_FROM = 0.27
# Every how many issues the scale of an encoder is measured on two tickets of one: some hundred texts are enough.
ISSUES_AN_ANCHOR = 2


@dataclass(frozen=True)
class Sample:
    """A ticket to learn from."""

    title: str
    text: str
    issue: str
    place: str
    subtopic: str


@dataclass(frozen=True)
class Sight:
    """Where sentence vectors come from, and the texts that their scale is measured on."""

    encoder: Encoder
    anchors: Sequence[str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "data" / "tickets")
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "similarity")
    parser.add_argument("--encoder", default="default", help="whose vectors the second model, in vectors/, compares")
    options = parser.parse_args()
    samples = read_samples(options.corpus)
    letters = vary(samples, random.Random(0))
    anchors = choose_anchors(samples)
    digest = _digest(options.corpus)
    for folder, sight in (
        (options.output, None),
        (options.output / "vectors", Sight(load_encoder(options.encoder), anchors)),
    ):
        model = fit_model(letters, sight)
        model = replace(model, about={"corpus_sha256": digest, **model.about})
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "similarity.json").write_text(format_similarity(model), encoding="utf-8")
        print(folder, *(f"  {name:12s} {weight.weight:+.3f}" for name, weight in model.weights.items()), sep="\n")
    (options.output / "vectors" / "anchors.txt").write_text("\n".join(anchors) + "\n", encoding="utf-8")


def read_samples(folder: Path) -> list[Sample]:
    columns = ["title", "text", "issue", "place", "subtopic"]
    return [Sample(*row) for row in read_corpus(folder)[columns].itertuples(index=False)]


def vary(samples: Sequence[Sample], chance: random.Random) -> list[Sample]:
    """Return the samples as letters: some moved to other objects, then titled, retold and written again."""
    return retell([*samples, *move_objects(samples, chance)], chance)


def retell(samples: Sequence[Sample], chance: random.Random) -> list[Sample]:
    by_issue: dict[str, list[Sample]] = defaultdict(list)
    for sample in samples:
        by_issue[sample.issue].append(sample)
    letters: list[Sample] = []
    for sample in samples:
        title = sample.title or (_make_title(sample, chance) if chance.random() < TITLED else "")
        text = sample.text
        if sample.issue:
            other = chance.choice(by_issue[sample.issue]).text
            text = text + other if chance.random() < 0.5 else other + text
        letters.append(replace(sample, title=title, text=text))
        if sample.issue:
            again = sample.text if chance.random() < 0.5 else text
            letters.append(replace(sample, title=_make_title(sample, chance), text=again))
    return letters


def move_objects(samples: Sequence[Sample], chance: random.Random) -> list[Sample]:
    """Return new singles: tickets of issues told of another object, and other matters told of an issue's object."""
    found = load_places().find_all_places([sample.text for sample in samples])
    main = [next((place for place in row if place.place_type in _OBJECT_TYPES), None) for row in found]
    by_type: dict[tuple[str, bool], list[Place]] = defaultdict(list)
    for sample, place in zip(samples, main, strict=True):
        if place is not None:
            by_type[place.place_type, False].append(place)
            if sample.issue:
                by_type[place.place_type, True].append(place)
    moved: list[Sample] = []
    for sample, place in zip(samples, main, strict=True):
        if place is None or chance.random() >= (OTHER_OBJECT if sample.issue else OTHER_PROBLEM):
            continue
        targets = by_type[place.place_type, not sample.issue]
        other = chance.choice(targets) if targets else place
        if other.key != place.key:
            title, text = (part.replace(place.name, other.name) for part in (sample.title, sample.text))
            moved.append(replace(sample, title=title, text=text, issue="", place=other.name))
    return moved


def choose_anchors(samples: Sequence[Sample]) -> list[str]:
    """Return two tickets of each issue, issue after issue: the texts that the scale of an encoder is measured on."""
    by_issue: dict[str, list[str]] = defaultdict(list)
    for sample in samples:
        if sample.issue:
            by_issue[sample.issue].append(" ".join(sample.text.split()))
    return [text for issue in sorted(by_issue)[::ISSUES_AN_ANCHOR] for text in by_issue[issue][:2]]


def fit_model(samples: Sequence[Sample], sight: Sight | None = None) -> PairModel:
    """Fit a logistic regression with weights of the sensible sign; each ticket of an issue counts the same.

    With ``sight``, sentence vectors are compared as well.
    """
    documents = distinct_documents(prepare_documents([s.text for s in samples], titles=[s.title for s in samples]))
    issues = [""] * len(documents)
    for sample, owner in zip(samples, documents.owner.tolist(), strict=True):
        issues[owner] = issues[owner] or sample.issue
    vectors = build_vectors(documents)
    pairs = find_candidates(vectors)
    compared = compare_pairs(vectors, pairs, encode_documents(documents, sight.encoder) if sight else None)
    same, weight = _label(pairs, issues)
    mean, deviation = compared.mean(axis=0), compared.std(axis=0)
    names = [*COMPARISONS, EXTRA][: compared.shape[1]]
    if sight:
        mean[-1], deviation[-1] = measure_cosines(sight.encoder, sight.anchors)
    sign = np.array([-1.0 if name == "other_object" else 1.0 for name in names])
    slopes, intercept = _fit_logistic((compared - mean) / deviation * sign, same, weight)
    return PairModel(
        weights={
            name: Weight(*(round(float(v), 4) for v in (slopes[k] * sign[k], mean[k], deviation[k])))
            for k, name in enumerate(names)
        },
        intercept=round(float(intercept) + MORE_PAIRS, 4),
        join_from=JOIN_FROM,
        about={
            "tickets": len(samples),
            "issues": len(set(issues) - {""}),
            "pairs": len(pairs),
            "same": int(same.sum()),
        },
    )


def _make_title(sample: Sample, chance: random.Random) -> str:
    if chance.random() < TITLED_BY_PLACE:
        return sample.place + sample.subtopic
    clauses = [clause for clause in re.split(r"[,，。!！?？;；\n]", sample.text) if len(clause) >= 4]
    return (clauses[0] if clauses else sample.text)[:30]


def _label(pairs: Pairs, issues: Sequence[str]) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Return which pairs are of one issue, and their weights: a ticket of any issue counts the same."""
    size = Counter(issues)
    same = np.array([bool(issues[a]) and issues[a] == issues[b] for a, b in zip(pairs.left, pairs.right, strict=True)])
    weight = np.ones(len(pairs))
    weight[same] = [2 / (size[issues[a]] - 1) for a in pairs.left[same]]
    return same, weight


def _fit_logistic(
    x: NDArray[np.float64], same: NDArray[np.bool_], weight: NDArray[np.float64]
) -> tuple[NDArray[np.float64], float]:
    """Return non-negative weights and the intercept."""
    side = np.where(same, 1.0, -1.0)

    def loss(t: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = side * (x @ t[:-1] + t[-1])
        pull = -weight * side / (1 + np.exp(margin))
        ridge = t[:-1] @ t[:-1] * RIDGE / 2
        return float((np.logaddexp(0, -margin) * weight).sum() + ridge), np.append(
            x.T @ pull + RIDGE * t[:-1], pull.sum()
        )

    bounds = [(0, None)] * x.shape[1] + [(None, None)]
    found = minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B", bounds=bounds)
    return found.x[:-1], float(found.x[-1])


def _digest(folder: Path) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(folder.glob("*.jsonl")))).hexdigest()


if __name__ == "__main__":
    main()
