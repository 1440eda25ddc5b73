"""The categories that a model sorts into, as the bulletin counts them."""

from pathlib import Path

from hotspot.categories.manifest import read_manifest
from hotspot.categories.model_names import find_model_folder
from hotspot.categories.taxonomy import CATEGORIES, Category, Taxonomy, default_taxonomy
from hotspot.errors import ModelError


def read_model_taxonomy(name: str | Path = "current") -> Taxonomy:
    """Return the categories of a model by its name or folder, without loading it.

    The fourteen have their aliases; an office's own have none. ModelError when the model learned something else.

    >>> read_model_taxonomy("default").names[0]
    '人力资源社会保障'
    """
    manifest = read_manifest(find_model_folder(name))
    target = str(manifest.get("target", "category"))
    if target != "category":
        raise ModelError(f"模型 {name} 学的是“{target}”,不是诉求类别,不能用来写通报。请换一个模型。")
    labels = [str(label) for label in manifest["labels"]]
    return default_taxonomy() if set(labels) == set(CATEGORIES) else Taxonomy(tuple(map(Category, labels)))
