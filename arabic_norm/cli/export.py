"""``arabic-norm export``: write a pipeline's tables for other engines."""

from __future__ import annotations

import argparse
from pathlib import Path

from arabic_norm.cli import pipelines
from arabic_norm.cli.options import add_config, settle
from arabic_norm.cli.outcome import refuse, save, say, standard_output
from arabic_norm.export import WRITERS, left_behind
from arabic_norm.pipeline import Pipeline
from arabic_norm.presets import INDEX

ARGUMENTS = "[OPTION]... ENGINE"
DESCRIPTION = """\
Write a pipeline's rules in the format of a search engine, a tokenizer or a web page."""
NOTES = """\
examples:
  arabic-norm export elasticsearch -p search -o analyzer.json
  arabic-norm export javascript > normalize.js

exit codes: 0 done; 2 refused or stopped, one line says why; 130 interrupted; 141 the reader left"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommand."""
    parser.add_argument("engine", choices=list(WRITERS), help="The engine to write the rules for.")
    pipelines.add_options(parser, "index")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="Write to this file, not to standard output."
    )
    parser.add_argument(
        "--strict", action="store_true", help="Refuse if the engine cannot run one of the steps."
    )
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand."""
    settle(arguments, "export")
    step = pipelines.chosen(arguments, INDEX)
    chosen = step if isinstance(step, Pipeline) else Pipeline([step])
    stay = ", ".join(left_behind(arguments.engine, chosen))
    if stay and arguments.strict:
        refuse(f"these steps look at context and cannot be exported: {stay}")
    written = WRITERS[arguments.engine](chosen)
    if arguments.output is not None:
        save(Path(arguments.output), written)
    else:
        with standard_output() as out:
            out.line(written.rstrip("\n"))
    if stay:
        say(f"these steps stay behind in Python: {stay}")
    return 0
