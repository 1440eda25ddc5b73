"""A city's tickets grown from the written ones, with issues planted in them: for measuring, never for training.

Clauses of the tickets of one written issue are mixed into new tickets, and the names of its objects and places are
changed, the same way in all tickets of a copy: every copy is an issue of its own. Single tickets are mixed from
sentences of one sub-topic at places of their own. Sizes of issues are long-tailed, as in a real month.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from hotspot.categories.corpus import read_corpus
from hotspot.text.places import load_places

ROOT = Path(__file__).resolve().parents[2]

# About the share of the demonstration month.
_SHARE_IN_ISSUES = 0.3
# Sizes from 3 to 150, P(size ≥ s) ~ s to the minus 1.3.
_SMALLEST, _LARGEST, _TAIL = 3, 150, 1.3
_MOST_CLAUSES, _MOST_CHARACTERS = 7, 110
# A copy of an issue knows this share of what was written of it: two copies must not tell the same word by word.
_SHARE_KNOWN, _LEAST_KNOWN = 0.6, 8
_SHARE_NAMING_TOWN, _SHARE_TITLED = 0.3, 0.15
_TICKETS_A_TOWN = 2500
# A word of so many tickets of other issues is no name.
_MOST_OUTSIDE = 12
_ENDINGS = (
    *("小区", "路", "村", "街", "花园", "苑", "广场", "小学", "中学"),
    *("市场", "大道", "社区", "名邸", "公寓", "医院", "超市", "餐馆", "物流园"),
)
_CHARACTERS = (
    "云溪澜翠枫桂兰竹柏松梅荷棠樱杏桃柳榆槐桐泉塘潭洲渡浦湾岭峰岗坪坝峡岩石金银铜玉珠瑶琼璧锦绣彩霞虹晴朗曦晖晨旭"
    "春夏秋冬东南北中安康宁泰和顺福禄寿喜庆丰盛茂荣华昌隆兴旺永恒久长远高宏伟博雅文德仁义礼智信诚忠孝龙凤麒鹤鹭雁鸿鹏"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2}")
_CLAUSE = re.compile(r"[^，,。！？!?;；:：\n]{4,}")


@dataclass(frozen=True)
class City:
    """``tickets``: canonical columns; ``issues``: the planted issue of each, "" for a single."""

    tickets: pd.DataFrame
    issues: tuple[str, ...]


@dataclass(frozen=True)
class _Matter:
    """What new tickets are mixed from.

    ``clauses``; ``name``: the part of the object's name that every ticket says and a copy changes ("" for none);
    ``place``: the whole name; ``names``: beginnings of the other places' names.
    """

    clauses: tuple[str, ...]
    name: str
    place: str
    names: tuple[str, ...]


def grow_city(count: int) -> City:
    """Return ``count`` tickets of one month; the same numbers give the same tickets."""
    chance = random.Random(0)
    corpus = read_corpus(ROOT / "data" / "tickets")
    issues, topics = _list_issue_matters(corpus), _list_topic_matters(corpus)
    towns = [_invent(chance) + chance.choice(("镇", "乡", "街道")) for _ in range(max(count // _TICKETS_A_TOWN, 8))]
    rows: list[tuple[str, str, str]] = []
    used: dict[int, set[str]] = defaultdict(set)
    while len(rows) < _SHARE_IN_ISSUES * count:
        number = chance.randrange(len(issues))
        name = _invent(chance, used[number])
        town = chance.choice(towns)
        size = min(int(_SMALLEST * chance.paretovariate(_TAIL)), _LARGEST)
        issue = f"{number}-{name}"
        copy = _copy(issues[number], chance)
        changes = _choose_changes(copy, name, chance)
        rows += [(_write(copy, changes, town, chance), town, issue) for _ in range(size)]
    while len(rows) < count:
        town = chance.choice(towns)
        topic = chance.choice(topics)
        rows.append((_write(topic, _choose_changes(topic, _invent(chance), chance), town, chance), town, ""))
    del rows[count:]
    chance.shuffle(rows)
    return City(_tabulate(rows, chance), tuple(issue for _, _, issue in rows))


def _tabulate(rows: Sequence[tuple[str, str, str]], chance: random.Random) -> pd.DataFrame:
    start = pd.Timestamp("2024-08-01")
    seconds = pd.to_timedelta([chance.randrange(31 * 86400) for _ in rows], unit="s")
    texts = [text for text, _, _ in rows]
    return pd.DataFrame(
        {
            "ticket_id": [f"{number:08d}" for number in range(len(rows))],
            "received_at": start + seconds,
            "title": [re.split("[,，。]", text)[0][:24] if chance.random() < _SHARE_TITLED else "" for text in texts],
            "text": texts,
            "caller": [f"来电人{chance.randrange(4 * len(rows)):07d}" for _ in rows],
            "town": [town for _, town, _ in rows],
        }
    )


def _list_issue_matters(corpus: pd.DataFrame) -> list[_Matter]:
    """Return the written issues in which a name can be changed."""
    texts = corpus["text"].tolist()
    found = []
    for _, group in corpus[corpus["issue"] != ""].groupby("issue"):
        place = Counter(group["place"]).most_common(1)[0][0]
        own = group["text"].tolist()
        name = _find_name(place, own, texts)
        if name:
            found.append(_Matter(_cut(own), name, place, _list_names(own, name)))
    return found


def _list_topic_matters(corpus: pd.DataFrame) -> list[_Matter]:
    singles = corpus[corpus["issue"] == ""]
    found = []
    for _, group in singles.groupby("subtopic"):
        texts = group["text"].tolist()
        found.append(_Matter(_cut(texts), "", "", _list_names(texts, "")))
    return found


def _cut(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(clause.strip() for text in texts for clause in _CLAUSE.findall(text))


def _list_names(texts: Sequence[str], own: str) -> tuple[str, ...]:
    """Return the first two characters of each place's name, by which all its spellings are changed alike."""
    names = {place.name[:2] for row in load_places().find_all_places(texts) for place in row if len(place.name) > 2}
    return tuple(sorted(name for name in names if _HAN.fullmatch(name) and not set(name) & set(own)))


def _copy(matter: _Matter, chance: random.Random) -> _Matter:
    known = max(round(_SHARE_KNOWN * len(matter.clauses)), min(_LEAST_KNOWN, len(matter.clauses)))
    return replace(matter, clauses=tuple(chance.sample(matter.clauses, known)))


def _choose_changes(matter: _Matter, name: str, chance: random.Random) -> dict[str, str]:
    """Choose what each name of a copy is changed to; the first is the object's."""
    return {matter.name: name} | {other: _invent(chance) for other in matter.names}


def _find_name(place: str, own: Sequence[str], texts: Sequence[str]) -> str:
    """Return the part of a place's name, two or three characters, that most of its tickets and few others say."""
    parts = {place[start : start + size] for size in (2, 3) for start in range(len(place) - size + 1)}
    counts = {part: sum(part in text for text in own) for part in parts}
    best = max(counts.values(), default=0)
    for part in sorted(parts, key=lambda part: (-counts[part], -len(part), place.index(part))):
        outside = sum(part in text for text in texts) - counts[part]
        if 2 * counts[part] >= best and counts[part] >= 2 and outside <= _MOST_OUTSIDE:
            # The last of three characters is mostly an ending (湾, 路, 城) that stays.
            return part[:2]
    return ""


def _invent(chance: random.Random, used: set[str] | None = None) -> str:
    """Return a name of two characters, none of ``used``; it is added there."""
    while True:
        name = chance.choice(_CHARACTERS) + chance.choice(_CHARACTERS)
        if used is None or name not in used:
            if used is not None:
                used.add(name)
            return name


def _write(matter: _Matter, changes: dict[str, str], town: str, chance: random.Random) -> str:
    """Mix a ticket that names its object."""
    wanted = min(chance.randint(2, _MOST_CLAUSES), len(matter.clauses))
    clauses: list[str] = []
    for clause in chance.sample(matter.clauses, wanted):
        clauses.append(clause)
        if sum(map(len, clauses)) > _MOST_CHARACTERS:
            break
    text = "，".join(clauses) + "。"
    if matter.name and matter.name not in text:
        text = f"{matter.place}，{text}"
    if not matter.name:
        text = f"{changes['']}{chance.choice(_ENDINGS)}，{text}"
    for name, new in changes.items():
        text = text.replace(name, new) if name else text
    return f"{town}{text}" if chance.random() < _SHARE_NAMING_TOWN else text
