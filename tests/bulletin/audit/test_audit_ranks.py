"""名次 of a table follow one of its figures; the one that does not is doubted."""

from collections.abc import Sequence

import pytest
from audit_samples import list_findings

_SCORES = ("100", "98.3", "97.9", "97.1", "95.0")


def _write_table(header: str, ranks: Sequence[int], values: Sequence[str]) -> str:
    rows = "".join(
        f"| {rank} | {name}镇 | {value} |\n"
        for rank, name, value in zip(ranks, "甲乙丙丁戊己庚辛", values, strict=False)
    )
    return f"| 名次 | 单位 | {header} |\n| --- | --- | --- |\n{rows}"


def test_ranks_by_a_score_are_checked() -> None:
    assert list_findings(_write_table("综合得分", (1, 2, 3, 4, 5), _SCORES)) == []
    assert list_findings(_write_table("综合得分", (1, 2, 5, 4, 6), _SCORES)) == [("5", "sum", "warn")]


def test_rows_of_different_figures_do_not_share_a_rank() -> None:
    assert list_findings(_write_table("综合得分", (1, 1, 3, 4, 5), _SCORES)) != []
    assert list_findings(_write_table("综合得分", (1, 1, 3, 4, 5), ("100", "100", *_SCORES[2:]))) == []
    # Another measure may part them.
    assert list_findings(_write_table("综合得分", (1, 2, 3, 4, 5), ("100", "100", *_SCORES[2:]))) == []


def test_few_rows_are_not_held_to_a_rate_by_which_they_may_not_be_ranked() -> None:
    rates = ("100.00%", "98.30%", "97.90%", "97.10%", "95.00%", "94.10%", "93.20%", "92.00%")
    ranks = (1, 2, 8, 4, 5, 6, 7, 9)
    assert list_findings(_write_table("办结率", ranks[:5], rates[:5])) == []
    assert list_findings(_write_table("办结率", ranks, rates)) == [("8", "sum", "warn")]


def test_ranks_that_no_figure_of_the_table_explains_are_not_doubted() -> None:
    assert list_findings(_write_table("综合得分", (3, 1, 5, 2, 4), _SCORES)) == []


@pytest.mark.parametrize(("last", "expected"), [("88.0", []), ("91.5", [("4", "sum", "warn")])])
def test_the_overall_score_ranks_and_not_what_it_is_made_of(last: str, expected: list[tuple[str, str, str]]) -> None:
    table = f"""
| 名次 | 单位 | 办结得分 | 满意得分 | 综合得分 |
|---|---|---|---|---|
| 1 | 甲局 | 99.0 | 97.0 | 98.0 |
| 2 | 乙局 | 97.0 | 94.0 | 95.5 |
| 3 | 丙局 | 98.0 | 90.0 | 94.0 |
| 4 | 丁局 | 93.0 | 88.0 | 90.5 |
| 5 | 戊局 | 92.0 | 89.0 | {last} |
"""
    assert list_findings(table)[:1] == expected
