"""What an office's own labels are worth: the shipped model against it retrained on four fifths of labelled tickets.

python scripts/score_retraining.py LABELLED.csv (columns text, category, perhaps title and also_acceptable). Five folds
a draw, each ticket judged by the model that did not see it. Prints a Markdown table. A fit takes half a minute.
"""

import argparse
import csv
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import hotspot
from hotspot.categories.prediction import predict_tickets

FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--draws", type=int, default=3, help="how often the folds are drawn anew")
    options = parser.parse_args()
    gold = read_labelled(options.labelled)
    print("| | strict | accepted | shipped wrong, now accepted | the other way |\n|---|---|---|---|---|")
    before = judge(gold, np.array(predict_tickets(gold, hotspot.load_model()).category, dtype=object))
    show("shipped", before, before)
    for draw in range(options.draws):
        show(f"own labels, draw {draw}", judge(gold, retrain(gold, draw)), before)


def read_labelled(path: Path) -> pd.DataFrame:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return pd.DataFrame(csv.DictReader(file))


def retrain(gold: pd.DataFrame, draw: int) -> NDArray[np.object_]:
    """Return the category of each ticket by a model trained on the other folds."""
    folds = np.random.RandomState(draw).permutation(len(gold)) % FOLDS
    predicted = np.empty(len(gold), dtype=object)
    for fold in range(FOLDS):
        held = folds == fold
        known = gold[~held].reset_index(drop=True)
        model = hotspot.train(known).model
        predicted[held] = predict_tickets(gold[held].reset_index(drop=True), model).category
    return predicted


def judge(gold: pd.DataFrame, predicted: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Return whether each prediction is the label, and whether it is one that a clerk accepts; shape (2, tickets)."""
    strict = predicted == gold["category"].to_numpy(dtype=object)
    others = gold["also_acceptable"] if "also_acceptable" in gold else [""] * len(gold)
    accepted = [said in other.split(";") for said, other in zip(predicted, others, strict=True)]
    return np.stack([strict, strict | np.array(accepted, dtype=bool)])


def show(name: str, right: NDArray[np.bool_], before: NDArray[np.bool_]) -> None:
    mended, spoiled = (right[1] & ~before[1]).sum(), (before[1] & ~right[1]).sum()
    print(f"| {name} | {right[0].mean():.3f} | {right[1].mean():.3f} | {mended} | {spoiled} |", flush=True)


if __name__ == "__main__":
    main()
