"""Rates with their counts, in the text and in tables."""

import pytest
from audit_samples import list_findings

from hotspot.bulletin.audit.audit import audit_text

_UNITS = """
2024年8月,4家承办单位共承办工单{total}件。

乡镇工单办理情况

| 承办单位 | 承办件数 | 办结率 | 返工率 |
|---|---|---|---|
| 三塘镇 | 21 | 100.00%(21/21) | 9.52%(2/21) |
| 静河镇 | 9 | 100.00%(9/9) | 11.11%(1/9) |
| 岭北镇 | {count} | {closed} | 15.38%(2/13) |

县直单位和部门工单办理情况

| 承办单位 | 承办件数 | 办结率 | 返工率 |
|---|---|---|---|
| 县水利局 | 33 | 100.00%(33/33) | 9.09%(3/33) |

有2件没有填写承办单位。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("应办1292件,返工98件,返工率7.51%(97/1292)。", [("98件", "rate", "error")]),
        ("应办1293件,已办1292件,办结率100.00%(1292/1292)。", [("1293件", "rate", "error")]),
        ("有效回访1145件,不满意78件,回访不满意率6.82%(78/1144)。", [("1145件", "rate", "error")]),
        ("受理1292件,应办1290件,已办1289件,办结率99.92%(1289/1290),返工97件,返工率7.51%(97/1292)。", []),
        # Not all had a deadline, and 满意 is told in two grades.
        ("应办1292件,按期办结率98.00%(1225/1250)。", []),
        ("有效回访1144件,满意868件、基本满意198件、不满意78件,回访满意率93.18%(1066/1144)。", []),
    ],
)
def test_counts_are_those_of_the_fraction(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


def test_a_weighted_count_is_shown_as_it_is_printed() -> None:
    (finding,) = audit_text("有效回访工单1144件,基本满意按0.6折算,回访满意率86.26%(996.8/1144)。").findings
    assert finding.computation == "996.8÷1144=87.13%,不是 86.26%"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        # As many as the notes say name no unit.
        ({"total": 78}, []),
        ({"total": 77}, [("77件", "sum", "error")]),
        ({"closed": "100.00%(12/13)"}, [("100.00%(12/13)", "rate", "error")]),
        ({"closed": "100.00%(13/12)"}, [("100.00%(13/12)", "impossible", "error")]),
        (
            {"count": 11, "total": 74},
            [("92.31%(12/13)", "impossible", "error"), ("15.38%(2/13)", "impossible", "error")],
        ),
    ],
)
def test_rates_of_a_table_agree_with_their_counts(
    changed: dict[str, int | str], expected: list[tuple[str, str, str]]
) -> None:
    assert list_findings(_UNITS.format(**{"total": 76, "count": 13, "closed": "92.31%(12/13)"} | changed)) == expected


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("96.67%(29/30)", []),
        ("93.33%(28/30)", [("93.33%(28/30)", "sum", "error")]),
        ("93.55%(29/31)", [("93.55%(29/31)", "sum", "error")]),
    ],
)
def test_the_counts_of_a_total_are_the_sums_of_those_above(total: str, expected: list[tuple[str, str, str]]) -> None:
    table = f"""
| 承办单位 | 应办 | 办结率 |
|---|---|---|
| 三塘镇 | 21 | 95.24%(20/21) |
| 静河镇 | 9 | 100.00%(9/9) |
| 合计 | 30 | {total} |
"""
    assert list_findings(table) == expected
