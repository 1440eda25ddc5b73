"""A town told without its ending is no object, nor takes it the beginning of a village's name."""

import pandas as pd
import pytest

from hotspot.issues.material import prepare_material
from hotspot.issues.own_towns import part_own_town
from hotspot.text.places import load_places


def read(text: str, town: str) -> list[str]:
    return [place.name for place in part_own_town(text, load_places().find_places(text), town)]


@pytest.mark.parametrize(
    ("text", "town", "expected"),
    [
        ("石河口东岭村公路压坏了", "石河口镇", ["东岭村"]),
        ("石河口东岭村公路压坏了", "清溪市石河口镇", ["东岭村"]),
        ("柳林湖的水浑了,柳林湖东岭村", "柳林湖乡", ["东岭村"]),
        # Named after the town.
        ("白果街大桥封了", "白果街镇", ["白果街大桥"]),
        # Told with its ending, filed under another town, or under one whose name may stand for anything.
        ("石河口镇东岭村公路压坏了", "石河口镇", ["石河口镇", "东岭村"]),
        ("新城小区停水", "新城镇", ["新城小区"]),
    ],
)
def test_what_stands_behind_the_own_town(text: str, town: str, expected: list[str]) -> None:
    assert read(text, town) == expected


def test_filed_elsewhere_it_is_read_as_it_stands() -> None:
    text = "柳林湖的水浑了"
    assert read(text, "三塘镇") == read(text, "") == ["柳林湖"]
    assert read(text, "柳林湖乡") == []


def test_tickets_are_read_by_the_town_that_they_are_filed_under() -> None:
    text = "石河口东岭村公路压坏了"
    tickets = pd.DataFrame({"ticket_id": ["1", "2"], "text": [text, text], "town": ["石河口镇", ""]})
    material = prepare_material(tickets)
    named = dict(zip(material.ids, material.places, strict=True))
    assert [place.name for place in named["1"]] == ["东岭村"]
    assert [place.name for place in named["2"]] != ["东岭村"]
