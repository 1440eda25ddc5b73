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
