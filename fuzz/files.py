"""The target that reads files: whatever stands in them, nothing is lost and nothing unforeseen."""

from __future__ import annotations

import functools
import json
import tempfile
from pathlib import Path
from typing import Any

from arabic_norm import INDEX, Pipeline
from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import Format
from arabic_norm.files.plan import Input
from arabic_norm.files.tasks import Options, Task, do_task, line_records, line_tasks
from arabic_norm.files.work import Done, Place
from fuzz.draw import HEAD, Draw

KINDS = ["txt", "jsonl", "csv", "tsv"]
PACKINGS = ["", "", "", "", "", "", "gz", "zst"]
FIELDS = [("text",), ("text",), ("text", "id"), ("meta.title",)]
NOTHING = Pipeline([])
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


@functools.cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="fuzz-")


def files(data: bytes) -> None:
    """A file in any line format is refused, or each record is written or rejected whole."""
    draw = Draw(data)
    head, content = Draw(draw.take(HEAD)), draw.rest()
    kind, packing = head.pick(KINDS), head.pick(PACKINGS)
    path = Path(_folder().name, f"in.{kind}")
    path.write_bytes(content)
    one = Input(path, Format(kind, packing), Path(path.name))
    pipeline, fields = head.pick([NOTHING, INDEX]), head.pick(FIELDS)
    options = Options(pipeline, fields[: 1 if kind == "txt" else 2], bool(head.number(2)))
    if options.sentences:
        options = Options(pipeline, fields[:1], sentences=True)
    try:
        tasks = list(line_tasks(0, one, options, "", Place()))
    except Refused as error:
        message = str(error)
    else:
        message = ""
    if message:
        assert len(message.splitlines()) == 1  # it is a line for the user
        return
    done = [do_task(task) for task in tasks]
    source = b"".join(task.block.data for task in tasks)
    assert packing or source == content
    output = b"".join(part.output for part in done).decode()
    kept = _check_rejects(source, tasks, done, one, options)
    _check_cuts(source, head.number(1 << 16), one, options)
    if kind == "jsonl":
        _check_json(kept, output, options)
    elif pipeline is NOTHING and not options.sentences:
        assert output.removesuffix("\n") == kept.removesuffix("\n")


def _check_rejects(
    source: bytes, tasks: list[Task], done: list[Done], one: Input, options: Options
) -> str:
    """Each reject stands where it says that it does; return the records that are none."""
    records = line_records(one, options)
    kept, at = [], 0
    for part in done:
        assert part.tally.rejected == len(part.rejects)
        for reject in part.rejects:
            assert reject.byte is not None
            assert at <= reject.byte
            assert source.startswith(reject.raw, reject.byte)
            assert reject.line == 1 + source.count(b"\n", 0, reject.byte)
            assert reject.reason
            json.loads(reject.to_json())
            kept.append(source[at : reject.byte])
            at = records.end(source, reject.byte)
            assert source[reject.byte : at].rstrip(b"\r\n") == reject.raw.rstrip(b"\r\n")
    return b"".join([*kept, source[at:]]).decode()


def _check_cuts(source: bytes, size: int, one: Input, options: Options) -> None:
    """Wherever a file is cut while it is read, records end where they do in the whole."""
    records = line_records(one, options)
    ends, at = {0}, 0
    while at < len(source):
        at = records.end(source, at)
        ends.add(at)
    part = source[: size % (len(source) + 1)]
    assert records.cut(bytearray(part), 1 + size // 256, final=False) in {-1, *ends}


def _check_json(kept: str, output: str, options: Options) -> None:
    """What Python's own reader finds in the lines is the same but for the fields."""
    lines = [line for line in kept.split("\n") if line.strip(" \t\r")]
    written = [line for line in output.split("\n") if line.strip(" \t\r")]
    if options.sentences:
        _check_sentences(written, options)
        return
    for before, after in zip(lines, written, strict=True):
        expected = _read(before)
        for field in options.fields:
            expected = _treated(expected, field.split("."), options)
        assert _read(after) == expected


def _check_sentences(written: list[str], options: Options) -> None:
    name = options.fields[0].rpartition(".")[2]
    for line in written:
        values = dict(_read(line))
        if options.fields[0] == name:
            start, end = values[f"{name}_start"], values[f"{name}_end"]
            assert start is end is None or int(start) < int(end)


def _read(line: str) -> Any:
    """Return JSON with objects as lists of pairs, so that no doubled key is lost."""
    return json.loads(
        line.removeprefix(_BOM), object_pairs_hook=list, parse_int=str, parse_float=str
    )


def _treated(pairs: Any, path: list[str], options: Options) -> Any:
    name, *rest = path
    changed = []
    for key, value in pairs:
        new = value
        if key == name and rest:
            new = _treated(value, rest, options)
        elif key == name and isinstance(value, str):
            new = options.pipeline(value)
        changed.append((key, new))
    return changed
