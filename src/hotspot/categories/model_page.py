"""What `hotspot models list` and `show` print: where a model comes from, what it learned, and when it was in use."""

from collections.abc import Iterator, Mapping
from typing import Any

from hotspot.categories.manifest import find_part
from hotspot.categories.registry import ModelEntry, Switch

_TARGETS = {"category": "诉求类别", "unit": "承办单位", "kind": "诉求类型", "town": "所属乡镇"}
_ACTIONS = {"promote": "启用", "rollback": "退回"}
_METRICS = {"macro_f1": "宏平均 F1", "accuracy": "准确率", "calibration_error": "校准误差"}
LIST_HEADERS = ("在用", "名称", "训练时间", "自己的工单", "宏平均F1", "上一代", "数据指纹")


def list_cells(entry: ModelEntry) -> tuple[str, ...]:
    """Return the row of a model under LIST_HEADERS; what a manifest does not say is empty."""
    training, metrics, parent = (find_part(entry.manifest, name) for name in ("training", "metrics", "parent"))
    cells = (
        "*" if entry.is_current else "",
        entry.name,
        _find_time(entry.manifest),
        # The shipped model was trained on nobody's own tickets.
        training.get("tickets", "") if "base_tickets" in training else "",
        metrics.get("macro_f1", ""),
        parent.get("name", ""),
        str(training.get("sha256", ""))[:12],
    )
    return tuple(map(str, cells))


def describe_entry(entry: ModelEntry) -> list[str]:
    """Return the lines of the page; what a manifest does not say is left out."""
    told = [f"{name}:{value}" for name, value in _list_facts(entry.manifest) if value]
    switches = ["启用记录:", *map(_describe_switch, entry.switches)] if entry.switches else ["没有启用或退回过。"]
    return [f"模型 {entry.name}{'(在用)' if entry.is_current else ''}", *told, *switches]


def _find_time(manifest: Mapping[str, Any]) -> str:
    """Return when a model was trained, "" where its manifest does not say; the shipped one is nobody's own."""
    is_own = "base_tickets" in find_part(manifest, "training")
    return str(manifest.get("created_at", "" if is_own else "随软件提供"))


def _list_facts(manifest: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    training, parent = find_part(manifest, "training"), find_part(manifest, "parent")
    target = str(manifest.get("target", "category"))
    yield "训练时间", _find_time(manifest).replace("T", " ")
    yield "上一代", str(parent.get("name", ""))
    yield "判定", _TARGETS.get(target, f"“{target}”列")
    yield "训练工单", _describe_training(training)
    yield "各类训练工单", "、".join(f"{label} {count}" for label, count in _order_labels(manifest))
    yield "留出工单", _describe_holdout(manifest)
    yield "建议复核", f"置信度低于 {_format(manifest['review_below'])}" if "review_below" in manifest else ""
    yield "数据指纹", str(training.get("sha256", ""))
    yield "格式", str(manifest.get("format", ""))


def _describe_training(training: Mapping[str, Any]) -> str:
    if "base_tickets" not in training:
        return f"随软件的语料 {training['tickets']} 条" if "tickets" in training else ""
    base = training["base_tickets"]
    corpus = f",随软件的语料 {base} 条" if base else ""
    return f"自己的 {training.get('tickets', 0)} 条(每条权重 {_format(training.get('weight', 1))}){corpus}"


def _order_labels(manifest: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return the labels in the model's order, and how many tickets of each it was trained on."""
    counts = find_part(find_part(manifest, "training"), "labels")
    return [(label, counts.get(label, 0)) for label in manifest.get("labels", ())] if counts else []


def _describe_holdout(manifest: Mapping[str, Any]) -> str:
    holdout, metrics = find_part(manifest, "holdout"), find_part(manifest, "metrics")
    figures = [f"{label} {_format(metrics[name])}" for name, label in _METRICS.items() if name in metrics]
    count = f"{holdout['tickets']} 条" if "tickets" in holdout else ""
    return ",".join(filter(None, [count, *figures]))


def _describe_switch(switch: Switch) -> str:
    forced = f",不顾:{';'.join(switch.objections)}" if switch.objections else ""
    moved = f"{_ACTIONS.get(switch.action, switch.action)} {switch.name}(此前 {switch.before})"
    return f"  {switch.at.replace('T', ' ')} {switch.by} {moved}{forced}。{switch.describe_basis()}"


def _format(value: object) -> str:
    """Return a number without needless digits; a manifest by another hand may hold anything else."""
    return f"{value:g}" if isinstance(value, int | float) else str(value)
