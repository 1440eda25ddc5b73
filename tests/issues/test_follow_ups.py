"""What a caller adds within minutes is read together with what it adds to."""

from collections.abc import Sequence

import pandas as pd

from hotspot.issues.follow_ups import find_runs, read_follow_ups
from hotspot.issues.hotspots import find_hotspots
from hotspot.issues.material import Material, Prepared, prepare_material
from hotspot.issues.themes.finding import score_themes
from hotspot.text.places import join_title

FIRST = "翠湖花园3栋的电梯又坏了"
ADDED = "刚才漏说了,我妈在里面困了半个钟头"


def tabulate(texts: Sequence[str], minutes: Sequence[int], callers: Sequence[str]) -> pd.DataFrame:
    start = pd.Timestamp("2024-08-05 09:00")
    moments = [start + pd.Timedelta(minutes=minute) for minute in minutes]
    return pd.DataFrame({"text": list(texts), "received_at": moments, "caller": list(callers)})


def prepare(texts: Sequence[str], minutes: Sequence[int], callers: Sequence[str]) -> Material:
    return prepare_material(tabulate(texts, minutes, callers))


def test_an_addition_belongs_to_what_its_caller_sent_within_minutes_before_or_after() -> None:
    assert find_runs(prepare([FIRST, ADDED], [0, 4], "甲甲")) == [[0, 1]]
    assert find_runs(prepare([ADDED, FIRST], [0, 15], "甲甲")) == [[0, 1]]
    four = [FIRST, "西门路的路灯不亮", ADDED, "有一个星期了"]
    assert find_runs(prepare(four, [0, 1, 4, 9], "甲乙甲甲")) == [[0, 2, 3]]


def test_what_is_late_another_callers_or_of_nobody_known_is_none() -> None:
    assert find_runs(prepare([FIRST, ADDED], [0, 16], "甲甲")) == []
    assert find_runs(prepare([FIRST, ADDED], [0, 4], "甲乙")) == []
    assert find_runs(prepare([FIRST, ADDED], [0, 4], ["", ""])) == []
    assert find_runs(prepare_material(tabulate([FIRST, ADDED], [0, 4], "甲甲").assign(received_at=pd.NaT))) == []


def test_a_name_on_many_tickets_is_no_callers() -> None:
    """A clerk's, or that of everybody who writes by an app."""
    texts = [FIRST, ADDED, *["西门路的路灯不亮", "有一个星期了"] * 10]
    assert find_runs(prepare(texts, range(22), "甲甲" + "乙" * 20)) == [[0, 1], list(range(2, 22))]
    assert find_runs(prepare([*texts, "怎么还没修"], range(23), "甲甲" + "乙" * 21)) == [[0, 1]]


def test_two_matters_of_one_call_stay_two() -> None:
    assert find_runs(prepare([FIRST, "西门路的路灯不亮"], [0, 4], "甲甲")) == []
    long = "物业一直说在等配件,打了很多次电话都是同样的答复," * 3
    assert find_runs(prepare([FIRST, long], [0, 4], "甲甲")) == []


def test_each_ticket_has_the_words_and_places_of_all_and_keeps_its_own_text() -> None:
    material = prepare([FIRST, ADDED, "西门路的路灯不亮"], [0, 4, 5], "甲甲乙")
    read = read_follow_ups(Prepared(material, score_themes(material)))
    assert read.material.bodies == (f"{FIRST}。{ADDED}",) * 2 + material.bodies[2:]
    assert read.material.texts == material.texts
    (own,), (added,) = read.material.places[:2]
    assert (added.place_type, added.key) == (own.place_type, own.key)
    assert added.start == own.start + len(join_title("", ADDED))
    assert (read.scores[0] == read.scores[1]).all()
    assert (read.scores[2] == score_themes(material)[2]).all()


def test_a_hotspot_has_the_additions_that_say_not_where() -> None:
    lifts = [FIRST, "翠湖花园6栋电梯停运三天了", "翠湖花园的电梯经常困人", ADDED]
    table = tabulate(lifts, [0, 900, 1800, 1804], "甲乙丙丙")
    (hotspot,) = find_hotspots(table).hotspots
    assert hotspot.ticket_ids == ("1", "2", "3", "4")
    assert "电梯" in hotspot.title
