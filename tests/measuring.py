"""What tests measure: the time a job takes, and what it keeps of memory."""

import contextlib
import ctypes
import gc
import platform
import sys
import time
import timeit
import tracemalloc

#: glibc's names for what mallopt sets: the size from which free memory goes back to the system,
#: and how many blocks may be taken from it outside the heap. Each with its value at the start.
TRIM_THRESHOLD, MMAP_MAX = (-1, 128 * 1024), (-4, 65_536)

#: Characters of the text that is timed first, and the most of it.
SHORTEST, LONGEST = 1_000, 256_000
#: Seconds that a clock tells from its own ticks.
ENOUGH = 0.02
#: Seconds after which what a job keeps fills the caches, as it does for a longer text.
UNCACHED = 0.05
#: Times that a job is run: a busy machine makes single times longer, and never shorter.
RUNS = 3
#: Times that a long text and a short one are measured again, one after the other.
ROUNDS = 5


def seconds(job, text):
    """Return the processor's time of one run, without the collector: what that takes depends on
    what else the process holds."""
    return timeit.Timer(lambda: job(text), timer=time.process_time).timeit(number=1)


def takes_at_most(job, text, limit):
    """Return whether the best of a few runs takes no more; the first that does not ends it."""
    return any(seconds(job, text) <= limit for _ in range(RUNS))


@contextlib.contextmanager
def kept_memory():
    """Have glibc keep what is freed. By itself it gives each block above 32 MB back, so that a
    long text pays the system for new pages in each call, and a quarter of it does not."""
    if platform.libc_ver()[0] != "glibc":
        yield
        return
    libc = ctypes.CDLL(None)
    libc.mallopt(TRIM_THRESHOLD[0], 2**31 - 1)
    libc.mallopt(MMAP_MAX[0], 0)
    try:
        yield
    finally:
        libc.mallopt(*TRIM_THRESHOLD)
        libc.mallopt(*MMAP_MAX)
        libc.malloc_trim(0)


def hostile(pieces, size):
    """Return a text of the size in which each piece is repeated, one after the other."""
    return "".join(piece * (size // len("".join(pieces))) for piece in pieces)


def assert_linear(job, pieces, shortest=SHORTEST):
    """Assert that four times the text takes no more than five times as long.

    The text is doubled until it takes UNCACHED or has LONGEST; where that takes next to no time,
    ENOUGH is taken for it. What a busy machine disturbed is measured again, and then with four
    times the text: what a job keeps leaves a cache at one size, but what is not linear is so at
    every size.
    """
    size = shortest
    with kept_memory():
        while size < LONGEST and takes_at_most(job, hostile(pieces, size), UNCACHED):
            size *= 2
        assert is_linear(job, pieces, size) or is_linear(job, pieces, 4 * size)


def is_linear(job, pieces, size):
    """Return whether in any round four times the text took no more than five times as long."""
    text, longer = hostile(pieces, size), hostile(pieces, 4 * size)
    best = (min(seconds(job, text) for _ in range(RUNS)) for _ in range(ROUNDS))
    return any(takes_at_most(job, longer, 5 * max(short, ENOUGH)) for short in best)


def assert_leaks_nothing(job, things, warm, rounds):
    """Assert that a job keeps no memory from round to round, nor references to the things."""

    def held(rounds):
        for _ in range(rounds):
            job()
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        held(warm)
        counts = [sys.getrefcount(thing) for thing in things]
        before, after = held(warm), held(rounds)
        assert after - before < rounds * 32  # less than one object a round
        assert [sys.getrefcount(thing) for thing in things] == counts
    finally:
        tracemalloc.stop()
