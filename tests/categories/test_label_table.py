"""Labelled tables: aliases, repeated texts, keys that punctuation does not change, near duplicates."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import make_tickets

from hotspot.categories.label_table import compute_key, prepare_labelled, read_labelled
from hotspot.categories.near_duplicates import find_near_duplicates
from hotspot.categories.taxonomy import default_taxonomy
from hotspot.errors import ColumnError, LabelError
from hotspot.text.segment import load_segmenter
from hotspot.tickets.files import read_tickets


def _table(*rows: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["text", "category"])


def test_aliases_are_accepted_and_unknown_labels_all_named() -> None:
    known = prepare_labelled([_table(("路灯不亮", "城管"), ("拖欠工资", "人社"))], taxonomy=default_taxonomy())
    assert sorted(known.labels) == ["人力资源社会保障", "城市管理"]
    table = _table(("a路灯", "城建局"), ("b停水", "水电站"), *((f"{word}停电", "水电站") for word in "甲乙丙丁戊"))
    table["ticket_id"] = [f"35006{number}" for number in range(7)]
    with pytest.raises(LabelError) as error:
        prepare_labelled([table], taxonomy=default_taxonomy())
    assert str(error.value).startswith(
        "不认识类别“城建局”(工单 350060,是不是“住房与城乡建设”?)、"
        "“水电站”(工单 350061、350062、350063、350064、350065 等 6 条)。请改成已知的类别,不算的留空:人力资源社会保障、"
    )
    # Who evaluates gives no scheme: it comes with the model.
    assert str(error.value).endswith('训练时用 scheme="类别表.toml" 给出,评估时用这样训练的模型。')


def test_a_label_that_holds_a_phone_number_is_masked_in_the_message() -> None:
    with pytest.raises(LabelError) as error:
        prepare_labelled([_table(("路灯", "回电13800000000"))], taxonomy=default_taxonomy())
    assert "13800000000" not in str(error.value)


def test_labels_that_no_taxonomy_knows_are_masked() -> None:
    """They are written into a model's folder; a unit's cell may name who handled the ticket."""
    table = _table(("路灯", "城管局经办人王小明13800012345"), ("停水", "水务局")).rename(columns={"category": "unit"})
    labelled = prepare_labelled([table], target="unit")
    assert sorted(labelled.labels) == ["城管局经办人王某〔电话〕", "水务局"]


def test_a_later_label_of_the_same_text_wins(caplog: pytest.LogCaptureFixture) -> None:
    first, second = _table(("路灯不亮。", "甲"), ("停水", "乙")), _table(("路灯 不亮", "乙"))
    labelled = prepare_labelled([first, second])
    assert labelled.repeated == 1
    assert "有 1 条工单的文字与后面的重复而标签不同" in caplog.text
    assert labelled.labels == ["乙", "乙"]


def test_rows_without_label_or_text_are_counted_and_left_out() -> None:
    labelled = prepare_labelled([_table(("路灯不亮", "甲"), ("停水", ""), ("", "乙"))])
    assert (len(labelled), labelled.unlabelled) == (1, 2)


def test_nothing_labelled_is_said() -> None:
    with pytest.raises(LabelError, match="请填好复核表的“正确类别”列"):
        prepare_labelled([_table(("路灯不亮", ""))])
    with pytest.raises(LabelError, match="“unit”列是空的"):
        prepare_labelled([_table(("路灯不亮", "")).rename(columns={"category": "unit"})], target="unit")


def test_the_answer_of_a_review_sheet_outranks_the_own_category(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text("诉求内容,诉求类别,正确类别\n路灯不亮,公共服务,城市管理\n停水,公共服务,\n", encoding="utf-8")
    labelled = read_labelled([path], taxonomy=default_taxonomy())
    assert (labelled.labels, labelled.unlabelled) == (["城市管理"], 1)


@pytest.mark.parametrize("header", ["正确类别 ", "正确\n类别", "〔正确类别〕"])
def test_the_column_of_answers_is_known_however_its_header_is_spaced(header: str) -> None:
    table = pd.DataFrame({"诉求内容": ["路灯不亮", "停水"], "预测类别": ["公共服务"] * 2, header: ["城管", "公共服务"]})
    labelled = prepare_labelled([read_tickets(table)], taxonomy=default_taxonomy())
    assert sorted(labelled.labels) == ["公共服务", "城市管理"]


@pytest.mark.parametrize("said", ["预测类别", "predicted_category"])
def test_nobody_is_told_to_learn_what_the_model_predicted(tmp_path: Path, said: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"诉求内容,{said},更正\n路灯不亮,公共服务,城管\n停水,公共服务,\n", encoding="utf-8")
    with pytest.raises(ColumnError, match=r'columns=\{"category": "更正"\}'):
        read_labelled([path], taxonomy=default_taxonomy())
    path.write_text(f"诉求内容,{said}\n路灯不亮,公共服务\n", encoding="utf-8")
    with pytest.raises(ColumnError, match=r'columns=\{"category": "列名"\}'):
        read_labelled([path], taxonomy=default_taxonomy())


def test_a_missing_label_column_says_what_to_type(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("诉求内容,是否解决,归属\n路灯不亮,是,城管\n停水,否,供水\n欠薪,是,人社\n", encoding="utf-8")
    with pytest.raises(ColumnError, match=r'columns=\{"category": "归属"\}'):
        read_labelled([path], taxonomy=default_taxonomy())


def test_a_table_that_was_never_labelled_is_not_told_to_learn_another_column(tmp_path: Path) -> None:
    path = tmp_path / "四月.csv"
    path.write_text("诉求内容,是否解决\n路灯不亮,是\n停水,否\n", encoding="utf-8")
    for taxonomy in (default_taxonomy(), None):
        with pytest.raises(ColumnError, match=r'用 columns=\{"category": "列名"\} 指定;.*hotspot review'):
            read_labelled([path], taxonomy=taxonomy)


def test_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    table = make_tickets(30).rename(columns={"诉求内容": "text", "诉求类别": "category"})
    one, other = prepare_labelled([table]), prepare_labelled([table.iloc[::-1]])
    assert one.documents == other.documents
    assert one.digest() == other.digest()


@given(st.text(max_size=60), st.sampled_from([" ", "。", "!", "\u3000", ","]))
def test_punctuation_and_blanks_do_not_change_a_key(text: str, mark: str) -> None:
    assert compute_key(text) == compute_key(f"{mark}{text}{mark}")


def test_near_duplicates_are_found_and_other_matters_are_not() -> None:
    segmenter = load_segmenter()
    text = "文星镇江东路沿线的路灯坏了很久,老人晚上出门经常摔跤,社区和城管互相推诿,请尽快派人维修并回复我们"
    others = ["自来水停了两天", text.replace("很久", "好久")]
    assert find_near_duplicates([text, "老板拖欠工资"], others, segmenter).tolist() == [True, False]
    assert find_near_duplicates([], others, segmenter).tolist() == []


def test_a_table_without_labels_is_told_its_likeliest_column_and_none_that_is_something_else(tmp_path: Path) -> None:
    path = tmp_path / "二月.csv"
    path.write_text("诉求内容,办理结果,问题所属类别,满意度\n停水,已修好,供水类,满意\n", encoding="utf-8")
    with pytest.raises(
        ColumnError, match=r'其他列:办理结果、问题所属类别\).*columns=\{"category": "问题所属类别"\} 指定'
    ):
        read_labelled([path])


def test_a_table_without_the_column_to_learn_is_told_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "二月.csv"
    path.write_text("工单编号,诉求内容,承办单位\nA1,停水,水务局\n", encoding="utf-8")
    with pytest.raises(ColumnError, match=r'没有标签列“科室”\(有:ticket_id、text、unit\)。用 target="列名" 指定'):
        read_labelled([path], target="科室")
