"""A pool of processes: results in order, with few pieces of work in memory at a time.

Why not `concurrent.futures.ProcessPoolExecutor`: it may wait forever for a worker that was killed
(Python 3.10), its queues hold semaphores that somebody has to clean up afterwards, and its workers
receive Ctrl-C themselves until they are ready. Here a worker shares nothing with its parent but a
pipe, so that either can be killed at any moment.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from multiprocessing.connection import Connection, wait
from queue import SimpleQueue
from typing import Any, TypeVar

from arabic_norm.files.errors import Refused

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")
_AHEAD = 2  # tasks for each process: one in work, one waiting


def in_order(
    work: Callable[[_Task], _Result], tasks: Iterable[_Task], jobs: int
) -> Generator[tuple[_Task, _Result], None, None]:
    """Yield each task with its result, in order. The work is done by ``jobs`` processes.

    Errors: what the work raises; Refused when a process is killed.
    """
    if jobs == 1:
        for task in tasks:
            yield task, work(task)
        return
    with contextlib.ExitStack() as stack:
        workers = [_Worker(work) for _ in range(jobs)]
        # one thread for each worker only waits at its pipe; threads end after the workers
        threads = stack.enter_context(ThreadPoolExecutor(jobs))
        for worker in workers:
            stack.callback(worker.kill)
        with _no_interrupt():
            for worker in workers:
                worker.start()
        yield from _through(workers, threads, tasks)


def _through(
    workers: list[_Worker], threads: ThreadPoolExecutor, tasks: Iterable[_Task]
) -> Iterator[tuple[_Task, Any]]:
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)

    def do(task: _Task) -> Any:
        worker = idle.get()  # there is one for every thread
        try:
            return worker.do(task)
        finally:
            idle.put(worker)

    waiting: deque[tuple[_Task, Future[Any]]] = deque()
    try:
        for task in tasks:
            if len(waiting) == _AHEAD * len(workers):
                done, future = waiting.popleft()
                yield done, future.result()
            waiting.append((task, threads.submit(do, task)))
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()
    finally:
        for _, future in waiting:  # nobody wants the rest
            future.cancel()


class _Worker:
    """A process that does one kind of work, and our end of its pipe."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        # spawned, not forked: a child shares neither locks nor open files with this process
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._theirs: Connection | None = theirs
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)

    def start(self) -> None:
        """Start the process. From here on it alone has the other end of the pipe."""
        self._process.start()
        assert self._theirs is not None
        self._theirs.close()

    def do(self, task: Any) -> Any:
        """Return the result of a task.  Errors: what the work raises; Refused."""
        try:
            self._pipe.send(task)
            result, error = self._pipe.recv()
        except (EOFError, OSError):
            raise Refused("a worker process was killed, perhaps because memory ran out") from None
        if error is not None:
            raise error
        return result

    def kill(self) -> None:
        """Kill the process, whatever it does; who waits for its result gets an error."""
        if self._process.pid is not None:
            self._process.kill()
            self._process.join()


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Do the tasks that come through the pipe, until the parent kills this process or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()
    while True:
        task = pipe.recv()
        result, failed = None, None
        try:
            result = work(task)
        except Exception as error:
            failed = error  # the parent raises it
        pipe.send((result, failed))


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """Delay Ctrl-C: a process started meanwhile never gets it, this one gets it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker  # noqa: PLC0415 - it is not for Windows

    resource_tracker.ensure_running()  # its start, with the first process, would let Ctrl-C pass
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
