"""How much of a processor's time something takes at its best."""

import time
from collections.abc import Callable

_ATTEMPTS = 3
# So many times as long a text; squared time would take the square of it as long, other work on the machine some more.
_TIMES, _ALLOWED = 8, 24
# Shorter times than this, in seconds, are mostly what a first run sets up.
_SHORTEST = 0.05


def measure_seconds(run: Callable[[], object], enough: float) -> float:
    """Return the CPU seconds of the fastest of three runs, or of the first that takes less than ``enough``.

    Another process on the machine slows one run; work that grows too fast with its input is slow in all of them.
    """
    least = float("inf")
    for _ in range(_ATTEMPTS):
        started = time.process_time()
        run()
        least = min(least, time.process_time() - started)
        if least < enough:
            break
    return least


def grows_with_length(run: Callable[[str], object], piece: str, length: int) -> bool:
    """Tell whether a text of a piece repeated to a length takes about as much longer as it is longer than an eighth."""
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (length // _TIMES, length))
    allowed = _ALLOWED * max(measure_seconds(lambda: run(short), enough=_SHORTEST), _SHORTEST)
    return measure_seconds(lambda: run(long), enough=allowed) < allowed
