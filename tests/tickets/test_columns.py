"""Which header is which column: real ones are recognised, doubtful ones are not guessed."""

import pandas as pd
import pytest

from hotspot.errors import ColumnError
from hotspot.tickets.columns import count_recognized, recognize_columns
from hotspot.tickets.headers import read_synonyms

DOMAIN_HEADERS = {
    "ticket_id": "工单编号 工单号 record_number 平台单号 热线单号 留言编号 工单编码 交办单号 登记编号",
    "received_at": "来电时间 受理时间 工单生成时间 来信时间 区交办时间 市交办时间 来电登记时间 来电时刻 进线时间",
    "channel": "受理渠道 诉求渠道 诉求来源 热线来源 反映方式",
    "kind": "诉求类型 工单类型 业务类型 类型",
    "title": "工单标题 诉求标题 留言主题",
    "text": "主要内容 诉求内容 内容描述 诉求说明 留言详情 诉求概要 反映事项 工单内容描述",
    "category": "问题分类名称 诉求分类 诉求归口 一级分类 一级标签 问题归类 事项类别",
    "district": "诉求区域 所属旗县区 所属县市 县(市) 市县",
    "address": "事件发生地 发生地 诉求地址 诉求地点 事发地 诉求详细地址 详细地址 反映地点 标准地址",
    "unit": "承办单位 主办单位 处置部门 受理部门 回复部门 承办单位名称 办理单位名称",
    "caller": "姓名 诉求人姓名 来信人 求助人员 留言用户 用户 用户昵称",
    "phone": "来电号码 联系电话 求助号码 来电人手机 诉求人号码",
    "due_at": "处理时限 办结期限 办理截止时间 延期后截止日期 限办日期 承办时限 办结截止时间 要求完成时间",
    "closed_at": "办结时间 实际办结日期 结单时间 归档日期 反馈时间 回复时间",
    "town": "所属乡镇 街镇 事发镇街 所在街道 属地",
    "rework": "是否重新办理 重新办理次数 退回重办",
    "responded": "是否响应 响应情况 工作人员是否联系市民",
    "resolved": "是否解决 问题是否解决",
    "excluded": "是否剔除 剔除",
    "satisfaction": "对办理结果是否满意 最终满意度 回访结果 满意与否 办理满意度 评价",
}


@pytest.mark.parametrize(
    ("name", "header"), [(name, header) for name, headers in DOMAIN_HEADERS.items() for header in headers.split()]
)
def test_headers_of_real_systems_are_recognised(name: str, header: str) -> None:
    rest = [] if name == "text" else ["诉求内容"]
    assert recognize_columns([header, *rest])[name] == header


def test_no_header_stands_for_two_names() -> None:
    headers = [header for synonyms in read_synonyms().values() for header in synonyms]
    assert len(headers) == len(set(headers))


def test_every_canonical_name_is_recognised_in_its_order() -> None:
    names = list(read_synonyms())
    assert list(recognize_columns(reversed(names))) == names


@pytest.mark.parametrize(
    "header",
    ["诉求内容*", " 诉求 内容 ", "【诉求内容】", "诉求内容\uff08必填\uff09", "诉求内容(必填)", "\uff34EXT", "TEXT"],
)
def test_width_blanks_brackets_and_marks_do_not_matter(header: str) -> None:
    assert recognize_columns([header]) == {"text": header}


@pytest.mark.parametrize("header", ["诉求内容摘要", "是否公开内容", "回复内容", "办理内容", "内容.1"])
def test_parts_of_a_header_are_no_match(header: str) -> None:
    assert recognize_columns([header, "text"]) == {"text": "text"}


def test_of_several_headers_the_first_in_priority_is_taken() -> None:
    assert recognize_columns(["内容", "诉求内容"])["text"] == "诉求内容"
    assert recognize_columns(["(内容)", "内容"])["text"] == "(内容)"


@pytest.mark.parametrize(
    ("header", "cells", "name"),
    [
        ("诉求类别", ["投诉", "咨询", "", "表扬"], "kind"),
        ("诉求类别", ["市场管理", "环境保护", "公共服务", "投诉"], "category"),
        ("所属区域", ["沙井街道", "白鹿镇", "", "白鹿镇"], "town"),
        ("所属区域", ["江东区", "白鹿县", "江东区", "白鹿镇"], "district"),
    ],
)
def test_cells_tell_what_a_header_leaves_open(header: str, cells: list[str], name: str) -> None:
    table = pd.DataFrame({"诉求内容": ["停水三天"] * 4, header: cells})
    assert recognize_columns(table.columns, table=table) == {"text": "诉求内容"} | {name: header}


def test_a_column_that_says_itself_what_it_holds_goes_before_the_cells_of_another() -> None:
    table = pd.DataFrame({"内容": ["停水"], "诉求类型": ["求助"], "诉求类别": ["投诉"], "一级分类": ["公共服务"]})
    assert recognize_columns(table.columns, table=table) == {
        "text": "内容",
        "kind": "诉求类型",
        "category": "一级分类",
    }


def test_the_users_mapping_wins() -> None:
    assert recognize_columns(["诉求内容", "备注"], {"text": "备注"}) == {"text": "备注"}


def test_a_mapped_column_is_free_for_no_other_name() -> None:
    assert recognize_columns(["标题", "诉求内容"], {"text": "标题"}) == {"text": "标题"}


def test_a_missing_mapped_column_says_what_is_there_and_what_to_type() -> None:
    with pytest.raises(ColumnError) as caught:
        recognize_columns(["标题", "内容"], {"text": "诉求内容"}, source=" 2024-08.csv ")
    assert str(caught.value) == '列“诉求内容”不在 2024-08.csv 中(有:标题、内容)。用 columns={"text": "内容"} 指定。'


def test_a_table_without_text_says_what_is_there_and_what_to_type() -> None:
    with pytest.raises(ColumnError, match=r'有:编号、处理情况、反映情况、登记人.*columns=\{"text": "反映情况"'):
        recognize_columns(["编号", "处理情况", "反映情况", "登记人"])
    with pytest.raises(ColumnError, match=r'columns=\{"text": "列名"'):
        recognize_columns(["编号", "来电时间", "登记人"])


def test_no_column_that_the_program_wrote_is_taken_for_the_texts() -> None:
    why = "“路灯不亮”“整夜不亮”都说的是照明,与供水难分"
    judged = pd.DataFrame({"编号": ["1"], "reason": [why], "predicted_category": [why]})
    with pytest.raises(ColumnError, match=r'columns=\{"text": "列名"'):
        recognize_columns(judged.columns, table=judged)
    sheet = pd.DataFrame({"工单编号": ["1"], "预测类别": ["照明"], "原因": [why], "正确类别": ["照明"]})
    with pytest.raises(ColumnError, match=r"^复核\.xlsx 是复核表,却没有“诉求内容”列.*请把这一列补回来") as caught:
        recognize_columns(sheet.columns, source=" 复核.xlsx ", table=sheet)
    assert "text" not in str(caught.value)


def test_the_example_for_a_missing_column_is_like_what_was_meant() -> None:
    headers = ["序号", "单据编号", "受理情况", "诉求描述"]
    with pytest.raises(ColumnError, match=r'columns=\{"ticket_id": "单据编号"\} 指定'):
        recognize_columns(headers, {"ticket_id": "工单编号"})
    with pytest.raises(ColumnError, match=r'columns=\{"satisfaction": "列名"\} 指定'):
        recognize_columns(headers, {"satisfaction": "满意度"})


def test_what_is_mapped_for_an_offices_tables_does_not_count_for_a_review_sheet() -> None:
    mapping = {"ticket_id": "单据的编号", "text": "事由"}
    sheet = {"ticket_id": "工单编号", "text": "诉求内容"}
    assert recognize_columns(["工单编号", "诉求内容", "正确类别"], mapping) == sheet
    assert recognize_columns(["工单编号", "诉求内容", "事由", "正确 类别"], mapping) == {**sheet, "text": "事由"}


def test_an_unknown_canonical_name_is_refused() -> None:
    with pytest.raises(ColumnError, match=r"“正文”不是标准列名.*ticket_id"):
        recognize_columns(["内容"], {"正文": "内容"})


def test_one_column_cannot_be_two_things() -> None:
    with pytest.raises(ColumnError, match=r"同时指定给了 title 和 text"):
        recognize_columns(["内容"], {"title": "内容", "text": "内容"})


def test_count_recognized_counts_headers_only() -> None:
    assert count_recognized(["工单编号", "路灯不亮", "", "诉求内容"]) == 2


def test_a_first_row_of_data_is_not_shown() -> None:
    with pytest.raises(ColumnError, match="第一行像是数据") as caught:
        recognize_columns(["350067", "13800001234", "王小明", "路灯坏了"])
    assert "13800001234" not in str(caught.value)
    assert "王小明" not in str(caught.value)
    with pytest.raises(ColumnError) as mapped:
        recognize_columns(["编号", "电话１３８０００１２３４"], {"text": "没有13800001234"})
    assert "1234" not in str(mapped.value)


def test_a_column_of_categories_that_holds_kinds_is_that_of_the_kinds() -> None:
    table = pd.DataFrame(
        {"诉求内容": ["停水", "谢谢", "问路"], "诉求类别": ["投诉", "表扬", ""], "一级分类": ["公共服务", "", ""]}
    )
    names = recognize_columns(table.columns, table=table)
    assert names["kind"] == "诉求类别"
    assert "category" not in names
    mapped = recognize_columns(table.columns, {"category": "一级分类"}, table=table)
    assert (mapped["kind"], mapped["category"]) == ("诉求类别", "一级分类")
    assert "kind" not in recognize_columns(table.columns, {"category": "诉求类别"}, table=table)
    typed = table.assign(诉求类型=table["诉求类别"], 诉求类别="公共服务")
    names = recognize_columns(typed.columns, table=typed)
    assert (names["kind"], names["category"]) == ("诉求类型", "诉求类别")
