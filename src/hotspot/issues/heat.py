"""How hot an issue is: a sum of named terms, each shown, so that an official can defend the order.

Callers come before tickets: one caller's twenty letters are one voice, so no term counts a caller more than once, and
of repeated calls no more than a few each. Every weight is a setting (``[hotspots.weights]`` in hotspot.toml).
"""

from dataclasses import asdict, dataclass, fields

from hotspot.settings import HeatWeights

# So many repeated calls count for each caller of a hotspot: who calls every day is heard, but not as a crowd.
_MOST_REPEATS = 2


@dataclass(frozen=True)
class Evidence:
    """What is counted of one hotspot in one period.

    ``growth``: tickets more than in the period before, scaled to days of this period (0 when unknown or falling);
    ``places``: distinct places named; ``unsettled``: tickets reworked, overdue or answered to dissatisfaction;
    ``gravity``: the highest level of severity words, 0 to 2; ``scattered``: callers of single matters that only share
    the kind of problem.
    """

    callers: int
    tickets: int
    growth: float = 0.0
    places: int = 1
    unsettled: int = 0
    gravity: int = 0
    scattered: int = 0

    @property
    def repeat_calls(self) -> int:
        """Tickets beyond the first of each caller."""
        return self.tickets - self.callers


@dataclass(frozen=True)
class Heat:
    """The terms of the heat, in points; they add up to ``total``."""

    callers: float
    repeat_calls: float
    growth: float
    places: float
    unsettled: float
    gravity: float
    scattered: float

    @property
    def total(self) -> float:
        """Sum of the terms."""
        return float(round(sum(asdict(self).values()), 2))

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Names of the terms in order."""
        return tuple(field.name for field in fields(cls))


NO_HEAT = Heat(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def measure_heat(evidence: Evidence, weights: HeatWeights) -> Heat:
    """Turn what was counted into points.

    >>> measure_heat(Evidence(callers=10, tickets=12), HeatWeights()).total
    10.4
    """
    points = {
        "callers": weights.callers * (evidence.callers - evidence.scattered),
        "repeat_calls": weights.repeat_calls * min(evidence.repeat_calls, _MOST_REPEATS * evidence.callers),
        "growth": weights.growth * min(max(evidence.growth, 0.0), evidence.callers),
        "places": weights.places * max(evidence.places - 1, 0),
        "unsettled": weights.unsettled * min(evidence.unsettled, evidence.callers),
        "gravity": weights.gravity * evidence.gravity,
        "scattered": weights.scattered * evidence.scattered,
    }
    return Heat(**{name: round(value, 2) for name, value in points.items()})
