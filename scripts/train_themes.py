"""Train the shipped model of themes from data/ into models/themes, replacing it.

The same data give the same bytes. --held-out N leaves out every fifth group of tickets (N = 0 … 4) and prints how well
their themes are found instead of writing a model.
"""

import argparse
import hashlib
import json
import shutil
from collections import Counter
from pathlib import Path

from hotspot.categories.corpus import read_corpus
from hotspot.issues.themes.folder import save_theme_model
from hotspot.issues.themes.listing import ThemeList, read_themes
from hotspot.issues.themes.model import ThemeModel, find_floors
from hotspot.issues.themes.training import fit_theme_model
from hotspot.text.features import compose_document
from hotspot.text.normalize import normalize_texts
from hotspot.text.subtopics import load_subtopics

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-out", type=int, choices=range(FOLDS))
    parser.add_argument("--corpus", type=Path, default=ROOT / "data" / "tickets")
    parser.add_argument("--output", type=Path, default=ROOT / "models" / "themes")
    options = parser.parse_args()

    tickets = read_tickets(options.corpus)
    themes = read_themes(ROOT / "data" / "themes.tsv", load_subtopics(ROOT / "data" / "subtopics.tsv"))
    if options.held_out is not None:
        held = [draw_fold(ticket) == options.held_out for ticket in tickets]
        model = train([t for t, is_held in zip(tickets, held, strict=True) if not is_held], themes)
        evaluate(model, [t for t, is_held in zip(tickets, held, strict=True) if is_held], themes)
        return
    model = train(tickets, themes)
    if options.output.exists():
        shutil.rmtree(options.output)
    save_theme_model(
        model, options.output, about={"training": {"tickets": len(tickets), "sha256": hash_tickets(tickets)}}
    )
    print(f"{len(tickets)} tickets → {options.output}, {len(themes.names)} themes, {model.features.width} columns")


def read_tickets(folder: Path) -> list[dict[str, str]]:
    """Return the tickets with a sub-topic, masked and cleaned, in the order of their ids.

    Those told by consequence are left out: of their words most are of what the matter did, not of the matter.
    """
    tickets = [t for t in read_corpus(folder).to_dict("records") if t["subtopic"] and not t.get("told")]
    tickets.sort(key=lambda ticket: str(ticket["ticket_id"]))
    for field in ("title", "text"):
        texts = normalize_texts([ticket[field] for ticket in tickets])
        tickets = [ticket | {field: text} for ticket, text in zip(tickets, texts, strict=True)]
    return tickets


def train(tickets: list[dict[str, str]], themes: ThemeList) -> ThemeModel:
    documents = [compose_document(ticket["title"], ticket["text"]) for ticket in tickets]
    return fit_theme_model(documents, [ticket["subtopic"] for ticket in tickets], themes)


def evaluate(model: ThemeModel, tickets: list[dict[str, str]], themes: ThemeList) -> None:
    """Print how many single tickets and how many whole issues are given the theme of their sub-topic."""
    titles = [ticket["title"] for ticket in tickets]
    scores = model.score(titles, [ticket["text"] for ticket in tickets])
    gold = [themes.of_subtopic.get(ticket["subtopic"], "") for ticket in tickets]
    best = [model.names[column] for column in scores.argmax(axis=1)]
    named = model.choose(scores, find_floors(titles)).tolist()
    right = sum(name == theme for name, theme in zip(named, gold, strict=True))
    print(f"tickets {len(tickets)}  top 1 {sum(map(str.__eq__, best, gold)) / len(gold):.3f}")
    print(f"named {sum(map(bool, named)) / len(named):.3f}, of these right {right / max(sum(map(bool, named)), 1):.3f}")
    issues: dict[str, list[int]] = {}
    for position, ticket in enumerate(tickets):
        if ticket.get("issue"):
            issues.setdefault(ticket["issue"], []).append(position)
    hits = [
        model.names[scores[members].mean(axis=0).argmax()] == Counter(gold[p] for p in members).most_common(1)[0][0]
        for members in issues.values()
    ]
    print(f"issues {len(hits)}  right {sum(hits) / max(len(hits), 1):.3f}")


def draw_fold(ticket: dict[str, str]) -> int:
    """Return the fold of a ticket; the tickets of one issue are never parted."""
    return int(hashlib.sha256((ticket.get("issue") or ticket["text"]).encode()).hexdigest()[:8], 16) % FOLDS


def hash_tickets(tickets: list[dict[str, str]]) -> str:
    """Return the sha256 of what was trained on."""
    rows = [[ticket["ticket_id"], ticket["subtopic"], ticket["title"], ticket["text"]] for ticket in tickets]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


if __name__ == "__main__":
    main()
