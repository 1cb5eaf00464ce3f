"""Progress of a run: a bar on a terminal, plain lines in a log, nothing with ``--quiet``."""

from __future__ import annotations

import sys
import time

from arabic_norm.bars import counted
from arabic_norm.files.printable import printable
from arabic_norm.files.tally import Tally

_LINE_EVERY = 10.0  # seconds between lines in a log


class Quiet:
    """Reports nothing."""

    def __enter__(self) -> Quiet:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def say(self, message: str) -> None:
        pass

    def advance(self, position: int, tally: Tally) -> None:
        pass


class Log(Quiet):
    """Writes a line from time to time."""

    def __init__(self, total: int) -> None:
        self._total = max(1, total)
        self._start = self._said = time.monotonic()
        self._before: int | None = None  # documents of an earlier run that this one resumes

    def say(self, message: str) -> None:
        sys.stderr.write(f"arabic-norm: {printable(message)}\n")

    def advance(self, position: int, tally: Tally) -> None:
        now = time.monotonic()
        if self._before is None:
            self._before = tally.documents
        if now - self._said < _LINE_EVERY:
            return
        self._said = now
        rate = (tally.documents - self._before) / (now - self._start)
        self.say(
            f"{position / self._total:.0%} of {self._total / 1e6:,.0f} MB, "
            f"{counted(tally.documents, 'document')}, {rate:,.0f} documents/s"
        )


def report_to(total: int, *, quiet: bool) -> Quiet:
    """Return a report of a run over ``total`` bytes: a bar if standard error is a terminal."""
    if quiet:
        return Quiet()
    if not sys.stderr.isatty():
        return Log(total)
    try:
        from arabic_norm.files.bar import Bar  # noqa: PLC0415 - a tenth of the command's start
    except ModuleNotFoundError:  # an extra
        return Log(total)
    return Bar(total)


def summary(tally: Tally, steps: list[str], rejects: str) -> str:
    """Return what was done in a few lines, with each step's share of the texts that it changed."""
    done = counted(tally.documents, "document"), counted(tally.characters, "character")
    lines = [", ".join(done)]
    if tally.written != tally.documents:
        lines[0] += f", {counted(tally.written, 'record')} written"
    if tally.rejected:
        lines[0] += f", {tally.rejected:,} rejected, see {printable(rejects)}"
    changed = [step for step in dict.fromkeys(steps) if tally.changed[step]]
    width = max(map(len, changed), default=0)
    lines += [
        f"  {step:{width}} changed {tally.changed[step] / tally.texts:7.2%} of the texts"
        for step in changed
    ]
    return "\n".join(lines)
