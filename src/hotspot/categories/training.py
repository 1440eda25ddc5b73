"""From labelled tickets to a fitted classifier."""

import json
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from hotspot.errors import LabelError


def read_corpus(folder: str | Path) -> pd.DataFrame:
    """Read the written corpus: every ``*.jsonl`` of a folder in name order, one ticket a line, missing fields "".

    Raises LabelError when there is no such file.
    """
    paths = sorted(Path(folder).glob("*.jsonl"))
    if not paths:
        raise LabelError(f"{folder} 中没有 *.jsonl 语料。")
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    return pd.DataFrame(rows).fillna("")


def count_labels(labels: Iterable[str]) -> dict[str, int]:
    """Return how many tickets carry each label, most first, ties by name."""
    counts = pd.Series(list(labels)).value_counts()
    return {str(name): int(count) for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))}
