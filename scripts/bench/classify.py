"""Measure the speed of classify against what a data team would build, in one run on the same tickets.

Tickets of 80 characters are drawn from data/tickets. A label alone is timed in memory, in seconds of the processor, so
that a busy machine changes little: jieba + TfidfVectorizer + LinearSVC, static sentence vectors + LogisticRegression,
segmentation alone. --sizes also sends csv files through the command line, with one process and with all.
"""

import argparse
import csv
import random
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pandas as pd
from bench.city import ROOT
from bench.measuring import Cost, Record, measure_command, write_records
from bench.peers import build_static_pipeline, build_words_pipeline

from hotspot.categories.corpus import read_corpus
from hotspot.categories.model_folder import load_model
from hotspot.categories.prediction import predict_tickets

LENGTH = 80


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=10_000, help="whose label alone is timed")
    parser.add_argument("--sizes", type=int, nargs="*", default=[], help="rows of csv files for the command line")
    parser.add_argument("--model", default="default")
    parser.add_argument("--output", type=Path, help="records for the page, as json")
    options = parser.parse_args()

    corpus = read_corpus(ROOT / "data" / "tickets")
    texts = draw_texts(corpus["text"].tolist(), options.tickets)
    records = [
        Record("label", name, len(texts), Cost(spent, spent, 0.0))
        for name, spent in measure_in_turn(list_ways(corpus, options.model), texts).items()
    ]
    own = records[0].cost.processor
    for record in records:
        speed, ratio = len(texts) / record.cost.processor, record.cost.processor / own
        print(f"{record.who}: {speed:,.0f} tickets a second of processor, {ratio:.2f} times the time of hotspot")
    for rows in options.sizes:
        drawn = draw_texts(corpus["text"].tolist(), rows)
        for who, more in (("hotspot, one process", ("--workers", "1")), ("hotspot", ())):
            cost = run_command(drawn, options.model, *more)
            records.append(Record("classify", who, rows, cost))
            print(
                f"classify csv → csv, {who}, {rows:,} tickets: {cost.processor:.1f} s of processor, "
                f"{cost.clock:.1f} s on the clock, no process above {cost.megabytes:,.0f} MB",
                flush=True,
            )
    if options.output:
        write_records(records, options.output)


def list_ways(corpus: pd.DataFrame, name: str) -> dict[str, Callable[[Sequence[str]], object]]:
    """Return what is timed, by name, hotspot first; the peers are fitted on the corpus."""
    model = load_model(name)
    words = build_words_pipeline().fit(corpus["text"], corpus["category"])
    static = build_static_pipeline().fit(corpus["text"], corpus["category"])
    return {
        "hotspot": model.classifier.predict,
        "hotspot, masked, with confidence, reason and kind": lambda batch: predict_tickets(
            pd.DataFrame({"text": batch}), model
        ),
        "jieba + TF-IDF + LinearSVC": words.predict,
        "static vectors + LogisticRegression": static.predict,
        "rjieba, segmentation alone": build_cutter(),
    }


def draw_texts(texts: Sequence[str], count: int) -> list[str]:
    """Return texts of LENGTH characters, sentences of the corpus in random order; the same ones every time."""
    sentences = [sentence for text in texts for sentence in text.replace("\n", "。").split("。") if sentence]
    source = random.Random(0)
    drawn = []
    for _ in range(count):
        text = ""
        while len(text) < LENGTH:
            text += source.choice(sentences) + "。"
        drawn.append(text[:LENGTH])
    return drawn


def build_cutter() -> Callable[[Sequence[str]], object]:
    """Return what cuts texts into words and does nothing else."""
    import rjieba

    cut = rjieba.Jieba().cut
    return lambda texts: [cut(text) for text in texts]


def measure_in_turn(ways: Mapping[str, Callable[[Sequence[str]], object]], texts: Sequence[str]) -> dict[str, float]:
    """Return seconds of processor time of each way, the least of five rounds, after a warm-up.

    In each round all take their turn: a machine that is slower for a while is so for all of them.
    """
    spent: dict[str, list[float]] = {name: [] for name in ways}
    for predict in ways.values():
        predict(texts)
    for _ in range(5):
        for name, predict in ways.items():
            begin = time.process_time()
            predict(texts)
            spent[name].append(time.process_time() - begin)
    return {name: min(times) for name, times in spent.items()}


def run_command(texts: Sequence[str], model: str, *options: str) -> Cost:
    """Send a csv through ``hotspot classify``."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "in.csv", Path(folder) / "out.csv"
        with open(source, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("工单编号", "诉求内容"))
            writer.writerows((f"{number:08d}", text) for number, text in enumerate(texts))
        return measure_command(["classify", str(source), "-o", str(output), "--model", model, *options])


if __name__ == "__main__":
    main()
