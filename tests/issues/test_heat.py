"""The heat: every term shown, callers before tickets."""

from hypothesis import given
from hypothesis import strategies as st

from hotspot.issues.heat import Evidence, Heat, measure_heat
from hotspot.settings import HeatWeights

COUNTS = st.integers(min_value=0, max_value=10**6)


def test_the_terms_add_up_and_are_all_named() -> None:
    heat = measure_heat(Evidence(8, 12, growth=4, places=3, unsettled=2, gravity=2), HeatWeights())
    terms = {name: getattr(heat, name) for name in Heat.names()}
    assert terms == {
        "callers": 8.0, "repeat_calls": 0.8, "growth": 1.2, "places": 0.6, "unsettled": 0.6, "gravity": 3.0,
        "scattered": 0.0,
    }  # fmt: skip
    assert heat.total == 14.2


def test_one_callers_twenty_letters_are_one_voice() -> None:
    weights = HeatWeights()
    alone = measure_heat(Evidence(callers=1, tickets=20, growth=20, unsettled=20), weights)
    few = measure_heat(Evidence(callers=3, tickets=3), weights)
    assert few.total > alone.total


def test_scattered_matters_weigh_less_than_voices_on_one_matter() -> None:
    weights = HeatWeights()
    scattered = measure_heat(Evidence(callers=12, tickets=12, scattered=12), weights)
    assert scattered.callers == 0
    assert scattered.total < measure_heat(Evidence(callers=4, tickets=4), weights).total


@given(COUNTS, COUNTS, COUNTS)
def test_letters_of_one_caller_never_weigh_as_much_as_three_callers(letters: int, unsettled: int, growth: int) -> None:
    weights = HeatWeights()
    alone = measure_heat(Evidence(1, 1 + letters, growth=growth, unsettled=unsettled), weights)
    assert alone.total < measure_heat(Evidence(3, 3), weights).total


@given(COUNTS, COUNTS, st.floats(min_value=0, max_value=1e6))
def test_one_more_caller_never_cools(callers: int, repeats: int, growth: float) -> None:
    weights = HeatWeights()
    before = measure_heat(Evidence(callers, callers + repeats, growth=growth), weights)
    after = measure_heat(Evidence(callers + 1, callers + 1 + repeats, growth=growth), weights)
    assert after.total > before.total


def test_weights_are_settings() -> None:
    assert measure_heat(Evidence(3, 5), HeatWeights(callers=2, repeat_calls=0)).total == 6.0
