"""What is left of a title without its frame."""

import pytest

from hotspot.issues.wording.frames import drop_districts, strip_number, unframe


@pytest.mark.parametrize(
    ("title", "text", "form"),
    [
        ("关于丽景华庭电梯停运的问题", "丽景华庭电梯停运", "statement"),
        ("再次反映A7县丽景华庭电梯停运问题", "丽景华庭电梯停运", "statement"),
        ("请帮忙解决A市A3区太平路的路灯问题", "太平路的路灯", "statement"),
        ("恳请书记督促解决太平路路灯不亮问题", "太平路路灯不亮", "statement"),
        ("强烈要求恢复117路公交", "恢复117路公交", "plea"),
        ("关于拆除太平路旁变压器的请求", "拆除太平路旁变压器", "plea"),
        ("关于太平路路灯不亮的请求", "太平路路灯不亮", "statement"),
        ("坚决反对在太平路建垃圾站", "反对在太平路建垃圾站", "statement"),
        ("请领导坚决取缔太平路的麻将馆", "取缔太平路的麻将馆", "plea"),
        ("太平路路灯不亮问题依然没有解决", "太平路路灯不亮", "statement"),
        ("太平路路灯不亮没人管", "太平路路灯不亮", "statement"),
        ("孩子在宿舍被打学校不处理", "孩子在宿舍被打", "statement"),
        ("车库进水物业一直不解决", "车库进水", "statement"),
        ("学校不处理", "学校", "statement"),
        ("关于烟叶收购等级不公的信", "烟叶收购等级不公", "statement"),
        ("关于太平路路灯不亮的来信", "太平路路灯不亮", "statement"),
        ("投诉", "", "statement"),
    ],
)
def test_frames_go(title: str, text: str, form: str) -> None:
    assert unframe(title) == (text, form)


def test_masked_districts_go_from_the_front_only() -> None:
    assert drop_districts("A市A3区太平路到A7县的公交") == "太平路到A7县的公交"
    assert drop_districts("A区域限号") == "A区域限号"


def test_numbers_of_enumerations_go() -> None:
    assert strip_number("2.路灯不亮") == "路灯不亮"
    assert strip_number("（三）路灯不亮") == "路灯不亮"
    assert strip_number("6路公交晚点") == "6路公交晚点"
