"""Titles in lines: nothing is lost, no word is cut, as few lines as there must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotspot.bulletin.title_lines import break_title
from hotspot.bulletin.typography import widen_punctuation


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("2024年8月12345热线运行办理情况通报", ["2024年8月12345热线运行办理情况通报"]),
        (
            "关于2024年第三季度12345政务服务热线运行办理情况(含市长、县长信箱)的通报",
            ["关于2024年第三季度12345政务服务热线", "运行办理情况(含市长、县长信箱)的通报"],
        ),
    ],
)
def test_lines_break_between_words_and_not_before_a_closing_mark(title: str, lines: list[str]) -> None:
    assert break_title(title, 40) == lines


def test_the_days_of_a_week_stay_together() -> None:
    title = widen_punctuation("2024年第33周(8月12日至8月18日)12345热线运行办理情况通报")
    assert [line[-3:] for line in break_title(title, 40)] == ["8日\uff09", "况通报"]


@given(st.text(alphabet="年月12345热线运行情况、() 的通报", min_size=1, max_size=60))
def test_nothing_is_lost_and_no_line_begins_with_a_closing_mark(title: str) -> None:
    lines = break_title(title.strip() or "年", 40)
    assert "".join("".join(lines).split()) == "".join((title.strip() or "年").split())
    assert not [line for line in lines[1:] if not line or line[0] in "、)"]
