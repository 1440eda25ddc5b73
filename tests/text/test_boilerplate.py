"""Boilerplate of calls and letters goes, content stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spending import measure_seconds

from hotspot.text.boilerplate import says_nothing, strip_boilerplate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市民来电反映：东湖路路灯不亮，请相关部门及时核实处理。（信息保密，无需回复）", "东湖路路灯不亮"),
        (
            "李先生5月1日来电投诉:我是枫林苑的业主,楼下烧烤店油烟大。请尽快协调处理",
            "我是枫林苑的业主,楼下烧烤店油烟大。",
        ),
        ("【微治】此处有建筑垃圾", "此处有建筑垃圾"),
        ("【12345】【投诉】王某来电举报：网吧接待未成年人", "网吧接待未成年人"),
        ("尊敬的陈县长:您好!我家自来水有异味。此致\n敬礼", "我家自来水有异味。"),
        ("有群众来电反映柳树巷积水无人处理", "柳树巷积水无人处理"),
        ("领导您好，请问社保卡在哪里补办？望回复，谢谢！", "请问社保卡在哪里补办？"),
        ("诉求内容：楼道堆放杂物。来电人要求相关部门尽快核实并回复。", "楼道堆放杂物。"),
        ("【来电内容】来电人称路灯不亮,已三天【诉求】要求更换灯泡。", "路灯不亮,已三天。要求更换灯泡。"),
        ("【诉求主题】路灯问题【诉求内容】：路灯不亮。【市民诉求】尽快处理", "路灯问题。路灯不亮。"),
        ("[事件描述]市民反映：路灯不亮", "路灯不亮"),
        ("市民陈先生(联系电话〔电话〕)反映路灯不亮", "路灯不亮"),
        (
            "坐席:您好请讲。市民:那个就是御景园电梯停了六天。坐席:您是哪个小区几号楼?市民:4号楼!坐席:好的,是西关大街吗,给您转住建局。",
            "那个就是御景园电梯停了六天。4号楼!是西关大街吗。",
        ),
        ("您好 话务员01：请讲市民：报一个井盖没了话务员01：好的", "报一个井盖没了。"),
        ("村口的路塌了,请如实上报处理情况,附事前,事中,事后图片", "村口的路塌了"),
    ],
)
def test_openings_and_closings_go(text: str, expected: str) -> None:
    assert strip_boilerplate(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "【欠薪】跟着老板在工地做了三个月没有工资",
        "六塘乡多名群众反映摩托车买保险难",
        "请尽快处理",
        "市民反映",
        "谢谢",
        "",
        "要求退还2800元学费",
        "(东区)二号楼停电",
        "热线电话打不通",
        "希望在中学门口装红绿灯",
        "多次反映,物业不作为",
        "居民:我们楼下有人摆摊",
        "客服:说退不了,客服又说等通知",
        "来电人:王先生 受理人:1203 诉求人:王先生 诉求内容:小区没有电梯,物业什么都不管",
    ],
)
def test_content_stays(text: str) -> None:
    assert strip_boilerplate(text) == text


PHRASES = [
    "市民来电反映：",
    "您好，",
    "【12345】",
    "请尽快处理",
    "望回复，谢谢！",
    "（保密）",
    "路灯不亮",
    "。",
    "\n",
    "我",
    "请",
]


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PHRASES), max_size=12).map("".join)))
def test_the_rest_is_a_part_of_the_text_and_never_empty(text: str) -> None:
    rest = strip_boilerplate(text)
    assert rest in text
    assert bool(rest) == bool(text)


@pytest.mark.parametrize(
    "unit", ["请求", "望请", "来电", "尊敬的", "我要反映", "（", "1月", "谢谢，", "【市", "市民群众"]
)
def test_long_hostile_texts_are_read_in_no_time(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert measure_seconds(lambda: strip_boilerplate(text), enough=1) < 1
    assert measure_seconds(lambda: strip_boilerplate("水" + text + "水"), enough=1) < 1
    assert measure_seconds(lambda: says_nothing(text + "水"), enough=1) < 1
