"""Layout gaps: the blanks with which a page parts its headlines, as `break_gaps` and sentences ask.

Both take a tab for a gap, and a run of four blanks; three also stand within a line of verse. They
differ in what fewer blanks are one: to `break_gaps` two no-break spaces, to sentences any two that
are no plain blank, thin and wide spaces too.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import BLANKS, LINE_BREAKS, NBSP

from .carriers import is_carrier

#: Web pages part headlines by this many blanks, whichever.
GAP_BLANKS = 4
#: So many of those that are typed for layout are enough.
_FEWEST = 2
_NARROW = BLANKS.replace("\t", "")
#: Where a gap may begin: at a tab, or at a blank before a blank. See `rewrite`.
GAP_PAIR = (_NARROW, _NARROW)

_BLANKS = frozenset(BLANKS)
_OUTSIDE = frozenset(LINE_BREAKS)
_GAPS = kernel.Finder(BLANKS, *GAP_PAIR)


def breaks_line(run: str) -> bool:
    """Tell whether a run of blanks within a line is a gap to `break_gaps`."""
    return len(run) >= GAP_BLANKS or "\t" in run or run.count(NBSP) >= _FEWEST


def parts_sentences(run: str) -> bool:
    """Tell whether a run of blanks within a line is a gap between two sentences."""
    wide = len(run) - run.count(" ")
    return len(run) >= GAP_BLANKS or "\t" in run or wide >= _FEWEST


def broken_gaps(text: str) -> list[Replacement]:
    """Return the edits that write each gap inside a line as a line break."""
    edits: list[Replacement] = []
    size = len(text)
    end = 0
    while end < size:
        start = _GAPS.find(text, end, size)
        if start < 0:
            break
        if start > end and text[start - 1] in _BLANKS:  # before a tab
            start -= 1
        end = start + 1
        while end < size and text[end] in _BLANKS:
            end += 1
        if is_carrier(text, end - 1) and end - start > 1:
            end -= 1
        if _is_inside_line(text, start, end) and breaks_line(text[start:end]):
            edits.append((start, end, "\n"))
    return edits


def _is_inside_line(text: str, start: int, end: int) -> bool:
    """Tell whether a line goes on before and after a part of the text."""
    if start == 0 or end == len(text):
        return False
    return text[start - 1] not in _OUTSIDE and text[end] not in _OUTSIDE
