"""``arabic-norm sentences``: write the sentences of documents, one a line."""

from __future__ import annotations

import argparse
import re

from arabic_norm.api import Sentence
from arabic_norm.api import sentences as find_sentences
from arabic_norm.cli import pipelines
from arabic_norm.cli.inputs import inputs_of
from arabic_norm.cli.options import (
    DOCUMENTS,
    add_config,
    add_inputs,
    add_records,
    fields_of,
    settle,
)
from arabic_norm.cli.outcome import standard_output
from arabic_norm.files.errors import Refused
from arabic_norm.files.texts import read_texts
from arabic_norm.pipeline import Pipeline

ARGUMENTS = "[OPTION]... [IN]..."
DESCRIPTION = f"""\
Split documents into sentences and write them one a line: unchanged or, with -p, normalized.

{DOCUMENTS}"""
NOTES = """\
examples:
  arabic-norm sentences "أين المكتبة؟ هناك."
  arabic-norm sentences page.txt --whole -p display
  arabic-norm sentences corpus.jsonl --field body --json      with documents and spans
  arabic-norm normalize corpus.jsonl -o out.jsonl --sentences  with all other fields

exit codes: 0 done; 2 refused or stopped, one line says why; 130 interrupted; 141 the reader left"""

_OWN_WORDS = Pipeline([])
_BREAKS = re.compile(r"[\r\n]+")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommand."""
    add_inputs(parser)
    pipelines.add_options(parser, "their own words")
    add_records(parser)
    parser.add_argument(
        "--json",
        action="store_true",
        help="Write JSON, an object a sentence: document, text, start, end.",
    )
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand."""
    settle(arguments, "sentences")
    chosen = pipelines.chosen(arguments, _OWN_WORDS)
    fields = fields_of(arguments)
    found = inputs_of(arguments)
    document = 0
    with standard_output() as output:
        for one, named in found:
            for texts, _ in read_texts(one, fields, whole=arguments.whole, named=named):
                for text in texts:
                    document += 1
                    for sentence in find_sentences(text, chosen):
                        if arguments.json:
                            output.put(_object(document, sentence))
                        else:
                            output.put(_line(sentence.text, one.path))
                output.flush()
    return 0


def _object(document: int, sentence: Sentence) -> bytes:
    from json import dumps  # noqa: PLC0415 - where it is asked for

    values = {"document": document, **sentence._asdict()}
    try:
        return dumps(values, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a surrogate pair can be written as an escape only
        return dumps(values).encode() + b"\n"


def _line(sentence: str, path: object) -> bytes:
    try:
        return _BREAKS.sub(" ", sentence).encode() + b"\n"
    except UnicodeEncodeError:  # JSON can hold it, as an escape
        raise Refused(
            f"{path}: a sentence contains half a surrogate pair, which UTF-8 cannot encode; "
            "--json escapes it"
        ) from None
