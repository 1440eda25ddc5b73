"""Where the shipped files lie: inside the installed package, or at the top level of a checkout."""

from pathlib import Path

from hotspot.errors import HotspotError

_PACKAGE = Path(__file__).resolve().parent


def find_shipped(name: str) -> Path:
    """Return the path of a shipped file or folder such as ``data/lexicon.tsv`` or ``models/default``.

    Raises HotspotError when the installation lacks it.
    """
    for root in (_PACKAGE / "shipped", _PACKAGE.parents[1]):
        path = root / name
        if path.exists():
            return path
    raise HotspotError(f"安装不完整:找不到随软件提供的 {name}。请重新安装 hotspot,或在完整的代码目录中运行。")
