"""Single tickets of one kind of problem that share a name no list knows are an issue."""

from collections.abc import Sequence

from spending import measure_seconds
from spreads import make_spread

from hotspot.issues.grouping.spellings import spell_by_sound
from hotspot.issues.lines import group_lines
from hotspot.issues.named_issues import find_named_issues, join_named
from hotspot.settings import Settings

NOTHING: frozenset[str] = frozenset()
SHOP, YARD = frozenset({"沁澜"}), frozenset({"沁澜", "沁澜城"})
# A theme of a large batch is told by it in one county.
TELLING = frozenset({("word 丰县", "沁澜")})


def find(
    words: Sequence[frozenset[str]], kinds: Sequence[Sequence[int]], callers: str = "abcdefgh",
    objects: Sequence[frozenset[tuple[str, str]]] = (frozenset(),) * 8,
) -> list[tuple[int, ...]]:  # fmt: skip
    spread = make_spread(8, callers=callers, objects=objects, words=words)
    return find_named_issues(kinds, spread, least=3)


def test_a_name_that_enough_tickets_of_a_kind_share_makes_an_issue() -> None:
    assert find([SHOP] * 3 + [NOTHING] * 5, [range(5)]) == [(0, 1, 2)]
    assert find([SHOP] * 2 + [NOTHING] * 6, [range(5)]) == []
    # The same name, but of two kinds of problem: two of each are none.
    assert find([SHOP] * 4 + [NOTHING] * 4, [(0, 1), (2, 3)]) == []


def test_one_caller_is_not_enough() -> None:
    assert find([SHOP] * 3 + [NOTHING] * 5, [range(5)], callers="aaabcdef") == []
    assert find([SHOP] * 3 + [NOTHING] * 5, [range(5)], callers="aabcdefg") == [(0, 1, 2)]


def test_a_word_that_most_use_elsewhere_is_no_name() -> None:
    assert find([SHOP] * 6 + [NOTHING] * 2, [range(3)]) == [(0, 1, 2)]
    assert find([SHOP] * 7 + [NOTHING], [range(3)]) == []


def test_of_two_names_the_one_that_more_hold_then_the_longer() -> None:
    assert find([YARD] * 3 + [SHOP] + [NOTHING] * 4, [range(5)]) == [(0, 1, 2, 3)]
    # Where both have as many, those that are left are too few.
    assert find([SHOP] * 2 + [YARD] + [frozenset({"沁澜城"})] * 2 + [NOTHING] * 3, [range(5)]) == [(2, 3, 4)]
    assert find([YARD] * 3 + [frozenset({"澜城"})] * 3 + [NOTHING] * 2, [range(6)]) == [(0, 1, 2), (3, 4, 5)]


def test_tickets_of_different_objects_share_a_word_by_chance() -> None:
    one, other = frozenset({("", "云湖")}), frozenset({("", "星澜")})
    assert find([SHOP] * 3 + [NOTHING] * 5, [range(3)], objects=[one, other] + [NOTHING] * 6) == []  # type: ignore[list-item]
    assert find([SHOP] * 3 + [NOTHING] * 5, [range(3)], objects=[one, one] + [NOTHING] * 6) == [(0, 1, 2)]  # type: ignore[list-item]


def test_objects_that_bear_the_name_are_one() -> None:
    yard, shop = frozenset({("estate", spell_by_sound("沁澜城"))}), frozenset({("", spell_by_sound("沁澜"))})
    assert find([SHOP] * 3 + [NOTHING] * 5, [range(3)], objects=[yard, shop] + [NOTHING] * 6) == [(0, 1, 2)]  # type: ignore[list-item]


def test_what_tells_a_theme_by_the_name_it_is_told_by_is_one_issue() -> None:
    names = [TELLING, TELLING, NOTHING, TELLING, TELLING, NOTHING, NOTHING, NOTHING]
    spread = make_spread(8, names=names)
    # Half of an issue's tickets do not hold it: the issue is another one's.
    assert join_named([(0, 1, 2), (4, 5)], [3, 6, 7], spread, 2) == [(0, 1, 2, 3), (4, 5)]
    assert join_named([(0, 1), (3, 4)], [2, 5], spread, 3) == [(0, 1, 3, 4)]
    assert join_named([], [0, 1, 2, 3, 4], spread, 4) == [(0, 1, 3, 4)]


def test_a_line_tells_as_one_issue_what_the_name_joins() -> None:
    spread = make_spread(8, themes=["预付卡消费"] * 4 + [""] * 4, names=[TELLING] * 4 + [NOTHING] * 4)
    (line,) = group_lines([(0, 1, 2)], spread, Settings())
    assert line.issues == ((0, 1, 2, 3),)


def test_a_word_that_is_no_object_s_does_not_join_what_names_different_objects() -> None:
    one, other = frozenset({("", "云湖")}), frozenset({("", "星澜")})

    def join(*objects: frozenset[tuple[str, str]], least: int = 2) -> list[tuple[int, ...]]:
        count = len(objects)
        spread = make_spread(count, objects=objects, names=[TELLING] * count)
        return join_named([], range(count), spread, least)

    assert join(one, other, one, other, one, frozenset()) == [(0, 2, 4, 5), (1, 3)]
    assert join(one, other, one, other, one, frozenset(), least=3) == [(0, 2, 4, 5)]
    assert join(one, one | other, other) == [(0, 1, 2)]
    # The name of a shop: others name what stands beside it.
    assert join(frozenset({("", spell_by_sound("沁澜"))}), one, other) == [(0, 1, 2)]


def test_thousands_of_one_object_take_no_longer_than_their_number() -> None:
    count = 5000
    spread = make_spread(count, objects=[frozenset({("", "云湖")})] * count, words=[SHOP] * count)
    assert find_named_issues([range(count)], spread, least=3) == [tuple(range(count))]
    assert measure_seconds(lambda: find_named_issues([range(count)], spread, least=3), enough=1) < 1
