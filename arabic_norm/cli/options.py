"""Options that several subcommands share."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from arabic_norm.cli.config import SETTINGS, fill_in
from arabic_norm.cli.outcome import Exit, refuse, standard_output
from arabic_norm.files.errors import Refused

if TYPE_CHECKING:
    from arabic_norm.files.chunking import Chunking

DOCUMENTS = (
    "A document is a line of text, an object of .jsonl, a row of .csv, .tsv or .parquet; with "
    "--whole\na text file is one document."
)
#: The help for inputs, the same in all subcommands.
INPUTS = 'Files, or texts given directly, as in "أهـــلاً بكم"; - or nothing: standard input.'


def add_inputs(parser: argparse.ArgumentParser, help_text: str = INPUTS) -> None:
    """Add the inputs."""
    parser.add_argument("inputs", metavar="IN", nargs="*", help=help_text)


def add_records(parser: argparse.ArgumentParser, *, lines: bool = False) -> None:
    """Add the options that describe the inputs.

    lines: whether a text file is one document unless --lines is given, instead of one a line.
    """
    group = parser.add_argument_group("reading")
    group.add_argument(
        "--field",
        metavar="A,B",
        action="append",
        help="Fields that hold text, dotted if nested; repeatable. [default: text]",
    )
    group.add_argument(
        "--format",
        metavar="KIND",
        help="txt, jsonl, csv or tsv, if the file name does not tell; not with -o.",
    )
    group.add_argument(
        "--delimiter",
        metavar="CHAR",
        help="What separates a table's columns. [default: what separates the header's: , ; tab |]",
    )
    group.add_argument(
        "--encoding",
        metavar="NAME",
        help="Encoding of the input: cp1256, utf-16, ..., or auto. [default: utf-8]",
    )
    if lines:
        group.add_argument(
            "--lines", action="store_true", help="Read each line of a text file as a document."
        )
        parser.set_defaults(whole=False)
        return
    group.add_argument(
        "--whole",
        action="store_true",
        help="Read a text file as one document, not a document a line.",
    )


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Add the number of processes."""
    parser.add_argument(
        "-j",
        "--jobs",
        metavar="N",
        help="Number of processes, or auto; several read a MiB at a time. [default: 1]",
    )


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add the options about settings."""
    group = parser.add_argument_group("settings")
    which = group.add_mutually_exclusive_group()
    which.add_argument("--config", metavar="FILE", help="Read the settings from this file.")
    which.add_argument("--no-config", action="store_true", help="Read no settings.")
    group.add_argument(
        "--show-config", action="store_true", help="Show which settings apply here, and exit."
    )


def settle(arguments: argparse.Namespace, subcommand: str) -> None:
    """Fill in the settings; with --show-config, show them and end the command."""
    fill_in(arguments, subcommand)
    if arguments.show_config:
        with standard_output() as output:
            output.line(f"# {arguments.config_path or 'no configuration file'}")
            for key in SETTINGS:
                if hasattr(arguments, key):
                    value = getattr(arguments, key)
                    origin = "settings" if key in arguments.settings else "option"
                    output.line(f"{key}: {value} ({origin})" if value else f"{key}: default")
        raise Exit(0)


def fields_of(arguments: argparse.Namespace) -> tuple[str, ...]:
    """Return the fields, each once.  An empty name ends the command."""
    names = [name for listed in arguments.field or ["text"] for name in listed.split(",")]
    if not all(names):
        refuse("--field: a name is empty")
    return tuple(dict.fromkeys(names))


def chunking_of(arguments: argparse.Namespace, size: int, option: str) -> Chunking:
    """Return how texts are packed; ``option`` gave the size. Bad settings end the command."""
    from arabic_norm.files.chunking import Chunking  # noqa: PLC0415 - where chunks are asked for

    chunking = Chunking(size, arguments.overlap or 0, arguments.tokenizer)
    try:
        chunking.check()
    except Refused as error:
        refuse(str(error).replace("--size", option))
    return chunking


def jobs_of(arguments: argparse.Namespace) -> int:
    """Return the number of processes; ``auto``: one for each processor that we may use."""
    given = arguments.jobs
    if given is None:
        return 1
    if given == "auto":
        ours = getattr(os, "sched_getaffinity", None)  # not on macOS and Windows
        return len(ours(0)) if ours else os.cpu_count() or 1
    try:
        number = int(given)
    except ValueError:
        number = 0
    if number < 1:
        refuse(f"--jobs {given}: expected a number from 1, or auto")
    return number
