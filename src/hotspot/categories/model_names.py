"""Which folder a model's name means, and which model an office has in use."""

import json
from pathlib import Path

from hotspot.arguments import name_type
from hotspot.errors import ArgumentTypeError, ModelError
from hotspot.foreign_errors import explain_error
from hotspot.resources import find_shipped
from hotspot.text.model_files import MANIFEST

# Where an office keeps its own models, in its working folder; the file says which one is in use.
MODELS = Path("models")
CURRENT_FILE = "current.json"


def find_model_folder(name: str | Path, *, models: str | Path = MODELS) -> Path:
    """Return the folder that a name means (see ``load_model``); it need not exist, but for ``current`` (ModelError).

    ArgumentTypeError for what names none.
    """
    if type(name).__name__ == "Model":
        raise ArgumentTypeError("这个 Model 是程序重新载入(如 autoreload)之前的,现在认不出。请用 load_model 重新读出。")
    if not isinstance(name, str | Path):
        raise ArgumentTypeError(
            f"模型是 {name_type(name)},应为 Model(load_model 读出的,或训练结果的 .model)、文件夹或名称,如 default。"
        )
    if str(name) == "current":
        used = read_current(models)
        folder = find_model_folder(used, models=models)
        if not folder.is_dir():
            raise ModelError(f"在用的模型 {used} 已不在 {models} 文件夹中。退回前一个用 hotspot models rollback。")
        return folder
    if str(name) == "default":
        return find_shipped("models/default")
    folder, named = Path(name), Path(models) / name
    return named if named.is_dir() and not (folder / MANIFEST).is_file() else folder


def read_current(models: str | Path = MODELS) -> str:
    """Return the name of the model in use, ``default`` before any was promoted; ModelError on a damaged file."""
    path = Path(models) / CURRENT_FILE
    try:
        name = json.loads(path.read_text(encoding="utf-8"))["name"]
    except FileNotFoundError:
        return "default"
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ModelError(f"{path} 读不懂:{explain_error(error)}。可删去这个文件回到随软件提供的模型。") from error
    if not is_model_name(name):
        raise ModelError(f"{path} 中的模型名称 {str(name)[:50]!r} 不对。可删去这个文件回到随软件提供的模型。")
    return str(name)


def is_model_name(name: object) -> bool:
    """Tell whether a name is one of a folder directly in ``models``, and not a path to somewhere else."""
    is_plain = isinstance(name, str) and 0 < len(name) <= 100 and name.isprintable() and not name.startswith(".")
    return is_plain and Path(str(name)).name == name
