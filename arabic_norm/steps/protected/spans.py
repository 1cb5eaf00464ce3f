"""Helpers for spans: the lines of a text, and spans merged where they overlap or touch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from arabic_norm import kernel
from arabic_norm.letters import LINE_BREAKS

__all__ = ["disjoint", "lines", "lines_with", "outside", "whole_lines"]

_Edit = tuple[int, int, str]
_LINE_BREAK = kernel.Finder(LINE_BREAKS)


def lines(text: str) -> list[tuple[int, int]]:
    """Return the lines without their breaks; between CR and LF there is an empty one."""
    ends = [*_LINE_BREAK.positions(text), len(text)]
    return list(zip([0, *(end + 1 for end in ends)], ends, strict=False))


def lines_with(signs: kernel.Finder, text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines in which a sign occurs, each once and in order."""
    place = signs.find(text)
    ends = [*_LINE_BREAK.positions(text), len(text)] if place >= 0 else []
    while place >= 0:
        place += text[place] in LINE_BREAKS  # of a pair that begins with a break
        at = bisect_left(ends, place)
        yield ends[at - 1] + 1 if at else 0, ends[at]
        place = signs.find(text, ends[at], len(text))


def whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the lines in which a span begins and ends, and those between."""
    while start > 0 and text[start - 1] not in LINE_BREAKS:
        start -= 1
    after = _LINE_BREAK.find(text, end, len(text))
    return start, after if after >= 0 else len(text)


def disjoint(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order; those that overlap or touch are merged, empty ones are dropped.

    >>> disjoint([(7, 9), (0, 3), (2, 5), (4, 4)])
    [(0, 5), (7, 9)]
    """
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if start == end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def outside(edits: Iterable[_Edit], spans: list[tuple[int, int]]) -> list[_Edit]:
    """Return the edits that touch none of the spans, which are in order and disjoint.

    >>> outside([(0, 1, ""), (4, 5, "")], [(3, 6)])
    [(0, 1, '')]
    """
    if not spans:
        return list(edits)
    ends = [end for _, end in spans]
    kept: list[_Edit] = []
    for edit in edits:
        at = bisect_left(ends, edit[0] + 1)
        if at == len(spans) or spans[at][0] >= edit[1]:
            kept.append(edit)
    return kept
