"""Frozen tickets: a fifth, the same ones every time, and nothing like them among those that are learned from."""

from pathlib import Path

import pandas as pd
from office import write_tickets

from hotspot.categories.holdout import choose_frozen, is_frozen, split_labelled
from hotspot.categories.label_table import LabelledTickets, compute_key, prepare_labelled, read_labelled
from hotspot.categories.near_duplicates import find_near_duplicates
from hotspot.text.segment import load_segmenter


def test_one_key_in_five_is_frozen() -> None:
    assert [is_frozen(f"{value:08x}{'0' * 16}") for value in range(10)] == [True, *[False] * 4] * 2


def test_the_same_tickets_are_frozen_whatever_comes_with_them(tmp_path: Path) -> None:
    small, large = (read_labelled([write_tickets(tmp_path / f"{n}.csv", n)]) for n in (60, 150))
    segmenter = load_segmenter()
    few, many = (set(split_labelled(x, segmenter).frozen.keys) for x in (small, large))
    assert few == {key for key in small.keys if is_frozen(key)}
    assert few <= many
    assert 0.1 < len(many) / len(large) < 0.3


def test_training_never_holds_a_frozen_ticket_or_its_retyping() -> None:
    labelled = read_and_retype()
    split = split_labelled(labelled, load_segmenter())
    assert not set(split.training.keys) & set(split.frozen.keys)
    assert not find_near_duplicates(split.training.documents, split.frozen.documents, load_segmenter()).any()
    assert split.leaking > 0
    assert len(split.training) + len(split.frozen) + split.leaking == len(labelled)


def read_and_retype() -> LabelledTickets:
    """Long tickets, and each once more with another day in it."""
    rows = []
    for number in range(40):
        body = "文星镇江东路沿线的路灯坏了很久,老人晚上出门经常摔跤,社区和城管互相推诿,请尽快派人维修并回复" * 2
        for day in ("五", "六"):
            rows.append((f"{body}{chr(0x4E00 + 37 * number) * 9}星期{day}", "甲" if number % 2 else "乙"))
    return prepare_labelled([pd.DataFrame(rows, columns=["text", "category"])])


def test_a_label_is_not_lost_because_its_only_ticket_was_retyped() -> None:
    labelled = read_and_retype()
    texts = dict(zip(labelled.keys, labelled.documents, strict=True))
    twins = {key: compute_key(text.translate(str.maketrans("五六", "六五"))) for key, text in texts.items()}
    alone = next(twin for key, twin in twins.items() if is_frozen(key) and not is_frozen(twin))
    labels = ["丙" if key == alone else "甲" for key in labelled.keys]
    table = pd.DataFrame({"text": labelled.documents, "category": labels})
    assert split_labelled(prepare_labelled([table]), load_segmenter()).training.labels.count("丙") == 1


def test_a_label_with_a_single_ticket_keeps_it_for_training() -> None:
    keys = [f"{value:08x}" for value in (0, 5, 10, 11)]
    assert choose_frozen(keys, ["甲", "乙", "丙", "丙"]).tolist() == [False, False, True, False]
    assert choose_frozen(keys, ["甲", "乙", "丙", "丙"], taught=["甲", "乙"]).tolist() == [True, True, True, False]
