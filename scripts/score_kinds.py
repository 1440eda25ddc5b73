"""Measure how well the kind of ticket (投诉 举报 求助 咨询 建议 表扬) is told, on a fifth of data/tickets held out.

Tickets of one issue stay on one side. --folds 5 holds out every fifth in turn.
"""

import argparse
import hashlib
from pathlib import Path

import numpy as np
import pandas as pd

from hotspot.categories.classifier import Classifier
from hotspot.categories.corpus import read_corpus
from hotspot.categories.kind_training import train_kinds
from hotspot.categories.kinds import KINDS
from hotspot.categories.prediction import compose_texts
from hotspot.categories.training_plan import BASE_PENALTY

ROOT = Path(__file__).resolve().parents[1]
FIFTHS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=1, choices=range(1, FIFTHS + 1))
    parser.add_argument("--errors", type=Path, help="write the tickets told wrongly, the surest first, as tsv")
    options = parser.parse_args()

    corpus = read_corpus(ROOT / "data" / "tickets")
    side = np.array(
        [_draw(issue or ticket_id) for issue, ticket_id in zip(corpus["issue"], corpus["ticket_id"], strict=True)]
    )
    judged = pd.concat([judge(corpus[side != fold], corpus[side == fold]) for fold in range(options.folds)])
    print(describe(judged))
    if options.errors:
        wrong = judged[judged["kind"] != judged["predicted"]].sort_values("confidence", ascending=False)
        wrong.to_csv(options.errors, sep="\t", index=False)


def judge(training: pd.DataFrame, held: pd.DataFrame) -> pd.DataFrame:
    """Return the held tickets with what a model of the others says of their kind."""
    texts = compose_texts(training.reset_index(drop=True))
    classifier = Classifier(penalty=BASE_PENALTY, temperature=1.0, with_words=False).fit(
        texts.documents, training["category"].to_numpy()
    )
    head = train_kinds(classifier, training.reset_index(drop=True), penalty=BASE_PENALTY)
    seen = compose_texts(held.reset_index(drop=True))
    chances = head.predict_proba(classifier.read(seen.documents).columns, seen.openings)
    names = np.array(KINDS)[chances.argmax(axis=1)]
    told = held[["ticket_id", "kind", "title", "text"]].assign(predicted=names, confidence=chances.max(axis=1).round(4))
    return told.reset_index(drop=True)


def describe(judged: pd.DataFrame) -> str:
    """Return precision, recall and F1 of each kind, their mean F1, and how often a kind is taken for another."""
    true, told = judged["kind"], judged["predicted"]
    lines, scores = [f"{'kind':6s} tickets precision recall F1   taken for {' '.join(KINDS)}"], []
    for kind in KINDS:
        both = ((true == kind) & (told == kind)).sum()
        precision, recall = both / max((told == kind).sum(), 1), both / max((true == kind).sum(), 1)
        scores.append(2 * both / ((true == kind).sum() + (told == kind).sum()))
        taken = " ".join(f"{((true == kind) & (told == other)).sum():4d}" for other in KINDS)
        lines.append(f"{kind:4s} {(true == kind).sum():7d}    {precision:.3f}  {recall:.3f} {scores[-1]:.3f} {taken}")
    right = (true == told).mean()
    return "\n".join([*lines, f"{len(judged)} tickets: macro-F1 {np.mean(scores):.3f}, accuracy {right:.3f}"])


def _draw(key: str) -> int:
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % FIFTHS


if __name__ == "__main__":
    main()
