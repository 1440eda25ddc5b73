"""The categories an office sorts into: the fourteen of the Yueyang scheme, or any other list read from a toml."""

import difflib
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from hotspot.errors import LabelError, SettingsError
from hotspot.foreign_errors import explain_error

# What turns the short name of a category into that of the office which sees to it.
_OFFICE = re.compile("(?:局|委员会|委|办|部门?|厅)$")
# What every scheme calls its remainder: whose it is, the other labels of a column tell.
_REST = frozenset({"其他", "其它"})
# What a toml of categories may hold beside them: where the words of a scheme lie.
_KEYS = frozenset({"category", "lexicon"})


@dataclass(frozen=True)
class Category:
    """One category: its name as printed, other spellings that mean it, and what belongs to it."""

    name: str
    aliases: tuple[str, ...] = ()
    definition: str = ""


@dataclass(frozen=True)
class Taxonomy:
    """An ordered list of categories; the order is that of the bulletin's table.

    >>> default_taxonomy().resolve("农林畜牧水利类")
    '农林水利'
    """

    categories: tuple[Category, ...]

    def __post_init__(self) -> None:
        """Refuse a list in which a name or an alias means two categories."""
        if not self.categories:
            raise SettingsError("类别表是空的:至少要有一个类别。")
        seen: dict[str, str] = {}
        for category in self.categories:
            for spelling in (category.name, *category.aliases):
                owner = seen.setdefault(_fold(spelling), category.name)
                if owner != category.name:
                    raise SettingsError(f"“{spelling}”同时指类别“{owner}”和“{category.name}”,请去掉一处。")

    @property
    def names(self) -> tuple[str, ...]:
        """Category names in order."""
        return tuple(category.name for category in self.categories)

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        return {_fold(spelling): c.name for c in self.categories for spelling in (c.name, *c.aliases)}

    def find(self, label: str) -> str | None:
        """Return the category a label means, None when it means none."""
        return self._by_spelling.get(_fold(label))

    def find_all(self, labels: Sequence[str], counts: Mapping[str, int] | None = None) -> list[str | None]:
        """Return the category that each label of a column means; ``counts``: of the whole column, None: of these.

        其他 means none in a column of another scheme: where most tickets with other labels name no category.

        >>> default_taxonomy().find_all(["其他", "城管"]), default_taxonomy().find_all(["其他", "黑社会", "噪音"])
        (['其他咨询', '城市管理'], [None, None, None])
        """
        told = Counter(labels) if counts is None else counts
        found = {label: self.find(label) for label in {*labels, *told} if label}
        others = {label: number for label, number in told.items() if label and _fold(label) not in _REST}
        if 2 * sum(number for label, number in others.items() if found[label]) < sum(others.values()):
            found.update({label: None for label in found if _fold(label) in _REST})
        return [found.get(label) for label in labels]

    def guess(self, label: str) -> str | None:
        """Return the category that an unknown label may mean, None when it is like none or shortens several.

        >>> default_taxonomy().guess("城建局"), default_taxonomy().guess("城市管里"), default_taxonomy().guess("公安局")
        ('住房与城乡建设', '城市管理', None)
        """
        short = _OFFICE.sub("", _fold(label))
        if len(short) > 1:
            fitting = {name for spelling, name in self._by_spelling.items() if _shortens(short, spelling)}
            if len(fitting) == 1:
                return fitting.pop()
        near = difflib.get_close_matches(_fold(label), self._by_spelling, n=1, cutoff=0.5)
        return self._by_spelling[near[0]] if near else None

    def resolve(self, label: str) -> str:
        """Return the category a label means; LabelError with the one that it may mean when it means none."""
        name = self.find(label)
        if name is None:
            guess = self.guess(label)
            hint = f"是不是“{guess}”?" if guess else f"已知的类别:{'、'.join(self.names)}。"
            raise LabelError(f"不认识类别“{label}”,{hint}")
        return name


def _shortens(short: str, spelling: str) -> bool:
    """Tell whether the characters of one stand in the other in their order, as in 城建 for 城乡建设."""
    rest = iter(spelling)
    return all(character in rest for character in short)


def load_taxonomy(path: str | Path) -> Taxonomy:
    """Read a taxonomy from a toml of ``[[category]]`` tables with ``name``, ``aliases`` and ``definition``.

    Raises SettingsError when the file is missing, broken, or has unknown keys.
    """
    try:
        table = tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(f"读不了类别表 {path}:{explain_error(error)}。应为 UTF-8 的 toml 文件。") from error
    if unknown := sorted(set(table) - _KEYS):
        raise SettingsError(f"类别表 {path} 不认识 {'、'.join(unknown)[:100]}。最外层只能写 lexicon 和 [[category]]。")
    rows = table.get("category")
    if not isinstance(rows, list) or not rows:
        raise SettingsError(f"类别表 {path} 中没有 [[category]];每个类别写一段,至少有 name。")
    wrong = [f"第 {number} 个类别" for number, row in enumerate(rows, start=1) if not _is_category(row)]
    if wrong:
        raise SettingsError(
            f"类别表 {path} 有误({'、'.join(wrong)}):每段只能有 name(必填)、aliases(一列名称)、definition。"
        )
    return Taxonomy(
        tuple(Category(str(r["name"]), tuple(r.get("aliases", ())), str(r.get("definition", ""))) for r in rows)
    )


def _is_category(row: object) -> bool:
    if not isinstance(row, dict) or not row.get("name") or set(row) - {"name", "aliases", "definition"}:
        return False
    aliases = row.get("aliases", [])
    return isinstance(aliases, list) and all(isinstance(alias, str) for alias in aliases)


def default_taxonomy() -> Taxonomy:
    """Return the fourteen categories."""
    return _DEFAULT


def _fold(label: str) -> str:
    folded = label.strip().replace(" ", "").replace("和", "与")
    return folded[:-1] if folded.endswith("类") and len(folded) > 2 else folded


# Names and order: bulletin of Xiangyin county, August 2024; aliases: other months and neighbouring counties.
_DEFAULT = Taxonomy(
    (
        Category(
            "人力资源社会保障",
            ("人力资源和社会保障", "人社", "劳动和社会保障", "劳动社保"),
            "就业、工资、劳动关系、社会保险、人事考试与待遇",
        ),
        Category("环境保护", ("生态环境", "环保"), "大气、水、噪声、固体废物等污染"),
        Category("公共服务", ("公用事业",), "水、电、气、通信、邮政等公共企业的服务"),
        Category("交通运输与交通秩序", ("交通运输", "交通", "交通运输和交通秩序管理"), "公路、客运、交通秩序与车驾管"),
        Category("市场管理", ("市场监管", "市场监督管理"), "消费维权、食品药品、价格、经营秩序"),
        Category("社情民意", (), "对政府工作、干部作风、政策的意见、建议与感谢"),
        Category("农林水利", ("农林畜牧水利", "农业农村", "农林牧水利"), "土地、农业补贴、林业、水利"),
        Category("科教文体", ("教育文体", "科教文卫体"), "教育、文化、体育、旅游、广电"),
        Category("医疗卫生健康", ("卫生健康", "卫生计生", "医疗卫生"), "医疗服务、公共卫生、医疗保障"),
        Category("住房与城乡建设", ("住建", "住房和城乡建设", "城乡建设与住房"), "房产、物业、建设、规划、拆迁安置"),
        Category("民政与社会救助", ("民政",), "低保救助、养老助残、婚姻殡葬、优抚"),
        Category("城市管理", ("城管", "市容环卫"), "市容环卫、市政设施、占道经营、园林绿化"),
        Category(
            "社会治安与综合治理",
            ("社会治安与综合管理", "社会治安", "社会治安综合治理", "治安"),
            "治安、户籍、消防安全、纠纷、司法",
        ),
        Category("其他咨询", ("其他", "其它咨询", "其它"), "无法归入以上各类的咨询和事项"),
    )
)

CATEGORIES: tuple[str, ...] = _DEFAULT.names
