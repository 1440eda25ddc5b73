"""An evaluation as one html file that opens without a network: scores, confusion, calibration, coverage, errors."""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import numpy as np

from hotspot.categories.evaluation import Evaluation
from hotspot.tickets.atomic import write_text

SCORE_HEADERS = ("类别", "工单", "精确率", "召回率", "F1")
_STYLE = (
    "body{font-family:sans-serif;margin:2em auto;max-width:70em;line-height:1.5}"
    "table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #ccc;padding:.2em .6em;text-align:left}"
)


def write_evaluation(evaluation: Evaluation, path: str | Path) -> None:
    """Write the page; the same evaluation gives the same bytes. OutputError when it cannot be written."""
    write_text(path, render_evaluation(evaluation))


def render_evaluation(evaluation: Evaluation) -> str:
    """Return the page."""
    parts = [f"<h1>分类评估</h1><p>{escape(evaluation.describe())}</p>"]
    if warning := warn_of_trained(evaluation):
        parts.append(f"<p><strong>{escape(warning)}</strong></p>")
    if evaluation.comparison is not None:
        parts.append(f"<p>与另一个模型相比:{escape(evaluation.comparison.describe())}</p>")
    if evaluation.drift.describe():
        parts.append(f"<p><strong>{escape(evaluation.drift.describe())}</strong></p>")
    parts += [
        "<h2>各类别</h2>",
        _table(SCORE_HEADERS, score_rows(evaluation)),
        "<h2>判错的去向</h2>",
        _plot(_draw_confusion(evaluation), with_library=True),
        "<h2>置信度可信吗</h2>",
        _plot(_draw_calibration(evaluation)),
        "<h2>只放行最有把握的一部分</h2>",
        _plot(_draw_coverage(evaluation)),
        "<h2>最有把握却判错的</h2>",
        _table(("工单编号", "标注", "判为", "置信度", "内容"), error_rows(evaluation)),
    ]
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>分类评估</title>'
        f"<style>{_STYLE}</style></head>\n<body>{body}</body></html>\n"
    )


def warn_of_trained(evaluation: Evaluation) -> str:
    """Say in Chinese on how many of the tickets the models were fitted, "" where on none."""
    models = [("这个模型", evaluation.trained)]
    if evaluation.comparison is not None:
        models.append(("另一个模型", evaluation.compared_trained))
    said = [
        f"{who}训练时用过其中 {trained.sum()} 条" for who, trained in models if trained is not None and trained.any()
    ]
    warning = f"注意:{'、'.join(said)},成绩会偏高,不能当作对新工单的成绩。" if said else ""
    if evaluation.trained is not None and evaluation.trained.any() and not evaluation.trained.all():
        rest = evaluation.right[~evaluation.trained]
        warning += f"没有用过的 {len(rest)} 条中判对 {rest.sum()} 条。"
    unknown = "和".join(who for who, trained in models if trained is None)
    return warning + (f"{unknown}没有记下训练用了哪些工单;其中如有用过的,成绩会偏高。" if unknown else "")


def score_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """Return label, support, precision, recall, F1 as texts (— of no tickets); labels nothing has are left out."""
    met = {*evaluation.truth, *evaluation.predicted}
    return [
        (s.label, str(s.support), *(f"{share:.3f}" if s.support else "—" for share in (s.precision, s.recall, s.f1)))
        for s in evaluation.scores
        if s.label in met
    ]


def confused_rows(evaluation: Evaluation) -> list[tuple[str, ...]]:
    """Return the ten label pairs confused most often: true label, predicted label, tickets."""
    counts = evaluation.confusion * (1 - np.eye(len(evaluation.labels), dtype=np.int64))
    pairs = sorted(zip(*np.nonzero(counts), strict=True), key=lambda pair: (-counts[pair], pair))[:10]
    return [(evaluation.labels[true], evaluation.labels[given], str(counts[true, given])) for true, given in pairs]


def error_rows(evaluation: Evaluation, *, most: int | None = None, width: int | None = None) -> list[tuple[str, ...]]:
    """Return the surest errors: id, true label, predicted label, confidence and the first ``width`` characters."""
    worst = evaluation.worst_errors[:most]
    return [(e.ticket_id, e.truth, e.predicted, f"{e.confidence:.2f}", e.text[:width]) for e in worst]


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{escape(header)}</th>" for header in headers)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _plot(figure: Any, *, with_library: bool = False) -> str:
    import plotly.io

    identity = f"figure-{figure.layout.meta}"
    drawn: str = plotly.io.to_html(figure, full_html=False, include_plotlyjs=with_library, div_id=identity)
    return drawn


def _draw_confusion(evaluation: Evaluation) -> Any:
    import plotly.graph_objects as go

    met = {*evaluation.truth, *evaluation.predicted}
    kept = [place for place, label in enumerate(evaluation.labels) if label in met]
    names = [evaluation.labels[place] for place in kept]
    counts = evaluation.confusion[np.ix_(kept, kept)].tolist()
    heat = go.Heatmap(z=counts, x=names, y=names, text=counts, texttemplate="%{text}", colorscale="Blues")
    figure = go.Figure(heat)
    figure.update_layout(meta="confusion", height=640, xaxis_title="判为", yaxis_title="标注")
    figure.update_yaxes(autorange="reversed")
    return figure


def _draw_calibration(evaluation: Evaluation) -> Any:
    import plotly.graph_objects as go

    bins = evaluation.calibration
    found = go.Scatter(
        x=[one.confidence for one in bins],
        y=[one.accuracy for one in bins],
        text=[f"{one.tickets} 条" for one in bins],
        mode="lines+markers",
        name="实际",
    )
    figure = go.Figure([found, go.Scatter(x=[0, 1], y=[0, 1], mode="lines", name="理想")])
    figure.update_layout(meta="calibration", height=420, xaxis_title="置信度", yaxis_title="准确率")
    return figure


def _draw_coverage(evaluation: Evaluation) -> Any:
    import plotly.graph_objects as go

    points = evaluation.coverage
    curve = go.Scatter(
        x=[point.coverage for point in points],
        y=[point.accuracy for point in points],
        text=[f"置信度 ≥ {point.threshold:.2f}" for point in points],
        mode="lines+markers",
    )
    figure = go.Figure(curve)
    figure.update_layout(meta="coverage", height=420, xaxis_title="放行的份额", yaxis_title="准确率")
    return figure
