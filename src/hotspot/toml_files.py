"""TOML files that offices write by hand: read, and what is wrong with one said in Chinese."""

import re
import tomllib
from pathlib import Path
from typing import Any

from hotspot.errors import HotspotError, SettingsError


def read_toml(
    path: str | Path, what: str, *, example: str, problem: type[HotspotError] = SettingsError
) -> dict[str, Any]:
    """Return the content of a TOML file; UTF-8, with or without the mark that Windows' Notepad puts before it.

    ``what`` is what messages call the file, ``example`` a line as it should be. Raises ``problem`` for a file that
    cannot be read, FileNotFoundError for one that is not there.
    """
    try:
        return tomllib.loads(Path(path).read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise
    except OSError as error:
        raise problem(f"{what} {path} 打不开:{error.strerror}。请核对它是文件,并且可以读。") from error
    except UnicodeDecodeError as error:
        raise problem(f"{what} {path} 不是 UTF-8 编码。请另存为 UTF-8。") from error
    except (ValueError, RecursionError) as error:
        place = re.search(r"at line (\d+), column (\d+)|at end of document", str(error))
        where = "" if place is None else f"第 {place[1]} 行第 {place[2]} 个字符处" if place[1] else "文件末尾"
        raise problem(
            f"{what} {path} 不是有效的 TOML:{where}写法不对。每行应如 {example},文字写在引号里,节名写在方括号里。"
        ) from error
