"""The two kinds of units, and what an office calls them: 乡镇 and 县直单位和部门, 街道 and 区直单位和部门, 县市区 …"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_TOWN = re.compile(r"(?P<end>乡|镇|街道)(?:人民政府|政府|办事处|办)?$")
# Counties and districts below a city, parks and zones among them; 社区, 景区, 超市 are none.
_DISTRICT = re.compile(
    r"^[\u4e00-\u9fff]{1,9}(?P<end>县|(?<![超夜门])市|(?<![社小景校厂库林矿灌牧山片院辖])区|旗)(?:人民政府|政府|管委会|管理委员会)?$"
)
# Of 市公安局东湖区分局 the last speaks; 城市, 市场, 市政, 社区 are words of other things.
_LEVEL = re.compile(
    r"县|(?<![城都超夜门])市(?!场|容|民服|政(?!务|府)|监(?!委|察))|(?<![社小景校厂库林矿灌牧山片院辖])区|旗|^州"
)
# A department of a county or district that it is called by: 泉山区|住建局; not 县|教育局, 市公安局东湖区|分局.
_OF_DISTRICT = re.compile(
    r"(?!市)(?P<district>[\u4e00-\u9fff]{2,6}?(?:县|(?<![社小景校厂库林矿灌牧片院辖])区|旗))[\u4e00-\u9fff]{2}"
)
# Departments of so many districts, and most of them of none by itself, are those of a whole city.
_SEVERAL, _MOSTLY = 3, 0.5
# Levels below which there are towns, none of which has counties or districts.
_LOW = ("县", "区", "旗")
# A county's one or two streets are counted among its 乡镇.
_FEW_STREETS = 4


@dataclass(frozen=True)
class UnitKinds:
    """Which units are towns (of a city, its counties and districts), and what these and the others are called."""

    towns: frozenset[str]
    town_word: str
    department_word: str


def tell_kinds(units: Iterable[str], office: str = "") -> UnitKinds:
    """Tell the kinds of an office's units by their names, and by the office's own where it is given.

    >>> tell_kinds(["和平街道", "区城管局", "区教育局"]).department_word
    '区直单位和部门'
    >>> tell_kinds(["泉山区住建局", "北坡区住建局", "安塬县教育局"]).department_word
    '部门和单位'
    """
    names = set(units)
    towns = {name for name in names if is_town(name)}
    districts = {name for name in names if _DISTRICT.search(name)}
    departments = names - towns - districts
    level = _find_level([office]) or ("" if _are_of_several(departments) else _find_level(departments))
    if level not in _LOW and len(districts) > len(towns):
        towns |= districts
    word = name_towns(towns) or ("乡镇" if level in ("县", "") else "乡镇街道")
    return UnitKinds(frozenset(towns), word, f"{level}直单位和部门" if level else "部门和单位")


def is_town(unit: str) -> bool:
    """Tell whether a unit is a town, township or street office rather than a department.

    >>> [is_town(unit) for unit in ("三塘镇", "文星街道办事处", "交警大队")]
    [True, True, False]
    """
    return _TOWN.search(unit) is not None


def name_towns(names: Iterable[str]) -> str:
    """Return what places are called together, by how their names end; "" where none is a town, county or district.

    >>> name_towns(["三塘镇", "六塘乡"]), name_towns(["和平街道", "青山镇"]), name_towns(["君山区", "平江县"])
    ('乡镇', '镇街', '县市区')
    """
    found = [_TOWN.search(name) or _DISTRICT.search(name) for name in names]
    ends = Counter(match["end"] for match in found if match)
    towns, streets = ends["乡"] + ends["镇"] + ends["街道"], ends["街道"]
    if not ends:
        return ""
    if 2 * towns < ends.total():
        return "市辖区" if ends["区"] == ends.total() - towns else "旗县区" if ends["旗"] else "县市区"
    if streets == towns:
        return "街道"
    if _FEW_STREETS * streets <= towns:
        return "乡镇"
    return "乡镇街道" if ends["乡"] else "镇街"


def _are_of_several(names: Iterable[str]) -> bool:
    """Tell whether these are departments of several districts, so that no level is that of most."""
    told = [_OF_DISTRICT.match(name) or _LEVEL.search(name) for name in names]
    named = Counter(match["district"] for match in told if match and match.re is _OF_DISTRICT)
    least = _MOSTLY * sum(match is not None for match in told)
    return len(named) >= _SEVERAL and named.total() > least and max(named.values()) <= _MOSTLY * named.total()


def _find_level(names: Iterable[str]) -> str:
    """Return the level that most of the names tell: 县 of 县教育局; "" where none does."""
    told = Counter(marks[-1] for name in names if (marks := _LEVEL.findall(name)))
    return min(told, key=lambda level: (-told[level], level), default="")
