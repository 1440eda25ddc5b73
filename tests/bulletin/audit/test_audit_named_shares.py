"""Shares of a base that they name."""

import pytest
from audit_samples import list_findings

_TOLD = "全年受理9,000件,其中派至市级部门2,400件、区县6,600件。停水214件、供暖306件、燃气58件。"
_TOLD += "投诉类1,250件,咨询类7,750件。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前三家合计1,500件,占市级部门承办量的62.5%。", []),
        ("前三家合计1,500件,占市级部门承办量的16.7%。", [("16.7%", "base", "warn")]),
        ("漏水187件,报停119件。漏水占供暖类61.1%。", []),
        ("漏水187件,报停119件。漏水占供暖类2.1%。", [("2.1%", "base", "warn")]),
        ("停水214件,居投诉类首位,占投诉类的17.1%。", []),
        ("停水居首位,占投诉类的17.1%;前五类合计900件,占72.0%。", []),
        ("停水居首位,占投诉类的2.4%;前五类合计900件,占72.0%。", [("2.4%", "base", "warn")]),
        # Of a base told twice, of none, and of all.
        ("投诉类980件。其中漏水187件,占投诉类的19.1%。", []),
        ("漏水187件,占非供暖类的2.1%。", []),
    ],
)
def test_a_share_is_that_of_the_base_it_names(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(f"{_TOLD}\n{text}") == expected
