"""Which unit leads, however an office writes several into one cell."""

import pytest

from hotspot.tickets.lead_units import name_lead


@pytest.mark.parametrize(
    "cell",
    [
        "县水利局、县林业局",
        "县水利局;县林业局",
        "县水利局\n县林业局",
        "县水利局\r\n岳江公司二分公司",
        "县水利局 县林业局",
        "县水利局 县林业局、三塘镇",
        "县水利局\u3000三塘镇 文星街道办事处",
        "主办:县水利局 协办:县林业局",
        "主办单位\uff1a县水利局\n协办单位\uff1a县林业局",
        "协办:县林业局、县教育局 主办:县水利局",
        "县水利局\uff08主办\uff09\uff0c县林业局\uff08协办\uff09",
        "县水利局 (主办) 县林业局 (协办)",
        "县水利局\n(牵头)\n县林业局\n(配合)",
        "县林业局(协)、县水利局(主)",
        "【协办单位】县林业局 【牵头单位】县水利局",
        "县林业局配合,县水利局牵头",
        "县林业局(协办),县水利局",
        "协办:县水利局",
        " 县水利局 ",
    ],
)
def test_the_one_told_to_leads_else_the_first_that_does_not_assist(cell: str) -> None:
    assert name_lead(cell) == "县水利局"


@pytest.mark.parametrize(
    "cell",
    ["县公安局 交警大队", "文星街道 东湖居委会", "安江县 水利局", "县水利局(水库所、渠道所)", "通达公司 分公司"],
)
def test_a_part_of_a_unit_stays_with_it(cell: str) -> None:
    assert name_lead(cell) == cell


def test_a_cell_of_marks_and_roles_names_no_unit() -> None:
    assert [name_lead(cell) for cell in ("", "、 /", "主办:", "主办: 协办:")] == [""] * 4
