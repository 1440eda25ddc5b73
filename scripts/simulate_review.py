"""How many labels `hotspot review` saves: learning curves on labelled letters, picks of the review against random ones.

python scripts/simulate_review.py LABELLED.csv OUTPUT.svg (columns text, label). Prints a Markdown table and draws it.
The columns are those of `hotspot.train` for labels of another scheme, fitted once over all letters.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.categories.background import ModelBackground
from hotspot.categories.calibration import soften
from hotspot.categories.centroids import fit_centroids
from hotspot.categories.classifier import Classifier
from hotspot.categories.corpus import read_corpus
from hotspot.categories.linear import fit_linear
from hotspot.categories.model_folder import load_model
from hotspot.categories.near_duplicates import vectorize_words
from hotspot.categories.prediction import compose_documents
from hotspot.categories.review import pick_rows
from hotspot.resources import find_shipped
from hotspot.text.features import fit_text_features
from hotspot.text.segment import load_segmenter

TESTED, STEP, MOST, SEEDS, FIRST = 550, 25, 1021, 5, 3
PENALTY = 3.0
CURVES = {"random": "#999999", "review": "#c0392b"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    letters = pd.read_csv(options.labelled, dtype=str).fillna("")
    documents = compose_documents(letters)
    _, labels = np.unique(letters["label"], return_inverse=True)
    columns, words = build_columns(documents), vectorize_words(documents, load_segmenter())
    curves = {how: np.mean([run(how, seed, columns, words, labels) for seed in range(SEEDS)], axis=0) for how in CURVES}
    counts = [FIRST * (labels.max() + 1) + STEP * step for step in range(len(curves["random"]))]
    print("| labels | random | review | review needs | share |\n|---|---|---|---|---|")
    for count, at_random, by_review in zip(counts, curves["random"], curves["review"], strict=True):
        needed = next((n for n, accuracy in zip(counts, curves["review"], strict=True) if accuracy >= at_random), None)
        share = f"{needed / count:.0%}" if needed else "–"
        print(f"| {count} | {at_random:.3f} | {by_review:.3f} | {needed or '–'} | {share} |")
    options.output.write_text(draw(counts, curves), encoding="utf-8")


def build_columns(documents: list[str]) -> Any:
    shipped, corpus = load_model("default").classifier, read_corpus(find_shipped("data/tickets"))
    centroids = fit_centroids(shipped, compose_documents(corpus), corpus["subtopic"].tolist())
    background = ModelBackground(shipped, centroids, opening_weight=0.5)
    classifier = Classifier(background=background, opening_weight=0.5)
    classifier.segmenter_ = load_segmenter()
    classifier.features_ = fit_text_features(documents, classifier.segmenter_)
    return classifier.transform(documents)


def run(how: str, seed: int, columns: Any, words: Any, labels: NDArray[np.int64]) -> list[float]:
    """Return accuracy on the same held-out letters after every step."""
    draw_start, draw_next = np.random.RandomState(seed), np.random.RandomState(seed + 100)
    order = draw_start.permutation(len(labels))
    tested, pool = order[:TESTED], order[TESTED:]
    kinds = range(labels.max() + 1)
    known = np.concatenate([draw_start.choice(pool[labels[pool] == kind], FIRST, replace=False) for kind in kinds])
    accuracies = []
    while len(known) <= MOST:
        coef, intercept = fit_linear(columns[known], labels[known], PENALTY)
        accuracies.append(float(((columns[tested] @ coef.T + intercept).argmax(axis=1) == labels[tested]).mean()))
        rest = np.setdiff1d(pool, known)
        if how == "random":
            picked = draw_next.choice(rest, STEP, replace=False)
        else:
            chances = soften((columns[rest] @ coef.T + intercept).astype(np.float32), 0.3)
            picked = rest[pick_rows(chances, words[rest], STEP)]
        known = np.concatenate([known, picked])
    return accuracies


def draw(counts: list[int], curves: dict[str, NDArray[np.float64]]) -> str:
    low, high = 0.7, 0.95
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" font-family="sans-serif" font-size="12">']
    parts.append('<rect width="640" height="360" fill="white"/>')
    for accuracy in np.arange(low, high + 0.01, 0.05):
        height = 320 - (accuracy - low) / (high - low) * 290
        parts.append(
            f'<path d="M50 {height:.0f}H620" stroke="#ddd"/><text x="15" y="{height + 4:.0f}">{accuracy:.2f}</text>'
        )
    for count in range(0, counts[-1] + 1, 200):
        parts.append(f'<text x="{50 + count / counts[-1] * 570:.0f}" y="340" text-anchor="middle">{count}</text>')
    for place, (how, colour) in enumerate(CURVES.items()):
        points = " ".join(
            f"{50 + count / counts[-1] * 570:.1f},{320 - (accuracy - low) / (high - low) * 290:.1f}"
            for count, accuracy in zip(counts, curves[how], strict=True)
        )
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(f'<text x="540" y="{270 + 18 * place}" fill="{colour}">{how}</text>')
    parts.append('<text x="335" y="356" text-anchor="middle">labels</text></svg>\n')
    return "\n".join(parts)


if __name__ == "__main__":
    main()
