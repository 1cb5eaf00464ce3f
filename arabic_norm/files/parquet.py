"""Parquet files: batches of rows in, batches out; columns that are not asked for pass as they are.

pyarrow has no types, hence the many ``Any``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arabic_norm.files.errors import Refused
from arabic_norm.files.packing import pyarrow
from arabic_norm.files.tally import Treatment
from arabic_norm.files.work import Block, Done, Place, Reject
from arabic_norm.pipeline import Step

_BATCH = 512  # rows read at once; of 2 kB documents, a block of text
_ROW_GROUP = 64 << 20  # bytes in memory before a row group is written


@dataclass(frozen=True)
class BatchWork:
    """What is made of the batches of one Parquet file."""

    file: str
    fields: tuple[str, ...]
    sentences: bool
    pipeline: Step
    strict: bool

    def __call__(self, block: Block) -> Done:
        """Return the batch with the fields changed; with ``strict`` only up to the first reject."""
        pa = pyarrow()
        done = Done(None)
        treatment = Treatment(self.pipeline, done.tally)
        batch = block.data
        bad = self._unreadable(batch, done, block.start.line)
        if bad:
            stop = min(bad) if self.strict else len(batch)
            batch = batch.take([row for row in range(stop) if row not in bad])
        done.tally.documents = len(batch)
        done.tally.rejected = len(done.rejects)
        if self.sentences:
            batch = self._split(batch, treatment)
        else:
            for field in self.fields:
                batch = _replace(batch, field, lambda array: _map(pa, array, treatment.text))
        done.tally.written = len(batch)
        done.output = batch
        return done

    def _unreadable(self, batch: Any, done: Done, line: int) -> set[int]:
        """Return the rows that hold what is not UTF-8, which nothing but the text itself tells."""
        bad: set[int] = set()
        for field in self.fields:
            values = _column(batch, field).cast("large_binary").to_pylist()
            for row, value in enumerate(values):
                if row in bad or value is None:
                    continue
                try:
                    value.decode()
                except UnicodeDecodeError as error:
                    bad.add(row)
                    reason = f"field {field}: not UTF-8 at its byte {error.start}"
                    raw = _stream_of(batch.slice(row, 1))
                    done.rejects.append(Reject(self.file, line + row, None, reason, raw))
        return bad

    def _split(self, batch: Any, treatment: Treatment) -> Any:
        pa = pyarrow()
        field = self.fields[0]
        rows: list[int] = []
        texts: list[str | None] = []
        spans: list[tuple[int | None, int | None]] = []
        for row, text in enumerate(_column(batch, field).to_pylist()):
            found = [] if text is None else list(treatment.sentences(text))
            rows += [row] * max(1, len(found))
            texts += [sentence for sentence, _, _ in found] or [text]
            spans += [(start, end) for _, start, end in found] or [(None, None)]
        batch = _replace(batch.take(rows), field, lambda array: pa.array(texts, array.type))
        for name, numbers in zip(_added(field), zip(*spans, strict=True), strict=False):
            batch = batch.append_column(name, pa.array(numbers, pa.int64()))
        return batch


class ParquetSource:
    """A Parquet file to read."""

    def __init__(self, path: Path, fields: tuple[str, ...], sentences: bool) -> None:
        pa = pyarrow()
        try:
            self._file = pa.parquet.ParquetFile(path)
        except pa.ArrowInvalid as error:
            raise Refused(f"{path}: not a Parquet file: {str(error).splitlines()[0]}") from error
        self._path = path
        self.codec = "NONE"
        if self._file.metadata.num_row_groups and self._file.metadata.num_columns:
            self.codec = self._file.metadata.row_group(0).column(0).compression
        for field in fields:
            self._check(field, sentences)
        self.schema = self._file.schema_arrow
        for name in _added(fields[0]) if sentences else ():
            self.schema = self.schema.append(pa.field(name, pa.int64()))

    def _check(self, field: str, sentences: bool) -> None:
        pa = pyarrow()
        here: Any = self._file.schema_arrow
        for name in field.split("."):
            names = [child.name for child in here]
            if name not in names:
                raise Refused(f"{self._path}: no column {field} among {', '.join(names)}")
            here = here.field(name) if isinstance(here, pa.Schema) else here[name]
            here = here.type
            if pa.types.is_struct(here):
                continue
        if not (pa.types.is_string(here) or pa.types.is_large_string(here)):
            raise Refused(f"{self._path}: the column {field} is {here}, not string")
        for name in _added(field) if sentences else ():
            if name in self._file.schema_arrow.names:
                raise Refused(f"{self._path}: a column {name} is there already")

    def blocks(self) -> Iterator[Block]:
        """Yield the rows in batches, at least one."""
        pa = pyarrow()
        row, size = 1, self._path.stat().st_size
        rows = self._file.metadata.num_rows or 1
        try:
            for batch in self._file.iter_batches(_BATCH):
                end = row + len(batch)
                yield Block(batch, Place(0, row), Place(0, end), size * (end - 1) // rows)
                row = end
            if row == 1:
                schema = self._file.schema_arrow
                nothing = [pa.array([], field.type) for field in schema]
                batch = pa.RecordBatch.from_arrays(nothing, schema=schema)
                yield Block(batch, Place(), Place(), size)
        except (pa.ArrowException, OSError) as error:
            message = str(error).splitlines()[0]
            raise Refused(f"{self._path}: damaged after row {row - 1}: {message}") from error


class ParquetSink:
    """A Parquet file to write, in row groups of a fair size."""

    def __init__(self, path: Path, source: ParquetSource) -> None:
        self._file = path.open("wb")
        self._writer = pyarrow().parquet.ParquetWriter(
            self._file, source.schema, compression=source.codec
        )
        self._schema = source.schema
        self._waiting: list[Any] = []

    def write(self, output: Any) -> None:
        """Take a batch; it is in the file when enough are."""
        self._waiting.append(output)
        if sum(batch.nbytes for batch in self._waiting) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            table = pyarrow().Table.from_batches(self._waiting).cast(self._schema)
            self._writer.write_table(table, row_group_size=max(1, table.num_rows))
            self._waiting.clear()

    def close(self) -> None:
        """Write what is waiting and the file's end."""
        self._flush()
        self._writer.close()
        self._file.close()


def _added(field: str) -> tuple[str, str]:
    name = field.rpartition(".")[2]
    return f"{name}_start", f"{name}_end"


def _column(batch: Any, field: str) -> Any:
    first, *path = field.split(".")
    array = batch.column(batch.schema.get_field_index(first))
    for name in path:  # not the children themselves, which know nothing of their parents' nulls
        array = array.flatten()[array.type.get_field_index(name)]
    return array


def _replace(batch: Any, field: str, change: Callable[[Any], Any]) -> Any:
    """Return the batch with one column, or one inside structures, changed."""
    pa = pyarrow()
    first, *path = field.split(".")
    index = batch.schema.get_field_index(first)
    parents = [batch.column(index)]
    for name in path:
        parents.append(parents[-1].flatten()[parents[-1].type.get_field_index(name)])
    changed = change(parents.pop())
    while parents:
        parent, name = parents.pop(), path.pop()
        children = parent.flatten()
        children[parent.type.get_field_index(name)] = changed
        changed = pa.StructArray.from_arrays(
            children, fields=list(parent.type), mask=parent.is_null()
        )
    return batch.set_column(index, batch.schema.field(index), changed)


def _map(pa: Any, array: Any, change: Callable[[str], str]) -> Any:
    values = [None if text is None else change(text) for text in array.to_pylist()]
    return pa.array(values, array.type)


def _stream_of(batch: Any) -> bytes:
    """Return rows as an Arrow IPC stream, which keeps them exactly."""
    pa = pyarrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())
