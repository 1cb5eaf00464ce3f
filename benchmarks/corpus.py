"""How fast `arabic-norm normalize` is on JSON lines, and where the time goes.

python benchmarks/corpus.py CORPUS.jsonl

Processor time, so that other work on the machine does not count, except where jobs are compared:
there it is the wall's, best of three, and says nothing on a machine that is busy.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def command_seconds(path: Path, preset: str, jobs: int) -> float:
    """Return the wall time of the fastest of three runs of the command."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(3):
            out = Path(folder, f"{number}.jsonl")
            start = time.perf_counter()
            subprocess.run(
                [sys.executable, "-m", "arabic_norm", "normalize", path, "-o", out]  # noqa: RUF005
                + ["-p", preset, "-j", str(jobs), "-q"],
                check=True,
            )
            times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print a line for each pipeline, and all as JSON at last."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    path = parser.parse_args().corpus
    size = path.stat().st_size / 1e6
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    in_json = seconds(lambda: json_alone(lines))
    found: dict[str, Any] = {"MB": round(size, 1)}
    for pipeline in (LUCENE, INDEX):
        whole = seconds(lambda pipeline=pipeline: convert(path, pipeline))
        one, two = (command_seconds(path, pipeline.name.lower(), jobs) for jobs in (1, 2))
        found[pipeline.name] = {
            "MB/s": round(size / whole, 1),
            "share in JSON": round(in_json / whole, 2),
            "command MB/s": round(size / one, 1),
            "jobs 2 over 1": round(one / two, 2),
        }
        print(pipeline.name, found[pipeline.name])
    print(json.dumps(found))


if __name__ == "__main__":
    main()
