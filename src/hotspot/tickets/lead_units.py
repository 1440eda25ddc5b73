"""Which unit leads where a cell names several: the one told to (主办, 牵头), else the first that does not assist."""

import re

_LEADING = ("主办", "牵头", "主责", "主")
_MARK = r"、,\uff0c;\uff1b/|"
_OPEN, _CLOSE = r"[(\uff08\[【]", r"[)\uff09\]】]"
_ROLE = r"(?:主办|牵头|主责|主|协办|配合|协同|会办|协)"
# 主办单位:县城管局 and 【协办】县住建局 tell of all behind them, 县城管局(主办) and 县住建局配合 of one unit.
_LABEL = rf"(?:{_OPEN}{_ROLE}(?:单位|部门)?{_CLOSE}(?=[^\s{_MARK}])|{_ROLE}(?:单位|部门)?\s{{0,9}}[:\uff1a])"
_BEFORE = re.compile(rf"\s{{0,9}}{_LABEL}")
_BEHIND = re.compile(rf"(?:{_OPEN}{_ROLE}(?:单位|部门)?{_CLOSE}|(?<=\S)(?:主办|牵头|协办|配合))\s{{0,9}}$")
# What is a unit by itself; of 县公安局 交警大队 and 文星街道 东湖居委会 the second is a part of the first.
_UNIT_ENDS = r"(?:(?<!分)局|(?<![居村])委|政府|乡|镇|街道|办事处|(?<!分)公司)"
_BORDER = re.compile(
    # A mark, but within a bracket: 县城管局(环卫所、园林所); a line, but before a bracket.
    rf"[{_MARK}](?![^(\uff08)\uff09]{{0,60}}[)\uff09])|[\r\n]{{1,9}}(?!\s{{0,9}}[(\uff08])"
    # A blank before a label, behind a bracket, or between two units.
    rf"|\s{{1,9}}(?={_LABEL})|(?<={_CLOSE})\s{{1,9}}"
    rf"|(?:(?<=[局委乡镇])|(?<=政府|街道|公司)|(?<=办事处))\s{{1,9}}(?=\S{{1,40}}{_UNIT_ENDS}(?:[\s{_MARK}]|{_OPEN}|$))"
)
_SPOKEN = re.compile(_ROLE)


def name_lead(cell: str) -> str:
    """Return the unit that leads of those that a cell names, with single blanks; "" where it names none.

    >>> [name_lead(cell) for cell in ("县城管局、三塘镇", "协办:三塘镇 主办:县城管局", "县城管局(牵头)")]
    ['县城管局', '县城管局', '县城管局']
    """
    named, told = [], ""
    for piece in _BORDER.split(cell):
        before, behind = _BEFORE.match(piece), _BEHIND.search(piece)
        told = _read_role(before) or told
        name = piece[before.end() if before else 0 : behind.start() if behind else None]
        if name.strip():
            named.append((_read_role(behind) or told, " ".join(name.split())))
    named.sort(key=lambda unit: (unit[0] not in _LEADING, unit[0] != ""))
    return named[0][1] if named else ""


def _read_role(found: re.Match[str] | None) -> str:
    return _SPOKEN.findall(found.group())[0] if found else ""
