"""Why two tickets are, or are not, taken for the same issue, in words: shared objects, shared words, scores.

What becomes of two tickets is decided by their groups, not by the two alone: average linkage joins what others connect
and keeps apart what is alike in one pair only.
"""

from dataclasses import dataclass
from typing import Any

from hotspot.issues.grouping.comparisons import COMPARISONS, Pairs, compare_pairs
from hotspot.issues.grouping.crowding import measure_crowding
from hotspot.issues.grouping.similarity import PairModel
from hotspot.issues.grouping.vectors import BatchVectors

_TYPE_NAMES = {
    "village": "村(社区)",
    "estate": "小区",
    "road": "道路",
    "school": "学校",
    "company": "公司",
    "shop": "商家",
    "hospital": "医院",
    "market": "市场",
    "water": "水域",
    "other": "地点",
}
_MOST_OBJECTS, _MOST_WORDS = 2, 4


@dataclass(frozen=True)
class Outcome:
    """What became of two tickets.

    ``tickets``: of the group that both are in, 0 where there is none; ``min_tickets``: a smaller one is no issue;
    ``is_compared``: whether the pair was among those that were compared at all.
    """

    tickets: int
    min_tickets: int
    is_compared: bool

    def explain(self, *, is_alike: bool) -> str:
        """Return it as a sentence; ``is_alike``: whether the two by themselves reach what joins groups."""
        if self.tickets:
            joined = "" if is_alike else ":这两条本身不够相近,由同组的其他工单连在一起"
            if self.tickets >= self.min_tickets:
                return f"结果:归为同一诉求{joined}"
            return f"结果:同在一组{joined},但只有 {self.tickets} 条,不足 {self.min_tickets} 条,各算单条"
        if not is_alike:
            return "结果:不是同一诉求"
        if not self.is_compared:
            return "结果:不是同一诉求:各有更相近的工单,这两条没有相比"
        return "结果:不是同一诉求:这两条本身够相近,但与对方组里其他工单平均不够"


def explain_pair(vectors: BatchVectors, pairs: Pairs, model: PairModel, outcome: Outcome, *, extra: Any = None) -> str:
    """Return a sentence about the one pair in ``pairs``: 同一小区:丽发新城;同一问题:搅拌、噪音;文意相近 0.83;…"""
    compared = compare_pairs(vectors, pairs, extra)
    values = dict(zip(COMPARISONS, compared[0], strict=False))
    one, two = int(pairs.left[0]), int(pairs.right[0])
    objects = _shared_objects(vectors, one, two)
    parts = [f"同一{place_type}:{'、'.join(names)}" for place_type, names in objects.items()]
    if values["other_object"]:
        parts.append(f"对象不同:{_name_main(vectors, one)} / {_name_main(vectors, two)}")
    named = "".join(name for names in objects.values() for name in names)
    words = _shared_words(vectors, one, two, named)
    if words:
        parts.append(f"同一问题:{'、'.join(words)}")
    parts.append(f"文意相近 {max(values['latent'], 0):.2f}")
    score = model.score(compared, measure_crowding(vectors, pairs))[0]
    parts.append(f"匹配分 {score:.2f}(一组平均达到 {model.join_from:.2f} 即并为同一诉求)")
    parts.append(outcome.explain(is_alike=bool(score >= model.join_from)))
    return ";".join(parts)


def _shared_objects(vectors: BatchVectors, one: int, two: int) -> dict[str, list[str]]:
    """Return names of shared objects by type, the rarest first."""
    shared = vectors.objects[[one]].multiply(vectors.named[[two]]).tocoo()
    order = sorted(zip(-shared.data, shared.col, strict=True), key=lambda item: (item[0], item[1]))
    by_type: dict[str, list[str]] = {}
    for weight, column in order[:_MOST_OBJECTS]:
        if weight:
            place_type, name = vectors.object_names[column]
            by_type.setdefault(_TYPE_NAMES.get(place_type, "地点"), []).append(name)
    return by_type


def _name_main(vectors: BatchVectors, ticket: int) -> str:
    return "、".join(vectors.object_names[column][1] for column in vectors.main[[ticket]].indices[:_MOST_OBJECTS])


def _shared_words(vectors: BatchVectors, one: int, two: int, named: str) -> list[str]:
    """Return the shared words that weigh most, without those of the shared objects' names."""
    shared = vectors.words[[one]].multiply(vectors.words[[two]]).tocoo()
    order = sorted(zip(-shared.data, shared.col, strict=True), key=lambda item: (item[0], item[1]))
    words = (vectors.vocabulary[column] for _, column in order)
    return [word for word in words if len(word) > 1 and word not in named and not word.isdigit()][:_MOST_WORDS]
