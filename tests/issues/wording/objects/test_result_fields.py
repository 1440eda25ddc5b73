"""The object of an issue is what enough of its tickets name, the more exact type of place first."""

from hotspot.issues.wording.objects.result_fields import name_object, name_places
from hotspot.text.places import load_places

ROWS = load_places().find_all_places(
    [
        "石塘镇澄园路的路灯不亮",
        "澄园路晚上一片黑",
        "澄园路路灯坏了,丽景花园的人都摸黑走",
        "石塘镇澄园路路灯不亮",
        "石塘镇路灯不亮",
    ]
)


def test_one_ticket_alone_names_no_object() -> None:
    assert name_object(ROWS) == "澄园路"
    assert name_object(ROWS[2:3]) == "丽景花园"
    assert name_object([()] * 3) == ""
    assert name_object(load_places().find_all_places(["湘阴县城的路灯不亮", "湘阴县路灯不亮"])) == ""


def test_places_come_by_exactness_and_no_more_than_wanted() -> None:
    assert name_places(ROWS, most=3) == ("澄园路", "石塘镇")
    assert name_places(ROWS, most=1) == ("澄园路",)


def find(*texts: str) -> tuple[str, ...]:
    return name_places(load_places().find_all_places(texts), most=3)


def test_a_place_is_named_by_half_of_the_tickets() -> None:
    assert find("澄园路积水", "澄园路又积水了", "路面积水", "下水道堵了") == ("澄园路",)
    assert find("澄园路积水", "澄园路又积水了", "路面积水", "下水道堵了", "到处积水") == ()


def test_a_name_in_full_and_in_short_is_one_place() -> None:
    assert find("中山职业学校打学生", "中山职校的老师打人", "学校打人", "老师打学生") == ("中山职业学校",)


def test_the_fuller_name_is_printed_where_it_is_used_as_often() -> None:
    assert find("翠湖加油站少油", "金龙翠湖加油站短斤少两") == ("金龙翠湖加油站",)
    assert find("翠湖小区停水", "翠湖小区又停水", "家在翠湖小区", "金龙翠湖小区停水") == ("翠湖小区",)


def test_firms_cities_and_bare_words_are_no_places() -> None:
    assert find("红叶物业管理有限公司停电", "A市红叶物业管理有限公司停电") == ()
    assert find("火车站没有厕所", "A市火车站没有厕所") == ()
    assert find("A7县没有路灯", "A7县没有路灯") == ("A7县",)


def test_the_short_name_is_printed_where_hardly_anybody_writes_the_full_one() -> None:
    assert find("中山职业学校打学生", "中山职校的老师打人", "中山职校打人", "中山职校学费高") == ("中山职校",)


def test_of_two_names_in_full_the_more_used_one_is_printed() -> None:
    assert find("云川区实验中学打人", "永泽县实验中学没暖气", "永泽县实验中学太冷") == ("永泽县实验中学",)
