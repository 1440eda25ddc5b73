"""The command line and its page say the same; help is Chinese and quick; wrong usage exits with 2."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import typer
from program import run_here

from hotspot.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
HAN = re.compile(r"[\u4e00-\u9fff]")
PROGRAM = Path(sys.executable).parent / "hotspot"


def list_verbs() -> dict[str, typer.core.TyperCommand]:
    group = typer.main.get_command(app)
    verbs = {}
    for name, command in group.commands.items():
        for sub, inner in getattr(command, "commands", {"": command}).items():
            verbs[f"{name} {sub}".strip()] = inner
    return verbs


def page_of(verb: str) -> str:
    section = re.search(rf"^## hotspot {verb.split()[0]}\b.*?(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None, f"docs/cli.md has no section on {verb}"
    return section.group()


@pytest.mark.parametrize("verb", sorted(list_verbs()))
def test_every_verb_and_option_is_on_the_page_and_has_chinese_help(verb: str) -> None:
    command, page = list_verbs()[verb], page_of(verb)
    assert HAN.search(command.help or "")
    for parameter in command.params:
        if parameter.name == "help":
            continue
        assert HAN.search(getattr(parameter, "help", None) or ""), f"{verb} {parameter.name} has no Chinese help"
        for option in (name for name in parameter.opts if name.startswith("--")):
            assert f"`{option}`" in page, f"{option} of {verb} is not in docs/cli.md"


def test_the_page_names_no_option_that_is_not_there() -> None:
    known = {option for command in list_verbs().values() for parameter in command.params for option in parameter.opts}
    known |= {"-v", "--debug", "--version", "--help"}
    assert set(re.findall(r"`(--?[a-z][a-z-]*)`", PAGE)) <= known


def list_commands() -> list[tuple[str, str]]:
    """Return the commands of ``hotspot`` that the pages show, each with the name of its page."""
    commands = []
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        blocks = page.read_text(encoding="utf-8").split("```")[1::2]
        lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
        commands += [(page.name, line) for line in lines if line.startswith("hotspot ")]
    return commands


@pytest.mark.parametrize(("page", "line"), list_commands())
def test_every_command_that_a_page_shows_is_one_that_the_program_takes(page: str, line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    verb = next(name for name in (" ".join(words[:2]), words[0]) if name in list_verbs())
    with list_verbs()[verb].make_context(verb, words[len(verb.split()) :]) as context:
        assert context.args == []


def test_the_pages_show_every_verb() -> None:
    shown = {line.split()[1] for _, line in list_commands()}
    assert shown >= {"classify", "detect", "report", "audit", "review", "train", "evaluate", "models"}


@pytest.mark.parametrize(
    "page",
    [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("data/*.md"), *ROOT.glob("models/*/*.md")],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        assert not anchor or anchor in list_anchors(target), link


def list_anchors(page: Path) -> set[str]:
    """Return the names by which a page's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_walk_of_the_readme_leads_from_a_table_to_a_bulletin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for month in ("2024-07", "2024-08"):
        table = pd.read_csv(ROOT / "data" / "demo" / f"{month}.csv", dtype=str, encoding="utf-8-sig")
        table.iloc[:200].to_excel(tmp_path / f"{month}.xlsx", index=False)
    walk = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## 从一张工单表到一份通报\n")[1]
    lines = walk.split("```bash\n")[1].split("```")[0].splitlines()
    assert [line.split()[1] for line in lines] == ["classify", "detect", "detect", "report", "audit"]
    monkeypatch.chdir(tmp_path)
    for line in lines:
        assert run_here(monkeypatch, *shlex.split(line, comments=True)[1:]) == 0
    assert {"分类结果.xlsx", "热点", "通报.docx"} <= {path.name for path in tmp_path.iterdir()}


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['hotspot', '--help']\n"
        "from hotspot.cli.main import run\n"
        "try: run()\nexcept SystemExit: pass\n"
        "print('HEAVY', [m for m in ('numpy', 'pandas', 'sklearn', 'scipy', 'torch', 'numba', 'matplotlib', 'plotly')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "HEAVY []" in done.stdout


@pytest.mark.parametrize("arguments", [["nonsense"], ["classify"], ["detect", "a.csv"], ["classify", "--no-such"]])
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    assert subprocess.run([PROGRAM, *arguments], capture_output=True, check=False).returncode == 2


def test_a_stated_problem_is_one_line_and_exits_with_1(tmp_path: Path) -> None:
    done = subprocess.run(
        [PROGRAM, "classify", tmp_path / "没有.csv", "-o", tmp_path / "out.csv"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.startswith("错误:")
    assert not (tmp_path / "out.csv").exists()
