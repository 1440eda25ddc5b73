"""A linear model that tells names from words by their characters and by what stands around them.

Two steps, as most places hold no name: the characters alone of every place, a whole batch at once; then, of the few
that could be names, the words around as well. Trained by ``scripts/train_names.py`` on ``data/names``.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from hotspot.resources import find_shipped
from hotspot.tickets.masking.name_candidates import COLUMN_BITS, Candidates, find_candidates
from hotspot.tickets.masking.name_traits import read_traits

FOLDER = "models/names"
# Places that score less by their characters are not looked at: of names held out it costs one in two hundred.
GATE = -3.0
# A name to the model: log odds of a probability of .77. At .6 a tenth more is masked in real letters, mostly words.
LEAST_ODDS = 1.2
# The first step's word counts within these.
MOST_SCORE = 6.0
_AT_ONCE = 512


@dataclass(frozen=True)
class Place:
    """Where a name could stand in a text: the family name begins at ``start``; ``score``: log odds by characters."""

    start: int
    given_from: int
    end: int
    score: float


@dataclass(frozen=True, eq=False)
class NameModel:
    """Weights: of the hashed columns of characters, and of the traits; log odds, each step with a bias of its own."""

    characters: NDArray[np.float32]
    characters_bias: float
    traits: dict[str, float]
    score_weight: float
    bias: float

    def screen(self, texts: Sequence[str]) -> list[list[Place]]:
        """Return the places of each text, folded or not, that could hold a name by their characters."""
        places: list[list[Place]] = [[] for _ in texts]
        for first in range(0, len(texts), _AT_ONCE):
            found = find_candidates(texts[first : first + _AT_ONCE])
            scores = self.score(found)
            for n in np.flatnonzero(scores > GATE).tolist():
                place = Place(int(found.starts[n]), int(found.given_from[n]), int(found.ends[n]), float(scores[n]))
                places[first + int(found.texts[n])].append(place)
        return places

    def score(self, candidates: Candidates) -> NDArray[np.float32]:
        """Return the log odds of each candidate by its characters and those around it."""
        scores = np.full(len(candidates.starts), self.characters_bias, dtype=np.float32)
        for column in candidates.columns:
            scores += self.characters.take(column)
        return scores

    def choose(
        self, text: str, places: Sequence[Place], least: Callable[[str, Place], float] = lambda text, place: LEAST_ODDS
    ) -> list[tuple[int, int]]:
        """Return where the names of a folded text stand among some places, in order; of two that overlap the likelier.

        ``least``: which log odds make a name of a place.
        """
        likely = [(odds, place) for place in places if (odds := self.weigh(text, place)) >= least(text, place)]
        is_taken = bytearray(len(text))
        names: list[tuple[int, int]] = []
        for _, place in sorted(likely, key=lambda pair: (-pair[0], pair[1].start, pair[1].end)):
            if not any(is_taken[place.start : place.end]):
                is_taken[place.start : place.end] = b"\1" * (place.end - place.start)
                names.append((place.start, place.end))
        return sorted(names)

    def weigh(self, text: str, place: Place) -> float:
        """Return the log odds of a name at a place of a folded text."""
        traits = read_traits(text, place.start, place.given_from, place.end)
        score = max(-MOST_SCORE, min(MOST_SCORE, place.score))
        return self.bias + self.score_weight * score + sum(self.traits.get(trait, 0.0) for trait in traits)


@cache
def load_name_model() -> NameModel:
    """Return the shipped model."""
    return read_name_model(find_shipped(FOLDER))


def read_name_model(folder: Path) -> NameModel:
    """Return the model of a folder as ``write_name_model`` writes it."""
    characters = np.zeros(1 << COLUMN_BITS, dtype=np.float32)
    with np.load(folder / "characters.npz", allow_pickle=False) as arrays:
        characters[arrays["columns"]] = arrays["weights"]
    rows = (line.split("\t") for line in (folder / "traits.tsv").read_text(encoding="utf-8").splitlines()[1:])
    traits = {trait: float(weight) for trait, weight in rows}
    biases = [traits.pop(name) for name in ("(bias of characters)", "(score of characters)", "(bias)")]
    return NameModel(characters, biases[0], traits, biases[1], biases[2])


def write_name_model(model: NameModel, folder: Path) -> None:
    """Write a model into a folder: ``characters.npz``, and ``traits.tsv`` for people to read."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = np.flatnonzero(model.characters).astype(np.uint32)
    np.savez_compressed(
        folder / "characters.npz", columns=columns, weights=model.characters[columns].astype(np.float16)
    )
    rows = [
        ("(bias of characters)", model.characters_bias),
        ("(score of characters)", model.score_weight),
        ("(bias)", model.bias),
        *sorted(model.traits.items()),
    ]
    lines = ["trait\tweight", *(f"{trait}\t{weight:.3f}" for trait, weight in rows)]
    (folder / "traits.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
