"""The program as a user starts it, in this process."""

import pytest


def run_here(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run the program in this process; return its exit code."""
    from hotspot.__main__ import main

    monkeypatch.setattr("sys.argv", ["hotspot", *map(str, arguments)])
    try:
        main()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
