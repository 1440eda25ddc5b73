"""The rows of a table fit its header, and its columns are figures or texts."""

import pytest

from hotspot.bulletin.document import Table
from hotspot.bulletin.figures import NO_FIGURE, Percent


def test_rows_must_fit_the_header() -> None:
    with pytest.raises(ValueError, match="行长不一"):
        Table("表", ("类别", "件数"), (("环境保护", 3), ("公共服务",)))


def test_a_column_of_figures_may_lack_some_but_holds_no_other_text() -> None:
    rows = (("三塘镇", 3, NO_FIGURE, NO_FIGURE, "县教育局 3件"), ("六塘乡", 1, Percent(7500), NO_FIGURE, 1))
    assert Table("表", ("单位", "件数", "办结率", "返工率", "主办"), rows).holds_figures == (
        False,
        True,
        True,
        False,
        False,
    )
    assert Table("表", ("单位", "件数"), ()).holds_figures == (False, False)
