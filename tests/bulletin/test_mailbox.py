"""What the bulletin says of letters: how many, of which kinds, what became of them, by the mailboxes' own names."""

import numpy as np
import pandas as pd
from bulletin_samples import make_tickets

from hotspot.bulletin.assessment import AssessmentRules, measure_rates
from hotspot.bulletin.document import Heading, Note, Paragraph
from hotspot.bulletin.mailbox import find_letters, write_mailbox
from hotspot.bulletin.outcomes import judge_tickets
from hotspot.tickets.periods import parse_period


def _write(rows: list[dict[str, str]]) -> list[str]:
    letters = make_tickets(rows)
    outcomes = judge_tickets(letters, pd.Timestamp("2024-09-10"))
    rates = measure_rates(outcomes, np.arange(len(rows)), AssessmentRules())
    blocks = write_mailbox(letters, rates, parse_period("2024-08"), "round")
    return [block.text for block in blocks if isinstance(block, Heading | Paragraph | Note)]


def test_letters_are_what_came_through_a_mailbox() -> None:
    channels = ("县长信箱", "信箱来信", "电话", "", "网站")
    found = find_letters(make_tickets([{"channel": channel} for channel in channels]))
    assert found.tolist() == [True, True, False, False, False]


def test_mailboxes_of_a_county_have_one_name_and_others_their_own() -> None:
    assert _write([{"channel": "县长信箱"}, {"channel": "市长信箱"}])[0] == "市县长信箱办理情况"
    assert (
        _write([{"channel": name} for name in ("市长信箱", "区长信箱", "市长信箱")])[0] == "区长信箱、市长信箱办理情况"
    )


def test_kinds_and_what_became_of_letters_are_told() -> None:
    row = {"channel": "区长信箱", "closed_at": "2024-08-12", "satisfaction": "满意"}
    _, told, counted = _write([{**row, "kind": kind} for kind in ("投诉", "投诉", "咨询")])
    assert told == (
        "2024年8月,区长信箱共受理群众来信3件,其中投诉2件、咨询1件,应办3件,已办3件,办结率100.00%(3/3),"
        "回访满意率100.00%(3/3)。"
    )
    assert counted == "区长信箱来信3件也计入12345热线受理的件数。"
    assert "来信2件,均为投诉" in _write([{**row, "kind": "投诉"}] * 2)[1]
    assert "来信1件,其中投诉1件" in _write([{**row, "kind": "投诉"}])[1]
    assert _write([{"channel": "区长信箱"}])[1] == "2024年8月,区长信箱共受理群众来信1件。"
