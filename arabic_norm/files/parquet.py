"""Parquet files: read and written in batches of rows; columns not asked for are copied unchanged.

pyarrow has no type annotations, hence the many ``Any``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from arabic_norm.files.errors import Refused, Unreadable
from arabic_norm.files.packing import pyarrow
from arabic_norm.files.tally import Treatment
from arabic_norm.files.work import Block, Done, Place, Reject
from arabic_norm.pipeline import Step

if TYPE_CHECKING:
    from arabic_norm.files.chunking import Chunking

_BATCH = 512  # rows read at once: a mebibyte if documents have 2 kB
_ROW_GROUP = 64 << 20  # bytes in memory before a row group is written


@dataclass(frozen=True)
class BatchWork:
    """Processes the batches of one Parquet file."""

    file: str
    fields: tuple[str, ...]
    sentences: bool
    pipeline: Step
    strict: bool
    chunks: Chunking | None = None

    def __call__(self, block: Block) -> Done:
        """Return the batch with the fields changed; with ``strict`` only up to the first reject.

        Errors: Refused when Arrow cannot hold the result.
        """
        try:
            return self._changed(block)
        except pyarrow().ArrowException as error:
            where = f"{self.file}: from row {block.start.line}"
            raise Refused(f"{where}: {_first_line(error)}") from error

    def _changed(self, block: Block) -> Done:
        done = Done(None)
        treatment = Treatment(self.pipeline, done.tally, self.chunks)
        batch = block.data
        bad = self.unreadable(batch, done, block.start.line)
        if bad:
            stop = min(bad) if self.strict else len(batch)
            batch = batch.take([row for row in range(stop) if row not in bad])
        done.tally.documents = len(batch)
        done.tally.rejected = len(done.rejects)
        altered: set[int] = set()
        if self.sentences:
            batch = self._split(batch, treatment)
        else:
            for field in dict.fromkeys(self.fields):
                batch = _replace(batch, field, lambda array: _map(array, treatment.text, altered))
            done.tally.altered = len(altered)
        done.tally.written = len(batch)
        done.output = batch
        return done

    def unreadable(self, batch: Any, done: Done, line: int) -> set[int]:
        """Return the indices of rows with values that are not UTF-8; only decoding shows that."""
        bad: set[int] = set()
        for field in self.fields:
            values = column(batch, field).cast("large_binary").to_pylist()
            for row, value in enumerate(values):
                if row in bad or value is None:
                    continue
                try:
                    value.decode()
                except UnicodeDecodeError as error:
                    bad.add(row)
                    reason = f"field {field}: not UTF-8 at its byte {error.start}"
                    raw = stream_of_rows(batch.slice(row, 1))
                    done.rejects.append(Reject(self.file, line + row, None, reason, raw))
        return bad

    def _split(self, batch: Any, treatment: Treatment) -> Any:
        pa = pyarrow()
        field = self.fields[0]
        rows: list[int] = []
        texts: list[str | None] = []
        spans: list[tuple[int | None, int | None]] = []
        for row, text in enumerate(column(batch, field).to_pylist()):
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
        self._path = path
        self._bytes = path.open("rb")  # not by its name: Arrow takes names for UTF-8
        try:
            self._file = pa.parquet.ParquetFile(self._bytes)
            self.schema = self._file.schema_arrow
            self.codec = "NONE"
            if self._file.metadata.num_row_groups and self._file.metadata.num_columns:
                self.codec = self._file.metadata.row_group(0).column(0).compression
            for field in fields:
                _check_field(self.schema, field, sentences)
        except (pa.ArrowException, OSError) as error:
            self.close()
            raise Refused(f"{path}: not a Parquet file: {_first_line(error)}") from error
        except Unreadable as error:
            self.close()
            raise Refused(f"{path}: {error}") from None
        for name in _added(fields[0]) if sentences else ():
            self.schema = self.schema.append(pa.field(name, pa.int64()))

    def close(self) -> None:
        """Close the file."""
        self._bytes.close()

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
            message = _first_line(error)
            raise Refused(f"{self._path}: damaged after row {row - 1}: {message}") from error


class ParquetSink:
    """A Parquet file to write, in row groups of a fair size.

    Errors: Refused when Arrow cannot write data that it could read.
    """

    def __init__(self, file: IO[bytes], name: Path, source: Any) -> None:
        pa = pyarrow()
        self._name = name
        self._schema = source.schema
        self._waiting: list[Any] = []
        try:
            self._writer = pa.parquet.ParquetWriter(file, source.schema, compression=source.codec)
        except (pa.ArrowException, OSError) as error:
            raise self._refused(error) from error

    def write(self, output: Any) -> None:
        """Take a batch; batches are written when there are enough for a row group."""
        self._waiting.append(output)
        if sum(batch.nbytes for batch in self._waiting) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        pa = pyarrow()
        if self._waiting:
            try:
                table = pa.Table.from_batches(self._waiting).cast(self._schema)
                self._writer.write_table(table, row_group_size=max(1, table.num_rows))
            except pa.ArrowException as error:
                raise self._refused(error) from error
            self._waiting.clear()

    def _refused(self, error: Exception) -> Refused:
        return Refused(f"{self._name}: cannot be written as Parquet: {_first_line(error)}")

    def close(self) -> None:
        """Write the remaining batches and the footer. The file is closed by its opener."""
        try:
            self._flush()
        finally:
            self._writer.close()


def _check_field(schema: Any, field: str, sentences: bool) -> None:
    """Check a column.  Errors: Unreadable when it is missing, occurs twice, or is not text."""
    pa = pyarrow()
    children, here, path = list(schema), None, ""
    for name in field.split("."):
        if here is not None and not pa.types.is_struct(here):
            raise Unreadable(f"the column {path} is {here}, which has no {name}")
        names = [child.name for child in children]
        if name not in names:
            raise Unreadable(f"no column {field} among {', '.join(names)}; name it with --field")
        path = f"{path}.{name}".lstrip(".")
        if names.count(name) > 1:
            raise Unreadable(f"two columns are called {path}; which one is meant?")
        here = children[names.index(name)].type
        children = list(here) if pa.types.is_struct(here) else []
    if not (pa.types.is_string(here) or pa.types.is_large_string(here)):
        raise Unreadable(f"the column {field} is {here}, not string")
    for name in _added(field) if sentences else ():
        if name in schema.names:
            raise Unreadable(f"a column {name} exists already")


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _added(field: str) -> tuple[str, str]:
    name = field.rpartition(".")[2]
    return f"{name}_start", f"{name}_end"


def column(batch: Any, field: str) -> Any:
    """Return a column of text, which may be inside structures."""
    first, *path = field.split(".")
    array = batch.column(batch.schema.get_field_index(first))
    for name in path:  # the children themselves do not have their parents' nulls
        array = array.flatten()[array.type.get_field_index(name)]
    return array


def _replace(batch: Any, field: str, change: Callable[[Any], Any]) -> Any:
    """Return the batch with one column changed, which may be inside structures."""
    pa = pyarrow()
    first, *path = field.split(".")
    index = batch.schema.get_field_index(first)
    kinds, arrays = [batch.schema.field(index)], [batch.column(index)]
    for name in path:
        number = kinds[-1].type.get_field_index(name)
        kinds.append(kinds[-1].type[number])
        arrays.append(arrays[-1].flatten()[number])
    changed = change(arrays.pop())
    if not kinds.pop().nullable and changed.null_count:
        changed = changed.fill_null("")  # inside a null structure, where no one sees it
    while arrays:
        parent, kind, name = arrays.pop(), kinds.pop(), path.pop()
        # the other children as they are, without their parents' nulls
        children = [parent.field(number) for number in range(parent.type.num_fields)]
        children[parent.type.get_field_index(name)] = changed
        changed = pa.StructArray.from_arrays(
            children, fields=list(parent.type), mask=parent.is_null() if kind.nullable else None
        )
    return batch.set_column(index, batch.schema.field(index), changed)


def _map(array: Any, change: Callable[[str], str], altered: set[int]) -> Any:
    """Return the column with its texts changed; add the rows that differ to ``altered``."""
    values = array.to_pylist()
    for row, text in enumerate(values):
        if text is not None:
            values[row] = change(text)
            if values[row] != text:
                altered.add(row)
    return pyarrow().array(values, array.type)


def stream_of_rows(batch: Any) -> bytes:
    """Return rows as an Arrow IPC stream, which keeps them exactly."""
    pa = pyarrow()
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    return bytes(sink.getvalue())
