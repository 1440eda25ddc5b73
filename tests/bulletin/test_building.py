"""The bulletin of a month: sections in the county's order, figures that agree, nothing invented."""

import re
from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest
from bulletin_samples import make_hotspot, make_month, make_report, make_tickets
from hypothesis import example, given
from hypothesis import settings as configure
from hypothesis import strategies as st

from hotspot.bulletin.audit.audit import audit_text
from hotspot.bulletin.building import Bulletin, build_bulletin
from hotspot.bulletin.document import Heading, Note, Paragraph, Table
from hotspot.bulletin.history import Counts, History
from hotspot.bulletin.markdown import render_markdown
from hotspot.bulletin.materials import Materials
from hotspot.bulletin.scores import Score
from hotspot.bulletin.texts import Texts
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.errors import ArgumentError, BulletinError, ColumnError, DuplicateTicketError, PeriodError
from hotspot.settings import BulletinSettings, HotspotSettings, Settings

_NOTHING_FOUND = make_report()


def _build(tickets: pd.DataFrame, materials: Materials | None = None) -> Bulletin:
    return build_bulletin(tickets, "2024-08", materials or Materials(hotspots=_NOTHING_FOUND))


def _headings(bulletin: Bulletin) -> list[str]:
    return [block.text for block in bulletin.document.blocks if isinstance(block, Heading)]


def _notes(bulletin: Bulletin) -> str:
    return "\n".join(block.text for block in bulletin.document.blocks if isinstance(block, Note))


def _text(bulletin: Bulletin) -> str:
    return render_markdown(bulletin.document).replace("\uff0c", ",").replace("\uff08", "(").replace("\uff09", ")")


def test_sections_stand_in_the_countys_order_and_tables_after_the_text() -> None:
    texts = Texts(cases=("城管局修复路灯。",))
    bulletin = _build(make_month(), Materials(hotspots=_NOTHING_FOUND, texts=texts))
    assert _headings(bulletin) == [
        "一、运行情况",
        "\uff08一\uff0912345热线运行情况",
        "\uff08二\uff09工单办理考核",
        "\uff08三\uff09市县长信箱办理情况",
        "\uff08四\uff09典型案例",
        "二、热点、难点聚焦",
        "三、存在问题",
        "四、下一步工作要求",
        "统计说明",
        "附表",
    ]
    kinds = [type(block) for block in bulletin.document.blocks if not isinstance(block, Heading)]
    assert kinds == sorted(kinds, key=[Paragraph, Note, Table].index)


def test_a_section_without_content_is_left_out_and_the_rest_numbered() -> None:
    bulletin = _build(make_tickets([{"received_at": "2024-08-03", "text": "路灯不亮", "category": "城市管理"}]))
    assert _headings(bulletin) == [
        "一、运行情况",
        "\uff08一\uff0912345热线运行情况",
        "二、热点、难点聚焦",
        "统计说明",
        "附表",
    ]


def test_the_first_hotspots_are_written_out_and_the_table_has_more() -> None:
    lines = (make_hotspot(rank, (f"{rank:06d}",), title=f"路灯{rank}不亮问题") for rank in range(1, 5))
    chosen = Settings().with_values("bulletin", hotspots=2)
    materials = Materials(hotspots=make_report(*lines))
    text = _text(build_bulletin(make_month(), "2024-08", materials, settings=chosen))
    assert "**2.路灯2不亮问题**。" in text
    assert "**3.路灯3不亮问题**" not in text
    assert "| 4 | 路灯4不亮问题 |" in text
    assert "正文列前2条,附表列4条" in text


def test_how_units_are_assessed_is_a_setting() -> None:
    chosen = Settings().with_values("bulletin", town_floor=6, basic_weight=Decimal("0.6"))
    materials = Materials(hotspots=_NOTHING_FOUND, as_of=pd.Timestamp("2024-10-01"))
    bulletin = build_bulletin(make_month(), "2024-08", materials, settings=chosen)
    assert [unit.rank for unit in bulletin.figures.assessment.towns.units] == [1, None]
    assert "基本满意按0.6折算,回访满意率63.48%(14.6/23),回访不满意率26.09%(6/23)。" in _text(bulletin)


def test_requirements_of_the_office_go_before_those_drafted() -> None:
    drafted = _text(_build(make_month()))
    assert "提高回复质量" in drafted
    assert "由软件按存在问题拟写" in drafted
    texts = Texts(requirements=("工单办理必须与当事人联系。",))
    own = _text(_build(make_month(), Materials(hotspots=_NOTHING_FOUND, texts=texts)))
    assert "\n\n工单办理必须与当事人联系。" in own
    assert "提高回复质量" not in own


def test_figures_of_the_month() -> None:
    counts = dict.fromkeys(CATEGORIES, 1) | {"环境保护": 3, "城市管理": 20}
    july = History({"2024-07": Counts(35, counts)})
    as_of = pd.Timestamp("2024-10-01")
    text = _text(_build(make_month(), Materials(history=july, hotspots=_NOTHING_FOUND, as_of=as_of)))
    assert "2024年8月,12345热线共受理群众诉求28件" in text
    assert "与2024年7月的35件相比,环比减少7件,减幅20.00%" in text
    assert "环境保护类2件,占7.14%,环比减幅33.33%" in text
    assert "公共服务类2件,占7.14%,环比增幅100.00%" in text
    assert "应办28件,已办27件,办结率96.43%(27/28),按期办结率92.86%(26/28),返工3件,返工率10.71%(3/28)" in text
    assert "有效回访工单23件,其中满意11件、基本满意6件、不满意6件" in text
    assert "回访满意率73.91%(17/23),回访不满意率26.09%(6/23)" in text
    assert "市县长信箱共受理群众来信4件" in text
    assert "市县长信箱来信4件也计入12345热线受理的件数。" in text


def test_letters_of_one_kind_are_said_to_be_all_of_it() -> None:
    month = make_month()
    month.loc[month["channel"] == "市县长信箱", "kind"] = "咨询"
    assert "市县长信箱共受理群众来信4件,均为咨询," in _text(_build(month))


def test_the_title_of_a_year_does_not_run_into_the_number_of_the_hotline() -> None:
    bulletin = build_bulletin(make_month(), "2024", Materials(hotspots=replace(make_report(), period="2024")))
    assert bulletin.document.title == "2024年度12345热线运行办理情况通报"


def test_problems_name_units_and_tickets() -> None:
    text = _text(_build(make_month(), Materials(hotspots=_NOTHING_FOUND, as_of=pd.Timestamp("2024-10-01"))))
    assert "被退回重办的工单3件,涉及2家单位" in text
    assert "| 县交通运输局 | 2 | 33.33%(2/6) | 000006 000011 |" in text
    assert "超过处理时限的工单2件" in text


def test_what_the_table_lacks_is_said_and_nothing_invented() -> None:
    bulletin = _build(make_tickets([{"received_at": "2024-08-03", "text": "路灯不亮", "category": "城市管理"}]))
    notes = _notes(bulletin)
    assert "没有受理渠道为信箱的工单" in notes
    for lacking in ("受理渠道", "诉求类型", "办结时间", "处理时限", "返工次数", "满意度", "承办单位", "信箱"):
        assert lacking in notes
    assert "2024年7月数据未提供\uff0c未作环比。" in notes
    assert "办结率" not in _text(bulletin).replace(notes, "").split("考核")[1].split(">")[0]
    assert "综合指标" not in _text(bulletin)


def test_the_offices_own_words_appear_masked() -> None:
    requirements = ("有事请打13800000000。",)
    texts = Texts(title="八月通报", office="湘阴县热线办", cases=("城管局修复路灯。",), requirements=requirements)
    text = _text(_build(make_month(), Materials(hotspots=_NOTHING_FOUND, texts=texts)))
    assert text.startswith("# 八月通报\n\n湘阴县热线办")
    assert "\n\n城管局修复路灯。" in text
    assert "13800000000" not in text


def test_hotspots_are_listed_with_their_tickets() -> None:
    report = make_report(make_hotspot(1, ("000001", "000002", "000003")))
    bulletin = _build(make_month(), Materials(hotspots=report))
    assert "**1.路灯不亮问题**。多名群众来电反映石塘镇七里村路灯不亮问题。" in _text(bulletin)
    assert [ticket.ticket_id for ticket in bulletin.evidence["H000001"]] == ["000001", "000002", "000003"]
    assert "13800000000" not in bulletin.evidence["H000001"][0].text


def test_hotspots_of_the_month_before_that_ended_are_named() -> None:
    report = replace(make_report(), ended=(make_hotspot(0, ("1", "2", "3"), title="夜间施工噪声问题"),))
    assert "上期热点中,夜间施工噪声问题本期没有再集中反映。" in _text(_build(make_month(), Materials(hotspots=report)))


def test_a_matter_of_both_months_has_not_ended() -> None:
    titles = [{"title": title} for title in ("路灯不亮问题", "夜间施工噪声问题")]
    before = tuple(make_hotspot(0, ("1", "2", "3"), **title) for title in titles)
    report = replace(make_report(make_hotspot(1, ("000001", "000002", "000003"), **titles[0])), ended=before)
    assert "上期热点中,夜间施工噪声问题本期没有再集中反映。" in _text(_build(make_month(), Materials(hotspots=report)))


def test_a_kind_of_problem_that_goes_on_at_one_place_has_not_ended() -> None:
    ids = ("000001", "000002", "000003")
    wide, narrow = make_hotspot(0, ids, title="房屋质量问题"), make_hotspot(1, ids, title="紫金华庭房屋质量问题")
    report = replace(make_report(replace(narrow, theme="房屋质量")), ended=(replace(wide, theme="房屋质量"),))
    assert "没有再集中反映" not in _text(_build(make_month(), Materials(hotspots=report)))


def test_what_goes_on_below_the_lines_that_are_listed_has_not_ended() -> None:
    ids = ("000001", "000002", "000003")
    lines = (make_hotspot(1, ids[:2], title="路灯不亮问题"), make_hotspot(2, ids[2:], title="夜间施工噪声问题"))
    report = replace(make_report(*lines), ended=(make_hotspot(0, ids, title="夜间施工噪声问题"),))
    one = Settings(hotspots=HotspotSettings(top=1), bulletin=BulletinSettings(hotspots=1))
    bulletin = build_bulletin(make_month(), "2024-08", Materials(hotspots=report), settings=one)
    assert "没有再集中反映" not in _text(bulletin)


def test_tickets_without_a_time_are_said() -> None:
    tickets = make_tickets([{"received_at": day, "category": "环境保护"} for day in ("2024-08-01", "")])
    assert "表中有1件工单没有来电时间或来电时间看不懂" in _notes(_build(tickets))


def test_hotspots_of_another_month_are_refused() -> None:
    with pytest.raises(BulletinError, match="不在2024年8月的工单中"):
        _build(make_month(), Materials(hotspots=make_report(make_hotspot(1, ("000001", "99")))))


def test_hotspots_of_another_month_are_refused_though_their_ids_are_of_this_one() -> None:
    # An office whose tickets are numbered by rows has the same numbers every month.
    july = replace(make_report(make_hotspot(1, ("000001", "000002"))), period="2024-07")
    with pytest.raises(BulletinError, match=r"热点结果是2024年7月的,通报是2024年8月的.*按统计期 2024-08 重新找热点"):
        _build(make_month(), Materials(hotspots=july))
    with pytest.raises(PeriodError, match="热点没有统计期"):
        _build(make_month(), Materials(hotspots=replace(july, period="", days=0)))


def test_hotspots_of_a_part_of_the_month_are_refused_and_those_of_all_its_tickets_are_not() -> None:
    august, month = make_report(make_hotspot(1, ("000001", "000002"))), make_month()
    moments = pd.to_datetime(month["received_at"])
    measured = f"{moments.min():%Y-%m-%d}..{moments.max():%Y-%m-%d}"
    assert _build(month, Materials(hotspots=replace(august, period=measured))).figures.hotspots.hotspots
    outside = int((moments >= "2024-08-08").sum())
    assert outside
    with pytest.raises(BulletinError, match=rf"8月1日至8月7日的,通报是2024年8月的,其中 {outside} 件工单不在前者之内"):
        _build(month, Materials(hotspots=replace(august, period="2024-08-01..2024-08-07")))


def test_hotspots_stand_under_the_categories_that_are_counted() -> None:
    lines = [replace(make_hotspot(n, (f"00000{n}",)), category=name) for n, name in ((1, "人社类"), (2, "公安政法类"))]
    month = make_month()
    found = _build(month, Materials(hotspots=make_report(*lines))).figures
    assert [hotspot.category for hotspot in found.hotspots.hotspots] == [
        "人力资源社会保障",
        found.statistics.sources.categories[found.tickets["ticket_id"].tolist().index("000002")],
    ]


def test_official_and_predicted_categories_side_by_side() -> None:
    tickets = make_month().assign(predicted_category=["环境保护"] * 28)
    text = _text(_build(tickets, Materials(hotspots=_NOTHING_FOUND, compares_predicted=True)))
    assert "| 环境保护 | 2 | 7.14% | 28 | 100.00% | 100.00%(2/2) |" in text
    assert "一致率为7.14%(2/28)" in text
    with pytest.raises(ColumnError, match="predicted_category"):
        _build(make_month(), Materials(hotspots=_NOTHING_FOUND, compares_predicted=True))


def test_tickets_by_town_are_compared_with_a_base_that_knows_towns() -> None:
    """Those that only one of both has are rows as well, and what is not filled in stands last."""
    month = make_month().assign(town=["石塘镇"] * 20 + ["新泉镇"] * 5 + [""] * 3)
    july = month.assign(
        received_at=month["received_at"] - pd.Timedelta(days=31), town=["石塘镇"] * 16 + ["三塘镇"] * 12
    )
    text = _text(_build(month, Materials(hotspots=_NOTHING_FOUND, earlier=(july,))))
    rows = [
        "| 所属乡镇 | 件数 | 占比 | 2024年7月件数 | 环比增减 |",
        "| --- | ---: | ---: | ---: | --- |",
        "| 石塘镇 | 20 | 71.43% | 16 | +25.00% |",
        "| 新泉镇 | 5 | 17.86% | 0 | 基数为0 |",
        "| 三塘镇 | 0 | 0.00% | 12 | -100.00% |",
        "| 未填写 | 3 | 10.71% | 0 | 基数为0 |",
        "| 合计 | 28 | 100.00% | 28 | 0.00% |",
    ]
    assert "**所属乡镇统计表**\n\n" + "\n".join(rows) in text
    assert audit_text(text).findings == ()
    without = _text(_build(month, Materials(hotspots=_NOTHING_FOUND, earlier=(july.drop(columns="town"),))))
    assert "| 石塘镇 | 20 | 71.43% |\n" in without
    assert "所属乡镇" not in _text(_build(month.drop(columns="town")))


def test_an_office_of_several_counties_counts_by_them() -> None:
    """So many counties have a 城关镇 that a table of towns would add up those of several."""
    month = make_month().assign(town="城关镇", district=["丰县"] * 12 + ["云龙区"] * 8 + ["沛县"] * 4 + [""] * 4)
    july = month.assign(received_at=month["received_at"] - pd.Timedelta(days=31), district=["丰县"] * 6 + ["沛县"] * 22)
    text = _text(_build(month, Materials(hotspots=_NOTHING_FOUND, earlier=(july,))))
    rows = [
        "| 所属县市区 | 件数 | 占比 | 2024年7月件数 | 环比增减 |",
        "| --- | ---: | ---: | ---: | --- |",
        "| 丰县 | 12 | 42.86% | 6 | +100.00% |",
        "| 云龙区 | 8 | 28.57% | 0 | 基数为0 |",
        "| 沛县 | 4 | 14.29% | 22 | -81.82% |",
        "| 未填写 | 4 | 14.29% | 0 | 基数为0 |",
        "| 合计 | 28 | 100.00% | 28 | 0.00% |",
    ]
    assert "**所属县市区统计表**\n\n" + "\n".join(rows) in text
    assert audit_text(text).findings == ()


@pytest.mark.parametrize("districts", [["丰县"] * 24 + ["沛县"] * 4, ["丰县"] * 7 + ["沛县"] * 6 + [""] * 15])
def test_a_county_of_its_own_and_few_districts_leave_the_table_of_towns(districts: list[str]) -> None:
    month = make_month().assign(town="城关镇", district=districts)
    text = _text(_build(month, Materials(hotspots=_NOTHING_FOUND)))
    assert "所属乡镇统计表" in text
    assert "丰县" not in text


def test_the_figures_of_hotspots_pass_the_audit() -> None:
    hotspots = make_report(make_hotspot(1, ("000001", "000002", "000003")), make_hotspot(2, ("000004", "000005")))
    text = _text(_build(make_month(), Materials(hotspots=hotspots)))
    assert "| 1 | 路灯不亮问题 | 城市管理 | 3 | 3 | 3.0 | 2 | 上升 | 三塘镇 1件 | 000001 000002 000003 |" in text
    assert audit_text(text).findings == ()


def test_a_state_of_handling_before_the_period_is_refused() -> None:
    with pytest.raises(PeriodError, match="2024-07-31,早于2024年8月"):
        _build(make_month(), Materials(hotspots=_NOTHING_FOUND, as_of=pd.Timestamp("2024-07-31 23:59:59")))


def test_the_moment_of_handling_may_carry_a_zone() -> None:
    told, zoned = (
        _text(_build(make_month(), Materials(hotspots=_NOTHING_FOUND, as_of=as_of)))
        for as_of in (pd.Timestamp("2024-09-01 01:00"), pd.Timestamp("2024-08-31 17:00", tz="UTC"))
    )
    assert "办理情况截至2024年9月1日" in told
    assert zoned == told
    with pytest.raises(ArgumentError, match="as_of 是 NaT"):
        Materials(as_of=pd.Series([], dtype="datetime64[s]").max())


def test_a_table_of_a_base_that_tells_no_time_is_refused() -> None:
    timeless = make_month().drop(columns="received_at")
    with pytest.raises(ColumnError, match=r"earlier\[1\] 没有 received_at 列"):
        _build(make_month(), Materials(hotspots=_NOTHING_FOUND, earlier=(make_month(), timeless)))


def test_a_period_without_tickets_is_refused() -> None:
    with pytest.raises(PeriodError, match="没有工单落在2024年9月:表中工单的时间从 2024-08-01 到 2024-08-28"):
        build_bulletin(make_month(), "2024-09", Materials(hotspots=_NOTHING_FOUND))
    with pytest.raises(ColumnError, match="来电时间"):
        build_bulletin(make_tickets([{"text": "路灯不亮"}]), "2024-08")


def test_the_order_of_rows_changes_nothing() -> None:
    month = make_month()
    shuffled = month.sample(frac=1, random_state=3)
    assert _text(_build(shuffled)) == _text(_build(month))
    assert list(month.columns) == list(make_month().columns)


def test_missing_days_and_another_base_of_the_hotspots_are_told(caplog: pytest.LogCaptureFixture) -> None:
    busy = pd.concat([make_month()[:10]] * 8, ignore_index=True).drop(columns="ticket_id")
    history = History({"2024-07": Counts(1456, {})})
    hotspots = replace(_NOTHING_FOUND, previous_total=300)
    cautions = (
        "表中只有8月1日至8月10日的工单,其余日子一件也没有;2024年8月的各数和环比、同比都只就这些工单而言。",
        "热点的上期工单数和状态由上期的300件工单得出,环比按2024年7月的1456件计算,两者不是同一批工单。",
    )
    bulletin = _build(busy, Materials(history=history, hotspots=hotspots))
    assert bulletin.figures.cautions == cautions
    assert all(caution in _notes(bulletin).replace("\uff0c", ",").replace("\uff1b", ";") for caution in cautions)
    assert [record.message for record in caplog.records] == list(cautions)
    for days in ("", "2024-07", "2024-07-02..2024-07-31"):
        same = replace(hotspots, previous_total=1456, previous_period=days)
        assert _build(make_month(), Materials(history=history, hotspots=same)).figures.cautions == ()
    for days in ("2024-06", "2024-06-20..2024-07-31"):
        other = replace(hotspots, previous_total=1456, previous_period=days)
        (told,) = _build(make_month(), Materials(history=history, hotspots=other)).figures.cautions
        assert re.fullmatch("热点的上期是2024年6月.*,不是2024年7月,状态按日均与它相比。", told)


@pytest.mark.parametrize(("days", "consequence"), [(7, "不完整,未作环比"), (25, "环比供参考")])
def test_a_base_of_a_few_days_is_told(days: int, consequence: str, caplog: pytest.LogCaptureFixture) -> None:
    received = [f"2024-07-{day:02d} 09:30" for day in range(1, days + 1)]
    part = pd.concat([make_month()] * 2, ignore_index=True)[:days].assign(received_at=received, ticket_id=range(days))
    bulletin = _build(make_month(), Materials(earlier=(part,)))
    told, *of_hotspots = bulletin.figures.cautions
    assert told == f"给出的2024年7月工单只有7月1日至7月{days}日的,{consequence}。"
    # What is too little for 环比 is too little for the trends of hotspots.
    is_base = consequence == "环比供参考"
    assert of_hotspots == ([] if is_base else ["热点未与2024年7月的相比:给出的工单只有7月1日至7月7日的。"])
    assert (bulletin.figures.hotspots.previous_total is not None) == is_base
    assert told.replace(",", "\uff0c") in _notes(bulletin)
    assert told in [record.message for record in caplog.records]


def test_a_few_days_are_no_base_of_the_hotspots_of_a_year_or_beside_printed_counts() -> None:
    august = make_month().assign(received_at=lambda month: month["received_at"] - pd.Timedelta(days=366))
    year = build_bulletin(make_month(), "2024", Materials(earlier=(august,)))
    assert year.figures.hotspots.previous_total is None
    assert "热点未与2023年的相比:给出的工单只有8月1日至8月28日的。" in year.figures.cautions
    week = make_month()[:7].assign(received_at=[f"2024-07-0{day} 09:30" for day in range(1, 8)])
    materials = Materials(earlier=(week,), history=History({"2024-07": Counts(1456, {})}))
    bulletin = _build(make_month(), materials)
    assert bulletin.figures.hotspots.previous_total is None
    assert bulletin.figures.cautions == ("热点未与2024年7月的相比:给出的工单只有7月1日至7月7日的。",)
    given = replace(materials, history=None, hotspots=replace(_NOTHING_FOUND, previous_total=7))
    assert "热点的上期工单数和状态由上期的7件工单得出,是否完整请核对。" in _build(make_month(), given).figures.cautions


def test_a_moment_long_after_all_others_is_told_unless_the_day_is_given() -> None:
    month = make_month()
    month.loc[3, "received_at"] = "2042-08-04 09:00"
    (told,) = _build(month).figures.cautions
    assert "2042年8月4日" in told
    assert _build(month, Materials(as_of=pd.Timestamp("2024-09-10"))).figures.cautions == ()


_CELLS = st.fixed_dictionaries({
    "received_at": st.dates(pd.Timestamp("2024-07-01").date(), pd.Timestamp("2024-08-31").date()).map(str),
    "category": st.sampled_from((*CATEGORIES[:5], "", "不明")),
    "channel": st.sampled_from(("电话", "网站", "市县长信箱", "")),
    "kind": st.sampled_from(("投诉", "咨询", "")),
    "town": st.sampled_from(("三塘镇", "文星街道", "文星 街道", "文星\t街道", "")),
    "unit": st.sampled_from(("三塘镇", "六塘乡\n县人社局", "县人社局", "县公安局 特警队", "县公安局\t 特警队", "")),
    "due_at": st.sampled_from(("2024-08-20", "2024-09-05 17:00", "3日内", "")),
    "closed_at": st.sampled_from(("2024-08-19", "2024-09-06", "2024-09-31", "已结", "")),
    "rework": st.sampled_from(("0", "1", "")),
    "responded": st.sampled_from(("是", "否", "")),
    "resolved": st.sampled_from(("是", "否", "部分解决", "")),
    "excluded": st.sampled_from(("是", "否", "", "待审核")),
    "satisfaction": st.sampled_from(("满意", "基本满意", "一般", "不满意", "95", "4分", "")),
})  # fmt: skip


# Printed counts of a year ago: of some categories, with as many tickets more as the others may have had.
_PRINTED = st.dictionaries(st.sampled_from(CATEGORIES), st.integers(0, 40))


@example([{"received_at": "2024-08-01", "category": CATEGORIES[0]}], {CATEGORIES[0]: 0}, 1)
@given(st.lists(_CELLS, min_size=1, max_size=40), _PRINTED, st.integers(0, 60))
@configure(max_examples=120, deadline=None)
def test_figures_never_disagree(rows: list[dict[str, str]], printed: dict[str, int], more: int) -> None:
    tickets = make_tickets([{"received_at": "2024-08-15", "category": CATEGORIES[0]}, *rows])
    year = Counts(sum(printed.values()) + more * (len(printed) < len(CATEGORIES)), printed)
    history = History({"2023-08": year}) if printed else History({})
    bulletin = _build(tickets, Materials(earlier=(tickets,), history=history, hotspots=_NOTHING_FOUND))
    table = next(block for block in bulletin.document.blocks if isinstance(block, Table))
    counts = [int(row[1]) for row in table.rows if isinstance(row[1], int)]
    assert sum(counts[:-1]) == counts[-1] == len(bulletin.figures.tickets)
    shares = sum(row.share.hundredths for row in bulletin.figures.statistics.categories)
    assert abs(shares - 10_000) <= len(bulletin.figures.statistics.categories) / 2
    assert audit_text(render_markdown(bulletin.document)).findings == ()


def test_a_district_reads_of_its_streets_departments_and_mailbox() -> None:
    words = {"三塘镇": "和平街道", "六塘乡": "东山街道", "石塘镇": "和平街道", "市县长信箱": "区长信箱"}
    district = make_month().replace(words).replace({"unit": {"县交通运输局": "区交通运输局", "县人社局": "区人社局"}})
    chosen = Settings().with_values("bulletin", unit_floor=2, town_floor=2)
    nothing = Materials(hotspots=_NOTHING_FOUND, scores={"区人社局": Score(Decimal(97), "A")})
    bulletin = build_bulletin(district, "2024-08", nothing, settings=chosen)
    text = _text(bulletin)
    assert not re.search("乡镇|县", text)
    for told in (
        "件以上的街道2家",
        "件以上的区直单位和部门3家",
        "区长信箱共受理",
        "**所属街道统计表**",
    ):
        assert told in text
    assert "区直单位和部门中区交通运输局、城发集团没有综合指标值" in text
    assert audit_text(text).findings == ()
    own = chosen.with_values("bulletin", towns="镇街", departments="区直部门")
    text = _text(build_bulletin(district, "2024-08", nothing, settings=own))
    assert "件以上的镇街2家" in text
    assert "**所属镇街统计表**" in text
    assert "**区直部门工单办理情况**" in text


def test_the_types_of_columns_change_nothing() -> None:
    month = make_month()
    dates = ["received_at", "due_at", "closed_at"]
    typed = month.astype(dict.fromkeys(month.columns.drop(["ticket_id", *dates]), "category"))
    written = typed.assign(**{name: typed[name].dt.strftime("%Y年%m月%d日 %H:%M") for name in dates})
    zoned = typed.assign(**{name: typed[name].dt.tz_localize("Asia/Shanghai") for name in dates})
    earlier = month.assign(received_at=lambda table: table["received_at"] - pd.Timedelta(days=31))
    told = _text(_build(month, Materials(hotspots=_NOTHING_FOUND, earlier=(earlier,))))
    for table in (written, zoned):
        before = table.assign(received_at=earlier["received_at"].dt.strftime("%Y/%m/%d"))
        assert _text(_build(table, Materials(hotspots=_NOTHING_FOUND, earlier=(before,)))) == told


def test_tickets_need_no_id_but_none_may_come_twice() -> None:
    month = make_month()
    assert _build(month.drop(columns="ticket_id")).figures.statistics.total == 28
    assert _text(_build(month.set_index("ticket_id", drop=False))) == _text(_build(month))
    with pytest.raises(DuplicateTicketError):
        _build(month.assign(ticket_id="000001"))
