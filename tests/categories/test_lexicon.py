"""Matching and scoring with judged terms."""

import numpy as np
import pytest

from hotspot.categories.lexicon import Lexicon, LexiconEntry, parse_lexicon
from hotspot.errors import SettingsError

NAMES = ("公共服务", "农林水利")


def build() -> Lexicon:
    return Lexicon(
        NAMES,
        (LexiconEntry("公共服务", "停水", 3), LexiconEntry("公共服务", "水", 1), LexiconEntry("农林水利", "水渠", 2)),
    )


def find_terms(lexicon: Lexicon, text: str) -> list[str]:
    return [lexicon.terms[column] for column in lexicon.count([text]).indices]


def test_the_longest_term_counts_alone() -> None:
    terms = find_terms(build(), "村里停水,水渠也干了")
    assert terms == ["停水", "水渠"]


def test_scores_add_up_per_category() -> None:
    assert np.allclose(build().score(["停水停水", "水渠的水", "路灯"]), [[5.0, 0], [0.3, 1.0], [0, 0]])


def test_an_empty_lexicon_scores_nothing() -> None:
    assert Lexicon(NAMES, ()).score(["停水"]).tolist() == [[0, 0]]
    assert find_terms(Lexicon(NAMES, ()), "停水") == []


@pytest.mark.parametrize("row", ["公共服务\t停水", "公共服务\t停水\t4", "供水\t停水\t3", "公共服务\t \t3"])
def test_wrong_rows_are_named(row: str) -> None:
    with pytest.raises(SettingsError, match="第 2 行"):
        parse_lexicon(f"category\tterm\tstrength\n{row}\n", NAMES)


def test_a_combination_counts_once_when_all_its_terms_stand_somewhere() -> None:
    lexicon = Lexicon(NAMES, (LexiconEntry("公共服务", "水管+爆", 3), LexiconEntry("农林水利", "水管", 1)))
    assert np.allclose(lexicon.score(["水管昨天又爆了,水管没人修", "爆竹", "水管"]), [[2.5, 0.6], [0, 0], [0, 0.3]])
    assert find_terms(lexicon, "水管爆了") == ["水管", "水管+爆"]
