"""The annexes: tables, rates beside their counts, masked evidence, sheets with legal names."""

import io
from datetime import datetime

import openpyxl
from bulletin_samples import make_hotspot, make_month, make_report
from openpyxl.utils import get_column_letter

from hotspot.bulletin.building import Bulletin, build_bulletin
from hotspot.bulletin.materials import Materials
from hotspot.bulletin.workbook import render_workbook


def _build(*titles: str) -> Bulletin:
    month = make_month()
    month.loc[0, "text"] = '=HYPERLINK("http://x","13800000000")'
    hotspots = [
        make_hotspot(rank, (f"{2 * rank - 1:06d}", f"{2 * rank:06d}"), title=title)
        for rank, title in enumerate(titles, start=1)
    ]
    return build_bulletin(month, "2024-08", Materials(hotspots=make_report(*hotspots)))


def _open(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_tables_and_one_sheet_of_evidence_a_hotspot() -> None:
    book = _open(render_workbook(_build("路灯不亮问题", "停水问题")))
    assert book.sheetnames[:2] == ["说明", "诉求类别统计表"]
    assert book.sheetnames[-2:] == ["1.路灯不亮问题", "2.停水问题"]
    sheet = book["诉求类别统计表"]
    assert [cell.value for cell in sheet[2]] == ["人力资源社会保障", 2, 0.0714]
    assert sheet["C2"].number_format == "0.00%"
    assert [cell.value for cell in sheet[16]] == ["合计", 28, 1]
    # Whoever sorts or filters does not take the total along.
    assert sheet.auto_filter.ref == "A1:C15"


def test_each_ticket_with_a_fault_has_one_row_with_what_a_clerk_needs() -> None:
    book = _open(render_workbook(_build("路灯不亮问题")))
    sheets = [name for name in book.sheetnames if "工单" in name and "办理情况" not in name and "热点" not in name]
    assert sheets == ["被退回重办的工单", "超过处理时限的工单", "回访不满意的工单"]
    header, *rows = ([cell.value for cell in row] for row in book["被退回重办的工单"].iter_rows())
    assert header == [
        *(
            "承办单位",
            "工单编号",
            "来电时间",
            "处理时限",
            "办结时间",
            "返工次数",
            "满意度",
            "诉求类别",
            "所属乡镇",
            "诉求内容",
        )
    ]
    assert [row[:2] for row in rows] == [
        ["县交通运输局", "000006"],
        ["县交通运输局", "000011"],
        ["县人社局", "000007"],
    ]
    assert rows[0][2:7] == [datetime(2024, 8, 6, 9, 30), datetime(2024, 9, 6), datetime(2024, 9, 6, 17), 1, "满意"]
    assert "〔电话〕" in rows[0][-1]
    formats = [cell.number_format for cell in book["被退回重办的工单"][2]][2:5]
    assert formats == ["yyyy-mm-dd hh:mm", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


def test_lists_of_ids_have_room_and_times_can_be_filtered() -> None:
    book = _open(render_workbook(_build("路灯不亮问题")))
    assert book["1.路灯不亮问题"].column_dimensions["A"].width < 20
    assert book["1.路灯不亮问题"]["B2"].value == datetime(2024, 8, 1, 9, 30)
    ids = tuple(f"{number:06d}" for number in range(1, 27))
    many = Materials(hotspots=make_report(make_hotspot(1, ids)))
    sheet = _open(render_workbook(build_bulletin(make_month(), "2024-08", many)))["热点工单一览表"]
    place = [cell.value for cell in sheet[1]].index("工单编号")
    assert sheet.column_dimensions[get_column_letter(place + 1)].width > 60


def test_rates_are_numbers_beside_their_counts() -> None:
    sheet = _open(render_workbook(_build("路灯不亮问题")))["县直单位和部门工单办理情况"]
    header = [cell.value for cell in sheet[1]]
    place = header.index("返工率")
    assert header[place + 1] == "返工率(分子/分母)"
    rates = {
        row[header.index("承办单位")].value: (row[place].value, row[place + 1].value) for row in sheet.iter_rows(2)
    }
    assert rates["县交通运输局"] == (0.3333, "2/6")


def test_evidence_is_masked_text_and_nothing_runs() -> None:
    sheet = _open(render_workbook(_build("路灯不亮问题")))["1.路灯不亮问题"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(2)]
    assert [row[0] for row in rows] == ["000001", "000002"]
    assert rows[0][6].startswith("=HYPERLINK")
    assert sheet.cell(2, 7).data_type == "s"
    assert "13800000000" not in rows[0][6]
    assert rows[0][2].startswith("诉求人-")
    assert rows[0][2] == rows[1][2]


def test_names_of_sheets_are_legal_and_distinct() -> None:
    title = "某某小区[二期]物业:停水/停电*怎么办?及其他许多许多许多问题"
    names = _open(render_workbook(_build(title, title, "说明"))).sheetnames
    assert len({name.casefold() for name in names}) == len(names)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_same_bulletin_gives_the_same_bytes() -> None:
    assert render_workbook(_build("路灯不亮问题")) == render_workbook(_build("路灯不亮问题"))
