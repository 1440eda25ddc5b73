"""How much the corpus pays: accepted and strict accuracy on labelled real tickets for growing parts of it.

python scripts/learning_curve.py LABELLED.csv (columns text, category, perhaps title and also_acceptable). Prints a
Markdown table: character n-grams alone, and the same joined late with the lexicon.
"""

import argparse
import csv
from pathlib import Path

import pandas as pd
from train_default import ROOT, draw_share, train

from hotspot.categories.classifier import Classifier
from hotspot.categories.corpus import read_corpus
from hotspot.categories.prediction import compose_documents

SHARES = (0.15, 0.3, 0.6, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    with parser.parse_args().labelled.open(encoding="utf-8-sig", newline="") as file:
        gold = pd.DataFrame(csv.DictReader(file))
    corpus = read_corpus(ROOT / "data" / "tickets")
    print(
        "| share | tickets | n-grams: accepted | strict | with lexicon: accepted | strict |\n|---|---|---|---|---|---|"
    )
    for share in SHARES:
        part = draw_share(corpus, share)
        cells = [f"{share:.0%}", str(len(part))]
        for with_lexicon in (False, True):
            cells += [f"{value:.3f}" for value in score(train(part, with_lexicon=with_lexicon), gold)]
        print(f"| {' | '.join(cells)} |")


def score(model: Classifier, gold: pd.DataFrame) -> tuple[float, float]:
    """Return accepted and strict accuracy."""
    predicted = model.predict(compose_documents(gold))
    strict = [label == truth for label, truth in zip(predicted, gold["category"], strict=True)]
    others = gold["also_acceptable"] if "also_acceptable" in gold else [""] * len(gold)
    accepted = [s or label in other.split(";") for s, label, other in zip(strict, predicted, others, strict=True)]
    return sum(accepted) / len(gold), sum(strict) / len(gold)


if __name__ == "__main__":
    main()
