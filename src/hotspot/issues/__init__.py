"""What callers keep reporting: which tickets are the same issue, and which issues are hotspots."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hotspot.issues.grouping.clustering import IssueClusterer

__all__ = ["IssueClusterer"]


def __getattr__(name: str) -> Any:
    # Imported when asked for: the command line loads this package and must stay quick.
    if name == "IssueClusterer":
        from hotspot.issues.grouping.clustering import IssueClusterer

        return IssueClusterer
    raise AttributeError(f"module 'hotspot.issues' has no attribute {name!r}")
