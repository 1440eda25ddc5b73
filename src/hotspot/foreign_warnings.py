"""Which warnings of other packages are heard while they work, without a trace in the program that calls."""

import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

# Before Python 3.14 filters are those of the whole process: blocks side by side would put back each other's.
_ONE = threading.RLock()


@contextmanager
def keep_filters() -> Iterator[None]:
    """Let a block change which warnings are heard, one block at a time; afterwards they are what they were."""
    with _ONE, warnings.catch_warnings():
        yield
