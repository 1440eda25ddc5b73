"""What a clerk changed by hand: lines merged, split, renamed, reworded, pinned or removed; applied on every run."""

import logging
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from hotspot.errors import ArgumentError, TicketFileError
from hotspot.foreign_errors import explain_error
from hotspot.issues.drafts import Draft, choose_id
from hotspot.issues.lines import Line
from hotspot.issues.report import Hotspot
from hotspot.tickets.file_formats.workbooks import read_package_sheet
from hotspot.tickets.privacy import mask_text

_LOG = logging.getLogger("hotspot")

EDIT_SHEET = "修改"
EDIT_COLUMNS = ("热点编号", "标题", "操作", "内容")
ACTIONS = {
    "合并": "“内容”填要并入的另一条热点编号",
    "拆分": "“内容”填要分出去的工单编号,用空格或顿号隔开",
    "改名": "“内容”填新的标题",
    "改写": "“内容”填新的一句话",
    "置顶": "排在最前",
    "删除": "不再列出",
}
# A sentence that tells no more than its title: 多名群众来电反映路灯不亮问题。
_REPORTING, _PROBLEM = "反映", "问题"
_SENTENCE_ENDS = ("。", "!", "?", "！", "？", "。”", "！”", "？”", "。)", "。）")
# Actions whose content is printed, and those that need any.
_PRINTED = frozenset(("改名", "改写"))
_FILLED = _PRINTED | {"合并", "拆分"}
# Entries that a message quotes.
_SHOWN = 5


@dataclass(frozen=True)
class Edit:
    """One change: which line (``title`` only reminds the clerk of it), what to do, and with what."""

    hotspot_id: str
    title: str
    action: str
    value: str

    def __post_init__(self) -> None:
        """Refuse an action that is none (ArgumentError)."""
        if self.action not in ACTIONS:
            raise ArgumentError(f"不认识的操作“{str(self.action)[:30]}”,应为 {'、'.join(ACTIONS)} 之一。")


def regroup(
    drafts: Sequence[Draft],
    edits: Sequence[Edit],
    ids: Sequence[str],
    *,
    choose_theme: Callable[[Sequence[int]], str] | None = None,
) -> list[Draft]:
    """Merge and split lines as the clerk wants; an edit whose line is not there changes nothing, which is told.

    ``ids``: ticket id of each position; ``choose_theme``: the theme of the tickets at some positions, asked for both
    parts of a line that is split (None: they keep the line's).
    """
    by_id = {draft.hotspot_id: draft for draft in drafts}
    idle: list[Edit] = []
    for edit in edits:
        draft = by_id.get(edit.hotspot_id)
        if draft is None:
            idle.append(edit)
        elif edit.action == "合并":
            if edit.value not in by_id or edit.value == edit.hotspot_id:
                idle.append(edit)
                continue
            del by_id[edit.hotspot_id]
            by_id[edit.value] = _merge(by_id[edit.value], draft)
        elif edit.action == "拆分":
            parts = _split(draft, set(_words(edit.value)), ids, taken=by_id)
            idle += [edit] * (len(parts) == 1)
            by_id.update({part.hotspot_id: part for part in _name_parts(parts, choose_theme)})
    if idle:
        _warn_of_idle(idle)
    return list(by_id.values())


def _warn_of_idle(edits: Sequence[Edit]) -> None:
    named = "、".join(f"{edit.action} {edit.hotspot_id}" for edit in edits[:_SHOWN])
    more = "等" if len(edits) > _SHOWN else ""
    _LOG.warning(
        "“%s”表有 %d 处没有执行(%s%s):本期没有这条热点,或没有要并入的热点、要分出的工单。请核对编号。",
        EDIT_SHEET,
        len(edits),
        named,
        more,
    )


def arrange(hotspots: Sequence[Hotspot], edits: Sequence[Edit]) -> list[Hotspot]:
    """Reword, remove and pin hotspots that are ordered already; pinned ones come first in the order of the edits."""
    titles, sentences = (
        {edit.hotspot_id: mask_text(edit.value) for edit in edits if edit.action == action}
        for action in ("改名", "改写")
    )
    removed = find_removed(edits)
    pinned = [edit.hotspot_id for edit in edits if edit.action == "置顶"]
    kept = [hotspot for hotspot in hotspots if hotspot.hotspot_id not in removed]
    kept = [_rename(h, titles[h.hotspot_id]) if h.hotspot_id in titles else h for h in kept]
    kept = [_reword(h, sentences[h.hotspot_id]) if h.hotspot_id in sentences else h for h in kept]
    return sorted(kept, key=lambda h: pinned.index(h.hotspot_id) if h.hotspot_id in pinned else len(pinned))


def find_removed(edits: Sequence[Edit]) -> frozenset[str]:
    """Return the ids of the lines that are not to be listed."""
    return frozenset(edit.hotspot_id for edit in edits if edit.action == "删除")


def _rename(hotspot: Hotspot, title: str) -> Hotspot:
    """Give a line another title, and a sentence that tells no more than the title the same."""
    named = title if title.endswith(_PROBLEM) else f"{title}{_PROBLEM}"
    sentence = hotspot.sentence.replace(f"{_REPORTING}{hotspot.title}", f"{_REPORTING}{named}")
    return replace(hotspot, title=title, sentence=sentence)


def _reword(hotspot: Hotspot, sentence: str) -> Hotspot:
    """Give a line the clerk's sentence, of which no part came from tickets."""
    return replace(hotspot, sentence=sentence if sentence.endswith(_SENTENCE_ENDS) else f"{sentence}。", slots={})


def _name_parts(parts: Sequence[Draft], choose_theme: Callable[[Sequence[int]], str] | None) -> list[Draft]:
    """Give both parts of a line that was split the theme of their own tickets; scattered tickets have it each."""
    if choose_theme is None or len(parts) == 1 or parts[0].line.is_scattered:
        return list(parts)
    return [replace(part, line=replace(part.line, theme=choose_theme(part.line.members))) for part in parts]


def _merge(target: Draft, other: Draft) -> Draft:
    return Draft(target.hotspot_id, _join(target.line, other.line), target.link.join(other.link))


def _join(target: Line, other: Line) -> Line:
    """Return one line of both; scattered tickets are no issue beside issues, and have no say in what it is about."""
    lines = [line for line in (target, other) if not line.is_scattered] or [target, other]
    issues = tuple(issue for line in lines for issue in line.issues)
    others = set(target.members + other.members).difference(*issues)
    return replace(lines[0], issues=issues, others=tuple(sorted(others)), parts=_list_parts(lines))


def _list_parts(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return what is told by itself of lines that become one, () where they are of one theme: a place of one theme has
    not the problem of another.
    """
    parts: list[Line] = []
    for part in chain.from_iterable(line.parts or (line,) for line in lines):
        alike = [known for known in parts if known.theme and known.theme == part.theme]
        if alike:
            issues, others = alike[0].issues + part.issues, alike[0].others + part.others
            parts[parts.index(alike[0])] = replace(alike[0], issues=issues, others=others)
        else:
            parts.append(part)
    return tuple(parts) if len(parts) > 1 else ()


def _split(draft: Draft, wanted: set[str], ids: Sequence[str], *, taken: Collection[str]) -> list[Draft]:
    chosen = {position for position in draft.line.members if ids[position] in wanted}
    kept, apart = _pick(draft.line, set(draft.line.members) - chosen), _pick(draft.line, chosen)
    if not kept.members or not apart.members:
        return [draft]
    rest, link = draft.link.split(chosen)
    return [replace(draft, line=kept, link=rest), Draft(choose_id(ids[apart.members[0]], taken), apart, link)]


def _pick(line: Line, chosen: set[int]) -> Line:
    """Return the part of a line that holds the chosen positions; without any of its issues, they become one."""
    issues = tuple(filter(None, (tuple(p for p in issue if p in chosen) for issue in line.issues)))
    others = tuple(p for p in line.others if p in chosen)
    parts = tuple(part for part in (_pick(part, chosen) for part in line.parts) if part.members)
    line = replace(line, theme=parts[0].theme, parts=()) if len(parts) == 1 else replace(line, parts=parts)
    return replace(line, issues=issues, others=others) if issues else replace(line, issues=(others,), others=())


def _words(value: str) -> list[str]:
    return re.split(r"[\s、,，;；]+", value)


def list_known_ids(edits: Sequence[Edit]) -> frozenset[str]:
    """Return the ids by which edits speak of lines, without those of lines that only they split off."""
    named = {edit.hotspot_id for edit in edits} | {edit.value for edit in edits if edit.action == "合并"}
    splits = [edit for edit in edits if edit.action == "拆分"]
    apart = {f"H{ticket}" for edit in splits for ticket in _words(edit.value)}
    return frozenset(named - (apart - {edit.hotspot_id for edit in splits}))


def read_edits(path: str | Path) -> tuple[Edit, ...]:
    """Read the edit sheet of a hotspots.xlsx; TicketFileError when the file has none or an entry is not understood."""
    rows = _read_sheet(Path(path))
    edits: list[Edit] = []
    wrong: list[str] = []
    for number, row in enumerate(rows, start=2):
        hotspot_id, title, action, value = (cell.strip() for cell in (*row, "", "", "", "")[:4])
        if not action and not value:
            continue
        if action not in ACTIONS or not hotspot_id or (action in _FILLED and not value):
            wrong.append(f"第 {number} 行“{action}”" if action else f"第 {number} 行没有选操作")
        else:
            # The sheet is written again with the result.
            edits.append(Edit(hotspot_id, title, action, mask_text(value) if action in _PRINTED else value))
    if wrong:
        meanings = ";".join(f"{action}:{meaning}" for action, meaning in ACTIONS.items())
        raise TicketFileError(
            f"{path} 的“{EDIT_SHEET}”表有 {len(wrong)} 处不明白({'、'.join(wrong[:_SHOWN])})。{meanings}。"
        )
    return tuple(edits)


def holds_edits(path: Path) -> bool:
    """Tell whether anything was filled into the edit sheet of a workbook; of a file without one, no."""
    try:
        return any(cell.strip() for row in _read_sheet(path) for cell in row[2:4])
    except TicketFileError:
        return False


def _read_sheet(path: Path) -> Sequence[Sequence[str]]:
    if path.is_dir():
        raise TicketFileError(f"修改表 {path} 是文件夹。请给出其中的工作簿 {path / 'hotspots.xlsx'}。")
    try:
        with open(path, "rb") as file:
            rows = [cells for _, cells in read_package_sheet(file, path.name, EDIT_SHEET)]
    except (TicketFileError, OSError) as error:
        said = explain_error(error).removesuffix("。")
        raise TicketFileError(f"读不了修改表 {path}:{said}。请用 hotspot detect 写出的 hotspots.xlsx。") from error
    return rows[1:]
