"""The inputs of a subcommand: files, standard input, or texts given as arguments."""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path
from typing import NamedTuple

from arabic_norm.cli.outcome import refuse, say, what_failed
from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import DELIMITERS, Format, format_of
from arabic_norm.files.packing import STDIN, with_encoding
from arabic_norm.files.plan import Input, Reading, check_reading

FORMATS = ("txt", "jsonl", "csv", "tsv")
#: A text of the command line, where a path is expected. Messages show this name.
TEXT = Path("the text")
#: The shape of a file's name, which no text has: a name with an ending, or a path.
_FILE_NAME = re.compile(
    r"\S+(?<=[^\s.]\.)[A-Za-z][A-Za-z0-9]{1,4}|(?:~|\.{1,2})?/\S+|(?:[A-Za-z]:|\.{1,2})?\\\S+"
)
_OF_A_TEXT = re.compile(
    r"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc\udc80-\udcff]"
)
_ADDRESS = re.compile(r"[A-Za-z]+://|www\.|[^\s@]+@")


class Named(NamedTuple):
    """An input, and whether its name or an option gives its format. Otherwise it is text."""

    input: Input
    named: bool


def reading_of(arguments: argparse.Namespace) -> Reading:
    """Return how inputs are read, from the options."""
    try:
        return check_reading(arguments.encoding or "", arguments.delimiter or "")
    except Refused as error:
        refuse(str(error))


def inputs_of(arguments: argparse.Namespace) -> list[Named]:
    """Return the inputs; options that do not fit them are refused."""
    names, form = arguments.inputs, arguments.format
    if form is not None and form not in FORMATS:
        refuse(f"--format {form}: known are {', '.join(FORMATS)}")
    reading = reading_of(arguments)
    found = [_named(name, form, reading) for name in names or ["-"]]
    for one, _ in found:
        if one.path is STDIN:
            need_standard_input()
            if arguments.field and form is None and "field" not in arguments.settings:
                refuse("--field is for records: say of which --format, jsonl, csv or tsv")
        if needs_text(arguments) and one.format.kind != "txt":
            refuse(f"{one.path} holds records, and --whole is for text")
    if sum(one.path is STDIN for one, _ in found) > 1:
        refuse("standard input is named twice, and can be read once")
    return found


def needs_text(arguments: argparse.Namespace) -> bool:
    """Return whether ``--whole`` was given as an option; a setting is for all files."""
    return bool(arguments.whole) and "whole" not in arguments.settings


def _named(name: str, form: str | None, reading: Reading) -> Named:
    if name == "-":
        return Named(Input(STDIN, Format(form or "txt"), STDIN, 0, reading), bool(form))
    if not is_file(name):
        own = Reading(delimiter=reading.delimiter, data=os.fsencode(name) + b"\n")
        return Named(Input(TEXT, Format(form or "txt"), TEXT, 0, own), bool(form))
    path = Path(name)
    by_name = format_of(path)
    packing = by_name.packing if by_name else ""
    format_ = Format(form, packing) if form else by_name or Format("txt")
    one = Input(path, format_, path, 0, reading)
    if reading.encoding == "auto":
        one = found_encoding(one)
    return Named(one, bool(form or by_name))


def found_encoding(one: Input) -> Input:
    """Return the input with its encoding detected; report the encoding if it is not UTF-8."""
    try:
        found = with_encoding(one)
    except Refused as error:
        refuse(str(error))
    except OSError as error:
        refuse(what_failed(error, one.path))
    if found.reading.encoding and found is not one:
        say(f"{one.path}: read as {found.reading.encoding}")
    return found


def is_file(name: str) -> bool:
    """Return whether an argument names a file, which need not exist, and is not a text.

    A text has an Arabic letter, or bytes that are not UTF-8. A word that is a folder's name may be
    a text.
    """
    if os.path.exists(name) and (looks_like_a_file(name) or not os.path.isdir(name)):
        return True
    return looks_like_a_file(name) or not _OF_A_TEXT.search(name)


def looks_like_a_file(text: str) -> bool:
    """Return whether a text has the shape of a file's name."""
    if _ADDRESS.match(text):
        return False
    ends_as_one = "\n" not in text and text.isascii() and format_of(Path(text)) is not None
    return ends_as_one or _FILE_NAME.fullmatch(text) is not None


def need_standard_input() -> None:
    """Refuse if there is no standard input."""
    if sys.stdin is None:
        refuse("standard input is closed, and no file is named")


def need_one_kind(found: list[Named]) -> None:
    """Refuse inputs whose outputs cannot be joined."""
    kinds = {one.format.kind for one, _ in found}
    if len(kinds) > 1 or (len(found) > 1 and not kinds.isdisjoint(DELIMITERS)):
        refuse(f"several {' and '.join(sorted(kinds))} files make no one output: -o FOLDER")
