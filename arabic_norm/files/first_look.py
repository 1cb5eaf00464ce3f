"""Check that a file's first records match its name and the options.

If all of them are wrong, the file or the command is wrong, and the run is refused. If only some are
wrong, they go to the rejects.
"""

from __future__ import annotations

import contextlib
import itertools
import json
from collections.abc import Iterator

from arabic_norm.files.encoding import advice, wide_encoding
from arabic_norm.files.errors import Lacking, Refused, Unreadable
from arabic_norm.files.lines import JsonLines
from arabic_norm.files.packing import stream_of
from arabic_norm.files.parquet import ParquetSource
from arabic_norm.files.plan import Input
from arabic_norm.files.table import Rows
from arabic_norm.files.tasks import Options, line_records
from arabic_norm.files.work import Block, Place, Records, blocks

_SAMPLE = 1 << 16  # bytes that are read to recognize UTF-16 and UTF-32
_BLOCKS = 4  # blocks of a mebibyte that are searched for a record with the field
_NAMES = 12  # the most names of fields that a message lists
_DEPTH = 3  # how deep in nested objects these names may be
_LISTED = 100  # records whose names are collected


def check_input(one: Input, options: Options) -> None:
    """Refuse a file that cannot be opened, is not UTF-8 or lacks the fields.

    This is done before hours are spent on other files.
    """
    if one.format.by_lines:
        check_encoding(one)
        check_records(one, line_records(one, options), options.fields)
    else:
        ParquetSource(one.path, options.fields, options.sentences).close()


def check_encoding(one: Input) -> None:
    """Errors: Refused when the encoding is one in which lines cannot be separated."""
    if one.reading.encoding:
        return  # it was given, or is detected
    with contextlib.closing(stream_of(one)) as stream:
        data = stream.read(_SAMPLE)
    if wide_encoding(data):
        raise Refused(f"{one.path}: not UTF-8: {advice(data)}")


def check_records(one: Input, records: Records, fields: tuple[str, ...]) -> None:
    """Errors: Refused when none of the first records is UTF-8, or none has one of the fields."""
    with contextlib.closing(stream_of(one)) as stream:
        found = blocks(stream, records, Place())
        first = next(found)
        _check_utf8(one, records, first)
        if isinstance(records, JsonLines):
            _check_fields(one, records, itertools.chain([first], found), set(fields))


def _check_utf8(one: Input, records: Records, block: Block) -> None:
    """Refuse a block without UTF-8 beyond ASCII, if more of its records are bad than are ASCII."""
    with contextlib.suppress(UnicodeDecodeError):
        block.data.decode()
        return
    bad = ascii_alone = 0
    for record in itertools.islice(_records(records, block), isinstance(records, Rows), None):
        if record.isascii():
            ascii_alone += not record.isspace()
            continue
        with contextlib.suppress(UnicodeDecodeError):
            record.decode()
            return
        bad += 1
    if bad > ascii_alone:
        raise Refused(f"{one.path}: none of its records is UTF-8: {advice(block.data)}")


def _check_fields(one: Input, records: JsonLines, found: Iterator[Block], unseen: set[str]) -> None:
    """Look for the fields in record after record, until each was found once."""
    names: dict[str, None] = {}
    lines = objects = 0
    for record in _all_records(records, itertools.islice(found, _BLOCKS)):
        if not record.strip():
            continue
        lines += 1
        lacking: set[str] = set()
        try:
            records.values(record.decode())
        except Lacking as error:
            lacking = error.fields
            if len(names) <= _NAMES and objects < _LISTED:
                names.update(dict.fromkeys(_names(record)))
        except (UnicodeDecodeError, Unreadable, MemoryError):
            if not _is_object(record):
                continue  # an object might still have them
        objects += 1
        unseen &= lacking
        if not unseen:
            return
    if not lines:
        return
    whole = next(found, None) is None
    which = f"none of its {lines:,} records" if whole else f"none of its first {lines:,} records"
    if not objects:
        raise Refused(f"{one.path}: {which} is a JSON object; .jsonl is one a line")
    listed = ", ".join([*itertools.islice(names, _NAMES), *["..."] * (len(names) > _NAMES)])
    raise Refused(
        f"{one.path}: {which} has the field {min(unseen)}; "
        f"name another with --field: {listed or 'they have none'}"
    )


def _records(records: Records, block: Block) -> Iterator[bytes]:
    at = 0
    while at < len(block.data):
        end = records.end(block.data, at)
        yield block.data[at:end]
        at = end


def _all_records(records: Records, found: Iterator[Block]) -> Iterator[bytes]:
    for block in found:
        yield from _records(records, block)


def _is_object(record: bytes) -> bool:
    try:
        return isinstance(json.loads(record.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError, MemoryError):
        return False


def _names(record: bytes) -> list[str]:
    """Return the names of an object's fields, dotted where objects are nested."""
    return list(_dotted(json.loads(record.decode("utf-8-sig"), parse_int=str), ""))


def _dotted(value: dict[str, object], prefix: str) -> Iterator[str]:
    for name, inner in value.items():
        if isinstance(inner, dict) and inner and prefix.count(".") < _DEPTH:
            yield from _dotted(inner, f"{prefix}{name}.")
        else:
            yield prefix + name
