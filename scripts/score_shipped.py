"""Score the shipped models on real tickets where such data lie beside the checkout; fail below models/floors.toml.

The real tickets are no part of the project. DATA (default: the folder named by HOTSPOT_REAL_DATA, else
../shared/data) holds ``tickets14-dev.csv`` and ``issues-dev.csv``, its neighbour ``tools`` the scorers. Without them
nothing is scored, and the script says so.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=find_data())
    data = parser.parse_args().data
    if not data.is_dir():
        print(f"no real tickets at {data}: the shipped models were not scored on any")
        return
    floors = tomllib.loads((ROOT / "models" / "floors.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        scores = {
            "categories": score_categories(data, Path(folder)),
            "issues": score_issues(data, Path(folder)),
        }
    failed = [
        f"{part}.{name} is {scores[part][name]:.3f}, its floor {floor}"
        for part, row in floors.items()
        if part in scores
        for name, floor in row.items()
        if scores[part][name] < floor
    ]
    sys.exit("\n".join(failed) if failed else None)


def find_data() -> Path:
    return Path(os.environ.get("HOTSPOT_REAL_DATA") or ROOT.parent / "shared" / "data")


def score_categories(data: Path, folder: Path) -> dict[str, float]:
    gold, output = data / "tickets14-dev.csv", folder / "categories.csv"
    run_hotspot("classify", gold, "-o", output)
    return run_scorer(data, "score_categories.py", output, gold)


def score_issues(data: Path, folder: Path) -> dict[str, float]:
    gold, output = data / "issues-dev.csv", folder / "issues"
    run_hotspot("detect", gold, "-o", output)
    return run_scorer(data, "score_issues.py", output / "tickets.csv", gold)


def run_hotspot(*arguments: object) -> None:
    subprocess.run([Path(sys.executable).parent / "hotspot", *map(str, arguments)], check=True)


def run_scorer(data: Path, name: str, *arguments: Path) -> dict[str, float]:
    scorer = data.parent / "tools" / name
    done = subprocess.run([sys.executable, scorer, *arguments], check=True, capture_output=True, text=True)
    print(f"{name}: {done.stdout.strip()}")
    return {key: float(value) for key, value in (pair.split("=") for pair in done.stdout.split())}


if __name__ == "__main__":
    main()
