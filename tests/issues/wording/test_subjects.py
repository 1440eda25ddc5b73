"""What an issue is about, and how its tickets call it."""

import pytest

from hotspot.issues.wording.named_objects import Naming, drop_common_ending, is_generic, is_same_name, name_by_places
from hotspot.issues.wording.naming import name_issue
from hotspot.issues.wording.persons import names_person
from hotspot.issues.wording.reading import read_evidence
from hotspot.issues.wording.shared_names import find_shared_name
from hotspot.issues.wording.statistics import learn_wording


def name(*texts: str, titles: tuple[str, ...] = (), town: str = "") -> Naming:
    return name_by_places(read_evidence(titles or ("",) * len(texts), texts), (town,) * len(texts))


def test_spellings_of_one_name_are_one_object() -> None:
    found = name("丽景华庭小区停电。", "丽景华庭又停电。", "丽景华庭停电三天。")
    assert found.main is not None
    assert found.main.name == "丽景华庭"
    assert found.main.find_in("我住丽景华庭小区") == "丽景华庭小区"
    assert found.main.tickets == (0, 1, 2)


def test_a_village_is_named_behind_its_town() -> None:
    assert name("白雪村停水。", "白雪村没有水。", town="三塘镇").full_name == "三塘镇白雪村"


def test_an_object_goes_before_its_village() -> None:
    assert name("三塘镇白雪村小学没有操场。", "白雪村小学缺老师。").full_name == "白雪村小学"


def test_what_is_only_near_is_called_so() -> None:
    assert name("城北中学附近的工地半夜施工。", "城北中学旁边半夜施工。").full_name == "城北中学附近"


def test_titles_decide_before_texts() -> None:
    found = name("我从太平路走到解放路。", "太平路堵车。", titles=("丽景华庭停水", "丽景华庭没有水"), town="文星街道")
    assert found.full_name == "丽景华庭"


def test_nothing_named() -> None:
    assert name("停水了。", "没有电。").full_name == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("中山职业学校", "中山职校", True),
        ("湘阴中山职校", "中山职业学校", True),
        ("丽景华庭", "丽景华庭二期", True),
        ("丽景华庭", "丽水华庭", False),
        ("一小", "一小学", False),
        ("翠湖花园小区", "滨江花园小区", False),
    ],
)
def test_short_and_full_names(one: str, other: str, same: bool) -> None:
    assert is_same_name(one, other) is same


OTHERS = ("路灯不亮。", "公交车太少。", "自来水停水。", "垃圾没人清运。")


def shared(*texts: str) -> str:
    wording = learn_wording([""] * (len(texts) + len(OTHERS)), [*texts, *OTHERS])
    name = find_shared_name(read_evidence([""] * len(texts), texts), wording)
    return name.text if name else ""


def test_a_name_that_no_list_knows() -> None:
    assert shared("鑫旺电器卖的空调不制冷。", "在鑫旺电器买了冰箱。", "鑫旺电器不肯退货。") == "鑫旺电器"


def test_common_words_and_copies_are_no_names() -> None:
    assert shared("空调不制冷。", "空调漏水。", "空调不能用。") == ""
    assert shared("鑫旺电器卖的空调不制冷。", "鑫旺电器卖的空调不制冷。") == ""


def test_a_name_known_elsewhere_too_is_still_the_name() -> None:
    others = [f"余易贷又一件{number}" if number < 4 else f"路灯不亮{number}" for number in range(400)]
    texts = ("余易贷兑付没有消息。", "余易贷的钱拿不回来。", "余易贷何时兑付？")
    wording = learn_wording([""] * 403, [*texts, *others])
    found = find_shared_name(read_evidence([""] * 3, texts), wording)
    assert found is not None
    assert found.text == "余易贷"


def test_a_name_keeps_the_number_in_front() -> None:
    assert shared("58车贷没有进展。", "在58车贷投了钱。", "58车贷何时兑付？") == "58车贷"


@pytest.mark.parametrize(("word", "is_one"), [("罗明", True), ("余易贷", False), ("路灯", False), ("张", False)])
def test_what_looks_like_a_persons_name(word: str, is_one: bool) -> None:
    assert names_person([word], "") is is_one
    assert not names_person([word], word)


def test_offices_and_what_every_house_has_tell_no_object_from_another() -> None:
    assert all(map(is_generic, ("农机局", "省人社厅", "K7县人民政府", "七楼", "历史文化名城")))
    assert not any(map(is_generic, ("水利局家属院", "聚鲜楼", "惟盛园", "城东派出所")))


def test_what_a_county_has_one_of_says_where_if_nearly_all_name_it() -> None:
    calls = ("政务中心中午关门。", "政务中心的坡道停满电动车。", "去政务中心办证排队太久。", "政务中心的叫号机坏了。")
    assert name(*calls).full_name == "政务中心"
    assert name(*calls[:2], "窗口没人。", "排队太久。").full_name == ""


def test_a_bus_line_is_an_object_rather_than_the_road_it_goes_along() -> None:
    calls = ("6路公交等了半小时", "东湖路上6路车太少", "6路公交不准点，东湖路口堵", "东湖路的公交6路晚点")
    wording = learn_wording([""] * 4, calls)
    naming = name_issue(read_evidence([""] * 4, calls), [""] * 4, "", wording)
    assert naming.full_name == "6路公交"
    assert naming.main is not None
    assert naming.main.find_in(calls[1]) == "6路"
    crossings = ("2路口没有红绿灯", "过2路口要等", "2路面坏了")
    assert name_issue(read_evidence([""] * 3, crossings), [""] * 3, "", wording).full_name == ""


def test_without_an_object_the_town_of_nearly_all_callers_says_where() -> None:
    calls = [""] * 6
    texts = ["保险公司不肯卖交强险", "买不到保险", "摩托车上不了保险", "网点说没有人办", "保险办不了", "要搭意外险才卖"]
    wording = learn_wording(calls, texts)
    nearly = name_issue(read_evidence(calls, texts), ["六塘乡"] * 5 + ["东塘镇"], "", wording)
    assert nearly.full_name == "六塘乡"
    most = name_issue(read_evidence(calls, texts), ["六塘乡"] * 4 + ["东塘镇"] * 2, "", wording)
    assert most.full_name == ""


@pytest.mark.parametrize(("name", "short"), [("惠万家超市", "惠万家"), ("丽景花园", "丽景花园"), ("湘长路", "湘长路")])
def test_what_callers_say_for_short(name: str, short: str) -> None:
    assert drop_common_ending(name) == short
