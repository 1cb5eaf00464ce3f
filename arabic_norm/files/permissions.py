"""Permissions of output files: those of the input, from the first byte written."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import IO

from arabic_norm.files.plan import Input

_ALL = 0o777
_TO_WRITE = 0o600  # to go on with a file that a run has left, also one of an input for reading only
_TO_ENTER = 0o700


def mode_of(*paths: Path) -> int:
    """Return the permissions that all of the files have."""
    mode = _ALL
    for path in paths:
        mode &= path.stat().st_mode
    return mode


def open_private(path: Path, mode: int) -> IO[bytes]:
    """Open a file to append to it, while nobody else may read it than will in the end."""
    path.touch(mode=_TO_WRITE)
    set_mode(path, mode | _TO_WRITE)
    return path.open("ab")


def make_folders(folder: Path, one: Input) -> None:
    """Make the folders in which an input's output goes, each one as the input's own is."""
    if not one.folders:  # an input that was named itself
        folder.mkdir(exist_ok=True)
    make_like(folder / one.name.parent, one.path.parent, one.folders)


def make_like(folder: Path, model: Path, levels: int) -> None:
    """Make a folder and those above it, so many in all; one that is made of several gets what all
    of them have."""
    if not levels:
        return
    make_like(folder.parent, model.parent, levels - 1)
    earlier = [folder] if folder.exists() else []
    folder.mkdir(mode=_TO_ENTER, exist_ok=True)
    set_mode(folder, mode_of(model, *earlier) | _TO_ENTER)


def make_missing(folder: Path, model: Path) -> None:
    """Make a folder and those above it that are not there; those that are stay as they are."""
    if not folder.exists():
        make_missing(folder.parent, model.parent)
        folder.mkdir(mode=_TO_ENTER)
        set_mode(folder, mode_of(model))


def set_mode(path: Path, mode: int) -> None:
    """Set a file's permissions, where its disk knows any."""
    with contextlib.suppress(PermissionError):
        path.chmod(mode)
