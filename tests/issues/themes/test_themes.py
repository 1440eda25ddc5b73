"""Themes: one name for one kind of problem, whoever tells it and wherever it is."""

import random
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from hotspot.issues.material import Material, prepare_material
from hotspot.issues.themes.finding import find_themes, heed_categories, is_new_theme, score_themes

# Two or three issues of one kind at different places, two tickets each, as a monthly bulletin joined them.
JOINED = {
    "公路养护": (
        ("老湘江公路自从新路通车就没人养护了,坑越来越大", "老湘江公路坑洼,公路局和乡镇互相推诿,不知归谁养护"),
        ("双河县道路面破损一年多,养护站说不归他们管", "双河县道全是坑,谁来养护"),
    ),
    "养猪场气味": (
        ("青桥村养猪场一到傍晚就臭,窗户不敢开", "青桥村猪场气味难闻,排污没做好"),
        ("石岭镇养猪场臭气熏天,苍蝇多", "石岭镇猪场味道太大,半夜都熏醒"),
    ),
    "学校殴打学生": (
        ("育新职业学校老师用教鞭打学生,手臂都肿了", "孩子在育新职业学校被老师打了,要求查处"),
        ("启明青少年成长学校教官殴打学生", "启明成长学校教官打人,孩子身上都是伤"),
    ),
    "问题楼盘": (
        ("云湖广场的房子交了八年还没有不动产证", "云湖广场办证遥遥无期,开发商只会拖"),
        ("锦绣天地楼盘停工烂尾,说好去年交房", "锦绣天地延期交房一年多,工地没有人"),
    ),
    "招生入学": (
        ("在望江府买了房,插班生却不能分到城东小学", "望江府业主的孩子转学插班被分到乡下学校"),
        ("君悦湾小区学区划分不合理,孩子进不了附近小学", "君悦湾的孩子上一年级没有学位"),
    ),
    "预付卡消费": (
        ("小海豚游乐场充值办卡后关门,没人管", "小海豚游乐场的会员卡还有九百多,门锁了"),
        ("发之源美发店充卡之后老板跑路了", "在发之源理发店办的卡,店关了退不了钱"),
    ),
}


def tabulate(texts: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"ticket_id": [f"{number:04d}" for number in range(len(texts))], "text": texts})


def find(material: Material, groups: list[tuple[int, ...]], fellows: Any = None) -> tuple[str, ...]:
    return find_themes(material, groups, heed_categories(score_themes(material), material), fellows=fellows)


@pytest.mark.parametrize("theme", JOINED)
def test_issues_at_different_places_share_the_theme_of_a_bulletin(theme: str) -> None:
    issues = JOINED[theme]
    material = prepare_material(tabulate([text for issue in issues for text in issue]))
    assert find(material, [(0, 1), (2, 3)]) == (theme,) * 4


def test_unlike_problems_of_one_estate_have_different_themes() -> None:
    material = prepare_material(tabulate(["锦江苑物业费涨到两块五,没有公示", "锦江苑3栋电梯坏了半个月,老人下不了楼"]))
    themes = find(material, [])
    assert themes == ("物业收费", "电梯故障")


def test_the_name_of_an_object_says_nothing_of_its_problem() -> None:
    # Of 翡翠湾 the written tickets tell cooking fumes, of primary schools' names admission.
    texts = ["翡翠华府地下车库漏水", "金岭华府地下车库漏水", "翡翠小学食堂的菜里有虫子", "金岭小学食堂的菜里有虫子"]
    scores = score_themes(prepare_material(tabulate(texts)))
    np.testing.assert_array_equal(scores[0], scores[1])
    np.testing.assert_array_equal(scores[2], scores[3])


def test_a_name_without_an_ending_is_read_as_what_it_is() -> None:
    # Of the written tickets those of 锦绣江南 tell of tiles that fall from its walls.
    named, plain = (
        prepare_material(pd.DataFrame({"text": [f"{estate}交房三年了,不动产证还没办下来"]}))
        for estate in ("锦绣江南", "小区")
    )
    assert (score_themes(named) == score_themes(plain)).all()


def test_the_tickets_of_an_issue_decide_together() -> None:
    vague = "又来问上次那件事,还是没有人来"
    material = prepare_material(tabulate(["柳荫路整条路的路灯不亮", "柳荫路晚上黑灯瞎火,路灯坏了两周", vague]))
    assert find(material, [(0, 1, 2)]) == ("路灯不亮",) * 3
    assert find(material, [])[2] != "路灯不亮"


def test_a_vague_ticket_is_read_with_those_that_may_tell_of_the_same() -> None:
    vague = "又来问上次那件事,还是没有人来"
    material = prepare_material(tabulate(["柳荫路整条路的路灯不亮", "柳荫路晚上黑灯瞎火,路灯坏了两周", vague]))
    fellows = sp.csr_array(np.array([[0, 0.9, 0.8], [0.9, 0, 0.8], [0.8, 0.8, 0]]))
    assert find(material, [], fellows=fellows) == ("路灯不亮",) * 3
    # Who hardly tells of the same has hardly a say.
    assert find(material, [], fellows=fellows * 0.15)[2] != "路灯不亮"


def test_a_clear_ticket_keeps_its_theme_among_other_troubles_of_its_place() -> None:
    texts = [
        "锦江苑楼下餐馆油烟直排,熏得睡不着",
        "锦江苑旁烧烤油烟大,窗户不敢开",
        "锦江苑3栋电梯坏了半个月,老人下不了楼",
    ]
    material = prepare_material(tabulate(texts))
    fellows = sp.csr_array(np.array([[0, 0.9, 0.9], [0.9, 0, 0.9], [0.9, 0.9, 0]]))
    assert find(material, [], fellows=fellows) == ("餐饮油烟", "餐饮油烟", "电梯故障")


def test_fellows_give_no_theme_that_the_ticket_itself_speaks_against() -> None:
    # Of one estate; the third is not clear enough to go by itself.
    texts = [
        "云景花园又停水了，一上午没有一滴水",
        "云景花园停水两天，供水公司说在抢修",
        "云景花园东门外路上结了冰，行人滑倒，骑车的也摔",
    ]
    material = prepare_material(tabulate(texts))
    fellows = sp.csr_array(np.array([[0, 0.9, 0.9], [0.9, 0, 0.9], [0.9, 0.9, 0]]))
    assert find(material, [], fellows=fellows) == ("停水与供水不稳", "停水与供水不稳", "")


def test_what_says_nothing_has_no_theme() -> None:
    assert find(prepare_material(tabulate(["喂", "测试"])), []) == ("", "")


def test_no_tickets_no_themes() -> None:
    assert find(prepare_material(tabulate([])), []) == ()


def test_row_order_changes_nothing() -> None:
    texts = [text for issues in JOINED.values() for issue in issues for text in issue]
    table = tabulate(texts)
    expected = dict(zip(table["ticket_id"], find(prepare_material(table), []), strict=True))
    order = list(range(len(texts)))
    random.Random(7).shuffle(order)
    material = prepare_material(table.iloc[order])
    assert dict(zip(material.ids, find(material, []), strict=True)) == expected


def test_a_title_and_personal_data_do_no_harm() -> None:
    table = tabulate(["电话13800000000,我家楼下已经连续三天晚上打桩,两点还不停"]).assign(title="工地半夜施工")
    assert find(prepare_material(table), []) == ("施工噪声",)


def test_a_known_theme_is_not_new() -> None:
    assert not is_new_theme("问题楼盘")
    assert not is_new_theme("")
    assert is_new_theme("观星望远镜租借")
