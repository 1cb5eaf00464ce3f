"""The compiled twins of rooms in arabic_norm/steps: their C, which Cython makes, and whose it is.

A room ``steps/quotes/marks.py`` that has a ``marks.pxd`` beside it has a twin; nothing else says
so. Its C stands in ``arabic_norm/_compiled/quotes/marks.c``, and the extension beside it. The C
begins with a digest of what it was made of; the extension holds the same as SOURCE_DIGEST.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STEPS = ROOT / "arabic_norm" / "steps"
COMPILED = ROOT / "arabic_norm" / "_compiled"
#: Copies of the rooms, as Cython reads them.
COPIES = ROOT / "build" / "twins"
CYTHON = "Cython>=3.3,<4"
#: Of the two that change what Python means, CONTRIBUTING.md says what a room must not do: negative
#: indices (wraparound) and division of negative numbers (cdivision).
DIRECTIVES = {
    "annotation_typing": False,
    "auto_pickle": False,
    "binding": False,
    "boundscheck": True,
    "cdivision": True,
    "emit_code_comments": False,
    "infer_types": True,
    "initializedcheck": False,
    "language_level": 3,
    "wraparound": False,
}
_CIMPORT = re.compile(r"^from (\.+)([\w.]*) cimport ", re.M)


@dataclass(frozen=True)
class Twin:
    """A room, as its twin is made: where it stands below ``steps``, and the text of its files.

    ``known``: all types that the room knows, its own and those it cimports.
    """

    place: tuple[str, ...]
    module: str
    source: str
    known: tuple[str, ...] = ()

    @property
    def room(self) -> Path | None:
        """Where its room stands; the probe has none."""
        return STEPS.joinpath(*self.place).with_suffix(".py") if self.known else None

    @property
    def c(self) -> Path:
        """Where its C stands."""
        return COMPILED.joinpath(*self.place).with_suffix(".c")

    @property
    def extension(self) -> str:
        """By what name the build places the extension; it is imported as ``module``."""
        return ".".join(("arabic_norm", "_compiled", *self.place))

    @property
    def digest(self) -> str:
        """What it is made of, in 16 characters."""
        made_of = "\0".join((self.module, str(DIRECTIVES), self.source, *self.known))
        return hashlib.sha256(made_of.encode()).hexdigest()[:16]

    def is_made(self) -> bool:
        """Tell whether the C that is there was made of the room as it is."""
        begins = self._begins().encode()
        return self.c.exists() and self.c.read_bytes()[: len(begins)] == begins

    def make(self) -> None:
        """Write its C; `copy` has been called."""
        copy = COPIES.joinpath(*self.module.split(".")).with_suffix(".py")
        copy.parent.mkdir(parents=True, exist_ok=True)
        digest = f'\n\nSOURCE_DIGEST = "{self.digest}"\n'
        copy.write_text(self.source + digest, encoding="utf-8")
        self.c.parent.mkdir(parents=True, exist_ok=True)
        part = self.c.with_suffix(".part.c")
        directives = [f"-X{name}={value}" for name, value in DIRECTIVES.items()]
        names = ["--module-name", self.module, "-o", str(part), str(copy.relative_to(COPIES))]
        command = [sys.executable, "-m", "cython", "--no-docstrings", *directives, *names]
        subprocess.run(command, cwd=COPIES, check=True)
        self.c.write_text(self._begins() + part.read_text(encoding="utf-8"), encoding="utf-8")
        part.unlink()

    def _begins(self) -> str:
        return f"/* twin {self.digest} */\n"


#: Holds nothing: where it cannot be imported, no twin can.
PROBE = Twin(("probe",), "arabic_norm._compiled.probe", "")


def twins() -> list[Twin]:
    """Return the twins of all rooms that have types, by name, and the probe."""
    found = [_twin_of(types) for types in sorted(STEPS.rglob("*.pxd"))]
    return [PROBE, *found] if found else []


def _twin_of(types: Path) -> Twin:
    room = types.with_suffix(".py")
    known = [types]
    for pxd in known:
        known += [other for other in cimported(pxd) if other not in known]
    texts = (pxd.read_text(encoding="utf-8") for pxd in [types, *sorted(known[1:])])
    place = room.relative_to(STEPS).with_suffix("").parts
    module = ".".join(("arabic_norm", "steps", *place))
    return Twin(place, module, room.read_text(encoding="utf-8"), tuple(texts))


def cimported(types: Path) -> list[Path]:
    """Return the .pxd files that one cimports from: ``from .marks cimport Mark``."""
    found = []
    for dots, name in _CIMPORT.findall(types.read_text(encoding="utf-8")):
        folder = types.parents[len(dots) - 1]
        found.append(folder.joinpath(*name.split(".")).with_suffix(".pxd"))
    return found


def copy() -> None:
    """Copy what Cython reads besides a room: the folders as packages, and all types."""
    packages = {types.parent for types in STEPS.rglob("*.pxd")}
    packages |= {folder for package in list(packages) for folder in package.parents}
    for package in packages:
        if package.is_relative_to(ROOT / "arabic_norm"):
            there = COPIES / package.relative_to(ROOT)
            there.mkdir(parents=True, exist_ok=True)
            (there / "__init__.py").touch()
            for stale in there.glob("*.pxd"):
                stale.unlink()
            for types in package.glob("*.pxd"):
                (there / types.name).write_bytes(types.read_bytes())


def are_made() -> bool:
    """Tell whether the C of every twin is there, made of the rooms as they are."""
    return all(twin.is_made() for twin in twins())


def has_cython() -> bool:
    """Tell whether Cython is installed."""
    return importlib.util.find_spec("Cython") is not None


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
