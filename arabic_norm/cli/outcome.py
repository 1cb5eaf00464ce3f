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

#: 128 plus the signal's number: what a shell returns for a command that a signal ended.
INTERRUPTED, READER_GONE = 130, 141
#: Something would change or looks damaged; some records were rejected.
FOUND, REJECTED = 1, 3


class Exit(Exception):  # noqa: N818 - it names what happens
    """Ends the command with this exit code; all messages are written already."""

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
    """Return a question with the closest of the known names; empty if none is close."""
    import difflib  # noqa: PLC0415 - for mistakes

    close = difflib.get_close_matches(given, list(known), 1)
    return f"did you mean {close[0]}?" if close else ""


def what_failed(error: OSError, otherwise: object) -> str:
    """Return the system's error message, with the file that it is about."""
    return f"{error.filename or otherwise}: {error.strerror or error}"


class _Unwritable(Exception):  # noqa: N818 - it names what happened
    """Writing to standard output failed."""

    def __init__(self, why: OSError) -> None:
        self.why = why


class Output:
    """Standard output, as bytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._last = b"\n"

    def write(self, data: bytes) -> None:
        """Write and flush, since somebody may be waiting for the data."""
        self.put(data)
        self.flush()

    def put(self, data: bytes) -> None:
        """Write to the buffer; the data arrives no later than the next `flush`."""
        try:
            self._file.write(data)
        except OSError as error:
            raise _Unwritable(error) from error
        self._last = data[-1:] or self._last

    def line(self, text: str) -> None:
        """Write a line for people; what UTF-8 cannot encode is written as an escape."""
        self.put(text.encode("utf-8", "backslashreplace") + b"\n")

    def end_line(self) -> None:
        """End the current line, if there is one."""
        if self._last != b"\n":
            self.put(b"\n")

    def flush(self) -> None:
        """Write the buffered data out."""
        try:
            self._file.flush()
        except OSError as error:
            raise _Unwritable(error) from error


@contextlib.contextmanager
def standard_output() -> Iterator[Output]:
    """Provide standard output, and end the command properly if writing fails.

    The message of a Refused comes after what was written before it. If the reader has closed the
    pipe, as head does, the command ends without a message.
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
    """Return a file that writes all data.

    With PYTHONUNBUFFERED, standard output may write only a part and return how much.
    """
    return open(file.fileno(), "wb", closefd=False) if isinstance(file, io.RawIOBase) else file


def give_up_output() -> None:
    """Redirect standard output to nowhere, since flushing it at exit would fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def save(path: Path, page: str) -> None:
    """Write a text file for people."""
    try:
        path.write_text(page, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        refuse(what_failed(error, path))
    except ValueError as error:  # a NUL in the name
        refuse(f"{path}: {error}")
