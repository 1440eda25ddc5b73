"""Names written by ear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.issues.grouping.spellings import spell_by_sound


@pytest.mark.parametrize(
    ("one", "other"),
    [("云茂城", "云贸城"), ("永兴大道", "永星大道"), ("石仁桥", "石任桥"), ("绿苑", "旅苑"), ("座山", "作山")],
)
def test_names_that_sound_alike_are_one(one: str, other: str) -> None:
    assert spell_by_sound(one) == spell_by_sound(other)


@pytest.mark.parametrize(
    ("one", "other"), [("东风路", "东升路"), ("女贞园", "怒江园"), ("一期", "二期"), ("龙泉", "农泉"), ("晟通", "通程")]
)
def test_names_that_sound_otherwise_stay_apart(one: str, other: str) -> None:
    assert spell_by_sound(one) != spell_by_sound(other)


def test_rare_characters_letters_and_digits_stand_for_themselves() -> None:
    assert spell_by_sound("㮾K9垅〇365") == "㮾K9垅〇365"


@given(st.text())
def test_a_spelling_is_its_own_spelling(name: str) -> None:
    spelled = spell_by_sound(name)
    assert len(spelled) == len(name)
    assert spell_by_sound(spelled) == spelled
