"""Which tickets a model was fitted on: their keys and labels beside it, so that they are not taken for new ones."""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.model_folder import Model
from hotspot.errors import ModelError
from hotspot.foreign_errors import explain_error

TRAINING_FILE = "training.tsv"


def find_trained(model: Model, keys: Sequence[str]) -> NDArray[np.bool_] | None:
    """Tell of each key whether the model was fitted on its ticket, None when its folder does not say.

    The shipped model was fitted on no office's tickets. ModelError when the file was changed.
    """
    training = model.manifest.get("training")
    if not isinstance(training, Mapping):
        return None
    if "tickets" in training and "base_tickets" not in training:
        return np.zeros(len(keys), dtype=bool)
    path = None if model.folder is None else model.folder / TRAINING_FILE
    if path is None or path.is_symlink() or not path.is_file():
        return None
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path} 读不了:{explain_error(error)}。请检查权限和磁盘。") from error
    if hashlib.sha256(content).hexdigest() != training.get("sha256"):
        raise ModelError(f"{path} 与清单中的校验值不符,可能已损坏或被改动。请重新训练。")
    known = {line.split("\t")[0] for line in content.decode().splitlines()}
    return np.array([key in known for key in keys], dtype=bool)
