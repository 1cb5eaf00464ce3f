"""Cost per character of one text from 1 kB to 100 MB: it should not grow."""

from __future__ import annotations

import mmap
import resource
import time
from statistics import median

from arabic_norm import LUCENE

SIZES = [10**3, 10**4, 10**5, 10**6, 10**7, 10**8]  # bytes of UTF-8


def scaling(sample: str, repeats: int = 7) -> list[dict[str, float]]:
    """Return for each size nanoseconds a character, and how many of them the page faults of a new
    result of that size cost (touching fresh memory, measured apart)."""
    rows = []
    for size in SIZES:
        characters = size // 2
        text = (sample * (characters // len(sample) + 1))[:characters]
        passes = max(1, 10**6 // size)
        costs = [_seconds(lambda text=text: LUCENE(text), passes) for _ in range(repeats)]
        before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
        LUCENE(text)
        faults = resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before
        rows.append(
            {
                "bytes": size,
                "ns": median(costs) / characters * 1e9,
                "faults_ns": faults * _fault() / characters * 1e9,
            }
        )
    return rows


def _seconds(call: object, passes: int) -> float:
    start = time.process_time()
    for _ in range(passes):
        call()  # type: ignore[operator]
    return (time.process_time() - start) / passes


def _fault(pages: int = 4096) -> float:
    """Return the seconds that the first touch of a page takes."""
    with mmap.mmap(-1, pages * mmap.PAGESIZE) as fresh:
        start = time.process_time()
        for at in range(0, len(fresh), mmap.PAGESIZE):
            fresh[at] = 1
        touched = time.process_time()
        for at in range(0, len(fresh), mmap.PAGESIZE):
            fresh[at] = 1
        return max(0.0, (touched - start) - (time.process_time() - touched)) / pages
