"""``arabic-norm normalize``: normalize documents, to standard output, into files or in place."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from arabic_norm.cli import pipelines
from arabic_norm.cli.inputs import found_encoding, inputs_of, need_one_kind, needs_text, reading_of
from arabic_norm.cli.options import (
    DOCUMENTS,
    add_config,
    add_inputs,
    add_jobs,
    add_records,
    chunking_of,
    fields_of,
    jobs_of,
    settle,
)
from arabic_norm.cli.outcome import (
    INTERRUPTED,
    REJECTED,
    Exit,
    refuse,
    say,
    standard_output,
    what_failed,
)
from arabic_norm.files.errors import Refused
from arabic_norm.files.standard_output import write_records
from arabic_norm.files.tasks import Options
from arabic_norm.presets import INDEX

if TYPE_CHECKING:
    from arabic_norm.files.chunking import Chunking

ARGUMENTS = "[OPTION]... [IN]..."
DESCRIPTION = f"""\
Normalize documents: to standard output, with -o into new files, with --in-place in the files
themselves.

{DOCUMENTS} The result is the same wherever it is written."""
NOTES = """\
examples:
  arabic-norm normalize "أهـــلاً وسهلاً"
  arabic-norm normalize page.txt -p display
  tail -f news.txt | arabic-norm normalize
  arabic-norm normalize corpus.jsonl -o clean.jsonl --field title,body -j auto
  arabic-norm normalize sales.csv -o sales.parquet --field name --encoding cp1256
  arabic-norm normalize texts/ --diff -p display; arabic-norm normalize texts/ --in-place -p display
  arabic-norm normalize corpus.jsonl -o clean.jsonl -p my_steps:mine --without repair_quotes

exit codes: 0 done; 1 --check or --diff found something; 2 refused or stopped, one line says why;
3 done, some records are among the rejects; 130 interrupted; 141 the reader left"""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the subcommand."""
    add_inputs(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="The file or folder to write; the name decides the format.",
    )
    pipelines.add_options(parser, "index")
    add_records(parser)
    _add_in_place(parser)
    _add_writing(parser)
    add_config(parser)


def _add_in_place(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("changing files in place")
    which = group.add_mutually_exclusive_group()
    which.add_argument(
        "--in-place", action="store_true", help="Replace each file that changes, all at once."
    )
    which.add_argument(
        "--check", action="store_true", help="Write nothing; name what would change."
    )
    which.add_argument("--diff", action="store_true", help="Write nothing; show what would change.")
    group.add_argument(
        "--backup",
        action="store_true",
        help="With --in-place: keep the old file as NAME.bak.",
    )


def _add_writing(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("writing")
    group.add_argument(
        "--sentences",
        action="store_true",
        help="Write one record for each sentence, with its span.",
    )
    group.add_argument(
        "--chunks", metavar="SIZE", type=int, help="Write one record for each chunk, with its span."
    )
    group.add_argument(
        "--overlap",
        metavar="N",
        type=int,
        help="With --chunks: how much the next chunk repeats, at most. [default: 0]",
    )
    group.add_argument(
        "--tokenizer",
        metavar="FILE",
        type=Path,
        help="With --chunks: measure with a tokenizer.json or a SentencePiece model.",
    )
    add_jobs(group)  # type: ignore[arg-type]
    group.add_argument("--force", action="store_true", help="Replace an existing output.")
    group.add_argument("--resume", action="store_true", help="Continue an interrupted run.")
    group.add_argument("--strict", action="store_true", help="Stop at the first bad record.")
    group.add_argument("-q", "--quiet", action="store_true", help="Print errors only.")


def run(arguments: argparse.Namespace) -> int:
    """Run the subcommand."""
    settle(arguments, "normalize")
    output = arguments.output
    strict = arguments.strict or output is None
    chunking = _chunking(arguments)
    if arguments.sentences and chunking:
        refuse("--sentences and --chunks are two ways to split a text; use one")
    options = Options(
        pipelines.chosen(arguments, INDEX),
        fields_of(arguments),
        arguments.sentences or chunking is not None,
        jobs_of(arguments),
        strict,
        arguments.whole,
        chunking,
    )
    if options.sentences and len(options.fields) > 1:
        refuse(f"--{'chunks' if chunking else 'sentences'} needs one --field")
    if output is None and (arguments.force or arguments.resume):
        refuse("--force and --resume need an output: -o OUT")
    if arguments.backup and not arguments.in_place:
        refuse("--backup is for --in-place")
    if arguments.in_place or arguments.check or arguments.diff:
        return _as_they_stand(arguments, options)
    if output is None:
        return _to_standard_output(arguments, options)
    if not arguments.inputs or "-" in arguments.inputs:
        refuse("-o needs files to read: standard input cannot be read again after a kill")
    if arguments.format is not None:
        refuse("--format is for standard output; with -o the names say the formats")
    return _to_files(arguments, options)


def _chunking(arguments: argparse.Namespace) -> Chunking | None:
    if arguments.chunks is not None:
        return chunking_of(arguments, arguments.chunks, "--chunks")
    if arguments.overlap or arguments.tokenizer:
        refuse("--overlap and --tokenizer are for chunks: say how long, as in --chunks 512")
    return None


def _as_they_stand(arguments: argparse.Namespace, options: Options) -> int:
    from arabic_norm.cli import review  # noqa: PLC0415 - as seldom as the options

    if arguments.output is not None:
        refuse("-o writes elsewhere; --in-place, --check and --diff leave files where they are")
    if options.sentences:
        option = "chunks" if options.chunks else "sentences"
        refuse(f"--{option} makes other records; it goes with -o or standard output")
    if arguments.in_place:
        return review.replace_files(arguments, options)
    label = pipelines.label_of(arguments, "index")
    return review.review(arguments, options, label, damage=False)


def _to_standard_output(arguments: argparse.Namespace, options: Options) -> int:
    found = inputs_of(arguments)
    need_one_kind(found)
    with standard_output() as output:
        for one, named in found:
            output.end_line()
            write_records(one, options, output.write, named=named)
    return 0


def _to_files(arguments: argparse.Namespace, options: Options) -> int:
    # a text or a pipe does not need these modules
    from arabic_norm.files.plan import make_plan  # noqa: PLC0415
    from arabic_norm.files.progress import report_to, summary  # noqa: PLC0415
    from arabic_norm.files.run import convert  # noqa: PLC0415

    output, quiet = arguments.output, arguments.quiet
    try:
        plan = make_plan(arguments.inputs, output, options.sentences, reading_of(arguments))
        plan = replace(plan, inputs=tuple(map(found_encoding, plan.inputs)))
        if needs_text(arguments) and all(one.format.kind != "txt" for one in plan.inputs):
            refuse(f"{plan.inputs[0].path} holds records, and --whole is for text")
        with report_to(sum(one.path.stat().st_size for one in plan.inputs), quiet=quiet) as report:
            if plan.skipped:
                report.say(f"{plan.skipped:,} files of other kinds passed over")
            tally = convert(plan, options, report, force=arguments.force, resume=arguments.resume)
    except Refused as error:
        refuse(str(error))
    except OSError as error:
        refuse(what_failed(error, output))
    except KeyboardInterrupt:
        say("interrupted; --resume goes on")
        raise Exit(INTERRUPTED) from None
    if not quiet:
        names = pipelines.names_of(options.pipeline)
        sys.stderr.write(summary(tally, names, str(plan.rejects)) + "\n")
    return REJECTED if tally.rejected else 0
