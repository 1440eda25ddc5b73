"""Warnings that other packages must not give are kept back, and nothing else of the caller's."""

import warnings
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from hotspot.foreign_warnings import keep_filters


def test_blocks_side_by_side_leave_the_filters_as_they_were() -> None:
    """The second block would begin within the first and end after it."""
    first_began, second_began, first_ended = Event(), Event(), Event()

    def run_first() -> None:
        with keep_filters():
            warnings.simplefilter("ignore", UserWarning)
            first_began.set()
            second_began.wait(timeout=0.2)
        first_ended.set()

    def run_second() -> None:
        first_began.wait()
        with keep_filters():
            second_began.set()
            first_ended.wait(timeout=5)

    with warnings.catch_warnings():
        before = list(warnings.filters)
        with ThreadPoolExecutor(2) as pool:
            for done in [pool.submit(run_first), pool.submit(run_second)]:
                done.result()
        assert list(warnings.filters) == before
