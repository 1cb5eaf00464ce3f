"""Footnote marks after a stop, which belong to its sentence: ``[1]``, ``[ملاحظة 2]``, ``¹``.

``(٣)`` is one too, but not after a blank, where it may number what follows.
"""

from __future__ import annotations

from .characters import BREAK, DIGIT
from .words import class_of

#: The longest mark in brackets, and the longest number in round ones: four digits are a year.
_LONGEST, _LONGEST_NUMBER = 24, 3
_RAISED = "\u00b9\u00b2\u00b3" + "".join(map(chr, range(0x2070, 0x207A)))


def note_end(text: str, at: int, is_loose: bool) -> int:
    """Return the offset after the footnote mark at ``at``, or ``at`` if there is none.

    is_loose: whether a blank is before it.
    """
    char = text[at]
    if char == "[":
        return _past_brackets(text, at, "]", _LONGEST_NUMBER if is_loose else _LONGEST, is_loose)
    if is_loose:
        return at
    if char == "(":
        return _past_brackets(text, at, ")", _LONGEST_NUMBER, only_digits=True)
    end = at
    while end < len(text) and text[end] in _RAISED:
        end += 1
    return end


def _past_brackets(text: str, at: int, closer: str, longest: int, only_digits: bool) -> int:
    end = text.find(closer, at + 2, at + longest + 2)
    for place in range(at + 1, end):
        kind = class_of(text[place])
        if kind == BREAK or (only_digits and kind != DIGIT):
            return at
    return end + 1 if end > at else at
