"""The change of a total lies within those of its parts and agrees with their sum."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("7%", []),
        ("14.29%", [("14.29%", "impossible", "error")]),
        ("8.35%", [("8.35%", "rate", "warn")]),
    ],
)
def test_the_change_of_a_total_follows_from_its_parts(change: str, expected: list[tuple[str, str, str]]) -> None:
    parts = "投诉类330件,环比增长10%;咨询类306件,环比增长2%;求助类220件,环比增长10%。"
    assert list_findings(f"共受理诉求856件,环比增长{change}。其中{parts}") == expected
