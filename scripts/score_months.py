"""Score categories, issues and hotspots on the synthetic months of data/months; fail below models/floors.toml.

python scripts/score_months.py [NAME …]. They were written by people who did not know how the program works, are no part
of any model, and each is a case of its own: a storm, bulk letters, transcripts … (data/README.md).
"""

import argparse
import csv
import logging
import sys
import tomllib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.planted import score_groups

import hotspot
from hotspot.tickets.files import read_tickets

ROOT = Path(__file__).resolve().parents[1]
MONTHS = ROOT / "data" / "months"
# An issue is planted from so many tickets on.
LEAST = 3

FIELDS = ("accepted", "issues", "lines")
Row = Mapping[str, str]


@dataclass(frozen=True)
class Score:
    """``accepted``: share of tickets whose category a clerk would accept; ``issues``: B-cubed F1; ``lines``: mean over
    the planted issues of the best F1 of a hotspot's tickets with the issue's, or with those of its theme's issues.
    """

    accepted: float
    issues: float
    lines: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a folder of data/months; none: all")
    chosen = parser.parse_args().names
    # What is odd in these tables is told to clerks, not here.
    logging.getLogger("hotspot").setLevel(logging.ERROR)
    floors = tomllib.loads((ROOT / "models" / "floors.toml").read_text(encoding="utf-8"))["months"]
    scores: list[Score] = []
    failed: list[str] = []
    print(f"{'month':<20}accepted  issues B³  lines F1")
    for name in chosen or sorted(path.name for path in MONTHS.iterdir()):
        score = score_month(MONTHS / name)
        show(name, score)
        scores.append(score)
        failed += list_failures(name, score, floors[name])
    means = (sum(getattr(score, field) for score in scores) / len(scores) for field in FIELDS)
    show("mean", Score(*means))
    sys.exit("\n".join(failed) or None)


def list_failures(name: str, score: Score, floors: Mapping[str, float]) -> list[str]:
    """Return what is below its floor, every figure of a month having one."""
    return [
        f"{field} of {name} is {getattr(score, field):.3f}, its floor {floors[field]}"
        for field in FIELDS
        if getattr(score, field) < floors[field]
    ]


def show(name: str, score: Score) -> None:
    print(f"{name:<20}{score.accepted:>8.3f}{score.issues:>11.3f}{score.lines:>10.3f}", flush=True)


def score_month(folder: Path) -> Score:
    with (folder / "gold.csv").open(encoding="utf-8-sig", newline="") as file:
        gold = {row["ticket_id"]: row for row in csv.DictReader(file)}
    tickets = hotspot.classify(read_tickets(folder / "tickets.csv"))
    report = hotspot.find_hotspots(tickets)
    issues = dict(zip(report.tickets["ticket_id"], report.tickets["issue_id"].fillna(""), strict=True))
    order = sorted(gold)
    accepted = [
        category in (row["category"], *row["also_acceptable"].split(";"))
        for category, row in zip(
            tickets["predicted_category"], (gold[ticket_id] for ticket_id in tickets["ticket_id"]), strict=True
        )
    ]
    lines = [frozenset(line.ticket_ids) for line in report.hotspots]
    agreement = score_groups([issues[ticket] for ticket in order], [gold[ticket]["issue"] for ticket in order])
    return Score(sum(accepted) / len(accepted), agreement.f1, score_lines(lines, gold))


def score_lines(lines: Sequence[Collection[str]], gold: Mapping[str, Row]) -> float:
    """Return the mean F1 of planted issues with the hotspot that holds them best."""
    planted: dict[str, set[str]] = defaultdict(set)
    for ticket, row in gold.items():
        if row["issue"]:
            planted[row["issue"]].add(ticket)
    planted = {issue: tickets for issue, tickets in planted.items() if len(tickets) >= LEAST}
    of_theme: dict[str, set[str]] = defaultdict(set)
    for tickets in planted.values():
        of_theme[gold[min(tickets)]["theme"]] |= tickets
    best = [
        max(
            (
                measure_f1(line, wanted)
                for line in lines
                if not tickets.isdisjoint(line)
                for wanted in (tickets, of_theme[gold[min(tickets)]["theme"]])
            ),
            default=0.0,
        )
        for tickets in planted.values()
    ]
    return sum(best) / len(best)


def measure_f1(found: Collection[str], wanted: Collection[str]) -> float:
    return 2 * len(set(found) & set(wanted)) / (len(found) + len(wanted))


if __name__ == "__main__":
    main()
