"""Output and exit codes: what the command writes, and how an error becomes one line on stderr."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, NoReturn

from arabic_norm.files.errors import Refused
from arabic_norm.files.printable import printable

#: 128 and the signal's number, as a shell says it of a command that a signal ended.
INTERRUPTED, READER_GONE = 130, 141
#: Something would change or looks broken; some records were rejected.
FOUND, REJECTED = 1, 3


class Exit(Exception):  # noqa: N818 - it names what happens
    """The command ends with this exit code; all is said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def say(message: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(f"arabic-norm: {printable(message)}\n")


def refuse(message: str) -> NoReturn:
    """End the command with one line that says why."""
    say(message)
    raise Exit(2)


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Return a question with the likeliest of the names known, nothing where none is like it."""
    import difflib  # noqa: PLC0415 - for mistakes

    close = difflib.get_close_matches(given, list(known), 1)
    return f"did you mean {close[0]}?" if close else ""


def what_failed(error: OSError, otherwise: object) -> str:
    """Return what the system said, and of what."""
    return f"{error.filename or otherwise}: {error.strerror or error}"


class _Unwritable(Exception):  # noqa: N818 - it names what happened
    """Standard output takes no more."""

    def __init__(self, why: OSError) -> None:
        self.why = why


class Output:
    """Standard output, as bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._last = b"\n"

    def write(self, data: bytes) -> None:
        """Write, and have it arrive: somebody may be waiting for it."""
        self.put(data)
        self.flush()

    def put(self, data: bytes) -> None:
        """Write, at some time before the next `flush` returns."""
        try:
            self._file.write(data)
        except OSError as error:
            raise _Unwritable(error) from error
        self._last = data[-1:] or self._last

    def line(self, text: str) -> None:
        """Write a line for people; what UTF-8 cannot encode is written as an escape."""
        self.put(text.encode("utf-8", "backslashreplace") + b"\n")

    def end_line(self) -> None:
        """Make what follows begin on a line of its own."""
        if self._last != b"\n":
            self.put(b"\n")

    def flush(self) -> None:
        """Have all that is written arrive."""
        try:
            self._file.flush()
        except OSError as error:
            raise _Unwritable(error) from error


@contextlib.contextmanager
def standard_output() -> Iterator[Output]:
    """Give standard output to write to, and end the command as it should where that fails.

    Whatever is refused comes after what was written before it. A reader that has seen enough, such
    as head, ends the command without a word.
    """
    if sys.stdout is None:
        refuse("standard output is closed")
    output = Output(_buffered(sys.stdout.buffer))
    message = ""
    try:
        try:
            yield output
        except Refused as error:
            message = str(error)
        except OSError as error:
            message = what_failed(error, "standard input")
        except MemoryError:
            message = "memory is used up"
        output.flush()
    except _Unwritable as unwritable:
        give_up_output()
        if isinstance(unwritable.why, BrokenPipeError):
            raise Exit(READER_GONE) from None
        refuse(what_failed(unwritable.why, "standard output"))
    except KeyboardInterrupt:
        give_up_output()
        say("interrupted")
        raise Exit(INTERRUPTED) from None
    if message:
        refuse(message)


def _buffered(file: IO[bytes]) -> IO[bytes]:
    """Return the file such that all that is written to it arrives: under PYTHONUNBUFFERED, standard
    output is one that writes a part of it and returns how much."""
    return open(file.fileno(), "wb", closefd=False) if isinstance(file, io.RawIOBase) else file


def give_up_output() -> None:
    """Let nothing be written to standard output at the end, which would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def save(path: Path, page: str) -> None:
    """Write a file for people."""
    try:
        path.write_text(page, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        refuse(what_failed(error, path))
    except ValueError as error:  # a NUL in the name
        refuse(f"{path}: {error}")
