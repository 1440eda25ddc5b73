"""The public names, what importing costs, the version, and the rules that hold for the whole source."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import hotspot

ROOT = Path(__file__).resolve().parents[1]
_NOT_NEEDED = ("torch", "numba", "matplotlib", "umap", "pyspark", "sqlalchemy")
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_public_names_are_sorted_and_all_there() -> None:
    assert list(hotspot.__all__) == sorted(hotspot.__all__, key=lambda name: (name != name.upper(), name))
    assert all(getattr(hotspot, name) is not None for name in hotspot.__all__)
    assert set(hotspot.__all__) == set(hotspot._HOMES)


def test_public_names_are_those_that_help_and_tracebacks_show() -> None:
    for name in hotspot.__all__:
        assert getattr(getattr(hotspot, name), "__name__", name) == name


def test_rooms_offer_their_estimators() -> None:
    from hotspot.categories import Classifier
    from hotspot.issues import IssueClusterer

    assert Classifier().get_params()
    assert IssueClusterer().get_params()


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, hotspot; print([m for m in ('numpy', 'pandas', 'sklearn', 'torch', 'numba') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_three_verbs_import_nothing_of_the_extras() -> None:
    modules = "hotspot.categories.batch, hotspot.issues.hotspots, hotspot.bulletin.building, hotspot.bulletin.writing"
    code = f"import sys, {modules}; print([m for m in {_NOT_NEEDED} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def _normalize(name: str) -> str:
    return name.lower().replace("_", "-")


def test_every_package_that_is_imported_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    declared = {_normalize(re.split(r"[^\w-]", line)[0]) for line in lines}
    providers = packages_distributions()
    nodes = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))]
    modules = {node.module.split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    modules |= {name.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for name in node.names}
    foreign = modules - sys.stdlib_module_names - {"hotspot"}
    assert "pandas" in foreign
    assert [m for m in sorted(foreign) if declared.isdisjoint(map(_normalize, providers.get(m, [m])))] == []


def test_the_changelog_starts_with_this_version() -> None:
    versions = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert versions[0] == hotspot.__version__


def test_the_package_is_built_under_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == hotspot.__version__


def test_no_pickle_anywhere() -> None:
    forbidden = re.compile(r"\b(pickle|joblib|dill|marshal|shelve)\b|allow_pickle=True|\beval\(|\bexec\(")
    found = [
        f"{path.name}: {line.strip()}"
        for path in SOURCES
        for line in path.read_text(encoding="utf-8").splitlines()
        if forbidden.search(line.split("#")[0]) and not line.strip().startswith(('"""', "Never", "*"))
    ]
    assert [line for line in found if "never a pickle" not in line and "no pickle" not in line.lower()] == []


def _list_messages(tree: ast.AST) -> list[str]:
    """Return what strings of a source say, without what is put into them; docstrings say it to nobody who runs it."""
    nodes = list(ast.walk(tree))
    filled = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in filled for part in node.values}
    parts |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    plain = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in parts]
    joined = ["".join(str(part.value) for part in node.values if isinstance(part, ast.Constant)) for node in filled]
    return joined + [str(node.value) for node in plain]


def test_the_library_names_no_options_of_the_command_line() -> None:
    """Whoever calls it from Python gives parameters; the command line says them as options (cli/parameters.py).

    Whole commands may be told, and what only the command line does: states.
    """
    library = [path for path in SOURCES if "cli" not in path.parts]
    said = [text for path in library for text in _list_messages(ast.parse(path.read_text(encoding="utf-8")))]
    options = [text for text in said if re.search(r"(?<![-\w])--[a-z]", text) and re.search("[\u4e00-\u9fff]", text)]
    assert [text for text in options if not re.search(r"hotspot \w+|detect,|--state", text)] == []
