"""Names of persons: behind a word that says so, in a signature, in front of 先生; not those of offices."""

import pytest

from hotspot.tickets.privacy import mask_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投诉人：王小明、李小红、周建军。", "投诉人：王某、李某、周某。"),
        ("此致\n敬礼\n王小明\n2024年8月1日", "此致\n敬礼\n王某\n2024年8月1日"),
        ("王书记和李局长，张女士来电", "王书记和李局长，张女士来电"),
        ("我叫陈志强，村民张某说", "我叫陈某，村民张某说"),
        ("姓名：John Smith，联系人：阿依古丽·买买提", "姓名：某某，联系人：某某"),
        ("业主群里的王小明 (13800012345)", "业主群里的王某 (〔电话〕)"),
    ],
)
def test_marks(text: str, expected: str) -> None:
    assert mask_text(text) == expected
