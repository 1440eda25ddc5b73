"""Ranks told of a table are those of its column."""

import pytest
from audit_samples import list_findings

_TABLE = """
| 县区 | 计划 | 完成率 | 满意率 |
|---|---|---|---|
| 东山区 | 3,600 | 75.1% | 96.2% |
| 河湾区 | 1,200 | 76.5% | 94.8% |
| 新垦区 | 1,450 | 76.8% | 95.5% |
| 利水县 | 1,000 | 72.0% | 97.1% |

{}。
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新垦区完成率最高,河湾区次之,东山区第三", []),
        ("新垦区完成率最高,东山区次之", [("新垦区、东山区", "rate", "warn")]),
        ("利水县完成率最低,东山区次之", []),
        ("满意率排名前三位的是利水县、东山区、新垦区", []),
        ("满意率排名前三位的是利水县、新垦区、东山区", [("利水县、新垦区、东山区", "rate", "warn")]),
        ("满意率居前两位的为利水县和东山区", []),
        # Of a measure or a name that the table has not.
        ("按期办结率排名前三位的是利水县、新垦区、东山区", []),
        ("满意率排名前三位的是利水县、新垦区、高新区", []),
    ],
)
def test_ranks_are_those_of_the_column(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(_TABLE.format(text)) == expected
