"""Counts and changes of the text that a row of a table has too."""

import pytest
from audit_samples import list_findings

_UNITS = """
| 区县 | 受理 | 办结 |
|---|---|---|
| 甲县 | 3180 | 3052 |
| 乙县 | 2411 | 2360 |
| 丙县 | 1204 | 1166 |

{}。
"""
_MONTHS = """
| 月份 | 受理 |
|---|---|
| 1月 | 512 |
| 2月 | 438 |
| 3月 | 587 |

{}。
"""
_ITEMS = """
| 事项 | 1-3月 | 4-6月 |
|---|---|---|
| 用电报装 | 80 | 100 |
| 税费办理 | 140 | 112 |

{}。
"""
_TABLE = """
| 类型 | 10月 | 9月 | 去年10月 |
|---|---|---|---|
| 求助 | 3,108 | 3,340 | 2,914 |
| 投诉 | 2,467 | 2,205 | 2,310 |

{}。
"""


@pytest.mark.parametrize(
    ("table", "told", "expected"),
    [
        (_UNITS, "乙县受理2411件、办结2360件", []),
        (_UNITS, "乙县受理2411件、办结2306件", [("2306件", "digit", "warn")]),
        # Of another time, of another measure, and far from the cell.
        (_UNITS, "去年乙县受理2411件、办结2306件", []),
        (_UNITS, "乙县受理2411件、回访2306件", []),
        (_UNITS, "乙县受理2411件、办结1874件", []),
        (_MONTHS, "一季度1537件", []),
        (_MONTHS, "一季度1573件", [("1573件", "sum", "warn")]),
        (_ITEMS, "税费办理是唯一下降的,二季度比一季度减少28件", []),
        (_ITEMS, "税费办理是唯一下降的,二季度比一季度减少38件", [("38件", "sum", "warn")]),
        (_ITEMS, "税费办理下降,比去年同期减少38件", []),
    ],
)
def test_a_count_is_that_of_its_row(table: str, told: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(table.format(told)) == expected


_GROUPED = """
| 大类 | 小类 | 件数 |
|---|---|---|
| 民生 | 供热 | 2,416 |
| | 供水 | 1,873 |
| 城管 | 停车 | 3,052 |
| | 占道 | 964 |

{}。
"""


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("供热类诉求达2,416件", []),
        ("供热类诉求达2,461件", [("2,461件", "digit", "warn")]),
        ("停车问题3,025件,居首位", [("3,025件", "digit", "warn")]),
        # Of a part of the row, and of another time.
        ("供热类室温不达标2,461件", []),
        ("上月供热类诉求2,461件", []),
    ],
)
def test_a_count_under_the_name_of_a_row_is_its_cell(told: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_GROUPED.format(told)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("求助类3,108件,环比下降6.95%;投诉类2,467件,环比增长11.88%", []),
        ("求助类3,108件,环比增长6.95%", [("6.95%", "rate", "error")]),
        ("投诉2,467件,环比下降11.88%", [("11.88%", "rate", "error")]),
        ("求助类3,108件,同比增长6.66%", []),
        # Of another count than that of the row.
        ("求助类中停水640件,环比增长6.67%", []),
    ],
)
def test_a_change_goes_the_way_of_its_row(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TABLE.format(text)) == expected
