"""How much the corpus pays: accepted and strict accuracy on labelled real tickets for growing parts of it.

python scripts/learning_curve.py LABELLED.csv (columns text, category, perhaps title and also_acceptable). Prints a
Markdown table: character n-grams alone, and the same joined late with the lexicon.
"""

import argparse
import hashlib
from pathlib import Path

import pandas as pd
from score_retraining import judge, read_labelled
from train_default import ROOT, train

from hotspot.categories.corpus import read_corpus
from hotspot.categories.prediction import compose_documents

SHARES = (0.15, 0.3, 0.6, 1.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labelled", type=Path)
    gold = read_labelled(parser.parse_args().labelled)
    documents = compose_documents(gold)
    corpus = read_corpus(ROOT / "data" / "tickets")
    print(
        "| share | tickets | n-grams: accepted | strict | with lexicon: accepted | strict |\n|---|---|---|---|---|---|"
    )
    for share in SHARES:
        part = draw_share(corpus, share)
        cells = [f"{share:.0%}", str(len(part))]
        for with_lexicon in (False, True):
            strict, accepted = judge(gold, train(part, with_lexicon=with_lexicon).predict(documents))
            cells += [f"{accepted.mean():.3f}", f"{strict.mean():.3f}"]
        print(f"| {' | '.join(cells)} |")


def draw_share(corpus: pd.DataFrame, share: float) -> pd.DataFrame:
    """Return a share of the corpus, drawn by the hash of the ticket ids: a larger share holds a smaller one."""
    drawn = [int(hashlib.sha256(i.encode()).hexdigest()[:8], 16) < share * 2**32 for i in corpus["ticket_id"]]
    return corpus[drawn].reset_index(drop=True)


if __name__ == "__main__":
    main()
