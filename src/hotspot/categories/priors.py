"""How often each of the fourteen categories is reported in life, and how far a decision leans towards it."""

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np

from hotspot.categories.taxonomy import CATEGORIES

# Per cent of tickets: four months of Xiangyin county pooled, in the order of the bulletin.
_PER_CENT = (7.1, 6.5, 11.8, 9.2, 12.5, 5.3, 10.2, 5.7, 3.7, 9.9, 3.6, 8.0, 5.8, 0.6)
SHARES: Mapping[str, float] = MappingProxyType(
    {name: value / sum(_PER_CENT) for name, value in zip(CATEGORIES, _PER_CENT, strict=True)}
)
# How far the decision leans towards those shares, and away from 社情民意, whose words (领导, 政府, 干部, 回复) stand in
# letters about anything (measured, docs/experiments.md).
PRIOR_WEIGHT = 0.1
OPINION_OFFSET = -0.3


def compute_offsets(labels: Iterable[str]) -> dict[str, float]:
    """Return what is added to each label's decision value, given the labels that a model is trained on."""
    names, counts = np.unique(list(labels), return_counts=True)
    shares = dict(zip(names.tolist(), (counts / counts.sum()).tolist(), strict=True))
    offsets = {name: PRIOR_WEIGHT * math.log(SHARES[name] / share) for name, share in shares.items() if name in SHARES}
    if "社情民意" in offsets:
        offsets["社情民意"] += OPINION_OFFSET
    return offsets
