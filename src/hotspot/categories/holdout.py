"""Frozen tickets: a fifth of what is labelled, chosen by its text's hash, on which models are compared and not fitted.

The same ticket is frozen every time, in whatever file it comes, so that a candidate never has seen what it is judged
by, and neither has the model it is to replace.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hotspot.categories.label_table import LabelledTickets
from hotspot.categories.near_duplicates import find_near_duplicates
from hotspot.text.segment import Segmenter

# One ticket in five: enough to see three points of difference with some hundred labels, and four fifths to learn from.
_FROZEN_ONE_IN = 5


@dataclass(frozen=True, eq=False)
class Split:
    """Labelled tickets cut in two; ``leaking`` were kept from training because they nearly equal a frozen one."""

    training: LabelledTickets
    frozen: LabelledTickets
    leaking: int


def is_frozen(key: str) -> bool:
    """Tell whether the ticket of a key is set aside."""
    return int(key[:8], 16) % _FROZEN_ONE_IN == 0


def split_labelled(labelled: LabelledTickets, segmenter: Segmenter, *, taught: Sequence[str] = ()) -> Split:
    """Set the frozen tickets aside; a label outside ``taught`` (known otherwise) keeps at least one for training."""
    frozen = choose_frozen(labelled.keys, labelled.labels, taught)
    documents = np.array(labelled.documents, dtype=object)
    rest = np.flatnonzero(~frozen)
    leaking = find_near_duplicates(documents[rest].tolist(), documents[frozen].tolist(), segmenter)
    # A label must not vanish because its only ticket was retyped.
    labels = np.array(labelled.labels, dtype=object)[rest]
    for label in set(labels[leaking].tolist()) - set(taught) - set(labels[~leaking].tolist()):
        leaking[np.flatnonzero(labels == label)] = False
    training = labelled.take(rest[~leaking].tolist())
    return Split(training, labelled.take(np.flatnonzero(frozen).tolist()), int(leaking.sum()))


def choose_frozen(keys: Sequence[str], labels: Sequence[str], taught: Sequence[str] = ()) -> NDArray[np.bool_]:
    """Return which tickets are set aside."""
    frozen = np.array([is_frozen(key) for key in keys], dtype=bool)
    names = np.array(labels, dtype=object)
    for label in set(labels) - set(taught) - set(names[~frozen].tolist()):
        frozen[int(np.flatnonzero(names == label)[0])] = False
    return frozen
