"""Words that look like a person's full name."""

import pytest

from hotspot.issues.wording.persons import names_person


@pytest.mark.parametrize(("word", "is_one"), [("罗明", True), ("余易贷", False), ("路灯", False), ("张", False)])
def test_what_looks_like_a_persons_name(word: str, is_one: bool) -> None:
    assert names_person([word], "") is is_one
    assert not names_person([word], word)
