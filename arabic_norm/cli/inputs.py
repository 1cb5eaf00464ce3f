"""What a subcommand reads that writes to standard output: files, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from arabic_norm.cli.outcome import refuse
from arabic_norm.files.formats import DELIMITERS, Format, format_of
from arabic_norm.files.packing import STDIN
from arabic_norm.files.plan import Input

FORMATS = ("txt", "jsonl", "csv", "tsv")


class Named(NamedTuple):
    """An input, and whether its name or an option says its format; if not, it is text."""

    input: Input
    named: bool


def inputs_of(
    names: list[str] | None, form: str | None, fields: list[str] | None, whole: bool
) -> list[Named]:
    """Return what is to be read, refused where the options do not go with it."""
    if form is not None and form not in FORMATS:
        refuse(f"--format {form}: known are {', '.join(FORMATS)}")
    if not names:
        need_standard_input()
        if fields and form is None:
            refuse("--field is for records: say of which --format, jsonl, csv or tsv")
    found = [_named(Path(name), form) for name in names] if names else [_named(STDIN, form)]
    for one, _ in found:
        if whole and one.format.kind != "txt":
            refuse(f"{one.path} holds records, and --whole is for text")
    return found


def _named(path: Path, form: str | None) -> Named:
    by_name = format_of(path)
    packing = by_name.packing if by_name else ""
    format_ = Format(form, packing) if form else by_name or Format("txt")
    return Named(Input(path, format_, path), bool(form or by_name))


def need_standard_input() -> None:
    """Refuse to read standard input where there is none."""
    if sys.stdin is None:
        refuse("standard input is closed, and no file is named")


def need_one_kind(found: list[Named]) -> None:
    """Refuse inputs that cannot be written one after another as one."""
    kinds = {one.format.kind for one, _ in found}
    if len(kinds) > 1 or (len(found) > 1 and not kinds.isdisjoint(DELIMITERS)):
        refuse(f"several {' and '.join(sorted(kinds))} files make no one output: -o FOLDER")
