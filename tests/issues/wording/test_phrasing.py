"""How hotspots read: titles and sentences in the bulletin's manner, whatever the tickets hold."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phrasing_samples import DAILY, PIG_FARM, assert_valid, evidence, phrase, wording

from hotspot.issues.wording.phrasing import IssueEvidence, learn_wording, phrase_hotspot


def test_title_names_the_object_and_the_kind_of_problem() -> None:
    result = phrase(evidence(PIG_FARM), theme="养猪场气味")
    assert result.title == "三塘镇白雪村养猪场气味问题"


def test_where_no_key_points_are_told_the_sentence_is_made_of_a_tickets_own_words() -> None:
    texts = (
        "东湖路钟楼的大钟快了一刻钟。",
        "东湖路口钟楼的大钟又快了一刻钟，没有人调。",
        "东湖路钟楼大钟快了一刻钟，电话打不通。",
    )
    issue = evidence(texts)
    result = phrase(issue)
    matter = next(slot for slot in result.slots if slot.name == "matter")
    source = issue.texts[issue.ticket_ids.index(matter.ticket_ids[0])]
    assert matter.text.removesuffix("的问题") in source
    assert result.sentence == f"多名群众来电反映{matter.text}。"


def test_calls_are_told_by_their_key_points_a_lone_one_in_its_own_words() -> None:
    many = phrase(evidence(PIG_FARM), theme="养猪场气味")
    assert many.sentence == "多名群众来电反映三塘镇白雪村养猪场气味难闻、粪污直排外溢等问题。"
    lone = phrase(evidence(PIG_FARM[:1]), theme="养猪场气味")
    assert lone.sentence == "有群众来电反映三塘镇白雪村养猪场粪水直接排到沟里，气味难闻。"


def test_a_lone_call_is_not_told_by_what_it_says_beside_its_kind_of_problem() -> None:
    call = ("这件事情拖到如今没有人肯听一句。我们临聘人员干一样的活，工资只有一半。",)
    said = phrase(evidence(call), theme="职工薪酬待遇").sentence
    assert "拖到如今" not in said
    assert "临聘" in said


def test_a_place_is_named_where_those_who_tell_the_points_name_it() -> None:
    here = (
        "望湖花园电梯停运，维修的人没来。",
        "望湖花园的电梯又停运。",
        "望湖花园电梯停运，把人困住。",
        "望湖花园电梯困人。",
    )
    assert "望湖花园" in phrase(evidence(here), theme="电梯故障").sentence
    elsewhere = ("电梯停运。", "电梯又停运，把人困住。", "望湖花园门口。", "望湖花园门口。", "望湖花园。")
    said = phrase(evidence(elsewhere), theme="电梯故障")
    assert "电梯" in said.sentence
    assert "望湖花园" not in said.sentence


def test_title_of_letters_comes_from_their_titles() -> None:
    titles = ("关于丽景华庭地下车库漏水的问题", "请解决丽景华庭地下车库漏水问题", "丽景华庭地下车库漏水，无人处理")
    texts = ("一下雨车库就进水。", "车库的顶一直在滴水。", "车位泡在水里。")
    result = phrase(evidence(texts, titles))
    assert result.title == "丽景华庭地下车库漏水问题"
    # Letters are written: nobody calls.
    assert result.sentence == "多名群众反映丽景华庭地下车库漏水问题。"


def test_where_a_letters_title_is_all_there_is_its_object_stands_before_it() -> None:
    texts = (
        "宝力格风电场的叶片冬天甩下冰块，砸坏我家两张围栏。",
        "宝力格风电场离牧户太近，叶片上的冰甩出几十米，要求停机。",
        "在宝力格风电场边上放羊，差点叫冰块砸着。",
    )
    result = phrase(evidence(texts, ("风机叶片甩冰", "甩冰", "")))
    assert result.sentence == "多名群众反映宝力格风电场风机叶片甩冰问题。"


def test_what_shall_be_checked_is_wanted() -> None:
    texts = ("条石砌的堡坎没有泄水孔，树根把石头都撑开了。", "墙身往外鼓，下面就是老房子。")
    result = phrase(evidence(texts, ("关于排查观音岩一带老挡墙的请求", "请求排查观音岩一带老挡墙")))
    assert result.sentence == "多名群众希望排查观音岩一带老挡墙。"


def test_no_title_ends_in_what_cannot_be() -> None:
    texts = (
        "在中山路美齐口腔门诊交了一万多做矫正，牙套没拿到诊所就关门了。",
        "牙桩打下去了诊所搬空，我这嘴谁来弄。",
        "在美齐口腔充值八千元看牙，现已人去楼空，要求追回。",
        "我们都是在美齐口腔做矫正的，还在卖卡，过几天就闭店。",
    )
    result = phrase(evidence(texts, ("牙科诊所关门", "", "预存款无法退还", "正畸费用去哪了")))
    assert (result.title, result.sentence) == ("牙科诊所关门问题", "多名群众反映美齐口腔牙科诊所关门问题。")


def test_the_object_is_named_where_a_title_that_all_share_does_not() -> None:
    titles = ("押金", "押金纠纷", "二房东换锁", "公寓退租纠纷", "公寓")
    texts = (
        "梧栖优舍退租俩月了押金还不给退。",
        "梧栖优舍退房时以墙面污渍为由扣除押金。",
        "我们是梧栖优舍的租客,房东说没收到公寓的钱要换锁。",
        "租住梧栖优舍,合同期内公寓被断水断电要求清退,要求退还剩余租金及押金。",
        "毕业租的第一个房子就遇到梧栖优舍这种地方。",
    )
    assert "梧栖优舍" in phrase(evidence(texts, titles)).sentence


@pytest.mark.parametrize("name", ["三中", "二院"])
def test_schools_and_hospitals_are_named_by_number(name: str) -> None:
    calls = (f"县{name}门口停车难。", f"{name}门口没有地方停车。", f"去{name}找不到停车位。", "没有车位。", "停不下。")
    assert name in phrase(evidence(calls), theme="停车位不足").title


def test_what_one_letter_alone_tells_is_not_told_of_all() -> None:
    titles = ("领航会计培训学校收学费不开发票", "职业学院收学费不给毕业证书", "育才机构收学费不上课")
    texts = ("家长很着急。", "大家都在等回复。", "希望核实。")
    assert phrase(evidence(texts, titles), theme="学校收费").sentence == "多名群众反映学校收费问题。"
    lone = phrase(evidence(texts[1:2], titles[1:2]), theme="学校收费")
    assert lone.sentence == "有群众反映职业学院收学费不给毕业证书问题。"


def test_pleas_are_told_as_wishes() -> None:
    titles = ("希望6路公交车延长到火车站", "建议6路公交车延长到火车站", "盼6路公交车延长到火车站")
    result = phrase(evidence(("乘车不便。",) * 3, titles))
    assert result.sentence == "多名群众希望6路公交车延长到火车站。"


def test_every_slot_names_the_tickets_it_came_from() -> None:
    issue = evidence(PIG_FARM)
    result = phrase(issue, theme="养猪场气味")
    slots = {slot.name: slot for slot in result.slots}
    assert set(slots) >= {"title", "quantifier", "places", "matter"}
    assert all(slot.ticket_ids for slot in result.slots)
    by_id = dict(zip(issue.ticket_ids, issue.texts, strict=True))
    assert all("白雪村" in by_id[ticket_id] for ticket_id in slots["places"].ticket_ids)
    assert slots["quantifier"].ticket_ids == issue.ticket_ids


@pytest.mark.parametrize(
    ("theme", "title"),
    [
        ("电信网络诈骗", "疑似涉诈资金损失问题"),
        ("村干部贪污侵占", "村干部履职问题"),
        ("电鱼", "电鱼有关问题"),
        ("某种从来没有写进清单也长得没有办法放进标题的问题", None),
        ("骗子诈骗老人", None),
    ],
)
def test_themes_are_named_without_accusing(theme: str, title: str | None) -> None:
    issues = (evidence(("有人上门卖东西。",) * 2), evidence(("来了两次推销。",) * 2, first=20))
    result = phrase(*issues, theme=theme)
    assert_valid(result)
    assert title in (None, result.title)
    assert "诈骗" not in result.title + result.sentence


def test_accusations_of_crimes_and_personal_data_are_not_printed() -> None:
    texts = (
        "金源超市老板张某诈骗顾客，电话〔电话〕，卖过期牛奶。",
        "金源超市卖过期牛奶，老板贪污诈骗。",
        "金源超市卖过期牛奶，联系〔电话〕。",
    )
    titles = ("举报金源超市诈骗", "金源超市老板张某是骗子", "严惩诈骗犯")
    result = phrase(evidence(texts, titles))
    assert_valid(result)
    assert not re.search("诈骗|骗子|贪污|张某|〔|〕", result.title + result.sentence)


def test_order_of_tickets_and_issues_changes_nothing() -> None:
    first, second = evidence(PIG_FARM, towns=("三塘镇",) * 4), evidence(DAILY[:3], first=90)
    expected = phrase(first, second, theme="养猪场气味")
    order = [2, 0, 3, 1]
    shuffled = IssueEvidence(*(tuple(getattr(first, name)[n] for n in order) for name in first.__dataclass_fields__))
    assert phrase_hotspot((second, shuffled), "养猪场气味", wording(second, shuffled)) == expected


@pytest.mark.parametrize(
    "texts",
    [
        ("",),
        ("", "", ""),
        ("Hello, the street lamp at my door is broken.",) * 2,
        ("😀😀😀", "🐷💩"),
        ("问题", "问题问题", "的的的的"),
        ("请尽快处理，谢谢！",) * 3,
        ("〔电话〕〔证件〕",),
        ("诈骗" * 200,),
    ],
)
def test_nothing_to_say_is_still_a_valid_phrase(texts: tuple[str, ...]) -> None:
    assert_valid(phrase(evidence(texts)))
    assert_valid(phrase(evidence(texts, titles=texts)))
    assert_valid(phrase(evidence(texts), evidence(texts, first=70), theme="养猪场气味"))


def test_no_ticket_at_all_is_still_a_valid_phrase() -> None:
    assert_valid(phrase_hotspot((), "", learn_wording([], [])))
    assert_valid(phrase_hotspot((evidence(()),), "", learn_wording([], [])))


def test_a_great_many_tickets_are_phrased() -> None:
    issue = evidence(PIG_FARM * 1250)
    assert_valid(phrase_hotspot((issue,), "养猪场气味", learn_wording(issue.titles, issue.texts)))


@pytest.mark.parametrize("unit", ["问题", "的", "请", "A7县", "1", "，", "（", "小区", "多次反映", "几个月"])
def test_endless_repetition_takes_no_time(unit: str) -> None:
    long = unit * (100_000 // len(unit))
    assert_valid(phrase(evidence((long, long + "。"), titles=(long, "关于" + long))))


_WORDS = st.sampled_from(
    (
        "白雪村",
        "丽景华庭",
        "养猪场",
        "气味难闻",
        "的",
        "问题",
        "请",
        "希望",
        "漏水",
        "，",
        "。",
        "？",
        "我",
        "诈骗",
        "问",
        "A7县",
    )
)
_TEXTS = st.lists(_WORDS, max_size=14).map("".join) | st.text(max_size=30)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(_TEXTS, _TEXTS), min_size=1, max_size=5),
    st.sampled_from(("", "养猪场气味", "房屋质量渗漏水", "x")),
)
def test_any_input_gives_a_valid_phrase(rows: list[tuple[str, str]], theme: str) -> None:
    issue = evidence([text for _, text in rows], [title for title, _ in rows])
    result = phrase(issue, theme=theme)
    assert_valid(result)
    assert "诈骗" not in result.title + result.sentence
    order = random.Random(7).sample(range(len(rows)), len(rows))
    moved = IssueEvidence(*(tuple(getattr(issue, name)[n] for n in order) for name in issue.__dataclass_fields__))
    assert phrase(moved, theme=theme) == result


def test_a_lone_grave_ticket_is_named_after_what_is_grave() -> None:
    issue = evidence(("快来人。",))
    assert phrase_hotspot((issue,), "", wording(issue), last_name="人身伤害").title == "人身伤害问题"


def test_where_nothing_is_told_again_it_is_named_after_what_half_of_the_tickets_speak_of() -> None:
    texts = (
        "静河村的砂石，大车一过，窗户不敢开。",
        "大车夜里装砂石，静河村睡不着。",
        "我家就在静河村路边，院子里一天扫三遍土。",
    )
    result = phrase_hotspot((evidence(texts),), "", wording(), last_name="环境保护")
    assert result.title == "静河村大车、砂石问题"
    assert result.sentence == "多名群众来电反映静河村大车、砂石问题。"
    told = {slot.name: slot.ticket_ids for slot in result.slots}
    assert told["title"] == ("000001", "000002")
    nothing = (
        "静河村，书记请处理。",
        "静河村的书记，盼处理。",
        "静河村，老板打电话没有人管。",
        "静河村，老板电话不通。",
    )
    assert phrase_hotspot((evidence(nothing),), "", wording(), last_name="环境保护").title == "静河村环境保护问题"
    third = ("静河村的租金翻了。", "静河村涨租金。", "静河村要退塘。", "静河村断了电。", "静河村不签就走。")
    assert phrase_hotspot((evidence(third),), "", wording(), last_name="农林水利").title == "静河村租金问题"


def test_what_only_a_road_is_called_is_no_matter() -> None:
    texts = (
        "丽景华庭，石油大街过来那段，我的轮胎都扎了。",
        "丽景华庭，过了石油大街那一溜，几时有人来。",
        "丽景华庭，石油大街边上，一踩直颤。",
        "丽景华庭的车都绕着走。",
    )
    assert phrase_hotspot((evidence(texts),), "", wording(), last_name="城市管理").title == "丽景华庭城市管理问题"


def test_a_full_name_that_masking_could_not_know_is_not_printed() -> None:
    titles = ("要求依法追究罗明故意伤害",) * 3
    result = phrase(evidence(("请公安处理。", "请处理。", "盼处理。"), titles))
    assert "罗明" not in result.title + result.sentence


def test_a_lone_ticket_says_its_own_clause() -> None:
    result = phrase(evidence(("丽景华庭的围墙垮塌压坏了花坛，请来看。",)))
    assert "丽景华庭的围墙垮塌" in result.sentence


def test_a_lone_tickets_title_tells_more_than_the_name_of_its_theme() -> None:
    call = evidence(("来电人称哥哥随渔船26日出海,三天没有消息,请求帮助联系。",), ("公海渔船失联",))
    assert phrase(call, theme="渔港渔船").sentence == "有群众反映公海渔船失联问题。"


def test_a_lone_grave_letter_tells_what_is_grave() -> None:
    title, text = "还我房子", "某建工在畔湖小学旁边打桩，因施工不当，导致基脚塌方，房屋沉降墙体开裂，人心慌慌。"
    result = phrase_hotspot((evidence((text,), (title,)),), "", wording(), last_name="公共安全")
    assert result.sentence == "有群众反映基脚塌方，房屋沉降墙体开裂。"
    assert result.title.endswith("公共安全问题")


def test_a_point_of_another_matter_gives_the_title_of_an_issue() -> None:
    texts = tuple(f"莲花塘承包的鱼塘没到期就要{word}。" for word in ("提前收回", "收回去", "提前收走"))
    assert phrase(evidence(texts), theme="退捕渔民补偿").title == "莲花塘鱼塘承包收回问题"


def test_a_letter_speaks_for_all_only_where_half_of_them_tell_the_same() -> None:
    titles = ["北山镇安置工地拖欠农民工工资", "北山镇安置工地拖欠农民工工资何时发"]
    titles += ["花儿科技拖欠工资", "蒙华隧道施工队拖欠农民工工资", "名都项目拖欠农民工工资", "怀邵工地拖欠工人工资"]
    texts = ["工资久拖未付，找了几次没有结果。", "工钱至今没有拿到，讨要多次未果。", "离职以后工资没有发。"]
    texts += ["完工后工资没有结清。", "工资拖了半年没发。", "工资何日拿到手。"]
    assert "北山镇" not in phrase(evidence(texts, titles), theme="农民工欠薪").sentence
    assert "北山镇" in phrase(evidence(texts[:4], titles[:4]), theme="农民工欠薪").sentence


def test_a_prolific_writers_letters_are_told_by_what_a_third_of_them_say() -> None:
    titles = ["请加快体育强省建设步伐", "请加快体育强省建设力度"]
    titles += ["请加快地铁建设", "请加快高铁西站建设", "请加快图书馆建设"]
    texts = ["体育强省建设落后，体育馆、图书馆都缺少。", "体育强省建设要加快，健身场馆不足。"]
    texts += ["地铁建设滞后，几年没有动工。", "高铁西站迟迟没有动工建设。"]
    texts += ["图书馆规划多年迟迟没有建设，文化设施缺少。"]
    result = phrase(evidence(texts, titles, callers=["a"] * 5), theme="城市建设发展建议")
    assert "体育强省" not in result.sentence
    assert "文体休闲设施" in result.sentence


def test_a_place_is_named_where_half_of_all_name_it_and_those_who_tell_the_points_name_no_other() -> None:
    said = ("工资拖欠半年。", "老板把工资拖欠半年了。", "翠湖华府工地的工资拖欠半年。")
    others = ("翠湖华府干木工。", "翠湖华府工地的事。", "翠湖华府做瓦工的。")
    assert "翠湖华府" in phrase(evidence((*said, *others)), theme="农民工欠薪").sentence
    elsewhere = ("丽景华庭的工资拖欠半年。", *said[1:])
    assert "翠湖华府" not in phrase(evidence((*elsewhere, *others)), theme="农民工欠薪").sentence


def test_what_befell_others_before_is_not_told_of_a_lone_ticket() -> None:
    text = "石塘水库边上没有护栏，去年淹死过一个外地小伙，建议设警示牌。"
    result = phrase(evidence((text,)), theme="野泳垂钓安全")
    assert "淹死" not in result.sentence
    levee = "绕阳河大堤有一段塌坡，看着挺悬，都记着前几年决口的事，求水利派人看看。"
    result = phrase(evidence((levee,)), theme="水库堤防安全")
    assert "决口" not in result.title + result.sentence


def test_of_a_lone_ticket_without_a_problem_no_clause_in_passing_is_told() -> None:
    text = "孙子被本村大孩子打掉一颗牙，家长不赔，派出所调解了一回没说成。"
    assert "派出所" not in phrase(evidence((text,)), theme="").sentence
