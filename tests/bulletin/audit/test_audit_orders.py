"""Names stand in the order of their figures."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("按每万人件数,由高到低为甲镇(60.0)、乙镇(54.0)、丙镇(40.0)、丁镇(22.5)、戊镇(21.0)。", []),
        (
            "按每万人件数,由高到低为甲镇(60.0)、乙镇(54.0)、丙镇(40.0)、丁镇(21.0)、戊镇(22.5)。",
            [("丁镇、戊镇", "rate", "warn")],
        ),
        ("件数从少到多为甲镇21件、乙镇28件、丙镇26件。", [("乙镇、丙镇", "rate", "warn")]),
        ("最集中的四类依次为:物业418件、供水360件、停车344件、噪声297件和其他500件。", []),
        (
            "最集中的五类依次为:物业418件、供水360件、退费290件、欠薪344件和噪声197件。",
            [("退费、欠薪", "rate", "warn")],
        ),
        ("街道前六:东坪1,204、南坪1,137、西坪902、北坪795、上坪809、下坪412。", [("北坪、上坪", "rate", "warn")]),
        ("街道前六:东坪1,204、南坪1,137、西坪902、北坪809、上坪795、下坪412。", []),
        ("东市58.2万件、南市52.7万件、西市45.3万件、北市46.9万件分列第二至第五位。", [("西市、北市", "rate", "warn")]),
        # In an order of their own: of places or of channels.
        ("最集中的渠道依次为:电话418件、网络60件、来信190件、来访244件、短信97件。", []),
        ("各渠道依次为:电话418件、网络160件、来信90件、来访244件。", []),
    ],
)
def test_items_stand_in_the_order_of_their_figures(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
