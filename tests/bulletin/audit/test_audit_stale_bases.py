"""Figures of the period before taken for those of now."""

import pytest
from audit_samples import list_findings

_NOW = "8月受理1,894件,环比(7月为1,765件)增长7.31%。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中企业诉求133件,群众诉求1,761件。", []),
        ("其中企业诉求133件,群众诉求1,632件。", [("1,894件", "sum", "error")]),
        ("排名前十的事项合计1,111件,占总量的58.66%。", []),
        ("排名前十的事项合计1,111件,占总量的62.95%。", [("62.95%", "base", "warn")]),
        # What is told of then is of then.
        ("7月受理1,765件,其中企业诉求133件,群众诉求1,632件。", []),
    ],
)
def test_parts_and_shares_are_of_now(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [finding for finding in list_findings(_NOW + text) if finding[0] != "7.31%"] == expected
