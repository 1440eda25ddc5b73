"""Train the model that finds names, from data/names and data/tickets into models/names, replacing it.

The same data give the same bytes. --held-out PATH leaves that list out and prints how many of its names are found.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from hotspot.tickets.masking.marks import fold_text
from hotspot.tickets.masking.name_candidates import COLUMN_BITS, Candidates, find_candidates
from hotspot.tickets.masking.name_marks import find_names
from hotspot.tickets.masking.name_model import GATE, MOST_SCORE, NameModel, write_name_model
from hotspot.tickets.masking.name_traits import read_traits

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 4
# Strength of the penalty: the inverse of C, of both steps.
C = 1.0
# The second step learns from places that score less than those it will be asked about.
GATE_OF_TRAINING = GATE - 1.5
# Weights nearer to nought are left out.
LEAST_WEIGHT = 0.02


@dataclass(frozen=True)
class Labelled:
    """A folded text; where its names stand; which of its characters belong to what may be a name or not."""

    text: str
    names: frozenset[tuple[int, int]]
    open_places: frozenset[int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--names", type=Path, default=ROOT / "data" / "names")
    parser.add_argument("--tickets", type=Path, default=ROOT / "data" / "tickets")
    parser.add_argument("--held-out", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "names")
    options = parser.parse_args()

    held = options.held_out.resolve() if options.held_out else None
    lists = [path for path in sorted(options.names.glob("*.jsonl")) if path.resolve() != held]
    labelled = [item for path in lists for item in read_names(path)] + read_tickets(options.tickets)
    model = fit(labelled)
    if held:
        evaluate(model, read_names(held))
        return
    names = sum(len(item.names) for item in labelled)
    print(f"{len(labelled)} texts, {names} names, {len(model.traits)} traits")
    write_name_model(model, options.output)


def read_names(path: Path) -> list[Labelled]:
    """Return the texts of a list of data/names; names and open places are pairs of where they begin and end."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Labelled(
            fold_text(row["text"]),
            frozenset((start, end) for start, end in row["names"]),
            frozenset(n for start, end in row.get("open", ()) for n in range(start, end)),
        )
        for row in rows
    ]


def read_tickets(folder: Path) -> list[Labelled]:
    """Return the written tickets, which hold no names but a few that a cue gives away; those are left open."""
    rows = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    texts = [row[field] for row in rows for field in ("title", "text") if row.get(field)]
    items = []
    for text in map(fold_text, texts):
        taken = frozenset(n for item in find_names(text) for n in range(item.start, item.end))
        items.append(Labelled(text, frozenset(), taken))
    return items


def fit(labelled: Sequence[Labelled]) -> NameModel:
    """Fit both steps; the second learns from scores that the first gives to texts that it has not seen."""
    found = find_candidates([item.text for item in labelled])
    is_name, kept = label(found, labelled)
    columns = count_columns(found)
    scores = np.zeros(len(is_name))
    fold = found.texts % FOLDS
    for number in range(FOLDS):
        part = LogisticRegression(C=C, max_iter=400).fit(
            columns[kept & (fold != number)], is_name[kept & (fold != number)]
        )
        scores[fold == number] = part.decision_function(columns[fold == number])
    first = LogisticRegression(C=C, max_iter=400).fit(columns[kept], is_name[kept])
    chosen = np.flatnonzero(kept & (scores > GATE_OF_TRAINING))
    traits = [
        dict.fromkeys(
            read_traits(
                labelled[found.texts[n]].text, int(found.starts[n]), int(found.given_from[n]), int(found.ends[n])
            ),
            1.0,
        )
        for n in chosen
    ]
    vectorizer = DictVectorizer(dtype=np.float32)
    seen = vectorizer.fit_transform(traits)
    clipped = csr_matrix(np.clip(scores[chosen], -MOST_SCORE, MOST_SCORE)[:, None])
    second = LogisticRegression(C=C, max_iter=1000).fit(hstack([clipped, seen]).tocsr(), is_name[chosen])
    weights = second.coef_[0]
    # What stands before one name may be another: no whole name is kept.
    whole = {item.text[start:end] for item in labelled for start, end in item.names if end - start > 2}
    return NameModel(
        characters=prune(first.coef_[0]).astype(np.float32),
        characters_bias=float(first.intercept_[0]),
        traits={
            str(name): float(weight)
            for name, weight in zip(vectorizer.get_feature_names_out(), weights[1:], strict=True)
            if abs(weight) >= LEAST_WEIGHT and name.partition("=")[2] not in whole
        },
        score_weight=float(weights[0]),
        bias=float(second.intercept_[0]),
    )


def evaluate(model: NameModel, labelled: Sequence[Labelled]) -> None:
    """Print how many names of texts are found, and in how many texts without names something else is."""
    names = found = other = without = 0
    for item, places in zip(labelled, model.screen([item.text for item in labelled]), strict=True):
        chosen = set(model.choose(item.text, places))
        names += len(item.names)
        found += len(item.names & chosen)
        without += not item.names
        other += not item.names and any(item.open_places.isdisjoint(range(*span)) for span in chosen)
    print(f"{found} of {names} names ({found / names:.3f}); {other} of {without} texts without names are masked")


def label(found: Candidates, labelled: Sequence[Labelled]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which candidates are names, and which are names or surely none."""
    spans = list(zip(found.texts.tolist(), found.starts.tolist(), found.ends.tolist(), strict=True))
    is_name = np.array([(start, end) in labelled[n].names for n, start, end in spans])
    is_open = np.array([not labelled[n].open_places.isdisjoint(range(start, end)) for n, start, end in spans])
    return is_name, is_name | ~is_open


def count_columns(found: Candidates) -> csr_matrix:
    columns = np.stack(list(found.columns), axis=1)
    rows, kinds = columns.shape
    values = np.ones(rows * kinds, dtype=np.float32)
    return csr_matrix((values, columns.ravel(), np.arange(0, rows * kinds + 1, kinds)), shape=(rows, 1 << COLUMN_BITS))


def prune(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(np.abs(weights) >= LEAST_WEIGHT, weights, 0.0)


if __name__ == "__main__":
    main()
