"""Full-width punctuation in prose, and only there."""

from hypothesis import given
from hypothesis import strategies as st

from hotspot.bulletin.document import Heading, Paragraph, Table
from hotspot.bulletin.typography import set_block, widen_punctuation


def test_prose_gets_full_width_punctuation() -> None:
    assert (
        widen_punctuation("占5.80%,环比增幅39.34%;其中:A类(51家)")
        == "占5.80%\uff0c环比增幅39.34%\uff1b其中\uff1aA类\uff0851家\uff09"
    )


def test_numbers_and_times_keep_theirs() -> None:
    assert widen_punctuation("共1,292件") == "共1,292件"
    assert widen_punctuation("10:30来电") == "10:30来电"


@given(st.text(alphabet="甲乙1a,;:()!? ", max_size=60))
def test_only_punctuation_changes_and_only_once(text: str) -> None:
    widened = widen_punctuation(text)
    assert len(widened) == len(text)
    assert widen_punctuation(widened) == widened
    assert [c for c in widened if c in "甲乙1a"] == [c for c in text if c in "甲乙1a"]


def test_tables_stay_as_they_are() -> None:
    table = Table("表", ("率",), (("98.00%(49/50)",),))
    assert set_block(table) is table
    assert set_block(Heading("(一)热线", 2)) == Heading("\uff08一\uff09热线", 2)
    assert set_block(Paragraph("是,", "1.")) == Paragraph("是\uff0c", "1.")
