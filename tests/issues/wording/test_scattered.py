"""A line of single tickets: its theme, and the places that several callers name."""

from phrasing_samples import evidence, wording

from hotspot.issues.wording.phrasing import phrase_hotspot


def test_scattered_tickets_are_told_by_theme_and_towns() -> None:
    texts = ("路灯不亮。", "村口的路灯坏了。", "街上路灯不亮。", "路灯全灭。", "路灯一直不亮。")
    issue = evidence(texts, towns=("石塘镇", "樟树镇", "石塘镇", "樟树镇", "三塘镇"))
    result = phrase_hotspot((issue,), "路灯不亮", wording(issue), is_scattered=True)
    assert result.title == "路灯不亮问题"
    assert result.sentence.startswith("多名群众来电反映樟树镇、石塘镇等地路灯")
    places = next(slot for slot in result.slots if slot.name == "places")
    assert places.ticket_ids == ("000001", "000002", "000003", "000004")
    matter = next(slot for slot in result.slots if slot.name == "matter")
    assert matter.ticket_ids == issue.ticket_ids


def test_the_tickets_behind_a_sentence_are_those_that_tell_it() -> None:
    issue = evidence(("路灯不亮。", "路灯全灭。", "路灯不亮。", "你好。"))
    result = phrase_hotspot((issue,), "路灯不亮", wording(issue), is_scattered=True)
    assert next(slot for slot in result.slots if slot.name == "matter").ticket_ids == ("000001", "000002", "000003")


def test_tickets_without_a_theme_are_about_something() -> None:
    issue = evidence(("你好。", "您好。"))
    assert phrase_hotspot((issue,), "", wording(issue), is_scattered=True).sentence == "多名群众来电反映有关问题。"


def test_places_are_those_of_the_trouble_not_of_who_wishes_something() -> None:
    texts = (*["翠湖名邸小区电梯停运。"] * 3, *["丽景花园小区请求更换电梯。"] * 2)
    issue = evidence(texts)
    said = phrase_hotspot((issue,), "电梯故障", wording(issue), is_scattered=True).sentence
    assert "翠湖名邸小区" in said
    assert "丽景花园" not in said


def test_scattered_tickets_name_the_estate_that_several_callers_name() -> None:
    texts = (
        "翠湖名邸小区半夜施工。",
        "翠湖名邸小区的工地吵死人。",
        "城西有人半夜打桩。",
        "翠湖名邸小区施工到三点。",
        "工地吵。",
    )
    issue = evidence(texts, towns=("洋沙湖镇", "洋沙湖镇", "文星街道", "", ""))
    result = phrase_hotspot((issue,), "施工噪声", wording(issue), is_scattered=True)
    assert result.sentence.startswith("多名群众来电反映翠湖名邸小区等处工地夜间")
    assert next(slot for slot in result.slots if slot.name == "places").ticket_ids == ("000001", "000002", "000004")


def test_a_neighbour_on_the_other_side_of_the_border_is_not_where_the_matter_is() -> None:
    texts = (
        "新桥社区与弼时村的交界处公路没有硬化。",
        "新桥社区和弼时村交界地带的公路至今未硬化。",
        "白雪村的组级公路没有硬化。",
        "组级公路没有硬化。",
    )
    issue = evidence(texts)
    said = phrase_hotspot((issue,), "通组公路硬化", wording(issue), is_scattered=True).sentence
    assert "新桥社区" in said
    assert "弼时村" not in said


def test_where_all_who_tell_it_name_one_place_no_others_are_hinted_at() -> None:
    texts = ("翠湖名邸小区半夜施工。", "翠湖名邸小区的工地半夜吵。", "翠湖名邸小区施工到凌晨。", "工地灰大。")
    issue = evidence(texts)
    result = phrase_hotspot((issue,), "施工噪声", wording(issue), is_scattered=True)
    assert "翠湖名邸小区工地夜间" in result.sentence
    assert "等处" not in result.sentence


def test_who_names_nothing_in_the_same_town_is_not_taken_to_be_elsewhere() -> None:
    texts = ("三塘卫生院晚上急诊没有医生。", "三塘卫生院夜间没有医生值班。", "卫生院晚上急诊没有医生值班。")
    near = evidence(texts, towns=("三塘镇",) * 3)
    far = evidence(texts, towns=("三塘镇", "三塘镇", "石塘镇"))
    said = [
        phrase_hotspot((issue,), "基层卫生院服务", wording(issue), is_scattered=True).sentence for issue in (near, far)
    ]
    assert ["三塘卫生院等处" in sentence for sentence in said] == [False, True]
    assert all("三塘卫生院" in sentence for sentence in said)


def test_a_point_of_another_matter_gives_the_title() -> None:
    issue = evidence(("人行道停满车，走不了路。", "店家占人行道。", "占了人行道卖菜。"))
    result = phrase_hotspot((issue,), "市政道路破损", wording(issue), is_scattered=True)
    assert result.title == "人行道占用问题"


def test_where_most_callers_ask_the_sentence_says_so() -> None:
    issue = evidence(("请问什么时候通知。", "咨询一下时间。", "想问问时间。"))
    result = phrase_hotspot((issue,), "工伤认定赔偿", wording(issue), is_scattered=True)
    assert result.sentence == "多名群众来电咨询工伤认定赔偿问题。"


def test_residents_are_named_by_their_estates_not_by_the_hospital_they_oppose() -> None:
    texts = (
        "居民反对在翠湖名邸小区旁建仁和医院。",
        "翠湖名邸小区业主反对仁和医院建在小区门口。",
        "反对仁和医院选址。",
        "丽景花园小区居民反对建医院。",
    )
    issue = evidence(texts)
    result = phrase_hotspot((issue,), "医院规划建设", wording(issue), is_scattered=True)
    assert "翠湖名邸小区等处居民对医院选址" in result.sentence
    assert "仁和医院" not in result.sentence


def test_where_the_matter_is_a_road_roads_and_villages_are_named() -> None:
    texts = ("枫林路路面坑洼。", "枫林路坑洼不平。", "双塘村的路面破损。", "双塘村公路坑洼。", "路面破损。")
    issue = evidence(texts)
    result = phrase_hotspot((issue,), "公路养护", wording(issue), is_scattered=True)
    assert "双塘村和枫林路路面坑洼破损" in result.sentence
    lamps = evidence(("枫林路工地半夜施工。", "枫林路的工地夜间吵。", "工地夜间施工。"))
    assert "枫林路" not in phrase_hotspot((lamps,), "施工噪声", wording(lamps), is_scattered=True).sentence
