"""Groups whose tickets disagree are parted: the lifts of two estates are two issues, however alike they are told."""

import numpy as np
from scipy.sparse import csr_matrix

from hotspot.issues.grouping.disagreement import (
    drop_strangers,
    part_disagreeing,
    part_homes,
    part_namesakes,
    part_towns,
)
from hotspot.issues.grouping.namesakes import Namesakes
from hotspot.issues.grouping.object_keys import ObjectKey
from hotspot.issues.grouping.spellings import spell_by_sound
from hotspot.text.places import Place

NO_KEYS: list[frozenset[ObjectKey]] = [frozenset()] * 7
NOTHING = (0.0, 0.0)
LIFT, DEED = (1.0, 0.0), (0.0, 1.0)
# Of a deed above all, and a little of lifts.
DEED_AND_LIFT = (0.06, 0.998)


def estate(name: str) -> Place:
    return Place(0, len(name), name, "estate", name)


GOLD_SOUND = spell_by_sound("金桂")
GOLD, JADE = (estate("金桂苑"),), (estate("翡翠华府"),)


def test_two_matters_of_one_estate_are_two_issues_also_where_a_little_is_common() -> None:
    spoken = np.array([LIFT, DEED, LIFT, DEED_AND_LIFT, LIFT])
    assert part_disagreeing([(0, 1, 2, 3, 4)], spoken, csr_matrix((5, 5))) == [(0, 2, 4), (1, 3)]
    assert part_disagreeing([(0, 2, 4), (0, 1)], spoken, csr_matrix((5, 5))) == [(0, 2, 4)]


def test_a_vague_ticket_goes_where_it_has_most_fellows() -> None:
    spoken = np.array([LIFT, DEED, LIFT, DEED, LIFT, NOTHING])
    group = tuple(range(6))
    assert part_disagreeing([group], spoken, csr_matrix((6, 6))) == [(0, 2, 4, 5), (1, 3)]
    fellows = csr_matrix(([0.3, 0.2, 0.2], ([5, 5, 5], [0, 1, 3])), shape=(6, 6))
    assert part_disagreeing([group], spoken, fellows) == [(0, 2, 4), (1, 3, 5)]


def test_groups_that_agree_or_say_nothing_stay_whole() -> None:
    spoken = np.array([LIFT, NOTHING, LIFT, NOTHING, DEED])
    assert part_disagreeing([(0, 1, 2)], spoken, csr_matrix((5, 5))) == [(0, 1, 2)]
    assert part_disagreeing([(1, 3, 4)], spoken, csr_matrix((5, 5))) == [(1, 3, 4)]


def test_two_estates_named_twice_each_are_two_issues() -> None:
    assert part_homes([(0, 1, 2, 3, 4)], [GOLD, JADE, JADE, GOLD, JADE], NO_KEYS) == [(1, 2, 4), (0, 3)]


def test_who_names_none_or_another_one_alone_stays_with_the_larger_part() -> None:
    places = [GOLD, GOLD, JADE, JADE, JADE, (), (estate("云湖花园"),)]
    assert part_homes([tuple(range(7))], places, NO_KEYS) == [(2, 3, 4, 5, 6), (0, 1)]
    assert part_homes([(0, 1, 2, 5)], places, NO_KEYS) == [(0, 1, 2, 5)]


def test_who_names_both_estates_holds_them_together() -> None:
    assert part_homes([(0, 1, 2, 3, 4)], [GOLD, GOLD, JADE, JADE, GOLD + JADE], NO_KEYS) == [(0, 1, 2, 3, 4)]


def test_one_estate_written_by_ear_or_in_full_is_one() -> None:
    heard = [(estate("云茂城"),)] * 2 + [(estate("云贸城"),)] * 2 + [(estate("长房云茂城"),)] * 2
    assert part_homes([tuple(range(6))], heard, NO_KEYS) == [tuple(range(6))]


def test_two_villages_are_two_issues_too() -> None:
    here, there = ((Place(0, 3, name, "village", name),) for name in ("白雪村", "石岭村"))
    assert part_homes([(0, 1, 2, 3)], [here, there, here, there], NO_KEYS) == [(0, 2), (1, 3)]


def firm(name: str) -> tuple[Place, ...]:
    return (Place(0, len(name), name, "company", name),)


def test_two_firms_are_two_issues_each_by_its_own_name() -> None:
    dyer = [firm("宏艺染厂"), firm("宏艺纺织印染有限公司")]
    knitter = [firm("锦泰针织厂"), firm("锦泰针织制衣厂")]
    assert part_homes([(0, 1, 2, 3)], [*dyer, *knitter], NO_KEYS) == [(0, 1), (2, 3)]
    heard = [firm("聚利公司"), firm("聚利网公司"), firm("利聚人公司"), firm("利聚公司")]
    assert part_homes([(0, 1, 2, 3)], heard, NO_KEYS) == [(0, 1, 2, 3)]
    # Builders and makers of anything.
    assert part_homes([(0, 1, 2, 3)], [firm("建筑公司")] * 2 + [firm("五金厂")] * 2, NO_KEYS) == [(0, 1, 2, 3)]


def test_who_names_a_home_in_short_goes_with_its_part() -> None:
    short = [frozenset(), frozenset(), frozenset(), frozenset({("", spell_by_sound("锦泰"))}), frozenset()]
    places = [firm("宏艺染厂"), firm("宏艺染厂"), firm("锦泰针织厂"), (), firm("锦泰毛织厂")]
    assert part_homes([(0, 1, 2, 3, 4)], places, short) == [(0, 1), (2, 3, 4)]
    assert part_homes([(0, 1, 2, 3, 4)], places, [frozenset()] * 5) == [(0, 1, 3), (2, 4)]


def test_other_places_part_nothing() -> None:
    road = (Place(0, 3, "东湖路", "road", "东湖路"),)
    other = (Place(0, 3, "西湖路", "road", "西湖路"),)
    assert part_homes([(0, 1, 2, 3)], [road, road, other, other], NO_KEYS) == [(0, 1, 2, 3)]


def test_a_ticket_of_another_town_that_names_nothing_others_name_is_no_part() -> None:
    towns = ("德润街道", "德润街道", "", "德润街道", "望浦街道", "望浦街道", "望浦街道")
    places = [GOLD, GOLD, (), GOLD, (), JADE, GOLD]
    assert drop_strangers([(0, 1, 2, 3, 4)], towns, places) == [(0, 1, 2, 3)]
    assert drop_strangers([(0, 1, 3, 5)], towns, places) == [(0, 1, 3)]
    # The office may write where a caller lives.
    assert drop_strangers([(0, 1, 3, 6)], towns, places) == [(0, 1, 3, 6)]


def test_a_ticket_of_another_town_with_an_object_of_its_own_is_a_stranger_to_those_that_have_none() -> None:
    towns = ("甲镇",) * 4 + ("乙镇",)
    assert drop_strangers([(0, 1, 2, 3, 4)], towns, [(), (), (), (), GOLD]) == [(0, 1, 2, 3)]
    assert drop_strangers([(0, 1, 2, 3, 4)], towns, [()] * 5) == [(0, 1, 2, 3, 4)]


def test_an_issue_without_an_object_or_a_town_has_no_strangers() -> None:
    towns = ("德润街道", "德润街道", "德润街道", "望浦街道", "望浦街道")
    assert drop_strangers([(0, 1, 2, 3)], towns, [()] * 5) == [(0, 1, 2, 3)]
    assert drop_strangers([(0, 1, 3, 4)], towns, [GOLD, GOLD, (), (), ()]) == [(0, 1, 3, 4)]
    assert drop_strangers([(0, 1, 2, 3)], ("",) * 5, [GOLD, GOLD, (), (), ()]) == [(0, 1, 2, 3)]


def test_namesakes_of_two_counties_are_two_issues_and_who_names_nothing_goes_with_the_own_county() -> None:
    counties = ["丰县", "沛县", "沛县", "丰县", "沛县", "沛县", "", "泗县"]
    namesakes = Namesakes(counties, {("estate", GOLD_SOUND): {"丰县", "沛县"}})
    places = [GOLD, GOLD, GOLD, GOLD, GOLD, (), GOLD, GOLD]
    assert part_namesakes([tuple(range(8))], places, namesakes) == [(1, 2, 4, 5, 6, 7), (0, 3)]
    # One ticket may be filed wrongly.
    assert part_namesakes([(1, 2, 3)], places, namesakes) == [(1, 2, 3)]
    assert part_namesakes([tuple(range(8))], places, Namesakes(counties, {})) == [tuple(range(8))]


def test_crowded_tickets_of_two_towns_without_an_object_in_common_are_two_issues() -> None:
    towns = ["石塘镇", "石塘镇", "岭北镇", "岭北镇", "新泉镇", "", "三塘镇", "石塘镇"]
    places = [GOLD, (), (), JADE, (), (), GOLD, ()]
    group, crowded = tuple(range(8)), np.ones(8, dtype=np.bool_)
    # Who is filed nowhere stays with the largest part, whoever names its object too; a lone ticket of a town is none.
    assert part_towns([group], towns, places, crowded) == [(0, 1, 5, 6, 7), (2, 3)]
    assert part_towns([group], towns, places, ~crowded) == [group]
