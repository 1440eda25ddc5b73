"""The written corpus that ships: tickets invented for this project, with their categories and units."""

import json
from pathlib import Path

import pandas as pd

from hotspot.errors import LabelError


def read_corpus(folder: str | Path) -> pd.DataFrame:
    """Read every ``*.jsonl`` of a folder in name order, one ticket a line, missing fields "".

    Raises LabelError when there is no such file.
    """
    paths = sorted(Path(folder).glob("*.jsonl"))
    if not paths:
        raise LabelError(f"{folder} 中没有 *.jsonl 语料。")
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line]
    return pd.DataFrame(rows).fillna("")
