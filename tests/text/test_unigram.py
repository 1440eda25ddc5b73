"""Texts are cut along the most probable path, as a Unigram tokenizer cuts them."""

import itertools
import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from hotspot.resources import find_shipped
from hotspot.text.unigram import UnigramWords
from hotspot.text.word_vectors import read_word_vectors

WORDS = ("路", "灯", "路灯", "不亮", "灯不亮", "三塘", "三塘镇", "镇")
CHANCES = np.array([-8, -9, -6, -7, -11, -9, -8, -7], dtype=np.float32)
TEXTS = st.lists(st.text(alphabet="路灯不亮三塘镇 a\n𠮷", max_size=7), max_size=5)


def weigh(pieces: tuple[str, ...]) -> float | None:
    known = dict(zip(WORDS, CHANCES.tolist(), strict=True))
    chances = [known.get(piece, -30.0 if len(piece) == 1 else None) for piece in pieces]
    return None if None in chances else float(sum(chance for chance in chances if chance is not None))


def cut_by_trying(text: str) -> float:
    """Return the chance of the best of all ways to cut a text."""
    found = []
    for borders in itertools.product((False, True), repeat=max(len(text) - 1, 0)):
        ends = [end + 1 for end, cut in enumerate(borders) if cut] + [len(text)]
        pieces = tuple(text[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True))
        found.append(weigh(pieces))
    return max(chance for chance in found if chance is not None)


@given(TEXTS)
def test_no_other_way_to_cut_is_more_probable(texts: list[str]) -> None:
    hits = UnigramWords(WORDS, CHANCES).find(texts)
    for row, text in enumerate(texts):
        met = [WORDS[column] for column in hits.columns[hits.rows == row].tolist()]
        left_out = len(text) - sum(map(len, met))
        assert left_out >= 0
        if text:
            assert np.isclose(sum(CHANCES[WORDS.index(word)] for word in met) - 30 * left_out, cut_by_trying(text))


def test_the_words_are_those_of_the_tokenizer() -> None:
    words = read_word_vectors().words
    tokenizer = json.loads((find_shipped("models/encoder") / "tokenizer.json").read_text(encoding="utf-8"))
    pieces = tokenizer["model"]["vocab"]
    tokenizer["model"]["vocab"] = [piece for row, piece in enumerate(pieces) if row == 0 or len(piece[0]) <= 3]
    exact = Tokenizer.from_str(json.dumps(tokenizer))
    texts = [
        "村里停水三天了,一直没有人来修。",
        "包工头拖着农民工的工钱,去年腊月就该结清的",
        "wifi经常掉线,𠮷先生说是120兆",
    ]
    hits, listed = words.find(texts), set(words.words)
    for row, text in enumerate(texts):
        found = sorted(words.words[column] for column in hits.columns[hits.rows == row].tolist())
        assert found == sorted(t for t in exact.encode(text, add_special_tokens=False).tokens if t in listed)


def test_no_texts_and_empty_texts_have_no_words() -> None:
    words = UnigramWords(WORDS, CHANCES)
    assert not len(words.find([]).rows)
    assert not len(words.find(["", ""]).rows)
    assert words.find(["", "路灯", ""]).rows.tolist() == [1]
