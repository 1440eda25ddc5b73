"""One function over the parts of a table, in several processes at once; the results come in the order of the parts.

Processes are started afresh (spawn), the same on every system, and end with the one that started them. What a function
returns must depend on its part alone: then the number of processes changes no byte of a result.
"""

import logging
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import TypeVar

from hotspot.errors import HotspotError
from hotspot.text.one_thread import stay_on_one_thread

Part = TypeVar("Part")
Result = TypeVar("Result")

# More gain little: one process reads and writes for all of them.
_MOST_BY_DEFAULT = 4
# Parts in work or waiting for each process: enough that none is idle while results are written.
_AHEAD = 2


def count_processors() -> int:
    """Return how many processes work best on this machine: one for each processor that may be used, at most 4."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST_BY_DEFAULT)


def map_parts(function: Callable[[Part], Result], parts: Iterable[Part], workers: int) -> Generator[Result, None, None]:
    """Yield what ``function`` makes of each part, in order; parts are taken only a little ahead of the results.

    With one worker nothing is started. With more, function, parts and results travel between processes, which end when
    the generator does. HotspotError when one of them dies before.
    """
    if workers == 1:
        yield from map(function, parts)
        return
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)
    waiting: deque[Future[Result]] = deque()
    try:
        for part in parts:
            waiting.append(pool.submit(function, part))
            if len(waiting) > _AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise HotspotError(
            f"分类用的 {workers} 个进程中有一个意外结束,多半是内存不够,或被系统终止。请用 workers=1 再运行一次。"
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Keep to one processor, leave words and Ctrl-C to the process that started this one, and end with it."""
    stay_on_one_thread()
    logging.getLogger("hotspot").setLevel(logging.ERROR)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
