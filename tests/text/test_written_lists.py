"""Lists that people write: which lines are rows, and what is said of a wrong one."""

from collections import Counter
from pathlib import Path

import pytest

from hotspot.errors import SettingsError
from hotspot.resources import find_shipped
from hotspot.text.written_lists import parse_roles, read_list, split_rows


def test_remarks_empty_lines_and_names_of_columns_are_no_rows() -> None:
    text = "# 说明\ncategory\tterm\n\n公共服务\t停水\n \t\n#农林水利\t抗旱\n农林水利\tcategory\t3\n"
    assert list(split_rows(text, "category")) == [(4, ["公共服务", "停水"]), (7, ["农林水利", "category", "3"])]


def test_words_of_a_role_that_comes_again_are_added() -> None:
    roles = parse_roles("asking\t吗 呢\nending\t了\nasking\t吧\n", ("asking", "ending", "empty"), source="用词")
    assert roles == {"asking": {"吗", "呢", "吧"}, "ending": {"了"}, "empty": frozenset()}
    with pytest.raises(SettingsError, match="用词 中“other”不对:每行应为“asking 之一"):
        parse_roles("other\t了\n", ("asking",), source="用词")


@pytest.mark.parametrize("file", ["data/places/name-words.tsv", "data/wording.tsv"])
def test_shipped_words_stand_once_in_a_role(file: str) -> None:
    rows = split_rows(read_list(find_shipped(file), "用词"), "role")
    counts = Counter((role, word) for _, (role, words) in rows for word in words.split())
    assert [key for key, count in counts.items() if count > 1] == []


def test_a_list_is_read_with_the_mark_that_windows_puts_before_it(tmp_path: Path) -> None:
    path = tmp_path / "terms.tsv"
    path.write_bytes("category\tterm\n".encode("utf-8-sig"))
    assert read_list(path, "词表").startswith("category")
    with pytest.raises(SettingsError, match="读不了词表"):
        read_list(tmp_path / "missing.tsv", "词表")
