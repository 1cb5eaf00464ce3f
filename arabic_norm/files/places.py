"""Check the paths that a run would write to: what may be replaced, and what must not be touched.

An input is never replaced. A file or folder beside the output belongs to the run only if one of our
journals says that a run made it. The output itself is replaced only with ``--force``.
"""

from __future__ import annotations

import os
import stat
import tempfile
import unicodedata
from pathlib import Path

from arabic_norm.files.errors import Refused
from arabic_norm.files.plan import Plan, kind_of


def check_places(plan: Plan) -> None:
    """Errors: Refused if the output cannot be written there, or would destroy an input."""
    if not plan.output.parent.is_dir():
        raise Refused(f"{plan.output}: there is no folder {plan.output.parent}")
    _check_inputs(plan)
    for path in (plan.output, *plan.beside):
        found = lstat(path)  # raises OSError for a name that is too long
        if found is None or path == plan.journal:
            continue
        if not stat.S_ISREG(found.st_mode) and not path.is_symlink() and not path.is_dir():
            raise Refused(f"{path} is {kind_of(found.st_mode)}, not a file")
    _check_kinds(plan)
    _check_names(plan)


def _check_inputs(plan: Plan) -> None:
    """Refuse to overwrite an input, under any of its names, or to delete its folder."""
    inputs = {(found.st_dev, found.st_ino) for found in (one.path.stat() for one in plan.inputs)}
    for path in (*plan.outputs, *plan.beside):
        if path.exists() and (path.stat().st_dev, path.stat().st_ino) in inputs:
            raise Refused(f"{path}: the output is the input")
    partial = plan.partial.resolve()
    for one in plan.inputs:
        if partial in one.path.resolve().parents or partial in one.path.absolute().parents:
            raise Refused(f"{plan.output}: the input {one.path} is in {plan.partial}")


def _check_kinds(plan: Plan) -> None:
    """Refuse what would fail only at the end: a folder in place of a file, or the reverse."""
    if plan.rejects.is_dir():
        raise Refused(f"{plan.rejects} is a folder; the rejects would be written there")
    if plan.format is not None or not plan.output.exists():
        return
    if not plan.output.is_dir():
        raise Refused(f"{plan.output} is a file; what is made of several inputs is a folder")
    device = plan.output.parent.stat().st_dev
    for path in plan.outputs:
        if path.is_dir():
            raise Refused(f"{path} is a folder, and a file would be written there")
        for above in path.parents:
            if above.exists() and not above.is_dir():
                raise Refused(f"{above} is a file, and a folder would be made there")
            if above.exists() and (above.stat().st_dev != device or os.path.ismount(above)):
                raise Refused(f"{above} is a disk of its own; name a folder in it")
            if above == plan.output:
                break


def _check_names(plan: Plan) -> None:
    """Refuse two outputs that are one file on a disk that ignores case or normalizes names."""
    alike: dict[str, Path] = {}
    for one in plan.inputs:
        key = unicodedata.normalize("NFC", str(one.name)).casefold()
        other = alike.setdefault(key, one.name)
        if other != one.name and is_one_name(plan.output.parent, other, one.name):
            raise Refused(f"{other} and {one.name} are one file on the disk of {plan.output}")


def is_one_name(folder: Path, first: Path, second: Path) -> bool:
    """Return whether two names are one file on the disk of a folder, by trying it there."""
    with tempfile.TemporaryDirectory(dir=folder) as probe:
        Path(probe, str(first).replace(os.sep, "-")).touch()
        return Path(probe, str(second).replace(os.sep, "-")).exists()


def check_output(plan: Plan, force: bool, *paths: Path) -> None:
    """Refuse to replace the output or the rejects without ``--force``."""
    if force:
        return
    for path in paths:
        if plan.format is None and path == plan.output and path.is_dir() and not holds_files(path):
            continue
        if lstat(path):
            raise Refused(f"{path} exists; --force replaces it")


def check_unowned(plan: Plan) -> None:
    """Refuse to delete files that no journal lists as made by a run, even with --force."""
    for path in (plan.partial, plan.partial_rejects):
        if lstat(path):
            raise Refused(
                f"{path} exists: the run would write there, and no journal says that an "
                "earlier run made it; move it away"
            )


def check_left(plan: Plan) -> None:
    """Refuse to continue where links have replaced what the interrupted run wrote."""
    for path in (plan.partial, plan.partial_rejects):
        if path.is_symlink():
            raise Refused(f"{path} is a link, and no run makes links; move it away")


def holds_files(folder: Path) -> bool:
    """Return whether a path is a folder that is not empty."""
    return folder.is_dir() and any(folder.iterdir())


def lstat(path: Path) -> os.stat_result | None:
    """Return the status of a path (of a link, not of its target), or None if nothing is there."""
    try:
        return path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return None
