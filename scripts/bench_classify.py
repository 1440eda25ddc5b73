"""Measure the speed of classify against jieba + TfidfVectorizer + LinearSVC, in one run on the same tickets.

Tickets of 80 characters are drawn from data/tickets. Seconds are those of the processor, so that a busy machine changes
little. Segmentation alone (rjieba) is measured beside them. --rows N also sends csv files of N / 5 and N tickets
through the command line, with one process and with as many as it takes by itself, and prints time and memory.
"""

import argparse
import csv
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pandas as pd

from hotspot.categories.corpus import read_corpus
from hotspot.categories.model_folder import find_model
from hotspot.categories.prediction import predict_tickets

ROOT = Path(__file__).resolve().parents[1]
LENGTH = 80


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tickets", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=0)
    parser.add_argument("--model", default="default")
    options = parser.parse_args()

    corpus = read_corpus(ROOT / "data" / "tickets")
    texts = draw_texts(corpus["text"].tolist(), options.tickets)
    peer = measure(build_peer(corpus), texts)
    print(f"jieba + TfidfVectorizer + LinearSVC, label only: {peer:,.0f} tickets a second")
    model = find_model(options.model)
    ways: dict[str, Callable[[Sequence[str]], object]] = {
        "hotspot, label only": model.classifier.predict,
        "hotspot, masked, cleaned, with confidence, reason and kind": lambda batch: predict_tickets(
            pd.DataFrame({"text": batch}), model
        ),
    }
    alone = measure(build_cutter(), texts)
    print(f"rjieba, segmentation alone: {alone:,.0f} tickets a second")
    for name, way in ways.items():
        speed = measure(way, texts)
        print(f"{name}: {speed:,.0f} a second, {speed / peer:.1f} × the first, 1/{alone / speed:.1f} of the second")
    for rows in (options.rows // 5, options.rows) if options.rows else ():
        for workers in (("--workers", "1"), ()):
            run_command(draw_texts(corpus["text"].tolist(), rows), options.model, *workers)


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


def build_peer(corpus: pd.DataFrame) -> Callable[[Sequence[str]], object]:
    """Return what predicts with the usual pipeline, fitted on the corpus."""
    import jieba
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline
    from sklearn.svm import LinearSVC

    pipeline = make_pipeline(TfidfVectorizer(tokenizer=jieba.lcut, token_pattern=None), LinearSVC())
    predict: Callable[[Sequence[str]], object] = pipeline.fit(corpus["text"], corpus["category"]).predict
    return predict


def build_cutter() -> Callable[[Sequence[str]], object]:
    """Return what cuts texts into words and does nothing else."""
    import rjieba

    cut = rjieba.Jieba().cut
    return lambda texts: [cut(text) for text in texts]


def measure(predict: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """Return tickets a second of processor time, the best of three runs, after a warm-up."""
    predict(texts[:500])
    spent = []
    for _ in range(3):
        begin = time.process_time()
        predict(texts)
        spent.append(time.process_time() - begin)
    return len(texts) / min(spent)


def run_command(texts: Sequence[str], model: str, *options: str) -> None:
    """Send a csv through ``hotspot classify`` and print its seconds and the most memory it held."""
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "in.csv", Path(folder) / "out.csv"
        with open(source, "w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("工单编号", "诉求内容"))
            writer.writerows((f"{number:08d}", text) for number, text in enumerate(texts))
        command = "from hotspot.cli.main import run; run()"
        arguments = ["classify", str(source), "-o", str(output), "--model", model, *options]
        before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
        subprocess.run([sys.executable, "-c", command, *arguments], check=True, stderr=subprocess.DEVNULL)
        wall, after = time.monotonic() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(
            f"classify csv → csv {' '.join(options)}, {len(texts):,} tickets: {spent:.1f} s of processor, "
            f"{wall:.1f} s on the clock, no process above {after.ru_maxrss / 1024:,.0f} MB"
        )


if __name__ == "__main__":
    main()
