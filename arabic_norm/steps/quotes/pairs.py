"""The spans of quotations, from the opener to the end of the closer."""

from __future__ import annotations

from .lines import marked_lines
from .marks import CLOSES, OPENS
from .roles import decide


def quotation_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the quotations of a text, in code points, nested ones too, in the order
    of their ends.

    Which mark opens and which closes is decided as `repair_quotes` decides it.

    >>> text = 'قال "نعم" ثم «لا»'
    >>> [text[start:end] for start, end in quotation_spans(text)]
    ['"نعم"', '«لا»']
    """
    spans: list[tuple[int, int]] = []
    for line in marked_lines(text):
        decide(line)
        opened: list[int] = []
        for mark in line.marks:
            if mark.role == OPENS:
                opened.append(mark.start)
            elif mark.role == CLOSES and opened:
                spans.append((opened.pop(), mark.end))
    return spans
