"""The program from its first moment on: ``hotspot``, or ``python -m hotspot`` where the folder of installed commands is
not searched (Windows).
"""

import sys

_INTERRUPTED = 130


def main(name: str = "hotspot") -> None:
    """Run the program; an interruption ends it with 130, also while it is being loaded. ``name``: how it was called."""
    try:
        from hotspot.cli.main import run

        run(name)
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断,没有写出不完整的文件。\n")
        sys.exit(_INTERRUPTED)


if __name__ == "__main__":
    main("python -m hotspot")
