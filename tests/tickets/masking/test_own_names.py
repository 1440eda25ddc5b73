"""The caller's own name in a ticket: masked wherever it stands, with nothing beside it that says it is one."""

import pandas as pd
import pytest

from hotspot.tickets.masking.own_names import mask_column


@pytest.mark.parametrize(
    ("caller", "text", "expected"),
    [
        ("王小明", "王小明诉小区物业,小区群里王小明说过", "王某诉小区物业,小区群里王某说过"),
        ("欧阳小娟", "隔壁欧阳小娟又来电", "隔壁欧阳某又来电"),
        (" 关大勇 ", "关大勇诉物业", "关某诉物业"),
        ("陳小明", "陳小明訴物業,找過陈小明", "陈某訴物業,找過陈某"),
        ("陈小明", "陳小明訴物業", "陈某訴物業"),
        ("乌兰图雅", "牧民乌兰图雅反映草场被占", "牧民某某反映草场被占"),
        # Nobody, or nobody's name.
        ("市民", "市民诉小区物业", "市民诉小区物业"),
        ("当事人", "当事人诉小区物业", "当事人诉小区物业"),
        ("王先生", "王先生诉小区物业", "王先生诉小区物业"),
        ("万达物业", "万达物业诉业主", "万达物业诉业主"),
        ("", "物业不管", "物业不管"),
        # A name that is a word as well.
        ("白雪", "白雪诉物业,白雪来电:白雪村的白雪未清", "白某诉物业,白某来电:白雪村的白雪未清"),
        ("高兴", "市民很高兴", "市民很高兴"),
        ("平安", "平安路口有安全隐患", "平安路口有安全隐患"),
        ("常宁", "家在常宁市", "家在常宁市"),
        ("黄河", "黄河路路灯不亮", "黄河路路灯不亮"),
        ("司机", "公交司机态度差", "公交司机态度差"),
        # A place that is called as the caller is.
        ("文星", "文星街道的文星家门口", "文星街道的文某家门口"),
        ("高安", "高安镇高安村", "高安镇高安村"),
        ("高安", "高安村民、高安村里", "高某村民、高某村里"),
    ],
)
def test_the_callers_name(caller: str, text: str, expected: str) -> None:
    assert mask_column(pd.DataFrame({"caller": [caller], "text": [text]}), "text") == [expected]


def test_a_name_is_that_of_its_own_row() -> None:
    tickets = pd.DataFrame({"caller": ["王小明", ""], "text": ["路灯不亮", "小明路王小明巷路灯不亮"]})
    assert mask_column(tickets, "text") == tickets["text"].tolist()
    assert mask_column(tickets[["text"]], "text") == tickets["text"].tolist()
    assert mask_column(tickets, "title") == ["", ""]


def test_labels_are_masked_as_texts_are() -> None:
    towns = ["六塘乡 上官晓琳家", "六塘乡", "六塘乡(联系人王小明)"]
    tickets = pd.DataFrame({"caller": ["上官晓琳", "上官晓琳", ""], "town": towns})
    assert mask_column(tickets, "town") == ["六塘乡 上官某家", "六塘乡", "六塘乡(联系人王某)"]
