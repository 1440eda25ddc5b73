"""Which tickets a model was fitted on: their keys and labels beside it, so that they are not taken for new ones."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.manifest import find_part
from hotspot.categories.model_folder import Model
from hotspot.text.model_files import read_checked

TRAINING_FILE = "training.tsv"


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
