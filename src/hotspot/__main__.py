"""``python -m hotspot``: the program where the folder of installed commands is not on the search path (Windows)."""

from hotspot.cli.main import run

if __name__ == "__main__":
    run("python -m hotspot")
