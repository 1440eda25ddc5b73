"""The program in a process of its own, which can be interrupted and killed, and what it leaves behind."""

import subprocess
import sys
from pathlib import Path

_LINE = "A{0:04d},2024-08-{1:02d} 09:05,石塘镇七里村停水{2}天没人管,李女士{0},公共服务\n"
ROWS = "工单编号,来电时间,诉求内容,诉求人,诉求类别\n" + "".join(_LINE.format(n, n % 28 + 1, n % 9) for n in range(60))


def start(*arguments: object, folder: Path, before: str = "") -> "subprocess.Popen[str]":
    """Start the program in a process of its own, after some code that prepares it."""
    code = f"{before}\nfrom hotspot.__main__ import main; main()"
    command = [sys.executable, "-P", "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def list_files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
