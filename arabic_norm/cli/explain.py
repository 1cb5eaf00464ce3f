"""``arabic-norm explain``: show what each step changes in one text."""

from __future__ import annotations

import argparse
from json import dumps as dump_json
from pathlib import Path

from arabic_norm.cli import pipelines
from arabic_norm.cli.inputs import Named, inputs_of
from arabic_norm.cli.options import add_config, settle
from arabic_norm.cli.outcome import refuse, save, standard_output
from arabic_norm.files.errors import Refused
from arabic_norm.files.packing import STDIN
from arabic_norm.files.texts import read_texts
from arabic_norm.presets import INDEX

ARGUMENTS = "[OPTION]... [TEXT|FILE]"
DESCRIPTION = """\
Show what each step changes in one text, where, with the names of the code points.

A file or standard input is read as one text."""
NOTES = """\
examples:
  arabic-norm explain "أهـــلاً وسهلاً"
  arabic-norm explain page.txt -p display --html page.html
  arabic-norm explain page.txt --json

exit codes: 0 done; 2 refused or stopped, one line says why; 130 interrupted; 141 the reader left"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommand."""
    parser.add_argument(
        "text",
        metavar="TEXT|FILE",
        nargs="?",
        help="A text, or a file with one; - or nothing: standard input.",
    )
    pipelines.add_options(parser, "index")
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help="Encoding of a file: cp1256, utf-16, ..., or auto. [default: utf-8]",
    )
    parser.add_argument(
        "--json", action="store_true", help="Write JSON, with spans in code points."
    )
    parser.add_argument("--html", metavar="FILE", help="Write an HTML page to this file.")
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand."""
    settle(arguments, "explain")
    pipeline = pipelines.chosen(arguments, INDEX)
    arguments.inputs = [] if arguments.text is None else [arguments.text]
    arguments.format = arguments.field = arguments.delimiter = None
    arguments.whole = False
    (one,) = inputs_of(arguments)
    if one.input.format.kind != "txt":
        refuse(f"{one.input.path} holds records: explain takes the text of one of them")
    with standard_output() as output:
        explanation = pipeline.explain(_read(one))
        if arguments.html is not None:
            save(Path(arguments.html), explanation.to_html())
        elif arguments.json:
            told = explanation.to_dict()
            output.line(dump_json(told, ensure_ascii=False, indent=2))
        else:
            output.line(str(explanation))
    return 0


def _read(one: Named) -> str:
    try:
        found = "".join(text for texts, _ in read_texts(one.input, whole=True) for text in texts)
    except Refused as error:
        if one.input.path is not STDIN and str(error).endswith("No such file or directory"):
            raise Refused(
                f"{one.input.path}: no such file; to explain the name itself, "
                "pass it through standard input"
            ) from None
        raise
    given = one.input.reading.data is not None
    return found.removesuffix("\n") if given else found
