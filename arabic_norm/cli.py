"""The command line: ``arabic-norm normalize``, ``sentences``, ``explain``, ``audit``, ``export``,
``steps``."""

from __future__ import annotations

import enum
import sys
from json import dumps as dump_json
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from arabic_norm import steps as families
from arabic_norm.api import sentences as find_sentences
from arabic_norm.audit import audit as make_audit
from arabic_norm.export import WRITERS, rules_of
from arabic_norm.pipeline import Pipeline, Step
from arabic_norm.presets import DISPLAY, INDEX, LUCENE

app = typer.Typer(
    help="Normalize Arabic text before it is indexed.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

PRESETS = {"index": INDEX, "display": DISPLAY, "lucene": LUCENE}
PresetName = enum.Enum("PresetName", {name: name for name in PRESETS}, type=str)  # type: ignore[misc]

Files = Annotated[
    list[Path] | None, typer.Argument(help="UTF-8 text, a document a file; none: standard input.")
]
Preset = Annotated[PresetName, typer.Option("--pipeline", "-p", help="What to normalize for.")]


@app.command()
def normalize(files: Files = None, pipeline: Preset = PresetName.index) -> None:  # type: ignore[attr-defined]
    """Write the documents normalized."""
    for document in _read(files):
        _write(PRESETS[pipeline.value](document))


@app.command()
def sentences(files: Files = None, pipeline: Preset = PresetName.index) -> None:  # type: ignore[attr-defined]
    """Write the documents' sentences, one a line, normalized."""
    for document in _read(files):
        for sentence in find_sentences(document, PRESETS[pipeline.value]):
            _write(sentence.text.replace("\n", " "))


Html = Annotated[Path | None, typer.Option("--html", help="Write a page here, to look at.")]


@app.command()
def explain(
    text: Annotated[
        str | None, typer.Argument(metavar="[TEXT|FILE]", help="Neither: standard input.")
    ] = None,
    pipeline: Preset = PresetName.index,  # type: ignore[attr-defined]
    html: Html = None,
) -> None:
    """Show what each step changes, where, with the names of the code points."""
    if text is not None and not Path(text).is_file():
        document = text
    else:
        (document,) = _read([Path(text)] if text is not None else None)
    explanation = PRESETS[pipeline.value].explain(document)
    if html is not None:
        _save(html, explanation.to_html())
    else:
        _write(str(explanation))


@app.command()
def audit(
    files: Files = None,
    pipeline: Preset = PresetName.index,  # type: ignore[attr-defined]
    json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
    html: Html = None,
) -> None:
    """Count what each step changes in a corpus, a document a line, and which words it merges."""
    documents = [line for text in _read(files) for line in text.splitlines() if line.strip()]
    if sys.stderr.isatty():
        with typer.progressbar(documents, label="audit", file=sys.stderr) as shown:
            found = make_audit(shown, PRESETS[pipeline.value])
    else:
        found = make_audit(documents, PRESETS[pipeline.value])
    if html is not None:
        _save(html, found.to_html())
    elif json:
        _write(dump_json(found.to_dict(), ensure_ascii=False, indent=2))
    else:
        _write(str(found))


EngineName = enum.Enum("EngineName", {name: name for name in WRITERS}, type=str)  # type: ignore[misc]


@app.command()
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
    """Write a pipeline's tables as a search engine or a web page reads them."""
    chosen = PRESETS[pipeline.value]
    stay = ", ".join(rules_of(chosen).left_behind)
    if stay and strict:
        _refuse(f"these steps look at context and cannot be exported: {stay}")
    written = WRITERS[engine.value](chosen)
    if output is not None:
        _save(output, written)
    else:
        _write(written.rstrip("\n"))
    if stay:
        sys.stderr.write(f"arabic-norm: these steps stay behind in Python: {stay}\n")


@app.command()
def steps() -> None:
    """List the steps and the presets made of them."""
    for name, preset in PRESETS.items():
        _write(f"{name}: {' | '.join(_names(preset))}")
    for name in sorted(families.__all__):
        _write(f"{name}: {(getattr(families, name).__doc__ or '').splitlines()[0]}")


def _names(pipeline: Pipeline) -> list[str]:
    return [step.name for step in pipeline if isinstance(step, Step)]


def _read(files: list[Path] | None) -> list[str]:
    """Return the documents; a document that cannot be read ends the command before any output."""
    if not files:
        return [_decode(sys.stdin.buffer.read(), "standard input")]
    documents = []
    for path in files:
        try:
            documents.append(_decode(path.read_bytes(), str(path)))
        except OSError as error:
            _refuse(f"{path}: {error.strerror}")
    return documents


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(
            f"{name}: not UTF-8 at byte {error.start} (0x{data[error.start]:02X}); convert it "
            "first, as with: iconv -f WINDOWS-1256 -t UTF-8"
        )


def _save(path: Path, page: str) -> None:
    try:
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        _refuse(f"{path}: {error.strerror}")


def _write(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8") + b"\n")


def _refuse(message: str) -> NoReturn:
    sys.stderr.write(f"arabic-norm: {message}\n")
    raise typer.Exit(2)
