"""Which line of a month continues which of the month before."""

from dataclasses import replace

import pandas as pd
import pytest

from hotspot.errors import PeriodError
from hotspot.issues.hotspots import find_hotspots
from hotspot.issues.report import HotspotReport
from hotspot.issues.trends import Link

LIFT = (
    "丽景花园5栋电梯停了二十多天，老人上下楼十分困难",
    "丽景花园五栋电梯坏了三周没人修，住17楼的老人下不来",
    "丽景花园5栋的电梯又停了，孕妇每天爬楼",
)
LIFT_LATER = (
    "丽景花园5栋电梯还是没有修好，老人下不了楼",
    "丽景花园5栋电梯停运两个月，住17楼的老人困在家里",
    "丽景花园的电梯坏了没人修，天天爬楼",
)
# What a prolific writer says of two matters, in the same words.
PARKS = tuple(f"请加快{name}公园建设力度，刻不容缓，望领导高度重视尽快落实" for name in ("青山", "石岭", "云湖"))
AIR = tuple(f"请加快{name}大气污染防治力度，刻不容缓，望领导高度重视尽快落实" for name in ("青山", "石岭", "云湖"))
SINGLE = ("咨询养老保险缴费标准", "水渠淤塞，晚稻灌不上水", "超市买到过期牛奶要求退款")


def report_month(month: int, *matters: tuple[str, ...], previous: HotspotReport | None = None) -> HotspotReport:
    texts = [text for matter in (*matters, SINGLE) for text in matter]
    table = pd.DataFrame(
        {
            "ticket_id": [f"{month}{number:03d}" for number in range(len(texts))],
            "received_at": pd.to_datetime([f"2024-{month:02d}-{number + 1:02d}" for number in range(len(texts))]),
            "text": texts,
        }
    )
    return find_hotspots(table, period=f"2024-{month:02d}", previous=previous)


def find_continued(report: HotspotReport, word: str) -> str:
    """Return the id of the line whose title or sentence holds a word."""
    return next(h.hotspot_id for h in report.hotspots if word in h.title + h.sentence)


def test_the_same_matter_in_other_words_keeps_its_id() -> None:
    july = report_month(7, LIFT)
    august = report_month(8, LIFT_LATER, previous=july)
    assert find_continued(august, "电梯") == find_continued(july, "电梯")
    assert august.ended == ()


def test_what_reads_alike_but_is_another_kind_of_problem_is_new() -> None:
    july = report_month(7, AIR)
    august = report_month(8, PARKS, previous=july)
    assert august.hotspots, "the parks are a line"
    assert [hotspot.hotspot_id for hotspot in august.ended] == [hotspot.hotspot_id for hotspot in july.hotspots]
    assert {hotspot.status for hotspot in august.hotspots} == {"新增"}


def test_each_line_continues_one_hotspot_and_each_hotspot_one_line() -> None:
    july = report_month(7, LIFT, AIR)
    august = report_month(8, LIFT_LATER, AIR, previous=july)
    ids = [hotspot.hotspot_id for hotspot in august.hotspots]
    assert len(ids) == len(set(ids))
    assert set(ids) == {hotspot.hotspot_id for hotspot in july.hotspots}


def test_a_month_is_not_compared_with_itself_or_a_later_one() -> None:
    august = report_month(8, LIFT)
    for month in (7, 8):
        with pytest.raises(
            PeriodError, match=f"2024年8月的热点,不早于本期2024年{month}月。请给出2024年{month - 1}月的"
        ):
            report_month(month, LIFT, previous=august)


def test_a_month_that_is_compared_with_an_older_one_is_told(caplog: pytest.LogCaptureFixture) -> None:
    report_month(8, LIFT_LATER, previous=report_month(6, LIFT))
    assert "--previous 是2024年6月的热点,不是上一期2024年7月的" in caplog.text
    caplog.clear()
    by_days = replace(report_month(7, LIFT), period="2024-07-01..2024-07-06")
    report_month(8, LIFT_LATER, previous=by_days)
    assert not caplog.text


@pytest.mark.parametrize(("tickets", "status"), [(5, "回落"), (9, "持续"), (10, "持续"), (12, "持续"), (13, "上升")])
def test_a_change_within_a_fifth_is_steady(tickets: int, status: str) -> None:
    assert Link("H1", 10, 10.0).status(tickets) == status
