"""Read a text backwards from an ending of names (小区, 路 …) to where the name starts."""

import re
from collections.abc import Collection

from hotspot.text.cut_text import CutText
from hotspot.text.dictionary import list_ordinary_words
from hotspot.text.name_endings import DIGITS, GLUE, MOUNTAIN, ROAD_PART, EndingReader
from hotspot.text.place_lists import NameWords, WordClasses
from hotspot.tickets.masking.surnames import SURNAMES

_NUMERAL = r"[零〇一二两三四五六七八九十百\d０-９]+"
_COUNTED = re.compile(rf"{_NUMERAL}[个条家所座名位处片间栋]?")
# Names that begin with a number: of miles (五里牌, 十里铺), of a ditch or ridge in a row (三道渠, 头道桥).
_MILES = re.compile(r"[一二三四五六七八九十]{1,3}[里道]|头道")
# What nobody counts by miles or rows, so that the number is all its name: 三道桥, 五里河; not 三道湾, 走了五里路.
_MILES_ALONE = frozenset("桥河渠屯")
# A number that begins the name of a town, as no count stands in front of one: 三汊口镇.
_FEW = re.compile("[一二三四五六七八九十百]")
# What is counted begins behind it: 城里一家|烧烤店; 东瓜山一条巷 is a name.
_ONE_OF = re.compile("[一两几](?:[家所处座个间]|条(?!巷))")
# Glued to what was once there, too: 原东桦|造纸厂; of two characters it may be a name: 原墅|小区.
FORMER = "原"
# A word that the segmenter makes of 称 and the family name that begins a village's: 来电人称|王庄村.
_GLUED_ANYWAY = frozenset({"称王"})
# What a word in front took the first character of: 位于|于家庄村, of the families 于 and 向; 反映人|民路.
_HALVED = re.compile(
    r"(?<=[于向])(?:家[庄湾岭沟屯堡营洼塬峁坪坡台窑店集坊楼铺冲垅坝坳畈嘴河桥窝寨]|庄村)"
    r"|(?<=人)民(?:[东南西北中]?[路街]|大[道街]|医院|公园|广场|商场|小学|社区|体育场)"
)
# Who somebody is to a matter, in front of a name: 施工方|宏远公司, 中标|方恒达|公司.
_PARTY = re.compile(
    "(?:责任|施工|承建|代建|建设|开发|承包|发包|出租|承租|中标|运营|经营|管理|供货|供应|收购|主办|承办|服务|投资|合作|用工|物业)方"
)
# Glued only behind what tells that a name begins there: 下雪后|北沙河桥, 住进|槐安区, 爆裂致|锦绣苑, 9日起|宏达公司;
# behind a numbered lane or floor: 泾东路700弄|金辉苑, 18楼|一互联网公司; not 后湾村, nor 反映致远小区.
_GLUED_BEHIND = re.compile(
    "(?<=[雪雨节庆期点月天假])后(?![面边来门期勤])|(?<=[住搬走送考转们])进(?!入)|(?<=[裂坏塌陷断漏破堵爆炸淹损倒垮溢])致"
    r"|(?<=[日号月年份])起|(?<=\d)[弄楼]"
)
# What is measured or paid: 50米|幸福小区, 3000元|洗浴卡.
_MEASURES = frozenset({"元", "米", "平米", "公里", "里地", "亩", "亩地", "分钟"})
# Of names that end in 和, cut as if it joined something: 润|和|家园, 福|和|小区; not 村|和|小区, 保安|和|小区.
_NAMED_AND = re.compile("(?<=[仁安康福润瑞祥嘉雅盛德顺怡泰裕锦惠庆颐永景信])和")
# What goes on behind the number of a date: 8月5|日岚湖|小区, 8|月份|燃气公司, 9|日起|宏达公司.
_DATE_END = re.compile(f"(?<=[{''.join(sorted(DIGITS))}])(?:月份?|日)起?")
_LONGEST_STEM = {"company": 14, "school": 12, "hospital": 10}
_LONGEST_STEM_DEFAULT = 8
# Endings of one character that need two characters before them: 城 in 县城, 庭 in 家庭 are no estates.
_NEEDS_TWO = frozenset("府苑湾郡庭城园店厂塘线渠闸圩里")
# What everybody uses; behind a name it is the firm that sells it: 昆仑|燃气, not 安装|燃气.
_UTILITIES = frozenset({"燃气", "热力", "水务", "供热"})
_PLAIN_ROADS = frozenset({"道路", "公路", "马路", "主干", "支", "干", "小", "大", "村", "乡", "县", "环"})
# What stands in front of a place, so that a 和 behind it joins nothing.
_WHERE = frozenset(
    ["住", "在", "是", "位于", "家住", "住在", "入住", "居住", "购买", "反映", "反应", "投诉", "举报", "咨询"]
)
# Districts that no list knows: 岚溪市, 滨江区, 查干诺尔旗; not 红旗. Those that many cities have.
_DISTRICT = re.compile("[\u4e00-\u9fff]{2,3}[市县区]|[\u4e00-\u9fff]{2,6}旗")
_COMMON_DISTRICTS = frozenset(("高新区", "经开区", "开发区"))
# What joins a village to the town in front of it: 白泉镇和村里, 羊路村|的|村医.
_NO_NAME = frozenset("的和与及或由把被对从向让跟")
# Neighbours are told apart by where they lie: 上寮社区 and 下寮社区, 里坑村 and 外坑村; 曾坑村 is of a family.
_SIDES = frozenset("上下里外内前后曾")
_SIDED_TYPES = frozenset({"village", "estate"})
_PHASE = re.compile(r"[一二三四五六七八九十\d]{1,2}期")
# What houses and people are counted by is in no name.
_COUNTING = re.compile("[的了是们这那哪栋幢号期座户个]|[区市县楼人]$")
_WITHIN = frozenset("里内外上下中前后")
_NAME_CHARACTERS = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fffA-Za-z0-9０-９·]+")


class NameReader:
    """Reads one text backwards from an ending."""

    def __init__(self, cut: CutText, roles: NameWords, classes: WordClasses) -> None:
        """``roles`` and ``classes``: how words behave around names."""
        self.text = cut.text
        self.endings = EndingReader(cut, roles, classes)
        self._cut = cut
        self._roles = roles
        self._classes = classes

    def find_start(self, ending_start: int, ending_end: int, place_type: str, border: int) -> int | None:
        """Return where the name with this ending starts, None when there is no name."""
        text = self.text
        if not self.endings.is_ending(ending_start, ending_end):
            return None
        units = self._list_units(ending_start, place_type, border)
        ending = text[ending_start:ending_end]
        while units and self._is_loose(units[-1]) and not self._halves_name(units, ending, place_type):
            units.pop()
        stem = "".join(reversed(units))
        start = ending_start - len(stem)
        if start > border and _HALVED.match(text, start):
            start -= 1
        # 关|于额尔|图|苏木: a letter's first words, cut amiss.
        if text.startswith("关于", start) and start + 2 < ending_start:
            start += 2
        if (party := _find_party(text, start)) and start < party.end() <= ending_start:
            start, stem = party.end(), text[party.end() : ending_start]
        if units and text[start:ending_end] in self._roles.unique:
            return start
        if not stem or self._are_generic(units, place_type):
            return None
        if ending in _UTILITIES and list_ordinary_words().issuperset(units):
            return None
        if ending_end - ending_start == 1 and len(stem) < 2 and text[ending_start] in _NEEDS_TWO:
            return None
        name = text[start:ending_end]
        if (
            name.endswith("政府")
            or (len(name) < 3 and self.endings.is_common(name))
            or name in self._roles.generic
            or name in self._roles.border
        ):
            return None
        return start

    def find_longer_start(self, start: int, border: int) -> int:
        """Return where a listed name starts that is only the rest of a longer one: 桂|花园路, not 住|花园路."""
        unit = self._list_units(start, "road", border)[:1]
        is_lone = len("".join(unit)) == 1 and not self._is_loose(unit[0]) and unit[0] not in self._roles.generic
        return start - 1 if is_lone else start

    def find_house_start(self, end: int, border: int, common: Collection[str]) -> int | None:
        """Return where the name that ends here starts, though no ending tells: 云栖澜岸|3栋; None when there is none.

        ``common``: words of a dictionary; some word of the name is none of them.
        """
        if end not in self._cut.edges:
            return None
        units = self._list_units(end, "estate", border)
        while units and (self._is_loose(units[-1]) or _PHASE.fullmatch(units[-1])):
            units.pop()
        if not units or units[0] in self._roles.generic or self._tells_where(units[0], common):
            return None
        if not any(self._may_name(unit, common) for unit in units):
            return None
        return end - len("".join(units))

    def _may_name(self, unit: str, common: Collection[str]) -> bool:
        """Say whether a word is unknown, and more than words that the segmenter took together: 讲|要, 正|对, 群|里."""
        if len(unit) == 1 or unit in common or _COUNTING.search(unit) or self._tells_where(unit, common):
            return False
        return not all(character in self._classes.closed for character in unit)

    def _tells_where(self, unit: str, common: Collection[str]) -> bool:
        """Say whether a word tells where within something known: 养老院|里, 微信|群里; not 星汇里."""
        return unit[-1] in _WITHIN and (unit[:-1] in common or len(unit) == 1)

    def _are_generic(self, units: list[str], place_type: str) -> bool:
        if MOUNTAIN.fullmatch("".join(reversed(units))):
            return False
        if place_type == "road" and len(units) > 1 and ROAD_PART.fullmatch(units[0] + "路"):
            return units[1] in _PLAIN_ROADS
        if place_type == "company" and units[-1] == "望":
            # 望供电公司处理: what a clerk asks for is no part of a name.
            units = units[:-1]
        named_by = self._roles.naming if place_type == "road" else frozenset()
        return all(unit in self._roles.generic and unit not in named_by for unit in units)

    def _list_units(self, end: int, place_type: str, border: int) -> list[str]:
        """Return the words before ``end``, nearest first, as far as they may belong to the name."""
        units: list[str] = []
        length = 0
        limit = _LONGEST_STEM.get(place_type, _LONGEST_STEM_DEFAULT)
        position = end
        while position > border:
            start = max(self._cut.find_word(position - 1), border)
            unit = self.text[start:position]
            if length + len(unit) > limit or not self._may_belong(unit, start, units):
                break
            is_and_part = place_type == "estate" and self._begins_with_and(unit, start, units)
            rest = unit if is_and_part else self._unglued(unit, start)
            begins = is_and_part or self._begins_name(rest, start, units, border, place_type)
            belongs = begins or self._tells_miles(rest, units, self.text[end])
            belongs = belongs or (place_type == "estate" and not units and self._ends_in_and(unit, start))
            if not rest or (not belongs and self._ends_name(rest, first=not units, place_type=place_type)):
                break
            units.append(rest)
            length += len(rest)
            if begins or rest != unit:
                break
            position = start
        # 桥|上|小学; but who goes to one: 儿子|上|小学, 正|上|高中.
        is_attended = place_type == "school" and units[:1] == ["上"]
        is_named = len("".join(units[1:2])) == 1 and units[1] not in self._classes.closed
        return [] if is_attended and not is_named else units

    def _may_belong(self, unit: str, start: int, units: list[str]) -> bool:
        """Say whether a word may stand in a name: no number of things, no end of a district, nothing glued to it."""
        counted = _ONE_OF.match(self.text, start)
        if _NAME_CHARACTERS.fullmatch(unit) is None or (counted and counted.end() == start + len(unit)):
            return False
        is_glued = len(unit) == 1 and _GLUED_BEHIND.match(self.text, start) is not None
        is_measured = unit in _MEASURES and start > 0 and self.text[start - 1] in DIGITS
        return not (is_glued or is_measured or self._ends_district(unit, start, units))

    def _tells_miles(self, rest: str, units: list[str], ending: str) -> bool:
        """Say whether a number of miles or rows begins a name: 五里|牌村, 三道|桥; ``ending``: its first character."""
        is_behind = units[-1] not in self._roles.generic if units else ending in _MILES_ALONE
        return is_behind and _MILES.fullmatch(rest) is not None

    def _begins_name(self, rest: str, start: int, units: list[str], border: int, place_type: str) -> bool:
        """Say whether a name begins with this word though it is an everyday one: 于|家村 of a family, 上|寮社区.

        So it does behind a village's town: 荷塘镇|前进|村.
        """
        is_behind_town = start == border > 0 and not units and rest not in _NO_NAME
        if place_type == "village" and (is_behind_town or (units == ["家"] and rest in SURNAMES)):
            return True
        return place_type in _SIDED_TYPES and self._tells_side(start, rest, units, border)

    def _ends_district(self, unit: str, start: int, units: list[str]) -> bool:
        """Say whether a district ends here that no list knows: 岚溪市|翠湖公园, 岚溪|县|白石村; not 岚溪县|医院."""
        if unit[-1] not in "市县区旗" or all(other in self._roles.generic for other in units):
            return False
        if unit.endswith("园区"):  # 高新园区|金域华府
            return True
        district = self._cut.word_before(start) + unit if len(unit) == 1 else unit
        is_known = district in self._classes.common and district not in _COMMON_DISTRICTS
        return _DISTRICT.fullmatch(district) is not None and not is_known

    def _ends_in_and(self, unit: str, start: int) -> bool:
        """Say whether a 和 is no word but the end of a name: 润|和|家园."""
        return unit == "和" and start - 1 in self._cut.edges and _NAMED_AND.match(self.text, start) is not None

    def _begins_with_and(self, unit: str, start: int, units: list[str]) -> bool:
        """Say whether a word that begins like 和 joins nothing: 反映|和光里小区; not 丽景苑|和光里小区, 和物业公司."""
        stem = [*units, *([unit[1:]] if unit[1:] else [])]
        if unit[0] != "和" or not stem or all(other in self._roles.generic for other in stem):
            return False
        before = self._cut.word_before(start)
        return not before or before in _WHERE

    def _tells_side(self, start: int, unit: str, units: list[str], border: int) -> bool:
        """Say whether a word begins a name of one more character: 住|上|寮|社区, not 公路|上|李|村."""
        if unit not in _SIDES or [len(other) for other in units] != [1]:
            return False
        if start == border or _NAME_CHARACTERS.fullmatch(self.text[start - 1]) is None:
            return True
        before = self._cut.word_before(start)
        is_border = before in self._roles.border or before in ("镇", "乡", "街道")
        return is_border and before not in _SIDES

    def _unglued(self, unit: str, start: int) -> str:
        """Return a word without what the segmenter glued to its front, "" where all is; it starts at ``start``."""
        date = _DATE_END.match(self.text, start)
        if date:
            name = unit[date.end() - start :]
            return self._unglued(name, date.end()) if name and unit not in self._classes.closed else ""
        if len(unit) > 1 and _GLUED_BEHIND.match(self.text, start):
            return unit[1:]
        while len(unit) > 1 and unit[0] in GLUE and (unit not in self._classes.glued or unit in _GLUED_ANYWAY):
            unit = unit[1:]
        is_former = len(unit) > 2 and unit[0] == FORMER and unit not in self._classes.glued
        return unit[1:] if is_former else unit

    def _ends_name(self, unit: str, *, first: bool, place_type: str) -> bool:
        if place_type in _LONGEST_STEM and unit in self._roles.generic and unit not in self._roles.object:
            return False
        if first and place_type == "other" and unit == "建设":
            return True  # 建议建设|垃圾中转站: what is to be built; not 建设|路, 建设|小学
        if unit in self._roles.object:
            return not first
        if unit in self._roles.border:
            return True
        if unit in self._roles.generic or unit in self._roles.naming or unit[0] in "万百千双":
            return False
        # 包了|陈埭村, 味飘到|青年公寓: a verb with what always stands behind one.
        return len(unit) > 1 and (unit in self._classes.closed or unit[-1] in "了到")

    def _is_loose(self, unit: str) -> bool:
        """Say whether a word at the left end is no part of a name: 一条, 这个, 县, a bare number."""
        return unit in self._roles.loose or _COUNTED.fullmatch(unit) is not None

    def _halves_name(self, units: list[str], ending: str, place_type: str) -> bool:
        """Say whether a village or town would be left half of its name without the word at the left end.

        塘村 of 新塘村; 汊口镇 of 三汊口镇, not of 三农业乡镇.
        """
        *rest, last = units
        if place_type == "town" and _FEW.fullmatch(last):
            return bool(rest)
        halved = [*rest[::-1], ending]
        is_short = place_type == "village" and last in ("新", "老") and list(map(len, halved)) == [1, 1]
        return is_short and "".join(halved) not in self._roles.generic


def _find_party(text: str, start: int) -> re.Match[str] | None:
    """Return who somebody is to the matter, where a name that starts here has swallowed it or its last character."""
    return _PARTY.match(text, start) or _PARTY.match(text, max(start - 2, 0))
