"""Who is one person, and who is not."""

import pandas as pd
import pytest

from hotspot.tickets.callers import hash_callers
from hotspot.tickets.privacy import hash_caller


def hash_all(names: list[str] | None = None, phones: list[str] | None = None) -> list[str]:
    columns = {"caller": names, "phone": phones}
    return hash_callers(pd.DataFrame({name: cells for name, cells in columns.items() if cells}), salt="盐")


def test_a_number_tells_more_than_a_name() -> None:
    first, namesake, household = hash_all(
        ["李明", "李明", "周兰"], ["13800012345", "13800012346", "１３８ ０００１ ２３４５"]
    )
    assert first == household == hash_caller("13800012345", salt="盐")
    assert namesake not in ("", first)


def test_the_name_counts_where_there_is_no_number() -> None:
    again, first = hash_all(["李明", " 李明 "], ["", "12345"])
    assert again == first == hash_caller("李明", salt="盐")
    assert hash_all(["A00031", "A00031"]) == [hash_caller("A00031", salt="盐")] * 2
    assert "" not in hash_all(["138****2345", "诉求人0", "用户12"])


@pytest.mark.parametrize(
    "name",
    [
        "王先生",
        "欧阳女士",
        "李某",
        "张**",
        "匿名",
        "匿名用户",
        "微信用户",
        "小程序注册用户",
        "（匿名）",
        "不详",
        "热心市民",
        "市民",
        "-",
        "无",
        "0",
        "",
        "ＸＸ",
    ],
)
def test_a_cell_that_many_share_names_nobody(name: str) -> None:
    assert hash_all([name, name], ["", "00000000000"]) == ["", ""]


def test_missing_cells_and_columns_name_nobody() -> None:
    table = pd.DataFrame({"caller": [None, "李明"], "phone": [float("nan"), None]})
    assert hash_callers(table, salt="盐") == ["", hash_caller("李明", salt="盐")]
    assert hash_callers(pd.DataFrame({"text": ["停水"]}), salt="盐") == [""]


def test_a_hash_stays_itself() -> None:
    known = hash_caller("李明", salt="盐")
    assert hash_all([known]) == [known]
    assert hash_all(phones=["9f86d081884c7d659a2feaa0c55ad015"]) != [""]


def test_long_cells_take_no_time() -> None:
    assert hash_all(["-" * 1_000_000, "无" * 1_000_000, "市民" * 500_000]).count("") <= 3
