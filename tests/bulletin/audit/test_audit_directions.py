"""What is said to have risen or fallen, and how many kinds."""

import pytest
from audit_samples import list_findings

_PRINTED = "其中农林水利类123件,环比减少51.57%。公共服务类183件,环比增长18.06%。"
_KINDS = "供水类80件,环比增长60%。供电类40件,环比下降20%。噪声类60件,环比增长20%。"
_TABLE = """
| 类别 | 本周 | 上周 | 增减 |
|---|---|---|---|
| 供水 | 80 | 50 | +30 |
| 供电 | 40 | 50 | -10 |
| 噪声 | 60 | 50 | +10 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("农林水利类较上月大量减少。", []),
        ("农林水利类和公共服务类比上月大量减少。", ["公共服务类"]),
        ("农林水利类增长较快。", ["农林水利类"]),
        ("与去年同期相比,农林水利类有所增加,公共服务类未见减少。", []),
        ("农林水利类增加2件。", []),
        ("农林水利类总量减少,但投诉增加。", []),
    ],
)
def test_a_direction_against_the_figures_is_doubted(text: str, expected: list[str]) -> None:
    assert list_findings(_PRINTED + text) == [(name, "wording", "warn") for name in expected]


def test_a_kind_that_rose_by_one_base_and_fell_by_the_other_may_be_called_either() -> None:
    assert list_findings("公共服务类183件,环比增长18.06%,同比下降3.17%。公共服务类下降明显。") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8类中6类上升、3类下降。", [("3类", "sum", "error")]),
        ("16个乡镇中,满意率高于全县平均水平的11个,低于全县平均水平的6个。", [("6个", "sum", "error")]),
        ("34个单位中,31个办结率达到100%,余下2个存在超期。", [("2个", "sum", "error")]),
        ("34个单位中,31个办结率达到100%,余下3个存在超期。", []),
        # Some are as they were.
        ("8类中5类上升、2类下降。", []),
        (f"{_KINDS}三类中2类上升、1类下降。", []),
        (f"{_KINDS}三类中1类上升、2类下降。", [("1类", "sum", "warn")]),
        (f"{_KINDS}三类中同比2类上升、1类下降。", []),
        (f"三类中,1类下降、2类上升。\n{_TABLE}", []),
        (f"三类中,2类下降、1类上升。\n{_TABLE}", [("2类", "sum", "warn")]),
    ],
)
def test_a_tally_is_what_the_figures_show(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert list_findings(text) == expected
