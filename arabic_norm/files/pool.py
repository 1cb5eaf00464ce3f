"""Work done by several processes, its results in order, with few pieces in memory at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import TypeVar

from arabic_norm.files.errors import Refused

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_AHEAD = 2  # pieces a process: one that it works at, one that waits


def in_order(
    work: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int
) -> Generator[tuple[_Task, _Result], None, None]:
    """Yield each task with its result, in order, made by so many processes.

    Errors: what the work raises; Refused when a process is killed.
    """
    if jobs == 1:
        for task in tasks:
            yield task, work(task)
        return
    # spawned, not forked: a child shares neither locks nor open files with this process
    context = multiprocessing.get_context("spawn")
    strangers = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, context, _begin)
    waiting: deque[tuple[_Task, Future[_Result]]] = deque()
    finished = False
    try:
        for task in tasks:
            if len(waiting) == _AHEAD * jobs:
                done, future = waiting.popleft()
                yield done, future.result()
            waiting.append((task, pool.submit(work, task)))
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()
        finished = True
    except BrokenProcessPool:
        raise Refused("a worker process was killed, perhaps for want of memory") from None
    finally:
        if not finished:  # nobody wants the rest
            for child in set(multiprocessing.active_children()) - strangers:
                child.kill()
        # a pool whose workers were killed may wait for them for ever (Python 3.10)
        pool.shutdown(wait=finished, cancel_futures=True)


def _begin() -> None:
    """Prepare a worker: it leaves Ctrl-C to its parent and ends when its parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
