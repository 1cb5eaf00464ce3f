"""``arabic-norm check``: report what would change and what looks broken, for people and for CI."""

from __future__ import annotations

import argparse

from arabic_norm.cli import pipelines
from arabic_norm.cli.options import (
    DOCUMENTS,
    add_config,
    add_inputs,
    add_jobs,
    add_records,
    fields_of,
    jobs_of,
    settle,
)
from arabic_norm.cli.outcome import refuse
from arabic_norm.cli.review import review
from arabic_norm.files.tasks import Options
from arabic_norm.presets import DISPLAY

ARGUMENTS = "[OPTION]... [IN]..."
DESCRIPTION = f"""\
Report which files would change, one a line, and which places look broken, one a line: mojibake,
visual order, swapped lam-alef, bidi controls that hide text, mixed digits, lone quotation marks.
Nothing is written.

{DOCUMENTS} In a folder all files of these kinds are checked."""
NOTES = """\
examples:
  arabic-norm check texts/
  arabic-norm check --diff texts/*.txt
  arabic-norm check corpus.jsonl --field title,body --json
  arabic-norm normalize -p display --in-place texts/          change what check found

exit codes: 0 nothing to change, nothing looks broken; 1 something; 2 refused or a file cannot be
read, one line says why; 130 interrupted; 141 the reader left"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommand."""
    add_inputs(parser)
    pipelines.add_options(parser, "display")
    add_records(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--diff", action="store_true", help="Show what would change.")
    which.add_argument("--json", action="store_true", help="Write JSON, an object a finding.")
    add_jobs(parser)
    parser.add_argument("-q", "--quiet", action="store_true", help="No summary.")
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand."""
    settle(arguments, "check")
    options = Options(
        pipelines.chosen(arguments, DISPLAY),
        fields_of(arguments),
        jobs=jobs_of(arguments),
        strict=True,
        whole=arguments.whole,
    )
    if arguments.format == "parquet":
        refuse("--format parquet: known are txt, jsonl, csv, tsv")
    return review(arguments, options, pipelines.label_of(arguments, "display"), damage=True)
