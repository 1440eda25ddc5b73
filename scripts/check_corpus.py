"""Check the written corpus: labels, lengths, duplicates, variety, personal numbers. Exit 1 when a bar is missed.

python scripts/check_corpus.py [--folder data/tickets]. It prints the table of data/README.md, too.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from hotspot.categories.corpus import read_corpus
from hotspot.categories.kinds import KINDS
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.subtopics import load_subtopics

ROOT = Path(__file__).resolve().parents[1]
LEAST_TICKETS = dict.fromkeys(CATEGORIES, 400) | {"社情民意": 350, "其他咨询": 200}
BANDS = ((0, 80), (80, 120), (120, 400), (400, 10**6))
# Cosine of character 3-grams above which two tickets of different issues count as near-duplicates.
NEAR = 0.8
MOST_NEAR = 0.005
MOST_ALIKE = 0.02
ISSUE_SIMILARITY = 0.45
# Numbers that are invented on sight: 138000xxxxx, and ids of the area 000000.
INVENTED_PHONE = re.compile(r"1380{3}\d{5}|1\d(\d)\1{4,}\d*|1[3-9]\d(?:12345678|00000000|0000\d{4}|\d{4}0000)")
PHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

Ticket = dict[str, Any]


@dataclass(frozen=True)
class Bar:
    """One bar of the corpus: what was measured, whether it holds."""

    name: str
    measured: str
    holds: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=ROOT / "data" / "tickets")
    tickets = read_corpus(parser.parse_args().folder).to_dict("records")
    print_distributions(tickets)
    bars = [
        *check_labels(tickets),
        *check_counts(tickets),
        *check_variety(tickets),
        *check_issues(tickets),
        *check_numbers(tickets),
    ]
    for bar in bars:
        print(f"{'ok  ' if bar.holds else 'FAIL'} {bar.name}: {bar.measured}")
    sys.exit(not all(bar.holds for bar in bars))


def print_distributions(tickets: list[Ticket]) -> None:
    for category in CATEGORIES:
        rows = [t for t in tickets if t["category"] == category]
        lengths = [len(t["text"]) for t in rows]
        bands = " ".join(f"{low}-{high}:{sum(low < n <= high for n in lengths)}" for low, high in BANDS)
        issues = {t["issue"] for t in rows if t.get("issue")}
        titles = sum(bool(t.get("title")) for t in rows)
        print(f"{category}: {len(rows)} tickets, {bands}, {len(issues)} issues, {titles} titles")
    tokens = ["".join(t["text"].split()) for t in tickets]
    for size in (2, 3):
        grams = [text[i : i + size] for text in tokens for i in range(len(text) - size + 1)]
        print(f"distinct-{size}: {len(set(grams)) / len(grams):.3f}")
    print(f"kinds: {dict(Counter(t['kind'] for t in tickets).most_common())}")


def check_labels(tickets: list[Ticket]) -> list[Bar]:
    known = {(topic.category, topic.name) for topic in load_subtopics(ROOT / "data" / "subtopics.tsv").subtopics}
    unknown = [
        t["ticket_id"]
        for t in tickets
        if t["category"] not in CATEGORIES
        or (t["category"], t["subtopic"]) not in known
        or t["kind"] not in KINDS
        or not set(filter(None, t.get("also_acceptable", "").split(";"))) <= set(CATEGORIES)
    ]
    used = {(t["category"], t["subtopic"]) for t in tickets}
    ids = [t["ticket_id"] for t in tickets]
    return [
        Bar("every label is known", f"{len(unknown)} unknown {unknown[:5]}", not unknown),
        Bar("every sub-topic has a ticket", f"{sorted(known - used)[:5]}", not known - used),
        Bar("ticket ids are unique", f"{len(ids) - len(set(ids))} repeated", len(ids) == len(set(ids))),
    ]


def check_counts(tickets: list[Ticket]) -> list[Bar]:
    counts = Counter(t["category"] for t in tickets)
    short = {c: counts[c] for c, least in LEAST_TICKETS.items() if counts[c] < least}
    lengths = np.array([len(t["text"]) for t in tickets])
    letters, summaries = float(np.mean((lengths > 120) & (lengths <= 400))), float(np.mean(lengths <= 80))
    return [
        Bar("at least 6,000 tickets", str(len(tickets)), len(tickets) >= 6000),
        Bar("enough tickets in every category", f"too few: {short}", not short),
        Bar("about a third summaries", f"{summaries:.1%} up to 80 characters", 0.28 <= summaries <= 0.65),
        Bar("about a third letters", f"{letters:.1%} of 120 to 400 characters", letters >= 0.30),
    ]


def check_variety(tickets: list[Ticket]) -> list[Bar]:
    stripped = [strip_boilerplate(t["text"]) for t in tickets]
    starts = Counter(text[:6] for text in stripped)
    ends = Counter(text.rstrip("。!！?？.,，")[-6:] for text in stripped)
    (start, starting), (end, ending) = starts.most_common(1)[0], ends.most_common(1)[0]
    near = count_near_duplicates(tickets)
    return [
        Bar("texts are not repeated", *_no_repeats(tickets)),
        Bar("near-duplicates", f"{near} tickets ({near / len(tickets):.2%})", near / len(tickets) < MOST_NEAR),
        Bar("no common beginning", f"{start} {starting / len(tickets):.2%}", starting / len(tickets) < MOST_ALIKE),
        Bar("no common end", f"{end} {ending / len(tickets):.2%}", ending / len(tickets) < MOST_ALIKE),
    ]


def _no_repeats(tickets: list[Ticket]) -> tuple[str, bool]:
    repeated = len(tickets) - len({t["text"] for t in tickets})
    return f"{repeated} repeated", repeated == 0


def count_near_duplicates(tickets: list[Ticket]) -> int:
    """Count tickets that nearly repeat one outside their own issue."""
    vectors = embed([t["text"] for t in tickets])
    similar = (vectors @ vectors.T).tocoo()
    found = set()
    for i, j, value in zip(similar.row.tolist(), similar.col.tolist(), similar.data.tolist(), strict=True):
        if (
            i < j
            and value > NEAR
            and not (tickets[i].get("issue") and tickets[i].get("issue") == tickets[j].get("issue"))
        ):
            found |= {i, j}
    return len(found)


def embed(texts: list[str]) -> Any:
    """Return character 3-gram counts of unit length, a CSR matrix (texts × n-grams)."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.preprocessing import normalize

    return normalize(CountVectorizer(analyzer="char", ngram_range=(3, 3), dtype=np.float32).fit_transform(texts))


def check_issues(tickets: list[Ticket]) -> list[Bar]:
    issues: dict[str, list[Ticket]] = defaultdict(list)
    themes: dict[str, set[str]] = defaultdict(set)
    for ticket in tickets:
        if ticket.get("issue"):
            issues[ticket["issue"]].append(ticket)
            if ticket.get("theme"):
                themes[ticket["theme"]].add(ticket["issue"])
    alike = {name: _mean_similarity([t["text"] for t in rows]) for name, rows in issues.items() if len(rows) > 1}
    too_alike = sorted(name for name, value in alike.items() if value > ISSUE_SIMILARITY)
    large = sum(len(rows) >= 3 for rows in issues.values())
    joined = sum(len(names) >= 2 for names in themes.values())
    mixed = sorted(name for name, rows in issues.items() if len({t["category"] for t in rows}) > 1)
    return [
        Bar("at least 450 issues of three and more", str(large), large >= 450),
        Bar("at least 70 themes of two issues and more", str(joined), joined >= 70),
        Bar("issues vary", f"mean {np.mean(list(alike.values())):.3f}, too alike: {too_alike[:5]}", not too_alike),
        Bar("an issue has one category", f"{mixed[:5]}", not mixed),
    ]


def _mean_similarity(texts: list[str]) -> float:
    vectors = embed(texts)
    total = float((vectors @ vectors.T).sum()) - len(texts)
    return total / (len(texts) * (len(texts) - 1))


def check_numbers(tickets: list[Ticket]) -> list[Bar]:
    real = [
        t["ticket_id"]
        for t in tickets
        if any(not INVENTED_PHONE.fullmatch(phone) for phone in PHONE.findall(t["text"]))
        or any(_is_valid_id(number) for number in ID_NUMBER.findall(t["text"]))
    ]
    return [Bar("no personal number that could be real", f"{real[:5]}", not real)]


def _is_valid_id(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], ID_WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == number[17].upper() and not number.startswith("000000")


if __name__ == "__main__":
    main()
