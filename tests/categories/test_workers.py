"""Several processes give what one gives, in order, and leave nothing behind."""

import logging
import math
import multiprocessing
import os
from collections.abc import Iterator

import pytest

from hotspot.categories.workers import count_processors, map_parts
from hotspot.errors import HotspotError


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_parts(workers: int) -> None:
    assert list(map_parts(math.factorial, range(40), workers)) == [math.factorial(number) for number in range(40)]


def test_parts_are_taken_only_a_little_ahead() -> None:
    taken: list[int] = []

    def read() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = map_parts(math.sqrt, read(), 2)
    assert next(results) == 0
    assert len(taken) < 10
    results.close()
    assert not multiprocessing.active_children()


def complain(part: int) -> int:
    logging.getLogger("hotspot").warning("told again")
    return part


def test_words_are_left_to_the_process_that_started_the_others(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(map_parts(complain, [1, 2], 2)) == [1, 2]
    assert "told again" not in capfd.readouterr().err


def test_an_error_comes_as_it_was_raised() -> None:
    with pytest.raises(ValueError, match="negative"):
        list(map_parts(math.factorial, [1, -1], 2))


def test_a_process_that_dies_is_told_in_words() -> None:
    with pytest.raises(HotspotError, match=r"2 个进程中有一个意外结束.*workers=1"):
        list(map_parts(os._exit, [3], 2))
    assert not multiprocessing.active_children()


def test_there_are_as_many_as_the_machine_can_use_and_no_more_than_four() -> None:
    assert 1 <= count_processors() <= 4
