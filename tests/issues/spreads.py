"""What is known of tickets when lines are drawn, made up for tests."""

from typing import Any

import numpy as np

from hotspot.issues.spread import Spread


def make_spread(count: int, **fields: Any) -> Spread:
    """Return what is known of so many tickets, each by a caller of its own: the fields given, of all others nothing."""
    nothing: list[frozenset[str]] = [frozenset()] * count
    blank, none = [""] * count, np.zeros(count, dtype=bool)
    known: dict[str, Any] = {
        "themes": blank,
        "near": nothing,
        "callers": [str(number) for number in range(count)],
        "objects": nothing,
        "towns": nothing,
        "filed": blank,
        "districts": blank,
        "days": np.full(count, np.nan),
        "grave": none,
        "words": nothing,
        "names": nothing,
        "praise": none,
        "phases": nothing,
        "points": lambda position: frozenset(),
        "characters": lambda position: frozenset(),
        "hear": lambda positions: "",
    }
    return Spread(**(known | fields))
