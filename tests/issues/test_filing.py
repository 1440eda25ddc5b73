"""Under which district and town a ticket is filed."""

import pandas as pd

from hotspot.issues.filing import complete_filing
from hotspot.issues.material import prepare_material


def test_an_unknown_town_is_none() -> None:
    table = pd.DataFrame({"ticket_id": ["1", "2", "3"], "text": ["路灯不亮"] * 3, "town": ["六塘乡", "未知", "/"]})
    assert prepare_material(table).towns == ("六塘乡", "", "")


def test_the_address_tells_the_town_that_no_column_names() -> None:
    addresses = ["湘阴县六塘乡白雪村", "湘阴县三塘镇", "县城", ""]
    table = pd.DataFrame({"text": ["路灯不亮"] * 4, "address": addresses, "town": ["", "静河镇", "未知", ""]})
    material = prepare_material(table)
    assert sorted(material.towns) == ["", "", "六塘乡", "静河镇"]
    assert sorted(material.districts) == ["", "", "湘阴县", "湘阴县"]


def test_the_district_of_an_address_is_the_one_nearest_to_its_town() -> None:
    table = pd.DataFrame({"text": ["路灯不亮"] * 2, "address": ["岳阳市湘阴县六塘乡"] * 2, "district": ["", "汨罗市"]})
    assert sorted(prepare_material(table).districts) == ["汨罗市", "湘阴县"]


def test_a_town_whose_name_two_counties_have_stands_behind_its_county() -> None:
    towns = ["城关镇"] * 5 + ["桐山镇"] * 2 + [""] * 2
    districts = ["丰县", "丰县", "沛县", "沛县", ""] + ["丰县"] * 2 + ["丰县", "沛县"]
    assert complete_filing(districts, towns)[1] == [
        *("丰县城关镇", "丰县城关镇", "沛县城关镇", "沛县城关镇", "城关镇"),
        *("桐山镇", "桐山镇", "", ""),
    ]


def test_one_ticket_may_be_filed_wrongly_and_districts_of_one_city_share_their_streets() -> None:
    assert complete_filing(["丰县", "丰县", "沛县"], ["城关镇"] * 3)[1] == ["城关镇"] * 3
    assert complete_filing(["云龙区"] * 2 + ["高新区"] * 2, ["桂园街道"] * 4)[1] == ["桂园街道"] * 4


def test_a_town_tells_the_district_that_is_not_filled_in() -> None:
    towns = ["桐山镇", "桐山镇", "城关镇", "城关镇", "城关镇", ""]
    assert complete_filing(["丰县", "", "丰县", "沛县", "", ""], towns)[0] == ["丰县", "丰县", "丰县", "沛县", "", ""]
