"""What tests measure: the time a job takes, and what it keeps of memory."""

import gc
import sys
import time
import timeit
import tracemalloc


def seconds(job, text):
    """Return the processor's time, the best of three, without the collector: single times are
    useless on a busy machine, and the collector's depends on what else the process holds. What
    takes a second is run once: it is long enough for disturbances to be small."""
    run = timeit.Timer(lambda: job(text), timer=time.process_time)
    first = run.timeit(number=1)
    return first if first > 1 else min(first, *run.repeat(repeat=2, number=1))


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
