"""Settings: every wrong key is named at once, in a file or in code, and a change is checked as the file is."""

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from hotspot.errors import ArgumentTypeError, SettingsError
from hotspot.settings import IssueSettings, Settings, load_settings, parse_settings

PAGE = Path(__file__).resolve().parents[1] / "docs" / "settings.md"


def test_every_wrong_key_is_named_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "hotspot.toml"
    path.write_text('[issues]\nmin_tickets = 1\nmax = 3\n[privacy]\nsalt = ""\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"hotspot.toml 中有 3 处设置不对") as caught:
        load_settings(path)
    assert all(
        key in str(caught.value) for key in ("issues.min_tickets = 1", "issues.max 不是已知的设置", "privacy.salt")
    )


def test_wrong_settings_in_code_are_the_packages_own_error() -> None:
    with pytest.raises(SettingsError, match=r"有 1 处设置不对:issues.min_tickets = 1"):
        Settings(issues={"min_tickets": 1})  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="basic_weight"):
        Settings().with_values("bulletin", basic_weight=Decimal(2))
    with pytest.raises(SettingsError, match="min_tickets"):
        Settings().with_values("issues", min_tickets=1)
    with pytest.raises(SettingsError, match=r"issue 不是已知的设置"):
        Settings().with_values("issue", min_tickets=4)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("top = 3", "top 不是已知的设置(有:columns、privacy、"),
        ("[issues]\nmax = 3", "issues.max 不是已知的设置(有:min_tickets、encoder)"),
        ("issues = 3", "issues = 3(应为一节 [issues],下面可写 min_tickets、encoder)"),
        ("[columns]\ntext = 3", 'columns.text = 3(应为一节 [columns],每行写 标准列名 = "文件中的列名")'),
        ('[places]\nfiles = "a"', "places.files = 'a'(应为一列文件名,如 files = [\"towns.txt\"])"),
        ("[places]\nfiles = [3]", "places.files.0 = 3(应为一列文件名"),
        ('[classify]\nmodel = ""', "classify.model = ''(应为文字,写在引号里,至少 1 个字,如 model = \"current\")"),
        ("[classify]\nreview_below = 60", "classify.review_below = 60(应为数,至少 0,至多 1)"),
        ("[periods]\nweek_start = 8", "week_start = 8(应为整数,至少 1,至多 7,如 week_start = 1)"),
        ("[periods]\nweek_start = 1.5", "week_start = 1.5(应为整数,至少 1"),
        ("[llm]\ntimeout = 0", "llm.timeout = 0(应为数,大于 0,至多 600,如 timeout = 30.0)"),
        ("[llm]\nurl = 8000", "llm.url = 8000(应为文字,写在引号里)"),
        (
            "[hotspots.weights]\ncallers = inf",
            "hotspots.weights.callers = inf(应为数,至少 0,至多 1000,如 callers = 1.0)",
        ),
        ("[hotspots.weights]\ncallers = true", "callers = True(应为数,至少 0,至多 1000"),
        ("[hotspots]\ntop = true", "hotspots.top = True(应为整数,至少 1"),
        ('[bulletin]\nrounding = "up"', 'rounding = \'up\'(应为 "round" 或 "truncate")'),
        ('[bulletin]\nbasic_weight = "好"', "basic_weight = '好'(应为数,至少 0,至多 1,如 basic_weight = 1)"),
        ('[privacy]\nsalt = ""', "privacy.salt = …(应为文字,写在引号里,至少 1 个字)"),
    ],
)
def test_what_was_found_and_what_is_expected_is_said_in_chinese(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "hotspot.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings(path)
    assert f"{path} 中有 1 处设置不对:" in str(caught.value)
    assert said in str(caught.value)


def test_every_setting_says_what_it_expects() -> None:
    wrong: dict[str, Any] = {
        section: dict.fromkeys(default, object()) if isinstance(default, dict) and default else object()
        for section, default in Settings().model_dump().items()
    }
    with pytest.raises(SettingsError) as caught:
        parse_settings(wrong)
    count = sum(len(given) if isinstance(given, dict) else 1 for given in wrong.values())
    assert str(caught.value).startswith(f"settings 中有 {count} 处设置不对")
    assert str(caught.value).count("(应为") == count


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[issues]\nmin_tickets 3", "不是有效的 TOML:第 2 行第 13 个字符处写法不对"),
        (b"[issues", "不是有效的 TOML:文件末尾写法不对"),
        ("[bulletin]\noffice = '某县'".encode("gb18030"), "不是 UTF-8 编码。请另存为 UTF-8"),
    ],
)
def test_a_file_that_is_no_toml_is_told_where(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "hotspot.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=said):
        load_settings(path)


def test_a_file_that_notepad_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "hotspot.toml"
    path.write_bytes('\ufeff[bulletin]\r\noffice = "县热线办"\r\n'.encode())
    assert load_settings(path).bulletin.office == "县热线办"


def test_files_that_settings_name_lie_beside_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "大厅").mkdir()
    path = tmp_path / "大厅" / "hotspot.toml"
    elsewhere = tmp_path / "地名.txt"
    path.write_text(f"[places]\nfiles = ['自己的 地名.txt', '{elsewhere}']\n", encoding="utf-8")
    assert load_settings(path).places.files == (tmp_path / "大厅" / "自己的 地名.txt", elsewhere)
    monkeypatch.chdir(tmp_path / "大厅")
    read_there = load_settings()
    # A service that changes its working folder afterwards finds them as before.
    monkeypatch.chdir(tmp_path)
    assert read_there.places.files == (tmp_path / "大厅" / "自己的 地名.txt", elsewhere)
    with pytest.raises(ArgumentTypeError, match="path 是 int,应为文件或文件夹的路径"):
        load_settings(1)  # type: ignore[arg-type]


def test_every_setting_is_told_on_its_page_with_its_default() -> None:
    page = tomllib.loads(re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[0])
    told, known = parse_settings(page).model_dump(), Settings().model_dump()
    assert told.keys() == page.keys()
    # Whole sections may stand as examples; every key has to be there.
    assert {name: set(section) for name, section in page.items() if name != "columns"} == {
        name: set(section) for name, section in known.items() if name != "columns"
    }
    # What has no default of its own is shown by an example.
    del told["classify"]["review_below"], known["classify"]["review_below"]
    for section in ("periods", "classify", "issues", "hotspots"):
        assert told[section] == known[section]


def test_a_secret_is_not_printed() -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings({"privacy": {"salt": ["秘密"]}})
    assert "秘密" not in str(caught.value)


def test_a_section_may_be_any_mapping() -> None:
    given = Settings(issues=MappingProxyType({"min_tickets": 5}), columns=MappingProxyType({"text": "内容"}))
    assert given == Settings(issues=IssueSettings(min_tickets=5), columns={"text": "内容"})


def test_a_change_keeps_all_others() -> None:
    given = parse_settings({"issues": {"encoder": "default"}, "llm": {"timeout": 5.0}, "columns": {"text": "内容"}})
    changed = given.with_values("issues", min_tickets=4, encoder=None).with_values("bulletin", hotspots=7)
    changed = changed.with_values("llm", url="http://127.0.0.1:8000/v1", model=None)
    changed = changed.with_values("classify", model="八月", review_below=0.0)
    changed = changed.with_values("columns", section="大类", unit="办理单位").with_values("columns", unit="承办")
    assert (changed.issues.min_tickets, changed.issues.encoder) == (4, "default")
    assert (changed.classify.model, changed.classify.review_below) == ("八月", 0)
    assert (changed.llm.url, changed.llm.model, changed.llm.timeout) == ("http://127.0.0.1:8000/v1", "", 5.0)
    assert (changed.bulletin.hotspots, changed.columns) == (7, {"text": "内容", "section": "大类", "unit": "承办"})
    assert given.with_values("issues").with_values("llm", url=None) == given


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings() == Settings()
    with pytest.raises(SettingsError, match="找不到设置文件"):
        load_settings("nowhere.toml")
