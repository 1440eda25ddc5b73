"""Measure detect against BERTopic's recipe and linkage on TF-IDF, in one run on the same grown tickets.

The tickets are grown from data/tickets by mixing what was written (scripts/bench/city.py); B-cubed is measured on the
issues planted in them. Each program runs in a process of its own: hotspot the whole command (read a csv, classify,
detect, write), the peers encode or count words, reduce and cluster, and write no hotspots. BERTopic's recipe is UMAP
and HDBSCAN on the vectors of the shipped encoder; it needs umap-learn. --peers-up-to bounds the sizes the peers get.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from bench.city import grow_city
from bench.measuring import Record, measure_command, measure_growth, measure_process, write_records
from bench.planted import score_groups
from numpy.typing import NDArray

SIZES = (1000, 5000, 20_000, 100_000)
# What BERTopic sets for UMAP, and the smallest issue as the smallest cluster of HDBSCAN.
_NEIGHBOURS, _DIMENSIONS, _LEAST_TICKETS = 15, 5, 3
# The best cut of linkage on TF-IDF on real letters (docs/experiments.md).
_LINKED_UP_TO = 0.74


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--peers-up-to", type=int, default=20_000)
    parser.add_argument("--output", type=Path, default=Path("out/bench/detect.json"))
    parser.add_argument(
        "--peer", choices=sorted(PEERS), help="cluster IN into OUT with a peer: what a child process runs"
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="IN OUT")
    options = parser.parse_args()
    if options.peer:
        run_peer(PEERS[options.peer], *options.files)
        return
    records = [record for size in options.sizes for record in measure_size(size, options.peers_up_to)]
    write_records(records, options.output)
    print_growth(records)


def measure_size(size: int, peers_up_to: int) -> list[Record]:
    """Measure every program on ``size`` tickets, each in a process of its own; prints a line each."""
    city = grow_city(size)
    records = []
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / "tickets.csv", Path(folder) / "out"
        city.tickets.to_csv(source, index=False)
        cost = measure_command(["detect", str(source), "-o", str(output)])
        found = pd.read_csv(output / "tickets.csv", dtype=str, keep_default_na=False)["issue_id"].tolist()
        records.append(Record("detect", "hotspot", size, cost, _judge(found, city.issues)))
        for peer in sorted(PEERS) if size <= peers_up_to else ():
            groups = Path(folder) / "groups.json"
            cost = measure_process([sys.executable, "-m", "bench.detect", "--peer", peer, str(source), str(groups)])
            found = json.loads(groups.read_text(encoding="utf-8"))
            records.append(Record("detect", peer, size, cost, _judge(found, city.issues)))
    for record in records:
        ratio = record.cost.processor / records[0].cost.processor
        quality = ", ".join(f"{name} {value:.3f}" for name, value in record.quality.items())
        print(
            f"{size:>9,} tickets, {record.who}: {record.cost.processor:.1f} s of processor ({ratio:.2f} of hotspot), "
            f"{record.cost.clock:.1f} s on the clock, {record.cost.megabytes:,.0f} MB; {quality}",
            flush=True,
        )
    return records


def _judge(groups: Sequence[str], issues: Sequence[str]) -> dict[str, float]:
    agreement = score_groups(groups, issues)
    return {
        "B3": agreement.f1,
        "precision": agreement.precision,
        "recall": agreement.recall,
        "issues of 5 and more found": agreement.found,
    }


def print_growth(records: Sequence[Record]) -> None:
    by_program: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_program[record.who].append(record)
    for who, own in by_program.items():
        small, large = min(record.tickets for record in own), max(record.tickets for record in own)
        if small < large:
            print(f"{who}: time grows with the power {measure_growth(own):.2f} from {small:,} to {large:,} tickets")


def run_peer(cluster: Callable[[pd.DataFrame], NDArray[Any]], source: Path, output: Path) -> None:
    """Write the cluster of each ticket of a csv, "" for none."""
    labels = cluster(pd.read_csv(source, dtype=str, keep_default_na=False))
    output.write_text(json.dumps(["" if label < 0 else str(label) for label in labels]), encoding="utf-8")


def cluster_topics(tickets: pd.DataFrame) -> NDArray[Any]:
    """Cluster as BERTopic does: sentence vectors, UMAP, HDBSCAN."""
    import hdbscan
    import umap

    from hotspot.text.encoder import load_encoder

    vectors = load_encoder().encode((tickets["title"] + "。" + tickets["text"]).tolist())
    reducer = umap.UMAP(
        n_neighbors=_NEIGHBOURS, n_components=_DIMENSIONS, min_dist=0.0, metric="cosine", random_state=0
    )
    reduced = reducer.fit_transform(vectors)
    labels: NDArray[Any] = hdbscan.HDBSCAN(min_cluster_size=_LEAST_TICKETS).fit_predict(reduced)
    return labels


def link_words(tickets: pd.DataFrame) -> NDArray[Any]:
    """Link tickets by the cosine of their TF-IDF over words, title twice."""
    import rjieba
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform
    from sklearn.feature_extraction.text import TfidfVectorizer

    cut = rjieba.Jieba().cut
    said = tickets["title"] + "。" + tickets["title"] + "。" + tickets["text"]
    words = TfidfVectorizer(tokenizer=lambda text: list(cut(text)), token_pattern=None, sublinear_tf=True)
    found = words.fit_transform(said)
    distances = np.clip(1 - (found @ found.T).toarray(), 0, 1)
    np.fill_diagonal(distances, 0)
    labels: NDArray[Any] = fcluster(linkage(squareform(distances, checks=False), "average"), _LINKED_UP_TO, "distance")
    return labels


PEERS = {"UMAP + HDBSCAN": cluster_topics, "linkage on TF-IDF": link_words}

if __name__ == "__main__":
    main()
