"""How many labels `hotspot review` saves: learning curves on labelled letters, picks of the review against random ones.

python scripts/simulate_review.py LABELLED.csv OUTPUT.svg (columns text, label). Prints a Markdown table and draws it.
Every step trains and picks as an office with labels of its own does; both ways begin with the same FIRST tickets of
each label and are judged on the same letters. Two minutes a seed.
"""

import argparse
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from hotspot.categories.prediction import predict_tickets
from hotspot.categories.review import review
from hotspot.categories.training import train

TESTED, STEP, MOST, FIRST = 550, 25, 371, 3
CURVES = {"random": "#999999", "review": "#c0392b"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2, 3, 4])
    options = parser.parse_args()
    letters = pd.read_csv(options.labelled, dtype=str).fillna("")
    curves = {how: np.mean([run(how, seed, letters) for seed in options.seeds], axis=0) for how in CURVES}
    counts = [FIRST * letters["label"].nunique() + STEP * step for step in range(len(curves["random"]))]
    print("| labels | random | review | review needs | share |\n|---|---|---|---|---|")
    for count, at_random, by_review in zip(counts, curves["random"], curves["review"], strict=True):
        needed = find_needed(counts, curves["review"], at_random)
        shown = f"{needed:.0f} | {needed / count:.0%}" if needed is not None else "– | –"
        print(f"| {count} | {at_random:.3f} | {by_review:.3f} | {shown} |")
    options.output.write_text(draw(counts, curves), encoding="utf-8")


def run(how: str, seed: int, letters: pd.DataFrame) -> list[float]:
    """Return accuracy on the same held-out letters after every step."""
    draw_start, draw_next = np.random.RandomState(seed), np.random.RandomState(seed + 100)
    order = draw_start.permutation(len(letters))
    tested, pool = letters.iloc[order[:TESTED]], letters.iloc[order[TESTED:]].reset_index(drop=True)
    rows_of = pool.groupby("label").indices
    known = np.concatenate([draw_start.choice(rows_of[label], FIRST, replace=False) for label in sorted(rows_of)])
    accuracies = []
    while len(known) <= MOST:
        model = train(pool.iloc[known], target="label").model
        predicted = predict_tickets(tested, model).category
        accuracies.append(float((predicted == tested["label"]).mean()))
        rest = np.setdiff1d(np.arange(len(pool)), known)
        picks = draw_next.choice(len(rest), STEP, replace=False)
        if how == "review":
            picks = np.array(review(pool.iloc[rest][["text"]], model, most=STEP).rows)
        known = np.concatenate([known, rest[picks]])
    return accuracies


def find_needed(counts: list[int], accuracies: NDArray[np.float64], wanted: float) -> float | None:
    """Return with how many labels an accuracy is reached first, between the steps by the rule of three."""
    reached = np.flatnonzero(accuracies >= wanted)
    if not len(reached):
        return None
    after = int(reached[0])
    if after == 0:
        return counts[0]
    before = after - 1
    part = (wanted - accuracies[before]) / (accuracies[after] - accuracies[before])
    return counts[before] + float(part) * (counts[after] - counts[before])


def draw(counts: list[int], curves: dict[str, NDArray[np.float64]]) -> str:
    low, high = 0.7, 0.95
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360" font-family="sans-serif" font-size="12">']
    parts.append('<rect width="640" height="360" fill="white"/>')
    for accuracy in np.arange(low, high + 0.01, 0.05):
        height = 320 - (accuracy - low) / (high - low) * 290
        parts.append(
            f'<path d="M50 {height:.0f}H620" stroke="#ddd"/><text x="15" y="{height + 4:.0f}">{accuracy:.2f}</text>'
        )
    for count in range(0, counts[-1] + 1, 100):
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
