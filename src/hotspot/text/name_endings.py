"""Whether what may end a name of a place ends one where it stands: not in 市场|监管, 走|马路 and 清河|口村."""

import re

from hotspot.text.cut_text import CutText
from hotspot.text.place_lists import NameWords, WordClasses
from hotspot.tickets.masking.surnames import SURNAMES

DIGITS = frozenset("一二三四五六七八九十0123456789")
# Characters that the segmenter glues to unknown names: 区梅溪湖, 和静河, 住金色, 因凉塘, 系云帆, 去区, 就丽景.
GLUE = (
    "省市县区镇乡村路街桥和与及在住给到从对由是被于让将把向跟等如为而号因我这那其有往"
    "以但需请问离沿至不找无另能现若占系称说去就"
)

# Words that begin like an ending and name no place: 龙头公园|广场舞, 滨河公园|健身器材, 西涌|市场监管所, 居民|宿舍;
# nor what goes on behind it: 金桥国际|贸易城.
_NO_ENDING = re.compile(
    "民宿舍|广场舞|中心校(?:区|园|长|外|内|门)|完小学|市场(?:监[管督]|价|化|经济|秩序)|沙滩[车排]"
    "|健身(?:步道|器|设施|路径|广场|操|场|活动|点|区)"
    "|国际(?:花|文化|教育|家居|商[贸城场]|贸易|巨头|学校|幼儿|旅游|物流|金融|会[展议所]|惯例|接轨|美容|银杉|航)"
)
# Where on a road or a river, in one word: 人民|路上, 青年|路边, 北沙河|桥下.
_WHERE_ON = frozenset(a + b for a in "路街巷桥河渠湖" for b in "上下边头里口")
# No name in front of it: 回家|路上, 漫到|路上, 马|路边, 国道|路边; nor where a longer name goes on: 清河口村.
_ON_NO_NAME = re.compile("[到至进在从往堆蹲吹图口马车道地]|.[学班]|回家|老家|市场|改革|景区")
_NAME_GOES_ON = re.compile("村(?![民里])|[镇乡]|社区|街道(?!办)|小学|夜市")
# Ends of names that seem to make a word with 路: 黑|山路, 金|海路.
ROAD_STEMS = "山海水马门"
_HALVED_ROADS = frozenset(stem + "路" for stem in ROAD_STEMS)
# 里 ends a name in front of a house: 阳光里3号楼; not behind what a house lies in: 家属院里2号楼, 工业园里5栋.
_HOUSE = re.compile(r"\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:号楼|号院|[栋幢座])|〔门牌〕")
_INSIDE = re.compile("[区院厂场店馆房楼舍寓群子单证纸片]|[公业产流儿花家]园|山庄|胡同")
# What seems to speak of a town's head, streets or side (镇长, 镇上, 镇西) begins a village's name: 荷塘镇长冲村,
# 白泉镇上泉村, 黄羊镇西沙窝村; not 镇长下村, 镇长和村委会, 镇上各村.
_VILLAGE_BEHIND = re.compile(
    rf"(?:长[^{GLUE}去来下进包驻说叫带回管]|[上下][^{GLUE}的各全几有多本我来去说派级面属辖个]"
    rf"|[东南西北][^{GLUE}的各全几有多面边部头侧角郊个]{{1,2}})"
    r"[\u4e00-\u9fff]?(?:村(?![里民干支上中头部])|社区)"
)
# Whose people, whose entrance: the village in front of it lacks its 村, that begins this word.
_OF_VILLAGE = frozenset({"村民", "村口", "村里"})
# How villages are called that people name without 村: 孟楼|村民, 李家|沟|村口; not 大楼|村民, 经营|村里, 我们|湾|村民.
VILLAGE_STEMS = "庄楼营岗洼堡沟湾畈庙店坪坡冲坝岭"
# A direction or a number and 路 is no ordinary word, whatever a dictionary says.
ROAD_PART = re.compile(r"[东南西北中外内环支一二三四五六七八九十]+路")
# Towns, villages and schools are named after a mountain whose parts are ordinary words: 北山镇.
MOUNTAIN = re.compile("[东南西北中前铁土花茶]山")


class EndingReader:
    """Tells which endings of a text end a name."""

    def __init__(self, cut: CutText, roles: NameWords, classes: WordClasses) -> None:
        """``roles`` and ``classes``: how words behave around names."""
        self._cut = cut
        self._roles = roles
        self._classes = classes

    def is_ending(self, start: int, end: int) -> bool:
        """Say whether what may end a name does so here."""
        text, is_cut = self._cut.text, end in self._cut.edges
        if end - start > 1:
            # 安贞西里|停水; not 湖西|里面.
            return _NO_ENDING.match(text, start) is None and (is_cut or text[end - 1] != "里")
        if text[end - 2 : end] == "村镇" and text.startswith(("银行", "建设", "规划"), end):
            # 融达|村镇银行: what villages and towns have in common; not 张村镇.
            return False
        if text.startswith("鲜", end):
            # 青菱|湖鲜|水产市场: what is caught in a lake or river.
            return False
        if text[start] == "里":
            is_inside = any(_INSIDE.fullmatch(text[max(start - size, 0) : start]) for size in (1, 2))
            return not is_inside and _HOUSE.match(text, end) is not None
        return self._ends_with_word(start) if is_cut else self._ends_in_word(start)

    def is_common(self, word: str) -> bool:
        """Say whether a word that ends as places do is one of everyday: 道路, 县城."""
        return word in self._classes.common and word not in self._classes.proper

    def _ends_with_word(self, start: int) -> bool:
        """Say whether the last character of a word ends a name: in 黑|山路, not in 道路, 政府 and the like."""
        text, first = self._cut.text, self._cut.find_word(start)
        word = text[first : start + 1]
        if word in _HALVED_ROADS and self._is_halved(first):
            return True
        return not (text[start] in "路府城庭" and self.is_common(word) and not ROAD_PART.fullmatch(word))

    def _ends_in_word(self, start: int) -> bool:
        """Say whether a character ends a name though its word goes on: 人民|路上, 石溪村|村口."""
        text, end, word = self._cut.text, start + 1, self._cut.word_from(start)
        # 石溪村|村口, whatever word 村村 may be; 荷塘镇|长冲村 has no 镇长.
        if text[end] == text[start] or _VILLAGE_BEHIND.match(text, end):
            return True
        if text.startswith(("政府", "外嫁女"), end) or word == "圩堤":
            return True
        if word in _WHERE_ON and not _NAME_GOES_ON.match(text, start + len(word)):
            before = text[max(start - 2, 0) : start]
            return not (_ON_NO_NAME.fullmatch(before) or _ON_NO_NAME.fullmatch(before[-1:]))
        if start not in self._cut.edges:
            return False
        return self._ends_village(start) if word in _OF_VILLAGE else word not in self._classes.glued

    def _ends_village(self, start: int) -> bool:
        """Say whether the word in front is a village's name, and none of everyday."""
        before, text = self._cut.word_before(start), self._cut.text
        if text[start - 1] not in VILLAGE_STEMS:
            return False
        if text[max(start - 2, 0)] == "家":
            return text[max(start - 3, 0)] in SURNAMES
        is_everyday = before in self._roles.border or before in self._roles.generic or self.is_common(before)
        return len(before) > 1 and not is_everyday

    def _is_halved(self, first: int) -> bool:
        """Say whether a word that starts here took the end of a name: 黑|山路; not 上|山路, 走|马路."""
        before, name = self._cut.text[first - 1 : first], self._cut.text[first - 1 : first + 1]
        is_everyday = before in self._roles.border or before in self._roles.generic
        return first - 1 in self._cut.edges and (not is_everyday or MOUNTAIN.fullmatch(name) is not None)
