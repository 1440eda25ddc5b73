"""Lists that people write: rows of cells between tabs, below a line that names the columns; lines of # are remarks."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hotspot.errors import SettingsError
from hotspot.foreign_errors import explain_error


def read_list(path: str | Path, name: str) -> str:
    """Return the text of a list; SettingsError, which calls it by its ``name`` (词表), when it cannot be read."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"读不了{name} {path}:{explain_error(error)}。应为 UTF-8 的 tsv 文件。") from error


def split_rows(text: str, first_column: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the cells of each row with the number of its line, from 1.

    ``first_column``: what the line above the rows begins with.
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith(("#", f"{first_column}\t")):
            yield number, line.split("\t")


def parse_roles(text: str, roles: Iterable[str], *, source: str) -> dict[str, frozenset[str]]:
    """Parse ``role<Tab>words`` rows, blanks between words; a role may come again. SettingsError for any other role."""
    words: dict[str, set[str]] = {role: set() for role in roles}
    for _, (role, *cells) in split_rows(text, "role"):
        if role not in words:
            raise SettingsError(f"{source} 中“{role}”不对:每行应为“{'、'.join(words)} 之一<Tab>以空格分开的词”。")
        words[role].update(" ".join(cells).split())
    return {role: frozenset(row) for role, row in words.items()}
