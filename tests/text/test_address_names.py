"""An address names what no list and no ending knows; words that only say where are no names."""

import pytest

from hotspot.text.address_names import find_address_names
from hotspot.text.places import load_places


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("龙门滩", "龙门滩"),
        ("观澜上品3栋2单元", "观澜上品"),
        ("东方明珠十二栋", "东方明珠"),
        ("江东区三塘镇东方明珠(东门)", "东方明珠"),
        ("三塘镇白雪村老鹰岩附近", "老鹰岩"),
        ("岚溪市清澜区龙门滩", "龙门滩"),
        ("同孚街道福寿里22号", "福寿里"),
    ],
)
def test_a_name_stands_behind_the_last_area(address: str, name: str) -> None:
    (found,) = find_address_names([address], load_places())
    assert found is not None
    assert (found.name, address[found.start : found.end]) == (name, name)


@pytest.mark.parametrize(
    "address",
    [
        *("", "三塘镇", "三塘镇某地", "步行街", "菜市场", "小区内", "学校门口", "高速上"),
        *("不详", "未提供", "张小明家", "12号", "黑龙江", "岚溪市清澜区", "菜场里", "菜场里22号", "弄堂里"),
    ],
)
def test_words_that_only_say_where_are_no_names(address: str) -> None:
    assert find_address_names([address], load_places()) == [None]
