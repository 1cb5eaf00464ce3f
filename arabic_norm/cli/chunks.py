"""``arabic-norm chunks``: documents packed into chunks for retrieval."""

from __future__ import annotations

import json
import re
from typing import Annotated

import typer

from arabic_norm.api import Chunk
from arabic_norm.cli.inputs import inputs_of
from arabic_norm.cli.options import (
    Field,
    Form,
    Overlap,
    PresetName,
    Steps,
    Tokenizer,
    pipeline_of,
)
from arabic_norm.cli.outcome import refuse, standard_output
from arabic_norm.files.chunking import Chunking
from arabic_norm.files.errors import Refused, Unreadable
from arabic_norm.files.packing import STDIN
from arabic_norm.files.texts import read_texts
from arabic_norm.pipeline import Pipeline

_OWN_WORDS = Pipeline([])
_BREAKS = re.compile(r"[\r\n]+")


def chunks(  # noqa: PLR0917 - options, which the shell passes by name
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[IN]...", help="Files; none: standard input."),
    ] = None,
    size: Annotated[int, typer.Option("--size", help="How long a chunk is at most.")] = 512,
    overlap: Overlap = 0,
    tokenizer: Tokenizer = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Write an object a chunk, with its span.")
    ] = False,
    pipeline: Annotated[
        PresetName | None,
        typer.Option(
            "--pipeline", "-p", help="What to normalize for.", show_default="their own words"
        ),
    ] = None,
    steps: Steps = None,
    field: Field = None,
    lines: Annotated[
        bool, typer.Option("--lines", help="Each line of a text file is a document.")
    ] = False,
    form: Form = None,
) -> None:
    """Write documents in chunks of whole sentences, one a line, or, with --json, with their spans.

    A document is a text file, an object of .jsonl, a row of .csv, .tsv or .parquet. Spans are code
    points of the document. `normalize --chunks` does a corpus, and goes on after a kill.
    """
    chosen = pipeline_of(pipeline, steps, _OWN_WORDS)
    chunking = Chunking(size, overlap, tokenizer)
    try:
        chunking.check()
    except Refused as error:
        refuse(str(error))
    found = inputs_of(inputs, form, field, whole=False)
    with standard_output() as output:
        for one, named in found:
            path = None if one.path is STDIN else str(one.path)
            whole = one.format.kind == "txt" and not lines
            document = 0
            for texts, _ in read_texts(one, tuple(field or ["text"]), whole=whole, named=named):
                for text in texts:
                    document += 1
                    for chunk in _chunks_of(chunking, text, chosen, one.path):
                        output.put(_object(chunk, path, document) if as_json else _line(chunk))
                output.flush()


def _chunks_of(chunking: Chunking, text: str, chosen: Pipeline, path: object) -> list[Chunk]:
    try:
        return chunking.of(text, chosen if chosen.steps else None)
    except Unreadable as error:
        raise Refused(f"{path}: {error}") from None


def _line(chunk: Chunk) -> bytes:
    return _BREAKS.sub(" ", chunk.text).encode("utf-8", "backslashreplace") + b"\n"


def _object(chunk: Chunk, path: str | None, document: int) -> bytes:
    values = {"file": path, "document": document, **chunk._asdict()}
    try:
        return json.dumps(values, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair can be written as an escape only
        return json.dumps(values).encode() + b"\n"
