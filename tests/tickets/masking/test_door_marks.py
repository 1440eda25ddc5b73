"""Doors: house, stair and room are hidden together, streets and villages stay."""

import pytest

from hotspot.tickets.privacy import mask_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("欧阳建国先生住阳光小区3栋2单元1502室", "欧阳某先生住阳光小区〔门牌〕"),
        ("白雪村三组28号旁107国道", "白雪村三组〔门牌〕旁107国道"),
        ("芙蓉路88号3栋402漏水", "芙蓉路〔门牌〕漏水"),
        ("安置房15栋东单元二楼西户", "安置房〔门牌〕"),
        ("芙蓉苑3-2-4-1漏水，10-2-1501住户装修", "芙蓉苑〔门牌〕漏水，〔门牌〕住户装修"),
        ("芙蓉苑1-2-3-4号楼停水，芙蓉城1-2-3-4栋", "芙蓉苑1-2-3-4号楼停水，芙蓉城1-2-3-4栋"),
        ("家属院4排7号，影院4排7号座", "家属院〔门牌〕，影院4排7号座"),
        ("电影院里5排6号的座位，停车场3排12号车位", "电影院里5排6号的座位，停车场3排12号车位"),
    ],
)
def test_marks(text: str, expected: str) -> None:
    assert mask_text(text) == expected
