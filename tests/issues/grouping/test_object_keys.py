"""Which tickets name the same object."""

import pandas as pd

from hotspot.issues.grouping.object_keys import list_object_keys
from hotspot.issues.material import prepare_material
from hotspot.issues.themes.finding import known_words
from hotspot.text.segment import load_segmenter


def share_key(texts: list[str], known: frozenset[str] | None = None) -> bool:
    """Say whether all of the texts have a key in common; ``known``: words, None: those of the written tickets."""
    table = pd.DataFrame({"ticket_id": [f"{number:02d}" for number in range(len(texts))], "text": texts})
    keys = list_object_keys(prepare_material(table), known_words() if known is None else known)
    return bool(frozenset.intersection(*keys))


def test_a_name_in_full_and_in_part() -> None:
    assert share_key(["丽发新城小区停水三天", "丽发新城小区水压太低", "丽发新城又停水了"])
    assert not share_key(["丽发新城小区停水三天", "锦绣名城小区停水三天"])


def test_a_name_written_by_ear() -> None:
    assert share_key(["投诉云茂城小区拖欠商铺退款", "云贸城小区拖欠商铺退款"])
    assert share_key(["碧海云庭小区不交房", "碧海雲庭小区几时交楼"])


def test_a_road_written_with_its_letter_or_its_class() -> None:
    assert share_key(["S308线静河段路面破损", "省道308到处是坑", "308省道坑洼没人修", "X012县道接S308省道处塌陷"])
    assert not share_key(["S308线静河段路面破损", "308县道路面破损"])


def test_a_name_with_its_place_in_front_is_the_name_alone() -> None:
    texts = ["湖山云茂城拖欠退款,云茂城的人不露面", "云茂城拖欠退款"]
    table = pd.DataFrame({"ticket_id": ["1", "2"], "text": texts})
    first, second = list_object_keys(prepare_material(table), known_words())
    assert first == second


def test_a_stem_that_is_no_word_is_a_name_whoever_writes_it() -> None:
    texts = [f"发韵阁美发店关门了,卡里还有{sum_}元" for sum_ in (300, 500)]
    texts += [f"发韵阁充值{sum_}元没人退" for sum_ in (300, 500, 800, 900, 1000, 1500)]
    assert share_key(texts)
    assert not share_key(texts, known_words().union(*load_segmenter().segment_texts(texts)))


def test_an_ordinary_word_is_no_name_where_others_write_it_by_itself() -> None:
    full = ["精密广场的不动产证没办下来", "精密广场办证拖了三年", "精密广场办证没有消息"]
    one, several = ["精密一直不给办证"], [f"精密仪器厂{matter}" for matter in ("拖欠工资", "夜里噪音大", "招工骗人")]
    assert share_key([*full, *one])
    assert not share_key([*full, *several])


def test_an_unknown_word_of_two_characters_is_a_name_where_most_write_it_by_itself() -> None:
    full = ["澜茂公寓的不动产证没办下来", "澜茂公寓办证拖了三年"]
    assert share_key([*full, "澜茂几时给办证", "澜茂的业主都在等证", "岛上那个澜茂不给办证"])
    assert not share_key([*full, *(f"澜茂那边办证{number}年了" for number in range(5))])


def test_an_estate_without_an_ending_is_named_in_part() -> None:
    assert share_key(["云栖澜岸3栋漏水", "云栖二期漏水", "云栖的房子漏水"])
    # 云栖 would be either of them.
    assert not share_key(["云栖澜岸3栋漏水", "云栖天序3栋漏水", "云栖二期漏水"])
    # Of a name that is told once, too.
    assert share_key(["澜庭序3栋乱收费", "澜庭序的物业乱收费"])


def test_a_firms_short_name_stands_for_its_long_ones() -> None:
    assert share_key(["鸿达公司的车压坏了路", "鸿达砂厂的车压坏了路", "鸿达砂石厂的车压坏了路"])
    assert share_key(["宏艺染厂又排臭气", "宏艺纺织印染有限公司夜里排臭气", "红艺印染厂臭得很"])
    assert share_key(["宏艺染厂又排臭气", "宏艺纺织印染有限公司夜里排臭气", "宏艺又放臭气了"])
    # 鸿达 would be either of them.
    assert not share_key(["鸿达公司的车压坏了路", "鸿达砂石厂的车压坏了路", "鸿达制衣厂的车压坏了路"])
    # 建筑 is no name.
    assert not share_key(["建筑公司的车压坏了路", "建筑石料厂的车压坏了路"])


def test_a_shop_is_named_without_its_trades() -> None:
    assert share_key(["浪奇健身游泳馆关门了", "浪奇健身不退卡", "浪琦健身卷款跑了"])


def test_a_village_is_not_the_school_named_after_it() -> None:
    assert share_key(["团义村小学没有操场", "团义村小学缺老师"])
    texts = ["团义村小学没有操场", "团义村小学缺老师", "团义村停水三天"]
    table = pd.DataFrame({"ticket_id": list("123"), "text": texts})
    *_, village = list_object_keys(prepare_material(table), known_words())
    assert {place_type for place_type, _ in village} == {"village"}


def test_a_village_is_named_without_its_ending() -> None:
    full = ["柳集镇耿庄村垃圾没人清运", "耿庄村垃圾堆满了坑塘"]
    assert share_key([*full, "耿庄的垃圾车多长时间没来了"])
    assert share_key(["侯寨村养猪场太臭", "侯寨猪场熏得开不了窗"])
    assert not share_key([*full, "大耿庄的垃圾车没来"])
    assert not share_key([*full, "耿庄乡的垃圾车没来", "耿庄乡政府没人管"])


def test_the_school_or_hospital_of_a_town_is_known_without_its_town() -> None:
    assert share_key(["柳沟镇中心学校的饭是馊的", "柳沟学校食堂天天白菜土豆"])
    assert share_key(["石塘镇卫生院夜里没有医生", "石塘卫生院急诊没人"])
    assert share_key(["团义村小学没有操场", "团义小学缺老师"])
    assert not share_key(["石塘镇卫生院夜里没有医生", "石桥卫生院急诊没人"])
    assert not share_key(["古镇小学没有操场", "古村小学缺老师"])
