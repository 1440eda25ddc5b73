"""Which points a sentence names: counted by callers, with what a large issue tells."""

from dataclasses import replace

from hotspot.issues.wording.evidence import IssueEvidence
from hotspot.issues.wording.points import name_points

STOPPED, TRAPPED, LATE, UNHEARD = "电梯停运三天。", "又把人困在电梯里。", "一直没修。", "按铃没人应。"


def evidence(texts: list[str], callers: list[str] | None = None) -> IssueEvidence:
    return IssueEvidence(
        ticket_ids=tuple(f"{number:06d}" for number in range(1, len(texts) + 1)),
        titles=("",) * len(texts),
        texts=tuple(texts),
        callers=tuple(callers or [f"c{number}" for number in range(len(texts))]),
        towns=("",) * len(texts),
        places=((),) * len(texts),
        districts=("",) * len(texts),
    )


def test_the_tickets_behind_the_points_are_named() -> None:
    points = name_points("电梯故障", evidence([TRAPPED, "电梯。", TRAPPED, "你好。"]))
    assert len(points.troubles) == 1
    assert points.ticket_ids == ("000001", "000003")
    assert name_points("没有这个主题", evidence([TRAPPED])).troubles == ()


def test_where_everybody_tells_something_else_several_points_are_named() -> None:
    apart = evidence([STOPPED, TRAPPED, LATE])
    assert len(name_points("电梯故障", apart, is_one_matter=True).troubles) == 3
    assert name_points("电梯故障", apart).troubles == ()
    # Two of five are no half: what the others say is not known.
    some = evidence([STOPPED, TRAPPED, "你好。", "请回复。", "谢谢。"])
    assert name_points("电梯故障", some, is_one_matter=True).troubles == ()
    # One point of one caller is not what they tell, and six callers are no few.
    assert name_points("电梯故障", evidence([STOPPED, "你好。"]), is_one_matter=True).troubles == ()
    assert (
        name_points("电梯故障", evidence([STOPPED, TRAPPED, LATE, *["你好。"] * 3]), is_one_matter=True).troubles == ()
    )


def test_what_a_fifth_tells_is_named_and_said_not_to_be_all() -> None:
    some = name_points("电梯故障", evidence([TRAPPED, TRAPPED, *["电梯。"] * 6]))
    assert (len(some.troubles), some.is_partial) == (1, True)
    most = name_points("电梯故障", evidence([*[TRAPPED] * 4, "电梯。"]))
    assert (most.troubles, most.is_partial) == (some.troubles, False)
    few = name_points("电梯故障", evidence([TRAPPED, TRAPPED, *["电梯。"] * 9]))
    assert few.troubles == ()
    # One caller of four is more than a fifth, and no point of many.
    assert name_points("电梯故障", evidence([TRAPPED, *["电梯。"] * 3])).troubles == ()


def test_a_title_of_its_own_is_given_where_half_of_the_callers_tell_the_point_or_it_stands_alone() -> None:
    station, full = "垃圾站建在居民楼下，离小区太近。", "垃圾桶满了，三天没人清运。"
    assert name_points("垃圾清运", evidence([station, station, station, full, full])).title == "垃圾站选址"
    beside = name_points("垃圾清运", evidence([station, station, station, full, full, "你好。", "您好。"]))
    assert (len(beside.troubles), beside.title) == (2, "")
    assert name_points("垃圾清运", evidence([station, station, station, full, full, "你好。"])).title == "垃圾站选址"
    assert name_points("垃圾清运", evidence([station, station, *["你好。"] * 3])).title == "垃圾站选址"
    assert name_points("垃圾清运", evidence([station, station, *["你好。"] * 5])).title == ""
    assert name_points("电梯故障", evidence([TRAPPED] * 3)).title == ""


def test_what_a_large_issue_tells_is_heard_where_more_callers_tell_other_points() -> None:
    def troubles(large: int, small: list[str]) -> tuple[str, ...]:
        whole = evidence([STOPPED + TRAPPED + LATE] * large + small)
        alone = name_points("电梯故障", whole).troubles
        heard = name_points("电梯故障", whole, parts=[whole.ticket_ids[:large], whole.ticket_ids[large:]]).troubles
        assert len(alone) == len(heard) == 3
        assert alone[:2] == heard[:2]
        return heard[2:]

    assert troubles(6, [UNHEARD] * 3) == ("应急呼叫无人响应",)
    # A third of all callers are a large issue, and half of its own must tell it, two of them.
    assert troubles(7, [UNHEARD] * 3) == ("维修不及时",)
    assert troubles(8, [UNHEARD, UNHEARD, "你好。", "你好。"]) == ("应急呼叫无人响应",)
    assert troubles(12, [UNHEARD, UNHEARD, *["你好。"] * 4]) == ("维修不及时",)
    assert troubles(4, [UNHEARD, "你好。"]) == ("维修不及时",)
    # Where nothing is told by enough of all, an issue's own point is not that of the line.
    whole = evidence(["你好。"] * 10 + [UNHEARD] * 2)
    assert name_points("电梯故障", whole, parts=[whole.ticket_ids[:8], whole.ticket_ids[8:]]).troubles == ()


def test_a_sixth_of_the_callers_tell_a_point_beside_another_and_three_are_named() -> None:
    def count(*texts: str) -> int:
        return len(name_points("电梯故障", evidence(list(texts))).troubles)

    assert count(*[STOPPED] * 4, *[TRAPPED] * 2, *["你好。"] * 6) == 2
    assert count(*[STOPPED] * 5, *[TRAPPED] * 2, *["你好。"] * 6) == 1
    assert count(*[STOPPED + TRAPPED + LATE + UNHEARD] * 3) == 3
    # Told by fewer, with others: two of 26 are enough, two of 28 not.
    few = [*[STOPPED] * 2, *[TRAPPED] * 2, *[LATE] * 2]
    assert count(*few, *["你好。"] * 20) == 3
    assert count(*few, *["你好。"] * 22) == 0


def test_where_seven_tenths_tell_the_points_the_others_are_not_hinted_at() -> None:
    most, fewer = (name_points("电梯故障", evidence([TRAPPED] * n + ["你好。"] * (10 - n))) for n in (7, 6))
    assert (most.is_partial, fewer.is_partial) == (False, True)


def test_wishes_stand_beside_troubles_and_places_are_those_of_the_troubles() -> None:
    wish = "请求更换电梯。"
    one = name_points("电梯故障", evidence([wish] * 2 + [STOPPED] * 3))
    assert (one.troubles, one.wishes) == (("电梯故障停运",), (("希望", "老旧电梯更新改造"),))
    assert not one.leads_with_wish
    assert one.ticket_ids == ("000001", "000002", "000003", "000004", "000005")
    assert one.placed_ids == ("000003", "000004", "000005")
    other = name_points("电梯故障", evidence([wish] * 3 + [STOPPED] * 2))
    assert other.leads_with_wish
    alone = name_points("电梯故障", evidence([wish] * 3 + ["你好。"]))
    assert alone.placed_ids == ("000001", "000002", "000003")


def test_what_the_same_tickets_say_twice_is_named_once() -> None:
    # 又坏 and 故障频发 are both told by these, in nearly the same words.
    often = "电梯故障频发，频繁故障停运。"
    points = name_points("电梯故障", evidence([often] * 4))
    assert sum("故障" in point for point in points.troubles) == 1
    # Of five who tell the second four told the first as well, or three.
    houses, school, both = "垃圾站建在居民楼旁。", "垃圾站对着学校。", "垃圾站建在居民楼旁，对着学校。"
    told = [evidence([both] * n + [houses] * 3 + [school] * (5 - n)) for n in (4, 3)]
    assert [len(name_points("垃圾清运", issue).troubles) for issue in told] == [1, 2]
    # In other words the same tickets tell something else.
    assert len(name_points("电梯故障", evidence([STOPPED + TRAPPED] * 4)).troubles) == 2


def test_of_one_callers_letters_the_share_counts_letters() -> None:
    texts = ["电梯又困人。", "电梯困人了。", "电梯里的广告太多。", "电梯又把人困住。"]
    points = name_points("电梯故障", evidence(texts, callers=["a"] * 4))
    assert points.share == 0.75


def test_of_one_callers_letters_a_third_must_tell_a_point() -> None:
    letters = [STOPPED, STOPPED, STOPPED, TRAPPED, TRAPPED, "你好。", "您好。", "盼复。"]
    one = name_points("电梯故障", evidence(letters, callers=["a"] * 8))
    assert (len(one.troubles), one.ticket_ids) == (1, ("000001", "000002", "000003"))
    # Of as many callers a sixth is enough beside the first.
    assert len(name_points("电梯故障", evidence(letters)).troubles) == 2
    assert name_points("电梯故障", evidence([STOPPED, *["你好。"] * 3], callers=["a"] * 4)).troubles == ()
    # Of three letters each is a third.
    assert len(name_points("电梯故障", evidence([STOPPED, TRAPPED, "电梯。"], callers=["a"] * 3)).troubles) == 2


def test_of_a_few_callers_each_is_heard_before_one_is_heard_twice() -> None:
    both = STOPPED + LATE
    points = name_points("电梯故障", evidence([both, TRAPPED, "电梯。", "你好。"]), is_one_matter=True)
    assert points.ticket_ids == ("000001", "000002")
    assert len(points.troubles) == 2


def test_points_of_one_title_are_counted_together_for_it() -> None:
    stalled, late, unheard = "楼盘停工了。", "至今没交房。", "请回复。"
    both = name_points("问题楼盘", evidence([stalled, stalled, late, late, *[unheard] * 4]))
    assert (len(both.troubles), both.title) == (2, "楼盘复工交房")
    beside = name_points("问题楼盘", evidence([stalled, stalled, "没有房产证。", "没有房产证。", *[unheard] * 4]))
    assert (len(beside.troubles), beside.title) == (2, "")


def test_the_operators_words_are_not_read() -> None:
    call = "坐席:您好,请问有什么可以帮您?市民:楼里坏了。坐席:哪部电梯停运了?市民:左边。"
    assert name_points("电梯故障", evidence([call, call])).troubles == ()
    call = "坐席:您好,请问有什么可以帮您?市民:电梯停运三天。坐席:好的。"
    assert name_points("电梯故障", evidence([call, call])).troubles == ("电梯故障停运",)


def test_what_a_clerk_closes_with_is_nobodys_wish() -> None:
    texts = [
        "保洁工资半年没有发了,请核实处理。",
        "扫了半年公路一分钱工资没发,请相关部门核实处理。",
        "公益岗工资一直没发,请核实。",
    ]
    titled = replace(evidence(texts), titles=("保洁工资", "扫地工资", "公益岗工资"))
    points = name_points("公益性岗位", titled)
    assert points.troubles
    assert not points.wishes
