"""Review files in place: show what would change and what looks damaged, or edit the files."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from arabic_norm.bars import counted
from arabic_norm.cli.diff import diff_of
from arabic_norm.cli.doubts import doubts_of
from arabic_norm.cli.inputs import TEXT, Named, inputs_of
from arabic_norm.cli.outcome import FOUND, refuse, say, standard_output, what_failed
from arabic_norm.explain import shown
from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import format_of
from arabic_norm.files.inspection import Doubt, Seen, inspect
from arabic_norm.files.packing import STDIN
from arabic_norm.files.plan import Plan
from arabic_norm.files.printable import printable
from arabic_norm.files.progress import Quiet
from arabic_norm.files.tally import Tally
from arabic_norm.files.tasks import Options

_MOST_SHOWN = 40  # code points of damaged text that are shown


def review(arguments: argparse.Namespace, options: Options, label: str, *, damage: bool) -> int:
    """Write what would change, as a line a file or a diff, and what looks damaged.

    Returns the exit code: 1 if there is any, 2 if a file cannot be read. Other files are still
    reviewed then.
    """
    find = doubts_of if damage else None
    as_json = getattr(arguments, "json", False)
    told: list[dict[str, Any]] = []
    changed = broken = failed = 0
    names = with_folders(arguments)
    with standard_output() as output:
        for one in names:
            try:
                tally, records = _look(one, options, find, arguments.diff)
            except (Refused, OSError) as error:
                said = error if isinstance(error, Refused) else what_failed(error, one.input.path)
                say(str(said))
                failed += 1
                continue
            places = [place for record in records for place in _places(one, record)]
            changed += bool(tally.altered)
            broken += len(places)
            if as_json:
                told += _objects(one, tally, places)
                continue
            for line, column, text, doubt in places:
                where = f"{line}:{column}" if column else f"{line}"
                output.line(f"{printable(str(one.input.path))}:{where}: {_said(text, doubt)}")
            if arguments.diff:
                diff_of(str(one.input.path), records, output)
            elif tally.altered:
                output.line(
                    f"{printable(str(one.input.path))}: would change: "
                    f"{tally.altered:,} of {counted(tally.documents, 'document')}"
                )
            output.flush()
        if as_json:
            from json import dumps  # noqa: PLC0415 - where it is asked for

            output.line(dumps(told, ensure_ascii=False, indent=2))
    if not getattr(arguments, "quiet", False):
        _sum_up(len(names), changed, broken, label)
    return 2 if failed else FOUND if changed or broken else 0


def _look(one: Named, options: Options, find: Any, keep: bool) -> tuple[Tally, list[Seen]]:
    tally, records = Tally(), []
    if keep and not one.input.format.by_lines:
        raise Refused(f"{one.input.path}: a diff shows lines, and Parquet has none")
    for seen in inspect(one.input, options, find, keep=keep, named=one.named):
        records += seen.records
        tally.add(seen.tally)
    return tally, records


def _places(one: Named, record: Seen) -> Iterator[tuple[int, int, str, Doubt]]:
    """Yield each damaged place: line, column (0 if a record has none), text, doubt."""
    is_text = one.input.format.kind == "txt"
    for text, doubts in record.doubts:
        for doubt in doubts:
            before = text[: doubt[0]]
            line = record.line + (before.count("\n") if is_text else 0)
            column = doubt[0] - (before.rfind("\n") + 1) + 1 if is_text else 0
            yield line, column, text, doubt


def _said(text: str, doubt: Doubt) -> str:
    start, end, kind, advice = doubt
    excerpt = text[start : min(end, start + _MOST_SHOWN)]
    return f"{kind}: {shown(excerpt)}{'...' if end - start > _MOST_SHOWN else ''}; {advice}"


def _objects(
    one: Named, tally: Tally, places: list[tuple[int, int, str, Doubt]]
) -> list[dict[str, Any]]:
    name = printable(str(one.input.path))
    found: list[dict[str, Any]] = [
        {
            "file": name,
            "line": line,
            "column": column or None,
            "kind": kind,
            "start": start,
            "end": end,
            "text": text[start:end].encode("utf-8", "replace").decode(),
            "advice": advice,
        }
        for line, column, text, (start, end, kind, advice) in places
    ]
    if tally.altered:
        changes = {"changed": tally.altered, "documents": tally.documents}
        found.append({"file": name, "kind": "would change", **changes})
    return found


def _sum_up(files: int, changed: int, broken: int, label: str) -> None:
    some = counted(files, "file")
    if not changed and not broken:
        say(f"{some}: nothing to change, nothing looks broken")
        return
    them = "it" if changed == 1 else "them"
    cure = f" (normalize {label} --in-place changes {them})" if changed else ""
    places = f", {counted(broken, 'place')} look{'s' * (broken == 1)} broken" if broken else ""
    say(f"{changed:,} of {some} would change{cure}{places}")


def replace_files(arguments: argparse.Namespace, options: Options) -> int:
    """Replace each file that changes by its normalized text; others are not touched."""
    found = with_folders(arguments)
    for named in found:
        if named.input.path in {STDIN, TEXT}:
            refuse(f"--in-place needs files; {named.input.path} is none")
        if named.input.reading.encoding:
            refuse("--in-place keeps the encoding; to change it: -o OUT")
    replaced = failed = 0
    for one in found:
        try:
            replaced += _replace(one, options, arguments)
        except (Refused, OSError) as error:
            said = error if isinstance(error, Refused) else what_failed(error, one.input.path)
            say(str(said))
            failed += 1
    if not arguments.quiet:
        say(
            f"{replaced:,} of {len(found):,} files changed"
            + (f", {failed:,} failed" if failed else "")
        )
    return 2 if failed else 0


def _replace(named: Named, options: Options, arguments: argparse.Namespace) -> bool:
    """Write the new file beside the old one, and rename it over the old one if it differs."""
    from arabic_norm.files.run import convert  # noqa: PLC0415 - nothing else here writes

    path = Path(os.path.realpath(named.input.path))  # the target of a link, not the link
    one = replace(named.input, path=path, name=Path(path.name))
    with contextlib.ExitStack() as stack:
        folder = tempfile.mkdtemp(prefix=".arabic-norm-", dir=path.parent)
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        plan = Plan((one,), 0, Path(folder, path.name), one.format)
        strict = replace(options, strict=True)
        before = path.stat()
        tally = convert(plan, strict, Quiet(), force=False, resume=False)
        if not tally.altered:
            return False
        after = path.stat()
        if (after.st_mtime_ns, after.st_size) != (before.st_mtime_ns, before.st_size):
            raise Refused(f"{path}: another program changed it meanwhile; it is left unchanged")
        if arguments.backup:
            backup = path.with_name(path.name + ".bak")
            if os.path.lexists(backup):
                raise Refused(f"{backup} exists; {path} is left unchanged")
            os.link(path, backup) if hasattr(os, "link") else shutil.copy2(path, backup)
        plan.output.replace(path)
    if not arguments.quiet:
        of = counted(tally.documents, "document")
        say(f"{named.input.path}: {tally.altered:,} of {of} changed")
    return True


def with_folders(arguments: argparse.Namespace) -> list[Named]:
    """Return the inputs; for a folder, the files of known kinds in it, at any depth.

    Folders below it whose names begin with a dot are skipped.
    """
    names: list[str] = []
    for name in arguments.inputs:
        names += _in_folder(name) if name != "-" and Path(name).is_dir() else [name]
    if arguments.inputs and not names:
        refuse(f"{', '.join(arguments.inputs)}: no file of a known kind")
    arguments.inputs = names
    if sys.stdin is None and not names:
        refuse("standard input is closed, and no file is named")
    return inputs_of(arguments)


def _in_folder(name: str) -> Iterator[str]:
    for here, folders, names in os.walk(name):
        folders[:] = sorted(folder for folder in folders if not folder.startswith("."))
        for file in sorted(names):
            if format_of(Path(file)) is not None:
                yield os.path.join(here, file)
