"""Build wheel and sdist, install each into an empty environment, and run the program there: make package-test.

python scripts/package_test.py python3.11 python3.12 python3.13
"""

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TICKETS = "工单编号,来电时间,诉求内容\n" + "".join(
    f"{number:04d},2024-08-{number:02d} 09:05,石塘镇七里村停水三天没有人管\n" for number in range(1, 9)
)
VERBS = (
    ("classify", "in.csv", "-o", "out.csv"),
    ("detect", "in.csv", "--period", "2024-08", "-o", "hotspots"),
    ("report", "in.csv", "--period", "2024-08", "--hotspots", "hotspots", "-o", "bulletin.docx"),
    ("privacy", "in.csv"),
)


def main() -> None:
    """Build once, then install and run each package with each Python."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", default=[sys.executable], help="default: this one")
    pythons = parser.parse_args().pythons
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        venv.create(folder / "build", with_pip=True)
        run(folder / "build/bin/python", "-m", "pip", "install", "--quiet", "build")
        run(folder / "build/bin/python", "-m", "build", "--outdir", folder / "dist", ROOT)
        for python in pythons:
            for package in sorted((folder / "dist").iterdir()):
                try_package(package, python, Path(tempfile.mkdtemp(dir=folder)))


def try_package(package: Path, python: str, folder: Path) -> None:
    """Install a package into an empty environment and run the verbs far from the checkout."""
    run(python, "-m", "venv", folder / "env")
    run(folder / "env/bin/python", "-m", "pip", "install", "--quiet", "-c", ROOT / "constraints.txt", package)
    work = folder / "work"
    work.mkdir()
    (work / "in.csv").write_text(TICKETS, encoding="utf-8")
    for verb in VERBS:
        run(folder / "env/bin/hotspot", *verb, cwd=work)
    version = run(folder / "env/bin/python", "--version")
    print(f"{package.name}: {version}: {len(VERBS)} verbs run", flush=True)


def run(*command: object, cwd: Path | None = None) -> str:
    """Run a command without this process's Python settings; return what it prints."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, text=True, capture_output=True, check=False
    )
    if done.returncode:
        sys.exit(
            f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    return done.stdout.strip()


if __name__ == "__main__":
    main()
