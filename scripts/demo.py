"""The demonstration of `make demo`: one synthetic month through every verb, results in out/, a summary in Chinese."""

import csv
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from hotspot.text.width import measure_width

ROOT = Path(__file__).resolve().parents[1]
MONTH, BEFORE = ROOT / "data" / "demo" / "2024-08.csv", ROOT / "data" / "demo" / "2024-07.csv"
HISTORY = ROOT / "data" / "demo" / "counts.csv"
OUT = ROOT / "out"
# Hotspots that are printed.
SHOWN = 12


def main() -> None:
    started = time.perf_counter()
    print("以下用随软件提供的一个月工单演示。这些工单是为演示逐条撰写的合成数据,不是真实来电。\n")
    OUT.mkdir(exist_ok=True)
    run("classify", MONTH, "-o", OUT / "classified.csv")
    run("detect", BEFORE, "-o", OUT / "2024-07", "--period", "2024-07")
    run("detect", MONTH, "-o", OUT / "2024-08", "--period", "2024-08", "--previous", OUT / "2024-07")
    print_categories(OUT / "classified.csv")
    print_hotspots(OUT / "2024-08" / "hotspots.csv")
    hotspots, outputs = OUT / "2024-08", [OUT / f"bulletin.{form}" for form in ("md", "docx", "html", "xlsx")]
    options = ["--period", "2024-08", "--history", HISTORY, "--compare-predicted", "--hotspots", hotspots]
    run("report", MONTH, *options, *(part for path in outputs for part in ("-o", path)))
    print("\n写出的文件:")
    for path in sorted(OUT.rglob("*")):
        if path.is_file():
            print(f"  {path.relative_to(ROOT)}  {path.stat().st_size / 1024:,.0f} KB")
    print(f"\n用时 {time.perf_counter() - started:.1f} 秒。")


def run(*arguments: object) -> None:
    command = [str(Path(sys.executable).parent / "hotspot"), *map(str, arguments)]
    print(f"$ hotspot {' '.join(str(Path(a).relative_to(ROOT)) if Path(a).is_absolute() else a for a in command[1:])}")
    subprocess.run(command, check=True)


def print_categories(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    official, predicted = (Counter(row[name] for row in rows) for name in ("诉求类别", "predicted_category"))
    agreed = sum(row["诉求类别"] == row["predicted_category"] for row in rows)
    print(f"\n诉求类别(共 {len(rows)} 件,软件判定与登记相同 {agreed / len(rows):.1%})")
    print("  两个类别都说得通、登记了另一个的,这里算作不同;README 的成绩算作可接受。")
    print(f"  {pad('类别')}{'登记':>6}{'占比':>9}{'软件判定':>8}")
    for name, count in official.most_common():
        print(f"  {pad(name)}{count:>8}{count / len(rows):>11.2%}{predicted[name]:>10}")


def print_hotspots(path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    print(f"\n热点、难点聚焦(前 {min(SHOWN, len(rows))} 条,共 {len(rows)} 条)")
    for row in rows[:SHOWN]:
        note = ",".join(
            filter(None, [f"{row['tickets']} 件 {row['callers']} 人", f"热度 {row['heat']}", row["status"]])
        )
        print(f"  {row['rank']}.{row['title']}。{row['sentence']}({note})")
    print()


def pad(text: str) -> str:
    """Fill up with blanks to the width of the first column on a terminal."""
    return text + " " * (24 - measure_width(text))


if __name__ == "__main__":
    main()
