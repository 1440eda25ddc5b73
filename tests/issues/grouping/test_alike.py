"""A large batch is compared district by district."""

import numpy as np
import pandas as pd
import pytest

from hotspot import find_hotspots
from hotspot.issues.grouping import alike, documents, object_keys
from hotspot.issues.grouping.alike import cut_blocks, find_alike, tell_homes
from hotspot.issues.material import Material, prepare_material

LIFTS = (
    "电梯坏了半个月没人修，老人下不了楼",
    "电梯坏了半个月没有人修，老人下不了楼",
    "电梯坏了没人修，老人下不了楼",
)


def prepare(rows: list[tuple[str, str, str]]) -> Material:
    """Return the material of texts, the districts and the towns that they are filed under."""
    ids = [f"{number:02d}" for number in range(len(rows))]
    return prepare_material(pd.DataFrame(rows, columns=["text", "district", "town"]).assign(ticket_id=ids))


@pytest.fixture
def crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than four tickets are many, and a district of two is no small one."""
    for module in (alike, documents, object_keys):
        monkeypatch.setattr(module, "ORDINARY_BATCH", 4)
    monkeypatch.setattr(alike, "_LEAST_TICKETS", 2)


def cut(material: Material) -> list[list[int]]:
    return [block.tolist() for block in cut_blocks(material)]


@pytest.mark.usefixtures("crowd")
def test_small_districts_and_unknown_ones_are_compared_together() -> None:
    districts = ["丰县", "沛县", "丰县", "", "泗县", "丰县", "沛县"]
    assert cut(prepare([("路灯不亮", district, "") for district in districts])) == [[0, 2, 5], [1, 6], [3, 4]]


@pytest.mark.usefixtures("crowd")
def test_where_many_districts_are_unknown_and_in_an_ordinary_batch_all_are_compared() -> None:
    assert cut(prepare([("路灯不亮", district, "") for district in ["丰县"] * 4 + [""] * 2])) == [[0, 1, 2, 3, 4, 5]]
    assert cut(prepare([("路灯不亮", district, "") for district in ["丰县"] * 2 + ["沛县"] * 2])) == [[0, 1, 2, 3]]


@pytest.mark.usefixtures("crowd")
def test_names_are_those_of_a_district_or_in_a_large_one_of_a_town() -> None:
    material = prepare([("路灯不亮", "丰县", "桐山镇")] * 5 + [("路灯不亮", "沛县", "河口镇")] * 2)
    assert tell_homes(material) == [" 桐山镇"] * 5 + [" 沛县"] * 2


@pytest.mark.usefixtures("crowd")
def test_the_same_words_of_two_districts_are_two_issues() -> None:
    rows = [(text, county, "") for county in ("丰县", "沛县") for text in LIFTS]
    found = find_alike(prepare(rows))
    assert sorted(found.groups) == [(0, 1, 2), (3, 4, 5)]
    fellows = found.fellows.toarray()
    assert not fellows[:3, 3:].any()
    assert fellows[0, 1] > 0
    assert fellows[3, 4] > 0
    chosen = np.array([True, False, False, True, True, False])
    assert found.count_words(chosen)["电梯"] == 3
    ids = [f"{number:02d}" for number in range(len(rows))]
    report = find_hotspots(pd.DataFrame(rows, columns=["text", "district", "town"]).assign(ticket_id=ids))
    issues = sorted(issue.ticket_ids for hotspot in report.hotspots for issue in hotspot.issues)
    assert issues == [("00", "01", "02"), ("03", "04", "05")]
