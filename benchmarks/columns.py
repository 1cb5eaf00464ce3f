"""How fast columns are, against Polars, strings and themselves on two threads, and what they hold.

python -m benchmarks.columns [--data FOLDER] [--megabytes N]

One core, processor time, everything on the same Arrow column in one process, best of several rounds
taken in turn; two threads by the wall's clock, on halves of the column. Peak memory is that of a
process of its own, above what it holds before.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa

from arabic_norm import INDEX, LUCENE, Pipeline, fold_like_lucene, repair_quotes
from arabic_norm.columns import normalize_array
from arabic_norm.pipeline import Step
from benchmarks.corpora import make_corpora

ROUNDS = 7
_MEGABYTE = 1e6


def best(calls: dict[str, Callable[[], Any]], clock: Callable[[], float]) -> dict[str, float]:
    """Return the seconds of each call, the best of several rounds in turn."""
    seconds = dict.fromkeys(calls, float("inf"))
    for _ in range(ROUNDS):
        for name, call in calls.items():
            start = clock()
            call()
            seconds[name] = min(seconds[name], clock() - start)
    return seconds


def one_by_one(array: Any, pipeline: Step) -> list[str]:
    """Normalize as strings: what one writes without columns."""
    return [pipeline(text) for text in array.to_pylist()]


def on_threads(array: Any, pipeline: Step, count: int) -> None:
    """Normalize parts of an array, each on a thread."""
    size = len(array) // count
    parts = [array.slice(at * size, size) for at in range(count)]
    threads = [threading.Thread(target=normalize_array, args=(part, pipeline)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def speed(array: Any) -> dict[str, float]:
    """Return ratios of one column's times: how many times as long the other way takes."""
    import polars

    series = polars.from_arrow(array)
    few = array.slice(0, len(array) // 40)  # INDEX takes its time
    old, new = list(fold_like_lucene.table), list(fold_like_lucene.table.values())
    alone = best(
        {
            "LUCENE": lambda: normalize_array(array, LUCENE),
            "polars": lambda: series.str.replace_many(old, new),
            "LUCENE strings": lambda: one_by_one(array, LUCENE),
            "INDEX": lambda: normalize_array(few, INDEX),
            "INDEX strings": lambda: one_by_one(few, INDEX),
        },
        time.process_time,
    )
    shared = best(
        {
            "one": lambda: on_threads(array, LUCENE, 1),
            "two": lambda: on_threads(array, LUCENE, 2),
        },
        time.perf_counter,
    )
    return {
        "LUCENE MB/s": array.nbytes / alone["LUCENE"] / _MEGABYTE,
        "INDEX MB/s": few.nbytes / alone["INDEX"] / _MEGABYTE,
        "polars replace_many / LUCENE": alone["polars"] / alone["LUCENE"],
        "LUCENE on strings / LUCENE": alone["LUCENE strings"] / alone["LUCENE"],
        "INDEX on strings / INDEX": alone["INDEX strings"] / alone["INDEX"],
        "one thread / two, LUCENE": shared["one"] / shared["two"],
    }


def peak_above(array: Any, pipeline: Step) -> dict[str, float]:
    """Return the peak of resident memory while an array is normalized, above that before."""
    normalize_array(array.slice(0, 10), pipeline)  # tables are made ready
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak is forgotten
    before = _status("VmRSS")
    normalized = normalize_array(array, pipeline)
    peak = _status("VmHWM") - before
    return {
        "input MB": array.nbytes / _MEGABYTE,
        "output MB": normalized.nbytes / _MEGABYTE,
        "peak MB": peak / _MEGABYTE,
        "(peak - output) / input": (peak - normalized.nbytes) / array.nbytes,
    }


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) * 1024
    raise LookupError(name)


def columns(data: Path | None, megabytes: int) -> dict[str, Any]:
    """Return the corpora as Arrow columns of that size, and documents that hold no quotation."""
    corpora = make_corpora(data)
    marks = repair_quotes.triggers
    corpora["without quotes"] = [text for text in corpora["documents"] if marks.isdisjoint(text)]
    found = {}
    for name, texts in corpora.items():
        size = sum(len(text.encode()) for text in texts)
        if size:
            found[name] = pa.array(texts * max(1, round(megabytes * _MEGABYTE / size)))
    return found


def main() -> None:
    """Print a line of ratios for each column, and all as JSON at last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder of texts; without it the sample serves")
    parser.add_argument("--megabytes", type=int, default=40)
    parser.add_argument("--peak", choices=["LUCENE", "INDEX"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peak:
        pipeline: Pipeline = {"LUCENE": LUCENE, "INDEX": INDEX}[options.peak]
        array = columns(options.data, options.megabytes)["documents"]
        print(json.dumps(peak_above(array, pipeline)))
        return
    found: dict[str, Any] = {}
    for name, array in columns(options.data, options.megabytes).items():
        found[name] = speed(array)
        print(name, {key: round(value, 2) for key, value in found[name].items()}, flush=True)
    for preset in ("LUCENE", "INDEX"):
        command = [sys.executable, "-m", "benchmarks.columns", *sys.argv[1:], "--peak", preset]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found[f"memory, {preset}"] = json.loads(done.stdout)
        print(f"memory, {preset}", found[f"memory, {preset}"], flush=True)
    print(json.dumps(found))


if __name__ == "__main__":
    os.environ["POLARS_MAX_THREADS"] = "1"
    main()
