"""The nearest written ticket: found by meaning, masked, cut to a line, the same whatever stands beside it."""

import numpy as np
import pytest

from hotspot.categories.corpus import read_corpus
from hotspot.categories.examples import Examples, index_examples, load_examples
from hotspot.resources import find_shipped
from hotspot.text.boilerplate import strip_boilerplate
from hotspot.text.unigram import UnigramWords
from hotspot.text.word_vectors import WordVectors

TEXTS = ["路灯坏了。", "欠薪问题,工资没有," * 8, "联系人张大明,电话13800000000,自来水停了"]


@pytest.fixture(scope="module")
def examples() -> Examples:
    words = UnigramWords(("路灯", "工资", "自来水"), np.full(3, -9, dtype=np.float32))
    return index_examples(TEXTS, ["城管", "人社", "供水"], WordVectors(words, np.eye(3, dtype=np.float32)))


def test_the_nearest_is_found_and_none_where_nothing_is_near(examples: Examples) -> None:
    lamp, nothing = examples.find_nearest(["镇上的路灯坏了", "天气"])
    assert lamp is not None
    assert (lamp.text, lamp.category, lamp.cosine) == ("路灯坏了", "城管", 1.0)
    assert nothing is None


def test_what_is_shown_is_a_line_without_personal_data(examples: Examples) -> None:
    wages, water = examples.find_nearest(["工资", "自来水"])
    assert wages is not None
    assert water is not None
    assert len(wages.text) == 40
    assert wages.text.endswith("…")
    assert "13800000000" not in water.text
    assert "大明" not in water.text


def test_a_text_as_long_as_a_line_is_shown_whole_and_of_equally_near_ones_the_first(examples: Examples) -> None:
    line, longer = ("路灯" * 20, "路灯" * 20 + "坏")
    both = index_examples([line, longer], ["城管", "供电"], examples.words)
    (found,) = both.find_nearest(["路灯"])
    assert found is not None
    assert (found.text, found.category) == (line, "城管")


def test_a_long_ticket_is_no_example_though_the_same_is_asked() -> None:
    written = read_corpus(find_shipped("data/tickets"))["text"]
    long = next(text for text in written if len(strip_boilerplate(text)) > 80)
    short = next(text for text in written if 40 < len(strip_boilerplate(text)) <= 80)
    cosines = [found.cosine if found else 0.0 for found in load_examples().find_nearest([long, short])]
    assert cosines[0] < 1 == round(cosines[1], 3)


def test_the_shipped_corpus_gives_the_same_alone_and_among_others() -> None:
    shipped = load_examples()
    texts = ["六楼水压太小", "包工头不给工钱", "村口的路灯一直不亮"]
    together = shipped.find_nearest(texts)
    assert [found and found.category for found in together] == ["公共服务", "人力资源社会保障", "城市管理"]
    assert together == [shipped.find_nearest([text])[0] for text in texts]
