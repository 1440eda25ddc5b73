"""The fourteen categories, their aliases, and taxonomies of other offices."""

from pathlib import Path

import pytest

from hotspot.categories.taxonomy import CATEGORIES, Category, Taxonomy, default_taxonomy, load_taxonomy
from hotspot.errors import LabelError, SettingsError


def test_fourteen_categories_in_the_order_of_the_bulletin() -> None:
    assert len(CATEGORIES) == 14
    assert CATEGORIES[0] == "人力资源社会保障"
    assert CATEGORIES[-1] == "其他咨询"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("住房和城乡建设类", "住房与城乡建设"),
        (" 市场监管 ", "市场管理"),
        ("社会治安与综合管理", "社会治安与综合治理"),
        ("农林畜牧水利", "农林水利"),
        ("其它", "其他咨询"),
    ],
)
def test_aliases_resolve(label: str, name: str) -> None:
    assert default_taxonomy().resolve(label) == name


def test_unknown_label_is_answered_with_the_nearest_name() -> None:
    with pytest.raises(LabelError, match="是不是“科教文体”"):
        default_taxonomy().resolve("科教文休")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("城建局", "住房与城乡建设"),
        ("卫健委", "医疗卫生健康"),
        ("市监局", "市场管理"),
        ("教育局", "科教文体"),
        ("税务局", None),
    ],
)
def test_the_short_name_of_an_office_is_guessed_where_it_fits_one_category(label: str, name: str | None) -> None:
    assert default_taxonomy().guess(label) == name


def test_an_alias_of_two_categories_is_refused() -> None:
    with pytest.raises(SettingsError, match="同时指类别"):
        Taxonomy((Category("教育", ("文教",)), Category("文化", ("文教",))))


def test_taxonomy_of_another_office_is_read_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "taxonomy.toml"
    path.write_text(
        '[[category]]\nname = "供水"\naliases = ["自来水"]\n[[category]]\nname = "供电"\n', encoding="utf-8"
    )
    taxonomy = load_taxonomy(path)
    assert taxonomy.names == ("供水", "供电")
    assert taxonomy.resolve("自来水") == "供水"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[[category]]\nalias = 1\n",
        '[[category]]\nname = "a"\ncolour = 1\n',
        '[[category]]\nname = "a"\naliases = 1\n',
        '[[category]]\nname = "a"\naliases = [1]\n',
        "category = 3",
        "[[[",
    ],
)
def test_broken_taxonomies_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "taxonomy.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError):
        load_taxonomy(path)


def test_a_taxonomy_that_is_no_toml_is_told_where(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text("类别,定义\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"类别表 .*不是有效的 TOML:第 1 行第 1 个字符处写法不对"):
        load_taxonomy(tmp_path / "own.toml")
    with pytest.raises(SettingsError, match="没有这个文件"):
        load_taxonomy(tmp_path / "没有.toml")


def test_a_taxonomy_that_notepad_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes('\ufeff[[category]]\r\nname = "供水"\r\n'.encode())
    assert load_taxonomy(path).names == ("供水",)
