"""What a period is compared with: named, whole, and never guessed."""

import pandas as pd
import pytest
from bulletin_samples import make_tickets

from hotspot.bulletin.comparison import Sources, find_bases, list_missing, select_base_tickets, tell_partial_bases
from hotspot.bulletin.history import Counts, History
from hotspot.categories.taxonomy import default_taxonomy
from hotspot.tickets.periods import parse_period

_AUGUST = parse_period("2024-08")


def _days(*days: str) -> pd.DataFrame:
    return make_tickets([{"received_at": day, "category": "环境保护"} for day in days])


def _find(sources: Sources) -> list[int | None]:
    return [base.counts and base.counts.total for base in find_bases(_AUGUST, sources, default_taxonomy())]


def test_bases_are_named() -> None:
    bases = find_bases(_AUGUST, Sources(None, (), _days("2024-08-02")), default_taxonomy())
    assert [base.name for base in bases] == ["环比(与2024年7月相比)", "同比(与2023年8月相比)"]
    assert [base.reason for base in bases] == ["2024年7月数据未提供,未作环比。", "2023年8月数据未提供,未作同比。"]


def test_the_table_itself_serves_when_it_has_the_whole_base_period() -> None:
    assert _find(Sources(None, (), _days("2024-07-01", "2024-07-09", "2024-07-31", "2024-08-02"))) == [3, None]


def test_a_part_of_the_base_period_is_not_compared_with() -> None:
    sources = Sources(None, (), _days("2024-07-30", "2024-07-31", "2024-08-02"))
    assert _find(sources) == [None, None]
    previous, _ = find_bases(_AUGUST, sources, default_taxonomy())
    assert previous.reason == "表中2024年7月的工单只有7月30日至7月31日的,不完整,未作环比。"
    assert select_base_tickets(_AUGUST.previous, sources) is None


def test_a_base_period_without_its_last_days_is_not_compared_with() -> None:
    sources = Sources(None, (), _days("2024-07-01", "2024-07-30", *["2024-08-02"] * 7))
    assert _find(sources) == [None, None]
    assert select_base_tickets(_AUGUST.previous, sources) is None


def test_a_silent_last_day_is_chance_where_a_table_goes_on_and_has_few_tickets() -> None:
    assert _find(Sources(None, (), _days("2024-07-01", "2024-07-30", "2024-08-02"))) == [2, None]
    assert _find(Sources(None, (), _days("2024-06-30", "2024-07-02", "2024-07-30", "2024-08-02"))) == [2, None]
    # Nobody knows on which days undated tickets came.
    undated = _days("2024-07-01", "2024-07-30", "2024-08-02", *[""] * 20)
    assert _find(Sources(None, (), undated)) == [2, None]
    # Before the second of July the table may not have begun.
    assert _find(Sources(None, (), _days("2024-07-02", "2024-07-31", "2024-08-02"))) == [None, None]
    sources = Sources(None, (), _days("2024-06-30", "2024-07-31", "2024-08-02"))
    assert _find(sources) == [None, None]


def _weeks(first: str, last: str, *, working_days: int, a_day: int = 9) -> pd.DataFrame:
    days = [day for day in pd.date_range(first, last) if day.weekday() < working_days]
    return _days(*(f"{day:%Y-%m-%d}" for day in days for _ in range(a_day)))


@pytest.mark.parametrize("working_days", [5, 6])
def test_a_week_of_an_office_that_rests_at_weekends_is_whole(working_days: int) -> None:
    week, two_weeks = parse_period("2024-W33"), _weeks("2024-08-05", "2024-08-18", working_days=working_days)
    previous, _ = find_bases(week, Sources(None, (), two_weeks), default_taxonomy())
    assert previous.counts is not None
    assert previous.counts.total == 9 * working_days
    # Given in a file of its own, neither.
    given = _weeks("2024-08-05", "2024-08-11", working_days=working_days)
    this_week = _weeks("2024-08-12", "2024-08-18", working_days=working_days)
    assert tell_partial_bases(find_bases(week, Sources(None, (given,), this_week), default_taxonomy())) == ()
    # Where this week has tickets of the weekend, those of the week before are missing.
    whole = _weeks("2024-08-12", "2024-08-18", working_days=7)
    assert tell_partial_bases(find_bases(week, Sources(None, (given,), whole), default_taxonomy()))
    both = pd.concat([given, whole], ignore_index=True)
    assert find_bases(week, Sources(None, (), both), default_taxonomy())[0].reason.endswith("不完整,未作环比。")


def test_a_week_that_is_missing_in_the_base_month_is_told() -> None:
    weeks = (
        _weeks("2024-07-01", "2024-07-07", working_days=7),
        _weeks("2024-07-15", "2024-07-31", working_days=7).assign(ticket_id=[f"X{n}" for n in range(17 * 9)]),
    )
    bases = find_bases(_AUGUST, Sources(None, weeks, _days("2024-08-02")), default_taxonomy())
    assert tell_partial_bases(bases) == ("2024年7月的工单中没有7月8日至7月14日的,前后都有,环比供参考。",)


def test_a_base_period_without_tickets_in_a_table_that_goes_back_further_is_named_so() -> None:
    previous, _ = find_bases(_AUGUST, Sources(None, (), _days("2024-06-30", "2024-08-02")), default_taxonomy())
    assert previous.reason == "表中没有2024年7月的工单,未作环比。"


def test_a_table_given_for_it_is_believed() -> None:
    sources = Sources(None, (_days("2023-08-05"), _days("2024-07-03", "2024-07-04")), _days("2024-08-02"))
    assert _find(sources) == [2, 1]
    base = select_base_tickets(_AUGUST.previous, sources)
    assert base is not None
    assert len(base) == 2


def test_weeks_given_one_by_one_make_the_month() -> None:
    def week(*days: str, first: int) -> pd.DataFrame:
        return _days(*days).assign(ticket_id=[str(first + number) for number in range(len(days))])

    first, second = week("2024-07-01", "2024-07-08", first=1), week("2024-07-09", "2024-07-31", first=3)
    again = pd.concat([first.tail(1), second], ignore_index=True)
    for weeks in ((first, second), (second, first), (first, again)):
        assert _find(Sources(None, weeks, _days("2024-08-02"))) == [4, None]
    # Each week's rows are numbered from 1: the same number stands for another ticket.
    by_rows = Sources(None, (first, week("2024-07-09", "2024-07-31", first=1)), _days("2024-08-02"))
    assert _find(by_rows) == [4, None]
    joined = select_base_tickets(_AUGUST.previous, by_rows)
    assert joined is not None
    assert "ticket_id" not in joined


def test_a_ticket_that_was_corrected_counts_once() -> None:
    def export(*rows: tuple[str, str, str]) -> pd.DataFrame:
        return make_tickets([{"ticket_id": number, "received_at": at, "text": text} for number, at, text in rows])

    table, first = _days("2024-08-02"), ("A1", "2024-07-01 08:15", "停水")
    whole = export(first, ("A2", "2024-07-20 09:20", "停电"), ("A3", "2024-07-31", "路灯不亮"))
    for corrected in (
        [("A2", "2024-07-20 09:20", "停电(更正:七里村)")],
        [("A3", "2024-07-30", "路灯不亮")],
        [first, ("A2", "2024-07-19 10:30", "停电三天"), ("A3", "2024-07-31", "路灯不亮")],
    ):
        joined = select_base_tickets(_AUGUST.previous, Sources(None, (whole, export(*corrected)), table))
        assert joined is not None
        assert sorted(joined["ticket_id"]) == ["A1", "A2", "A3"]
        assert set(joined["text"]) >= {text for _, _, text in corrected}
    # Offices that each count from 1, with days alone, have other tickets under the same number.
    other = export(("A1", "2024-07-01", "噪音"), ("A2", "2024-07-20", "欠薪"), ("A3", "2024-07-31", "路灯不亮"))
    days = export(("A1", "2024-07-01", "停水"), ("A2", "2024-07-20", "停电"), ("A3", "2024-07-31", "积水"))
    joined = select_base_tickets(_AUGUST.previous, Sources(None, (days, other), table))
    assert joined is not None
    assert len(joined) == 6


def test_a_table_that_holds_one_week_of_the_base_month_is_told() -> None:
    week = _days("2024-07-01", "2024-07-08")
    bases = find_bases(_AUGUST, Sources(None, (week,), _days("2024-08-02")), default_taxonomy())
    assert tell_partial_bases(bases) == ("给出的2024年7月工单只有7月1日至7月8日的,环比供参考。",)
    month = _days("2024-07-02", "2024-07-30")
    bases = find_bases(_AUGUST, Sources(None, (month,), _days("2024-08-02")), default_taxonomy())
    assert tell_partial_bases(bases) == ()


@pytest.mark.parametrize(("last", "total"), [(14, None), (16, None), (21, 189), (31, 279)])
def test_a_month_of_which_a_third_is_missing_is_no_base(last: int, total: int | None) -> None:
    part = _weeks("2024-07-01", f"2024-07-{last}", working_days=7)
    (previous, _) = bases = find_bases(_AUGUST, Sources(None, (part,), _days("2024-08-02")), default_taxonomy())
    assert (previous.counts.total if previous.counts else None) == total
    tickets = select_base_tickets(_AUGUST.previous, Sources(None, (part,), _days("2024-08-02")))
    assert (None if tickets is None else len(tickets)) == total
    assert len(tell_partial_bases(bases)) == (last < 31)
    assert not [reason for reason in list_missing(bases) if "7月" in reason]


def test_printed_counts_go_first() -> None:
    history = History({"2024-07": Counts(1544, {"环境保护": 47})})
    assert _find(Sources(history, (_days("2024-07-03"),), _days("2024-08-02"))) == [1544, None]


def test_categories_are_not_compared_when_some_tickets_were_never_sorted() -> None:
    days = (("2024-07-03", "环境保护"), ("2024-07-30", ""))
    earlier = make_tickets([{"received_at": day, "category": name} for day, name in days])
    bases = find_bases(_AUGUST, Sources(None, (earlier,), _days("2024-08-02")), default_taxonomy())
    assert bases[0].counts == Counts(2, {})
    missing = "给出的往期工单中没有2023年8月的,未作同比。"
    assert list_missing(bases) == ("2024年7月各类件数不全,各类未作环比。", missing)


@pytest.mark.parametrize(("official", "how_many"), [("环境保护", "有1件"), ("", "均")])
def test_a_base_that_the_program_sorted_is_told(official: str, how_many: str) -> None:
    rows = [{"received_at": "2024-07-03", "category": name} for name in (official, "")]
    earlier = make_tickets(rows).assign(predicted_category="公共服务")
    bases = find_bases(_AUGUST, Sources(None, (earlier,), _days("2024-08-02")), default_taxonomy())
    assert list_missing(bases)[0] == f"2024年7月工单的诉求类别{how_many}按软件判定,各类环比供参考。"


@pytest.mark.parametrize(
    ("period", "printed", "week_start"),
    [
        ("2024-08", "2024-07-01..2024-07-31", 1),
        ("2024-08-01..2024-08-31", "2024-07", 1),
        ("2024-07-01..2024-12-31", "2024-01-01..2024-06-30", 1),
        ("2024-W33", "2024-08-05..2024-08-11", 1),
        ("2024-08-11..2024-08-17", "2024-W32", 7),
    ],
)
def test_printed_counts_are_those_of_the_same_days(period: str, printed: str, week_start: int) -> None:
    sources = Sources(History({printed: Counts(1544, {})}, week_start), (), _days("2024-08-12"))
    previous, year_before = find_bases(parse_period(period, week_start), sources, default_taxonomy())
    assert previous.counts == Counts(1544, {})
    assert year_before.reason == f"给出的往期件数中没有{year_before.period.label}的,未作同比。"


def test_weeks_of_another_first_day_are_other_days() -> None:
    sources = Sources(History({"2024-W32": Counts(1544, {})}), (_days("2024-07-01"),), _days("2024-08-12"))
    previous, _ = find_bases(parse_period("2024-08-11..2024-08-17"), sources, default_taxonomy())
    assert previous.reason == "给出的往期件数和工单中没有2024年8月4日至8月10日的,未作环比。"
