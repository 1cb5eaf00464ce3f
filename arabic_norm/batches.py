"""Process many texts in order and in bounded memory, with several processes if asked."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from arabic_norm.values import check_text

#: A batch is this many texts or, of long ones, this many characters: enough that handing it over
#: costs little beside the work.
TEXTS, CHARACTERS = 512, 1 << 20
#: Batches that wait for each process, so that none is idle and no list of all texts is made.
AHEAD = 2

Run = Callable[[list[str]], list[str]]


def in_batches(run: Run, texts: Iterable[str], workers: int | None) -> Iterator[str]:
    """Return an iterator over the results of ``run`` for the texts, batch by batch, in order.

    Errors: TypeError when one of the texts is not a str; ValueError when ``workers``, the number of
    processes, is less than one.
    """
    if workers is None or workers == 1:
        return chain.from_iterable(map(run, _batches(texts)))
    if workers < 1:
        raise ValueError(f"workers is a number of processes, not {workers}")
    return _shared(run, _batches(texts), workers)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    unread = iter(texts)
    while batch := list(_within(CHARACTERS, islice(unread, TEXTS))):
        yield batch


def _within(size: int, texts: Iterable[str]) -> Iterator[str]:
    """Yield texts up to the maximum length of a batch."""
    for text in texts:
        if type(text) is not str:  # a subclass may pass; quicker than to ask every text
            check_text(text)
        yield text
        size -= len(text)
        if size <= 0:
            return


def _shared(run: Run, batches: Iterable[list[str]], workers: int) -> Iterator[str]:
    from concurrent.futures import Future, ProcessPoolExecutor

    with ProcessPoolExecutor(workers) as pool:
        waiting: deque[Future[list[str]]] = deque()
        for batch in batches:
            waiting.append(pool.submit(run, batch))
            if len(waiting) > AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
