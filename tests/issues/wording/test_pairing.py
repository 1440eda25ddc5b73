"""Places stand in front of the points that their own callers tell."""

from collections.abc import Sequence

from phrasing_samples import evidence, phrase

from hotspot.issues.wording.key_points import KeyPoint
from hotspot.issues.wording.pairing import pair_places

LATE, CRACKED = KeyPoint("房屋", "延期交付", (("延期",),)), KeyPoint("房屋", "开裂", (("开裂",),))
NO_PAPERS = KeyPoint("", "不动产证未办", (("证",),))
NAMES = ("澄园", "怡景", "东湖")


def pair(told: Sequence[Sequence[int]], points: Sequence[KeyPoint]) -> list[str]:
    """``told``: of each issue, how many of its callers tell each point."""
    issues = [evidence(("你好。",) * sum(row), first=100 * number) for number, row in enumerate(told, start=1)]
    telling: list[set[str]] = [set() for _ in points]
    for issue, row in zip(issues, told, strict=True):
        ids = iter(issue.ticket_ids)
        for told_by, count in zip(telling, row, strict=True):
            told_by.update(next(ids) for _ in range(count))
    rows = [(point, frozenset(ids)) for point, ids in zip(points, telling, strict=True)]
    return pair_places(issues, rows, lambda numbers: "和".join(NAMES[number] for number in numbers))


def test_each_place_is_named_with_what_its_callers_tell() -> None:
    assert pair([(3, 0), (0, 2), (2, 1)], [LATE, CRACKED]) == ["澄园和东湖房屋延期交付", "怡景房屋开裂"]


def test_a_point_that_no_place_tells_above_all_stays_with_the_first() -> None:
    assert pair([(3, 2, 0), (0, 0, 2)], [LATE, CRACKED, NO_PAPERS]) == ["澄园房屋延期交付", "开裂", "怡景不动产证未办"]


def test_where_all_tell_the_first_point_nothing_is_paired() -> None:
    assert pair([(3, 1), (2, 3)], [LATE, CRACKED]) == []
    assert pair([(3,), (1,)], [LATE]) == []


def test_the_first_point_stands_for_an_issue_where_nearly_as_many_tell_it_as_its_own() -> None:
    assert pair([(3, 0), (3, 5)], [LATE, CRACKED]) == []
    assert pair([(3, 0), (2, 5)], [LATE, CRACKED]) == ["澄园房屋延期交付", "怡景房屋开裂"]


def test_a_first_point_that_no_named_place_tells_is_not_put_in_front_of_them() -> None:
    assert pair([(0, 2), (0, 3)], [LATE, CRACKED]) == []


def test_a_sentence_pairs_them() -> None:
    stopped = evidence(tuple(f"丽景华庭的电梯停运{number}天了。" for number in "三四五六"))
    trapped = evidence(("滨江雅苑的电梯又把人困在里面。",) * 3, first=20)
    sentence = phrase(stopped, trapped, theme="电梯故障").sentence
    assert "丽景华庭电梯" in sentence
    assert "滨江雅苑电梯发生困人" in sentence
