"""``arabic-norm audit``: what a pipeline does to a corpus."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from json import dumps as dump_json
from typing import Annotated

import typer

from arabic_norm.audit import audit as make_audit
from arabic_norm.cli.inputs import Named, inputs_of
from arabic_norm.cli.options import PRESETS, Field, Form, Html, Preset, PresetName, Whole
from arabic_norm.cli.outcome import save, standard_output
from arabic_norm.files.packing import STDIN
from arabic_norm.files.progress import Quiet, report_to
from arabic_norm.files.tally import Tally
from arabic_norm.files.texts import read_texts


def audit(  # noqa: PLR0917 - options, which the shell passes by name
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[IN]...", help="Files; none: standard input."),
    ] = None,
    pipeline: Preset = PresetName.index,  # type: ignore[attr-defined]
    field: Field = None,
    whole: Whole = False,
    form: Form = None,
    json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    html: Html = None,
) -> None:
    """Count what each step changes in a corpus, and which words it merges.

    A document is a line of text, an object of .jsonl, a row of .csv, .tsv or .parquet; with --whole
    a text file is one document. Blank ones are not counted.
    """
    found = inputs_of(inputs, form, field, whole)
    with standard_output() as output:
        with _report(found) as report:
            documents = _documents(found, tuple(field or ["text"]), whole, report)
            counted = make_audit(documents, PRESETS[pipeline.value])
        if html is not None:
            save(html, counted.to_html())
        elif json:
            output.line(dump_json(counted.to_dict(), ensure_ascii=False, indent=2))
        else:
            output.line(str(counted))


def _report(found: list[Named]) -> Quiet:
    """Return a bar on a terminal, where it is known how much there is to read."""
    paths = [one.path for one, _ in found]
    quiet = not sys.stderr.isatty() or STDIN in paths
    return report_to(0 if quiet else sum(path.stat().st_size for path in paths), quiet=quiet)


def _documents(
    found: list[Named], fields: tuple[str, ...], whole: bool, report: Quiet
) -> Iterator[str]:
    read, tally = 0, Tally()
    for one, named in found:
        for texts, position in read_texts(one, fields, whole=whole, named=named):
            shown = [text for text in texts if text.strip()]
            yield from shown
            tally.documents += len(shown)
            report.advance(read + position, tally)
        if one.path is not STDIN:
            read += one.path.stat().st_size
