"""Complements: what is and what is not so make up the count before them."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经测温,入户640户,合格512户,合格率80.0%,不合格128户。", []),
        ("经测温,入户640户,合格512户,合格率80.0%,不合格182户。", [("182户", "sum", "warn")]),
        ("有效评价2500宗,满意2300宗,满意率92.0%;不满意200宗。", []),
        ("有效评价2500宗,满意2300宗,满意率92.0%;不满意220宗。", [("220宗", "sum", "warn")]),
        ("评价900件,满意800件、基本满意64件、不满意36件。", []),
        ("评价900件,满意800件、基本满意64件、不满意63件。", [("63件", "sum", "warn")]),
        # A grade that is not told, and one that is a part of the first.
        ("评价900件,满意800件,不满意36件。", []),
        ("评价900件,满意864件(含基本满意64件),不满意36件。", []),
    ],
)
def test_opposites_make_up_all(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
