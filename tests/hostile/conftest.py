"""Makes the byte-level writers of other rooms' tests importable from here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tickets"))
