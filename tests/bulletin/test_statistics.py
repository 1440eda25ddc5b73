"""Counts of a bulletin: categories keep their order and add up, and what has none is a row of its own."""

from bulletin_samples import make_tickets

from hotspot.bulletin.comparison import Base
from hotspot.bulletin.figures import Rounding
from hotspot.bulletin.history import Counts
from hotspot.bulletin.sorting import UNSORTED, sort_tickets
from hotspot.bulletin.statistics import Statistics, count_column, count_tickets, rank_changes
from hotspot.categories.taxonomy import CATEGORIES, default_taxonomy
from hotspot.tickets.periods import parse_period


def _count(labels: list[str], july: dict[str, int], rounding: Rounding = "round") -> Statistics:
    taxonomy, period = default_taxonomy(), parse_period("2024-08")
    tickets = make_tickets([{"category": label} for label in labels])
    counts = Counts(sum(july.values()), {name: july.get(name, 0) for name in CATEGORIES})
    bases = (Base("环比", period.previous, counts), Base("同比", period.year_before, None, "未提供"))
    return count_tickets(tickets, sort_tickets(tickets, taxonomy), bases, taxonomy=taxonomy, rounding=rounding)


def test_categories_keep_their_order_and_add_up() -> None:
    found = _count(["环境保护"] * 3 + ["公共服务"] * 1, {"环境保护": 2})
    assert [row.name for row in found.categories] == list(CATEGORIES)
    assert sum(row.tickets for row in found.categories) == found.total == 4
    row = found.categories[1]
    assert (row.tickets, str(row.share), row.changes[1]) == (3, "75.00%", None)
    assert row.previous is not None
    assert row.previous.describe() == "增加1件,增幅50.00%"
    assert found.overall.previous is not None
    assert found.overall.previous.difference == 2


def test_tickets_without_a_category_are_a_row_of_their_own() -> None:
    found = _count(["环境保护", ""], {})
    assert found.categories[-1].name == UNSORTED
    assert found.categories[-1].previous is None
    assert sum(row.tickets for row in found.categories) == 2


def test_rises_and_falls_are_by_tickets() -> None:
    found = _count(["环境保护"] * 5 + ["公共服务"] * 2, {"环境保护": 1, "公共服务": 1, "城市管理": 4, "科教文体": 1})
    rises, falls = rank_changes(found.categories, most=1)
    assert [row.name for row in rises] == ["环境保护"]
    assert [row.name for row in falls] == ["城市管理"]


def test_a_large_rise_goes_before_a_steep_one_and_a_steady_category_is_neither() -> None:
    july = {"环境保护": 10, "公共服务": 1, "科教文体": 2, "城市管理": 20, "市场管理": 3}
    august = {"环境保护": 14, "公共服务": 3, "科教文体": 2, "城市管理": 15, "市场管理": 1}
    found = _count([name for name, tickets in august.items() for _ in range(tickets)], july)
    rises, falls = rank_changes(found.categories, most=5)
    assert [row.name for row in rises] == ["环境保护", "公共服务"]
    assert [row.name for row in falls] == ["城市管理", "市场管理"]


def test_shares_and_changes_may_be_cut_off() -> None:
    row = _count(["环境保护"] * 2 + ["公共服务"], {"环境保护": 6}, "truncate").categories[1]
    assert row.previous is not None
    assert (str(row.share), row.previous.describe()) == ("66.66%", "减少4件,减幅66.66%")


def test_a_column_is_counted_with_its_empty_cells_last() -> None:
    tickets = make_tickets([{"channel": value} for value in ("", "网站", "电话", "", "", "电话")])
    counts = count_column(tickets, "channel", "round")
    assert [(count.name, count.tickets, str(count.share)) for count in counts] == [
        ("电话", 2, "33.33%"),
        ("网站", 1, "16.67%"),
        ("未填写", 3, "50.00%"),
    ]
    assert count_column(tickets, "kind", "round") == ()
