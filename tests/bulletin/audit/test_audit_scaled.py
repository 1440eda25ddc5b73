"""Figures in 万: right within what their last digit leaves open."""

import pytest
from audit_samples import list_findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理总量21.46万件,住房类5.12万件,占28.36%。", [("28.36%", "share", "error")]),
        ("受理总量21.46万件,比2023年的18.92万件增加3.54万件。", [("3.54万件", "sum", "error")]),
        ("受理总量21.46万件,比2023年的18.92万件增长11.84%。", [("11.84%", "rate", "error")]),
        ("城管类1.83万件,同比增长10.3%(去年同期2.04万件)。", [("10.3%", "rate", "error")]),
        ("累计受理14.00万件,同比增加2.83万件,增长20.5%。", [("20.5%", "rate", "error")]),
        ("受理1.86万件(18642件),较上季度增加0.21万件,增长11.3%。", [("11.3%", "rate", "error")]),
        ("受理1.86万件,办结1.80万件;较去年同期的1.74万件增加0.21万件。", [("0.21万件", "sum", "error")]),
        ("承办20.15万件,按期办结19.98万件,按期办结率94.92%。", [("94.92%", "rate", "error")]),
    ],
)
def test_a_slip_is_named(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "城管类1.83万件,同比下降10.3%(去年同期2.04万件)。",
        "累计受理14.00万件,同比增加2.38万件,增长20.5%。",
        "受理1.86万件(18642件),较上季度增加0.21万件,增长12.7%;较去年同期的1.74万件增加0.12万件。",
        # The difference of a part.
        "累计受理14.00万件,其中投诉类2.79万件,同比增加0.28万件,增长11.2%。",
        # Thousands of pieces are vague.
        "受理诉求180.00万件,环比上升17.42%,办结150.25万件,正在办理29.75万件。",
        "受理总量1.58万件(15842件),其中劳动保障3120件,占19.69%。以上一类合计3120件。",
        "受理总量21.46万件,比2023年的18.92万件增加2.54万件,增长13.42%,其中住房类5.12万件,占23.9%。",
    ],
)
def test_what_can_be_right_is_not_named(text: str) -> None:
    assert list_findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("受理52.6万件;较去年同期的48.4万件增加4.2万件,增长8.7%。", []),
        ("受理52.6万件;较去年同期的48.4万件增加4.2万件,增长8.0%。", [("8.0%", "rate", "error")]),
    ],
)
def test_a_change_is_its_difference_over_the_count_before(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A list whose sum is not told, and the one of it that is spoken of.
        ("四个季度依次受理210.4万件、225.9万件、248.3万件和231.7万件,三季度受高温影响最高,占27.1%。", []),
        (
            "四个季度依次受理210.4万件、225.9万件、248.3万件和231.7万件,三季度受高温影响最高,占29.1%。",
            [("29.1%", "share", "error")],
        ),
        # A whole that is not called one, beside a larger count.
        ("全年服务1830万人次,智能客服另答复2160万次。甲、乙两市依次为412万、236万人次,合计648万人次,占全省35.4%。", []),
        (
            "全年服务1830万人次,智能客服另答复2160万次。甲、乙两市依次为412万、236万人次,合计648万人次,占全省38.4%。",
            [("38.4%", "share", "error")],
        ),
    ],
)
def test_the_count_and_the_base_of_a_figure_in_ten_thousands(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
