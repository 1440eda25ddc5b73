"""What a program prints of a result or a model is a line that says what it is, without texts of tickets and secrets."""

from collections.abc import Callable

import pandas as pd
import pytest

import hotspot

TEXTS = ["丽发新城旁的搅拌站夜里噪音大", "丽发新城附近搅拌站噪音扰民", "丽发新城搅拌站灰尘大", "路灯不亮", "路灯坏了"]
TICKETS = pd.DataFrame(
    {"received_at": ["2024-08-05"] * 5, "text": TEXTS, "category": ["环境保护"] * 3 + ["城市管理"] * 2}
)


def test_a_model_is_named() -> None:
    model = hotspot.load_model("default")
    assert repr(model) == "Model(name='default', labels=14)"
    assert len(repr(model.classifier)) < 1000


def test_an_evaluation_says_how_good_it_is() -> None:
    evaluation = hotspot.evaluate(TICKETS, "default")
    assert evaluation.describe().startswith(f"5 条工单:准确率 {evaluation.accuracy:.3f}、前三 ")
    assert repr(evaluation) == f"Evaluation({evaluation.describe()})"


@pytest.mark.parametrize(
    ("make", "shown"),
    [
        (lambda: hotspot.find_hotspots(TICKETS, period="2024-08"), "HotspotReport(2024-08: 共 5 条工单,"),
        (
            lambda: hotspot.build_bulletin(TICKETS, "2024-08"),
            "Bulletin(title='2024年8月12345热线运行办理情况通报', period='2024-08', tickets=5, hotspots=1)",
        ),
        (lambda: hotspot.review(TICKETS, "default"), "Review(tickets=5, labels=14)"),
        (
            lambda: hotspot.train(TICKETS, base="none"),
            "Training(model=Model(name='', labels=2), tickets=5, base_tickets=0)",
        ),
        (lambda: hotspot.Settings(privacy={"salt": "本单位的密钥"}), "Settings("),
    ],
)
def test_results_are_one_line(make: Callable[[], object], shown: str) -> None:
    said = repr(make())
    assert said.startswith(shown)
    assert len(said) < 1000
    assert not [text for text in (*TEXTS, "本单位的密钥") if text in said]
