"""New themes: named from their own words, and silent when nothing is alike."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.issues.themes.discovery import find_new_themes

HOT_AIR = [
    "热气球体验飞到半空突然熄火,落在田里",
    "预约了热气球体验,风大取消不肯改期",
    "热气球体验的绳索磨得起毛,看着害怕",
    "带孩子去坐热气球体验,说好十分钟三分钟就下来",
    "热气球体验没有讲安全须知就升空",
    "想问热气球体验有没有飞行许可",
]
OTHERS = [
    "祖上留下的石碑被人搬走",
    "渡船码头的时刻表看不清",
    "养的蜜蜂一夜之间死了三箱",
    "戏台的木梁让白蚁蛀空",
    "天上的风筝线割到骑车的人",
    "旧井里总有人丢硬币",
    "晒谷坪被划成了棋盘",
    "钟楼的报时慢了七分钟",
]


def test_tickets_that_share_a_phrase_get_it_as_their_name() -> None:
    names = find_new_themes(HOT_AIR + OTHERS)
    assert set(names[: len(HOT_AIR)]) == {"热气球体验"}
    assert set(names[len(HOT_AIR) :]) == {""}


def test_a_handful_is_no_theme() -> None:
    assert find_new_themes(HOT_AIR[:3]) == [""] * 3


def test_words_of_asking_name_no_problem() -> None:
    asking = [
        f"{thing}什么时候能修好" for thing in ("戏台木梁", "渡船码头", "钟楼报时", "旧井井圈", "晒谷棋盘", "蜂箱架子")
    ]
    assert not any("什么时候" in name for name in find_new_themes(asking + OTHERS))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=30), max_size=25))
def test_every_document_gets_a_name_or_none(documents: list[str]) -> None:
    names = find_new_themes(documents)
    assert len(names) == len(documents)
    assert all(
        not name or (4 <= len(name) <= 10 and name in document.replace("\n", ""))
        for name, document in zip(names, documents, strict=True)
    )
