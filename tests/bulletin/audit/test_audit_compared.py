"""Comparisons of two names whose counts are told."""

import pytest
from audit_samples import list_findings


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
