"""What would change in a file, as a unified diff: plain for a pipe, readable in a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from arabic_norm.cli.outcome import Output
from arabic_norm.explain import shown
from arabic_norm.files.inspection import Seen
from arabic_norm.files.printable import printable

_CONTEXT = 3  # lines around a change of a text that is one document
_COLOURS = {"-": "31", "+": "32", "@": "36", "h": "1"}


def diff_of(name: str, records: list[Seen], output: Output, whole: bool) -> None:
    """Write how the records of a file differ from what would be written.

    In a pipe it is a diff that `patch` takes. In a terminal each line's text is isolated, so that
    the sign before it stays at its left, and what does not show is written out.
    """
    changed = [record for record in records if record.before != record.after]
    if not changed:
        return
    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colour = terminal and not os.environ.get("NO_COLOR")
    shown_name = printable(name)
    for line in (f"--- a/{shown_name}", f"+++ b/{shown_name}"):
        _write(output, line, "h", terminal, colour)
    for line in _whole(changed[0]) if whole else _by_record(changed):
        _write(output, line, line[:1], terminal, colour)


def _by_record(changed: list[Seen]) -> Iterator[str]:
    """Yield a hunk a record: what stands there, then what would."""
    shift = 0
    for record in changed:
        before, after = _lines(record.before), _lines(record.after)
        start, new = record.line, record.line + shift
        yield f"@@ -{start},{len(before)} +{new},{len(after)} @@"
        yield from _marked("-", before)
        yield from _marked("+", after)
        shift += len(after) - len(before)


def _whole(record: Seen) -> Iterator[str]:
    """Yield the hunks of a text that is one document, with the lines around them."""
    import difflib  # noqa: PLC0415 - where it is asked for

    found = difflib.unified_diff(_lines(record.before), _lines(record.after), n=_CONTEXT)
    for line in found:
        if not line.startswith(("---", "+++")):
            yield from _marked(line[0], [line[1:]]) if line[0] != "@" else [line.rstrip("\n")]


def _lines(text: str) -> list[str]:
    """Return the lines as `patch` knows them: a carriage return alone ends none."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _marked(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield sign + line.removesuffix("\n")
        if not line.endswith("\n"):
            yield "\\ No newline at end of file"


def _write(output: Output, line: str, kind: str, terminal: bool, colour: bool) -> None:
    if terminal and kind in {"-", "+", " "}:
        text = line[1:]
        line = line[:1] + (shown(text) if text.strip() else text)
    code = _COLOURS.get(kind) if colour else None
    output.line(f"\x1b[{code}m{line}\x1b[0m" if code else line)
