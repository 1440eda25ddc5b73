"""What the package is made of: dependencies that are accounted for, and no call that turns data into code."""

import ast
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FORBIDDEN_MODULES = {"pickle", "joblib", "marshal", "shelve", "dill", "cloudpickle", "urllib", "requests", "http"}
# The one thing that asks an address, and only the one it was given: detect --llm URL. urllib.parse takes URLs apart.
_ALLOWED = {("server.py", "http"), ("server.py", "urllib"), ("database.py", "urllib")}
_FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}


def test_every_dependency_is_justified() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    listed = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    needed = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    names = {re.split(r"[\[<>=~! ]", name)[0] for name in needed}
    assert [name for name in sorted(names) if not re.search(rf"(?<![\w-]){name}(?![\w-])", listed)] == []


def test_no_module_turns_data_into_code_or_asks_the_network() -> None:
    found: list[str] = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name.split(".")[0] for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [(node.module or "").split(".")[0]]
            bad = [name for name in names if name in _FORBIDDEN_MODULES]
            if isinstance(node, ast.Call):
                called = node.func
                bad += [called.id] if isinstance(called, ast.Name) and called.id in _FORBIDDEN_CALLS else []
                bad += ["shell" for key in node.keywords if key.arg == "shell"]
                bad += ["allow_pickle" for key in node.keywords if key.arg == "allow_pickle" and key.value.value]  # type: ignore[attr-defined]
            found += [f"{path.name}: {name}" for name in bad if (path.name, name) not in _ALLOWED]
    assert found == []
