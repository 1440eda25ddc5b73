"""Lines on their way to become hotspots: the id of each, and what it was before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count

from hotspot.issues.lines import Line
from hotspot.issues.links import Link


@dataclass(frozen=True)
class Draft:
    """A line on its way to become a hotspot: its id, and what it was before."""

    hotspot_id: str
    line: Line
    link: Link


def name_lines(
    lines: Sequence[Line], links: Sequence[Link], ids: Sequence[str], *, known: Collection[str] = ()
) -> list[Draft]:
    """Give each line the id of the hotspot it continues, else what a clerk calls it, else that of its first ticket.

    ``ids``: ticket id of each position; ``known``: ids by which a clerk speaks of lines of this period.
    """
    taken = {link.hotspot_id for link in links}
    drafts = []
    for line, link in zip(lines, links, strict=True):
        hotspot_id = link.hotspot_id or _find_known(line, ids, set(known) - taken)
        hotspot_id = hotspot_id or choose_id(ids[line.members[0]], taken)
        taken.add(hotspot_id)
        drafts.append(Draft(hotspot_id, line, link))
    return drafts


def _find_known(line: Line, ids: Sequence[str], known: Collection[str]) -> str:
    """Return the id that a line had before tickets older than its first one came, "" where none is known.

    Most of its tickets must be no older: a line is not what a few of its late tickets were.
    """
    own = (f"H{ids[position]}" for position in line.members[: (len(line.members) + 1) // 2])
    return next((name for name in own if name in known), "")


def choose_id(ticket_id: str, taken: Collection[str]) -> str:
    """Return the id of a line by its first ticket, with a number behind it where another line has that id.

    >>> choose_id("5", ["H5", "H5-2"])
    'H5-3'
    """
    own = f"H{ticket_id}"
    return own if own not in taken else next(name for name in (f"{own}-{n}" for n in count(2)) if name not in taken)
