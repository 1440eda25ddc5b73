"""What came in, as a bulletin says it: totals, categories with their changes, and where the counts are from."""

import pandas as pd
import pytest
from bulletin_samples import make_tickets

from hotspot.bulletin.comparison import Base, Sources, find_bases
from hotspot.bulletin.document import Note, Paragraph, Table
from hotspot.bulletin.history import Counts, History
from hotspot.bulletin.operation import describe_counts, name_category, write_operation
from hotspot.bulletin.sorting import UNSORTED, sort_tickets
from hotspot.bulletin.statistics import count_column, count_tickets
from hotspot.categories.taxonomy import CATEGORIES, default_taxonomy
from hotspot.tickets.periods import parse_period

_AUGUST = parse_period("2024-08")


def _write(tickets: pd.DataFrame, july: dict[str, int], year_before: Counts | None = None) -> list[object]:
    taxonomy = default_taxonomy()
    counts = Counts(sum(july.values()), {name: july.get(name, 0) for name in CATEGORIES})
    bases = (Base("环比", _AUGUST.previous, counts), Base("同比", _AUGUST.year_before, year_before, "未提供。"))
    found = count_tickets(tickets, sort_tickets(tickets, taxonomy), bases, taxonomy=taxonomy, rounding="round")
    return list(write_operation(found, _AUGUST))


def _sort(**numbers: int) -> pd.DataFrame:
    return make_tickets([{"category": name} for name, number in numbers.items() for _ in range(number)])


def _read(blocks: list[object]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def _notes(blocks: list[object]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Note)]


def test_the_total_is_compared_with_every_base_that_is_known() -> None:
    blocks = _write(_sort(环境保护=3, 公共服务=1), {"环境保护": 8}, Counts(2, {}))
    assert _read(blocks)[0] == (
        "2024年8月,12345热线共受理群众诉求4件;与2024年7月的8件相比,环比减少4件,减幅50.00%;"
        "与2023年8月的2件相比,同比增加2件,增幅100.00%。"
    )


@pytest.mark.parametrize("history", [None, History({"2023": Counts(2, {"环境保护": 2})})])
def test_a_year_has_one_base(history: History | None) -> None:
    year, taxonomy = parse_period("2024"), default_taxonomy()
    tickets = _sort(环境保护=3).assign(received_at=pd.Timestamp("2024-05-01"))
    bases = find_bases(year, Sources(history, (), tickets), taxonomy)
    found = count_tickets(tickets, sort_tickets(tickets, taxonomy), bases, taxonomy=taxonomy, rounding="round")
    blocks: list[object] = list(write_operation(found, year))
    assert not any("环比" in text for text in _read(blocks) + _notes(blocks))
    (table,) = (block for block in blocks if isinstance(block, Table))
    if history is None:
        assert _notes(blocks)[0] == "2023年数据未提供,未作同比。"
    else:
        assert _read(blocks)[0] == "2024年,12345热线共受理群众诉求3件;与2023年的2件相比,同比增加1件,增幅50.00%。"
        assert table.header == ("诉求类别", "件数", "占比", "2023年件数", "同比增减")


def test_each_category_has_its_share_and_change_and_from_nothing_there_is_no_rate() -> None:
    text = _read(_write(_sort(环境保护=3, 公共服务=1), {"环境保护": 2, "城市管理": 1}))[1]
    assert text.startswith("4件诉求按诉求类别分(环比为与2024年7月相比):")
    assert "环境保护类3件,占75.00%,环比增幅50.00%。公共服务类1件,占25.00%,环比增加1件(基数为0)。" in text
    assert "城市管理类0件,占0.00%,环比减幅100.00%。" in text
    assert text.endswith("其他咨询0件,占0.00%,环比持平。")


def test_the_two_that_grew_and_the_two_that_fell_most_are_named() -> None:
    august = _sort(环境保护=9, 公共服务=5, 市场管理=2, 城市管理=1, 科教文体=3)
    blocks = _write(august, {"公共服务": 1, "市场管理": 1, "城市管理": 6, "科教文体": 5, "医疗卫生健康": 1})
    assert _read(blocks)[2] == (
        "与2024年7月相比,增加较多的是环境保护类(增加9件)、公共服务类(增加4件,增幅400.00%);"
        "减少较多的是城市管理类(减少5件,减幅83.33%)、科教文体类(减少2件,减幅40.00%)。"
    )


def test_nothing_grew_nothing_is_said_to_have_grown() -> None:
    texts = _read(_write(_sort(环境保护=1), {"环境保护": 3}))
    assert texts[2] == "与2024年7月相比,减少较多的是环境保护类(减少2件,减幅66.67%)。"
    assert len(_read(_write(_sort(环境保护=1), {"环境保护": 1}))) == 2


def test_of_equal_changes_all_or_none_are_named() -> None:
    august = _sort(环境保护=3, 公共服务=1, 市场管理=1)
    july = {"科教文体": 1, "城市管理": 1, "农林水利": 1, "医疗卫生健康": 1, "社情民意": 1}
    assert _read(_write(august, july))[2] == (
        "与2024年7月相比,增加较多的是环境保护类(增加3件)、公共服务类(增加1件)、市场管理类(增加1件)。"
    )


def test_none_is_said_to_have_grown_most_where_a_category_has_no_count_of_the_month_before() -> None:
    tickets, taxonomy = _sort(环境保护=9, 公共服务=5), default_taxonomy()
    known = {name: 1 for name in CATEGORIES if name != "环境保护"}
    bases = (Base("环比", _AUGUST.previous, Counts(20, known)), Base("同比", _AUGUST.year_before, Counts(20, known)))
    found = count_tickets(tickets, sort_tickets(tickets, taxonomy), bases, taxonomy=taxonomy, rounding="round")
    blocks = list(write_operation(found, _AUGUST))
    assert not any("增加较多" in text for text in _read(blocks))
    assert "公共服务类5件,占35.71%,环比增幅400.00%" in _read(blocks)[1]
    assert _notes(blocks)[:2] == [
        "2024年7月没有环境保护的件数,这些类别未作环比,也不说哪类增减较多。",
        "2023年8月没有环境保护的件数,这些类别未作同比。",
    ]


def test_the_table_adds_up_and_shows_the_base_beside_the_change() -> None:
    blocks = _write(_sort(环境保护=3, 公共服务=1), {"环境保护": 2})
    (table,) = (block for block in blocks if isinstance(block, Table))
    assert table.header == ("诉求类别", "件数", "占比", "2024年7月件数", "环比增减")
    rows = {str(row[0]): row[1:] for row in table.rows}
    assert [str(cell) for cell in rows["环境保护"]] == ["3", "75.00%", "2", "+50.00%"]
    assert [str(cell) for cell in rows["公共服务"]] == ["1", "25.00%", "0", "基数为0"]
    assert [str(cell) for cell in rows["合计"]] == ["4", "100.00%", "2", "+100.00%"]


def test_notes_say_who_sorted_the_tickets() -> None:
    predicted = make_tickets([{"category": "", "predicted_category": "环境保护"}])
    mixed = make_tickets([
        {"category": "公共服务", "predicted_category": "环境保护"},
        {"category": "物业", "predicted_category": "环境保护"},
        {"category": "", "predicted_category": ""},
    ])  # fmt: skip
    assert "诉求类别均按软件判定。" in _notes(_write(predicted, {}))
    notes = _notes(_write(mixed, {}))
    assert "诉求类别中1件按工单上的登记,1件按软件判定。" in notes
    assert "工单上登记的类别“物业”1件不在类别表中,没有采用。" in notes
    assert f"有1件没有类别表中的类别,列为“{UNSORTED}”。" in notes
    assert "工单表没有受理渠道、诉求类型,未按此统计。" in notes


def test_a_name_does_not_run_into_its_number() -> None:
    counts = count_column(make_tickets([{"channel": "省级12345"}, {"channel": "电话"}]), "channel", "round")
    assert describe_counts(counts) == "电话1件,占50.00%;省级12345工单1件,占50.00%"
    assert [name_category(name) for name in ("环境保护", "其他咨询", UNSORTED)] == ["环境保护类", "其他咨询", UNSORTED]
