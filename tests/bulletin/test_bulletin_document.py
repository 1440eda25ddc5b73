"""The rows of a table fit its header."""

import pytest

from hotspot.bulletin.document import Table


def test_rows_must_fit_the_header() -> None:
    with pytest.raises(ValueError, match="行长不一"):
        Table("表", ("类别", "件数"), (("环境保护", 3), ("公共服务",)))
