"""The name tickets share that no list knows: found however its neighbours make the segmenter cut it."""

from hotspot.issues.wording.objects.shared_names import find_shared_name
from hotspot.issues.wording.reading import read_evidence
from hotspot.issues.wording.statistics import learn_wording

OTHERS = ("路灯不亮", "下水道堵了", "小区停水", "公交车太少")
CALLS = ("鑫旺电器卖的空调漏水", "在鑫旺买的冰箱不制冷", "到鑫旺电器修的彩电又坏了", "鑫旺送货晚了十天")


def shared(titles: tuple[str, ...], texts: tuple[str, ...]) -> str:
    wording = learn_wording([*titles, *[""] * len(OTHERS)], [*texts, *OTHERS])
    found = find_shared_name(read_evidence(titles, texts), wording)
    return found.text if found else ""


def test_a_name_is_found_however_it_is_cut() -> None:
    reading = read_evidence([""] * 4, CALLS)
    assert sum("鑫旺" in words for words in reading.text_words) < 3
    assert shared(("",) * 4, CALLS).startswith("鑫旺")


def test_a_name_that_is_cut_into_its_characters_is_found() -> None:
    calls = ("裁员的是鸿芯这个厂", "来电人系鸿芯车间职工，停工了", "鸿芯突然辞退我", "被鸿芯辞退要求赔偿")
    assert not any("鸿芯" in words for words in read_evidence([""] * 4, calls).text_words)
    assert shared(("",) * 4, calls) == "鸿芯"


def test_a_word_glued_to_what_says_from_where_is_no_name() -> None:
    calls = ("泥浆水从围堰漫出来,菜地淹了", "泥浆水从围堰缺口流到塘里", "夜里泥浆水从围堰往外冒", "泥浆水从围堰底下渗")
    assert any("水从" in words for words in read_evidence([""] * 4, calls).text_words)
    assert "从" not in shared(("",) * 4, calls)


def test_a_shop_has_its_trade_behind_its_name_where_two_say_the_same_one() -> None:
    assert shared(("",) * 4, CALLS) == "鑫旺电器"
    assert shared(("",) * 4, (*CALLS[:2], "到鑫旺家电修的彩电又坏了", CALLS[3])) == "鑫旺"
    calls = ("鑫旺制衣厂欠工资", "在鑫旺制衣做了半年没发钱", "到鑫旺结账不给", "鑫旺老板关机了")
    assert shared(("",) * 4, calls) == "鑫旺制衣"


def test_the_number_of_a_document_is_no_name() -> None:
    texts = ("楚人社发文件为什么不执行？", "请执行楚人社发文件。", "楚人社发规定的津贴没有给。")
    assert "社发" not in shared(("",) * 3, texts)


def test_the_number_of_a_house_is_no_part_of_a_name() -> None:
    texts = ("枫纺大院8号楼棋牌室深夜打牌", "枫纺大院8号楼麻将馆凌晨吵闹", "楼下棋牌室太吵，枫纺大院8号楼")
    assert shared(("",) * 3, texts) == "枫纺大院"


def test_what_only_one_ticket_says_is_no_shared_name() -> None:
    assert shared(("",) * 3, (CALLS[0], "沙发塌了", "课退不了")) == ""


def test_a_name_is_completed_by_the_words_that_always_stand_with_it() -> None:
    titles = ("北辰三角洲外墙渗水", "北辰三角洲入户门设计不合理", "北辰三角洲南门车库口占道")
    elsewhere = [f"北辰三角洲{what}" for what in ("公交站改名", "路口拥堵", "幼儿园收费", "夜市扰民")]
    wording = learn_wording([*titles, *elsewhere, *OTHERS * 100], [""] * 407)
    found = find_shared_name(read_evidence(titles, ("",) * 3), wording)
    assert found is not None
    assert (found.text, found.tickets) == ("北辰三角洲", (0, 1, 2))


def test_copies_of_one_text_share_no_name() -> None:
    letter = "发韵阁的事情拖到今天，翻修款、押金和赔偿一样没有给，老板娘换了号码，店门贴着封条。"
    assert shared(("",) * 3, (letter, letter + "急。", "再写一次：" + letter)) == ""


def test_a_name_that_no_list_knows() -> None:
    assert shared(("",) * 3, ("鑫旺电器卖的空调不制冷。", "在鑫旺电器买了冰箱。", "鑫旺电器不肯退货。")) == "鑫旺电器"


def test_common_words_and_copies_are_no_names() -> None:
    assert shared(("",) * 3, ("空调不制冷。", "空调漏水。", "空调不能用。")) == ""
    assert shared(("",) * 2, ("鑫旺电器卖的空调不制冷。", "鑫旺电器卖的空调不制冷。")) == ""


def test_a_name_known_elsewhere_too_is_still_the_name() -> None:
    others = [f"余易贷又一件{number}" if number < 4 else f"路灯不亮{number}" for number in range(400)]
    texts = ("余易贷兑付没有消息。", "余易贷的钱拿不回来。", "余易贷何时兑付？")
    wording = learn_wording([""] * 403, [*texts, *others])
    found = find_shared_name(read_evidence([""] * 3, texts), wording)
    assert found is not None
    assert found.text == "余易贷"


def test_a_name_keeps_the_number_in_front() -> None:
    assert shared(("",) * 3, ("58车贷没有进展。", "在58车贷投了钱。", "58车贷何时兑付？")) == "58车贷"
