"""``arabic-norm normalize``: documents normalized, to standard output or into files."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from arabic_norm.cli.inputs import inputs_of, need_one_kind
from arabic_norm.cli.options import (
    Field,
    Form,
    Overlap,
    PresetName,
    Steps,
    Tokenizer,
    Whole,
    pipeline_of,
)
from arabic_norm.cli.outcome import INTERRUPTED, refuse, say, standard_output, what_failed
from arabic_norm.cli.steps import names_of
from arabic_norm.files.chunking import Chunking
from arabic_norm.files.errors import Refused
from arabic_norm.files.plan import make_plan
from arabic_norm.files.progress import report_to, summary
from arabic_norm.files.run import convert
from arabic_norm.files.standard_output import write_records
from arabic_norm.files.tasks import Options
from arabic_norm.presets import INDEX


def normalize(  # noqa: PLR0917 - options, which the shell passes by name
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[IN]...", help="Files, with -o also folders and globs; none: standard input."
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", help="The file, or folder, to write.")
    ] = None,
    pipeline: Annotated[
        PresetName | None,
        typer.Option("--pipeline", "-p", help="What to normalize for.", show_default="index"),
    ] = None,
    steps: Steps = None,
    field: Field = None,
    sentences: Annotated[
        bool, typer.Option("--sentences", help="Write a record a sentence, with its span.")
    ] = False,
    chunks: Annotated[
        int | None,
        typer.Option("--chunks", metavar="SIZE", help="Write a record a chunk, with its span."),
    ] = None,
    overlap: Overlap = 0,
    tokenizer: Tokenizer = None,
    whole: Whole = False,
    form: Form = None,
    jobs: Annotated[
        int,
        typer.Option("-j", "--jobs", min=1, help="Processes; more than one read a MiB at a time."),
    ] = 1,
    force: Annotated[bool, typer.Option("--force", help="Replace the output.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Go on after a kill.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at a bad record.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only errors.")] = False,
) -> None:
    """Write documents normalized, to standard output or, with -o, safely into files.

    A document is a line of text, an object of .jsonl, a row of .csv, .tsv or .parquet; with --whole
    a text file is one document. The result is the same wherever it is written to.
    """
    chosen = pipeline_of(pipeline, steps, INDEX)
    fields = tuple(field or ["text"])
    chunking = _chunking(chunks, overlap, tokenizer)
    if sentences and chunking:
        refuse("--sentences and --chunks are two ways to split a text; use one")
    split = sentences or chunking is not None
    if split and len(fields) > 1:
        refuse(f"--{'chunks' if chunking else 'sentences'} needs one --field")
    options = Options(chosen, fields, split, jobs, strict or output is None, whole, chunking)
    if output is None:
        if force or resume:
            refuse("--force and --resume need an output: -o OUT")
        _to_standard_output(inputs, form, field, options)
    elif not inputs:
        refuse("-o needs files to read: standard input cannot be read again after a kill")
    elif form is not None:
        refuse("--format is for standard output; with -o the names say the formats")
    else:
        _to_files(inputs, output, options, force=force, resume=resume, quiet=quiet)


def _chunking(size: int | None, overlap: int, tokenizer: Path | None) -> Chunking | None:
    if size is None:
        if overlap or tokenizer:
            refuse("--overlap and --tokenizer are for chunks: say how long, as in --chunks 512")
        return None
    chunking = Chunking(size, overlap, tokenizer)
    try:
        chunking.check()
    except Refused as error:
        refuse(str(error).replace("--size", "--chunks"))
    return chunking


def _to_standard_output(
    inputs: list[str] | None, form: str | None, field: list[str] | None, options: Options
) -> None:
    found = inputs_of(inputs, form, field, options.whole)
    need_one_kind(found)
    with standard_output() as output:
        for one, named in found:
            output.end_line()
            write_records(one, options, output.write, named=named)


def _to_files(
    inputs: list[str], output: str, options: Options, *, force: bool, resume: bool, quiet: bool
) -> None:
    try:
        plan = make_plan(inputs, output, options.sentences)
        if options.whole and all(one.format.kind != "txt" for one in plan.inputs):
            refuse(f"{plan.inputs[0].path} holds records, and --whole is for text")
        with report_to(sum(one.path.stat().st_size for one in plan.inputs), quiet=quiet) as report:
            if plan.skipped:
                report.say(f"{plan.skipped:,} files of other kinds passed over")
            tally = convert(plan, options, report, force=force, resume=resume)
    except Refused as error:
        refuse(str(error))
    except OSError as error:
        refuse(what_failed(error, output))
    except KeyboardInterrupt:
        say("interrupted; --resume goes on")
        raise typer.Exit(INTERRUPTED) from None
    if not quiet:
        rejects = str(plan.rejects)
        sys.stderr.write(summary(tally, names_of(options.pipeline), rejects) + "\n")
    raise typer.Exit(3 if tally.rejected else 0)
