"""Permissions of output files: those of the input, from the first byte written."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import IO

from arabic_norm.files.plan import Input

_ALL = 0o777
_TO_WRITE = 0o600  # so that a run can continue its file, even if the input is read-only
_TO_ENTER = 0o700


def mode_of(*paths: Path) -> int:
    """Return the permissions that all these files have in common."""
    mode = _ALL
    for path in paths:
        mode &= path.stat().st_mode
    return mode


def open_private(path: Path, mode: int) -> IO[bytes]:
    """Open a file for appending; nobody may read it meanwhile who may not read the result."""
    path.touch(mode=_TO_WRITE)
    set_mode(path, mode | _TO_WRITE)
    return path.open("ab")


def make_folders(folder: Path, one: Input) -> None:
    """Make the folders for an input's output, with the permissions of the input's folders."""
    if not one.folders:  # an input that was named itself
        folder.mkdir(exist_ok=True)
    make_like(folder / one.name.parent, one.path.parent, one.folders)


def make_like(folder: Path, model: Path, levels: int) -> None:
    """Make a folder and those above it, ``levels`` in all, with the permissions of ``model``.

    A folder that exists, or has several models, keeps what all of them permit.
    """
    if not levels:
        return
    make_like(folder.parent, model.parent, levels - 1)
    earlier = [folder] if folder.exists() else []
    folder.mkdir(mode=_TO_ENTER, exist_ok=True)
    set_mode(folder, mode_of(model, *earlier) | _TO_ENTER)


def make_missing(folder: Path, model: Path) -> None:
    """Make a folder and its missing parents, with the permissions of ``model`` and its parents."""
    if not folder.exists():
        make_missing(folder.parent, model.parent)
        folder.mkdir(mode=_TO_ENTER)
        set_mode(folder, mode_of(model))


def set_mode(path: Path, mode: int) -> None:
    """Set a file's permissions, if its disk supports them."""
    with contextlib.suppress(PermissionError):
        path.chmod(mode)
