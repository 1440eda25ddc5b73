"""Themes that have no name yet: tickets close to each other that also share a telling phrase, which becomes the name.

A cluster by itself is right in two cases of three only (docs/experiments.md). A bulletin must not join what merely
sounds alike, so a new theme holds just those members of a cluster that use its phrase.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from hotspot.text.features import fit_text_features
from hotspot.text.segment import load_segmenter

# Tickets or issues that make a new theme.
_LEAST_MEMBERS = 5
# The phrase must stand in this share of a cluster.
_LEAST_COVERAGE = 0.4
# hdbscan takes time with the square of the number. The largest issues come first: a large table loses single tickets.
_MOST_CLUSTERED = 3000
_LENGTHS = range(4, 11)
_MOST_WORDS = 3
_HAN = re.compile(r"[\u4e00-\u9fff]+")
# Characters at which no name starts or ends; ends of offices and persons; words of asking: none of them is a problem.
_NO_EDGE = frozenset(
    "的了是在我和有就不也都很到说要去你他她它们这那个上下里没还又把被让给从与或及等对向为以而且但着过吗呢吧啊几一两三四五六七八九十"
    "多年月日天元块请望想想能会可应该"
)
_NO_END = (
    "局",
    "部门",
    "中心",
    "政府",
    "公司",
    "热线",
    "单位",
    "人员",
    "领导",
    "街道",
    "社区",
    "委会",
    "书记",
    "先生",
    "女士",
)
_ASKING = re.compile(
    "处理|解决|反映|投诉|核实|回复|协调|情况|问题|希望|来电|市民|严重|影响|建议|咨询|请问|大力|加快|高度|重视|刻不容缓|安全|隐患|安全隐患|政策|行动"
    "|什么|什么时候|时候|何时|何人|几时|多久|多少|怎么|怎么办|怎样|如何|为何|为什么|哪里|能否|是否|可否"
)


def find_new_themes(documents: Sequence[str]) -> list[str]:
    """Return the name of a new theme for each document, "" for none.

    ``documents``: tickets, or issues with the texts of several, that no known theme fits, the most important first;
    places taken out, so that nothing comes together for its place.
    """
    names = [""] * len(documents)
    clustered = documents[:_MOST_CLUSTERED]
    if len(clustered) < 2 * _LEAST_MEMBERS:
        return names
    clusters = _cluster(clustered)
    phrases = [_list_phrases(tokens) for tokens in load_segmenter().segment_texts(clustered)]
    frequency = Counter(phrase for row in phrases for phrase in row)
    for number in range(clusters.max(initial=-1) + 1):
        members = np.flatnonzero(clusters == number).tolist()
        name = _name(members, phrases, frequency)
        for member in members:
            if name and name in phrases[member]:
                names[member] = name
    return names


def _cluster(documents: Sequence[str]) -> NDArray[np.int64]:
    """Return a cluster number for each document, -1 for none."""
    import hdbscan

    segmenter = load_segmenter()
    features = fit_text_features(documents, segmenter)
    if not features.width:
        return np.full(len(documents), -1)
    found = features.transform(documents, segmenter)
    # Words and n-grams have length 1 each, so two equal documents have a product of 2. Rounded, so that the last bits
    # cannot part equal distances.
    distances = np.round(1 - (found @ found.T).toarray().astype(np.float64) / 2, 5)
    np.fill_diagonal(distances, 0)
    model = hdbscan.HDBSCAN(
        min_cluster_size=_LEAST_MEMBERS, min_samples=1, metric="precomputed", cluster_selection_method="leaf"
    )
    clusters: NDArray[np.int64] = model.fit_predict(np.maximum(distances, 0))
    return clusters


def _list_phrases(tokens: Sequence[str]) -> set[str]:
    """Return what could name a kind of problem: one to three words in a row, 4 to 10 characters."""
    phrases = set()
    for start in range(len(tokens)):
        phrase = ""
        for word in tokens[start : start + _MOST_WORDS]:
            if not _HAN.fullmatch(word) or _ASKING.fullmatch(word):
                break
            phrase += word
            if len(phrase) in _LENGTHS and _can_name(phrase):
                phrases.add(phrase)
    return phrases


def _can_name(phrase: str) -> bool:
    return phrase[0] not in _NO_EDGE and phrase[-1] not in _NO_EDGE and not phrase.endswith(_NO_END)


def _name(members: Sequence[int], phrases: Sequence[set[str]], frequency: Counter[str]) -> str:
    """Return the most telling phrase that enough members share, "" when there is none."""
    counts = Counter(phrase for member in members for phrase in phrases[member])
    least = max(_LEAST_MEMBERS, math.ceil(_LEAST_COVERAGE * len(members)))
    telling = [
        (count * math.log(len(phrases) / frequency[phrase]), len(phrase), phrase)
        for phrase, count in counts.items()
        if count >= least
    ]
    return max(telling, default=(0.0, 0, ""))[2]
