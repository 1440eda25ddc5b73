"""Labelled tickets: any table with a text and a label column, checked against the categories, one row a text."""

import hashlib
import logging
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from hotspot.categories.prediction import compose_documents
from hotspot.categories.taxonomy import Taxonomy
from hotspot.errors import ColumnError, LabelError
from hotspot.text.features import split_title
from hotspot.tickets.columns import ANSWER_COLUMN, guess_header, list_headers, match_header, write_mapping
from hotspot.tickets.files import Source, name_source, read_tickets
from hotspot.tickets.headers import read_synonyms
from hotspot.tickets.privacy import mask_text
from hotspot.tickets.table import read_cells, require_columns, take_index

_LOG = logging.getLogger("hotspot")

# What the program wrote itself: whoever learned these would learn what the model says already.
_PREDICTED = frozenset({"预测类别", "predicted_category", "second_category"})
_SHOWN = 5
_NOT_TEXT = re.compile(r"[\W_]+")


@dataclass(frozen=True, eq=False)
class LabelledTickets:
    """Tickets with labels, one row a text.

    ``table`` has ``ticket_id, label, document`` (what is modelled: masked) and ``key`` (a hash of the text that is the
    same wherever the ticket comes from). ``unlabelled`` rows had no label, ``repeated`` ones the text of a later row.
    """

    table: pd.DataFrame
    unlabelled: int = 0
    repeated: int = 0

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self.table)

    @property
    def labels(self) -> list[str]:
        """The label of each ticket."""
        return [str(label) for label in self.table["label"]]

    @property
    def documents(self) -> list[str]:
        """What is modelled of each ticket."""
        return [str(document) for document in self.table["document"]]

    @property
    def keys(self) -> list[str]:
        """The key of each ticket."""
        return [str(key) for key in self.table["key"]]

    @property
    def ids(self) -> list[str]:
        """The number of each ticket in its file."""
        return [str(ticket_id) for ticket_id in self.table["ticket_id"]]

    def take(self, rows: Sequence[int]) -> "LabelledTickets":
        """Return some of the tickets."""
        return LabelledTickets(self.table.iloc[list(rows)].reset_index(drop=True))

    def digest(self) -> str:
        """Return the fingerprint of texts and labels, whatever their order."""
        return hashlib.sha256(self.encode()).hexdigest()

    def encode(self) -> bytes:
        """Return key and label of each ticket, one a line, whatever their order."""
        return "\n".join(sorted(f"{key}\t{label}" for key, label in zip(self.keys, self.labels, strict=True))).encode()


def read_labelled(
    sources: Iterable[Source],
    *,
    target: str = "category",
    taxonomy: Taxonomy | None = None,
    columns: Mapping[str, str] | None = None,
) -> LabelledTickets:
    """Read labelled tables in order; a text that comes again takes its later label.

    ``target`` is the column to learn: a canonical name or a header of the files. With a ``taxonomy`` its names and
    aliases are the labels. Raises TicketFileError, ColumnError without the column, LabelError on unknown labels.
    """
    tables = [_read_one(source, target, columns, taxonomy) for source in sources]
    return prepare_labelled(tables, target=target, taxonomy=taxonomy)


def prepare_labelled(
    tables: Sequence[pd.DataFrame], *, target: str = "category", taxonomy: Taxonomy | None = None
) -> LabelledTickets:
    """Check tables that have ``text``, the column ``target`` and perhaps ``title`` and ``ticket_id``.

    What a clerk answered on a review sheet (正确类别) outranks the table's own category.
    White space within a label is one blank, whether it is a line break or indents. Labels of no ``taxonomy`` (units,
    which may name who handled a ticket) are masked, as they go into the folder of a model.
    ColumnError when one lacks a column, LabelError when no ticket has a label, or one is not in the ``taxonomy``.
    """
    parts = [_prepare_one(table, target) for table in tables]
    table = pd.concat(parts, ignore_index=True)
    blank = (table["label"] == "") | (table["document"] == "")
    table = table[~blank].reset_index(drop=True)
    if table.empty:
        raise LabelError(_describe_blank(target))
    table["label"] = _resolve(table, taxonomy) if taxonomy is not None else _mask_labels(table["label"])
    table["key"] = [compute_key(document) for document in table["document"]]
    is_repeated = table["key"].duplicated(keep="last")
    last = table.drop_duplicates("key", keep="last").set_index("key")["label"]
    contradicted = int((table["label"] != table["key"].map(last)).sum())
    if contradicted:
        _LOG.warning("有 %d 条工单的文字与后面的重复而标签不同,以后面的为准。", contradicted)
    # Sorted by key: the order of rows and files must not change the model.
    kept = table[~is_repeated].sort_values("key", kind="stable").reset_index(drop=True)
    return LabelledTickets(kept, int(blank.sum()), int(is_repeated.sum()))


def compute_key(document: str) -> str:
    """Return a key that two documents share when they differ in nothing but punctuation, width and blanks."""
    text = split_title(document)[1]
    plain = unicodedata.normalize("NFKC", text).casefold()
    return hashlib.sha256(_NOT_TEXT.sub("", plain).encode("utf-8", "replace")).hexdigest()[:24]


def _read_one(
    source: Source, target: str, columns: Mapping[str, str] | None, taxonomy: Taxonomy | None
) -> pd.DataFrame:
    table = _take_answers(read_tickets(source, columns=columns), target)
    if target not in table:
        raise ColumnError(_describe_missing(table, target, name_source(source), taxonomy))
    return table


def _take_answers(table: pd.DataFrame, target: str) -> pd.DataFrame:
    """Return the table with what a clerk answered as its category, where it has a column of answers."""
    answers = match_header(map(str, table.columns), ANSWER_COLUMN) if target == "category" else None
    if answers is None:
        return table
    return table.drop(columns="category", errors="ignore").rename(columns={answers: "category"})


def _describe_blank(target: str) -> str:
    """Say that no ticket has a label, as who filled the table knows the column."""
    if target != "category":
        return f"没有带标签的工单:“{target}”列是空的。请填好再训练。"
    return f"没有一条工单填了类别。请填好复核表的“{ANSWER_COLUMN}”列(或台账的“诉求类别”列)。"


def _describe_missing(table: pd.DataFrame, target: str, source: str, taxonomy: Taxonomy | None) -> str:
    """Say that a table lacks the column of labels, and which it has."""
    columns = [str(column) for column in table.columns]
    if target != "category":
        return f'{source} 中没有标签列“{target}”(有:{list_headers(columns)})。用 target="列名" 指定。'
    # What is taken for something else is no label: whoever learned 满意度 would get a model of it.
    others = [column for column in columns if column not in read_synonyms() and column not in _PREDICTED]
    likely = write_mapping("category", _find_categories(table, others, taxonomy) or guess_header(others, "category"))
    return (
        f"{source} 中没有类别列(其他列:{list_headers(others)})。类别在别的列时,用 {likely} 指定;"
        f"还没有类别的,先用 hotspot review 写出复核表,填好“{ANSWER_COLUMN}”列。"
    )


def _find_categories(table: pd.DataFrame, columns: Sequence[str], taxonomy: Taxonomy | None) -> str | None:
    """Return the first column that holds mostly names of categories, None where none does."""
    if taxonomy is None:
        return None
    for column in columns:
        said = {cell for cell in read_cells(table, column) if cell}
        if 2 * sum(taxonomy.find(label) is not None for label in said) > len(said):
            return column
    return None


def _prepare_one(table: pd.DataFrame, target: str) -> pd.DataFrame:
    table = _take_answers(take_index(table), target)
    require_columns(table, "text", target)
    ids = read_cells(table, "ticket_id") if "ticket_id" in table else [str(row + 1) for row in range(len(table))]
    # A cell breaks 水务局 供水公司 into two lines, or indents it: the same label.
    labels = [" ".join(cell.split()) for cell in read_cells(table, target)]
    return pd.DataFrame(
        {
            "ticket_id": pd.Series(ids, dtype="str"),
            "label": pd.Series(labels, dtype="str"),
            "document": pd.Series(compose_documents(table), dtype="str"),
        }
    )


def _mask_labels(labels: pd.Series) -> pd.Series:
    masks = {label: mask_text(label) for label in labels.unique()}
    return labels.map(masks)


def _resolve(table: pd.DataFrame, taxonomy: Taxonomy) -> list[str]:
    meanings = {label: taxonomy.find(label) for label in table["label"].unique()}
    unknown = sorted(label for label, name in meanings.items() if name is None)
    if unknown:
        said = "、".join(_describe(label, table, taxonomy) for label in unknown[:_SHOWN])
        more = f" 等 {len(unknown)} 个" if len(unknown) > _SHOWN else ""
        raise LabelError(
            f"不认识类别{said}{more}。请改成已知的类别,不算的留空:{'、'.join(taxonomy.names)}。"
            '别的类别体系,训练时用 scheme="类别表.toml" 给出,评估时用这样训练的模型。'
        )
    return [meanings[label] or "" for label in table["label"]]


def _describe(label: str, table: pd.DataFrame, taxonomy: Taxonomy) -> str:
    """Say which tickets have an unknown label, and what it may mean."""
    ids = table.loc[table["label"] == label, "ticket_id"].tolist()
    more = f" 等 {len(ids)} 条" if len(ids) > _SHOWN else ""
    guess = taxonomy.guess(label)
    hint = f",是不是“{guess}”?" if guess else ""
    # A label is free text that somebody typed: it may hold anything.
    return f"“{mask_text(label[:30])}”(工单 {'、'.join(mask_text(each[:40]) for each in ids[:_SHOWN])}{more}{hint})"
