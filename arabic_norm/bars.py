"""Bar charts of shares, as lines of text and as SVG."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_EIGHTHS = " ▏▎▍▌▋▊▉█"
_GAP = "  "
_WIDEST_BAR = 20
_PERCENT = len(" 100.0%")


class Row(NamedTuple):
    """A row of a chart: its name, a share between 0 and 1, counts under the headings, examples."""

    name: str
    share: float
    counts: Sequence[str]
    examples: Sequence[str]


def percent(share: float) -> str:
    """Return a share in percent; only exactly 0 and 1 are shown as 0.0 % and 100.0 %.

    >>> percent(0.5), percent(1), percent(0.99999), percent(0.00001)
    ('50.0%', '100.0%', '99.9%', '0.1%')
    """
    shown = round(100 * share, 1)
    if 0 < share < 1:
        shown = min(max(shown, 0.1), 99.9)
    return f"{shown:.1f}%"


def counted(number: int, noun: str) -> str:
    """Return a number of things, the noun in the plural unless it is one.

    >>> counted(1, "document"), counted(12_000, "document")
    ('1 document', '12,000 documents')
    """
    return f"{number:,} {noun}{'s' * (number != 1)}"


def text_bar(share: float, size: int) -> str:
    """Return a bar of at most so many characters, in steps of an eighth; at least one unless 0.

    >>> text_bar(1, 4), text_bar(0.53, 4), text_bar(0.0001, 4), text_bar(0, 4)
    ('████', '██▏', '▏', '')
    """
    eighths = round(8 * size * share)
    if share > 0:
        eighths = max(eighths, 1)
    whole, rest = divmod(eighths, 8)
    return _EIGHTHS[8] * whole + (_EIGHTHS[rest] if rest else "")


def svg_bar(share: float) -> str:
    """Return a bar as SVG, from right to left, with colours and size left to the page's style."""
    wide = 100 * share
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" '
        f'aria-label="{percent(share)}">'
        f'<rect x="{100 - wide:.2f}" width="{wide:.2f}" height="10"/></svg>'
    )


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: marks and controls none, CJK two."""
    return sum(
        2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
        if unicodedata.category(char) not in ("Mn", "Me", "Cf")
    )


def filled(start: str, pieces: Iterable[str], width: int | None) -> str:
    """Return a line with as many of the pieces after its start as fit into the width."""
    line, used = start, columns(start)
    for piece in pieces:
        used += len(_GAP) + columns(piece)
        if width is not None and used > width:
            break
        line += _GAP + piece
    return line


def chart(
    title: str, heads: Sequence[str], rows: Sequence[Row], width: int | None = None
) -> list[tuple[str, str, str]]:
    """Return lines with a bar each, headings first, in three parts: before, bar, after.

    A count that does not fit is left out with all that follows it, and examples before any count; a
    name is shortened last, and keeps a third of the width.
    """
    names = max([len(title), *(len(row.name) for row in rows)])
    wide = [
        max([len(head), *(len(row.counts[place]) for row in rows)])
        for place, head in enumerate(heads)
    ]

    def taken(kept: int) -> int:
        return sum(wide[:kept]) + len(_GAP) * kept

    kept, size = len(heads), _WIDEST_BAR
    if width is not None:
        names = min(names, max(width // 3, width - len(_GAP) - 4 - _PERCENT))
        left = width - names - len(_GAP) - _PERCENT
        while kept and left - taken(kept) < _WIDEST_BAR // 2:
            kept -= 1
        size = max(1, min(_WIDEST_BAR, left - taken(kept)))

    def line(name: str, drawn: str, share: str, counts: Sequence[str]) -> tuple[str, str, str]:
        cut = name if len(name) <= names else f"{name[: names - 1]}…"
        cells = (f"{_GAP}{cell:>{w}}" for cell, w in zip(counts[:kept], wide[:kept], strict=True))
        return f"{cut:{names}}{_GAP}", f"{drawn:{size}}", f"{share:>{_PERCENT}}{''.join(cells)}"

    lines = [line(title, "", "share", heads)]
    for row in rows:
        before, drawn, after = line(
            row.name, text_bar(row.share, size), percent(row.share), row.counts
        )
        if kept == len(heads):
            room = None if width is None else width - columns(before + drawn)
            after = filled(after, row.examples, room)
        lines.append((before, drawn, after))
    return lines
