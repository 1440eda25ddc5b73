"""Sort the tickets of a Chinese government hotline (12345) and say, with evidence, what people suffer from."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hotspot.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from hotspot.bulletin.audit.audit import audit_bulletin, audit_text
    from hotspot.bulletin.audit.finding import AuditReport, Finding
    from hotspot.bulletin.building import Bulletin, build_bulletin
    from hotspot.bulletin.materials import Materials
    from hotspot.bulletin.writing import write_bulletin
    from hotspot.categories.evaluation import Evaluation, evaluate
    from hotspot.categories.model_folder import Model, load_model
    from hotspot.categories.prediction import classify
    from hotspot.categories.review import Review, review
    from hotspot.categories.taxonomy import CATEGORIES
    from hotspot.categories.training import Training, train
    from hotspot.detection import find_hotspots
    from hotspot.errors import HotspotError
    from hotspot.issues.report import Hotspot, HotspotReport, Issue
    from hotspot.issues.results import read_report, write_report
    from hotspot.settings import Settings
    from hotspot.tickets.files import read_tickets
    from hotspot.tickets.writing import write_tickets

# Name → where it lives; a name is imported when it is first asked for, so that `import hotspot` costs nothing.
_HOMES = {
    "AuditReport": "hotspot.bulletin.audit.finding",
    "Bulletin": "hotspot.bulletin.building",
    "CATEGORIES": "hotspot.categories.taxonomy",
    "Evaluation": "hotspot.categories.evaluation",
    "Finding": "hotspot.bulletin.audit.finding",
    "Hotspot": "hotspot.issues.report",
    "HotspotError": "hotspot.errors",
    "HotspotReport": "hotspot.issues.report",
    "Issue": "hotspot.issues.report",
    "Materials": "hotspot.bulletin.materials",
    "Model": "hotspot.categories.model_folder",
    "Review": "hotspot.categories.review",
    "Settings": "hotspot.settings",
    "Training": "hotspot.categories.training",
    "audit_bulletin": "hotspot.bulletin.audit.audit",
    "audit_text": "hotspot.bulletin.audit.audit",
    "build_bulletin": "hotspot.bulletin.building",
    "classify": "hotspot.categories.prediction",
    "evaluate": "hotspot.categories.evaluation",
    "find_hotspots": "hotspot.detection",
    "load_model": "hotspot.categories.model_folder",
    "read_report": "hotspot.issues.results",
    "read_tickets": "hotspot.tickets.files",
    "review": "hotspot.categories.review",
    "train": "hotspot.categories.training",
    "write_bulletin": "hotspot.bulletin.writing",
    "write_report": "hotspot.issues.results",
    "write_tickets": "hotspot.tickets.writing",
}

__all__ = [
    "CATEGORIES",
    "AuditReport",
    "Bulletin",
    "Evaluation",
    "Finding",
    "Hotspot",
    "HotspotError",
    "HotspotReport",
    "Issue",
    "Materials",
    "Model",
    "Review",
    "Settings",
    "Training",
    "audit_bulletin",
    "audit_text",
    "build_bulletin",
    "classify",
    "evaluate",
    "find_hotspots",
    "load_model",
    "read_report",
    "read_tickets",
    "review",
    "train",
    "write_bulletin",
    "write_report",
    "write_tickets",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'hotspot' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
