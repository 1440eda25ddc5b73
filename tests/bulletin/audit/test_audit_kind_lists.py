"""Kinds in a row: as many as told."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城市管理、住房和城乡建设、市场监管三类最为集中。", []),
        ("城市管理、住房和城乡建设、市场监管两类最为集中。", [("两类", "sum", "warn")]),
        ("涉及健身、教培、美容美发4个行业。", [("4个行业", "sum", "warn")]),
        # 和 may join two kinds, 等 leave some out, ranks are no number, places stand before kinds.
        ("咨询、求助和投诉三类占多数。", []),
        ("咨询、求助等五类占多数,物业、噪声为前三类,城管、停车属于第二类。", []),
        ("东区、西区物业、噪声两类占多数。", []),
    ],
)
def test_kinds_are_as_many_as_told(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
