"""What the tests of the auditor's rules share."""

from hotspot.bulletin.audit.audit import audit_text


def list_findings(text: str) -> list[tuple[str, str, str]]:
    """Return figure, kind and severity of each finding."""
    return [(finding.figure, finding.kind, finding.severity) for finding in audit_text(text).findings]
