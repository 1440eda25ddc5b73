"""Files of place names: one name a line, # starts a comment."""

from pathlib import Path

from hotspot.errors import SettingsError
from hotspot.resources import find_shipped


def shipped_lists() -> tuple[Path, ...]:
    """Return the shipped ``data/places/*.txt`` in name order; a file's stem says the kind of its places (towns, roads …)."""
    return tuple(sorted(find_shipped("data/places").glob("*.txt")))


def read_names(path: str | Path) -> tuple[str, ...]:
    """Return the names of a list file, in its order; raises SettingsError when it cannot be read."""
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise SettingsError(f"找不到地名表 {path}。请检查 hotspot.toml 中 places.files 的路径。") from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"读不了地名表 {path}:{error}。应为 UTF-8 文本,每行一个名称。") from error
    names = (line.partition("#")[0].strip() for line in lines)
    return tuple(name for name in names if name)
