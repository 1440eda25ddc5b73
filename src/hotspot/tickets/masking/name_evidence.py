"""How much speaks for a name in its own characters, and in the words that a dictionary cuts around it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from hotspot.tickets.masking.surnames import COMPOUND_SURNAMES, GIVEN, PLAIN_SURNAMES

# Of the characters of given names, counted in the names of jieba's dictionary against its other words and tickets: at
# most e times as often in names, as often, and less than half as often. The others are clearly characters of names.
_FAIR_GIVEN = frozenset(
    "久书二传兔冲功南厉双召史右含喻国基大婶子季安宜家容宽密小少尤岗巨广建强征循念恋惜才挥新旋旦显晨晰暮朋朦朵栓根桥梓梵棋楚正沙沫泊洲涯淑湖源滨漫澈熔熙熠牛猴珊琅璟甜生白皓益相真睿石科秩糖美群翌老舞艺芯花苑苗茉荔荷萤"
    "蓝藏虔西言语越载辕钢铁铜银锁阅阔陆霓露韬风魁鸡麓黄"
)
_WEAK_GIVEN = frozenset(
    "七三中九五代佑保信修全公六其净力加化占原可周唯四固增壹天奕如存孜学客察寰尊居岱常幼张彬律心必忍怜性悠愉成战抗拓援攸方易暖望权枚栋桃梧欢歌殊民水泛泱洋济浠涌深渤溢溶满澜火烁烂焰父猪珑球璧申画畅直盼睦知竞竣简精纪练"
    "细绮绽缘节蔓薪觉词详谐象迁运进通道采里长闲陌颐飙首高鼠"
)
_WORDY_GIVEN = frozenset(
    "业习几创前务北发取口味和品商土地多奋好届展工己年开影情想意招放政效施日映是月来果标校棣气泳活涓淘然照燃理电百程稳空笔经育航行衷许设识询财路迅近重量钱音顶项"
)
# Of the plain family names in the same way, at most 150, 20 and 3 times as often.
_FAIR_SURNAMES = frozenset(
    "丘丛仇仉仝伊伏伯佴傅冼凤刁匡卓卜卿厍叶吉周哈喻墨夏娄孔宁宗宦宫寇封尤屈屠岳巩巫帅庄庞康廉弓弘张彭慕戎戚戴扈敖旷昝晋杭林柏柳柴桂梁梅樊殳毋毛汤汲洪淳濮焦熊燕牛牟甘田白祁祝禄禚禤禹穆竺糜索缑罗肖胡舒芦苏茅荣莘莫董蒙"
    "蓝蓬蔚覃訾诸谌谭谯谷贝赖蹇辛邢郁郈郎郏郜郦钭钮陆陶隆雍雷鞠韩顾颜饶马骆鹿麦黄黎齐"
)
_WEAK_SURNAMES = frozenset(
    "万严丰乜井亢仓仰仲任伍佐何余储元兰冀冷凌华卫厉古史司啜季安宰宿寿尚巢左延怀慎扶敬文施昌易景智曲曾栗楚欧武段毕江池沙浦涂温湛滑漆牧申皮盛石秋程章童符简籍米纪羊苍苑苗苟范荆薄衣许谈谢贡辜迟邸鄂金钟钱闻韶高麻龙"
)
_WORDY_SURNAMES = frozenset("习付佑况夔尧席常战揭方束植琴甯禾稽肇融衡赏闪项")
# Verbs and the like, of the family names that are words.
_NEARLY_WORDS = frozenset("从为由被有都别过来通相应该经解代须要当同公中开和于向全连关需买计查终时")
_MOST, _LEAST, _RARE = 2, -1, -2
_GIVEN_WEIGHTS = (
    dict.fromkeys(GIVEN, _MOST)
    | dict.fromkeys(_FAIR_GIVEN, 1)
    | dict.fromkeys(_WEAK_GIVEN, 0)
    | dict.fromkeys(_WORDY_GIVEN, -1)
)
_SURNAME_WEIGHTS = (
    dict.fromkeys(_NEARLY_WORDS, -3)
    | dict.fromkeys(PLAIN_SURNAMES, _MOST)
    | dict.fromkeys(_FAIR_SURNAMES, 1)
    | dict.fromkeys(_WEAK_SURNAMES, 0)
    | dict.fromkeys(_WORDY_SURNAMES, -1)
)
# Parts of speech of the dictionary: persons, and what may be called like one.
_PERSON, _GIVEN_NAME = "nr", "nrfg"
_CALLED_BY = frozenset(("ns", "nrt"))
# So far the dictionary looks beside a name.
_BESIDE = 6
_OTHER = re.compile(r"[^\u3400-\u9fff]")
NEVER = -9


def weigh_surname(surname: str) -> int:
    """Return how clearly a family name is one, from -3 to 2."""
    return _MOST if surname in COMPOUND_SURNAMES else _SURNAME_WEIGHTS.get(surname, _LEAST)


def weigh_given(letter: str) -> int:
    """Return how clearly a character is one of given names, from -1 to 2; -2 for one that they seldom have."""
    return _GIVEN_WEIGHTS[letter] if letter in GIVEN else _RARE


@dataclass(frozen=True)
class Cut:
    """How the dictionary cuts a name and what stands beside it.

    ``pieces``: the words that the name is cut into; empty where one of them is also a piece of what stands beside.
    ``follower``: the part of speech of the word behind, "" for none.
    """

    pieces: tuple[tuple[str, str], ...]
    follower: str

    @property
    def weight(self) -> int:
        """What the words speak for (1) or against a name."""
        if not self.pieces or (len(self.pieces) == 1 and self.pieces[0][1] != _PERSON):
            return NEVER
        given = len(self.pieces) - 1
        return sum(_weigh_piece(*piece, is_given=n == given > 0) for n, piece in enumerate(self.pieces))

    @property
    def is_word(self) -> bool:
        """Whether the dictionary has all of it as one word, which is not that of a person."""
        return len(self.pieces) == 1 and self.pieces[0][1] not in (_PERSON, _GIVEN_NAME)

    @property
    def goes_somewhere(self) -> bool:
        """Whether a place of the dictionary stands behind the first word: 来|东莞."""
        return any(part == "ns" for _, part in self.pieces[1:])


def cut_name(text: str, start: int, end: int) -> Cut:
    """Return how the dictionary cuts what stands here."""
    before = _OTHER.split(text[max(0, start - _BESIDE) : start])[-1]
    return _cut(before, text[start:end], _OTHER.split(text[end : end + _BESIDE], maxsplit=1)[0])


# A text that repeats itself is cut no more than once.
@lru_cache(maxsize=1024)
def _cut(before: str, name: str, behind: str) -> Cut:
    start, end = len(before), len(before) + len(name)
    place, follower = 0, ""
    pieces: list[tuple[str, str]] = []
    for word, part in _tagger()(before + name + behind, False):
        if place >= end:
            follower = part
            break
        place += len(word)
        if place > start:
            pieces.append((word, part))
    is_whole = sum(len(word) for word, _ in pieces) == len(name)
    return Cut(tuple(pieces) if is_whole else (), follower)


def _weigh_piece(word: str, part: str, *, is_given: bool) -> int:
    """Return what a word within a name speaks for: 燕 nothing, 海燕 behind a family name 1, 建设 there -2."""
    if len(word) == 1 or len(word) > _MOST:
        return 0
    if is_given:
        return 1 if part == _PERSON else 0 if part in _CALLED_BY else -1 if part in ("nz", "n") else -2
    return -1 if part == _PERSON else -2 if part == "ns" else -4


@cache
def _tagger() -> Callable[[str, bool], list[tuple[str, str]]]:
    import rjieba

    tag: Callable[[str, bool], list[tuple[str, str]]] = rjieba.tag
    return tag
