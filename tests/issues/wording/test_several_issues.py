"""A line of several issues: which objects are named, and what is told of them."""

from phrasing_samples import PIG_FARM, evidence, phrase, wording

from hotspot.issues.wording.phrasing import phrase_hotspot


def test_several_issues_are_named_together_the_strongest_first() -> None:
    weak = evidence(("静河镇青湖村养猪场气味难闻。", "青湖村养猪场臭，静河镇不管。"), towns=("静河镇",) * 2, first=50)
    strong = evidence(PIG_FARM, towns=("三塘镇",) * 4)
    result = phrase(weak, strong, theme="养猪场气味")
    assert result.title == "养猪场气味问题"
    assert result.sentence.startswith("多名群众来电反映三塘镇白雪村和静河镇青湖村养猪场")
    slots = {slot.name: slot for slot in result.slots}
    assert len(slots) == len(result.slots)
    assert slots["places_1"].text == "三塘镇白雪村"
    assert slots["places_2"].ticket_ids == weak.ticket_ids


def test_where_no_issue_has_an_object_the_town_of_nearly_all_says_where() -> None:
    closed = ("买摩托车保险的网点没有人上班。", "摩托车保险网点关门,办不了。", "卖摩托车保险的点没有人办理。")
    refused = ("三家公司都不肯给摩托车上保险。", "给摩托车投保,没有公司愿意接。", "摩托车的交强险买不到。")
    one = evidence(closed, towns=("六塘乡",) * 3)
    result = phrase(one, evidence(refused, towns=("六塘乡", "六塘乡", "静河镇"), first=20), theme="摩托车购买保险")
    assert result.title == "六塘乡摩托车购买保险问题"
    assert result.sentence.startswith("六塘乡多名群众来电反映")
    assert result.sentence.count("六塘乡") == 1
    elsewhere = evidence(refused, towns=("静河镇",) * 3, first=20)
    assert phrase(one, elsewhere, theme="摩托车购买保险").title == "摩托车购买保险问题"


def test_of_very_many_issues_the_strongest_are_named() -> None:
    names = ("翠湖", "滨江", "澄园", "丽景", "怡景", "东湖", "望江", "学府", "龙泉", "金湖")
    issues = [
        evidence((f"{name}花园小区电梯停运。", f"{name}花园小区电梯坏了。"), first=10 * number)
        for number, name in enumerate(names, start=1)
    ]
    result = phrase(*issues, theme="电梯故障")
    assert "等处电梯" in result.sentence
    assert sum(f"{name}花园" in result.sentence for name in names) == 4


def test_tickets_in_no_issue_count_and_tell_of_what_a_broad_theme_is_made() -> None:
    issues = (
        evidence(("丽景华庭不动产证办不下来。", "丽景华庭的房产证办理要等多久。"), callers=("a", "a")),
        evidence(("滨江雅苑不动产证没有办。", "滨江雅苑房产证办理太慢。"), callers=("d", "d"), first=20),
    )
    others = evidence(("丽景华庭烂尾了。", "滨江雅苑楼盘停工，烂尾两年。"), callers=("b", "c"), first=40)
    alone = phrase_hotspot(issues, "问题楼盘", wording(*issues))
    assert alone.sentence == "多名群众来电反映丽景华庭和滨江雅苑不动产证迟迟未办问题。"
    result = phrase_hotspot(issues, "问题楼盘", wording(*issues), others=others)
    assert result.sentence == "多名群众来电反映丽景华庭和滨江雅苑楼盘停工待复工、不动产证迟迟未办等问题。"
    assert {*others.ticket_ids} < {*result.slots[0].ticket_ids}


def test_a_place_is_named_only_where_its_own_tickets_tell_what_is_printed() -> None:
    telling = evidence(("丽景华庭又把人困在电梯里。",) * 4)
    silent = evidence(("滨江雅苑电梯广告太多。", "滨江雅苑电梯里有广告。"), first=20)
    result = phrase(telling, silent, theme="电梯故障")
    assert "丽景华庭电梯" in result.sentence
    assert "滨江雅苑" not in result.sentence
    # Who tells it too, but not half of them, is not named: 等处 says that there is somebody.
    few = evidence(("滨江雅苑电梯困人。", "滨江雅苑电梯广告太多。", "滨江雅苑电梯里有广告。"), first=20)
    assert "丽景华庭等处电梯" in phrase(telling, few, theme="电梯故障").sentence


def test_a_place_is_not_named_for_those_of_its_issue_who_are_elsewhere() -> None:
    here = evidence(("丽景华庭又把人困在电梯里。",) * 3)
    trapped = ("八一路的电梯困人。", "太平路电梯把人困住了。")
    silent = ("滨江雅苑电梯广告太多。", "滨江雅苑电梯里有广告。", "滨江雅苑的电梯里贴满广告。")
    result = phrase(here, evidence((*trapped, *silent), first=20), theme="电梯故障")
    assert "丽景华庭等处电梯" in result.sentence
    assert "滨江雅苑" not in result.sentence


def test_where_no_place_has_two_who_tell_it_those_are_named_where_half_do() -> None:
    half = evidence(("丽景华庭电梯困人。", "丽景华庭电梯广告太多。"))
    lone = evidence(("滨江雅苑电梯困人。", "滨江雅苑电梯又困人了。"), callers=("z", "z"), first=20)
    assert "丽景华庭和滨江雅苑电梯" in phrase(half, lone, theme="电梯故障").sentence


def test_one_object_under_two_endings_is_named_once_short_names_are_not_one() -> None:
    bridge = ("赛头口那座桥的桥面塌了洞，行人过桥怕。", "赛头口的桥开裂，桥面塌了。", "赛头口危桥的栏杆断裂。")
    again = ("赛头桥的桥墩冲空，裂缝很大。", "赛头桥桥面开裂，没人修。", "赛头桥的裂缝越来越大。")
    result = phrase(evidence(bridge), evidence(again, first=20), theme="危桥渡口安全")
    assert ("赛头口" in result.sentence) != ("赛头桥" in result.sentence)
    late = ("办证", "房产证一直没办", "不动产证办不下来", "拖着不办证")
    firms = [
        evidence([f"{firm}{what}，问几时能办。" for what in late], first=first)
        for firm, first in (("恒大", 1), ("恒信", 40))
    ]
    said = phrase(*firms, theme="问题楼盘").sentence
    assert "恒大" in said
    assert "恒信" in said


def test_a_place_that_one_caller_alone_speaks_of_is_not_named_beside_others() -> None:
    several = evidence(("丽景华庭又把人困在电梯里。",) * 4)
    lone = evidence(("滨江雅苑电梯困人。", "滨江雅苑电梯又困人了。"), callers=("z", "z"), first=20)
    result = phrase(several, lone, theme="电梯故障")
    assert "丽景华庭等处" in result.sentence
    assert "滨江雅苑" not in result.sentence


def test_what_an_issue_without_a_name_tells_does_not_stand_behind_the_others_place() -> None:
    named = evidence(("丽景华庭又把人困在电梯里。",) * 4)
    unnamed = evidence(("小区的电梯停运三天。",) * 3, first=20)
    result = phrase(named, unnamed, theme="电梯故障")
    assert result.sentence.index("停运") < result.sentence.index("丽景华庭")
    more = evidence(("小区的电梯停运三天。",) * 6, first=20)
    leading = phrase(more, named, theme="电梯故障").sentence
    assert leading == "多名群众来电反映电梯故障停运、丽景华庭电梯发生困人等问题。"
    alone = phrase(named, evidence(("丽景华庭的电梯停运三天。",) * 3, first=20), theme="电梯故障")
    assert alone.sentence.index("丽景华庭") < alone.sentence.index("停运")
