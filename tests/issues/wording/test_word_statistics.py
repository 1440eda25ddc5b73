"""How much words tell, and which roles they have."""

import pandas as pd

from hotspot.issues.grouping.alike import find_alike
from hotspot.issues.material import prepare_material
from hotspot.issues.themes.listing import read_themes
from hotspot.issues.wording.statistics import (
    has_word,
    is_common,
    learn_wording,
    load_predicates,
    load_roles,
    load_topics,
    neutral_names,
)
from hotspot.resources import find_shipped


def test_rare_words_tell_more_than_common_ones() -> None:
    wording = learn_wording(["", "", "", ""], ["路灯不亮", "路灯坏了", "路灯太暗", "养猪场太臭"])
    assert wording.weigh("养猪场") > wording.weigh("路灯") > 0
    assert wording.tickets == 4


def test_a_period_without_tickets_can_be_learned() -> None:
    assert learn_wording([], []).weigh("路灯") > 0


def test_words_that_were_cut_already_count_as_those_cut_anew() -> None:
    texts = [
        "路灯不亮",
        "路灯不亮",
        "市民来电反映：A7县星沙路灯不亮，请及时处理。",
        "",
        "〔电话〕停水" + "，水管爆裂" * 80,
    ]
    material = prepare_material(pd.DataFrame({"title": ["", "路灯", "", "B3区停水", ""], "text": texts}))
    anew = learn_wording(material.titles, material.texts)
    again = learn_wording(material.titles, material.texts, material.bodies, find_alike(material).count_words)
    assert {word: again.counts.get(word) for word in anew.counts if word.isalnum()} == {
        word: count for word, count in anew.counts.items() if word.isalnum()
    }
    assert again.counts["停水"] == 2


def test_one_character_counts_as_a_word_only() -> None:
    role = frozenset({"讲", "老百姓"})
    assert has_word("村里讲要等", ("村里", "讲", "要", "等"), role)
    assert not has_word("讲课费太高", ("讲课费", "太", "高"), role)
    assert has_word("苦了老百姓们", ("苦", "了", "老百姓们"), role)


def test_every_neutral_name_stands_for_a_known_kind_and_does_not_accuse() -> None:
    roles = load_roles()
    themes = read_themes(find_shipped("data/themes.tsv"), load_topics()).names
    assert set(neutral_names()) <= {*themes, *(topic.name for topic in load_topics().subtopics)}
    for neutral in neutral_names().values():
        assert not has_word(neutral, (), roles.accusing), neutral


def test_every_shipped_subtopic_can_be_named() -> None:
    accusing = load_roles().accusing
    names = [neutral_names().get(topic.name, topic.name) for topic in load_topics().subtopics]
    assert [name for name in names if has_word(name, (), accusing)] == []


def test_the_dictionary_tells_verbs_and_common_words() -> None:
    assert {"漏水", "拖欠"} <= load_predicates()
    assert "小区" not in load_predicates()
    assert is_common("学校")
    assert is_common("台风")
    assert is_common("二房东")
    assert not is_common("福寿堂")
