"""Cost of `hotspot train` on grown labels, beside fitting jieba + TfidfVectorizer + LinearSVC on the same.

Each ticket is mixed from sentences of one sub-topic of data/tickets and labelled with its category.
"""

import csv
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.city import ROOT
from bench.measuring import Record, measure_command, measure_process

from hotspot.categories.corpus import read_corpus

_SENTENCES = 3


def measure_train(sizes: Sequence[int]) -> list[Record]:
    """Return records of hotspot and of the peer, both with the reading of the csv."""
    records = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            source, output = Path(folder) / "labelled.csv", Path(folder) / "model"
            with source.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(("text", "category"))
                writer.writerows(grow_labelled(size))
            cost = measure_command(["train", str(source), "-o", str(output)])
            records.append(Record("train", "hotspot", size, cost))
            command = [sys.executable, "-m", "bench.peers", str(source)]
            records.append(Record("train", "jieba + TF-IDF + LinearSVC", size, measure_process(command)))
    return records


def grow_labelled(count: int) -> Iterator[tuple[str, str]]:
    """Yield texts and their categories; the same ones every time."""
    chance = random.Random(0)
    groups = [group for _, group in read_corpus(ROOT / "data" / "tickets").groupby("subtopic")]
    matters = [
        ([s for text in group["text"] for s in text.split("。") if s], group["category"].iloc[0]) for group in groups
    ]
    for _ in range(count):
        sentences, category = chance.choice(matters)
        yield "。".join(chance.choices(sentences, k=_SENTENCES)) + "。", category
