"""Auditing: every rule over a bulletin, and the findings in the order of its text."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hotspot.arguments import check_path, check_text
from hotspot.bulletin.audit.annexes import check_annexes, check_unit_tables
from hotspot.bulletin.audit.averages import check_averages
from hotspot.bulletin.audit.blocks import Block, Paragraph
from hotspot.bulletin.audit.changes import check_changes
from hotspot.bulletin.audit.column_summaries import check_area_sums, check_thresholds
from hotspot.bulletin.audit.complements import check_complements, check_fates
from hotspot.bulletin.audit.computed_columns import check_period_rows, check_quotients
from hotspot.bulletin.audit.contradictions import check_contradictions
from hotspot.bulletin.audit.dates import check_dates
from hotspot.bulletin.audit.differences import check_differences
from hotspot.bulletin.audit.document import Document, make_document
from hotspot.bulletin.audit.finding import AuditReport, Finding
from hotspot.bulletin.audit.named_counts import check_compared, check_named_shares
from hotspot.bulletin.audit.orders import check_sorted_lists
from hotspot.bulletin.audit.overall import check_overall_change
from hotspot.bulletin.audit.points import check_percents, check_points
from hotspot.bulletin.audit.ranks import check_ranks
from hotspot.bulletin.audit.rates import check_graded_rates, check_rates
from hotspot.bulletin.audit.reading import parse_text, read_bulletin, refuse_file_name
from hotspot.bulletin.audit.scaled import check_scaled
from hotspot.bulletin.audit.series import check_months, check_series
from hotspot.bulletin.audit.shares import check_shares
from hotspot.bulletin.audit.shifts import check_shifts
from hotspot.bulletin.audit.stale_bases import check_stale_bases
from hotspot.bulletin.audit.subtotals import check_subtotals
from hotspot.bulletin.audit.sums import check_share_sums, check_sums
from hotspot.bulletin.audit.table_sums import check_cumulated, check_groups, check_row_totals
from hotspot.bulletin.audit.tables import check_tables, count_cells
from hotspot.bulletin.audit.text_rows import check_row_changes, check_text_rows
from hotspot.bulletin.audit.wording import check_wording
from hotspot.errors import BulletinError
from hotspot.tickets.privacy import mask_text

_RULES = (
    check_sums,
    check_share_sums,
    check_stale_bases,
    check_fates,
    check_complements,
    check_subtotals,
    check_named_shares,
    check_shares,
    check_changes,
    check_months,
    check_series,
    check_averages,
    check_differences,
    check_compared,
    check_overall_change,
    check_rates,
    check_graded_rates,
    check_period_rows,
    check_scaled,
    check_points,
    check_contradictions,
    check_percents,
    check_shifts,
    check_dates,
    check_wording,
    check_annexes,
    check_sorted_lists,
    check_thresholds,
    check_row_totals,
    check_cumulated,
    check_groups,
    check_quotients,
    check_unit_tables,
    check_text_rows,
    check_row_changes,
    check_area_sums,
    check_ranks,
    check_tables,
)

# A county's month has some hundred; every rule compares figures with each other.
_MOST_FIGURES = 2_000
_MOST_CHARACTERS = 300_000


def audit_bulletin(source: str | Path) -> AuditReport:
    """Read a bulletin (txt, md, html, docx, ``-`` for standard input) and check its figures.

    BulletinError when it cannot be read. The findings are those of ``audit_text``.
    """
    check_path(source, "source")
    return _audit(read_bulletin(source))


def audit_text(text: str) -> AuditReport:
    """Check the figures of a bulletin given as plain text, Markdown or html; BulletinError for a file's name.

    >>> report = audit_text("本月共受理诉求100件,其中投诉类60件,占60%;咨询类40件,占45%。")
    >>> [(finding.figure, finding.kind) for finding in report.findings]
    [('45%', 'share')]
    """
    check_text(text)
    refuse_file_name(text)
    return _audit(parse_text(text))


def _audit(blocks: list[Block]) -> AuditReport:
    length = sum(
        len(block.text) if isinstance(block, Paragraph) else sum(map(_measure, block.rows)) for block in blocks
    )
    if length > _MOST_CHARACTERS:
        raise BulletinError(f"共有 {length} 字,不像一份通报(最多核对 {_MOST_CHARACTERS} 字)。请只给出通报,或分成几份。")
    document = make_document(blocks)
    count = sum(len(sentence.figures) for sentence in document.sentences)
    if count > _MOST_FIGURES:
        raise BulletinError(f"共有 {count} 个数字,不像一份通报(最多核对 {_MOST_FIGURES} 个)。请只给出通报,或分成几份。")
    findings = [finding for rule in _RULES for finding in rule(document)]
    # Masked when all are found: somebody may keep the report who may not keep the bulletin.
    told = (replace(finding, quote=mask_text(finding.quote)) for finding in _in_order(findings, document))
    return AuditReport(tuple(told), count + count_cells(document))


def _measure(row: Sequence[str]) -> int:
    return sum(map(len, row))


def _in_order(findings: list[Finding], document: Document) -> list[Finding]:
    """Return the first finding of each kind on a figure, in the order in which the text has its quote."""
    text = "\n".join(sentence.original for sentence in document.sentences)
    places = {finding: text.find(finding.quote) for finding in findings}
    end = len(text)
    firsts: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        firsts.setdefault((finding.figure, finding.kind, finding.quote), finding)
    return sorted(firsts.values(), key=lambda finding: places[finding] if places[finding] >= 0 else end)
