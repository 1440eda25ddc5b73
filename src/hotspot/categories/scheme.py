"""A scheme of categories as an office writes it down: names, other spellings, definitions, and words that decide."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from hotspot.arguments import check_type
from hotspot.categories.lexicon import Lexicon, parse_lexicon
from hotspot.categories.taxonomy import Category, Taxonomy, load_taxonomy
from hotspot.errors import SettingsError
from hotspot.foreign_errors import explain_error

_COLUMNS = ("name", "aliases", "definition", "terms")
_HEADERS = {"name": "类别", "aliases": "别名", "definition": "定义", "terms": "词"}


@dataclass(frozen=True)
class Scheme:
    """The categories, and the words that speak for them (None without any)."""

    taxonomy: Taxonomy
    lexicon: Lexicon | None = None


def load_scheme(path: str | Path) -> Scheme:
    """Read a scheme.

    A toml has ``[[category]]`` tables (``name, aliases, definition``) and perhaps ``lexicon = "terms.tsv"`` beside
    them: rows of category, term, strength 1 to 3, the file lying beside the toml. A tsv has one category a line: name,
    aliases, definition and terms, aliases and terms separated by 、 (a term counts as typical, ``词*`` as decisive).
    Raises SettingsError when the file is missing or wrong.
    """
    path = Path(path)
    if path.suffix.lower() == ".tsv":
        return _parse_table(_read(path), str(path))
    taxonomy = load_taxonomy(path)
    named = tomllib.loads(_read(path)).get("lexicon")
    if named is None:
        return Scheme(taxonomy)
    source = path.parent / str(named)
    return Scheme(taxonomy, parse_lexicon(_read(source), taxonomy.names, source=str(source)))


def take_scheme(scheme: Scheme | str | Path | None) -> Scheme | None:
    """Return the scheme that a caller gives, itself or its file, None for none; ArgumentTypeError for anything else."""
    if isinstance(scheme, str | Path):
        return load_scheme(scheme)
    if scheme is not None:
        check_type(scheme, Scheme, "scheme", "请给出类别表文件的路径")
    return scheme


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"读不了 {path}:{explain_error(error)}。类别表应是 UTF-8 的 toml 或 tsv 文件。") from error


def _parse_table(text: str, source: str) -> Scheme:
    categories: list[Category] = []
    rows: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in line.split("\t")]
        if not line.strip() or line.startswith("#") or cells[0] in {"name", _HEADERS["name"]}:
            continue
        if len(cells) > len(_COLUMNS) or not cells[0]:
            form = "<Tab>".join(_HEADERS.values())
            raise SettingsError(f"类别表 {source} 第 {number} 行不对:每行应为“{form}”,后三格可空。")
        name, aliases, definition, terms = cells + [""] * (len(_COLUMNS) - len(cells))
        categories.append(Category(name, tuple(part for part in aliases.split("、") if part), definition))
        rows += [f"{name}\t{term.rstrip('*')}\t{3 if term.endswith('*') else 2}" for term in terms.split("、") if term]
    taxonomy = Taxonomy(tuple(categories))
    return Scheme(taxonomy, parse_lexicon("\n".join(rows), taxonomy.names, source=source) if rows else None)
