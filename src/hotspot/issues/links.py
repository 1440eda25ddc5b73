"""What a line was in the period before: which hotspot, how many tickets, and how that changes when lines are split or
joined.
"""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import compress
from operator import not_

from hotspot.issues.report import Status

# A change of tickets a day within so many per cent is not worth a word.
STEADY = 20.0


@dataclass(frozen=True)
class Joint:
    """An issue of both periods: tickets of a line, by their positions, and how many of the period before it had."""

    members: tuple[int, ...]
    previous_tickets: float


@dataclass(frozen=True)
class Link:
    """What a line was in the period before.

    ``hotspot_id``: of the hotspot it continues, "" for a new one; ``previous_tickets``: of that hotspot and of others
    that became part of the line, None when there is no period before; ``expected``: tickets that their rate would make
    in this period; ``joints``: the issues that its tickets are of together with tickets of the period before.
    """

    hotspot_id: str = ""
    previous_tickets: int | None = None
    expected: float = 0.0
    joints: tuple[Joint, ...] = ()

    def split(self, apart: Collection[int]) -> "tuple[Link, Link]":
        """Return the link of a line without the tickets at some positions, and that of these tickets.

        Tickets of the period before go with those they are of one issue with, all others stay.
        """
        if self.previous_tickets is None:
            return self, Link()
        chosen = set(apart)
        is_moved = [2 * len(chosen.intersection(joint.members)) > len(joint.members) for joint in self.joints]
        moved = tuple(compress(self.joints, is_moved))
        tickets = round(sum(joint.previous_tickets for joint in moved))
        expected = self.expected * tickets / self.previous_tickets if self.previous_tickets else 0.0
        stayed = tuple(compress(self.joints, map(not_, is_moved)))
        rest = Link(self.hotspot_id, self.previous_tickets - tickets, self.expected - expected, stayed)
        return rest, Link("", tickets, expected, moved)

    def join(self, other: "Link") -> "Link":
        """Return the link of a line with another one's tickets."""
        known = [link.previous_tickets for link in (self, other) if link.previous_tickets is not None]
        return Link(
            self.hotspot_id, sum(known) if known else None, self.expected + other.expected, self.joints + other.joints
        )

    def change(self, tickets: int) -> float | None:
        """Return the change of tickets a day in per cent, None without a base."""
        return round(100 * (tickets / self.expected - 1), 1) if self.expected else None

    def growth(self, tickets: int) -> float:
        """Return the tickets beyond what was expected, 0 when there is no period before."""
        return 0.0 if self.previous_tickets is None else max(tickets - self.expected, 0.0)

    def status(self, tickets: int) -> Status | None:
        """Return 新增, 持续, 上升 or 回落, None when there is no period before."""
        if self.previous_tickets is None:
            return None
        change = self.change(tickets)
        if change is None:
            return "新增"
        return "上升" if change > STEADY else "回落" if change < -STEADY else "持续"
