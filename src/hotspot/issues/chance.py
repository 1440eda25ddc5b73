"""How many tickets of one kind chance would bring together in a town, or within a few days."""

import math

import numpy as np
from numpy.typing import NDArray


def expect_by_chance(elsewhere: int, share: float) -> float:
    """Return how many would be in a part that has this share of all tickets, as so many of the kind are elsewhere.

    One more than were seen elsewhere, so that none seen is not taken for none to come.
    """
    return (elsewhere + 1) * share / (1 - share) if share < 1 else math.inf


def find_densest(days: NDArray[np.float64], window: float) -> float:
    """Return the day from which on most tickets came within a window of days, of several the first."""
    ordered = np.sort(days)
    counts = np.searchsorted(ordered, ordered + window, side="right") - np.arange(len(ordered))
    return float(ordered[counts.argmax()])
