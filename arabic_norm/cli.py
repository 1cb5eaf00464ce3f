"""The command line: ``arabic-norm normalize``, ``sentences``, ``explain``, ``audit``, ``export``,
``steps``."""

from __future__ import annotations

import difflib
import enum
import os
import sys
from collections.abc import Callable, Iterable
from json import dumps as dump_json
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from arabic_norm import steps as families
from arabic_norm.api import sentences as find_sentences
from arabic_norm.audit import audit as make_audit
from arabic_norm.export import WRITERS, rules_of
from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import Format, format_of
from arabic_norm.files.packing import STDIN
from arabic_norm.files.plan import make_plan
from arabic_norm.files.progress import report_to, summary
from arabic_norm.files.run import convert
from arabic_norm.files.standard_output import write_records
from arabic_norm.files.tasks import Options
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


PresetOrSteps = Annotated[
    PresetName | None,
    typer.Option("--pipeline", "-p", help="What to normalize for.  [default: index]"),
]
Steps = Annotated[
    str | None, typer.Option("--steps", metavar="A,B,C", help="These steps, in place of -p.")
]
FORMATS = ("txt", "jsonl", "csv", "tsv")


@app.command()
def normalize(  # noqa: PLR0917 - options, which the shell passes by name
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="[IN]...", help="Files, folders, globs; none: standard input."),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="The file, or folder, to write.")
    ] = None,
    pipeline: PresetOrSteps = None,
    steps: Steps = None,
    field: Annotated[
        list[str] | None,
        typer.Option(help="What to normalize in a record; dotted, repeatable.  [default: text]"),
    ] = None,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="Write a record a sentence, with its span.")
    ] = False,
    form: Annotated[
        str | None, typer.Option("--format", help="txt, jsonl, csv, tsv; without -o only.")
    ] = None,
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, help="Processes.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Replace the output.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on after a kill.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at a bad record.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only errors.")] = False,
) -> None:
    """Write the documents normalized, to standard output or, with -o, safely into files."""
    chosen = _pipeline(pipeline, steps)
    options = Options(chosen, tuple(field or ["text"]), sentences, jobs, strict or output is None)
    if sentences and len(options.fields) > 1:
        _refuse("--sentences needs one --field")
    if output is None:
        if force or resume:
            _refuse("--force and --resume need an output: -o OUT")
        _normalize_to_standard_output(inputs, form, options)
    elif not inputs:
        _refuse("-o needs files to read: standard input cannot be read again after a kill")
    elif form is not None:
        _refuse("--format is for standard output; with -o the names say the formats")
    else:
        _normalize_to_files(inputs, output, options, force=force, resume=resume, quiet=quiet)


def _normalize_to_files(
    inputs: list[str], output: str, options: Options, *, force: bool, resume: bool, quiet: bool
) -> None:
    try:
        plan = make_plan(inputs, output, options.sentences)
        with report_to(sum(one.path.stat().st_size for one in plan.inputs), quiet=quiet) as report:
            if plan.skipped:
                report.say(f"{plan.skipped:,} files of other kinds passed over")
            tally = convert(plan, options, report, force=force, resume=resume)
    except Refused as error:
        _refuse(str(error))
    except OSError as error:
        _refuse(_what_failed(error, output))
    except KeyboardInterrupt:
        sys.stderr.write("arabic-norm: interrupted; --resume goes on\n")
        raise typer.Exit(130) from None
    if not quiet:
        rejects = str(plan.rejects)
        sys.stderr.write(summary(tally, _names(options.pipeline.flat), rejects) + "\n")
    raise typer.Exit(3 if tally.rejected else 0)


def _normalize_to_standard_output(
    inputs: list[str] | None, form: str | None, options: Options
) -> None:
    if form is not None and form not in FORMATS:
        _refuse(f"--format {form}: known are {', '.join(FORMATS)}")
    try:
        for path in [Path(name) for name in inputs] if inputs else [STDIN]:
            found = Format(form) if form else format_of(path) or Format("txt")
            if found.kind == "txt" and not form and not found.packing:
                if options.sentences:
                    _refuse("--sentences writes records: name the input's kind with --format txt")
                _write(options.pipeline(_document(path)))
            else:
                if form:
                    found = Format(form, (format_of(path) or found).packing)
                write_records(path, found, options, sys.stdout.buffer.write)
        sys.stdout.buffer.flush()
    except Refused as error:
        sys.stdout.buffer.flush()
        _refuse(str(error))
    except BrokenPipeError:
        _give_up_output()
        _refuse("standard output was closed before all was written")
    except OSError as error:
        _give_up_output()
        _refuse(_what_failed(error, "standard output"))
    except KeyboardInterrupt:
        _give_up_output()
        sys.stderr.write("arabic-norm: interrupted\n")
        raise typer.Exit(130) from None


def _give_up_output() -> None:
    """Let nothing be written to standard output at the end, which would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _what_failed(error: OSError, otherwise: str) -> str:
    return f"{error.filename or otherwise}: {error.strerror or error}"


def _document(path: Path) -> str:
    return _read(None if path == STDIN else [path])[0]


@app.command()
def sentences(
    files: Files = None,
    pipeline: PresetOrSteps = None,
    steps: Steps = None,
) -> None:
    """Write the documents' sentences, one a line, normalized."""
    chosen = _pipeline(pipeline, steps)
    for document in _read(files):
        for sentence in find_sentences(document, chosen):
            _write(sentence.text.replace("\n", " "))


def _pipeline(preset: PresetName | None, steps: str | None) -> Pipeline:
    """Return the preset, or the pipeline of the steps named."""
    if steps is None:
        return PRESETS[preset.value if preset else "index"]
    if preset is not None:
        _refuse("--pipeline and --steps are two ways to say one thing; use one")
    names = [name.strip() for name in steps.split(",")]
    for name in names:
        if name not in families.__all__:
            close = difflib.get_close_matches(name, families.__all__, 1)
            hint = f"did you mean {close[0]}?" if close else "`arabic-norm steps` lists them"
            _refuse(f"--steps: there is no step {name!r}; {hint}")
    return Pipeline(getattr(families, name) for name in names)


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


def _names(pipeline: Iterable[Callable[[str], str]]) -> list[str]:
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
        line = data.count(b"\n", 0, error.start) + 1
        _refuse(
            f"{name}: line {line}, byte {error.start}: not UTF-8 (0x{data[error.start]:02X}); "
            "convert it first, as with: iconv -f WINDOWS-1256 -t UTF-8"
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
