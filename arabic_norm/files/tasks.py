"""Split an input into tasks: blocks of records, each with all that a worker process needs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from arabic_norm.files.encoding import advice
from arabic_norm.files.errors import Refused, Unreadable
from arabic_norm.files.formats import DELIMITERS
from arabic_norm.files.packing import Stream, stream_of
from arabic_norm.files.plan import Input
from arabic_norm.files.table import Rows, delimiter_of
from arabic_norm.files.work import Block, Done, LineWork, Place, Records, blocks, records_of
from arabic_norm.pipeline import Step

if TYPE_CHECKING:
    from arabic_norm.files.chunking import Chunking


@dataclass(frozen=True)
class Options:
    """What is done to the records: the pipeline, its fields, and the number of processes.

    ``whole``: a text file is one document, not one a line. ``sentences``: one record a sentence is
    written, or one a chunk if ``chunks`` is given.
    """

    pipeline: Step
    fields: tuple[str, ...] = ("text",)
    sentences: bool = False
    jobs: int = 1
    strict: bool = False
    whole: bool = False
    chunks: Chunking | None = None


class Task(NamedTuple):
    """A block, what to do with it, and the index of its input."""

    number: int
    work: Callable[[Block], Done]
    block: Block


def do_task(task: Task) -> Done:
    """Do a task, in any process."""
    return task.work(task.block)


def done_in_order(tasks: Iterable[Task], jobs: int) -> Generator[tuple[Task, Done], None, None]:
    """Yield each task with its result, in order. The work is done by ``jobs`` processes."""
    if jobs == 1:
        for task in tasks:
            yield task, do_task(task)
        return
    from arabic_norm.files.pool import in_order  # noqa: PLC0415 - what starts processes is slow

    yield from in_order(do_task, tasks, jobs)


def line_tasks(
    number: int, one: Input, options: Options, packing: str, at: Place
) -> Iterator[Task]:
    """Yield the tasks of an input in a line format, from ``at`` on."""
    records = line_records(one, options)
    work = LineWork(
        str(one.path), records, options.pipeline, packing, options.strict, options.chunks
    )
    stream = stream_of(one)
    with contextlib.closing(stream):
        stream.skip(at.byte)
        for block in blocks(stream, records, at):
            yield Task(number, work, block)


def line_records(one: Input, options: Options) -> Records:
    """Return the reader of an input's records.  Errors: Refused when a table lacks a column."""
    if one.format.kind not in DELIMITERS:
        return records_of(one.format.kind, options.fields, options.sentences, options.whole)
    with contextlib.closing(stream_of(one)) as stream:
        records = rows_of(one, options, stream)
        read_header(records, next(blocks(stream, records, Place())).data, one.path)
    return records


def rows_of(one: Input, options: Options, stream: Stream) -> Rows:
    """Return the reader of a table's rows; the header decides the delimiter if none was given."""
    kind, fields = one.format.kind, options.fields
    delimiter = one.reading.delimiter or delimiter_of(stream.head(), kind, fields)
    return Rows(kind, fields, options.sentences, delimiter)


def read_header(records: Records, first: bytes, path: Path) -> None:
    """Find a table's columns in its first block.  Errors: Refused when it lacks one."""
    if not isinstance(records, Rows) or not first:
        return
    header = first[: records.end(first, 0)]
    try:
        records.read_header(header.decode(), str(path))
    except UnicodeDecodeError as error:
        where = f"{path}: line 1, byte {error.start}: not UTF-8"
        raise Refused(f"{where}: {advice(first)}") from None
    except Unreadable as error:
        raise Refused(f"{path}: line 1: {error}") from None


def batch_tasks(number: int, one: Input, options: Options) -> Iterator[Task]:
    """Yield the tasks of a Parquet file."""
    from arabic_norm.files.parquet import BatchWork, ParquetSource  # noqa: PLC0415 - seldom read

    work = BatchWork(
        str(one.path),
        options.fields,
        options.sentences,
        options.pipeline,
        options.strict,
        options.chunks,
    )
    source = ParquetSource(one.path, options.fields, options.sentences)
    with contextlib.closing(source):
        for block in source.blocks():
            yield Task(number, work, block)
