"""Train the shipped classifier from data/ into models/default, replacing it.

The same data give the same bytes. --share trains on that part of the corpus only (learning curve), --output elsewhere.
"""

import argparse
import hashlib
import shutil
from pathlib import Path

import pandas as pd

from hotspot.categories.classifier import Classifier
from hotspot.categories.knowledge import Knowledge
from hotspot.categories.lexicon import load_lexicon
from hotspot.categories.model_folder import save_model
from hotspot.categories.prediction import compose_documents
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.categories.training import count_labels, read_corpus
from hotspot.text.subtopics import load_subtopics

ROOT = Path(__file__).resolve().parents[1]
# Below this probability a person looks. Chosen so that 95 % of what passes is accepted (docs/experiments.md).
REVIEW_BELOW = 0.4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--share", type=float, default=1.0)
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "default")
    parser.add_argument("--no-lexicon", action="store_true")
    options = parser.parse_args()

    corpus = read_corpus(ROOT / "data" / "tickets")
    corpus = corpus[[_drawn(ticket_id, options.share) for ticket_id in corpus["ticket_id"]]].reset_index(drop=True)
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
        },
    )
    print(f"{len(corpus)} tickets → {options.output}, {model.features_.width} columns, T = {model.temperature_:.3f}")


def train(corpus: pd.DataFrame, *, with_lexicon: bool = True) -> Classifier:
    knowledge = None
    if with_lexicon:
        lexicon = load_lexicon(ROOT / "data" / "lexicon.tsv", CATEGORIES)
        knowledge = Knowledge(lexicon, load_subtopics(ROOT / "data" / "subtopics.tsv"))
    return Classifier(knowledge=knowledge).fit(compose_documents(corpus), corpus["category"].to_numpy())


def _drawn(ticket_id: str, share: float) -> bool:
    return int(hashlib.sha256(ticket_id.encode()).hexdigest()[:8], 16) < share * 2**32


def _digest(corpus: pd.DataFrame) -> str:
    rows = corpus[["ticket_id", "text", "category"]].sort_values("ticket_id")
    return hashlib.sha256(rows.to_csv(index=False).encode()).hexdigest()


if __name__ == "__main__":
    main()
