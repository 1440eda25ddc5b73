"""A period as parallel arrays: masked, in order of time, each field what the office's columns say."""

import numpy as np
import pandas as pd
import pytest

from hotspot.issues.material import join_materials, prepare_material
from hotspot.settings import Settings
from hotspot.text.places import join_title


def test_the_offices_category_goes_before_the_predicted_one() -> None:
    table = pd.DataFrame(
        {
            "ticket_id": ["1", "2", "3"],
            "text": ["路灯不亮", "停水", "噪音"],
            "category": ["城市管理", "", ""],
            "predicted_category": ["公共服务", "公共服务", ""],
        }
    )
    assert prepare_material(table).categories == ("城市管理", "公共服务", "")


def test_a_ticket_without_a_category_is_classified_whatever_the_others_have() -> None:
    asked: list[str] = []

    def classify(masked: pd.DataFrame) -> pd.DataFrame:
        asked.extend(masked["text"])
        return masked.assign(predicted_category="环境保护")

    table = pd.DataFrame(
        {
            "ticket_id": ["1", "2", "3"],
            "text": ["路灯不亮", "停水", "噪音"],
            "category": ["城市管理", " ", None],
            "predicted_category": ["", "公共服务", ""],
        }
    )
    assert prepare_material(table, classify=classify).categories == ("城市管理", "公共服务", "环境保护")
    assert asked == ["噪音"]
    asked.clear()
    assert prepare_material(table[["ticket_id", "text"]], classify=classify).categories == ("环境保护",) * 3
    assert asked == ["路灯不亮", "停水", "噪音"]


def test_tickets_stand_in_order_of_time_then_of_number_and_the_undated_last() -> None:
    table = pd.DataFrame(
        {
            "ticket_id": ["4", "3", "2", "1"],
            "received_at": ["2024-08-02", "2024-08-02", "", "2024-08-05"],
            "text": ["路灯不亮", "停水", "噪音", "电梯停运"],
        }
    )
    material = prepare_material(table)
    assert material.ids == ("3", "4", "1", "2")
    assert material.rows.tolist() == [1, 0, 3, 2]
    assert material.texts == ("停水", "路灯不亮", "电梯停运", "噪音")


def test_who_is_not_named_is_a_person_of_his_own() -> None:
    table = pd.DataFrame({"ticket_id": list("abcd"), "text": ["停水"] * 4, "caller": ["", "匿名", "李明", "李明"]})
    callers = prepare_material(table).callers
    assert len(set(callers)) == 3
    assert callers[2] == callers[3]
    assert not any("李" in caller for caller in callers)


def test_another_salt_gives_other_callers() -> None:
    table = pd.DataFrame({"text": ["停水"], "caller": ["李明"]})
    other = Settings(privacy={"salt": "本单位的密钥"})  # type: ignore[arg-type]
    assert prepare_material(table).callers != prepare_material(table, other).callers


def test_what_came_back_late_or_left_the_caller_unhappy_is_unsettled() -> None:
    rows = [
        {"rework": "1"},
        {"satisfaction": "很不满意"},
        {"due_at": "2024-08-12", "closed_at": "2024-08-13"},
        {"due_at": "2024-08-12", "closed_at": "2024-08-12 23:00", "satisfaction": "一般", "rework": "0"},
        {"due_at": "2024-08-12"},
    ]
    table = pd.DataFrame(rows).fillna("").assign(text="停水", ticket_id=list("abcde"))
    assert prepare_material(table).unsettled.tolist() == [True, True, True, False, False]


def test_an_address_tells_where_the_words_do_not() -> None:
    table = pd.DataFrame(
        {
            "ticket_id": list("abcdef"),
            "title": ["", "", "澄园路", "", "楼道", "楼道"],
            "text": ["楼道灯不亮", "丽景花园楼道灯不亮", "路灯不亮", "三塘镇停电", "楼道灯不亮", "观澜上品灯不亮"],
            "address": ["三塘镇柏翠苑3栋", "三塘镇柏翠苑3栋", "柏翠苑", "柏翠苑", "三塘镇", "三塘镇观澜上品3栋"],
        }
    )
    asked: list[str] = []

    def classify(masked: pd.DataFrame) -> pd.DataFrame:
        asked.extend(masked["text"])
        return masked.assign(predicted_category="公共服务")

    material = prepare_material(table, classify=classify)
    assert material.texts == (
        *("三塘镇柏翠苑3栋。楼道灯不亮", "丽景花园楼道灯不亮", "路灯不亮"),
        *("柏翠苑。三塘镇停电", "楼道灯不亮", "观澜上品灯不亮"),
    )
    named = [[place.name for place in places] for places in material.places]
    assert named == [
        *(["三塘镇", "柏翠苑"], ["丽景花园"], ["澄园路"], ["柏翠苑", "三塘镇"], []),
        ["观澜上品"],
    ]
    told = map(join_title, material.titles, material.texts)
    assert all(
        text[place.start : place.end] == place.name
        for text, places in zip(told, material.places, strict=True)
        for place in places
    )
    # An address says nothing of the category.
    assert asked == table["text"].tolist()


def test_an_estate_is_told_by_an_address_that_numbers_its_houses() -> None:
    table = pd.DataFrame({"title": ["楼道"], "text": ["电池被收走"], "address": ["岚溪市三塘镇福寿里22号"]})
    (places,) = prepare_material(table).places
    (title,), (text,) = (prepare_material(table).titles, prepare_material(table).texts)
    assert [place.name for place in places] == ["三塘镇", "福寿里"]
    assert all(join_title(title, text)[place.start : place.end] == place.name for place in places)


def test_an_address_is_told_without_the_city_that_all_have() -> None:
    addresses = ["岚溪市清澜区三塘镇柏翠苑3栋", "长沙市岳麓区柏翠苑", "岚溪市清澜区"]
    material = prepare_material(pd.DataFrame({"text": ["楼道灯不亮"] * 3, "address": addresses}))
    assert material.texts == ("三塘镇柏翠苑3栋。楼道灯不亮", "柏翠苑。楼道灯不亮", "楼道灯不亮")


def test_an_address_makes_no_matter_of_a_greeting() -> None:
    texts = ["您好,在吗", "喂", "来电人表示:我要投诉", ""]
    material = prepare_material(pd.DataFrame({"text": texts, "address": ["三塘镇柏翠苑3栋"] * 4}))
    assert material.texts == tuple(texts)
    assert not any(material.places)


def test_everything_that_is_kept_is_masked() -> None:
    row = {"title": "回电13800012345", "text": "我叫王小明,停水", "town": "文星街道13800012345", "unit": "联系人李小红"}
    row["address"] = "柏翠苑赵小满家13800012345"
    row |= {"caller": "赵小满", "text": f"{row['text']},隔壁赵小满"}
    row |= {label: f"{row[label]} 赵小满家" for label in ("town", "unit")}
    material = prepare_material(pd.DataFrame({name: [cell] for name, cell in row.items()}))
    kept = " ".join((*material.titles, *material.texts, *material.bodies, *material.towns, *material.units))
    assert "13800012345" not in kept
    assert "小" not in kept


def test_joined_materials_stand_one_behind_the_other() -> None:
    one, other = (prepare_material(pd.DataFrame({"text": texts})) for texts in (["停水", "停电"], ["噪音"]))
    joined = join_materials(one, other)
    assert len(joined) == 3
    assert joined.texts == (*one.texts, *other.texts)
    assert joined.praise.shape == joined.times.shape == (3,)


def test_words_of_rework_and_satisfaction_that_are_not_understood_are_told(caplog: pytest.LogCaptureFixture) -> None:
    table = pd.DataFrame(
        {"text": ["停水"] * 3, "rework": ["待核实13800001234", "是", "否"], "satisfaction": ["待定", "", "满意"]}
    )
    assert prepare_material(table).unsettled.tolist() == [False, True, False]
    assert caplog.messages == [
        "返工次数中的“待核实〔电话〕”看不懂,没有算作返工。",
        "满意度中的“待定”看不懂,没有算作不满意。",
    ]


def test_moments_that_cannot_be_read_are_told(caplog: pytest.LogCaptureFixture) -> None:
    table = pd.DataFrame({"text": ["停水"] * 3, "received_at": [1722470400, None, "2024-08-01"]})
    assert np.isnat(prepare_material(table).times).sum() == 2
    assert caplog.messages == ["来电时间中的“1722470400”看不懂,当作没有;应如 2024-08-01 09:05。"]
