"""How fast `arabic-norm normalize` is on JSON lines, and where the time goes.

python -m benchmarks.corpus CORPUS.jsonl

Processor time, so that other work on the machine does not count. The command is also timed by the
clock, with one job and two in turns, the best of each; on a machine that is busy that says nothing,
but the processor time that two jobs take more than one bounds what they can gain.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from arabic_norm import INDEX, LUCENE
from arabic_norm.files.lines import JsonLines
from arabic_norm.files.packing import Stream
from arabic_norm.files.work import LineWork, Place, blocks
from arabic_norm.pipeline import Step


class SameText:
    """A treatment that treats nothing but has every value written anew: JSON alone."""

    def text(self, source: str) -> str:
        """Return another text, nearly the same."""
        return source + " "


def seconds(function: Callable[[], Any]) -> float:
    """Return the processor time of the fastest of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return min(times)


def convert(path: Path, pipeline: Step) -> None:
    """Do what the command does to a file, without writing it."""
    records = JsonLines(("text",), False)
    work = LineWork(path.name, records, pipeline, "", False)
    for block in blocks(Stream(path, ""), records, Place()):
        work(block)


def json_alone(lines: list[str]) -> None:
    """Find and write the texts, unchanged but for a blank."""
    records = JsonLines(("text",), False)
    for line in lines:
        records.convert(line, 1, SameText())  # type: ignore[arg-type]


class Times(NamedTuple):
    """What a run of the command took, by the clock and of all its processes' time."""

    wall: float
    processor: float


def command(path: Path, preset: str, jobs: int, folder: str) -> Times:
    """Run the command; return what it took."""
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "arabic_norm", "normalize", path]  # noqa: RUF005
        + ["-o", Path(folder, "out.jsonl"), "--force", "-p", preset, "-j", str(jobs), "-q"],
        check=True,
    )
    wall, after = time.perf_counter() - start, os.times()
    used = after.children_user + after.children_system
    return Times(wall, used - before.children_user - before.children_system)


def one_and_two(path: Path, preset: str, rounds: int) -> tuple[Times, Times]:
    """Return what the command took with one job and with two, the least of each, in turns."""
    found: dict[int, list[Times]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            for jobs, times in found.items():
                times.append(command(path, preset, jobs, folder))
    one, two = (Times(*map(min, zip(*times, strict=True))) for times in found.values())
    return one, two


def main() -> None:
    """Print a line for each pipeline, and all as JSON at last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=3, help="runs of the command for each figure")
    arguments = parser.parse_args()
    path = arguments.corpus
    size = path.stat().st_size / 1e6
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    in_json = seconds(lambda: json_alone(lines))
    found: dict[str, Any] = {"MB": round(size, 1)}
    for pipeline in (LUCENE, INDEX):
        whole = seconds(lambda pipeline=pipeline: convert(path, pipeline))
        one, two = one_and_two(path, pipeline.name.lower(), arguments.rounds)
        found[pipeline.name] = {
            "MB/s": round(size / whole, 1),
            "share in JSON": round(in_json / whole, 2),
            "command MB/s": round(size / one.wall, 1),
            "jobs 2 over 1": round(one.wall / two.wall, 2),
            "processor time of jobs 2 over 1": round(two.processor / one.processor, 2),
        }
        print(pipeline.name, found[pipeline.name])
    print(json.dumps(found))


if __name__ == "__main__":
    main()
