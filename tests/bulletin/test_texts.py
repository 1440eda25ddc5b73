"""The office's own paragraphs: read, masked, and refused with every wrong key named."""

from pathlib import Path

import pytest

from hotspot.bulletin.texts import Texts, read_texts
from hotspot.errors import BulletinError


def test_the_offices_own_words(tmp_path: Path) -> None:
    path = tmp_path / "texts.toml"
    path.write_text('title = "八月通报"\nrequirements = ["按时办结。", "与当事人联系。"]\n', encoding="utf-8")
    texts = read_texts(path)
    assert (texts.title, texts.requirements, texts.cases) == ("八月通报", ("按时办结。", "与当事人联系。"), ())


def test_every_wrong_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "texts.toml"
    path.write_text("titel = 'x'\ncases = 'y'\n", encoding="utf-8")
    with pytest.raises(BulletinError, match=r"cases.*titel|titel.*cases"):
        read_texts(path)


def test_a_missing_or_broken_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="找不到文字材料"):
        read_texts(tmp_path / "texts.toml")
    path = tmp_path / "broken.toml"
    path.write_text("title = \n", encoding="utf-8")
    with pytest.raises(BulletinError, match="不是有效的 TOML:第 1 行第 9 个字符处写法不对"):
        read_texts(path)


def test_a_file_that_notepad_saved_is_read_and_another_encoding_named(tmp_path: Path) -> None:
    path = tmp_path / "texts.toml"
    path.write_bytes('\ufefftitle = "二月通报"\r\n'.encode())
    assert read_texts(path).title == "二月通报"
    path.write_bytes('title = "二月通报"'.encode("gb18030"))
    with pytest.raises(BulletinError, match="不是 UTF-8 编码"):
        read_texts(path)


def test_personal_data_is_masked() -> None:
    texts = Texts(cases=("张某反映的路灯已修好,电话13800000000。",)).mask()
    assert "13800000000" not in texts.cases[0]
    assert "路灯已修好" in texts.cases[0]
