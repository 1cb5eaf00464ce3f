"""A unified diff of what would change in a file: plain in a pipe, coloured in a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

from arabic_norm.cli.outcome import Output
from arabic_norm.explain import shown
from arabic_norm.files.inspection import Seen
from arabic_norm.files.printable import printable

_CONTEXT = 3  # lines around a change
_COLOURS = {"-": "31", "+": "32", "@": "36", "h": "1"}


def diff_of(name: str, records: list[Seen], output: Output) -> None:
    """Write the difference between a file's records and what would be written for them.

    In a pipe it is a diff that `patch` and `git apply` take. In a terminal each line's text is
    isolated, so that the sign before it stays on the left, and invisible characters are written
    out.
    """
    lines = [line for record in records for line in _signed(record)]
    changed = [place for place, line in enumerate(lines) if line[0] != " "]
    if not changed:
        return
    terminal = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colour = terminal and not os.environ.get("NO_COLOR")
    shown_name = printable(name)
    for line in (f"--- a/{shown_name}", f"+++ b/{shown_name}"):
        _write(output, line, "h", terminal, colour)
    for line in _hunks(lines, changed):
        _write(output, line, line[:1], terminal, colour)


def _signed(record: Seen) -> Iterator[str]:
    """Yield the lines of a record, each with its sign: kept, deleted or added."""
    before = _lines(record.before)
    if record.after == record.before:
        yield from (" " + line for line in before)
        return
    after = _lines(record.after)
    if len(before) == len(after) == 1:
        yield from ("-" + before[0], "+" + after[0])
        return
    import difflib  # noqa: PLC0415 - for records of several lines

    for what, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        if what == "equal":
            yield from (" " + line for line in before[i1:i2])
        else:
            yield from ("-" + line for line in before[i1:i2])
            yield from ("+" + line for line in after[j1:j2])


def _hunks(lines: list[str], changed: list[int]) -> Iterator[str]:
    """Yield the changes, each with the lines around it."""
    old = new = 1
    done = at = 0
    while at < len(changed):
        last = at
        while last + 1 < len(changed) and changed[last + 1] - changed[last] <= 2 * _CONTEXT + 1:
            last += 1
        start = max(done, changed[at] - _CONTEXT)
        end = min(len(lines), changed[last] + _CONTEXT + 1)
        old, new = old + start - done, new + start - done  # between hunks nothing changes
        hunk = lines[start:end]
        olds = sum(line[0] != "+" for line in hunk)
        news = sum(line[0] != "-" for line in hunk)
        yield f"@@ -{old - (not olds)},{olds} +{new - (not news)},{news} @@"
        for line in hunk:
            yield line.removesuffix("\n")
            if not line.endswith("\n"):
                yield "\\ No newline at end of file"
        old, new, done, at = old + olds, new + news, end, last + 1


def _lines(text: str) -> list[str]:
    """Return the lines as `patch` splits them: a lone carriage return does not end a line."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _write(output: Output, line: str, kind: str, terminal: bool, colour: bool) -> None:
    if terminal and kind in {"-", "+", " "}:
        text = line[1:]
        line = line[:1] + (shown(text) if text.strip() else text)
    code = _COLOURS.get(kind) if colour else None
    output.line(f"\x1b[{code}m{line}\x1b[0m" if code else line)
