"""A deadline without a time of day lasts to the day's end; what is not told is neither met nor missed."""

import pandas as pd
import pytest

from hotspot.tickets.deadlines import read_deadlines


@pytest.mark.parametrize(
    ("due", "closed", "is_met", "is_missed"),
    [
        ("2024-08-12", "2024-08-12 23:59:59", True, False),
        ("2024-08-12", "2024-08-13", False, True),
        ("2024-08-12", "2024-08-12", True, False),
        ("2024-08-12 17:00", "2024-08-12 17:00", True, False),
        ("2024-08-12 17:00", "2024-08-12 17:00:01", False, True),
        ("2024-08-12", "", False, False),
        ("", "2024-08-12", False, False),
        ("尽快", "2024-08-12", False, False),
    ],
)
def test_in_time_late_or_not_known(due: str, closed: str, is_met: bool, is_missed: bool) -> None:
    found = read_deadlines(pd.DataFrame({"due_at": [due], "closed_at": [closed]}))
    assert (found.are_met.tolist(), found.are_missed.tolist()) == ([is_met], [is_missed])


def test_what_was_closed_later_was_open_then() -> None:
    table = pd.DataFrame({"due_at": ["2024-08-12"] * 2, "closed_at": ["2024-08-10", "2024-08-11"]}, index=[7, 3])
    found = read_deadlines(table, pd.Timestamp("2024-08-10"))
    assert found.closed_at.notna().tolist() == [True, False]
    assert found.end.tolist() == [pd.Timestamp("2024-08-13")] * 2
    assert found.are_met.index.tolist() == [7, 3]


def test_a_table_without_such_columns_has_no_deadlines() -> None:
    found = read_deadlines(pd.DataFrame({"text": ["路灯不亮", "停水"]}))
    assert found.due_at.isna().all()
    assert not (found.are_met | found.are_missed).any()
