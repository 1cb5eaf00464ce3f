"""``python -m fuzz``: every target for so many seconds of processor time; exits 1 on a finding."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from fuzz import ROOT, build, seeds
from fuzz.targets import TARGETS

_COLUMNS = "{:<14} {:>12,} {:>10,.0f} {:>8} {:>8} {:>8,.0f} {:>8}"
_HEADER = "target           executions   a second    edges   corpus  seconds findings"
_OPTIONS = [
    "-max_len=512",
    "-timeout=60",
    "-report_slow_units=60",
    "-rss_limit_mb=4096",
    "-print_final_stats=1",
]


@dataclass(frozen=True)
class Result:
    """What a target's process did."""

    name: str
    log: str
    seconds: float  # of processor time
    findings: list[Path]

    def row(self) -> str:
        """Return a line of the table."""
        executions = self._last(r"stat::number_of_executed_units: (\d+)")
        edges, corpus = self._last(r"cov: (\d+)"), self._last(r"corp: (\d+)")
        rate, found = executions / self.seconds, len(self.findings)
        return _COLUMNS.format(self.name, executions, rate, edges, corpus, self.seconds, found)

    def _last(self, pattern: str) -> int:
        return int((re.findall(pattern, self.log) or [0])[-1])


def main() -> int:
    """Return how the process ends: 0 without findings, 1 with some."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="of processor time, each target")
    parser.add_argument("--seed", type=int, default=0, help="0: another in each run")
    parser.add_argument(
        "--every", metavar="N", type=int, default=1, help="start from every Nth seed"
    )
    parser.add_argument("--jobs", type=int, default=1, help="targets at a time")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz", help="of all files")
    parser.add_argument("--replay", type=Path, help="a file of FOLDER/findings/TARGET to run alone")
    parser.add_argument("targets", nargs="*", help=f"of {', '.join(TARGETS)}; all without any")
    options = parser.parse_args()
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"no target {', '.join(unknown)}")
    if not shutil.which("clang"):
        parser.error("fuzzing needs clang and its runtime (Debian: clang libclang-rt-dev)")
    folder = options.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    build.package(folder)
    build.runtime(folder)
    if options.replay:
        return _start(folder, options.replay.parent.name, [str(options.replay)], 0).wait()
    print(_HEADER)
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        names = options.targets or list(TARGETS)
        for result in pool.map(lambda name: _fuzz(folder, name, options), names):
            print(result.row(), flush=True)
            for finding in result.findings:
                failed = 1
                print(f"\n{_told(result.log)}\nreplay: python -m fuzz --replay {finding}\n")
    return failed


def _fuzz(folder: Path, name: str, options: argparse.Namespace) -> Result:
    """Run a target; what it finds interesting is kept and is where the next run starts."""
    corpus, found, start = (folder / part / name for part in ("corpus", "findings", "seeds"))
    for part in (corpus, found):
        part.mkdir(parents=True, exist_ok=True)
    seeds.write(start, name, options.every)
    words = folder / "dictionary"
    words.write_text(seeds.dictionary(), encoding="ascii")
    before = set(found.iterdir())
    drawn = [f"-artifact_prefix={found}/", f"-dict={words}", f"-seed={options.seed}"]
    arguments = [*_OPTIONS, *drawn, str(corpus), str(start)]
    log = folder / f"{name}.log"
    with log.open("wb") as output:
        process = _start(folder, name, arguments, options.seconds, output)
        _, status, usage = os.wait4(process.pid, 0)  # the time is this process's alone
    process.returncode = os.waitstatus_to_exitcode(status)
    findings = sorted(set(found.iterdir()) - before)
    told = log.read_text(encoding="utf-8", errors="replace")
    if process.returncode and not findings:
        raise RuntimeError(f"{name} did not run; {log} ends:\n{told[-2000:]}")
    return Result(name, told, usage.ru_utime + usage.ru_stime, findings)


def _start(
    folder: Path, name: str, arguments: list[str], seconds: float, output: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "LD_PRELOAD": str(build.runtime(folder)),
        "ASAN_OPTIONS": "detect_leaks=0:quarantine_size_mb=16",  # Python keeps much until it ends
        "UBSAN_OPTIONS": "print_stacktrace=1",
        "PYTHONMALLOC": "malloc",  # so that each object has an end which the sanitizer guards
        "FUZZ_SECONDS": str(seconds),
    }
    command = [sys.executable, "-m", "fuzz.child", str(folder), name, *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)


def _told(log: str) -> str:
    """Return what a log says of a finding: from its first line to where libFuzzer ends."""
    told = re.search(
        r"^[^\n]*(Uncaught Python exception|ERROR: ).*?(?=^SUMMARY|\Z)", log, re.M | re.S
    )
    return told[0] if told else log[-2000:]


if __name__ == "__main__":
    sys.exit(main())
