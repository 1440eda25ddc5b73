"""Places told by a letter or a number (A市, S308, 3号线 and its stations, 84团, 三街坊, 第二中学) or by sounds."""

import re
from collections.abc import Iterator

from hotspot.tickets.masking.surnames import TRANSLITERATED

NUMERAL = r"[零〇一二两三四五六七八九十百\d０-９]{1,12}"
# Houses of a factory or a mine, numbered: 三街坊; not 三街坊邻.
_NEIGHBOURHOOD = re.compile(rf"第?{NUMERAL}街坊(?!邻)")
# A district whose name is hidden.
MASKED_DISTRICT = re.compile(r"(?<![A-Za-z0-9])[A-Z]\d{0,2}[市县区](?!域)")
# 308省道, S308, S308线, 省道308; no road: 省道300多米, 国道2024年.
_ROAD_CLASS = "(?:国道|省道|县道|乡道)"
_ROAD_CODE = re.compile(
    rf"(?<![A-Za-z0-9])(?:\d{{3}}{_ROAD_CLASS}"
    rf"|[GSXY]\d{{1,4}}(?:线|{_ROAD_CLASS}|高速公路|高速|(?![A-Za-z0-9]))"
    rf"|{_ROAD_CLASS}(?:[GSXY]\d{{1,4}}|\d{{3}})(?:线|(?![A-Za-z0-9公千米多余户人个辆元天年条棵盏])))"
)
_LETTER, _LETTER_OR_DIGIT = re.compile("[A-Z]"), re.compile(r"[A-Z\d]")
_LINE = re.compile(
    rf"(?:地铁|轻轨)?{NUMERAL}号线"
    r"|(?<![A-Za-z\d])[A-Za-z]\d{1,3}路(?![口灯])"
    r"|(?<![A-Za-z\d.])\d{1,3}路(?=公交|公共|车|线|支线|区间|是|停运|取消|改线|末班|首班|[,，。、；;）)\s]|$)"
)
# 地铁五一广场站, 四号线六沟垅站; not 地铁终点站, 7号线东延至泉塘设站, 号线各站点, 地铁口有个加油站, 坐地铁去火车站.
_STATION = re.compile(
    r"(?:(?<=地铁)|(?<=轻轨)|(?<=号线)|(?<=[Ss]\d线))"
    r"(?![与各终末]|和(?!平)|同(?!济)|首[末班]|[东南西北]延|出?口(?!岸)|施工|工地|公司)"
    r"(?:建设(?=[路大])|(?![的到至在设距从往换过先坐线那这去有没无占把])[\u4e00-\u9fff]){2,6}?站(?![点台长务])"
)
# Farms of the construction corps: 84团, 八十一团; not 6团, 20团友, 12团结村.
_FARM = re.compile(
    r"(?<![\d.])(?:\d{2,3}|[二三四五六七八九]?十[一二三四五六七八九]?|[一二]百?[零〇一二三四五六七八九十]{2,3})团(?:场)?"
    r"(?![购队伙员友体长费名圆聚建结])"
)
# Villages and towns of Inner Mongolia, whose names are written by their sounds: 新高勒嘎查, 巴彦胡舒苏木.
_SOUNDS = "".join(sorted(TRANSLITERATED - set("不的"))) + "新高彦舒台罕汉浩瑞淖浑善柴杭准旺楚赉昂崩贺艺灵勃庆博鄂宏盟"
_STEPPE = re.compile(rf"[{_SOUNDS}]{{2,8}}(?:嘎查|苏木)")
# 四十八中, 师大一小, 三幼; not the 一小 of 一大一小, nor 一老一幼 and 另一幼儿园.
_NUMBERED_SCHOOL = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,5}|(?<![一两二三]大)[一二三四五六七八九十]{1,3})"
    r"(?:[中小]学(?![生位籍区])|完小|[中小](?![时部段块孩伙半路年间医]))"
    r"|第[一二三四五六七八九十]{1,2}幼儿园|(?<![老大一二三])[一二三四五六七八九十]{1,2}幼(?![儿小童女子托教师苗稚龄犬猫])"
)
# 第一人民医院, 附三医院, and as people call them: 省二院, 二院; not 二院落, 三院一校.
_NUMBERED_HOSPITAL = re.compile(
    r"第[一二三四五六七八九十]{1,2}(?:人民|中医?|附属)?医院"
    r"|(?:[省市州县区附]|(?<![第这那哪各每同有共一二三四五六七八九十两\d])(?!一))[一二三四五六七八九]医?院"
    r"(?![一二三四五六七八九两子长内里外校系线落墙区士户])"
)


def find_numbered(text: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield start, end and type of each, and whether it is complete as it stands."""
    # Most texts hold none; looking for a character is quicker.
    if _LETTER.search(text):
        yield from ((m.start(), m.end(), "district", True) for m in MASKED_DISTRICT.finditer(text))
    if _LETTER_OR_DIGIT.search(text):
        yield from ((m.start(), m.end(), "road", True) for m in _ROAD_CODE.finditer(text))
    if "号线" in text or "路" in text:
        yield from ((m.start(), m.end(), "other", True) for m in _LINE.finditer(text))
    if "团" in text:
        yield from ((m.start(), m.end(), "town", True) for m in _FARM.finditer(text))
    if "嘎查" in text or "苏木" in text:
        kinds = {"嘎查": "village", "苏木": "town"}
        yield from ((m.start(), m.end(), kinds[m.group()[-2:]], True) for m in _STEPPE.finditer(text))
    if "街坊" in text:
        yield from ((m.start(), m.end(), "estate", True) for m in _NEIGHBOURHOOD.finditer(text))
    if "站" in text:
        yield from ((m.start(), m.end(), "other", True) for m in _STATION.finditer(text))
    if "小" in text or "中" in text or "幼" in text:
        yield from ((m.start(), m.end(), "school", False) for m in _NUMBERED_SCHOOL.finditer(text))
    if "院" in text:
        yield from ((m.start(), m.end(), "hospital", False) for m in _NUMBERED_HOSPITAL.finditer(text))


def is_numbered_institution(name: str) -> bool:
    """Say whether a school or hospital is told by its number alone: 二中, 第三医院."""
    return bool(_NUMBERED_SCHOOL.fullmatch(name) or _NUMBERED_HOSPITAL.fullmatch(name))
