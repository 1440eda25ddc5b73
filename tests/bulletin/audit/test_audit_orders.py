"""Orders: names stand in the order of their figures."""

import pytest
from audit_samples import list_findings

_TABLE = """
| 县(区) | 回访量(件) | 满意率(%) |
|---|---|---|
| 东区 | 1500 | 94.6 |
| 西县 | 1100 | 92.8 |
| 南县 | 900 | 95.2 |
| 全市 | 3500 | 94.2 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("转派量居前三位的是东区、西区、南区,分别为96件、88件、81件。", []),
        ("转派量居前三位的是东区、西区、南区,分别为96件、81件、88件。", [("西区、南区", "rate", "warn")]),
        ("满意率居后三位的是东区、西区、南区,分别为81%、88%、90%。", []),
        ("满意率排名:1.东镇(96.49%) 2.西镇(96.36%) 3.南镇(95.07%)", []),
        ("满意率排名:1.东镇(96.49%) 2.西镇(94.36%) 3.南镇(95.07%) 4.北镇(91%)", [("西镇、南镇", "rate", "warn")]),
        (f"{_TABLE}满意率由高到低依次为南县、东区、西县,最高与最低相差2.4个百分点。", []),
        (
            f"{_TABLE}满意率由低到高依次为西县、东区、南县,最高与最低相差0.6个百分点。",
            [("0.6个百分点", "rate", "warn")],
        ),
        (f"{_TABLE}满意率由高到低依次为南县、西县、东区。", [("西县", "rate", "warn")]),
        # Not all of them are in the table, or it has another rate.
        (f"{_TABLE}满意率由高到低依次为南县、西县、北县。解决率由高到低依次为南县、西县、东区。", []),
    ],
)
def test_names_stand_in_the_order_of_their_figures(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
