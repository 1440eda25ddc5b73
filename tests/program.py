"""The program as a user starts it, in this process."""

import pytest


def run_here(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run the program in this process; return its exit code."""
    from hotspot.cli.main import run

    monkeypatch.setattr("sys.argv", ["hotspot", *map(str, arguments)])
    try:
        run()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
