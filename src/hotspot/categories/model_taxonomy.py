"""The categories that a model sorts into, as the bulletin counts them and as labels are read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hotspot.categories.manifest import ALIASES, read_manifest
from hotspot.categories.model_names import find_model_folder
from hotspot.categories.taxonomy import CATEGORIES, Category, Taxonomy, default_taxonomy
from hotspot.errors import ModelError, SettingsError


def read_model_taxonomy(name: str | Path = "current") -> Taxonomy:
    """Return the categories of a model by its name or folder, without loading it.

    The fourteen have their aliases, an office's own those of the scheme that the model was trained with. ModelError
    when the model learned something else.

    >>> read_model_taxonomy("default").names[0]
    '人力资源社会保障'
    """
    manifest = read_manifest(find_model_folder(name))
    require_categories(manifest, name, "写通报")
    return _list_categories(manifest)


def require_categories(manifest: Mapping[str, Any], name: str | Path, purpose: str) -> None:
    """Raise ModelError when a model learned no categories; ``purpose``: what it is asked for (写通报)."""
    target = str(manifest.get("target", "category"))
    if target != "category":
        raise ModelError(f"模型 {name} 学的是“{target}”,不是诉求类别,不能用来{purpose}。请换一个模型。")


def _list_categories(manifest: Mapping[str, Any]) -> Taxonomy:
    """Return the labels of a model by its manifest, with their aliases where it has any."""
    return find_taxonomy(manifest) or Taxonomy(tuple(Category(str(label)) for label in manifest["labels"]))


def name_labels(
    labels: Sequence[str], manifest: Mapping[str, Any], counts: Mapping[str, int] | None = None
) -> list[str]:
    """Return an office's categories as a model calls them, "" for those that are none of its.

    ``counts``: how often each label stands in the whole column, None: these are all. The labels stay where the model
    learned something else.
    """
    if str(manifest.get("target", "category")) != "category":
        return list(labels)
    return [name or "" for name in _list_categories(manifest).find_all(labels, counts)]


def find_taxonomy(manifest: Mapping[str, Any]) -> Taxonomy | None:
    """Return the names and aliases that labels must have, None when labels of any name go.

    ``manifest``: of a model. ModelError when its aliases cannot be read.
    """
    if ALIASES not in manifest:
        return default_taxonomy() if set(manifest["labels"]) == set(CATEGORIES) else None
    try:
        known = {str(name): tuple(map(str, aliases)) for name, aliases in manifest[ALIASES].items()}
        return Taxonomy(tuple(Category(label, known[label]) for label in map(str, manifest["labels"])))
    except (AttributeError, KeyError, TypeError, SettingsError) as error:
        raise ModelError("模型清单中的 aliases 读不懂。请重新训练或换一个模型。") from error
