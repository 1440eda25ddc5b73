"""Names by which a matter is told: what nobody knows and nearly only tickets of one theme, or of none, hold."""

from collections.abc import Sequence

import pandas as pd
import pytest

from hotspot.issues.grouping.alike import find_alike
from hotspot.issues.grouping.object_keys import ObjectKey
from hotspot.issues.material import prepare_material
from hotspot.issues.theme_names import list_theme_names

REST = "，" + "家里老人孩子都受影响，打了几次电话也没有人上门来看一看，请尽快处理并答复。" * 3
LETTERS = ("锦樾会所关门，卡里的钱不退", "在锦樾办的卡用不了", "锦樾换了老板，旧卡不认")
OTHERS = ("健身房关门，年卡不退", "理发店充值卡退不了", "美容院跑路，余额没有退", "洗车店搬走，次卡作废")
BESIDE = ("锦樾门口的路灯不亮", "锦樾旁边的水管漏水")
CARDS = "预付卡消费"


def list_telling(
    *themes: str, districts: Sequence[str] = ("",) * 9, beside: tuple[str, ...] = BESIDE
) -> dict[int, set[ObjectKey]]:
    """Return by which names letters of these themes are told: of LETTERS, of OTHERS, of what stands beside."""
    texts = [f"{text}{REST}" for text in (*LETTERS, *OTHERS, *beside)]
    table = pd.DataFrame({"ticket_id": list(map(str, range(len(texts)))), "text": texts, "district": districts})
    material = prepare_material(table)
    order = [int(ticket_id) for ticket_id in material.ids]
    rows = list_theme_names(material, find_alike(material).blocks, [themes[number] for number in order])
    return {
        number: set(names)
        for number, row in zip(order, rows, strict=True)
        if (names := [k for k in row if "锦" in k[1]])
    }


def test_a_name_by_which_half_of_a_theme_is_told_is_no_chance_in_letters_either() -> None:
    three, four = [CARDS] * 3, [CARDS] * 4
    assert set(list_telling(*three, *three, "", "路灯不亮", "")) == {0, 1, 2, 8}
    assert set(list_telling(*three, *four, CARDS, "")) == {0, 1, 2, 7, 8}
    # Most of the theme do not hold it; two of five that hold it tell other themes; two are chance.
    assert not list_telling(*three, *four, "", "")
    assert not list_telling(*three, *three, "", "路灯不亮", "漏水")
    assert not list_telling(CARDS, CARDS, "", CARDS, "", "", "", "", "")


def test_who_names_a_town_and_tells_no_theme_does_not_tell_that_of_its_namesake() -> None:
    beside = ("锦樾镇的路灯不亮", "锦樾旁边的水管漏水")
    assert set(list_telling(*[CARDS] * 6, "", "", CARDS, beside=beside)) == {0, 1, 2, 8}


def test_in_a_large_batch_a_theme_is_told_by_a_name_in_one_district(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotspot.issues.grouping.alike.ORDINARY_BATCH", len(LETTERS + OTHERS + BESIDE) - 1)
    told = list_telling(*[CARDS] * 6, "", "", "", districts=["丰县"] * 8 + ["沛县"])
    assert set(told) == {0, 1, 2, 7}
    assert {key for keys in told.values() for key in keys if key[1] == "锦樾"} == {("word 丰县", "锦樾")}


def test_themes_of_one_family_are_told_by_a_name_together() -> None:
    wages, pay = "企业拖欠工资", "农民工欠薪"
    assert set(list_telling(wages, wages, pay, *[CARDS] * 4, "", "")) == {0, 1, 2, 7, 8}
    assert not list_telling(wages, wages, "路灯不亮", *[CARDS] * 4, "", "")


def test_a_name_that_no_theme_goes_with_is_a_matter_of_its_own() -> None:
    beside = ("锦樾的收购价说变就变", "锦樾的地磅不准")
    assert set(list_telling(*[""] * 3, *[CARDS] * 4, "", "", beside=beside)) == {0, 1, 2, 7, 8}
    assert set(list_telling(*[""] * 3, *[CARDS] * 4, "", "漏水", beside=beside)) == {0, 1, 2, 7}
    # Three are chance, as are four of six; a town's name is no matter's.
    assert not list_telling(*[""] * 3, *[CARDS] * 4, "路灯不亮", "漏水", beside=beside)
    assert not list_telling(*[""] * 3, *[CARDS] * 4, "", "", beside=("锦樾镇的收购价说变就变", "锦樾的地磅不准"))
