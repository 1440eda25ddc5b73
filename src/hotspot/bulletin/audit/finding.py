"""What the auditor reports: one finding a slip, with the figure, the place and the computation."""

from dataclasses import asdict, dataclass
from typing import Literal

Kind = Literal["sum", "share", "rate", "base", "impossible", "copy", "digit", "wording", "date", "k_of_n"]
Severity = Literal["error", "warn", "note"]

_ORDER = {"error": 0, "warn": 1, "note": 2}
_SEVERITY_NAMES = {"error": "错误", "warn": "存疑", "note": "提示"}
_KIND_NAMES = {
    "sum": "合计",
    "share": "占比",
    "rate": "比率",
    "base": "基数",
    "impossible": "不可能",
    "copy": "抄写",
    "digit": "数位",
    "wording": "用语",
    "date": "日期",
    "k_of_n": "件数",
}


@dataclass(frozen=True)
class Finding:
    """One slip of a bulletin.

    ``figure``: as it is printed; ``kind``: what is wrong with it, by the rule that found it (docs/audit.md);
    ``severity``: ``error`` holds under every reading, ``warn`` lacks a base that fits, ``note`` is cosmetic; ``quote``:
    the text that it stands in, masked; ``computation``: what the other figures give, in Chinese.
    """

    figure: str
    kind: Kind
    severity: Severity
    quote: str
    computation: str

    def describe(self) -> str:
        """Return it as two Chinese lines: what was found and why."""
        head = f"[{_SEVERITY_NAMES[self.severity]}·{_KIND_NAMES[self.kind]}] {self.figure}:{self.computation}"
        return f"{head}\n    原文:{self.quote}"


@dataclass(frozen=True)
class AuditReport:
    """The findings of a bulletin in the order of its text, and how many figures were read."""

    findings: tuple[Finding, ...]
    figures: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that hold under every reading."""
        return self._of("error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that another base or another snapshot could explain."""
        return self._of("warn")

    @property
    def notes(self) -> tuple[Finding, ...]:
        """The cosmetic findings."""
        return self._of("note")

    def to_records(self) -> list[dict[str, str]]:
        """Return the findings as plain dictionaries, ready for json."""
        return [asdict(finding) for finding in self.findings]

    def describe(self) -> str:
        """Return the report in Chinese: the gravest first, then in the order of the text."""
        lines = [finding.describe() for finding in sorted(self.findings, key=lambda finding: _ORDER[finding.severity])]
        counts = f"错误 {len(self.errors)} 处,存疑 {len(self.warnings)} 处,提示 {len(self.notes)} 处"
        return "\n".join([*lines, f"共核对 {self.figures} 个数字:{counts}。"])

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity == severity)
