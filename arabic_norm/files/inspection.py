"""Inspect inputs without writing: which records would change, and which look damaged."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from arabic_norm.files.errors import Refused
from arabic_norm.files.packing import pyarrow
from arabic_norm.files.parquet import BatchWork, column
from arabic_norm.files.plan import Input
from arabic_norm.files.standard_output import tasks_of, what_is_rejected
from arabic_norm.files.tally import Tally, Treatment
from arabic_norm.files.tasks import Options, Task, done_in_order
from arabic_norm.files.work import Block, Done, LineWork

Doubt = tuple[int, int, str, str]
"""What looks broken in a text: its span in code points, what it looks like, what to do."""


class Seen(NamedTuple):
    """A record, and its texts that look damaged.

    ``line``: its first line. ``before``, ``after``: the record, and what would be written for it;
    both are empty if they are not needed. ``doubts``: each damaged text with what looks damaged.
    """

    line: int
    before: str
    after: str
    doubts: list[tuple[str, list[Doubt]]]


class Inspected(NamedTuple):
    """Some records of an input (all, or those that look damaged), and counts of what was read."""

    records: list[Seen]
    tally: Tally
    position: int


@dataclass(frozen=True)
class Inspection:
    """Inspects a block, in any process.

    ``find`` returns what looks damaged in a text. ``keep``: whether all records are kept, to be
    shown.
    """

    work: Callable[[Block], Done]
    find: Callable[[str], list[Doubt]] | None
    keep: bool

    def __call__(self, block: Block) -> Done:
        """Return the records to report, in place of an output."""
        done = Done([])
        if isinstance(self.work, BatchWork):
            self._look_at_batch(self.work, block, done)
            return done
        assert isinstance(self.work, LineWork)
        treatment = _Watched(self.work.pipeline, done.tally)
        for line, before, after in self.work.each(block, treatment, done):
            texts, treatment.texts = treatment.texts, []
            doubts = self._doubts(texts)
            if self.keep:
                done.output.append(Seen(line, before, after if texts else before, doubts))
            elif doubts:
                done.output.append(Seen(line, "", "", doubts))
        return done

    def _doubts(self, texts: list[str]) -> list[tuple[str, list[Doubt]]]:
        if self.find is None:
            return []
        found = [(text, self.find(text)) for text in texts]
        return [one for one in found if one[1]]

    def _look_at_batch(self, work: BatchWork, block: Block, done: Done) -> None:
        treatment = Treatment(work.pipeline, done.tally)
        bad = work.unreadable(block.data, done, block.start.line)
        rows = range(len(block.data))
        of_rows: list[list[str]] = [[] for _ in rows]
        for field in work.fields:
            values = column(block.data, field).cast(pyarrow().large_binary()).to_pylist()
            for row in rows:
                if row not in bad and values[row] is not None:
                    of_rows[row].append(values[row].decode())
        for row, texts in enumerate(of_rows):
            altered = any([treatment.text(text) != text for text in texts])  # noqa: C419 - all count
            done.tally.altered += altered
            doubts = self._doubts(texts)
            if doubts:
                done.output.append(Seen(block.start.line + row, "", "", doubts))
        done.tally.documents = len(block.data) - len(bad)
        done.tally.rejected = len(bad)


class _Watched(Treatment):
    """A treatment that keeps the texts that it is given."""

    def __init__(self, pipeline: Any, tally: Tally) -> None:
        super().__init__(pipeline, tally)
        self.texts: list[str] = []

    def text(self, source: str) -> str:
        self.texts.append(source)
        return super().text(source)


def inspect(
    one: Input,
    options: Options,
    find: Callable[[str], list[Doubt]] | None,
    *,
    keep: bool,
    named: bool,
) -> Iterator[Inspected]:
    """Yield what would change in an input, and what looks damaged, some records at a time.

    Errors: Refused, also at the first record that cannot be read, after those before it.
    """
    tasks = (
        Task(task.number, Inspection(task.work, find, keep), task.block)
        for task in tasks_of(one, options, named)
    )
    with contextlib.closing(done_in_order(tasks, options.jobs)) as results:
        for task, done in results:
            yield Inspected(done.output, done.tally, task.block.position)
            for reject in done.rejects:
                raise Refused(what_is_rejected(reject, task.block))
