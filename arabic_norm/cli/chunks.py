"""``arabic-norm chunks``: pack documents into chunks for retrieval."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from arabic_norm.api import Chunk
from arabic_norm.cli import pipelines
from arabic_norm.cli.inputs import inputs_of
from arabic_norm.cli.options import (
    add_config,
    add_inputs,
    add_records,
    chunking_of,
    fields_of,
    settle,
)
from arabic_norm.cli.outcome import standard_output
from arabic_norm.files.chunking import Chunking
from arabic_norm.files.errors import Refused, Unreadable
from arabic_norm.files.packing import STDIN
from arabic_norm.files.texts import read_texts
from arabic_norm.pipeline import Pipeline, Step

ARGUMENTS = "[OPTION]... [IN]..."
DESCRIPTION = """\
Pack documents into chunks of whole sentences and write them one a line; with --json as objects
with their spans.

A document is a text file, with --lines a line of it, an object of .jsonl, a row of .csv, .tsv or
.parquet. Spans are code points of the document."""
NOTES = """\
examples:
  arabic-norm chunks page.txt --size 512 --overlap 64 --json
  arabic-norm chunks page.txt --size 256 --tokenizer tokenizer.json -p display
  arabic-norm normalize corpus.jsonl -o chunks.jsonl --chunks 512   goes on after a kill

exit codes: 0 done; 2 refused or stopped, one line says why; 130 interrupted; 141 the reader left"""

_OWN_WORDS = Pipeline([])
_SIZE = 512
_BREAKS = re.compile(r"[\r\n]+")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommand."""
    add_inputs(parser)
    group = parser.add_argument_group("chunks")
    group.add_argument(
        "--size", metavar="N", type=int, help=f"Maximum length of a chunk. [default: {_SIZE}]"
    )
    group.add_argument(
        "--overlap",
        metavar="N",
        type=int,
        help="How much of a chunk the next one repeats, at most. [default: 0]",
    )
    group.add_argument(
        "--tokenizer",
        metavar="FILE",
        type=Path,
        help="Measure with a tokenizer.json or a SentencePiece model. [default: characters]",
    )
    group.add_argument(
        "--json",
        action="store_true",
        help="Write JSON, an object a chunk: file, document, start, end, text.",
    )
    pipelines.add_options(parser, "their own words")
    add_records(parser, lines=True)
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand."""
    settle(arguments, "chunks")
    chosen = pipelines.chosen(arguments, _OWN_WORDS)
    size = _SIZE if arguments.size is None else arguments.size
    chunking = chunking_of(arguments, size, "--size")
    fields = fields_of(arguments)
    with standard_output() as output:
        for one, named in inputs_of(arguments):
            path = None if one.path is STDIN else str(one.path)
            whole = one.format.kind == "txt" and not arguments.lines
            document = 0
            for texts, _ in read_texts(one, fields, whole=whole, named=named):
                for text in texts:
                    document += 1
                    for chunk in _chunks_of(chunking, text, chosen, one.path):
                        output.put(
                            _object(chunk, path, document) if arguments.json else _line(chunk)
                        )
                output.flush()
    return 0


def _chunks_of(chunking: Chunking, text: str, chosen: Step, path: object) -> list[Chunk]:
    try:
        return chunking.of(text, None if chosen is _OWN_WORDS else chosen)
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
