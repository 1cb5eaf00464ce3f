"""The journal of a run: how far it has come, so that it can resume, and a lock on its output.

The journal is a file beside the output, and is also the lock: the process that holds it may write
the output. Its first line identifies the run; each further line says how far the run has come. The
last complete line counts, since a killed process may leave half a line. A file that does not begin
like a journal belongs to somebody else and is never touched.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from arabic_norm.files.errors import Refused
from arabic_norm.files.tally import Tally

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

#: The beginning of every journal: `Journal.start` writes it as part of the first line.
_HEAD = b'{"journal of": "arabic-norm", '


@dataclass
class Progress:
    """How far a run has come.

    ``input``: inputs that are done. ``byte``, ``line``: the place in the next one. ``output``,
    ``rejects``: bytes written.
    """

    input: int = 0
    byte: int = 0
    line: int = 1
    output: int = 0
    rejects: int = 0
    complete: bool = False
    tally: Tally = field(default_factory=Tally)


class Journal:
    """The journal of a run, locked by this process.

    Errors: Refused when another process holds the lock, or when the file is not a journal.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _hold(path)
        self._lines = self._read()

    def _read(self) -> list[dict[str, Any]]:
        data = b""
        while chunk := os.read(self._file, 1 << 20):
            data += chunk
        lines: list[dict[str, Any]] = []
        whole = 0  # bytes of complete lines; the rest was cut by a kill or a crash
        for line in data.splitlines(keepends=True):
            try:
                lines.append(_parse(line, first=not lines))
            except (ValueError, TypeError, KeyError):
                break
            whole += len(line)
        os.ftruncate(self._file, whole)
        os.lseek(self._file, whole, os.SEEK_SET)
        return lines

    @property
    def run(self) -> dict[str, Any] | None:
        """The identity of the run, as `start` wrote it; None if no run has started."""
        return self._lines[0] if self._lines else None

    @property
    def progress(self) -> Progress:
        """How far the run has come."""
        if len(self._lines) < 2:
            return Progress()
        return _progress(self._lines[-1])

    def start(self, run: dict[str, Any], progress: Progress) -> None:
        """Begin the journal anew, for a run that has come so far."""
        os.ftruncate(self._file, 0)
        os.lseek(self._file, 0, os.SEEK_SET)
        self._append({"journal of": "arabic-norm", **run})
        self.note(progress)

    def note(self, progress: Progress) -> None:
        """Write how far the run has come. It is on the disk when this returns."""
        self._append({**asdict(progress), "tally": progress.tally.to_dict()})
        os.fsync(self._file)

    def _append(self, line: dict[str, Any]) -> None:
        data = memoryview(json.dumps(line, ensure_ascii=True).encode() + b"\n")
        while data:
            data = data[os.write(self._file, data) :]

    def release(self) -> None:
        """Unlock the journal for others; the file stays. Calling it again does nothing."""
        if self._file >= 0:
            os.close(self._file)
        self._file = -1

    def remove(self) -> None:
        """Delete the journal, because the run is over."""
        if sys.platform == "win32":  # where an open file cannot be deleted
            self.release()
            self.path.unlink()
        else:
            self.path.unlink()
            self.release()


def _parse(line: bytes, *, first: bool) -> dict[str, Any]:
    """Return a line's values.  Errors: ValueError, TypeError, KeyError if it is not complete."""
    if not line.endswith(b"\n"):
        raise ValueError
    values: dict[str, Any] = json.loads(line)
    if not first:
        _progress(values)
    return values


def _progress(values: dict[str, Any]) -> Progress:
    return Progress(**{**values, "tally": Tally.of_dict(values["tally"])})


def _hold(path: Path) -> int:
    """Open and lock the file; return its descriptor. The lock ends with the process in any case."""
    while True:
        _check_own(path)
        file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            if sys.platform == "win32":
                os.lseek(file, 1 << 40, os.SEEK_SET)  # beyond the text, which others may read
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
                os.lseek(file, 0, os.SEEK_SET)
            else:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
            output = path.name.removesuffix(".journal")
            raise Refused(f"{path.with_name(output)}: another run is writing it") from None
        if path.exists() and os.path.samestat(os.fstat(file), path.stat()):
            return file
        os.close(file)  # the run that held it ended meanwhile and deleted it


def _check_own(path: Path) -> None:
    """Refuse a file that is not a journal. The first bytes of one, cut by a kill, are accepted."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISREG(found.st_mode):
        with path.open("rb") as file:
            head = file.read(len(_HEAD))
        if _HEAD.startswith(head):
            return
    raise Refused(f"{path} is no journal of a run, and a run would write one there; move it away")
