"""Which of several files lacks a column, and from which figures its tickets are therefore left out."""

from collections import defaultdict

import pandas as pd

from hotspot.bulletin.labels import read_labels
from hotspot.bulletin.outcomes import Outcomes
from hotspot.tickets.table import name_untold

# The column of what became of tickets, its name, and the measures that need it by the words of ``Outcomes.known``.
_MEASURES = {
    "closed_at": ("办结时间", {"closed": "办结率", "deadline": "按期办结率"}),
    "due_at": ("处理时限", {"deadline": "按期办结率"}),
    "rework": ("返工次数", {"rework": "返工率"}),
    "satisfaction": ("满意度", {"satisfaction": "回访满意率"}),
    "responded": ("是否响应", {"responded": "响应率"}),
    "resolved": ("是否解决", {"resolved": "解决率"}),
}
# Columns of which no measure is worked out, and what follows.
_OTHERS = {"excluded": ("是否剔除", "都算作没有剔除"), "channel": ("受理渠道", "未计入信箱来信")}


def tell_untold(tickets: pd.DataFrame, outcomes: Outcomes) -> tuple[str, ...]:
    """Return a sentence for each file that lacks what another tells, of how many tickets, and what they count in."""
    lacking: dict[str, list[str]] = defaultdict(list)
    counts: dict[str, int] = {}
    for column in (*_MEASURES, *_OTHERS):
        names = pd.Series(read_labels(tickets, name_untold(column)), dtype="str")
        for name, count in names[names != ""].value_counts().sort_index().items():
            lacking[str(name)].append(column)
            counts[str(name)] = int(count)
    return tuple(filter(None, (_describe(name, lacking[name], counts[name], outcomes) for name in sorted(lacking))))


def _describe(name: str, columns: list[str], count: int, outcomes: Outcomes) -> str:
    headers, missed, follows = [], [], []
    for column in columns:
        if column in _OTHERS:
            header, consequence = _OTHERS[column]
            follows.append(consequence)
        else:
            header, measures = _MEASURES[column]
            known = [measure for told, measure in measures.items() if told in outcomes.known]
            if not known:
                continue
            missed += known
        headers.append(header)
    if missed:
        follows.insert(0, f"未计入{'、'.join(dict.fromkeys(missed))}")
    return f"“{name}”没有{'、'.join(headers)},其中{count}件工单{','.join(follows)}。" if headers else ""
