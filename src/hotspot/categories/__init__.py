"""The category of a ticket: taxonomy, knowledge, classifier, training, evaluation, model registry."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hotspot.categories.classifier import Classifier

__all__ = ["Classifier"]


def __getattr__(name: str) -> Any:
    # Imported when asked for: the command line loads this package and must stay quick.
    if name == "Classifier":
        from hotspot.categories.classifier import Classifier

        return Classifier
    raise AttributeError(f"module 'hotspot.categories' has no attribute {name!r}")
