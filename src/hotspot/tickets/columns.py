"""Which column of an office's table is which: headers recognised exactly, never by parts of them."""

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from hotspot.arguments import check_text, check_type
from hotspot.errors import ColumnError
from hotspot.tickets.headers import ADDED_COLUMNS, read_synonyms
from hotspot.tickets.privacy import mask_text
from hotspot.traditional import simplify_characters

if TYPE_CHECKING:
    import pandas as pd

# What a form puts behind a header and which says nothing of the column: 诉求内容(必填).
_REMARK = re.compile(r"[(\[【〔<](?:必填|必填项|选填|可选|文本|文本格式)[)\]】〕>]")
_NOT_WORD = re.compile(r"[\W_]+")
# What speaks for a column of texts, and for one of answers to them, when a header is to be given as an example.
_HINTS = (re.compile("内容|详情|描述"), re.compile("诉求|问题|事项|情况|标题"))
_ANSWER = re.compile("办理|处理|处置|回复|答复|反馈|回访|结果")
_HAN = re.compile("[\u4e00-\u9fff]")
# What a column may hold instead of what its header says, told by its cells: 诉求类别 of many platforms is 投诉 or 咨询,
# 所属区域 of a district's office a town.
_INSTEAD = {
    "category": ("kind", re.compile("(?:投诉|举报|揭发|检举|控告|申诉|求助|求决|咨询|建议|意见|表扬|感谢|反映)+类?")),
    "district": ("town", re.compile("[\u4e00-\u9fff]{1,12}(?:镇|乡|街道|街道办|办事处|苏木)")),
}
# This share of the cells that are not empty must hold it: 其他 and 不详 stand among them.
_INSTEAD_FROM = 0.8
# Rows looked at for such an example, and Chinese characters a cell has on average in a column of texts: names of units
# and categories have fewer.
_SAMPLED = 200
_WORDY = 12

# What a clerk fills in on a sheet of `hotspot review`, whose other headers are the program's own.
ANSWER_COLUMN = "正确类别"
# What stands in the place of an example that there is none for.
_NO_GUESS = "列名"
# What an error lists of a table's headers.
_LISTED = 30
# How alike a header must be to one that is known for it to be an example of another column.
_LIKELY_FROM = 0.6


def recognize_columns(
    columns: Iterable[object],
    mapping: Mapping[str, str] | None = None,
    *,
    source: str = "工单表",
    table: "pd.DataFrame | None" = None,
) -> dict[str, str]:
    """Return which header stands for each canonical name, in canonical order; ``mapping`` (canonical → header) wins.

    Headers are compared without regard to width, case, blanks, brackets and punctuation. Of several for one name the
    first in ``headers.read_synonyms`` is taken. ColumnError when a mapped column or a text column is missing; it names
    the one that may be meant, told by the cells (text) of ``table`` where they are given. They also tell where 诉求类别
    holds kinds of tickets (投诉, 咨询; nothing else is then the category) and 所属区域 towns. A sheet of ``hotspot
    review`` has the program's headers: what is mapped for an office's own tables and is missing there does not count.

    >>> recognize_columns(["工单编号", "诉求 内容", "领导批示"])
    {'ticket_id': '工单编号', 'text': '诉求 内容'}
    """
    headers = [str(column) for column in columns]
    wanted = mapping or {}
    if match_header(headers, ANSWER_COLUMN) is not None:
        wanted = {name: header for name, header in wanted.items() if match_header(headers, header) is not None}
    chosen = _apply_mapping(headers, wanted, source, table)
    free = {_fold(header): header for header in reversed(headers) if header not in chosen.values()}
    for name, synonyms in read_synonyms().items():
        found = [free[folded] for folded in map(_fold, synonyms) if folded in free]
        instead, cells = _INSTEAD.get(name, ("", None))
        moved = [header for header in found if cells and _holds_mostly(table, header, cells)]
        is_moved = bool(moved) and instead not in chosen and not _has_header(free, instead)
        if is_moved:
            chosen[instead] = moved[0]
        # What else an office sorts by that calls kinds a category is another scheme, unless mapped.
        rest = [] if is_moved and name == "category" else [header for header in found if header not in moved]
        if name not in chosen and rest:
            chosen[name] = rest[0]
    if "text" not in chosen:
        raise ColumnError(_tell_missing_text(headers, chosen, source, table))
    return {name: chosen[name] for name in read_synonyms() if name in chosen}


def _tell_missing_text(
    headers: Sequence[str], chosen: Mapping[str, str], source: str, table: "pd.DataFrame | None"
) -> str:
    """Return what is said of a table none of whose columns holds the texts; it names the one that may be meant."""
    if any(mask_text(header) != header for header in headers):
        # A table without a header row: what would be listed are the first caller's data.
        return f"{source.lstrip()}的第一行像是数据,不是表头。请在最上面加一行列名,如“工单编号、诉求内容”。"
    if match_header(headers, ANSWER_COLUMN) is not None:
        return (
            f"{source.lstrip()}是复核表,却没有“诉求内容”列(有:{list_headers(headers)})。"
            "没有诉求内容就无从学起:请把这一列补回来,或用没有删过列的复核表。"
        )
    others = [header for header in headers if header not in chosen.values()]
    example = next(filter(None, (_guess_text(given, table) for given in (others, headers))), _NO_GUESS)
    return (
        f"{source.lstrip()}中没有诉求内容列(有:{list_headers(headers)})。"
        f"用 {write_mapping('text', example)} 指定哪一列是诉求内容。"
    )


def _has_header(free: Mapping[str, str], name: str) -> bool:
    return any(_fold(synonym) in free for synonym in read_synonyms()[name])


def _holds_mostly(table: "pd.DataFrame | None", header: str, cells: re.Pattern[str]) -> bool:
    """Say whether nearly all cells of a column that are not empty match."""
    if table is None or list(table.columns).count(header) != 1:
        return False
    told = Counter(word for word in map(str.strip, table[header].iloc[:_SAMPLED]) if word)
    matching = sum(count for word, count in told.items() if cells.fullmatch(word))
    return bool(told) and matching >= _INSTEAD_FROM * told.total()


def match_header(headers: Iterable[str], wanted: str) -> str | None:
    """Return the header that is the wanted one, or is it but for width, case, blanks and punctuation; else None.

    >>> match_header(["标题", "正确类别 "], "正确类别")
    '正确类别 '
    """
    listed = list(headers)
    alike = (header for header in listed if _fold(header) == _fold(wanted))
    return wanted if wanted in listed else next(alike, None)


def count_recognized(cells: Iterable[str]) -> int:
    """Return how many of the cells are headers of some canonical name."""
    known = _known_headers()
    return sum(_fold(cell) in known for cell in cells if cell)


def name_header(header: str) -> str | None:
    """Return the canonical name that a header stands for by itself, None when it stands for none.

    A table may have several of one name: 来电号码 and 联系电话 are both phone numbers, whichever is taken as the phone.

    >>> name_header("联系电话(必填)"), name_header("领导批示")
    ('phone', None)
    """
    return _known_headers().get(_fold(header))


def check_names(names: Iterable[str]) -> None:
    """Raise ColumnError for names that are none of the canonical ones."""
    wrong = "、".join(f"“{name}”" for name in names if name not in read_synonyms())
    if wrong:
        raise ColumnError(f"{wrong}不是标准列名。可用的有:{'、'.join(read_synonyms())}。")


def _apply_mapping(
    headers: Sequence[str], mapping: Mapping[str, str], source: str, table: "pd.DataFrame | None"
) -> dict[str, str]:
    chosen: dict[str, str] = {}
    check_type(mapping, Mapping, "columns", '请写成 {"text": "诉求内容"}')
    check_names(mapping)
    for name, wanted in mapping.items():
        check_text(wanted, f'columns["{name}"]')
        header = match_header(headers, wanted)
        if header is None:
            example = guess_header(headers, name, table)
            raise ColumnError(
                f"列“{mask_text(wanted)}”不在{source}中(有:{list_headers(headers)})。"
                f"用 {write_mapping(name, example)} 指定。"
            )
        other = next((other for other, taken in chosen.items() if taken == header), None)
        if other is not None:
            raise ColumnError(f"列“{header}”同时指定给了 {other} 和 {name}。一列只能指定一次,请去掉其中一个。")
        chosen[name] = header
    return chosen


def guess_header(headers: Sequence[str], name: str, table: "pd.DataFrame | None" = None) -> str:
    """Return the header that is likeliest a canonical name's, as an example of a mapping; 列名 where none is.

    That of the texts is told by the cells of ``table`` where it is given.

    >>> guess_header(["办理结果", "问题归属"], "category"), guess_header(["办理结果"], "ticket_id")
    ('问题归属', '列名')
    """
    if name == "text":
        return _guess_text(headers, table) or _NO_GUESS
    known = [_fold(header) for header in read_synonyms()[name]]
    shown = headers[:_LISTED]
    alike = [max(difflib.SequenceMatcher(None, _fold(header), other).ratio() for other in known) for header in shown]
    best = max(alike, default=0.0)
    return shown[alike.index(best)] if best >= _LIKELY_FROM else _NO_GUESS


def _guess_text(headers: Sequence[str], table: "pd.DataFrame | None") -> str | None:
    """Return which column holds the texts, None for none: the wordiest, or by its header alone.

    Neither answers nor what the program wrote count.
    """
    questions = [header for header in headers if not _ANSWER.search(header) and header not in ADDED_COLUMNS]
    if table is None:
        return next((header for hint in _HINTS for header in questions if hint.search(header)), None)
    sample = table.iloc[:_SAMPLED]
    lengths = {header: sum(len(_HAN.findall(cell)) for cell in sample[header]) / len(sample) for header in questions}
    best = max(lengths, key=lengths.__getitem__, default=None)
    return best if best is not None and lengths[best] >= _WORDY else None


def write_mapping(name: str, header: str = _NO_GUESS) -> str:
    """Return how a program says which header is a canonical name's; the command line says it as ``--column``.

    >>> write_mapping("text", "诉求事由")
    'columns={"text": "诉求事由"}'
    """
    return f'columns={{"{name}": "{header}"}}'


def list_headers(headers: Sequence[str]) -> str:
    """Return headers as an error names them: masked, at most thirty."""
    shown = "、".join(mask_text(header)[:20] for header in headers[:_LISTED])
    return f"{shown} 等 {len(headers)} 列" if len(headers) > _LISTED else shown or "一列也没有"


def describe_columns(names: Mapping[str, str]) -> str:
    """Say in Chinese which headers were taken for which canonical names.

    >>> describe_columns({"text": "诉求内容"})
    '认得的列 text=诉求内容'
    """
    return f"认得的列 {'、'.join(f'{name}={mask_text(header)[:20]}' for name, header in names.items())}"


def _fold(header: str) -> str:
    plain = simplify_characters(unicodedata.normalize("NFKC", header[:100])).casefold()
    return _NOT_WORD.sub("", _REMARK.sub("", plain))


@cache
def _known_headers() -> Mapping[str, str]:
    return {_fold(synonym): name for name, synonyms in read_synonyms().items() for synonym in synonyms}
