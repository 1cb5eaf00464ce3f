"""``arabic-norm audit``: report what a pipeline does to a corpus."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from json import dumps as dump_json
from pathlib import Path

from arabic_norm.audit import audit as make_audit
from arabic_norm.cli import pipelines
from arabic_norm.cli.inputs import Named, inputs_of
from arabic_norm.cli.options import (
    DOCUMENTS,
    add_config,
    add_inputs,
    add_records,
    fields_of,
    settle,
)
from arabic_norm.cli.outcome import save, standard_output
from arabic_norm.files.packing import STDIN
from arabic_norm.files.progress import Quiet, report_to
from arabic_norm.files.tally import Tally
from arabic_norm.files.texts import read_texts
from arabic_norm.presets import INDEX

ARGUMENTS = "[OPTION]... [IN]..."
DESCRIPTION = f"""\
Count what each step changes in a corpus, and which words it merges.

{DOCUMENTS} Blank documents are not counted."""
NOTES = """\
examples:
  arabic-norm audit corpus.jsonl --field body
  arabic-norm audit corpus.parquet --html audit.html
  arabic-norm audit corpus.txt -p index --without unify_teh_marbuta --json

exit codes: 0 done; 2 refused or stopped, one line says why; 130 interrupted; 141 the reader left"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommand."""
    add_inputs(parser)
    pipelines.add_options(parser, "index")
    add_records(parser)
    parser.add_argument("--json", action="store_true", help="Write JSON.")
    parser.add_argument("--html", metavar="FILE", help="Write an HTML page to this file.")
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand."""
    settle(arguments, "audit")
    pipeline = pipelines.chosen(arguments, INDEX)
    fields = fields_of(arguments)
    found = inputs_of(arguments)
    with standard_output() as output:
        with _report(found) as report:
            documents = _documents(found, fields, arguments.whole, report)
            counted = make_audit(documents, pipeline)
        if arguments.html is not None:
            save(Path(arguments.html), counted.to_html())
        elif arguments.json:
            output.line(dump_json(counted.to_dict(), ensure_ascii=False, indent=2))
        else:
            output.line(str(counted))
    return 0


def _report(found: list[Named]) -> Quiet:
    """Return a progress bar, if this is a terminal and the size of the inputs is known."""
    sizes = [_size(one) for one in found]
    quiet = not sys.stderr.isatty() or any(one.path is STDIN for one, _ in found)
    return report_to(0 if quiet else sum(sizes), quiet=quiet)


def _size(one: Named) -> int:
    path, data = one.input.path, one.input.reading.data
    if data is not None:
        return len(data)
    return 0 if path is STDIN or not path.exists() else path.stat().st_size


def _documents(
    found: list[Named], fields: tuple[str, ...], whole: bool, report: Quiet
) -> Iterator[str]:
    read, tally = 0, Tally()
    for named in found:
        for texts, position in read_texts(named.input, fields, whole=whole, named=named.named):
            shown = [text for text in texts if text.strip()]
            yield from shown
            tally.documents += len(shown)
            report.advance(read + position, tally)
        read += _size(named)
