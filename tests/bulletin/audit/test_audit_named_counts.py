"""Shares of a base that is named, and comparisons of two names, whose counts are told."""

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲区和乙区诉求量分列一、二位,分别为7,016宗和6,874宗,甲区比乙区多142宗。", []),
        ("甲区和乙区诉求量分列一、二位,分别为7,016宗和6,874宗,甲区比乙区多242宗。", [("242宗", "sum", "warn")]),
        ("甲镇受理806件、乙镇受理745件。甲镇较乙镇高出61件。", []),
        ("甲镇受理806件、乙镇受理745件。甲镇较乙镇高出51件。", [("51件", "sum", "warn")]),
        ("甲镇受理806件、乙镇受理745件。乙镇比甲镇少71件。", [("71件", "sum", "warn")]),
        ("一季度合计6,400件,二季度合计7,680件,二季度环比一季度上升20.0%。", []),
        ("一季度合计6,400件,二季度合计7,680件,二季度环比一季度上升16.7%。", [("16.7%", "rate", "warn")]),
        # Of another measure, of a name with two counts, and far off.
        ("甲镇受理806件、乙镇受理745件。甲镇办结件比乙镇办结件多51件。", []),
        ("甲镇受理806件、乙镇受理745件。8月甲镇受理96件。甲镇比乙镇多51件。", []),
        ("甲镇受理806件、乙镇受理745件。甲镇比乙镇多3件。", []),
    ],
)
def test_a_gap_is_that_of_the_two_counts(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
