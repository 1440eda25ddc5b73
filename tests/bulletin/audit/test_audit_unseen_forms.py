"""Forms of right bulletins that may be taken for others, each beside the wrong one that is still found."""

import pytest

from hotspot import audit_text

RIGHT = [
    "全年受理四万八千六百件。转办三万二千四百件，占受理量的三分之二，办结三万二千零七十六件，办结率百分之九十九。",
    "2月受理3906件。春节假期9天共受理774件，日均86件；其余19天共受理3132件，日均164.8件。",
    "最希望改进的：真正解决问题占四成一，回复更快占26.0%，态度更好占8.9%，少打电话占11.0%，其他占13.1%。",
]
WRONG = [
    "全年受理四万八千六百件。转办三万二千四百件，占受理量的三分之一，办结三万二千零七十六件，办结率百分之九十。",
    "2月受理3906件。春节假期9天共受理774件，日均86件；其余19天共受理3132件，日均146.8件。",
    "最希望改进的：真正解决问题占41.0%，回复更快占26.0%，态度更好占8.9%，少打电话占11.0%，其他占31.1%。",
]
TABLE = (
    "\n\n| 领域 | 件数 | 咨询 | 其他 |\n|---|---|---|---|\n| 城乡建设 | 689 | 157 | 532 |\n"
    "| 公共安全 | 233 | 41 | 192 |\n"
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_not_told(text: str) -> None:
    assert audit_text(text).findings == ()


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_in_the_same_form_is_told(text: str) -> None:
    assert audit_text(text).findings


def test_a_count_that_its_own_list_confirms_is_no_slip_of_a_digit_of_a_table() -> None:
    assert audit_text(f"24件延期办理，其中公共安全9件、城乡建设15件。{TABLE}").findings == ()
    assert [found.kind for found in audit_text(f"城乡建设咨询15件。{TABLE}").findings] == ["digit"]


def test_what_is_left_out_is_no_part_of_a_rate() -> None:
    table = (
        "| 单位 | 承办件数 | 剔除件数 | 办结率 |\n|---|---|---|---|\n| 县住建局 | 9 | 3 | 75.00%(3/4) |\n"
        "| 县教育局 | 8 | 2 | 50.00%(2/4) |\n| 县水利局 | 7 | 1 | 40.00%(2/5) |\n| 县民政局 | 6 | 1 | 25.00%(1/4) |\n"
    )
    assert audit_text(table).findings == ()
    told = audit_text(table.replace("剔除件数", "办结件数")).findings
    assert [found.figure for found in told] == ["40.00%(2/5)"]
