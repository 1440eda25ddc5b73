"""How much of a processor's time something takes at its best."""

import time
from collections.abc import Callable

_ATTEMPTS = 3


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
