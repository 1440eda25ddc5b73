"""The review picks what is doubtful and distinct; its sheet comes back as labels."""

from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
import scipy.sparse as sp
from office import NOW, make_tickets, train_office

from hotspot.categories.candidate import Candidate, TrainingRequest, train_candidate
from hotspot.categories.label_table import read_labelled
from hotspot.categories.model_folder import Model
from hotspot.categories.near_duplicates import NEAR
from hotspot.categories.review import pick_rows, review
from hotspot.categories.review_sheet import write_review
from hotspot.categories.taxonomy import CATEGORIES
from hotspot.categories.training import train
from hotspot.errors import ArgumentError, ArgumentTypeError, ColumnError, OutputError, SettingsError
from hotspot.tickets.files import read_tickets


@pytest.fixture(scope="module")
def model() -> Model:
    table = make_tickets(30).rename(columns={"诉求内容": "text", "诉求类别": "category"})
    return train(table, base="none").model


@pytest.fixture(scope="module")
def candidate(tmp_path_factory: pytest.TempPathFactory) -> Candidate:
    return train_office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def pool() -> pd.DataFrame:
    return make_tickets(150).iloc[30:].rename(columns={"诉求内容": "text", "工单编号": "ticket_id"})


def _pick(doubts: list[float], words: Any, most: int, view: list[int] | None = None) -> list[int]:
    """Picks among tickets that lie on either side of what the model sees (1, -1), or nowhere."""
    chances = np.array([[1 - doubt / 2, doubt / 2] for doubt in doubts])
    side = np.array(view or [0] * len(doubts), dtype=np.float32)[:, None]
    return pick_rows(chances, sp.csr_matrix(words), side, most).tolist()


def test_the_most_doubtful_comes_first() -> None:
    assert _pick([0.2, 0.9, 0.8, 0.95, 0.1], np.eye(5), 3) == [3, 1, 2]


def test_picks_are_spread_over_what_the_model_tells_apart() -> None:
    assert _pick([0.9, 0.8, 0.7, 0.6], np.eye(4), 2, view=[1, 1, 1, -1]) == [0, 3]


def test_a_near_duplicate_is_never_picked_twice() -> None:
    assert _pick([1.0, 0.98, 0.2], [[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]], 3) == [0, 2]


def test_a_ticket_like_many_doubtful_ones_comes_before_an_odd_one() -> None:
    alike = [[0.8, 0.6, 0.0, 0.0], [0.8, 0.0, 0.6, 0.0], [1.0, 0.0, 0.0, 0.0]]
    assert _pick([0.9, 0.9, 0.9, 1.0], [*alike, [0.0, 0.0, 0.0, 1.0]], 2) == [2, 3]
    # Likeness to what the model is sure of counts for nothing.
    assert _pick([0.0, 0.0, 0.9, 1.0], [*alike, [0.0, 0.0, 0.0, 1.0]], 2) == [3, 2]


def test_of_tickets_about_as_doubtful_one_that_says_something_new_comes_next() -> None:
    assert _pick([1.0, 0.8, 0.7], [[1.0, 0.0, 0.0], [0.8, 0.6, 0.0], [0.0, 0.0, 1.0]], 2) == [0, 2]
    assert _pick([1.0, 0.8, 0.7], np.eye(3), 2) == [0, 1]


def test_tickets_are_alike_in_the_models_view_where_they_share_no_word() -> None:
    assert _pick([1.0, 0.96, 0.92], np.eye(3), 2, view=[-1, 1, 1]) == [1, 0]


@pytest.mark.parametrize("most", [3, 10])
def test_the_best_ticket_is_chosen_as_if_all_were_counted_anew(most: int) -> None:
    draw = np.random.default_rng(0)
    words = draw.random((40, 6)).astype(np.float32) ** 4
    words /= np.linalg.norm(words, axis=1, keepdims=True)
    doubt = draw.random(40)
    likeness, picked = words @ words.T / 2, []
    for _ in range(most):
        settled = likeness[picked].max(axis=0) if picked else np.zeros(40)
        gains = np.maximum(likeness - settled, 0) @ doubt
        near = (2 * likeness[picked] >= NEAR).any(axis=0) if picked else np.zeros(40, dtype=bool)
        picked.append(int(np.where(near, -1, gains).argmax()))
    assert _pick(doubt.tolist(), words, most) == picked


def test_picks_are_distinct_and_the_same_in_any_order(model: Model, pool: pd.DataFrame) -> None:
    one = review(pool, model, most=12)
    other = review(pool.iloc[::-1], model, most=12)
    assert [ticket.ticket_id for ticket in one.tickets] == [ticket.ticket_id for ticket in other.tickets]
    assert len({ticket.text for ticket in one.tickets}) == 12
    assert len({ticket.label for ticket in one.tickets}) == 3
    assert [pool["text"].iloc[row] for row in one.rows] == [ticket.text for ticket in one.tickets]


@pytest.mark.parametrize("most", [0, -1, 2.0, None])
def test_at_least_one_ticket_is_to_be_picked(model: Model, pool: pd.DataFrame, most: Any) -> None:
    with pytest.raises(ArgumentError, match=r"most 是 .*,应为至少 1 的整数"):
        review(pool, model, most=most)


def test_empty_and_repeated_texts_are_left_out(model: Model) -> None:
    table = pd.DataFrame({"text": ["路灯坏了", "路灯坏了。", "", "停水两天"]})
    assert sorted(ticket.ticket_id for ticket in review(table, model).tickets) == ["1", "4"]
    assert review(table.iloc[2:3], model).tickets == ()


def test_why_a_ticket_is_asked_is_said(model: Model) -> None:
    texts = ["老板拖欠工资三个月", "自来水停了,路灯也坏了"]
    told = {ticket.text: ticket for ticket in review(pd.DataFrame({"text": texts}), model).tickets}
    sure, doubtful = (told[text] for text in texts)
    assert sure.confidence - sure.second_confidence > 0.3 > doubtful.confidence - doubtful.second_confidence
    assert sure.reason == f"多半是“欠薪”({sure.confidence:.0%}),和它相像的工单拿不准"
    first, second = f"“{doubtful.label}”({doubtful.confidence:.0%})", f"“{doubtful.second_label}”"
    assert doubtful.reason == f"{first}和{second}({doubtful.second_confidence:.0%})难分"


def test_of_very_many_tickets_the_most_doubtful_are_compared(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    table = pd.DataFrame({"text": ["老板拖欠工资三个月", "路灯坏了,自来水也停了", "整条街的路灯都不亮"]})
    monkeypatch.setattr("hotspot.categories.review._MOST_COMPARED", 1)
    assert review(table, model).rows == [1]


def test_what_was_labelled_for_the_model_is_not_asked_again(candidate: Candidate) -> None:
    table = make_tickets(132).rename(columns={"诉求内容": "text", "工单编号": "ticket_id"})
    # Fitted on or set aside: a clerk has judged both.
    assert len(candidate.split.frozen) > 0
    again = review(table, candidate.folder, most=50)
    assert {ticket.ticket_id for ticket in again.tickets} == {f"{number:06d}" for number in range(120, 132)}
    assert again.labelled == 120
    nothing = review(table.iloc[:120], candidate.folder)
    assert (nothing.tickets, nothing.labelled) == ((), 120)
    assert review(table, "default").labelled == 0


def test_no_text_column_is_said(model: Model) -> None:
    with pytest.raises(ColumnError, match="read_tickets"):
        review(pd.DataFrame({"内容": ["路灯"]}), model)


def test_the_filled_sheet_is_what_train_takes(tmp_path: Path, model: Model, pool: pd.DataFrame) -> None:
    path = tmp_path / "review.xlsx"
    picked = review(pool, model, most=9)
    write_review(picked, path)
    book = openpyxl.load_workbook(path)
    sheet = book["复核"]
    headers = [cell.value for cell in sheet[1]]
    answer = headers.index("正确类别") + 1
    choice = sheet.data_validations.dataValidation[0]
    assert (choice.type, str(choice.sqref), choice.formula1) == ("list", "G2:G10", "类别!$A$1:$A$3")
    assert [row[0].value for row in book["类别"].iter_rows()] == list(model.labels)
    for row in range(2, 8):
        sheet.cell(row, answer, "欠薪")
    book.save(path)
    labelled = read_labelled([path])
    assert (labelled.labels, labelled.unlabelled) == (["欠薪"] * 6, 3)
    assert set(labelled.ids) <= set(pool["ticket_id"])


def test_the_sheet_holds_masked_text_only(tmp_path: Path, model: Model) -> None:
    table = pd.DataFrame({"text": ["路灯坏了,电话13800000000", "=1+1停水"], "title": ["", "回电13900000000赵小满"]})
    table["caller"] = ["", "赵小满"]
    write_review(review(table, model), tmp_path / "r.xlsx")
    read = read_tickets(tmp_path / "r.xlsx")
    shown = " ".join([*read["text"], *read["title"]])
    assert "13800000000" not in shown
    assert "13900000000" not in shown
    assert "赵小满" not in shown
    assert "〔电话〕" in shown


def test_fourteen_names_are_offered_with_the_shipped_model(tmp_path: Path) -> None:
    picked = review(pd.DataFrame({"text": ["路灯坏了", "拖欠工资"]}), "default")
    assert picked.labels == CATEGORIES
    write_review(picked, tmp_path / "r.xlsx")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx")["类别"].max_row == 14


def test_another_ending_than_xlsx_is_refused(tmp_path: Path, model: Model) -> None:
    with pytest.raises(OutputError, match="xlsx"):
        write_review(review(pd.DataFrame({"text": ["停水"]}), model), tmp_path / "r.csv")


def test_the_same_tickets_give_the_same_bytes(tmp_path: Path, model: Model, pool: pd.DataFrame) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_review(review(pool, model, most=5), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_the_first_sheet_of_an_own_scheme_offers_its_names_and_goes_through_train(tmp_path: Path) -> None:
    """No model knows its categories: picks are spread over matters, and nothing is predicted."""
    scheme, path = tmp_path / "scheme.tsv", tmp_path / "first.xlsx"
    scheme.write_text("类别\t别名\n供水\t自来水\n劳动\t欠薪\n照明\n停电\n", encoding="utf-8")
    office = make_tickets(60)
    table = office.rename(columns={"诉求内容": "text", "工单编号": "ticket_id"})
    matters = dict(zip(office["工单编号"], office["诉求类别"], strict=True))
    picked = review(table, "default", most=9, scheme=scheme)
    assert picked.labels == ("供水", "劳动", "照明", "停电")
    assert {ticket.label for ticket in picked.tickets} == {""}
    assert {matters[ticket.ticket_id] for ticket in picked.tickets} == {"供水", "欠薪", "路灯"}
    assert [ticket.ticket_id for ticket in picked.tickets] == [
        ticket.ticket_id for ticket in review(table.iloc[::-1], "default", most=9, scheme=scheme).tickets
    ]
    write_review(picked, path)
    book = openpyxl.load_workbook(path)
    sheet = book["复核"]
    assert [cell.value for cell in sheet[1]] == ["工单编号", "标题", "诉求内容", "正确类别"]
    choice = sheet.data_validations.dataValidation[0]
    assert (str(choice.sqref), choice.formula1) == ("D2:D10", "类别!$A$1:$A$4")
    for row in range(2, 11):
        sheet.cell(row, 4, {"路灯": "照明"}.get(matter := matters[str(sheet.cell(row, 1).value)], matter))
    book.save(path)
    trained = train_candidate(TrainingRequest((path,), tmp_path / "own", taxonomy=scheme, models=tmp_path), now=NOW)
    assert trained.labelled.unlabelled == 0
    assert set(trained.labelled.labels) == {"供水", "劳动", "照明"}
    again = review(table, trained.folder, most=5, scheme=scheme)
    assert again.labels == picked.labels
    assert again.labelled == 9
    assert all(ticket.label in picked.labels for ticket in again.tickets)


def test_labels_of_another_scheme_are_asked_again(candidate: Candidate, tmp_path: Path) -> None:
    scheme = tmp_path / "scheme.tsv"
    scheme.write_text("水电\n用工\n", encoding="utf-8")
    table = make_tickets(60).rename(columns={"诉求内容": "text", "工单编号": "ticket_id"})
    assert review(table, candidate.folder).labelled == 60
    fresh = review(table, candidate.folder, most=9, scheme=scheme)
    assert (len(fresh.tickets), fresh.labelled) == (9, 0)


def test_a_scheme_that_is_none_is_told(model: Model, pool: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(ArgumentTypeError, match="scheme"):
        review(pool, model, scheme=["供水", "欠薪"])  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="类别表"):
        review(pool, model, scheme=tmp_path / "nothing.tsv")
