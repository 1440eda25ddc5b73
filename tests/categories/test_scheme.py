"""An office's own categories are read from a tsv or toml, and a wrong line is told."""

from pathlib import Path

import pytest

from hotspot.categories.scheme import load_scheme
from hotspot.errors import SettingsError


def test_a_tsv_holds_names_aliases_definitions_and_words(tmp_path: Path) -> None:
    path = tmp_path / "s.tsv"
    path.write_text("\ufeff类别\t别名\t定义\t词\n供水\t自来水、水务\t停水\t水管、停水*\n# 注\n路灯\n", encoding="utf-8")
    scheme = load_scheme(path)
    assert scheme.taxonomy.names == ("供水", "路灯")
    assert scheme.taxonomy.find("水务") == "供水"
    assert scheme.lexicon is not None
    assert [(entry.term, entry.strength) for entry in scheme.lexicon.entries] == [("水管", 2), ("停水", 3)]


def test_a_toml_names_its_lexicon(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("供水\t水管\t2\n", encoding="utf-8")
    path = tmp_path / "s.toml"
    categories = '[[category]]\nname = "供水"\n[[category]]\nname = "路灯"\n'
    path.write_text(f'lexicon = "terms.tsv"\n{categories}', encoding="utf-8")
    assert load_scheme(path).lexicon is not None
    path.write_text(categories, encoding="utf-8")
    assert load_scheme(path).lexicon is None


@pytest.mark.parametrize("key", ["lexikon", "taxonomy"])
def test_a_mistyped_key_of_a_toml_is_told(tmp_path: Path, key: str) -> None:
    path = tmp_path / "s.toml"
    path.write_text(f'{key} = "terms.tsv"\n[[category]]\nname = "供水"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=f"不认识 {key}。.*只能写 lexicon"):
        load_scheme(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "空的"),
        ("供水\ta\tb\tc\td\n", "第 1 行"),
        ("\t别名\n", "第 1 行"),
        ("供水\t水\n路灯\t水\n", "同时指"),
    ],
)
def test_a_wrong_tsv_says_where(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "s.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=said):
        load_scheme(path)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="读不了"):
        load_scheme(tmp_path / "none.tsv")
