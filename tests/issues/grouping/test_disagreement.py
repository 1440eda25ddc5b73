"""Groups whose tickets disagree are parted: the lifts of two estates are two issues, however alike they are told."""

from hotspot.issues.grouping.disagreement import part_homes
from hotspot.text.places import Place


def estate(name: str) -> Place:
    return Place(0, len(name), name, "estate", name)


GOLD, JADE = (estate("金桂苑"),), (estate("翡翠华府"),)


def test_two_estates_named_twice_each_are_two_issues() -> None:
    assert part_homes([(0, 1, 2, 3, 4)], [GOLD, JADE, JADE, GOLD, JADE]) == [(1, 2, 4), (0, 3)]


def test_who_names_none_or_another_one_alone_stays_with_the_larger_part() -> None:
    places = [GOLD, GOLD, JADE, JADE, JADE, (), (estate("云湖花园"),)]
    assert part_homes([tuple(range(7))], places) == [(2, 3, 4, 5, 6), (0, 1)]
    assert part_homes([(0, 1, 2, 5)], places) == [(0, 1, 2, 5)]


def test_who_names_both_estates_holds_them_together() -> None:
    assert part_homes([(0, 1, 2, 3, 4)], [GOLD, GOLD, JADE, JADE, GOLD + JADE]) == [(0, 1, 2, 3, 4)]


def test_one_estate_written_by_ear_or_in_full_is_one() -> None:
    heard = [(estate("云茂城"),)] * 2 + [(estate("云贸城"),)] * 2 + [(estate("长房云茂城"),)] * 2
    assert part_homes([tuple(range(6))], heard) == [tuple(range(6))]


def test_two_villages_are_two_issues_too() -> None:
    here, there = ((Place(0, 3, name, "village", name),) for name in ("白雪村", "石岭村"))
    assert part_homes([(0, 1, 2, 3)], [here, there, here, there]) == [(0, 2), (1, 3)]


def test_other_places_part_nothing() -> None:
    road = (Place(0, 3, "东湖路", "road", "东湖路"),)
    other = (Place(0, 3, "西湖路", "road", "西湖路"),)
    assert part_homes([(0, 1, 2, 3)], [road, road, other, other]) == [(0, 1, 2, 3)]
