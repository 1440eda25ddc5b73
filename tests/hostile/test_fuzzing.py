"""Every reader, fed damaged files: what reaches a user is a HotspotError, never a traceback."""

from contextlib import suppress
from pathlib import Path

import pytest
from hostile_readers import READERS

from hotspot.errors import HotspotError

# Always the same, so that a change is judged by them; new ones by scripts/fuzz.py in each `make test`.
CASES = 10
# Numbers of cases that once raised something else: missing names, 5,000-digit numbers, nesting, unfit parts.
FOUND = {
    "docx": (39,),
    "html": (446, 10146),
    "bulletin": (10312, 52000, 52344),
    "current": (34253,),
    "settings": (481, 654, 737),
    "taxonomy": (481, 492, 942, 231828, 271286),
    "report": (58, 59, 73),
    "similarity": (80, 669, 757),
    "xls": (199,),
    "model": (4, 16, 28),
    "themes": (53, 57, 68),
}


@pytest.mark.parametrize("name", READERS)
def test_a_sound_file_is_read(name: str, tmp_path: Path) -> None:
    READERS[name].read(READERS[name].attack(tmp_path, 0))


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    for number in (*FOUND.get(name, ()), *range(1, CASES + 1)):
        with suppress(HotspotError):
            READERS[name].read(READERS[name].attack(tmp_path, number))
