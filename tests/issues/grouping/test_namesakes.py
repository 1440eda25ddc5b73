"""Objects of one name in two counties are two objects."""

import pandas as pd
import pytest

from hotspot import find_hotspots
from hotspot.issues.grouping.namesakes import find_namesakes, tell_districts
from hotspot.issues.grouping.object_keys import list_object_keys
from hotspot.issues.material import Material, prepare_material
from hotspot.issues.themes.finding import known_words

LIFTS = ("滨河花园3栋电梯坏了半个月没人修", "滨河花园电梯经常停运，老人上下楼困难", "滨河花园的电梯困人，没有人修")
OTHERS = ("低保怎么申请", "公交车等了一个小时", "养老金认证怎么办", "快递丢失", "邻居家狗咬人", "村里修路占了我家地")


def prepare(*rows: tuple[str, str]) -> Material:
    """Return the material of texts and the districts that they are filed under."""
    ids = [f"{number:02d}" for number in range(len(rows))]
    return prepare_material(pd.DataFrame(rows, columns=["text", "district"]).assign(ticket_id=ids))


def test_a_name_is_told_apart_where_two_tickets_of_each_county_name_it() -> None:
    material = prepare(*((text, county) for county in ("丰县", "沛县") for text in LIFTS[:2]))
    namesakes = find_namesakes(material)
    assert [namesakes.tell_county(position, material.places[position][0]) for position in range(4)] == [
        *("丰县", "丰县", "沛县", "沛县")
    ]
    assert tell_districts(material) == ("丰县", "丰县", "沛县", "沛县")


@pytest.mark.parametrize(
    "districts", [("丰县", "丰县", "沛县"), ("云龙区", "云龙区", "高新区", "高新区"), ("丰县", "丰县", "", "")]
)
def test_one_ticket_filed_elsewhere_districts_of_a_city_and_unknown_ones_tell_nothing(
    districts: tuple[str, ...],
) -> None:
    material = prepare(*((LIFTS[number % 3], district) for number, district in enumerate(districts)))
    assert not find_namesakes(material).having
    assert set(tell_districts(material)) == {""}


def test_a_firm_of_two_counties_is_one() -> None:
    material = prepare(
        *((f"宏达健身有限公司关门，{text}", county) for county in ("丰县", "沛县") for text in ("卡里还有钱", "不退钱"))
    )
    assert not find_namesakes(material).having


def test_namesakes_have_keys_of_their_own_also_where_a_name_is_written_in_part() -> None:
    rows = [(f"锦绣滨河小区{matter}", county) for county in ("丰县", "沛县") for matter in ("停水", "停电")]
    material = prepare(*rows, ("锦绣滨河又停水了", "丰县"), ("锦绣滨河又停水了", "沛县"))
    one, _, other, _, here, there = list_object_keys(material, known_words())
    assert one == here != other == there


def test_the_lifts_of_two_counties_are_two_issues_told_with_their_counties() -> None:
    rows = [(text, county) for county in ("丰县", "云龙区") for text in LIFTS]
    rows += [(text, county) for text in OTHERS for county in ("丰县",)]
    ids = [f"{number:02d}" for number in range(len(rows))]
    report = find_hotspots(pd.DataFrame(rows, columns=["text", "district"]).assign(ticket_id=ids))
    lifts = report.hotspots[0]
    assert sorted(issue.ticket_ids for issue in lifts.issues) == [("00", "01", "02"), ("03", "04", "05")]
    assert "云龙区滨河花园" in lifts.sentence
    assert "丰县滨河花园" in lifts.sentence
