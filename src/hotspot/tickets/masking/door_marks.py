"""Doors: building with unit or room, rooms, house numbers of roads and villages. A building or a floor alone stays."""

import re
from collections.abc import Iterator
from functools import partial

from hotspot.tickets.masking.marks import HIDDEN, PersonalData, find_matches, write_mark

_HAN = "一二三四五六七八九十百零〇两"
_NUMBER = rf"(?:\d{{1,4}}|[{_HAN}]{{1,4}}|[A-Za-z]\d{{0,3}})"
_JOIN = r"[\s\-#,，、]{0,2}"
# What turns digits after a building into a count, a year or a range.
_NO_COUNT = (
    r"(?!\d|\s?(?:元|户|年|人|平|米|㎡|m|个|多|余|套|名|万|块|月|日|天(?!花)|届(?!时)|路(?:公交|车)|家|斤|吨|度|%|次|张|件|部|台|辆|栋|幢|楼|层|期|单元|[-~至到]\d{1,4}"
    r"[元户年人平米个套名栋幢楼层号])|\.\d)"
)
_BUILDING = (
    rf"(?:(?:第|[A-Za-z]区|\d期)?(?:{_NUMBER}|[甲乙丙丁])\s?(?:栋|幢|座|号楼(?!梯)|号院|#楼?)"
    r"(?:楼(?!下|上|顶|盘|梯|道|层))?)"
)
_UNIT = rf"(?:(?:{_NUMBER}|[甲乙丙丁东西南北中])\s?(?:单元|门洞?(?=[\d{_HAN}])))"
_FLOOR = rf"(?:(?:\d{{1,2}}|[{_HAN}]{{1,3}}|(?<=[栋幢座元楼])顶)\s?[楼层](?!以[上下]|至|到|-))"
_SIDE = r"(?:[东西南北左右中]边?[户门侧]?)"
_ROOM_NUMBER = rf"(?:[A-Za-z]?\d{{3,4}}[A-Za-z]?|[{_HAN[:9]}零〇]{{3,4}})"
_ROOM = rf"(?:{_ROOM_NUMBER}\s?(?:室(?!内|外)|号?房(?!产|屋|价|地|源|贷|东|租(?![客户])|款|改|间?多)间?|号))"
_BARE_ROOM = rf"(?:(?:{_ROOM_NUMBER}|\d{{1,2}}-\d{{1,4}}){_NO_COUNT})"
# 15楼2号, but not 15楼2号电梯.
_STOREY_ROOM = r"(?:(?<=[楼层])\d{1,2}(?:室|号房?(?!电?梯|楼|机|线|柜|井)))"
_MORE_ROOMS = rf"(?:\s?[、,/和与及]\s?(?:{_ROOM}|{_ROOM_NUMBER}{_NO_COUNT})){{0,8}}"

_DOOR = re.compile(
    rf"(?<![A-Za-z0-9.{_HAN}])(?:(?P<building>{_BUILDING}(?:{_JOIN}{_BUILDING})?(?:[楼电步]梯房(?=\d))?){_JOIN})?"
    rf"(?:(?P<unit>{_UNIT}){_JOIN})?"
    rf"(?:(?P<floor>{_FLOOR}){_JOIN})?(?P<side>{_SIDE})?(?:(?P<room>{_ROOM}|{_BARE_ROOM}|{_STOREY_ROOM}){_MORE_ROOMS})?"
    rf"(?:(?<=[栋幢座元门洞层楼户侧左右东西南北中边0-9A-Za-z室房间号{_HAN}])|(?!))"
)
_START = re.compile(
    rf"(?<![A-Za-z0-9.{_HAN}])(?=(?:第|[A-Za-z]区|\d期)?{_NUMBER}\s?(?:栋|幢|座|号楼|号院|#|单元|门|楼|层)|[甲乙丙丁]\s?(?:单元|[栋幢座]))"
)
_SIGN = re.compile(
    rf"[\dA-Za-z{_HAN}甲乙丙丁]\s?(?:[栋幢座室房号#门楼层-]|单元)|门牌|[上下壁门]\s?\d{{3}}|\d\d(?:的|业主|户主|住户|租[户客]|房主)"
)
_LONE_ROOM = re.compile(
    r"(?<![\dA-Za-z.\-第])(?:(?:\d{1,2}-){0,2}[A-Za-z]?\d{3,4}|[一二三四五六七八九][零〇一二三四五六七八九]{2,3})\s?"
    r"(?:室(?!内|外)|号?房(?!产|屋|价|地|源|贷|东|租(?![客户])|款|改|号|间?多)间?|号房)"
)
_ESTATE = "[区苑园城府庭湾郡邸寓花家村里轩居阁院岸门厦栋寨坊都楼座住景房期]"
# Three parts tell a door behind any name; two only where it ends as an estate's.
_DASHED = re.compile(
    rf"(?:(?:(?<=[\u3400-\u9fff])|(?<=址:))\s?[A-Za-z]?\d{{1,2}}-\d{{1,2}}-(?!(?:19|20)\d\d)\d{{3,4}}|(?<={_ESTATE})\s?(?:[A-Za-z]\d{{0,2}}|\d{{1,2}})-(?!(?:19|20)\d\d)\d{{3,4}}){_NO_COUNT}(?![-/.])"
)
# 3-2-4-1 behind an estate, not the buildings 1-2-3-4栋; 10-2-1501 in front of 住户.
_MORE_DASHED = re.compile(
    rf"(?<={_ESTATE})\s?\d{{1,2}}(?:-\d{{1,2}}){{3}}(?![\d\-/.]|\s?(?:号楼|[#栋幢座楼期组区]|单元))"
    r"|(?<![\dA-Za-z.\-])\d{1,2}-\d{1,2}-\d{3,4}(?=的?(?:住户|业主|户主|租户|租客|房主))"
)
# 家属院4排7号, but no seat, parking space or stall.
_ROW_HOUSE = re.compile(
    rf"(?<=[院区村园里场])(?:\d{{1,2}}|[{_HAN}]{{1,2}})排(?:\d{{1,3}}|[{_HAN}]{{1,3}})号(?!的?[座票位车摊铺柜])"
)
# 110, 119, 120 and 122 are called, not lived in.
_NEIGHBOUR = re.compile(rf"(?<=楼上|楼下|隔壁|对门)\s?(?!1(?:1[09]|2[02])(?!\d))\d{{3,4}}{_NO_COUNT}{_MORE_ROOMS}")
# 1502的业主, 2001的〔…〕: a room's number, its storey and then 01 to 19, of somebody.
_ROOM_OF = re.compile(
    rf"(?<![\dA-Za-z.\-])[1-9]\d?(?:0[1-9]|1\d)(?:(?=的(?:{HIDDEN}|业主|户主|住户|租户|租客|房主|邻居|那户|这户)(?!群|委|大会|代表|们))"
    r"|(?<!19\d\d)(?<!20\d\d)(?=业主(?!群|委|大会|代表|们)|户主|住户|租户|租客|房主))"
)
_NOT_A_HOUSE = (
    r"(?!线|楼|文|令|灯|梯|扶梯|货梯|公交|电梯|地块|井|杆|桩|台区|机|桥|坑|塘|门(?![面前口外])|池|标段|站(?!前)|车(?!库)|汽油|柴油|变压器|泵|闸|渠"
    r"|地铁|出口|入口|通知|会议)"
)
# After a number up to 31 these words make it a day: 村里15号停水.
_AFTER_DAY = re.compile(
    r"开始|停|晚|早|上午|下午|凌晨|中午|夜|起|至|到|前|后|左右|之前|之后|左|那天|当天|以来|又|就|才|也|仍|开会|发"
)
_LAST_DAY = 31
_HOUSE_NUMBER = rf"(?:\d{{1,4}}(?:-\d{{1,3}})?|[{_HAN}]{{1,5}})"
_HOUSE_TAIL = rf"(?:附\d{{1,3}}(?:号(?:[1-9]\d?0[1-9](?!\d|元|户|年|人|平|米))?)?|之[{_HAN}\d]{{1,2}}|院)?"
# Not behind 铁路: 铁路三号院 is an estate.
_ROAD_HOUSE = re.compile(
    rf"(?:(?<=[路街巷弄])(?<!铁路)|(?<=大道))\s?(?P<it>{_HOUSE_NUMBER}号{_NOT_A_HOUSE}{_HOUSE_TAIL})"
)
_VILLAGE_HOUSE = re.compile(
    rf"(?<=[村组里镇乡湾冲屋场院坊寨屯坡岭桥胡同])\s?"
    rf"(?P<it>(?:\d{{1,4}}(?:-\d{{1,3}})?|(?<=[\d{_HAN}]组)[{_HAN}]{{1,4}})号{_NOT_A_HOUSE}{_HOUSE_TAIL})"
)
# 房号3-1107: one that a label tells, behind no name of an estate.
_ROOM_LABEL = re.compile(r"房间?号[码:是为\s]{0,2}(?P<it>[A-Za-z]?\d{1,2}(?:-\d{1,4}){0,2}-\d{3,4})(?![\d-])")
_DOOR_PLATE = re.compile(r"门牌号?码?[:是为\s]{0,2}(?P<it>\d{1,5}(?:-\d{1,4}){0,2}号?)(?!\d|[元个块户年])")
_ADDRESS = re.compile(r"住|址|坐落|位于|家|户主|门牌")
# What every door of a pattern holds, which is quicker to look for: 室 or 房 in 501室.
_LONE_DOORS = (
    ("室房", _LONE_ROOM),
    ("-", _DASHED),
    ("-", _MORE_DASHED),
    ("排", _ROW_HOUSE),
    ("上下壁门", _NEIGHBOUR),
    ("牌", _DOOR_PLATE),
    ("号", _ROOM_LABEL),
    ("的业户租房", _ROOM_OF),
)
_SIGNS = frozenset("".join(signs for signs, _ in _LONE_DOORS))


def find_doors(text: str) -> Iterator[PersonalData]:
    """Yield the doors of a folded text."""
    if _SIGN.search(text) is None:
        return
    position = 0
    while start := _START.search(text, position):
        match = _DOOR.match(text, start.start())
        if match is not None and _is_door(match):
            yield PersonalData(match.start(), _trimmed_end(match), "door", write_mark("door"))
            position = match.end()
        else:
            position = start.start() + 1
    signs = _SIGNS.intersection(text)
    yield from find_matches(text, [pattern for sign, pattern in _LONE_DOORS if not signs.isdisjoint(sign)], "door")
    if "号" in signs:
        yield from find_matches(text, (_ROAD_HOUSE,), "door", _is_house)
        yield from find_matches(text, (_VILLAGE_HOUSE,), "door", partial(_is_house, needs_address=True))


def _is_door(match: re.Match[str]) -> bool:
    building, unit, floor, side, room = match.group("building", "unit", "floor", "side", "room")
    if room and not (building or unit):
        # 12楼1203: a room's number starts with its floor's.
        return floor is not None and room.startswith(_storey(floor))
    is_side = bool(building and floor and side and side.endswith("户"))
    return is_side or bool((building and (unit or room)) or (unit and (floor or room or side)))


def _storey(floor: str) -> str:
    """Return the digits of a floor, 五楼 or 05层, as its rooms begin with them."""
    number = floor.rstrip("楼层 ")
    if number.isdigit():
        return number.lstrip("0")
    tens, _, ones = number.rpartition("十")
    digit = {"": 0} | {letter: value for value, letter in enumerate("一二三四五六七八九", start=1)}
    return str(10 * (digit.get(tens) or 1) + digit.get(ones, 0)) if "十" in number else str(digit.get(number, "-"))


def _trimmed_end(match: re.Match[str]) -> int:
    return match.start() + len(match.group().rstrip(" \n\t-#,，、"))


def _is_house(match: re.Match[str], *, needs_address: bool = False) -> bool:
    """Say whether 15号 is a house, not the fifteenth of the month; in a village only an address can tell."""
    digits = re.match(r"\d+", match["it"])
    if int(digits.group()) > _LAST_DAY if digits else not needs_address:
        return True
    if _AFTER_DAY.match(match.string, match.end()):
        return False
    before = match.string[max(0, match.start() - 16) : match.start()]
    return not needs_address or before.endswith("组") or _ADDRESS.search(before) is not None
