"""What a line keeps of its issues: enough texts for the next period, from its whole time."""

from itertools import pairwise

import pandas as pd

from hotspot.issues.description import make_issue
from hotspot.issues.material import prepare_material


def test_the_texts_kept_of_a_large_issue_are_spread_over_its_time() -> None:
    days = pd.date_range("2024-08-01", periods=30)
    texts = [f"丽景花园电梯第{number}次停运" for number in range(30)]
    material = prepare_material(pd.DataFrame({"received_at": days, "text": texts}))
    issue = make_issue(range(30), material)
    kept = [sample.strip() for sample in issue.samples]
    assert len(kept) == 12
    assert (kept[0], kept[-1]) == (texts[0], texts[-1])
    places = [texts.index(text) for text in kept]
    assert all(1 <= later - earlier <= 3 for earlier, later in pairwise(places))
    assert [sample.strip() for sample in make_issue(range(5), material).samples] == texts[:5]
