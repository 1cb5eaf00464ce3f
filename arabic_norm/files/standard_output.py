"""Write to standard output: read inputs as they arrive; the first bad record ends the run."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from arabic_norm.files.arrivals import arriving_blocks
from arabic_norm.files.encoding import advice
from arabic_norm.files.errors import Refused, Unreadable
from arabic_norm.files.formats import DELIMITERS
from arabic_norm.files.looks import check_beginning, check_text
from arabic_norm.files.packing import stream_of
from arabic_norm.files.plan import Input
from arabic_norm.files.tasks import Options, Task, batch_tasks, done_in_order, read_header, rows_of
from arabic_norm.files.work import Block, Done, LineWork, Place, Reject, blocks, records_of


def write_records(
    one: Input, options: Options, write: Callable[[bytes], object], *, named: bool = True
) -> None:
    """Write an input's records, decompressed, as they arrive.

    ``named``: whether the format was given; otherwise text that looks like records is refused.
    Errors: Refused, also at the first record that cannot be read, after those before it are
    written.
    """
    if not one.format.by_lines:
        raise Refused(f"{one.path}: Parquet needs a file to be written to: -o OUT.parquet")
    for _, done in finished(one, options, named=named):
        write(done.output)


def finished(one: Input, options: Options, *, named: bool) -> Iterator[tuple[Task, Done]]:
    """Yield the result of each block of an input.  Errors: as for `write_records`."""
    tasks = tasks_of(one, options, named)
    with contextlib.closing(done_in_order(tasks, options.jobs)) as results:
        for task, done in results:
            yield task, done
            for reject in done.rejects:
                raise Refused(what_is_rejected(reject, task.block))


def tasks_of(one: Input, options: Options, named: bool) -> Iterator[Task]:
    """Yield the tasks of an input as it arrives.  Errors: as for `write_records`."""
    return _line_tasks(one, options, named) if one.format.by_lines else batch_tasks(0, one, options)


def _line_tasks(one: Input, options: Options, named: bool) -> Iterator[Task]:
    try:
        kind = one.format.kind
        with contextlib.closing(stream_of(one)) as stream:
            records = (
                rows_of(one, options, stream)
                if kind in DELIMITERS
                else records_of(kind, options.fields, options.sentences, options.whole)
            )
            work = LineWork(str(one.path), records, options.pipeline, "", True, options.chunks)
            if options.jobs == 1:
                found = arriving_blocks(stream, records)
            else:  # for several processes, large blocks matter more than early lines
                found = blocks(stream, records, Place())
            for block in _checked(found, one.path, None if named else options.fields):
                if not block.start.byte:
                    read_header(records, block.data, one.path)
                yield Task(0, work, block)
    except Unreadable as error:
        raise Refused(f"{one.path}: {error}") from None
    except OSError as error:
        raise Refused(f"{one.path}: {error.strerror or error}") from error
    except ValueError as error:  # a name with a NUL in it
        raise Refused(f"{one.path}: {error}") from error


def _checked(found: Iterator[Block], path: Path, fields: tuple[str, ...] | None) -> Iterator[Block]:
    """Yield the blocks after checking that the beginning is not of another format."""
    beginning = b""
    undecided = fields is not None
    for block in found:
        if not block.start.byte:
            check_beginning(block.data, path)
        if undecided and fields is not None:
            beginning += block.data
            undecided = check_text(beginning, path, fields)
        yield block


def what_is_rejected(reject: Reject, block: Block) -> str:
    """Return a reject in one line, with a guess of its encoding if it is not UTF-8."""
    if reject.byte is None or not reject.reason.startswith("not UTF-8"):
        return str(reject)
    data = block.data[reject.byte - block.start.byte :]
    try:
        data.decode()
    except UnicodeDecodeError as error:
        data = data[error.start :]  # the valid UTF-8 before it is no evidence
    return f"{reject}; {advice(data)}"
