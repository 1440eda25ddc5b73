"""The model that finds names: what it finds that nobody showed it, what it leaves alone, and its folder."""

import json
from pathlib import Path

import numpy as np
import pytest

from hotspot.tickets.masking.marks import fold_text
from hotspot.tickets.masking.name_candidates import find_candidates
from hotspot.tickets.masking.name_model import Place, load_name_model, read_name_model, write_name_model
from hotspot.tickets.masking.name_traits import read_traits
from hotspot.tickets.privacy import find_in_each, find_personal_data, mask_text, mask_texts

# Written by somebody who did not know the program, and never trained on: see docs/privacy.md, the seventh set.
_UNSEEN = Path(__file__).with_name("unseen_names.jsonl")


def test_nine_of_ten_names_that_nobody_showed_the_model_are_masked() -> None:
    rows = [json.loads(line) for line in _UNSEEN.read_text(encoding="utf-8").splitlines()]
    masked = mask_texts([row["text"] for row in rows])
    names = [(name, text) for row, text in zip(rows, masked, strict=True) for name in row["names"]]
    assert sum(name not in text for name, text in names) >= 0.91 * len(names)
    clean = [(row["text"], text) for row, text in zip(rows, masked, strict=True) if row["is_clean"]]
    assert sum(before != after for before, after in clean) <= 0.03 * len(clean)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨天陈志远带人来我家量地", "昨天陈某带人来我家量地"),
        ("把向春来的低保停了", "把向某的低保停了"),
        ("二楼的关得胜半夜打麻将", "二楼的关某半夜打麻将"),
        ("由于国庆经手的账目没有公开", "由于某经手的账目没有公开"),
        ("司机时运来拒载", "司机时某拒载"),
    ],
)
def test_a_name_with_nothing_beside_it_that_says_so(text: str, expected: str) -> None:
    assert mask_text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "刘海燕服装店欠薪",
        "楚春路积水",
        "金悦华庭没有房产证",
        "李大娘和王伯伯都去了",
        "巴斯德的疫苗",
        "欠6万来元",
        "父母来东莞带孙子",
        "于是自己花钱修门",
        "时间到了不发养老金",
    ],
)
def test_what_only_looks_like_a_name_stays(text: str) -> None:
    assert mask_text(text) == text


def test_candidates_are_counted_in_characters_of_their_text() -> None:
    texts = ["路灯", "", "欧阳小娟说", "找王明"]
    found = find_candidates(texts)
    names = {
        (int(number), texts[number][start:end])
        for number, start, end in zip(found.texts, found.starts, found.ends, strict=True)
    }
    assert {(2, "欧阳小娟"), (2, "欧阳小"), (3, "王明")} <= names
    assert {number for number, _ in names} <= {0, 2, 3}


def test_another_line_does_not_count() -> None:
    model = load_name_model()
    text = "陈志远来了"
    (alone,) = model.screen([text])
    (below,) = model.screen(["住3栋402,事情如下\n" + text])
    assert [place.score for place in alone] == [place.score for place in below if place.start > 10]


def test_each_text_is_read_by_itself() -> None:
    texts = ["我跟许海燕说过", "路灯不亮", "", "联系人王小明13800012345", "陈志远来了"] * 300
    assert find_in_each(texts) == [find_personal_data(text) for text in texts[:5]] * 300


def test_no_trait_holds_the_given_name() -> None:
    text = fold_text("我跟许海燕说过")
    assert not [trait for trait in read_traits(text, 2, 3, 5) if "海燕" in trait]


def test_the_model_keeps_no_whole_name_that_it_learned_from() -> None:
    lists = Path(__file__).parents[3].joinpath("data", "names").glob("*.jsonl")
    rows = [json.loads(line) for path in lists for line in path.read_text(encoding="utf-8").splitlines()]
    names = {row["text"][start:end] for row in rows for start, end in row["names"] if end - start > 2}
    assert len(names) > 1000
    assert not [trait for trait in load_name_model().traits if trait.partition("=")[2] in names]


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = load_name_model()
    write_name_model(model, tmp_path)
    again = read_name_model(tmp_path)
    assert np.array_equal(again.characters, model.characters)
    assert (again.traits, again.bias) == (model.traits, model.bias)
    assert again.weigh("陈志远来了", Place(0, 1, 3, 2.0)) == model.weigh("陈志远来了", Place(0, 1, 3, 2.0))
