"""Sort the tickets of a Chinese government hotline (12345) and say, with evidence, what people suffer from."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from hotspot.categories.model_folder import Model
    from hotspot.categories.model_folder import find_model as load_model
    from hotspot.categories.prediction import classify
    from hotspot.categories.taxonomy import CATEGORIES
    from hotspot.errors import HotspotError
    from hotspot.settings import Settings
    from hotspot.tickets.files import read_tickets
    from hotspot.tickets.writing import write_table as write_tickets

# Name → where it lives; a name is imported when it is first asked for, so that `import hotspot` costs nothing.
_HOMES = {
    "CATEGORIES": "hotspot.categories.taxonomy:CATEGORIES",
    "HotspotError": "hotspot.errors:HotspotError",
    "Model": "hotspot.categories.model_folder:Model",
    "Settings": "hotspot.settings:Settings",
    "classify": "hotspot.categories.prediction:classify",
    "load_model": "hotspot.categories.model_folder:find_model",
    "read_tickets": "hotspot.tickets.files:read_tickets",
    "write_tickets": "hotspot.tickets.writing:write_table",
}

__all__ = [
    "CATEGORIES",
    "HotspotError",
    "Model",
    "Settings",
    "classify",
    "load_model",
    "read_tickets",
    "write_tickets",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hotspot' has no attribute {name!r}")
    module, attribute = _HOMES[name].split(":")
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
