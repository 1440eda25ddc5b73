"""What the text says of the tables of units."""

import pytest
from audit_samples import list_findings

_BULLETIN = """2024年8月,{units}家承办单位共承办工单{total}件,{rest}剔除{aside}件,应办{due}件,办结率100.00%。

| 承办单位 | 承办件数 | 剔除件数 | 办结率 |
| --- | --- | --- | --- |
| 区城管局 | 20 | 2 | 100.00%(18/18) |
| 区人社局 | 10 | 0 | 100.00%(10/10) |
| 区教育局 | 16 | 1 | 100.00%(15/15) |
"""
_RIGHT = {"units": 3, "total": 46, "rest": "", "aside": 3, "due": 43}
_LARGE = """2024年8月,{units}家承办单位共承办工单{total}件。

工单办理量10件以上的单位{large}家,其中{full}家按期办结率均为100.00%。有效回访9件以上的单位{called}家。

热点按热度排列,正文列前1条,附表列{listed}条。

**单位工单办理情况**

| 承办单位 | 承办件数 | 按期办结率 | 回访满意率 |
| --- | --- | --- | --- |
| 县城管局 | 20 | 100.00%(20/20) | 90.00%(9/10) |
| 县人社局 | 10 | 100.00%(10/10) | 88.89%(8/9) |
| 县教育局 | 16 | 93.75%(15/16) | 75.00%(6/8) |

**热点工单一览表**

| 序号 | 热点 | 工单数 |
| --- | --- | --- |
| 1 | 问题楼盘问题 | 12 |
| 2 | 公路养护问题 | 7 |
"""
_RIGHT_LARGE = {"units": 3, "total": 46, "large": 3, "full": 2, "called": 2, "listed": 2}


def test_sums_of_the_tables_pass() -> None:
    assert list_findings(_BULLETIN.format(**_RIGHT)) == []
    # Some tickets that are set aside name no unit.
    assert list_findings(_BULLETIN.format(**_RIGHT | {"rest": "另有4件未填写承办单位;", "aside": 5, "due": 45})) == []


@pytest.mark.parametrize(
    ("changed", "figure"),
    [({"units": 4}, "4家"), ({"total": 47}, "47件"), ({"aside": 4}, "4件"), ({"aside": 2}, "2件")],
)
def test_other_sums_are_wrong(changed: dict[str, int], figure: str) -> None:
    assert (figure, "sum", "error") in list_findings(_BULLETIN.format(**_RIGHT | changed))


def test_counts_that_the_tables_give_pass() -> None:
    assert list_findings(_LARGE.format(**_RIGHT_LARGE)) == []


@pytest.mark.parametrize(
    ("changed", "figure"),
    [
        ({"large": 4}, "4家"),
        ({"large": 2}, "2家"),
        ({"full": 3}, "3家"),
        ({"called": 1}, "1家"),
        ({"called": 3}, "3家"),
        ({"listed": 3}, "3条"),
    ],
)
def test_other_counts_are_doubted(changed: dict[str, int], figure: str) -> None:
    assert list_findings(_LARGE.format(**_RIGHT_LARGE | changed)) == [(figure, "sum", "warn")]


def test_tables_of_some_units_do_not_deny_more() -> None:
    assert (
        list_findings(
            _LARGE.format(**_RIGHT_LARGE | {"units": 40, "total": 512, "large": 21, "full": 17, "called": 12})
        )
        == []
    )
