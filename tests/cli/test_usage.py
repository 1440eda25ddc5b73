"""Help and wrong usage speak Chinese from the first word to the last, and say what to type next."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from unicodedata import east_asian_width

import pytest
from program import run_here

from hotspot.cli.console import quote_argument, show_message
from hotspot.cli.help_page import wrap

PAGES = [[], *([verb] for verb in ("classify", "detect", "report", "audit", "review", "train", "evaluate", "privacy"))]
PAGES += [["models"], *(["models", verb] for verb in ("list", "show", "promote", "rollback"))]


@pytest.mark.parametrize("verb", PAGES, ids=" ".join)
def test_no_word_of_a_help_page_is_left_in_english(
    verb: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, *verb, "--help") == 0
    page = capsys.readouterr().out
    assert page.startswith("用法:")
    assert re.search(r"--help\s+显示这段说明。", page)
    assert not re.search(r"Usage|Options:|Arguments|Commands|Show|exit|required|\[default:|ARGS|<|\.\.\.|None", page)


@pytest.mark.parametrize("columns", [60, 80, 200])
@pytest.mark.parametrize("verb", PAGES, ids=" ".join)
def test_no_line_of_a_help_page_is_wider_than_the_terminal(
    verb: list[str], columns: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert run_here(monkeypatch, *verb, "--help") == 0
    page = capsys.readouterr().out
    widths = [sum(1 + (east_asian_width(each) in "WFA") for each in line) for line in page.splitlines()]
    assert max(widths) <= min(columns, 80)
    # A line that begins with the end of a sentence was broken in the wrong place.
    assert not re.search(r"^ *[,.:;)\]、。”]", page, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("另用句向量:sentence-transformers 的名称", ["另用句向量:", "sentence-transformers", "的名称"]),
        ("见 http://127.0.0.1:8000/v1;不给则不用。", ["见", "http://127.0.0.1:8000/v1;", "不给则不用。"]),
        ("路灯不亮停水停电工资(拖欠),电梯停运", ["路灯不亮停水停电工资", "(拖欠),电梯停运"]),
    ],
)
def test_a_line_ends_between_words_or_characters(text: str, lines: list[str]) -> None:
    assert wrap(text, 22) == lines


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["report", "a.csv", "-o", "a.docx"], "还缺 --period(统计期:2024、"),
        (["audit"], "还缺 通报(写好的通报:txt"),
        (["clasify", "a.csv"], "没有 clasify 这个命令。是不是 classify?"),
        (["甲"], "没有 甲 这个命令。用法见:hotspot --help"),
        (["classify", "a.csv", "--outptu", "b.csv"], "没有 --outptu 这个选项。是不是 --output?"),
        (["classify", "2024", "08.xlsx", "-o", "b.csv"], "多出了“08.xlsx”。这个命令一次用一个工单表,名称里有空格时"),
        (["models", "promote", "a", "b"], "多出了“b”。这个命令一次用一个名称,"),
        (["models", "list", "a"], "多出了“a”。这个命令后面只写选项。"),
        (["classify", "a.csv", "-o"], "-o 后面要给一个值。"),
        (["detect", "a.csv", "-o", "b", "--min-tickets", "1"], "--min-tickets 的值不对,应为整数,至少 2:几件起算同"),
        (["detect", "a.csv", "-o", "b", "--top", "三"], "--top 的值不对,应为整数,至少 1:只列最热的几条(默认全部"),
        (["classify", "a.csv", "-o", "b", "--if-exists", "no"],
         "--if-exists 的值不对,应为 fail、append、renew、replace 之一:--to-table"),
        (["classify", "a.csv", "-o", "b.csv", "--review-below", "2"],
         "--review-below 的值不对,应为 0 到 1 之间的数:把握低于多少"),
        (["classify", "a.csv"], "结果写到哪里?请给出 -o"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_chinese_line(
    arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, *arguments) == 2
    told = capsys.readouterr().err
    assert told.startswith(f"错误:{said}")
    assert re.search(r"用法见:hotspot( [a-z]+)* --help\n$", told)
    assert told.count("\n") == 1


def test_a_group_without_a_verb_shows_its_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_here(monkeypatch, "models") == 2
    assert capsys.readouterr().err.startswith("用法:hotspot models [选项] 命令 …")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("verb", [("privacy",), ("classify", "-o", "-")])
def test_a_full_disk_behind_standard_output_is_a_stated_problem(
    verb: tuple[str, ...], unbuffered: str, tmp_path: Path
) -> None:
    given = tmp_path / "a.csv"
    given.write_text("诉求内容\n停水三天\n", encoding="utf-8")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "hotspot", verb[0], given, *verb[1:]],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "错误:结果没有写完:磁盘已满。"


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "hotspot", "audit"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("用法见:python -m hotspot audit --help\n")


@pytest.mark.parametrize("encoding", ["gbk", "latin-1"])
def test_standard_output_takes_what_its_encoding_lacks(encoding: str, tmp_path: Path) -> None:
    bulletin = tmp_path / "bulletin.md"
    bulletin.write_text("回访总工单1144件😀,回访不满意数78件,回访不满意率6.87%\n", encoding="utf-8")

    def run(*arguments: str | Path) -> bytes:
        command = [sys.executable, "-m", "hotspot", *arguments]
        done = subprocess.run(
            command, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding}, check=False
        )
        assert b"Error" not in done.stderr
        return done.stdout

    assert rb"\U0001f600" in run("audit", bulletin)
    assert "😀" in json.loads(run("audit", "--json", bulletin).decode(encoding))[0]["quote"]
    assert run("models", "show", "default")
    assert json.loads(run("models", "show", "--json", "default").decode(encoding))["labels"][1] == "环境保护"


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ('用 columns={"text": "诉求 事由"} 指定。', "用 --column text=诉求 事由 指定。"),
        ('别的类别体系用 scheme="类别表.toml" 给出。', "别的类别体系用 --taxonomy 类别表.toml 给出。"),
        ('或用 if_exists="append"(接在后面)。', "或用 --if-exists append(接在后面)。"),
        ('用 target="列名" 指定。', "用 --target 列名 指定。"),
        ("请用 workers=1 再运行一次。", "请用 --workers 1 再运行一次。"),
        ("确要启用请用 force=True(会记入历史)。", "确要启用请用 --force(会记入历史)。"),
        ('用 llm.model = "qwen3" 指定地址(llm.url)。', "用 --llm-model qwen3 指定地址(--llm)。"),
        ("列“columns”不在 a.csv 中。", "列“columns”不在 a.csv 中。"),
    ],
)
def test_parameters_of_the_library_are_options_here(message: str, shown: str) -> None:
    assert show_message(message) == shown


def test_a_header_that_is_not_recognised_is_told_with_the_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("编号,情况说明\n1,停水\n", encoding="utf-8")
    assert run_here(monkeypatch, "classify", tmp_path / "a.csv", "-o", tmp_path / "o.csv") == 1
    assert "用 --column text=列名 指定" in capsys.readouterr().err
    (tmp_path / "b.csv").write_text("情况,诉求内容\n1,停水\n", encoding="utf-8")
    assert run_here(monkeypatch, "detect", tmp_path / "b.csv", "-o", tmp_path / "o") == 0
    assert "用 --column ticket_id=列名 指定" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argument", "quoted"),
    [
        ("复核.xlsx", "复核.xlsx"),
        ("8月 复核.xlsx", '"8月 复核.xlsx"'),
        ("复核(1).xlsx", '"复核(1).xlsx"'),
        (Path("a&b.xlsx"), '"a&b.xlsx"'),
        ("unit=正确类别", "unit=正确类别"),
    ],
)
def test_an_argument_with_blanks_or_signs_of_a_shell_is_quoted_where_a_hint_names_it(
    argument: object, quoted: str
) -> None:
    assert quote_argument(argument) == quoted


@pytest.mark.skipif(os.name == "nt", reason="the shell of Windows reads them as they stand")
@pytest.mark.parametrize("argument", ["a $b.xlsx", 'a "b".xlsx', "a `b`.xlsx", "a\\ b.xlsx", "it's.xlsx"])
def test_a_quoted_argument_is_read_back_by_a_shell(argument: str) -> None:
    assert shlex.split(quote_argument(argument)) == [argument]


def test_an_interruption_while_the_program_is_loaded_ends_it_like_any_other() -> None:
    code = (
        "import sys\n"
        "class Interrupted:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'typer': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "from hotspot.__main__ import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode("utf-8").strip()) == (130, "已中断,没有写出不完整的文件。")


def test_wrong_names_of_columns_in_the_settings_are_told_with_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.toml").write_text('[columns]\ntxt = "事由"\nidd = "编号"\ntitle = "题"\n', encoding="utf-8")
    assert run_here(monkeypatch, "privacy", "in.csv", "--settings", tmp_path / "own.toml") == 1
    assert "own.toml 的 [columns] 中,“txt”、“idd”不是标准列名。可用的有:ticket_id、" in capsys.readouterr().err
