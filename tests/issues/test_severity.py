"""Grave words are found, and only grave ones list a single ticket."""

import pytest

from hotspot.issues.severity import GRAVE, load_severity


def find(text: str) -> dict[str, int]:
    reader = load_severity()
    found = reader.find_severities([text])[0]
    return {
        name: int(level) for name, level, is_found in zip(reader.names, reader.levels, found, strict=True) if is_found
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("寄宿学校老师把学生打伤住院", "人身伤害"),
        ("小区天然气泄漏,整栋楼都闻得到", "公共安全"),
        ("工地拖欠几十名农民工工资", "集体欠薪"),
        ("孩子在学校长期被校园霸凌", "未成年人"),
        ("初一学生被高年级的堵在厕所打,脸肿了", "未成年人"),
        ("儿子被三个同学打成骨折住院", "人身伤害"),
        ("被城管打了,肋骨断了两根", "人身伤害"),
        ("女儿在幼儿园被老师用针扎", "未成年人"),
        ("楼道燃气管道漏气两天没人修", "公共安全"),
        ("工地欠二十多个工人的工资", "集体欠薪"),
        ("哥哥的渔船出海三天没有消息", "公共安全"),
        ("快艇翻了船,两名游客受伤", "公共安全"),
        ("电梯突然下坠三层", "公共安全"),
        ("两村为争地械斗", "人身伤害"),
        ("民办养老院老人被护工打,胳膊淤青", "人身伤害"),
        ("路口没有红绿灯,上个月刚撞死一个人", "公共安全"),
        ("放羊的老汉掉进砖窑坑淹死", "公共安全"),
        ("母亲在养老院,怀疑护工打人,身上青紫", "人身伤害"),
        ("丈夫家庭暴力,昨夜抱着孩子跑出来", "人身伤害"),
        ("以为是鞭炮,出去一看锅炉爆炸", "公共安全"),
        ("没写完作业被老师用数据线抽打,腿上有淤青", "未成年人"),
        ("食堂的饭是馊的,儿子拉肚子三天,班里拉了好几个", "公共安全"),
        ("原以为是摔的其实是被护工打伤", "人身伤害"),
    ],
)
def test_grave_matters(text: str, kind: str) -> None:
    assert find(text)[kind] == GRAVE


def test_a_hazard_adds_to_the_heat_only() -> None:
    assert find("井盖缺失存在安全隐患") == {"安全隐患": 1}


def test_everyday_matters_are_not_grave() -> None:
    assert find("请问城乡居民养老保险怎么缴费") == {}


@pytest.mark.parametrize(
    "text",
    [
        "油桶堆在楼道里,万一发生爆炸怎么办",
        "只听同乡说海堤差点决口,更加担心",
        "网传上游水库要溃堤,请辟谣",
        "护坡太陡,雨季容易垮塌",
        "外墙有坍塌风险,请尽快检查",
        "物业实质性侵占业主的公共部位",
        "老师说话不算数。另外门口有人殴打保安",
        "楼梯上结了冰,我们拿菜刀砍",
        "咨询渔船翻新更新有没有补助",
        "路口没有红绿灯,天天堵得要撞死人",
        "墙歪成这样,迟早垮塌",
        "排水沟被填,去年玉米淹死四亩",
        "泄洪没有通知,鸭子都淹死了三百只",
        "孩子扎针扎了五次没扎上,护士态度差",
        "砖窑坑没有围栏,天热孩子都去洗澡,存在溺水隐患",
        "后半夜臭得像煤气泄漏一样,还以为家里漏气打了燃气公司",
        "楼上半夜拖桌子跟爆炸似的",
        "我在班上拉肚子,请假被扣工资,加班上吐下泻也不准走",
        "培训班里没暖气,孩子拉肚子",
    ],
)
def test_what_is_feared_or_told_of_others_is_not_grave(text: str) -> None:
    assert GRAVE not in find(text).values()


_FEAR = [
    "万一", "如果", "假如", "要是", "一旦", "担心", "生怕", "试想", "容易", "至于", "将会", "随时",
    "避免", "防止", "以免",
]  # fmt: skip


@pytest.mark.parametrize("word", _FEAR)
def test_words_of_fear_reach_to_the_end_of_their_clause(word: str) -> None:
    assert find("楼道里的燃气泄漏")["公共安全"] == GRAVE
    assert GRAVE not in find(f"{word}楼道里的燃气泄漏").values()
    assert GRAVE not in find(f"{word}哪一天楼道里没有人看管的燃气泄漏").values()


def test_a_risk_is_named_before_it_and_what_may_be_the_cause_is_none() -> None:
    assert GRAVE not in find("燃气泄漏并伤到楼上居民的风险很大").values()
    assert find("燃气泄漏,可能是管道老化")["公共安全"] == GRAVE


@pytest.mark.parametrize("end", "。！？!?；;\n")
def test_a_fact_beside_a_fear_is_grave(end: str) -> None:
    assert find(f"厨房燃气泄漏,邻居都闻到了{end}万一爆炸谁负责")["公共安全"] == GRAVE
    assert find(f"万一爆炸谁负责{end}厨房燃气泄漏")["公共安全"] == GRAVE


def test_a_hazard_counts_beside_a_grave_fact_also_where_it_is_feared() -> None:
    found = find("工地拖欠几十名农民工工资。担心井盖缺失存在安全隐患")
    assert (found["集体欠薪"], found["安全隐患"]) == (GRAVE, 1)


@pytest.mark.parametrize("text", ["请问游乐场的跳楼机是不是特种设备", "商场跳楼价清仓,退货不肯退"])
def test_names_are_not_grave(text: str) -> None:
    assert GRAVE not in find(text).values()


def test_three_hundred_characters_are_read() -> None:
    assert GRAVE in find("请" * 295 + "有学生跳楼").values()
    assert GRAVE not in find("请" * 296 + "有学生跳楼").values()


def test_grave_texts_are_told_from_others() -> None:
    assert load_severity().find_grave(["县道塌方三处", "井盖缺失存在安全隐患", ""]).tolist() == [True, False, False]
    assert load_severity().find_grave([]).tolist() == []
