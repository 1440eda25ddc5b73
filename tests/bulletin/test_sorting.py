"""What a ticket counts under: the official category, else the predicted one."""

import pandas as pd
from bulletin_samples import make_tickets

from hotspot.bulletin.sorting import UNSORTED, judge_lacking, sort_tickets, tell_foreign_labels
from hotspot.categories.taxonomy import default_taxonomy


def test_the_official_category_goes_before_the_predicted_one() -> None:
    tickets = make_tickets([
        {"category": "环境保护类", "predicted_category": "城市管理"},
        {"category": "", "predicted_category": "公共服务"},
        {"category": "小区噪音", "predicted_category": "环境保护"},
        {"category": "小区噪音", "predicted_category": ""},
    ])  # fmt: skip
    found = sort_tickets(tickets, default_taxonomy())
    assert found.categories == ("环境保护", "公共服务", "环境保护", UNSORTED)
    assert (found.official, found.predicted, found.unsorted) == (1, 2, 1)
    assert found.unknown == (("小区噪音", 2),)


def test_other_spellings_of_a_category_count_with_it() -> None:
    tickets = make_tickets([{"category": label} for label in ("农林畜牧水利", "人力资源和社会保障类", "住建")])
    assert sort_tickets(tickets, default_taxonomy()).categories == ("农林水利", "人力资源社会保障", "住房与城乡建设")


def test_unknown_labels_are_listed_the_most_frequent_first() -> None:
    labels = ("安全生产", "物业", "物业", "小区噪音", "小区噪音", "小区噪音")
    found = sort_tickets(make_tickets([{"category": label} for label in labels]), default_taxonomy())
    assert found.unknown == (("小区噪音", 3), ("物业", 2), ("安全生产", 1))


def test_prediction_is_needed_only_where_a_category_is_missing() -> None:
    taxonomy = default_taxonomy()
    assert sort_tickets(make_tickets([{"text": "路灯不亮"}]), taxonomy).unsorted == 1
    assert sort_tickets(make_tickets([{"category": "环境保护"}, {"category": ""}]), taxonomy).unsorted == 1
    assert sort_tickets(make_tickets([{"category": "环境保护"}, {"category": "城管"}]), taxonomy).unsorted == 0


def test_predicted_labels_of_another_scheme_are_told() -> None:
    rows = [{"predicted_category": label} for label in ("供水", "供水", "照明", "", "环境保护")]
    found = sort_tickets(make_tickets(rows), default_taxonomy())
    assert (found.foreign, found.unsorted) == ((("供水", 2), ("照明", 1)), 4)
    told = "软件判定的类别“供水”2件、“照明”1件不在类别表中,没有采用:类别表应是判定所用模型的。"
    assert tell_foreign_labels(found) == told
    assert tell_foreign_labels(sort_tickets(make_tickets(rows[3:]), default_taxonomy())) is None


def test_personal_data_in_a_label_is_masked() -> None:
    found = sort_tickets(make_tickets([{"category": "张三13800000000"}]), default_taxonomy())
    assert "13800000000" not in found.unknown[0][0]
    own = sort_tickets(make_tickets([{"category": "噪音(上官晓琳)", "caller": "上官晓琳"}]), default_taxonomy())
    assert own.unknown == (("噪音(上官某)", 1),)


def test_what_a_clerk_corrected_stays_where_another_ticket_lacks_a_category() -> None:
    tickets = make_tickets([
        {"predicted_category": "城管"},
        {"predicted_category": ""},
        {"predicted_category": "照明"},
    ]).set_axis(["a", "b", "b"])  # fmt: skip
    asked: list[int] = []

    def classify(some: pd.DataFrame) -> pd.DataFrame:
        asked.append(len(some))
        return some.assign(predicted_category="环境保护")

    judged = judge_lacking(tickets, default_taxonomy(), classify)
    assert judged["predicted_category"].tolist() == ["城市管理", "环境保护", "环境保护"]
    assert asked == [2]
    assert judged.index.equals(tickets.index)
    bare = judge_lacking(tickets.drop(columns="predicted_category"), default_taxonomy(), classify)
    assert bare["predicted_category"].tolist() == ["环境保护"] * 3
