"""Official and predicted categories side by side."""

import pytest
from bulletin_samples import make_tickets

from hotspot.bulletin.agreement import write_agreement
from hotspot.bulletin.document import Note, Table
from hotspot.categories.taxonomy import CATEGORIES, default_taxonomy
from hotspot.errors import ColumnError


def test_both_counts_and_how_far_the_prediction_agrees_with_the_office() -> None:
    pairs = [
        ("环保", "环境保护"),
        ("环境保护", "城市管理"),
        ("环境保护", "环境保护"),
        ("城市管理", "环境保护"),
        ("城管", ""),
    ]
    tickets = make_tickets([{"category": own, "predicted_category": other} for own, other in pairs])
    table, note = write_agreement(tickets, default_taxonomy(), "round")
    assert isinstance(table, Table)
    rows = {str(row[0]): [str(cell) for cell in row[1:]] for row in table.rows}
    assert list(rows) == [*CATEGORIES, "合计"]
    assert rows["环境保护"] == ["3", "75.00%", "3", "75.00%", "66.67%(2/3)"]
    assert rows["城市管理"] == ["1", "25.00%", "1", "25.00%", "0.00%(0/1)"]
    assert rows["公共服务"] == ["0", "0.00%", "0", "0.00%", "—"]
    assert rows["合计"] == ["4", "100.00%", "4", "100.00%", "50.00%(2/4)"]
    assert note == Note("登记类别与软件判定的一致率为50.00%(2/4);1件缺其中之一,未列入。")


def test_without_both_nothing_is_compared() -> None:
    (note,) = write_agreement(
        make_tickets([{"category": "环保", "predicted_category": ""}]), default_taxonomy(), "round"
    )
    assert note == Note("没有既有登记类别又有软件判定的工单,未作对照。")
    with pytest.raises(ColumnError, match="hotspot classify"):
        write_agreement(make_tickets([{"category": "环保"}]), default_taxonomy(), "round")
