"""Presentation forms that join to a letter that is not there: the edits of `stretch_open_forms`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement

from .presentation_forms import INITIAL, MEDIAL

OPEN_FORMS = INITIAL + MEDIAL

_INITIAL = frozenset(INITIAL)
_OPEN = kernel.Finder(OPEN_FORMS)
_LOOSE = frozenset(letters.TRANSPARENT) - frozenset(letters.TATWEEL + letters.ZWJ)
_MARKS = _LOOSE - frozenset(letters.INVISIBLE)
#: What goes on from an open form: a letter, and what shows the joining itself.
_CONTINUING = frozenset(letters.ARABIC_SCRIPT + letters.TATWEEL + letters.ZWJ)
_FORMS_FROM = "\ufb50"
#: What joins the letter behind it, which then has another shape than the initial one: text in which
#: these two meet runs backwards, letter for letter, and its words end in initial forms.
_JOINING = frozenset(OPEN_FORMS) | {
    letter
    for letter in letters.ARABIC_SCRIPT
    if letter < _FORMS_FROM and letter not in letters.NON_JOINING
}


def stretched(text: str) -> list[Replacement]:
    """Return the edits that put a tatweel after each open form that no letter follows."""
    edits: list[Replacement] = []
    size = len(text)
    for place in _OPEN.positions(text):
        marks_end = place + 1
        while marks_end < size and text[marks_end] in _MARKS:
            marks_end += 1
        after = marks_end
        while after < size and text[after] in _LOOSE:
            after += 1
        if after < size and text[after] in _CONTINUING:
            continue
        before = place
        while before > 0 and text[before - 1] in _LOOSE:
            before -= 1
        if text[place] not in _INITIAL or before == 0 or text[before - 1] not in _JOINING:
            edits.append((marks_end, marks_end, letters.TATWEEL))
    return edits
