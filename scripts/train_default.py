"""Train the shipped classifier from data/ into models/default, replacing it.

The same data give the same bytes. --output trains into another folder, --no-lexicon without written knowledge.
"""

import argparse
import hashlib
import shutil
from pathlib import Path

import pandas as pd

from hotspot.categories.classifier import Classifier
from hotspot.categories.corpus import read_corpus
from hotspot.categories.drift import profile_held_out
from hotspot.categories.kind_training import train_kinds
from hotspot.categories.knowledge import Knowledge
from hotspot.categories.lexicon import load_lexicon
from hotspot.categories.model_folder import save_model
from hotspot.categories.prediction import compose_documents
from hotspot.categories.priors import compute_offsets
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.categories.training import count_labels
from hotspot.categories.training_plan import BASE_PENALTY
from hotspot.text.subtopics import load_subtopics
from hotspot.text.vector_neighbors import Voting

ROOT = Path(__file__).resolve().parents[1]
# Below this probability a person looks: of real letters 91 % pass and 97 % of these are accepted (docs/experiments.md).
REVIEW_BELOW = 0.7
# Doubtful tickets alone are voted on, and by centres: so a label costs little more, not three times as much.
VOTING = Voting(weight=0.7, tickets_per_center=20, ask_within=0.15)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "default")
    parser.add_argument("--no-lexicon", action="store_true")
    options = parser.parse_args()

    corpus = read_corpus(ROOT / "data" / "tickets")
    model = train(corpus, with_lexicon=not options.no_lexicon)
    if options.output.exists():
        shutil.rmtree(options.output)
    save_model(
        model,
        options.output,
        labels=CATEGORIES,
        review_below=REVIEW_BELOW,
        about={
            "name": "default",
            "training": {"tickets": len(corpus), "labels": count_labels(corpus["category"]), "sha256": _digest(corpus)},
            "profile": profile_held_out(model, compose_documents(corpus), corpus["category"].to_numpy()).as_dict(),
        },
        kinds=train_kinds(model, corpus, penalty=BASE_PENALTY),
    )
    print(f"{len(corpus)} tickets → {options.output}, {model.features_.width} columns, T = {model.temperature_:.3f}")


def train(corpus: pd.DataFrame, *, with_lexicon: bool = True) -> Classifier:
    knowledge = None
    if with_lexicon:
        lexicon = load_lexicon(ROOT / "data" / "lexicon.tsv", CATEGORIES)
        knowledge = Knowledge(lexicon, load_subtopics(ROOT / "data" / "subtopics.tsv"))
    offsets = compute_offsets(corpus["category"])
    model = Classifier(knowledge=knowledge, penalty=BASE_PENALTY, offsets=offsets, with_words=False, voting=VOTING)
    return model.fit(compose_documents(corpus), corpus["category"].to_numpy())


def _digest(corpus: pd.DataFrame) -> str:
    rows = corpus[["ticket_id", "text", "category", "kind"]].sort_values("ticket_id")
    return hashlib.sha256(rows.to_csv(index=False).encode()).hexdigest()


if __name__ == "__main__":
    main()
