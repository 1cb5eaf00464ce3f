"""Which files are read, which are written for them; what can be refused before any work."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import Format, format_of, need_format, output_kind


@dataclass(frozen=True)
class Input:
    """A file to read, its format, and where its result goes below the output folder."""

    path: Path
    format: Format
    name: Path


@dataclass(frozen=True)
class Plan:
    """The files to read and what is written: one file, or a folder of one file each.

    Beside the output stand, while it is made, ``.partial`` and ``.journal``, and
    ``.rejects.jsonl``, also ``.partial`` at first.
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

    def written(self, one: Input) -> tuple[Path, Format]:
        """Return the file written for an input until all is complete, and its format."""
        if self.format is not None:
            return self.partial, self.format
        path = self.partial / one.name
        return path, need_format(path)


def make_plan(inputs: Iterable[str], output: str, sentences: bool) -> Plan:
    """Return what is to be done.

    Errors: Refused when an input is not there, or of no known kind, or is the output itself; when
    two would be written to one file; when the output has another kind than the input.
    """
    found: list[Input] = []
    skipped = 0
    many = False
    out = Path(output)
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            many = True
            kept, others = _in_folder(path, out, sentences)
            found += kept
            skipped += others
        elif not path.exists() and glob.has_magic(name):
            many = True
            found += _matching(name, sentences)
        elif path.exists():
            found.append(_input(path, Path(path.name), sentences))
        else:
            raise Refused(f"{name}: No such file or directory")
    if not found:
        raise Refused(f"{', '.join(inputs)}: no file of a known kind")
    many = many or len(found) > 1 or out.is_dir() or output.endswith(("/", os.sep))
    plan = Plan(tuple(found), skipped, out, None if many else need_format(out))
    _check(plan, sentences)
    return plan


def _in_folder(folder: Path, out: Path, sentences: bool) -> tuple[list[Input], int]:
    if folder.resolve() == out.resolve() or folder.resolve() in out.resolve().parents:
        raise Refused(f"{out}: the output is inside the input folder {folder}")
    found: list[Input] = []
    skipped = 0
    for path in _walk(folder):
        if format_of(path) is None:
            skipped += 1
        else:
            found.append(_input(path, path.relative_to(folder), sentences))
    return found, skipped


def _walk(folder: Path) -> Iterator[Path]:
    def stop(error: OSError) -> None:
        raise Refused(f"{error.filename}: {error.strerror}")

    for here, folders, names in os.walk(folder, onerror=stop):
        folders.sort()
        yield from (Path(here, name) for name in sorted(names))


def _matching(pattern: str, sentences: bool) -> list[Input]:
    fixed = Path(*_until_magic(Path(pattern).parts))
    found = sorted(path for path in map(Path, glob.glob(pattern, recursive=True)) if path.is_file())
    if not found:
        raise Refused(f"{pattern}: no file matches")
    return [_input(path, path.relative_to(fixed), sentences) for path in found]


def _until_magic(parts: tuple[str, ...]) -> Iterator[str]:
    for part in parts:
        if glob.has_magic(part):
            return
        yield part


def _input(path: Path, name: Path, sentences: bool) -> Input:
    kind = need_format(path)
    if output_kind(kind.kind, sentences) != kind.kind:
        packing = f".{kind.packing}" if kind.packing else ""
        stem = name.name.removesuffix(packing).rpartition(".")[0]
        name = name.with_name(f"{stem}.jsonl{packing}")
    return Input(path, kind, name)


def _check(plan: Plan, sentences: bool) -> None:
    if plan.format is not None:
        (one,) = plan.inputs
        expected = output_kind(one.format.kind, sentences)
        if plan.format.kind != expected:
            why = ", since a sentence's span has no place in .txt" if sentences else ""
            raise Refused(f"{plan.output}: what is made of {one.path} is .{expected}{why}")
    if not plan.output.parent.is_dir():
        raise Refused(f"{plan.output}: there is no folder {plan.output.parent}")
    taken: dict[Path, Path] = {}
    for one in plan.inputs:
        if one.name in taken:
            raise Refused(
                f"{taken[one.name]} and {one.path} would both be written to "
                f"{plan.output / one.name}"
            )
        taken[one.name] = one.path
    for one in plan.inputs:
        for path in (
            plan.output if plan.format else plan.output / one.name,
            plan.partial,
            plan.journal,
            plan.rejects,
            plan.partial_rejects,
        ):
            if path.exists() and path.samefile(one.path):
                raise Refused(f"{path}: the output is the input")


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
