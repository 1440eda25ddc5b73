"""What an office calls its units together follows their names and its own: of a county, a district, a city, a zone."""

import pytest

from hotspot.bulletin.unit_kinds import is_town, name_towns, tell_kinds


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("三塘镇", True),
        ("六塘乡人民政府", True),
        ("文星街道办", True),
        ("六塘乡政府", True),
        ("公路养护中心", False),
        ("镇江路派出所", False),
    ],
)
def test_towns(unit: str, expected: bool) -> None:
    assert is_town(unit) is expected


_CITY = ("东湖区", "平水县人民政府", "临江市", "高新区管委会", "市教育局", "市城管局", "市场监管局")


@pytest.mark.parametrize(
    ("units", "office", "words"),
    [
        (("三塘镇", "六塘乡", "县教育局", "城发集团"), "", ("乡镇", "县直单位和部门")),
        # A county's one street, its zone, and what its city has there.
        (
            ("三塘镇", "六塘乡", "静河镇", "文星街道", "县教育局", "县城管局", "高新区", "市气象局"), "",
            ("乡镇", "县直单位和部门"),
        ),
        (
            ("和平街道", "东山街道办事处", "区教育局", "市公安局东湖区分局", "市税务局东湖区税务局"), "",
            ("街道", "区直单位和部门"),
        ),
        (("和平街道", "青山镇", "教育局", "城市管理局", "市场监管局"), "东湖区热线办", ("镇街", "区直单位和部门")),
        (("和平街道", "青山镇", "石岭乡", "教育局", "社区服务中心"), "", ("乡镇街道", "部门和单位")),
        (("和平街道", "建设局"), "东湖经济技术开发区管委会", ("街道", "区直单位和部门")),
        (_CITY, "", ("县市区", "市直单位和部门")),
        ((*_CITY, "青山镇"), "临江市政务服务中心", ("县市区", "市直单位和部门")),
        (("东湖区", "西湖区", "市教育局"), "", ("市辖区", "市直单位和部门")),
        (("区教育局",), "", ("乡镇街道", "区直单位和部门")),
        (("教育局",), "", ("乡镇", "部门和单位")),
        (("东河旗", "青山区", "平水县", "市教育局"), "", ("旗县区", "市直单位和部门")),
        (("平水县", "临江市", "州教育局"), "", ("县市区", "州直单位和部门")),
        # Departments of a city's districts and counties: no level is that of all.
        (("东湖区住建局", "东湖区教育局", "西湖区住建局", "平水县教育局", "东河旗林草局", "三塘镇政府"), "",
         ("乡镇", "部门和单位")),
        (("平水县教育局", "平水县水利局", "平水县住建局", "高新区管委会", "东湖区分局", "三塘镇"), "",
         ("乡镇", "县直单位和部门")),
        # Two districts, one of several that most departments are of, or a few among those of a county are no city.
        (("东湖区住建局", "西湖区住建局", "区教育局"), "", ("乡镇街道", "区直单位和部门")),
        (("东湖区住建局", "东湖区教育局", "东湖区水利局", "东湖区民政局", "西湖区住建局", "平水县教育局"), "",
         ("乡镇街道", "区直单位和部门")),
        (("县住建局", "县教育局", "县水利局", "县民政局", "东湖区住建局", "西湖区住建局", "平水县教育局"), "",
         ("乡镇", "县直单位和部门")),
        # Words that only begin as a city does, and offices of one.
        (("市场监管局", "市容环卫中心", "市民服务中心", "市政工程处", "市监局"), "", ("乡镇", "部门和单位")),
        (("市政务服务中心", "市场监管局"), "", ("乡镇街道", "市直单位和部门")),
        (("市政府办公室",), "", ("乡镇街道", "市直单位和部门")),
        (("市监委",), "", ("乡镇街道", "市直单位和部门")),
    ],
)  # fmt: skip
def test_words_follow_the_office(units: tuple[str, ...], office: str, words: tuple[str, str]) -> None:
    found = tell_kinds(units, office)
    assert (found.town_word, found.department_word) == words


def test_counties_and_districts_are_towns_of_a_city_alone() -> None:
    assert tell_kinds(_CITY).towns == {"东湖区", "平水县人民政府", "临江市", "高新区管委会"}
    assert tell_kinds(("三塘镇", "县教育局", "高新区管委会", "示范区管委会")).towns == {"三塘镇"}
    zone = "临江经济技术开发区管理委员会"
    assert tell_kinds((zone, "东湖区", "市教育局")).towns == {zone, "东湖区"}
    assert tell_kinds(("市教育局", "东湖社区", "华联超市", "南山景区")).towns == set()


def test_places_that_end_otherwise_have_no_word() -> None:
    assert name_towns(["未填写", "城区中心"]) == ""
    assert name_towns(["和平街道", "未填写"]) == "街道"
