"""Cleaning, and the one form of a text that is modelled."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hotspot.text.normalize import clean_text, normalize_texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ｓ３０８　路段，路灯\u200b不亮  ！", "S308 路段，路灯不亮 ！"),
        ("“无证”经营《通知》：（见附件）；？", "“无证”经营《通知》：（见附件）；？"),
        ("水压\t低\r\n\r\n 三天了", "水压 低\n三天了"),
        ("\ufeff占道\u202e经营\u2066，５０％", "占道经营，50%"),
        ("⽔费上涨①、②", "水费上涨①、②"),
        ("a\x00b\x07c\ud800d", "abcd"),
        ("  ", ""),
    ],
)
def test_clean_text(text: str, expected: str) -> None:
    assert clean_text(text) == expected


@example("e\u200d\u0301")
@example("\u1100\u200b\u1161")
@given(st.text(alphabet=st.characters(), max_size=60))
def test_cleaning_twice_changes_nothing_and_leaves_nothing_invisible(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in cleaned if c != "\n")
    cleaned.encode("utf-8")


def test_personal_data_is_masked_before_anything_else() -> None:
    text = "市民来电反映：路灯不亮，联系电话１３８ ００１３ ８０００，请尽快处理。"
    (normal,) = normalize_texts([text])
    assert "8000" not in normal
    assert "路灯不亮" in normal
    assert not normal.startswith("市民")
