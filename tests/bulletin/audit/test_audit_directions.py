"""What is said to have risen or fallen did so by its printed figures."""

import pytest
from audit_samples import list_findings

_PRINTED = "其中农林水利类123件,环比减少51.57%。公共服务类183件,环比增长18.06%。"


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
