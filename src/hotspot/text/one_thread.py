"""One thread of linear algebra, where the order of sums decides last digits or threads cost more than they spare."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

# The limit is the whole process's: two at once would end each other's.
_ONE_LIMIT = threading.Lock()


@contextmanager
def one_thread() -> Iterator[None]:
    """Let BLAS and OpenMP use one thread inside the block; other threads of the program wait for their own block."""
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    with _ONE_LIMIT, threadpool_limits(1):
        yield


def stay_on_one_thread() -> None:
    """Let BLAS and OpenMP use one thread in the rest of this process's life: one of several side by side."""
    import numpy  # noqa: F401 - only what is loaded can be limited
    from threadpoolctl import threadpool_limits

    threadpool_limits(1)
