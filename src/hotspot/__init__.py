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
    "AuditReport": "hotspot.bulletin.audit.finding:AuditReport",
    "Bulletin": "hotspot.bulletin.building:Bulletin",
    "CATEGORIES": "hotspot.categories.taxonomy:CATEGORIES",
    "Evaluation": "hotspot.categories.evaluation:Evaluation",
    "Finding": "hotspot.bulletin.audit.finding:Finding",
    "Hotspot": "hotspot.issues.report:Hotspot",
    "HotspotError": "hotspot.errors:HotspotError",
    "HotspotReport": "hotspot.issues.report:HotspotReport",
    "Issue": "hotspot.issues.report:Issue",
    "Materials": "hotspot.bulletin.materials:Materials",
    "Model": "hotspot.categories.model_folder:Model",
    "Review": "hotspot.categories.review:Review",
    "Settings": "hotspot.settings:Settings",
    "Training": "hotspot.categories.training:Training",
    "audit_bulletin": "hotspot.bulletin.audit.audit:audit_bulletin",
    "audit_text": "hotspot.bulletin.audit.audit:audit_text",
    "build_bulletin": "hotspot.bulletin.building:build_bulletin",
    "classify": "hotspot.categories.prediction:classify",
    "evaluate": "hotspot.categories.evaluation:evaluate",
    "find_hotspots": "hotspot.detection:find_hotspots",
    "load_model": "hotspot.categories.model_folder:load_model",
    "read_report": "hotspot.issues.results:read_report",
    "read_tickets": "hotspot.tickets.files:read_tickets",
    "review": "hotspot.categories.review:review",
    "train": "hotspot.categories.training:train",
    "write_bulletin": "hotspot.bulletin.writing:write_bulletin",
    "write_report": "hotspot.issues.results:write_report",
    "write_tickets": "hotspot.tickets.writing:write_tickets",
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
    module, attribute = _HOMES[name].split(":")
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
