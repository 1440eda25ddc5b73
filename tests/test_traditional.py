"""Texts in traditional characters are read as those in simplified ones; no simplified text changes."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import hotspot
from hotspot.text.normalize import normalize_texts
from hotspot.tickets.columns import name_header
from hotspot.tickets.privacy import mask_text
from hotspot.traditional import simplify_characters, simplify_text

# All that simplified text is written in (GB 2312).
_SIMPLIFIED = [
    bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF) if row != 0xD7
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("聯繫人陳小明，電話13800012345，住3棟402", "聯繫人陈某，電話〔电话〕，住〔门牌〕"),
        ("業主張小偉反映路燈壞了", "業主张某反映路燈壞了"),
    ],
)
def test_personal_data_beside_traditional_words_is_masked_and_nothing_else_changes(text: str, expected: str) -> None:
    assert mask_text(text) == expected


def test_a_traditional_text_is_modelled_in_simplified_characters_and_a_rare_name_stays() -> None:
    assert normalize_texts(["積分入學名單幾時公佈，等到頸都長"]) == ["积分入学名单几时公布，等到颈都长"]
    # Also where it stands more than once.
    rare = ["昇辉小区的路灯坏了", "昇辉小区的路灯坏了，昇辉物业不修"]
    assert normalize_texts(rare) == rare


def test_a_traditional_ticket_gets_the_category_of_the_same_words() -> None:
    texts = ["工廠拖欠我們三個月工資，老闆說沒錢", "小區門口路燈壞了半個月，晚上黑漆漆的", "積分入學名單幾時公佈"]
    plain = [simplify_characters(text) for text in texts]
    columns = ["predicted_category", "confidence", "reason"]
    told, same = (hotspot.classify(pd.DataFrame({"text": given_texts})) for given_texts in (texts, plain))
    pd.testing.assert_frame_equal(told[columns], same[columns])
    assert told["predicted_category"].tolist() == ["人力资源社会保障", "城市管理", "科教文体"]


def test_headers_in_traditional_characters_are_known() -> None:
    headers = ("工單編號", "訴求內容", "來電時間")
    assert [name_header(header) for header in headers] == ["ticket_id", "text", "received_at"]


def test_no_simplified_character_is_another() -> None:
    changed = {character for character in _SIMPLIFIED if simplify_characters(character) != character}
    assert changed == set("後菸麽"), "these stand in no simplified text, though the set has them"


@given(st.text())
def test_the_length_stays_and_twice_changes_nothing_more(text: str) -> None:
    for simplify in (simplify_characters, simplify_text):
        simple = simplify(text)
        assert len(simple) == len(text)
        assert simplify(simple) == simple
