"""A model on disk: a folder of open files (manifest.json, text, npz), hashed, never a pickle; see ``manifest``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hotspot.arguments import check_path
from hotspot.categories.background import ModelBackground
from hotspot.categories.centroids import pack_centroids, restore_centroids
from hotspot.categories.classifier import Classifier
from hotspot.categories.classifier_files import describe_classifier, pack_classifier, restore_classifier
from hotspot.categories.kind_files import describe_kinds, pack_kinds, restore_kinds
from hotspot.categories.kinds import KindHead
from hotspot.categories.manifest import BACKGROUND, CENTROIDS, choose_format, digest_manifest, read_manifest
from hotspot.categories.model_names import MODELS, find_model_folder
from hotspot.errors import HotspotError, ModelError
from hotspot.foreign_errors import explain_error
from hotspot.text.model_files import read_checked, write_files
from hotspot.tickets.atomic import create_folder


@dataclass(frozen=True)
class Model:
    """A loaded model: the classifier, the probability below which a person must look, and its manifest.

    ``kinds`` tells the kind of ticket from the classifier's columns; None in a model that never learned it. ``folder``:
    where it was read from, None of one that was just trained.
    """

    classifier: Classifier
    review_below: float
    manifest: Mapping[str, Any] = field(repr=False)
    kinds: KindHead | None = None
    folder: Path | None = field(default=None, compare=False)

    def __repr__(self) -> str:
        """Name the model and how many labels it has; its word lists and weights would fill a thousand screens."""
        return f"Model(name={self.manifest.get('name', '')!r}, labels={len(self.classifier.classes_)})"

    @property
    def labels(self) -> tuple[str, ...]:
        """Category names in the order of the bulletin."""
        return tuple(self.manifest["labels"])

    def with_review_below(self, confidence: float | None) -> "Model":
        """Return the model with another bound below which a person must look; None changes nothing."""
        return self if confidence is None else replace(self, review_below=confidence)

    @property
    def target(self) -> str:
        """The column that was learned."""
        return str(self.manifest.get("target", "category"))


def save_model(
    model: Classifier,
    folder: str | Path,
    *,
    labels: tuple[str, ...],
    review_below: float,
    about: Mapping[str, Any],
    kinds: KindHead | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> None:
    """Write a fitted classifier into a new folder, which appears whole or not at all.

    ``about`` (training counts, dates, metrics) goes to the manifest, ``beside`` are further files that are no part of
    the model. OutputError when the folder exists and is not empty, or cannot be written.
    """
    with create_folder(folder) as place:
        contents = pack_classifier(model)
        if kinds is not None:
            contents |= pack_kinds(kinds)
            about = {**about, "kinds": describe_kinds(kinds)}
        background = model.background
        if isinstance(background, ModelBackground):
            about = {**about, BACKGROUND: _save_background(background, place / BACKGROUND)}
            if background.centroids is not None:
                contents[CENTROIDS] = pack_centroids(background.centroids)
                about |= {"background_opening": background.opening_weight}
        manifest = describe_classifier(model, contents) | {
            "labels": list(labels),
            "review_below": review_below,
            **about,
        }
        manifest["format"] = choose_format({*contents, *manifest})
        write_files(place, {**contents, **(beside or {})}, manifest)


def load_model_folder(folder: str | Path) -> Model:
    """Read a model folder; ModelError when it is missing, damaged, tampered with, or of a newer format."""
    folder = Path(folder)
    return _restore(folder, read_manifest(folder))


def _restore(folder: Path, manifest: Mapping[str, Any]) -> Model:
    contents = {name: read_checked(folder, name, digest) for name, digest in manifest["files"].items()}
    try:
        background = _restore_background(folder, manifest, contents)
        classifier = restore_classifier(contents, manifest, background, source=str(folder))
        review_below = float(manifest["review_below"])
        if not 0 <= review_below <= 1:
            raise ModelError(f"模型 {folder} 的 review_below 是 {review_below},应在 0 和 1 之间。")
        kinds = restore_kinds(contents, manifest, width=classifier.coef_.shape[1], source=str(folder))
        return Model(classifier, review_below, manifest, kinds, folder)
    except HotspotError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, OSError, EOFError, OverflowError, MemoryError) as error:
        raise ModelError(f"模型 {folder} 的内容读不懂:{explain_error(error)}。请重新训练或换一个模型。") from error


def load_model(name: str | Path | Model = "current", *, models: str | Path = MODELS) -> Model:
    """Load a model; ModelError when there is none, ArgumentTypeError for what names none.

    ``default`` is the shipped one, ``current`` the one that the office has promoted (the shipped one before that),
    anything else a folder or the name of one in ``models``.
    """
    if isinstance(name, Model):
        return name
    check_path(models, "models")
    return load_model_folder(find_model_folder(name, models=models))


def _save_background(background: ModelBackground, folder: Path) -> str:
    classifier = background.classifier
    names = tuple(str(label) for label in classifier.classes_)
    labels = names if classifier.knowledge is None else classifier.knowledge.lexicon.names
    save_model(classifier, folder, labels=labels, review_below=0.0, about={"name": "background"})
    return digest_manifest(folder)


def _restore_background(
    folder: Path, manifest: Mapping[str, Any], contents: Mapping[str, bytes]
) -> ModelBackground | None:
    if BACKGROUND not in manifest:
        return None
    inner = folder / BACKGROUND
    if inner.is_symlink() or not inner.is_dir():
        raise ModelError(f"模型 {folder} 缺少文件夹 {BACKGROUND}(或它是一个链接)。")
    read = read_manifest(inner)
    if digest_manifest(inner) != manifest[BACKGROUND]:
        raise ModelError(f"模型 {inner} 与清单中的校验值不符,可能已损坏或被改动。请重新取得这个模型。")
    if BACKGROUND in read:
        raise ModelError(f"模型 {inner} 不应再有 {BACKGROUND}。请重新取得这个模型。")
    classifier = _restore(inner, read).classifier
    centroids = restore_centroids(contents, width=classifier.coef_.shape[1], source=str(folder))
    return ModelBackground(classifier, centroids, float(manifest.get("background_opening", 0.0)))
