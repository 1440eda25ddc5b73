"""What labelled tickets say of a text that is near them in meaning: a vote, the nearer the heavier.

A linear model hears of a matter by its words. The next ticket about it may share none of them, but its sentence vector
lies near (kernel regression: Nadaraya 1964, Watson 1964).
"""

import hashlib
import logging
import math
from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from hotspot.errors import ModelError
from hotspot.resources import find_shipped
from hotspot.text.model_files import pack_arrays, round_as_kept, unpack_arrays
from hotspot.text.one_thread import one_thread
from hotspot.text.word_vectors import WordVectors, read_word_vectors

_LOG = logging.getLogger("hotspot")

# The file of a model's folder that holds the voters.
VECTORS = "vectors.npz"
# How fast a vote fades with the cosine (measured on real letters, docs/experiments.md).
_SHARPNESS = 30.0
# Characters of a letter that are looked at: its matter stands among the first of them.
_READ = 400
# So many tickets are kept, from all over them.
_MOST_KEPT = 20_000
_TEXTS_AT_ONCE = 1024
# Fewer texts than this are not worth setting the limit to one thread.
_FEW = 50


@dataclass(frozen=True)
class Voting:
    """How tickets vote.

    ``weight``: what all votes on a text add to its decision values. ``tickets_per_center``: not the tickets of a label
    vote but the centres of groups of about so many (k-means), which is faster; None: every ticket. ``ask_within``: only
    texts whose two best labels are nearer to each other than this are voted on.
    """

    weight: float = 1.0
    tickets_per_center: int | None = None
    ask_within: float = math.inf


@dataclass(frozen=True, eq=False)
class VectorNeighbors:
    """Labelled tickets, or centres of groups of them, that vote on texts near them.

    ``vectors``: voters × dimensions of the shipped encoder's words, rows of length 1 that float16 can hold; ``votes``:
    voters × labels, 1 for the label of each; both float32.
    """

    vectors: NDArray[np.float32]
    votes: NDArray[np.float32]
    voting: Voting = Voting()

    def __len__(self) -> int:
        """Count the voters."""
        return len(self.votes)

    def add_votes(self, scores: NDArray[np.float32], documents: Sequence[str]) -> None:
        """Add the votes on plain texts to their decision values, texts × labels, where they are asked."""
        asked = self._find_doubtful(scores)
        if len(asked):
            # Threads that wait for each other cost more than these products.
            with one_thread() if len(asked) > _FEW else nullcontext():
                scores[asked] += self._vote(encode([documents[row] for row in asked.tolist()]))

    def add_votes_on_encoded(self, scores: NDArray[np.float32], encoded: NDArray[np.float32]) -> None:
        """Do as ``add_votes`` with texts that are encoded already."""
        asked = self._find_doubtful(scores)
        scores[asked] += self._vote(encoded[asked])

    def _find_doubtful(self, scores: NDArray[np.float32]) -> NDArray[np.intp]:
        best = np.partition(scores, -2, axis=1)[:, -2:]
        return np.flatnonzero(best[:, 1] - best[:, 0] < self.voting.ask_within)

    def _vote(self, encoded: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the votes, texts × labels; a row sums to their weight, to 0 for a text of which no word is known."""
        columns = _SHARPNESS * self.vectors.T
        scores = np.zeros((len(encoded), self.votes.shape[1]), dtype=np.float32)
        for start in range(0, len(scores), _TEXTS_AT_ONCE):
            part = slice(start, start + _TEXTS_AT_ONCE)
            # Cosines are at most 1, so that float32 holds what the sharpness makes of them.
            weights = np.exp(encoded[part] @ columns)
            scores[part] = self.voting.weight / weights.sum(axis=1, keepdims=True) * (weights @ self.votes)
        scores[~encoded.any(axis=1)] = 0
        return scores


def encode(documents: Sequence[str]) -> NDArray[np.float32]:
    """Return the vectors of plain texts, as a model keeps them."""
    return round_as_kept(_load_words().encode([document[:_READ] for document in documents]))


def keep_neighbors(
    encoded: NDArray[np.float32], targets: NDArray[np.int64], labels: int, voting: Voting
) -> VectorNeighbors:
    """Keep labelled tickets, or their centres. ``targets``: the number of the label of each, below ``labels``."""
    kept = np.linspace(0, len(encoded), min(len(encoded), _MOST_KEPT), endpoint=False).astype(np.int64)
    vectors, owners = encoded[kept], targets[kept]
    if voting.tickets_per_center is not None:
        vectors, owners = _find_centers(vectors, owners, voting.tickets_per_center)
    return VectorNeighbors(vectors, np.eye(labels, dtype=np.float32)[owners], voting)


def fit_voters(
    texts: Sequence[str],
    targets: NDArray[np.int64],
    scores: NDArray[np.float32],
    folds: NDArray[np.int64],
    voting: Voting,
) -> tuple[VectorNeighbors, NDArray[np.float32]]:
    """Keep labelled tickets to vote; beside them decision values with the votes of all tickets of other folds.

    ``texts``, ``targets``: all tickets; ``scores`` (tickets × labels) and ``folds``: of the last of them, perhaps none.
    """
    encoded, voted = encode(texts), scores.copy()
    fold = np.full(len(encoded), -1)
    fold[len(encoded) - len(scores) :] = folds
    for held in np.unique(folds).tolist():
        others = fold != held
        neighbors = keep_neighbors(encoded[others], targets[others], scores.shape[1], voting)
        part = scores[folds == held]
        neighbors.add_votes_on_encoded(part, encoded[~others])
        voted[folds == held] = part
    return keep_neighbors(encoded, targets, scores.shape[1], voting), voted


def _find_centers(
    vectors: NDArray[np.float32], owners: NDArray[np.int64], tickets: int
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    from sklearn.cluster import KMeans

    centers, labels = [], []
    for label in np.unique(owners).tolist():
        own = vectors[owners == label]
        count = max(1, len(own) // tickets)
        # Threads add up in any order, and the last digits decide between two centres.
        with one_thread():
            found = KMeans(count, n_init=1, random_state=0).fit(own).cluster_centers_
        centers.append(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12))
        labels += [label] * count
    return round_as_kept(np.concatenate(centers).astype(np.float32)), np.array(labels, dtype=np.int64)


def pack_vector_neighbors(neighbors: VectorNeighbors) -> bytes:
    """Return the content of the file of vectors."""
    return pack_arrays(
        vectors=neighbors.vectors.astype(np.float16),
        labels=neighbors.votes.argmax(axis=1).astype(np.int32),
        voting=np.array(
            [neighbors.voting.weight, neighbors.voting.tickets_per_center or 0, neighbors.voting.ask_within]
        ),
        encoder=np.frombuffer(_digest_encoder(), dtype=np.uint8),
    )


def restore_vector_neighbors(contents: Mapping[str, bytes], *, labels: int, source: str) -> VectorNeighbors | None:
    """Read the vectors, None in a model without any; ModelError when they do not fit.

    Those that another version's encoder made cannot be compared with today's: None and a warning, for what the model
    learned of words still holds. ``contents``: of the model's files; ``labels``: how many there are; ``source``: what
    the model is called.
    """
    if VECTORS not in contents:
        return None
    said = f"{source} 的 {VECTORS}"
    arrays = unpack_arrays(contents[VECTORS], ("vectors", "labels", "voting", "encoder"), source=said)
    if arrays["encoder"].tobytes() != _digest_encoder():
        _LOG.warning("%s 是用旧版本的句向量训练的:照常使用,但相近的已标注工单不再参与判定。重新训练后恢复。", source)
        return None
    vectors, targets, voting = arrays["vectors"].astype(np.float32), arrays["labels"], arrays["voting"]
    if targets.ndim != 1 or vectors.shape != (len(targets), _load_words().dimensions) or not len(targets):
        raise ModelError(f"{said} 的形状不对。请重新训练或换一个模型。")
    if not (np.issubdtype(targets.dtype, np.integer) and targets.min() >= 0 and targets.max() < labels):
        raise ModelError(f"{said} 与模型的 {labels} 个类别对不上。请重新训练或换一个模型。")
    if voting.shape != (3,) or not (np.isfinite(vectors).all() and np.isfinite(voting[:2]).all() and voting[2] > 0):
        raise ModelError(f"{said} 中有无效数值(NaN 或无穷大)。请重新训练或换一个模型。")
    weight, tickets, within = (float(value) for value in voting)
    return VectorNeighbors(
        vectors, np.eye(labels, dtype=np.float32)[targets], Voting(weight, int(tickets) or None, within)
    )


@cache
def _load_words() -> WordVectors:
    """Return the words of the shipped encoder; they are read when they are first asked for, and kept."""
    return read_word_vectors()


@cache
def _digest_encoder() -> bytes:
    """Return a hash of what the shipped encoder's vectors depend on."""
    folder = find_shipped("models/encoder")
    digest = hashlib.sha256()
    for name in ("tokenizer.json", "model.safetensors"):
        digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return digest.digest()
