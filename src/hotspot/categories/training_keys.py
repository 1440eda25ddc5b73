"""Which tickets a model was fitted on, and which were set aside: their keys and labels beside it, so that they are not
taken for new ones.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.manifest import find_part
from hotspot.categories.model_folder import Model
from hotspot.text.model_files import read_checked

TRAINING_FILE = "training.tsv"
HOLDOUT_FILE = "holdout.tsv"
# A row begins with a key: labels of earlier versions may hold line ends.
_ROW_END = re.compile(r"\n(?=[0-9a-f]{24}\t|\Z)")


def find_trained(model: Model, keys: Sequence[str]) -> NDArray[np.bool_] | None:
    """Tell of each key whether the model was fitted on its ticket, None when its folder does not say.

    The shipped model was fitted on no office's tickets. ModelError when the file was changed.
    """
    training = find_part(model.manifest, "training")
    if not training:
        return None
    if "tickets" in training and "base_tickets" not in training:
        return np.zeros(len(keys), dtype=bool)
    if model.folder is None or not (model.folder / TRAINING_FILE).is_file():
        return None
    content = read_checked(model.folder, TRAINING_FILE, training.get("sha256"))
    known = {line.split("\t")[0] for line in content.decode().splitlines()}
    return np.array([key in known for key in keys], dtype=bool)


def find_labelled(model: Model, keys: Sequence[str]) -> NDArray[np.bool_]:
    """Tell of each key whether its ticket was labelled for the model: fitted on, or set aside.

    Nothing was where the model's folder does not say. ModelError when a file was changed.
    """
    trained = find_trained(model, keys)
    aside = {row[0] for row in read_holdout(model.folder, model.manifest)} if model.folder is not None else set()
    is_aside = np.array([key in aside for key in keys], dtype=bool)
    return is_aside if trained is None else trained | is_aside


def read_holdout(folder: Path, manifest: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Return the frozen tickets of a model as rows of key, label, candidate's and current's prediction.

    ModelError when the file was changed or is missing.
    """
    wanted = find_part(manifest, "holdout")
    if "sha256" not in wanted:
        return []
    content = read_checked(folder, HOLDOUT_FILE, wanted["sha256"])
    return [tuple(row.split("\t")) for row in _ROW_END.split(content.decode())[1:-1]]
