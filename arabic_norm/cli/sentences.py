"""``arabic-norm sentences``: the documents' sentences, one a line."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from arabic_norm.api import sentences as find_sentences
from arabic_norm.cli.inputs import inputs_of
from arabic_norm.cli.options import Field, Form, PresetName, Steps, Whole, pipeline_of
from arabic_norm.cli.outcome import standard_output
from arabic_norm.files.errors import Refused
from arabic_norm.files.texts import read_texts
from arabic_norm.pipeline import Pipeline

_OWN_WORDS = Pipeline([])
_BREAKS = re.compile(r"[\r\n]+")


def sentences(  # noqa: PLR0917 - options, which the shell passes by name
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[IN]...", help="Files; none: standard input."),
    ] = None,
    pipeline: Annotated[
        PresetName | None,
        typer.Option(
            "--pipeline", "-p", help="What to normalize for.", show_default="their own words"
        ),
    ] = None,
    steps: Steps = None,
    field: Field = None,
    whole: Whole = False,
    form: Form = None,
) -> None:
    """Write the documents' sentences, one a line, in their own words or, with -p, normalized.

    A document is a line of text, an object of .jsonl, a row of .csv, .tsv or .parquet; with --whole
    a text file is one document. `normalize --sentences` writes records with spans.
    """
    chosen = pipeline_of(pipeline, steps, _OWN_WORDS)
    found = inputs_of(inputs, form, field, whole)
    with standard_output() as output:
        for one, named in found:
            for texts, _ in read_texts(one, tuple(field or ["text"]), whole=whole, named=named):
                for text in texts:
                    for sentence in find_sentences(text, chosen):
                        output.put(_line(sentence.text, one.path))
                output.flush()


def _line(sentence: str, path: object) -> bytes:
    try:
        return _BREAKS.sub(" ", sentence).encode() + b"\n"
    except UnicodeEncodeError:  # JSON can hold it, as an escape
        raise Refused(
            f"{path}: a sentence holds half a surrogate pair, which UTF-8 cannot; "
            "normalize --sentences writes it"
        ) from None
