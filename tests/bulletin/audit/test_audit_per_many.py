"""So many of a thousand are what the counts before them give."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("回访20000件,满意19400件;不满意600件,每千件回访中有30件不满意。", []),
        ("回访20000件,满意19400件;不满意600件,每千件回访中有3件不满意。", [("3件", "rate", "warn")]),
        ("回访20000件,满意19400件,每千件回访中有3件超期。", []),
    ],
)
def test_a_number_of_a_thousand_is_given(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
