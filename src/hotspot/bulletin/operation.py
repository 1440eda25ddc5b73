"""一、运行情况(一): what came in, by channel, kind and category, compared with named bases."""

from collections.abc import Sequence

from hotspot.bulletin.comparison import list_missing
from hotspot.bulletin.document import Block, Cell, Heading, Note, Paragraph, Table
from hotspot.bulletin.figures import NO_FIGURE, Change, Signed
from hotspot.bulletin.sorting import UNSORTED, name_labels
from hotspot.bulletin.statistics import ComparedCount, Count, Statistics, rank_changes
from hotspot.tickets.periods import Period

# Named in the text as growing or falling most; the table has them all.
_NAMED = 2
# Categories without a count of an earlier period that a note names; it counts the others.
_SHOWN = 5


def write_operation(statistics: Statistics, period: Period) -> list[Block]:
    """Return the blocks of the section."""
    blocks: list[Block] = [
        Heading("12345热线运行情况", 2),
        Paragraph(_describe_total(statistics, period)),
    ]
    if statistics.channels:
        blocks.append(Paragraph(f"{statistics.total}件诉求按受理渠道分:{describe_counts(statistics.channels)}。"))
    if statistics.kinds:
        blocks.append(Paragraph(f"{statistics.total}件诉求按诉求类型分:{describe_counts(statistics.kinds)}。"))
    blocks.append(Paragraph(_describe_categories(statistics)))
    changes = _describe_extremes(statistics)
    if changes:
        blocks.append(Paragraph(changes))
    blocks.append(_make_category_table(statistics))
    if statistics.areas:
        blocks.append(_make_area_table(statistics))
    return blocks + [Note(text) for text in _notes(statistics)]


def _make_category_table(statistics: Statistics) -> Table:
    """Return the table of categories: count, share, and for each known base its count and the change."""
    return _make_table("诉求类别", statistics.categories, statistics, _known_places(statistics))


def _make_area_table(statistics: Statistics) -> Table:
    """Return the table of towns, or districts: as of categories, compared with each base that is known by them."""
    known = [place for place, base in enumerate(statistics.bases) if base.counts and base.counts.areas]
    return _make_table(f"所属{statistics.area_word}", statistics.areas, statistics, known)


def describe_counts(counts: Sequence[Count]) -> str:
    """Return ``电话1100件,占85.14%;网站…``."""
    # A name that ends in a digit would run into its number: 省级12345 and 60.
    names = [f"{count.name}工单" if count.name[-1:].isdigit() else count.name for count in counts]
    return ";".join(f"{name}{count.tickets}件,占{count.share}" for name, count in zip(names, counts, strict=True))


def name_category(name: str) -> str:
    """Return the category as the text calls it: ``环境保护类``, ``其他咨询``."""
    return name if name == UNSORTED or name.endswith(("咨询", "类")) else f"{name}类"


def _describe_total(statistics: Statistics, period: Period) -> str:
    parts = [f"{period.label},12345热线共受理群众诉求{statistics.total}件"]
    for base, change in zip(statistics.bases, statistics.overall.changes, strict=True):
        if change is not None:
            parts.append(f"与{base.period.label}的{change.base}件相比,{base.word}{change.describe()}")
    return ";".join(parts) + "。"


def _describe_categories(statistics: Statistics) -> str:
    known = [(place, statistics.bases[place]) for place in _known_places(statistics)]
    bases = "、".join(f"{base.word}为与{base.period.label}相比" for _, base in known)
    items = []
    for row in statistics.categories:
        changes = [f"{base.word}{_describe_rate(change)}" for place, base in known if (change := row.changes[place])]
        items.append(",".join([f"{name_category(row.name)}{row.tickets}件", f"占{row.share}", *changes]))
    return f"{statistics.total}件诉求按诉求类别分{f'({bases})' if bases else ''}:" + "。".join(items) + "。"


def _known_places(statistics: Statistics) -> list[int]:
    """Return which of the bases are known by category."""
    return [place for place, base in enumerate(statistics.bases) if base.counts and base.counts.categories]


def _describe_rate(change: Change) -> str:
    if change.percent is None and change.difference:
        return f"增加{change.difference}件(基数为0)"
    return change.describe_rate()


def _describe_extremes(statistics: Statistics) -> str:
    rises, falls = rank_changes(statistics.categories, most=_NAMED)
    base = statistics.bases[0]
    parts = [
        f"{word}的是{'、'.join(_describe_extreme(row) for row in rows)}"
        for word, rows in (("增加较多", rises), ("减少较多", falls))
        if rows
    ]
    return f"与{base.period.label}相比,{';'.join(parts)}。" if parts else ""


def _describe_extreme(row: ComparedCount) -> str:
    return f"{name_category(row.name)}({row.previous.describe()})" if row.previous else name_category(row.name)


def _make_table(name: str, rows: Sequence[ComparedCount], statistics: Statistics, known: Sequence[int]) -> Table:
    """Return the table of some counts and of all, compared with the bases at these places."""
    header = [name, "件数", "占比"]
    for base in (statistics.bases[place] for place in known):
        header += [f"{base.period.label}件数", f"{base.word}增减"]
    return Table(f"{name}统计表", tuple(header), tuple(_count_cells(row, known) for row in (*rows, statistics.overall)))


def _count_cells(row: ComparedCount, known: Sequence[int]) -> tuple[Cell, ...]:
    cells: list[Cell] = [row.name, row.tickets, row.share]
    for place in known:
        cells += _change_cells(row.changes[place])
    return tuple(cells)


def _change_cells(change: Change | None) -> tuple[Cell, Signed | str]:
    return (NO_FIGURE, NO_FIGURE) if change is None else (change.base, change.cell)


def _tell_partial_counts(statistics: Statistics) -> list[str]:
    """Return a sentence for each base of which some categories are known and others not."""
    notes = []
    for place in _known_places(statistics):
        base = statistics.bases[place]
        lacking = [row.name for row in statistics.categories if row.changes[place] is None and row.name != UNSORTED]
        if lacking:
            named = "、".join(lacking[:_SHOWN]) + (f"等{len(lacking)}类" if len(lacking) > _SHOWN else "")
            unranked = "" if place else ",也不说哪类增减较多"
            notes.append(f"{base.period.label}没有{named}的件数,这些类别未作{base.word}{unranked}。")
    return notes


def _notes(statistics: Statistics) -> list[str]:
    sources = statistics.sources
    notes = [*list_missing(statistics.bases), *_tell_partial_counts(statistics)]
    if sources.predicted and not sources.official:
        notes.append("诉求类别均按软件判定。")
    elif sources.predicted:
        notes.append(f"诉求类别中{sources.official}件按工单上的登记,{sources.predicted}件按软件判定。")
    if sources.unknown:
        notes.append(f"工单上登记的类别{name_labels(sources.unknown)}不在类别表中,没有采用。")
    if sources.unsorted:
        notes.append(f"有{sources.unsorted}件没有类别表中的类别,列为“{UNSORTED}”。")
    lacking = [
        word for word, counts in (("受理渠道", statistics.channels), ("诉求类型", statistics.kinds)) if not counts
    ]
    if lacking:
        notes.append(f"工单表没有{'、'.join(lacking)},未按此统计。")
    return notes
