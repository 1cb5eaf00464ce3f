"""``arabic-norm export``: a pipeline's tables for other engines."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from arabic_norm.cli.options import PRESETS, Preset, PresetName
from arabic_norm.cli.outcome import refuse, save, say, standard_output
from arabic_norm.export import WRITERS, left_behind

EngineName = enum.Enum("EngineName", {name: name for name in WRITERS}, type=str)  # type: ignore[misc]


def export(
    engine: Annotated[EngineName, typer.Argument(help="The engine to write the rules for.")],
    pipeline: Preset = PresetName.index,  # type: ignore[attr-defined]
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here, not to standard output.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse if a step has to stay behind in Python.")
    ] = False,
) -> None:
    """Write a pipeline's tables as a search engine, a tokenizer or a web page reads them."""
    chosen = PRESETS[pipeline.value]
    stay = ", ".join(left_behind(engine.value, chosen))
    if stay and strict:
        refuse(f"these steps look at context and cannot be exported: {stay}")
    written = WRITERS[engine.value](chosen)
    if output is not None:
        save(output, written)
    else:
        with standard_output() as out:
            out.line(written.rstrip("\n"))
    if stay:
        say(f"these steps stay behind in Python: {stay}")
