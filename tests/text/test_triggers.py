"""Triggers and single terms found in one pass are those that a reader finds term by term."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotspot.categories.lexicon import parse_lexicon
from hotspot.errors import SettingsError
from hotspot.issues.wording.key_points import parse_key_points
from hotspot.text.subtopics import parse_subtopics
from hotspot.text.terms import TermFinder
from hotspot.text.triggers import TriggerMatcher, parse_trigger

WORDS = st.text(alphabet="路灯不亮停水", min_size=1, max_size=3)
TRIGGERS = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(tuple), max_size=5)
SINGLES = st.lists(WORDS, max_size=6, unique=True)
TEXTS = st.lists(st.text(alphabet="路灯不亮停水 \n\ud800", max_size=12), min_size=1, max_size=5)


@settings(deadline=None)  # the first example loads scipy
@given(TRIGGERS, SINGLES, TEXTS)
def test_what_is_found_together_is_what_each_finds_alone(
    triggers: list[tuple[str, ...]], singles: list[str], texts: list[str]
) -> None:
    found = TriggerMatcher(tuple(triggers), tuple(singles)).find(texts)
    assert found.triggers.toarray().tolist() == [[all(term in text for term in t) for t in triggers] for text in texts]
    counts = [[0] * len(singles) for _ in texts]
    hits = TermFinder(tuple(singles)).find(texts).keep_longest()
    for row, column in zip(hits.rows.tolist(), hits.columns.tolist(), strict=True):
        counts[row][column] += 1
    assert found.terms.toarray().tolist() == counts


def test_a_single_term_inside_a_part_of_a_trigger_counts() -> None:
    found = TriggerMatcher((("停水", "三天"),), ("水", "停")).find(["停水三天", "停水"])
    assert found.triggers.toarray().tolist() == [[1], [0]]
    assert found.terms.toarray().tolist() == [[1, 1], [1, 1]]


@pytest.mark.parametrize("text", ["", "教师+", "+工资"])
def test_what_has_an_empty_part_is_no_trigger(text: str) -> None:
    assert parse_trigger(text) == ()


@pytest.mark.parametrize("triggers", ["", "停水 教师+", "+工资", "教师++工资", "+"])
def test_no_file_has_triggers_with_an_empty_part(triggers: str) -> None:
    with pytest.raises(SettingsError, match=r"第 2 行.*用 \+ 连起来的几个词"):
        parse_subtopics(f"公共服务\t停水\t停水\n公共服务\t欠薪\t{triggers}\n")
    with pytest.raises(SettingsError, match="第 1 行"):
        parse_key_points(f"停水\t\t停水时间长\t{triggers}\n", source="points")
    word = triggers.split()[-1] if triggers else ""
    with pytest.raises(SettingsError, match="第 1 行"):
        parse_lexicon(f"公共服务\t{word}\t2\n", ["公共服务"])
