"""``arabic-norm explain``: what each step changes in one text."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import regex
import typer

from arabic_norm.cli.inputs import need_standard_input
from arabic_norm.cli.options import PRESETS, Html, Preset, PresetName
from arabic_norm.cli.outcome import save, standard_output
from arabic_norm.files.encoding import advice
from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import Format, format_of
from arabic_norm.files.packing import STDIN
from arabic_norm.files.plan import Input
from arabic_norm.files.texts import read_texts

#: Nobody explains a word of this shape: a name with an ending, or a path from somewhere.
_FILE_NAME = regex.compile(r"\S++(?<=[^\s.]\.[A-Za-z][A-Za-z0-9]{1,4})|(?:~|\.{1,2})?/\S++")
_ADDRESS = regex.compile(r"[A-Za-z]++://|www\.|[^\s@]++@")


def explain(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[TEXT|FILE]", help="A text, or a file of one; neither: standard input."
        ),
    ] = None,
    pipeline: Preset = PresetName.index,  # type: ignore[attr-defined]
    html: Html = None,
) -> None:
    """Show what each step changes in one text, where, with the names of the code points.

    A file, or standard input, is one text, all its lines together.
    """
    if text is None:
        need_standard_input()
    with standard_output() as output:
        explanation = PRESETS[pipeline.value].explain(_document(text))
        if html is not None:
            save(html, explanation.to_html())
        else:
            output.line(str(explanation))


def _document(text: str | None) -> str:
    if text is None:
        return _read(STDIN)
    named = _looks_like_a_file(text)
    if os.path.exists(text) and (named or not os.path.isdir(text)):  # a word may name a folder
        return _read(Path(text))
    if named:
        raise Refused(
            f"{text}: no such file; to explain the name itself, pass it through standard input"
        )
    try:
        return os.fsencode(text).decode()
    except UnicodeDecodeError as error:
        raise Refused(f"the text is not UTF-8; {advice(error.object)}") from None


def _read(path: Path) -> str:
    form = format_of(path) or Format("txt")
    if form.kind != "txt":
        raise Refused(f"{path} holds records: explain takes the text of one of them")
    found = read_texts(Input(path, form, path), whole=True)
    return "".join(text for texts, _ in found for text in texts)


def _looks_like_a_file(text: str) -> bool:
    if _ADDRESS.match(text):
        return False
    ends_as_one = "\n" not in text and text.isascii() and format_of(Path(text)) is not None
    return ends_as_one or _FILE_NAME.fullmatch(text) is not None
