"""Convert records from one format to another; the name of the output says which.

Within one format only the values of the chosen fields are replaced and all other bytes are kept.
Between formats each record is read as a whole and written anew.
"""

from __future__ import annotations

import base64
import contextlib
import copy
import csv
import io
import json
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from arabic_norm.files.errors import Lacking, Refused, Unreadable
from arabic_norm.files.formats import DELIMITERS, Format
from arabic_norm.files.lines import JsonLines, split_ending
from arabic_norm.files.packing import pack, pyarrow, stream_of
from arabic_norm.files.parquet import ParquetSource, stream_of_rows
from arabic_norm.files.plan import Input
from arabic_norm.files.table import Rows
from arabic_norm.files.tally import Treatment
from arabic_norm.files.tasks import Options, line_records
from arabic_norm.files.work import Block, Done, Place, Records, Reject, blocks, without_ending
from arabic_norm.pipeline import Step

if TYPE_CHECKING:
    from arabic_norm.files.chunking import Chunking

_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_Record = dict[str, Any]


@dataclass(frozen=True)
class Exchange:
    """Converts an input's blocks to bytes of a line format, or to rows for Parquet.

    ``columns``: the output's columns by name, in order, each with its Arrow type for Parquet.
    """

    file: str
    records: Records | None
    fields: tuple[str, ...]
    sentences: bool
    pipeline: Step
    strict: bool
    target: Format
    columns: Any
    chunks: Chunking | None = None

    def __call__(self, block: Block) -> Done:
        """Return the block's records in the target's format; the rest is rejected."""
        done = Done(None)
        treatment = Treatment(self.pipeline, done.tally, self.chunks)
        rows: list[_Record] = []
        for line, byte, raw, record in self._read(block):
            try:
                found = self._treated(self._parsed(record, line), line, treatment)
                for row in found:
                    self._check(row)
            except (Unreadable, UnicodeDecodeError, MemoryError) as error:
                whole = without_ending(raw) if self.records else stream_of_rows(record)
                done.rejects.append(Reject(self.file, line, byte, str(error), whole))
                if self.strict:
                    break
                continue
            done.tally.documents += bool(found)
            rows += found
        done.tally.rejected = len(done.rejects)
        done.tally.written = len(rows)
        done.output = self._written(rows, first=block.start == Place())
        return done

    def _read(self, block: Block) -> Iterator[tuple[int, int | None, bytes, Any]]:
        """Yield each record's line, byte offset and bytes, and its text or its row of values."""
        if self.records is None:
            for row in range(len(block.data)):
                one = block.data.slice(row, 1)
                yield block.start.line + row, None, b"", one
            return
        at, line = 0, block.start.line
        while at < len(block.data):
            end = self.records.end(block.data, at)
            raw = block.data[at:end]
            yield line, block.start.byte + at, raw, raw
            at = end
            line += raw.count(b"\n")

    def _parsed(self, record: Any, line: int) -> _Record | None:
        """Return a record's values by name; None for a line that has none.  Errors: Unreadable."""
        if self.records is None:
            return dict(record.to_pylist()[0])
        text = record.decode()
        if line == 1:
            text = text.removeprefix(_BOM)
        if isinstance(self.records, Rows):
            row = split_ending(text)[0]
            return None if line == 1 or not row else self.records.by_name(row)
        if isinstance(self.records, JsonLines):
            return _object(text) if text.strip() else None
        return {"text": split_ending(text)[0]}

    def _treated(self, record: _Record | None, line: int, treatment: Treatment) -> list[_Record]:
        """Return the record with its fields changed; with ``sentences``, one record a sentence."""
        if record is None:
            return []
        for field in self.fields:
            holder, name = _holder(record, field)
            text = holder[name]
            if text is not None and not isinstance(text, str):
                raise Unreadable(f"the field {field} is {_kind(text)}, not text")
            if self.sentences:
                return list(self._split(record, field, text, treatment))
            if text is not None:
                holder[name] = treatment.text(text)
        return [record]

    def _split(
        self, record: _Record, field: str, text: str | None, treatment: Treatment
    ) -> Iterator[_Record]:
        name = field.rpartition(".")[2]
        found = [] if text is None else list(treatment.sentences(text))
        parts: list[tuple[Any, Any, Any]] = [*found] or [(text, None, None)]
        for sentence, start, end in parts:
            row = copy.deepcopy(record)
            holder, last = _holder(row, field)
            holder[last] = sentence
            holder |= {f"{name}_start": start, f"{name}_end": end}
            yield row

    def _check(self, row: _Record) -> None:
        """Errors: Unreadable when the target is a table that lacks a column for the row."""
        if self.target.kind == "jsonl":
            return
        unknown = row.keys() - set(self.columns)
        if unknown:
            raise Unreadable(f"no column {min(unknown)} among those of the first records")

    def _written(self, rows: list[_Record], first: bool) -> Any:
        kind = self.target.kind
        if kind == "parquet":
            pa = pyarrow()
            schema = pa.schema(list(self.columns.items()))
            try:
                return pa.RecordBatch.from_pylist(rows, schema=schema)
            except (pa.ArrowException, TypeError) as error:
                raise Refused(f"{self.file}: does not fit the first records: {error}") from None
        if kind == "jsonl":
            return pack("".join(_json(row) + "\n" for row in rows).encode(), self.target.packing)
        lines = io.StringIO()
        writer = csv.writer(lines, delimiter=DELIMITERS[kind], lineterminator="\n")
        if first:
            writer.writerow(self.columns)
        writer.writerows([_cell(row.get(name)) for name in self.columns] for row in rows)
        return pack(lines.getvalue().encode("utf-8", "backslashreplace"), self.target.packing)


class Shape:
    """The schema and compression of a Parquet file that is made from records of another format."""

    codec = "SNAPPY"

    def __init__(self, columns: dict[str, Any]) -> None:
        self.schema = pyarrow().schema(list(columns.items()))


def is_exchange(one: Input, target: Format, sentences: bool) -> bool:
    """Return whether the output's format differs from the input's."""
    plain = one.format.kind == "txt" and target.kind == "jsonl" and sentences
    return one.format.kind != target.kind and not plain


def exchange_of(one: Input, options: Options, target: Format) -> Exchange:
    """Return the conversion of an input's records to the target's format.  Errors: Refused."""
    records = line_records(one, options) if one.format.by_lines else None
    work = Exchange(
        str(one.path),
        records,
        options.fields,
        options.sentences,
        options.pipeline,
        options.strict,
        target,
        {},
        options.chunks,
    )
    if target.kind == "jsonl":
        return work
    columns = _columns(work, one, options)
    return replace(work, columns=columns)


def _columns(work: Exchange, one: Input, options: Options) -> dict[str, Any]:
    """Return the columns of the records in the first block, each with its Arrow type."""
    rows: list[_Record] = []
    with contextlib.closing(exchange_blocks(one, options, Place())) as found:
        for line, _, _, record in work._read(next(found)):
            with contextlib.suppress(Unreadable, UnicodeDecodeError):
                rows.append(work._parsed(record, line) or {})
    names = dict.fromkeys(name for row in rows for name in row)
    if isinstance(work.records, Rows):
        names = dict.fromkeys(work.records.names)
    added = [f"{options.fields[0].rpartition('.')[2]}_{end}" for end in ("start", "end")]
    if work.target.kind != "parquet":
        return dict.fromkeys([*names, *(added if options.sentences else ())])
    pa = pyarrow()
    if one.format.kind == "parquet":
        types = {field.name: field.type for field in ParquetSource(one.path, (), False).schema}
    else:
        types = {name: _type([row.get(name) for row in rows]) for name in names}
    return types | (dict.fromkeys(added, pa.int64()) if options.sentences else {})


def exchange_blocks(one: Input, options: Options, at: Place) -> Generator[Block, None, None]:
    """Yield an input's blocks from ``at`` on."""
    if not one.format.by_lines:
        source = ParquetSource(one.path, options.fields, options.sentences)
        with contextlib.closing(source):
            yield from source.blocks()
        return
    with contextlib.closing(stream_of(one)) as stream:
        records = line_records(one, options)
        stream.skip(at.byte)
        yield from blocks(stream, records, at)


def _type(values: list[Any]) -> Any:
    """Return the Arrow type of the values: text if they are of several types."""
    pa = pyarrow()
    try:
        found = pa.array(values).type
    except pa.ArrowException as error:
        raise Refused(f"one field has values of several types: {error}") from None
    return pa.string() if pa.types.is_null(found) else found


def _object(text: str) -> _Record:
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(f"bad JSON: {error}") from None
    if not isinstance(value, dict):
        raise Unreadable("bad JSON: not an object")
    return value


def _holder(record: _Record, field: str) -> tuple[_Record, str]:
    """Return the object that contains a field, and its name there.  Errors: Lacking."""
    *path, name = field.split(".") if field not in record else [field]
    for part in path:
        record = record.get(part)  # type: ignore[assignment]
        if not isinstance(record, dict):
            raise Lacking({field})
    if name not in record:
        raise Lacking({field})
    return record, name


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list"}
    return names.get(type(value), "an object")


def _cell(value: Any) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return _json(value).strip('"') if not isinstance(value, dict | list) else _json(value)


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair can be written as an escape only
        return json.dumps(value, default=_plain)
    return text


def _plain(value: Any) -> str:
    """Return as text what JSON has no type for: bytes in base64, dates in ISO 8601."""
    return base64.b64encode(value).decode() if isinstance(value, bytes) else str(value)
