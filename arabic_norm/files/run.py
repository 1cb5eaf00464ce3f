"""Run a plan: read inputs, write beside the output, record everything in the journal."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, Protocol

from arabic_norm.files.errors import Refused
from arabic_norm.files.exchange import Shape, exchange_blocks, exchange_of, is_exchange
from arabic_norm.files.first_look import check_input
from arabic_norm.files.formats import Format
from arabic_norm.files.journal import Journal, Progress
from arabic_norm.files.parquet import ParquetSink, ParquetSource
from arabic_norm.files.permissions import (
    make_folders,
    make_missing,
    mode_of,
    open_private,
    set_mode,
)
from arabic_norm.files.places import (
    check_left,
    check_output,
    check_places,
    check_unowned,
    holds_files,
)
from arabic_norm.files.plan import Input, Plan
from arabic_norm.files.tally import Tally
from arabic_norm.files.tasks import (
    Options,
    Task,
    batch_tasks,
    done_in_order,
    line_tasks,
)
from arabic_norm.files.work import BLOCK, Done, Place, Reject

_NOTE_EVERY = 0.5  # seconds between notes in the journal: the most work that a kill costs
_FORMAT = 2  # version of the journal and of the blocks; raise it when either changes


class Report(Protocol):
    """Receives the progress of a run."""

    def say(self, message: str) -> None:
        """Receive a line for the user."""

    def advance(self, position: int, tally: Tally) -> None:
        """Receive how many bytes of the inputs are done, and the counts so far."""


class Rejected(Refused):
    """A record cannot be read, and the run stops at the first such record."""


def convert(plan: Plan, options: Options, report: Report, *, force: bool, resume: bool) -> Tally:
    """Write the output for the inputs; return counts of what was done.

    ``force``: replace an existing output and discard an interrupted run. ``resume``: continue an
    interrupted run. Errors: Refused; OSError before anything is written; KeyboardInterrupt, after
    which the run can be resumed.
    """
    check_places(plan)
    if resume and plan.output.exists() and not plan.journal.exists() and not force:
        report.say(f"{plan.output} stands and no run on it was interrupted: nothing to resume")
        return Tally(rejected=_count_lines(plan.rejects))
    if not plan.journal.exists():  # refuse early; checked again below
        check_output(plan, force, plan.output, plan.rejects)
        check_unowned(plan)
    for one in plan.inputs:
        check_input(one, options)
    journal = Journal(plan.journal)
    try:
        run = _Run(plan, options, report, journal)
        run.begin(force, resume)
        if not run.progress.complete:
            run.make()
            check_output(plan, force, plan.output, plan.rejects)  # it may exist by now
        run.publish()
    except Rejected:
        run.discard()
        raise
    except OSError as error:
        journal.release()
        what = f"{error.filename or plan.output}: {error.strerror or error}"
        raise Refused(f"{what}; --resume goes on") from error
    except MemoryError as error:
        journal.release()
        raise Refused(f"{plan.output}: not enough memory; --resume goes on") from error
    except BaseException:
        journal.release()
        raise
    return run.progress.tally


class _Run:
    def __init__(self, plan: Plan, options: Options, report: Report, journal: Journal) -> None:
        self.progress = Progress()
        self._plan = plan
        self._options = options
        self._report = report
        self._journal = journal
        self._sizes = [one.path.stat().st_size for one in plan.inputs]

    def _identity(self) -> dict[str, Any]:
        """What must be equal for a run to be resumed."""
        inputs = []
        for one in self._plan.inputs:
            found = one.path.stat()
            inputs.append([str(one.path), found.st_size, found.st_mtime_ns])
        return {
            "format": _FORMAT,
            "block": BLOCK,
            "pipeline": self._options.pipeline.fingerprint,
            "fields": list(self._options.fields),
            "sentences": self._options.sentences,
            "whole": self._options.whole,
            "chunks": self._options.chunks.to_dict() if self._options.chunks else None,
            "reading": [list(one.reading[:2]) for one in self._plan.inputs],
            "inputs": inputs,
        }

    def begin(self, force: bool, resume: bool) -> None:
        """Start, or continue where the journal says.  Errors: Refused."""
        identity, earlier = self._identity(), self._journal.run
        if earlier is None:
            self._begin_anew(identity, force)
        elif force and not resume:
            check_left(self._plan)
            self._journal.start(identity, self.progress)
            self._delete_partial()
        elif not resume:
            raise Refused(
                f"{self._plan.output}: a run was interrupted; --resume goes on, --force starts over"
            )
        else:
            self._go_on(identity, earlier, force)

    def _begin_anew(self, identity: dict[str, Any], force: bool) -> None:
        """Start. Paths that were free before the inputs were checked may exist by now."""
        try:
            check_output(self._plan, force, self._plan.output, self._plan.rejects)
            check_unowned(self._plan)
        except Refused:
            self._journal.remove()  # which this run has made
            raise
        self._journal.start(identity, self.progress)

    def _go_on(self, identity: dict[str, Any], earlier: dict[str, Any], force: bool) -> None:
        for name, value in identity.items():
            if earlier.get(name) != value:
                raise Refused(
                    f"{self._plan.output}: the interrupted run had other {name} "
                    f"({_first_difference(earlier.get(name), value)}); --force starts over"
                )
        check_left(self._plan)
        self.progress = self._journal.progress
        if self.progress.complete:
            if self._plan.partial.exists():  # it was not published
                check_output(self._plan, force, self._plan.output)
        else:
            check_output(self._plan, force, self._plan.output, self._plan.rejects)
            for one in self._plan.inputs[: self.progress.input]:
                self._need(self._plan.written(one)[0])
            self._report.say(self._where())

    def _need(self, *paths: Path) -> None:
        """Refuse to continue if a file that the interrupted run wrote is missing."""
        if not any(path.exists() for path in paths):
            raise Refused(
                f"{paths[0]}, which the interrupted run had written, does not exist any "
                "more; --force starts over"
            )

    def _where(self) -> str:
        one = self._plan.inputs[min(self.progress.input, len(self._plan.inputs) - 1)]
        if not one.format.by_lines:
            return f"resuming: {one.path} is Parquet and starts over"
        return f"resuming: {one.path}, line {self.progress.line:,}"

    def make(self) -> None:
        """Write the rest of the output, and note in the journal that it is complete."""
        mode = mode_of(*(one.path for one in self._plan.inputs))
        with open_private(self._plan.partial_rejects, mode) as rejects:
            _cut(rejects, self.progress.rejects)
            results = done_in_order(self._tasks(), self._options.jobs)
            with contextlib.closing(results):
                for number, group in itertools.groupby(results, lambda pair: pair[0].number):
                    self._make_one(number, group, rejects)
        self.progress = replace(self.progress, complete=True)
        self._journal.note(self.progress)

    def _tasks(self) -> Iterator[Task]:
        at = Place(self.progress.byte, self.progress.line)
        for number in range(self.progress.input, len(self._plan.inputs)):
            one = self._plan.inputs[number]
            target = self._plan.written(one)[1]
            if is_exchange(one, target, self._options.sentences):
                work = exchange_of(one, self._options, target)
                for block in exchange_blocks(one, self._options, at):
                    yield Task(number, work, block)
            elif one.format.by_lines:
                yield from line_tasks(number, one, self._options, target.packing, at)
            else:
                yield from batch_tasks(number, one, self._options)
            at = Place()

    def _make_one(
        self, number: int, results: Iterator[tuple[Task, Done]], rejects: IO[bytes]
    ) -> None:
        one = self._plan.inputs[number]
        path, kind = self._plan.written(one)
        if self._plan.format is None:
            make_folders(self._plan.partial, one)
        mode = mode_of(one.path)
        noted = time.monotonic()
        tally = replace(self.progress.tally, changed=self.progress.tally.changed.copy())
        with open_private(path, mode) as file, self._sink(one, file, path, kind) as sink:
            for task, done in results:
                sink.write(done.output)
                tally.add(done.tally)
                for reject in done.rejects:
                    self._reject(reject, rejects)
                self._report.advance(sum(self._sizes[:number]) + task.block.position, tally)
                if not one.format.by_lines or not isinstance(sink, _LineSink):
                    continue  # a resumed run starts it over
                if time.monotonic() - noted > _NOTE_EVERY:
                    self._note(number, task.block.end, sink.sync(), rejects, tally)
                    noted = time.monotonic()
        _sync(path)
        set_mode(path, mode)
        self._note(number + 1, Place(), 0, rejects, tally)

    def _sink(
        self, one: Input, file: IO[bytes], path: Path, kind: Format
    ) -> contextlib.closing[_LineSink | ParquetSink]:
        if kind.by_lines:
            return contextlib.closing(_LineSink(file, self.progress.output))
        _cut(file, 0)  # a resumed run starts it over
        if is_exchange(one, kind, self._options.sentences):
            columns = exchange_of(one, self._options, kind).columns
            return contextlib.closing(ParquetSink(file, path, Shape(columns)))
        with contextlib.closing(
            ParquetSource(one.path, self._options.fields, self._options.sentences)
        ) as source:
            return contextlib.closing(ParquetSink(file, path, source))

    def _reject(self, reject: Reject, rejects: IO[bytes]) -> None:
        if self._options.strict:
            raise Rejected(str(reject))
        rejects.write(reject.to_json())

    def _note(self, number: int, at: Place, output: int, rejects: IO[bytes], tally: Tally) -> None:
        rejects.flush()
        os.fsync(rejects.fileno())
        self.progress = Progress(number, at.byte, at.line, output, rejects.tell(), False, tally)
        self._journal.note(self.progress)

    def publish(self) -> None:
        """Give the complete output its name and forget the run; can be done again after a kill."""
        plan = self._plan
        whole = plan.format is not None or not holds_files(plan.output)
        if whole:
            self._need(plan.partial, plan.output)
        else:
            for one in plan.inputs:
                self._need(plan.partial / one.name, plan.output / one.name)
        if self.progress.rejects:
            self._need(plan.partial_rejects, plan.rejects)
            if plan.partial_rejects.exists():
                plan.partial_rejects.replace(plan.rejects)
        else:
            plan.partial_rejects.unlink(missing_ok=True)
            plan.rejects.unlink(missing_ok=True)  # of an earlier run, which --force replaces
        if not whole:  # into a folder with other files: file by file
            for one in plan.inputs:
                if (plan.partial / one.name).exists():
                    here = (plan.output / one.name).parent
                    make_missing(here, (plan.partial / one.name).parent)
                    (plan.partial / one.name).replace(plan.output / one.name)
            self._delete_partial()
        elif plan.partial.exists():
            if plan.output.is_dir():  # an empty one
                shutil.copymode(plan.output, plan.partial)
            plan.partial.replace(plan.output)
        _sync(plan.output.parent)
        self._journal.remove()

    def _delete_partial(self) -> None:
        """Delete the partial files of this run, or of an earlier one that is given up."""
        _delete(self._plan.partial)
        self._plan.partial_rejects.unlink(missing_ok=True)

    def discard(self) -> None:
        """Delete everything: this run can never be completed."""
        self._delete_partial()
        self._journal.remove()


class _LineSink:
    """A file written block by block, after the ``size`` bytes that an earlier run completed."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        _cut(file, size)

    def write(self, output: bytes) -> None:
        self._file.write(output)

    def sync(self) -> int:
        """Write everything to the disk; return the file's size."""
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._file.tell()

    def close(self) -> None:
        """Flush the file. It is closed by its opener."""
        self._file.flush()


def _cut(file: IO[bytes], size: int) -> None:
    """Cut a file to the size in the journal.  Errors: Refused if it is shorter."""
    if file.seek(0, os.SEEK_END) < size:
        raise Refused(
            f"{file.name} is shorter than the interrupted run had written; --force starts over"
        )
    file.truncate(size)
    file.seek(0, os.SEEK_END)


def _count_lines(path: Path) -> int:
    """Return the number of lines of a file; 0 if it does not exist."""
    if not path.exists():
        return 0
    with path.open("rb") as lines:
        return sum(1 for _ in lines)


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Write a file, or the names in a folder, to the disk."""
    if os.name == "nt" and path.is_dir():
        return
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _first_difference(before: Any, now: Any) -> str:
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        before, now = next(pair for pair in zip(before, now, strict=True) if pair[0] != pair[1])
    return f"{before}, now {now}"
