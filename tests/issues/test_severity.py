"""Grave words are found, and only grave ones list a single ticket."""

import pytest

from hotspot.issues.severity import GRAVE, load_severity


def find(text: str) -> dict[str, int]:
    reader = load_severity()
    found = reader.find_kinds([text])[0]
    return {
        name: int(level) for name, level, is_found in zip(reader.kinds, reader.levels, found, strict=True) if is_found
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("寄宿学校老师把学生打伤住院", "人身伤害"),
        ("小区天然气泄漏,整栋楼都闻得到", "公共安全"),
        ("工地拖欠几十名农民工工资", "集体欠薪"),
        ("孩子在学校长期被校园霸凌", "未成年人"),
    ],
)
def test_grave_matters(text: str, kind: str) -> None:
    assert find(text)[kind] == GRAVE


def test_a_hazard_adds_to_the_heat_only() -> None:
    assert find("井盖缺失存在安全隐患") == {"安全隐患": 1}


def test_everyday_matters_are_not_grave() -> None:
    assert find("请问城乡居民养老保险怎么缴费") == {}
