"""hotspot report: the bulletin of a period."""

import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hotspot.cli.console import PERIOD_OPTION, Columns, ModelFolder, SettingsFile, choose_settings, show_progress
from hotspot.cli.sources import Db, Sql, Tables, check_kept, check_options, choose_sources
from hotspot.cli.usage import as_usage
from hotspot.errors import ColumnError, PeriodError, SettingsError

if TYPE_CHECKING:
    import pandas as pd

    from hotspot.bulletin.materials import Materials
    from hotspot.categories.taxonomy import Taxonomy
    from hotspot.settings import Settings
    from hotspot.tickets.files import Source

_LOG = logging.getLogger("hotspot")

_Period = Annotated[str, PERIOD_OPTION]
_Outputs = Annotated[
    list[str],
    typer.Option("-o", "--output", metavar="文件", help="通报:.docx、.html、.md 或 .xlsx(附表);可写多次。"),
]
_Previous = Annotated[
    list[str] | None,
    typer.Option("--previous", metavar="文件", help="上期(或上年同期)的工单表,用于环比、同比;可写多次。"),
]
_History = Annotated[
    str | None,
    typer.Option("--history", metavar="文件", help="往期各类件数表(统计期、类别、件数),用于环比、同比。"),
]
_Hotspots = Annotated[
    str | None,
    typer.Option("--hotspots", metavar="文件夹", help="detect 的结果文件夹;不给则现在就找。"),
]
_Texts = Annotated[
    str | None,
    typer.Option("--texts", metavar="文件", help="单位自己的文字:标题、日期、典型案例、工作要求。"),
]
_Scores = Annotated[
    str | None,
    typer.Option("--scores", metavar="文件", help="各单位的综合指标值、等级(承办单位、综合指标值、等级)。"),
]
_AsOf = Annotated[
    str | None, typer.Option("--as-of", metavar="日期", help="办结情况截至哪一天(默认到表中最后的时间)。")
]
_Top = Annotated[int | None, typer.Option("--top", metavar="条数", min=1, help="正文写出多少条热点(默认按设置,10)。")]
_UnitFloor = Annotated[
    int | None,
    typer.Option("--unit-floor", metavar="件数", min=1, help="办理量多少件以上的部门参加排名(默认按设置,20)。"),
]
_TownFloor = Annotated[
    int | None,
    typer.Option("--town-floor", metavar="件数", min=1, help="办理量多少件以上的乡镇、街道参加排名(默认按设置,5)。"),
]
_BasicWeight = Annotated[
    str | None,
    typer.Option("--basic-weight", metavar="0至1", help="一件“基本满意”折算几件满意,如 0.6(默认按设置,1)。"),
]
_Taxonomy = Annotated[
    str | None,
    typer.Option("--taxonomy", metavar="文件", help="自己的类别表(toml 或 tsv);不给则按模型的类别。"),
]
_ComparePredicted = Annotated[bool, typer.Option("--compare-predicted", help="另列登记类别与软件判定的对照表。")]

_SHOWN = 3


def report(
    period: _Period,
    output: _Outputs,
    sources: Tables = None,
    sql: Sql = None,
    db: Db = None,
    previous: _Previous = None,
    history: _History = None,
    hotspots: _Hotspots = None,
    texts: _Texts = None,
    scores: _Scores = None,
    as_of: _AsOf = None,
    top: _Top = None,
    unit_floor: _UnitFloor = None,
    town_floor: _TownFloor = None,
    basic_weight: _BasicWeight = None,
    compare_predicted: _ComparePredicted = False,
    taxonomy: _Taxonomy = None,
    model: ModelFolder = None,
    column: Columns = None,
    settings: SettingsFile = None,
) -> None:
    """生成一期通报:运行情况、工单办理考核、热点难点聚焦、存在问题、下一步工作要求。"""
    from hotspot.bulletin.building import build_bulletin
    from hotspot.bulletin.writing import check_output, write_bulletin
    from hotspot.tickets.periods import parse_period

    check_options(db=db, sql=sql)
    given = choose_sources(sources, sql, db)
    changed = {"hotspots": top, "unit_floor": unit_floor, "town_floor": town_floor}
    chosen = choose_settings(settings, column, model)
    with as_usage():
        for path in output:
            check_output(path)
        chosen = chosen.with_values("bulletin", **changed, basic_weight=_read_weight(basic_weight))
        span = parse_period(period, chosen.periods.week_start)
    for path in output:
        check_kept((*(sources or ()), *(previous or ()), history, scores), path, f"-通报{Path(path).suffix}")
    # Small files first: a mistake in one of them is not to show after minutes of work.
    categories = _choose_taxonomy(chosen, taxonomy)
    files = {"history": history, "hotspots": hotspots, "scores": scores, "texts": texts, "as_of": as_of}
    materials = _read_materials(chosen, categories, compares=compare_predicted, **files)
    with show_progress("通报"):
        tickets = _read_sorted(given, chosen, categories, everything=compare_predicted)
        earlier = tuple(_read_sorted([path], chosen, categories, is_earlier=True) for path in previous or ())
        materials = replace(materials, earlier=earlier)
        bulletin = build_bulletin(tickets, span, materials, settings=chosen, taxonomy=categories)
        for path in output:
            write_bulletin(bulletin, path)
    sys.stderr.write(f"已写出 {'、'.join(output)}\n")


def _choose_taxonomy(settings: "Settings", path: str | None) -> "Taxonomy":
    """Return the categories that count: those of a file, else the model's own."""
    from hotspot.categories.model_taxonomy import read_model_taxonomy
    from hotspot.categories.scheme import load_scheme

    return load_scheme(path).taxonomy if path else read_model_taxonomy(settings.classify.model)


def _read_materials(
    settings: "Settings",
    taxonomy: "Taxonomy",
    *,
    history: str | None,
    hotspots: str | None,
    scores: str | None,
    texts: str | None,
    as_of: str | None,
    compares: bool,
) -> "Materials":
    """Read what a bulletin is written from beside the tickets."""
    from hotspot.bulletin.history import read_history
    from hotspot.bulletin.materials import Materials
    from hotspot.bulletin.scores import read_scores
    from hotspot.bulletin.texts import Texts, read_texts
    from hotspot.issues.results import read_report

    return Materials(
        history=read_history(history, taxonomy, settings.periods.week_start) if history else None,
        hotspots=read_report(hotspots) if hotspots else None,
        scores=read_scores(scores) if scores else {},
        texts=read_texts(texts) if texts else Texts(),
        as_of=_read_day_end(as_of) if as_of else None,
        compares_predicted=compares,
    )


def _read_sorted(
    sources: "Sequence[Source]",
    settings: "Settings",
    taxonomy: "Taxonomy",
    *,
    everything: bool = False,
    is_earlier: bool = False,
) -> "pd.DataFrame":
    """Read tickets, with predicted categories where they lack any, or where ``everything`` is to have a predicted one.

    Those of an earlier period tell by their times which one it is.
    """
    from hotspot.bulletin.sorting import judge_lacking, sort_tickets
    from hotspot.categories.kinds import KINDS
    from hotspot.categories.prediction import classify
    from hotspot.categories.taxonomy import default_taxonomy
    from hotspot.tickets.joining import read_joined_tickets

    tickets = read_joined_tickets(sources, columns=settings.columns)
    if is_earlier and "received_at" not in tickets:
        raise ColumnError(
            f"--previous {sources[0]} 没有来电时间列,看不出是哪一期的。"
            "请补上来电时间,或改用 --history 给出往期各类件数。"
        )
    found = sort_tickets(tickets, taxonomy)
    if found.unknown:
        named = "、".join(f"“{label}”{count}件" for label, count in found.unknown[:_SHOWN])
        more = f"等 {len(found.unknown)} 种" if len(found.unknown) > _SHOWN else ""
        hint = "自己的类别体系用 --taxonomy 给出"
        if taxonomy != default_taxonomy():
            hint = "旧的名称、别的写法,在类别表中写作别名,用 --taxonomy 给出"
        # 投诉, 求助 … in a column headed 诉求类别 tell the kind of a ticket.
        if "kind" not in tickets and any(label in KINDS for label, _ in found.unknown):
            hint = "这一列若是诉求类型,用 --column kind=列名 指定"
        _LOG.warning("登记的类别%s%s不在类别表中,按软件判定。%s。", named, more, hint)
    wanted = everything and "predicted_category" not in tickets
    if not wanted and not found.unsorted:
        return tickets
    return judge_lacking(tickets, taxonomy, partial(classify, settings=settings))


def _read_weight(text: str | None) -> Decimal | None:
    """Return a weight from 0 to 1 exactly as it was written, None where none was."""
    if not text:
        return None
    with suppress(InvalidOperation):
        # What is no number cannot be read, and nan cannot be compared.
        if 0 <= (weight := Decimal(text)) <= 1:
            return weight
    raise SettingsError(f"--basic-weight {text} 不对,应在 0 到 1 之间,如 0.6。")


def _read_day_end(day: str) -> "pd.Timestamp":
    """Return the last second of a day."""
    import pandas as pd

    from hotspot.tickets.periods import parse_period

    wrong = PeriodError(f"--as-of {day} 应是一天,如 2024-09-10。")
    try:
        period = parse_period(day)
    except PeriodError as error:
        raise wrong from error
    if period.granularity != "day":
        raise wrong
    return pd.Timestamp(period.end) - pd.Timedelta(seconds=1)
