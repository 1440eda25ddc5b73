"""The verb report: a bulletin from files, and one line for what is wrong with them."""

from pathlib import Path

import pandas as pd
import pytest

from hotspot.categories.taxonomy import CATEGORIES
from hotspot.categories.training import train
from hotspot.cli.main import run
from hotspot.issues.report import HotspotReport
from hotspot.issues.results import write_report
from hotspot.tickets.files import read_tickets

_HEADERS = "工单编号,来电时间,受理渠道,诉求类型,诉求内容,诉求人,承办单位,处理时限,办结时间,返工次数,满意度,诉求类别"


@pytest.fixture
def month(tmp_path: Path) -> Path:
    rows = [_HEADERS]
    for number in range(1, 29):
        category = CATEGORIES[number % 14]
        rows.append(
            f"{number:08d},2024/8/{number} 9:05,电话,投诉,石塘镇七里村第{number}条路路灯不亮,李女士{number},三塘镇,"
            f"2024-09-01,2024-08-30 10:00,0,满意,{category}"
        )
    path = tmp_path / "2024-08.csv"
    path.write_text("\n".join(rows), encoding="gb18030")
    return path


@pytest.fixture
def hotspots(tmp_path: Path) -> Path:
    tickets = pd.DataFrame(columns=["ticket_id", "issue_id", "theme_id", "hotspot_id"], dtype=object)
    write_report(HotspotReport("2024-08", 31, tickets, (), (), (), ()), tmp_path / "hotspots")
    return tmp_path / "hotspots"


def _report(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    monkeypatch.setattr("sys.argv", ["hotspot", "report", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        run()
    return int(ended.value.code or 0)


def test_a_bulletin_from_files(
    month: Path, hotspots: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = tmp_path / "counts.csv"
    counts.write_text("类别,2024-07\n" + "".join(f"{name},1\n" for name in CATEGORIES), encoding="utf-8")
    output = tmp_path / "out" / "bulletin.md"
    page = tmp_path / "bulletin.html"
    options = ("--period", "2024-08", "--history", counts, "--hotspots", hotspots, "-o", output, "-o", page)
    assert _report(monkeypatch, month, *options) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert f"已写出 {output}、{page}" in printed.err
    assert "28件" in page.read_text(encoding="utf-8")
    text = output.read_text(encoding="utf-8")
    assert "共受理群众诉求28件" in text
    assert "增加14件\uff0c增幅100.00%" in text


def test_an_office_counts_its_own_categories(
    hotspots: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    labels = ("供水类", "照明")
    texts = ("村里停水三天", "路灯不亮")
    rows = [f"A{number},2024-08-0{number},{texts[number % 2]},{labels[number % 2]}" for number in range(1, 8)]
    table = tmp_path / "八月.csv"
    table.write_text("\n".join(["工单编号,来电时间,诉求内容,诉求类别", *rows]), encoding="utf-8")
    Path("own.toml").write_text(
        '[[category]]\nname = "供水类"\n[[category]]\nname = "路灯"\naliases = ["照明"]\n', encoding="utf-8"
    )
    options = ("--period", "2024-08", "--hotspots", hotspots, "-o", "own.md")
    assert _report(monkeypatch, table, *options, "--taxonomy", "own.toml") == 0
    assert "不在类别表中" not in capsys.readouterr().err
    said = Path("own.md").read_text(encoding="utf-8")
    assert "供水类3件" in said
    assert "路灯类4件" in said
    assert "环境保护" not in said
    # With the fourteen, what the office has registered names none of them: the program says so.
    assert _report(monkeypatch, table, *options) == 0
    assert "登记的类别“照明”4件、“供水类”3件不在类别表中,按软件判定。自己的类别" in capsys.readouterr().err
    # With its own, what it has no name for may be an old one.
    Path("own.toml").write_text('[[category]]\nname = "供水类"\n[[category]]\nname = "路灯"\n', encoding="utf-8")
    assert _report(monkeypatch, table, *options, "--taxonomy", "own.toml") == 0
    assert "“照明”4件不在类别表中,按软件判定。旧的名称、别的写法,在类别表中写作别名" in capsys.readouterr().err
    # A column headed as one of categories may hold kinds: a few of them, or nothing else.
    some = table.read_text(encoding="utf-8").replace("供水类", "投诉")
    table.write_text(some, encoding="utf-8")
    assert _report(monkeypatch, table, *options) == 0
    assert "“照明”4件、“投诉”3件不在类别表中,按软件判定。这一列若是诉求类型,用 --column kind=列名 指定。" in (
        capsys.readouterr().err
    )
    table.write_text(some.replace("照明", "咨询"), encoding="utf-8")
    assert _report(monkeypatch, table, *options) == 0
    assert "不在类别表中" not in capsys.readouterr().err
    assert "按诉求类型分:咨询4件" in Path("own.md").read_text(encoding="utf-8").replace("：", ":")


def test_a_model_of_own_categories_brings_them_along(
    hotspots: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = ("停水三天", "自来水发黄", "水压太低", "路灯不亮", "路灯坏了", "路口一片黑没有路灯")
    rows = [f"A{n},2024-08-0{n},{text},{'供水' if n < 4 else '照明'}" for n, text in enumerate(texts, start=1)]
    table = tmp_path / "八月.csv"
    table.write_text("\n".join(["工单编号,来电时间,诉求内容,诉求类别", *rows]), encoding="utf-8")
    train(read_tickets(table), base="none").save(tmp_path / "own")
    blank = tmp_path / "九月.csv"
    blank.write_text("来电时间,诉求内容\n2024-08-03,巷子里的路灯坏了\n", encoding="utf-8")
    options = ("--period", "2024-08", "--hotspots", hotspots, "-o", "own.md", "--model", tmp_path / "own")
    assert _report(monkeypatch, blank, *options) == 0
    said = Path("own.md").read_text(encoding="utf-8")
    assert "供水类0件" in said
    assert "照明类1件" in said
    train(read_tickets(table).rename(columns={"category": "unit"}), base="none", target="unit").save(tmp_path / "units")
    assert _report(monkeypatch, blank, *options[:-1], tmp_path / "units") == 1


def test_weekly_exports_make_the_month(
    month: Path, hotspots: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    header, *rows = month.read_text(encoding="gb18030").splitlines()
    weeks = {"第 1 周.csv": rows[:10], "第 2 周.csv": rows[8:20], "第 3 周.csv": rows[19:]}
    for name, some in weeks.items():
        (tmp_path / name).write_text("\n".join([header, *some]), encoding="gb18030")
    options = ("--period", "2024-08", "--hotspots", hotspots)
    assert _report(monkeypatch, month, *options, "-o", tmp_path / "whole.md") == 0
    assert _report(monkeypatch, *(tmp_path / name for name in weeks), *options, "-o", tmp_path / "weeks.md") == 0
    assert "有 3 条工单不止在一个文件中" in capsys.readouterr().err
    assert (tmp_path / "weeks.md").read_bytes() == (tmp_path / "whole.md").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("--period", "2024-09", "-o", "b.md"), 1, "没有工单落在2024年9月"),
        (("--period", "2024-08", "-o", "b.md", "--as-of", "2024-09"), 1, "应是一天"),
        (("--period", "2024-08", "-o", "b.md", "--texts", "none.toml"), 1, "找不到文字材料"),
        # What an option cannot be is wrong usage.
        (("--period", "2024-08", "-o", "b.pdf"), 2, "不认识扩展名 .pdf"),
        (("--period", "八月", "-o", "b.md"), 2, "看不懂统计期"),
        (("--period", "2024-08", "-o", "b.md", "--basic-weight", "1e99"), 2, "应在 0 到 1 之间"),
        (("--period", "2024-08", "-o", "b.md", "--basic-weight", "nan"), 2, "应在 0 到 1 之间"),
        (("--period", "2024-08", "-o", "b.md", "--basic-weight", "六成"), 2, "应在 0 到 1 之间"),
        (("--period", "2024-08", "-o", "b.md", "--column", "text"), 2, "写法不对"),
        (("--period", "2024-08", "-o", "b.md", "--column", "词=列"), 2, "不是标准列名"),
    ],
)
def test_stated_problems_are_one_line(
    month: Path,
    hotspots: Path,
    arguments: tuple[str, ...],
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(month.parent)
    assert _report(monkeypatch, month, "--hotspots", hotspots, *arguments) == code
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1
    assert not (month.parent / "b.md").exists()


def test_tickets_of_an_earlier_month_without_times_are_refused(
    month: Path, hotspots: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = tmp_path / "2024-07.csv"
    earlier.write_text("工单编号,诉求内容,诉求类别\n00340001,石塘镇停水,公共服务\n", encoding="utf-8")
    options = ("--period", "2024-08", "--hotspots", hotspots, "-o", tmp_path / "a.md")
    assert _report(monkeypatch, month, *options, "--previous", earlier) == 1
    assert "2024-07.csv 没有来电时间列,看不出是哪一期的" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["8月31", "2024-08"])
def test_a_day_that_is_none_is_told_by_its_option(
    day: str, month: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _report(monkeypatch, month, "--period", "2024-08", "--as-of", day, "-o", tmp_path / "a.md") == 1
    assert capsys.readouterr().err == f"错误:--as-of {day} 应是一天,如 2024-09-10。\n"
