"""The command line ``arabic-norm``: a file a subcommand."""

from __future__ import annotations

import typer

from arabic_norm.cli.audit import audit
from arabic_norm.cli.chunks import chunks
from arabic_norm.cli.explain import explain
from arabic_norm.cli.export import export
from arabic_norm.cli.normalize import normalize
from arabic_norm.cli.sentences import sentences
from arabic_norm.cli.steps import steps

app = typer.Typer(
    help="Normalize Arabic text before it is indexed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _subcommand in (normalize, sentences, chunks, explain, audit, export, steps):
    app.command()(_subcommand)
