"""Small valid files of every kind that is read, the seeds that fuzzing damages."""

import io
import json
import re
import zipfile
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from compound_file import pack_xls
from hostile_mutations import pack

HEADER = ["工单编号", "受理时间", "标题", "诉求内容", "诉求人", "诉求类别"]
ROWS = [
    ["00350067", "2024-08-01 09:05", "路灯", "白雪村路灯不亮,已经三天", "张某", "城市管理"],
    ["00350068", "2024/8/2", "", "来电人称小区停水,电话13800000000", "李女士", "公共服务"],
    ["00350069", "2024年8月3日", "工资", '老板拖欠"工资"三个月\n请核实', "", ""],
]
MODEL_TEXTS = ["路灯不亮好几天了", "人行道垃圾没人清", "老板拖欠工资三个月", "工地上的工钱一直不给"]
MODEL_LABELS = ["城市管理", "城市管理", "人力资源社会保障", "人力资源社会保障"]


def make_csv() -> bytes:
    import csv

    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([HEADER, *ROWS])
    return lines.getvalue().encode("gb18030")


def make_jsonl() -> bytes:
    records = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def make_xls() -> bytes:
    return pack_xls([list(HEADER), *ROWS, [350067.0, 45505.5, "", "停电", "", ""]])


def make_xlsx(sheet: str = "工单", rows: list[list[Any]] | None = None) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows or [HEADER, *ROWS]:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return _forget_time(buffer.getvalue())


def make_edits() -> bytes:
    rows = [["热点编号", "标题", "操作", "内容"], ["H00350067", "路灯", "改名", "路灯不亮"], ["H2", "停水", "置顶", ""]]
    return make_xlsx("修改", rows)


def make_parquet() -> bytes:
    import pandas as pd

    buffer = io.BytesIO()
    pd.DataFrame(ROWS, columns=HEADER).assign(时间=pd.Timestamp("2024-08-01"), 次数=[1.5, None, 3]).to_parquet(buffer)
    return buffer.getvalue()


def make_docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph("8月共受理诉求100件,其中投诉类60件,占60%;咨询类40件,占45%。")
    table = document.add_table(rows=3, cols=3)
    for row, cells in enumerate((("类别", "件数", "占比"), ("投诉", "60", "60%"), ("合计", "100", "100%"))):
        for column, cell in enumerate(cells):
            table.cell(row, column).text = cell
    buffer = io.BytesIO()
    document.save(buffer)
    return _forget_time(buffer.getvalue())


def _forget_time(content: bytes) -> bytes:
    """Return a package without the time at which it was made: a number names the same damage at any hour."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    core = members["docProps/core.xml"]
    members["docProps/core.xml"] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-08-01T09:05:00Z", core)
    return pack(members)


def make_html() -> bytes:
    rows = "".join(
        f"<tr><td colspan=2>{name}<td rowspan=2>{count}</tr>" for name, count in (("投诉", 60), ("合计", 90))
    )
    page = f"<html><body><h1>通报</h1><p>共受理100件,同比增长12.5%。</p><table>{rows}</table></body></html>"
    return page.encode()


def make_bulletin_text() -> bytes:
    return (
        "# 通报\n\n8月共受理诉求1,234件,环比增加34件,增长2.8%。其中投诉60件,占60%;咨询40件,占45%。\n\n"
        "| 类别 | 件数 | 占比 |\n|---|---|---|\n| 投诉 | 60 | 60% |\n| 合计 | 100 | 100% |\n"
    ).encode()


def make_settings() -> bytes:
    return (
        '[columns]\ntext = "诉求内容"\n[privacy]\nsalt = "甲"\n[periods]\nweek_start = 7\n'
        "[issues]\nmin_tickets = 3\n[hotspots]\ntop = 20\n[hotspots.weights]\ngrowth = 0.3\n"
    ).encode()


def make_texts() -> bytes:
    return (
        'title = "8月通报"\noffice = "县热线办"\ncases = ["白雪村路灯已修好"]\nrequirements = ["加强督办"]\n'.encode()
    )


def make_taxonomy() -> bytes:
    return (
        '[[category]]\nname = "城管"\naliases = ["市容"]\n[[category]]\nname = "其他"\ndefinition = "余下的"\n'.encode()
    )


def make_history() -> bytes:
    from hotspot.categories.taxonomy import CATEGORIES

    return ("类别,2024-07,2023-08\n" + "".join(f"{name},{n},1\n" for n, name in enumerate(CATEGORIES))).encode()


def make_scores() -> bytes:
    return "承办单位,综合指标值,等级\n县城管局,98.3,A\n三塘镇,91,B\n".encode()


def make_report() -> bytes:
    import pandas as pd

    from hotspot.issues.heat import Evidence, measure_heat
    from hotspot.settings import HeatWeights

    heat = asdict(measure_heat(Evidence(callers=2, tickets=3), HeatWeights()))
    ids = [row[0] for row in ROWS]
    line = {
        "rank": 1, "hotspot_id": "H00350067", "title": "路灯不亮问题", "sentence": "群众反映路灯不亮。",
        "category": "城市管理", "theme": "", "ticket_ids": ids, "callers": 2, "heat": heat,
        "issues": [{"issue_id": "I1", "ticket_ids": ids, "object_name": "白雪村", "samples": ["白雪村路灯不亮"]}],
        "first_at": "2024-08-01 00:00:00", "last_at": "", "places": ["白雪村"], "units": [], "severity": [],
        "previous_tickets": 2, "change": 50.0, "status": "上升", "slots": {"place": ids}, "is_scattered": False,
    }  # fmt: skip
    table = pd.DataFrame([[i, "I1", "", "H00350067"] for i in ids])
    return json.dumps({
        "format": 1, "period": "2024-08", "days": 31.0, "hotspots": [line], "ended": [line],
        "merges": [{"ticket_ids": ids, "reason": "文字相同"}],
        "repeats": [{"caller": "诉求人-1", "issue_id": "I1", "ticket_ids": ids}],
        "tickets": table.to_numpy(dtype=object).tolist(),
    }, ensure_ascii=False).encode()  # fmt: skip


def make_current() -> bytes:
    switch = {"at": "2024-08-01T09:00:00", "by": "甲", "action": "promote", "name": "八月", "before": "default",
              "digest": "0" * 64, "objections": ["差一点"]}  # fmt: skip
    return json.dumps({"name": "八月", "history": [switch]}, ensure_ascii=False).encode()


@cache
def read_shipped_similarity() -> bytes:
    from hotspot.resources import find_shipped

    return (find_shipped("models/similarity") / "similarity.json").read_bytes()


def save_model_folder(folder: Path) -> None:
    """Write a small category model with lexicon and sub-topics."""
    from hotspot.categories.classifier import Classifier
    from hotspot.categories.knowledge import Knowledge
    from hotspot.categories.lexicon import Lexicon, LexiconEntry
    from hotspot.categories.model_folder import save_model
    from hotspot.text.subtopics import parse_subtopics

    labels = ("城市管理", "人力资源社会保障")
    knowledge = Knowledge(
        Lexicon(labels, (LexiconEntry("城市管理", "窨井盖", 3), LexiconEntry("人力资源社会保障", "讨薪", 3))),
        parse_subtopics("城市管理\t窨井盖缺失\t井盖+丢失 窨井盖\n"),
    )
    model = Classifier(knowledge=knowledge, min_df=1).fit(MODEL_TEXTS, MODEL_LABELS)
    save_model(model, folder, labels=labels, review_below=0.5, about={})


def save_theme_folder(folder: Path) -> None:
    """Write a small model of themes."""
    from hotspot.issues.themes.folder import save_theme_model
    from hotspot.issues.themes.listing import parse_themes
    from hotspot.issues.themes.training import fit_theme_model
    from hotspot.text.subtopics import parse_subtopics

    subtopics = parse_subtopics("公共服务\t停水\t停水 没水\n城市管理\t路灯\t路灯\n")
    themes = parse_themes("停水问题\t停水\t\n路灯问题\t路灯\t\n", subtopics)
    texts = ["家里三天没有水用", "自来水又停了", "小区停水", "巷子口的灯不亮", "路灯坏了一个月", "灯杆倒了"]
    save_theme_model(fit_theme_model(texts, ["停水"] * 3 + ["路灯"] * 3, themes), folder, about={})
