"""Plan a run: which files are read, which are written, and what can be refused before any work."""

from __future__ import annotations

import codecs
import glob
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import Format, format_of, need_format, output_kind

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Reading(NamedTuple):
    """How an input is read.

    Its encoding (``""``: UTF-8), the delimiter of a table (``""``: the one of its header), and its
    bytes if it is not a file.
    """

    encoding: str = ""
    delimiter: str = ""
    data: bytes | None = None


_AS_USUAL = Reading()
_NAMES_OF_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}


def check_reading(encoding: str, delimiter: str) -> Reading:
    """Return how inputs are read.  Errors: Refused when there is no such encoding or delimiter.

    >>> check_reading("UTF8", "tab")
    Reading(encoding='', delimiter='\\t', data=None)
    """
    delimiter = _NAMES_OF_DELIMITERS.get(delimiter, delimiter)
    if delimiter and (len(delimiter) > 1 or delimiter in '"\r\n'):
        raise Refused(f"--delimiter {delimiter}: expected one character, or tab")
    if encoding.lower() in {"", "auto"}:
        return Reading(encoding.lower(), delimiter)
    try:
        found = codecs.lookup(encoding)
        "".encode(encoding)  # base64 and the like are codecs too, but not of text
    except (LookupError, ValueError):
        raise Refused(
            f"--encoding {encoding}: not known; known are utf-8, cp1256, iso-8859-6, utf-16, auto "
            "and all that Python knows"
        ) from None
    return Reading("" if found.name == "utf-8" else found.name, delimiter)


@dataclass(frozen=True)
class Input:
    """A file to read.

    ``name``: the path of its output below the output folder. ``folders``: how many of the folders
    above the file are made there too. ``reading``: how it is read.
    """

    path: Path
    format: Format
    name: Path
    folders: int = 0
    reading: Reading = _AS_USUAL


@dataclass(frozen=True)
class Plan:
    """The files to read and what is written: one file, or a folder with one file for each.

    During a run, files with ``.partial`` and ``.journal`` added to the name are beside the output.
    Rejects go to ``.rejects.jsonl``, which has ``.partial`` added at first.
    """

    inputs: tuple[Input, ...]
    skipped: int
    output: Path
    format: Format | None
    """The output's format; None: it is a folder, and its files' names say their formats."""

    @property
    def partial(self) -> Path:
        return _beside(self.output, ".partial")

    @property
    def journal(self) -> Path:
        return _beside(self.output, ".journal")

    @property
    def rejects(self) -> Path:
        return _beside(self.output, ".rejects.jsonl")

    @property
    def partial_rejects(self) -> Path:
        return _beside(self.rejects, ".partial")

    @property
    def beside(self) -> tuple[Path, ...]:
        """The paths beside the output that a run may write."""
        return self.partial, self.journal, self.rejects, self.partial_rejects

    @property
    def outputs(self) -> tuple[Path, ...]:
        """The files that are made, one for each input."""
        if self.format is not None:
            return (self.output,)
        return tuple(self.output / one.name for one in self.inputs)

    def written(self, one: Input) -> tuple[Path, Format]:
        """Return where an input's output is written until the run is complete, and the format."""
        if self.format is not None:
            return self.partial, self.format
        path = self.partial / one.name
        return path, need_format(path)


def make_plan(
    inputs: Iterable[str], output: str, sentences: bool, reading: Reading = _AS_USUAL
) -> Plan:
    """Return the plan of a run.

    Errors: Refused when an input does not exist, is no file or is of no known kind; when the output
    is inside an input folder or matches its pattern; when two inputs would be written to one file;
    when the output has another kind than the input.
    """
    found: list[Input] = []
    skipped = 0
    many = False
    out = _output(output)
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            many = True
            kept, others = _in_folder(path, out, sentences)
            found += kept
            skipped += others
        elif not path.exists() and glob.has_magic(name):
            many = True
            found += _matching(name, out, sentences)
        elif path.exists():
            found.append(_input(path, Path(path.name), sentences))
        else:
            raise Refused(f"{name}: No such file or directory")
    if not found:
        raise Refused(f"{', '.join(inputs)}: no file of a known kind")
    many = many or len(found) > 1 or out.is_dir() or output.endswith(("/", os.sep))
    found = [replace(one, reading=reading) for one in found]
    plan = Plan(tuple(found), skipped, out, None if many else need_format(out))
    _check(plan, sentences)
    return plan


def _output(name: str) -> Path:
    """Return the output's path. A link to a folder is resolved, since the folder is replaced."""
    out = Path(name)
    if out.name in {"", ".."}:
        raise Refused(f"-o {name}: name the output file, as in -o {out / 'clean'}")
    return out.resolve() if out.is_symlink() and out.is_dir() else out


def _in_folder(folder: Path, out: Path, sentences: bool) -> tuple[list[Input], int]:
    if folder.resolve() == out.resolve() or folder.resolve() in out.resolve().parents:
        raise Refused(f"{out}: the output is inside the input folder {folder}")
    found: list[Input] = []
    skipped = 0
    for path in _walk(folder):
        if format_of(path) is None:
            skipped += 1
        else:
            name = path.relative_to(folder)
            found.append(_input(path, name, sentences, folders=len(name.parts)))
    return found, skipped


def _walk(folder: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise Refused(f"{error.filename}: {error.strerror}")

    for here, folders, names in os.walk(folder, onerror=stop):
        folders.sort()
        yield from (Path(here, name) for name in sorted(names))


def _matching(pattern: str, out: Path, sentences: bool) -> list[Input]:
    fixed = Path(*_until_magic(Path(pattern).parts))
    rejects = _beside(out, ".rejects.jsonl").absolute()  # an earlier run's, which this run replaces
    paths = sorted(map(Path, glob.glob(pattern, recursive=True)))
    found = [path for path in paths if not path.is_dir() and path.absolute() != rejects]
    if not found:
        raise Refused(f"{pattern}: no file matches")
    inputs = []
    for path in found:
        name = path.relative_to(fixed)
        inputs.append(_input(path, name, sentences, folders=len(name.parts) - 1))
    plan = Plan(tuple(inputs), 0, out, None)
    partial = [plan.partial / one.name for one in inputs]
    for path in (*plan.outputs, *partial, plan.partial_rejects, plan.journal):
        if _fits(path.absolute().parts, Path(pattern).absolute().parts):
            raise Refused(f"{out}: the output is inside the input: {pattern} would match {path}")
    return inputs


def _fits(parts: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    """Return whether a glob pattern matches a path."""
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_fits(parts[start:], pattern[1:]) for start in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _fits(parts[1:], pattern[1:])


def _until_magic(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part


def _input(path: Path, name: Path, sentences: bool, folders: int = 0) -> Input:
    kind = need_format(path)
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise Refused(f"{path} is {kind_of(mode)}, not a file")
    if output_kind(kind.kind, sentences) != kind.kind:
        packing = f".{kind.packing}" if kind.packing else ""
        stem = name.name.removesuffix(packing).rpartition(".")[0]
        name = name.with_name(f"{stem}.jsonl{packing}")
    return Input(path, kind, name, folders)


def _check(plan: Plan, sentences: bool) -> None:
    if plan.format is not None:
        (one,) = plan.inputs
        expected = output_kind(one.format.kind, sentences)
        if plan.format.kind != expected and plan.format.kind == "txt":
            why = "since a sentence's span" if sentences else "since all but the text"
            raise Refused(
                f"{plan.output}: what is made of {one.path} is .{expected}, {why} does not "
                "fit into .txt"
            )
    taken: dict[Path, Path] = {}
    for one in plan.inputs:
        if one.name in taken:
            raise Refused(
                f"{taken[one.name]} and {one.path} would both be written to "
                f"{plan.output / one.name}"
            )
        taken[one.name] = one.path


def kind_of(mode: int) -> str:
    """Return what a path that is not a file is, in words."""
    return _KINDS.get(stat.S_IFMT(mode), "something else")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
