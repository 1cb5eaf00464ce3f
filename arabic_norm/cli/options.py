"""Options that several subcommands take, and what is made of them."""

from __future__ import annotations

import difflib
import enum
from pathlib import Path
from typing import Annotated

import typer

from arabic_norm import steps as families
from arabic_norm.cli.outcome import refuse
from arabic_norm.pipeline import Pipeline
from arabic_norm.presets import ASR, DISPLAY, INDEX, LUCENE, RESCUE, SEARCH

PRESETS = {
    "index": INDEX,
    "display": DISPLAY,
    "lucene": LUCENE,
    "search": SEARCH,
    "rescue": RESCUE,
    "asr": ASR,
}
PresetName = enum.Enum("PresetName", {name: name for name in PRESETS}, type=str)  # type: ignore[misc]

Preset = Annotated[PresetName, typer.Option("--pipeline", "-p", help="What to normalize for.")]
Steps = Annotated[
    str | None, typer.Option("--steps", metavar="A,B,C", help="These steps, in place of -p.")
]
Field = Annotated[
    list[str] | None,
    typer.Option(help="Where the text is in a record; dotted, repeatable.", show_default="text"),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format", help="txt, jsonl, csv or tsv, where the name does not say it; not with -o."
    ),
]
Whole = Annotated[
    bool, typer.Option("--whole", help="A text file is one document, not one a line.")
]
Overlap = Annotated[
    int, typer.Option("--overlap", help="What a chunk repeats of the one before, at most.")
]
Tokenizer = Annotated[
    Path | None,
    typer.Option(
        help="What counts: a tokenizer.json, or a SentencePiece model.",
        metavar="FILE",
        show_default="characters",
    ),
]
Html = Annotated[Path | None, typer.Option("--html", help="Write a page here, to look at.")]


def pipeline_of(preset: PresetName | None, steps: str | None, default: Pipeline) -> Pipeline:
    """Return the preset, or the pipeline of the steps named."""
    if steps is None:
        return PRESETS[preset.value] if preset else default
    if preset is not None:
        refuse("--pipeline and --steps are two ways to say one thing; use one")
    names = [name.strip() for name in steps.split(",")]
    for name in names:
        if name not in families.__all__:
            close = difflib.get_close_matches(name, families.__all__, 1)
            hint = f"did you mean {close[0]}?" if close else "`arabic-norm steps` lists them"
            refuse(f"--steps: there is no step {name!r}; {hint}")
    return Pipeline(getattr(families, name) for name in names)
