"""Headings: the counts in their brackets, and the shares told below them."""

import pytest
from audit_samples import list_findings

HOTSPOTS = """受理诉求2000件。
二、热点诉求(前三类{total}件)
(一)劳动保障类({labour}件)
1.拖欠工资(410件)。主要涉及工地。
2.社保缴纳(178件)。{text}
(二)物业管理类(300件)
(三)交通出行类(200件)
三、办理情况
(一)回访情况(1800件)
"""


def fill(total: int = 1200, labour: int = 700, text: str = "主要反映未足额缴纳,占受理总量的8.90%。") -> str:
    return HOTSPOTS.format(total=total, labour=labour, text=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (fill(), []),
        (fill(total=1210), [("1210件", "sum", "warn")]),
        (fill(total=1120), [("1120件", "sum", "warn")]),
        # Less than its own parts, so that the three are no longer all.
        (fill(labour=570), [("1200件", "sum", "warn"), ("570件", "sum", "warn")]),
        (fill(text="主要反映未足额缴纳,占受理总量的9.80%。"), [("9.80%", "base", "warn")]),
        # Of a cause that has no count of its own.
        (fill(text="主要反映未足额缴纳,占六成,断缴占32%。"), []),
        # Choices, and what was done with the same tickets.
        (fill(total=1210).replace("前三类", ""), []),
        ("一、运行情况(受理900件)\n(一)派单情况(700件)\n(二)回访情况(650件)", []),
        ("一、热点(300件)\n二、其他\n(一)物业(200件)\n(二)停车(150件)", []),
    ],
)
def test_headings_add_up(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
