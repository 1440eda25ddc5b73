"""Tickets that read alike: a large batch is compared district by district.

Calls are formulas: the larger the batch, the more callers of different places use the same words.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hotspot.issues.grouping.clustering import Batch, group_batch, read_batch
from hotspot.issues.grouping.documents import ORDINARY_BATCH
from hotspot.issues.grouping.sentence_vectors import encode_documents, load_vector_model
from hotspot.issues.grouping.similarity import load_similarity
from hotspot.issues.material import Material, take_tickets
from hotspot.text.encoder import Encoder

# Mean probability from which groups join: whatever they speak of, and when they speak of the same kind of problem
# (chosen on halves of real letters, docs/experiments.md). With sentence vectors pairs of one issue stand out more.
_JOIN_FROM = (0.30, 0.22)
_JOIN_FROM_WITH_VECTORS = (0.38, 0.23)
# Districts of fewer tickets are compared together: of fewer, too little is known of which words are rare.
_LEAST_TICKETS = 300
# Districts are told apart where so many of the tickets are filed under one.
_LEAST_KNOWN = 0.8


@dataclass(frozen=True, eq=False)
class Block:
    """Tickets that were compared with each other: their positions, ascending, and how they were compared."""

    positions: NDArray[np.int64]
    batch: Batch


@dataclass(frozen=True, eq=False)
class Alike:
    """Tickets as they were compared, the groups of those that read alike, and the larger groups that might be one if
    they speak of the same; no group lies in two blocks.

    ``fellows``: CSR, tickets × tickets, how probably two of them tell of the same issue.
    """

    blocks: tuple[Block, ...]
    groups: tuple[tuple[int, ...], ...]
    larger: tuple[tuple[int, ...], ...]
    fellows: Any

    def count_words(self, chosen: NDArray[np.bool_]) -> Counter[str]:
        """Return in how many of the chosen tickets each word stands (title, and what is compared of the body)."""
        counts: Counter[str] = Counter()
        for block in self.blocks:
            counts.update(block.batch.count_words(chosen[block.positions]))
        return counts

    def find_crowded(self) -> NDArray[np.bool_]:
        """Say which tickets were compared with more than an ordinary batch has."""
        crowded = np.zeros(sum(len(block.positions) for block in self.blocks), dtype=np.bool_)
        for block in self.blocks:
            crowded[block.positions] = len(block.positions) > ORDINARY_BATCH
        return crowded


def find_alike(material: Material, encoder: Encoder | None = None) -> Alike:
    """Group the tickets that read alike; ``encoder``: whose sentence vectors are compared as well."""
    import scipy.sparse as sp

    model = load_similarity() if encoder is None else load_vector_model(encoder)
    cuts = _JOIN_FROM if encoder is None else _JOIN_FROM_WITH_VECTORS
    blocks: list[Block] = []
    groups: tuple[list[tuple[int, ...]], ...] = ([], [])
    rows, columns, chances = [], [], []
    for positions in cut_blocks(material):
        part = material if len(positions) == len(material) else take_tickets(material, positions)
        batch = read_batch(part, model, None if encoder is None else encode_documents(part, encoder))
        found = group_batch(batch, model, cuts)
        blocks.append(Block(positions, batch))
        for gathered, at_cut in zip(groups, found.at_cuts, strict=True):
            gathered += [tuple(positions[list(group)].tolist()) for group in at_cut]
        fellows = found.fellows.tocoo()
        rows.append(positions[fellows.row])
        columns.append(positions[fellows.col])
        chances.append(fellows.data)
    sides = np.concatenate(rows), np.concatenate(columns)
    fellows = sp.csr_matrix((np.concatenate(chances), sides), (len(material), len(material)))
    alike, larger = map(tuple, groups)
    return Alike(tuple(blocks), alike, larger, fellows)


def cut_blocks(material: Material) -> list[NDArray[np.int64]]:
    """Return the positions that are compared with each other: all, in a large batch those of each district.

    Small districts stand together, with the tickets of unknown ones; where many are unknown none is told apart.
    """
    if len(material) <= ORDINARY_BATCH or not _are_districts_known(material):
        return [np.arange(len(material), dtype=np.int64)]
    filed: dict[str, list[int]] = defaultdict(list)
    for position, district in enumerate(material.districts):
        filed[district].append(position)
    blocks: list[list[int]] = []
    small: list[int] = filed.pop("", [])
    for _, positions in sorted(filed.items()):
        if len(positions) >= _LEAST_TICKETS:
            blocks.append(positions)
        elif len(small) < _LEAST_TICKETS:
            small = small + positions
        else:
            blocks.append(small)
            small = positions
    blocks += [small] if small else []
    return [np.array(sorted(block), dtype=np.int64) for block in blocks]


def tell_homes(material: Material) -> Sequence[str]:
    """Return what keeps the names of one place from those of another: nothing ("") in a batch that is not large, else
    the district of each ticket, or its town where its district is large, or nobody knows it.
    """
    if len(material) <= ORDINARY_BATCH:
        return [""] * len(material)
    sizes = Counter(material.districts) if _are_districts_known(material) else Counter()
    return [
        f" {district if district and 0 < sizes[district] <= ORDINARY_BATCH else town}"
        for district, town in zip(material.districts, material.towns, strict=True)
    ]


def _are_districts_known(material: Material) -> bool:
    return sum(map(bool, material.districts)) >= _LEAST_KNOWN * len(material)
