"""The object of an issue is what enough of its tickets name, the more exact kind first."""

from hotspot.issues.objects import name_object, name_places
from hotspot.text.places import load_places

ROWS = load_places().find_all_places(
    [
        "石塘镇澄园路的路灯不亮",
        "澄园路晚上一片黑",
        "澄园路路灯坏了,丽景花园的人都摸黑走",
        "石塘镇澄园路路灯不亮",
        "路灯不亮",
    ]
)


def test_one_ticket_alone_names_no_object() -> None:
    assert name_object(ROWS) == "澄园路"
    assert name_object(ROWS[2:3]) == "丽景花园"
    assert name_object([()] * 3) == ""


def test_places_come_by_exactness_and_no_more_than_wanted() -> None:
    assert name_places(ROWS, most=3) == ("澄园路", "石塘镇")
    assert name_places(ROWS, most=1) == ("澄园路",)
