"""Whether ``..`` or ``…`` is a full stop or a pause: the paragraph decides.

In a headline or a short post dots are a pause, or a dash (الوزير يغادر .. والمدير يبقى). In a
paragraph of prose they are mostly a full stop, by somebody who types it so. They count as one if a
sentence is on both sides, no bracket or quotation is open, and no word shows that the clause
continues. Of 78 dots in paragraphs of 160 characters and more, marked by hand, 45 were ends: a
clear start after them identifies 14 of these with 1 error, these rules 38 with 6 errors.
"""

from __future__ import annotations

from arabic_norm import kernel, letters

from ..gaps import GAP_BLANKS, GAP_PAIR, governs, is_wide
from . import starts
from .characters import BREAK, BULLETS, COMMA, HEAD, HEADS, INVISIBLE, MARK, QUOTE, STOPS
from .tails import NOWHERE, QUOTATION, open_quote
from .words import class_of, is_passed, word_after, word_before

#: The shortest paragraph, in characters that are not marks: longer than a headline, and than a post
#: of 140. Then how far it is measured on each side, marks included.
_PARAGRAPH, _VOCALIZED = 180, 400
#: The fewest words before the dots, and after them.
_BEFORE, _BEHIND = 6, 3
#: What may end a paragraph; what may end a sentence; marks, which do not count as length.
_EDGES = kernel.Finder(letters.LINE_BREAKS + BULLETS + HEADS + "\t", *GAP_PAIR)
_STOPS = kernel.Finder(STOPS + letters.LINE_BREAKS)
_MARKS = kernel.Finder(letters.TRANSPARENT)
#: How far those words are counted, in code points.
_NEAR = 120
#: Words after dots that continue the clause.
_CARRIES_ON = starts.ACCORDING_TO | {
    # relative pronouns, subordinating particles, apposition, examples
    "الذي", "التي", "الذين", "اللي", "حيث", "اذ", "حتي", "رغم", "دون",
    "بان", "بانه", "بانها", "بانهم", "مثل", "مثلا", "خاصة", "خصوصا", "لاسيما",
    "اي", "او", "ام", "بل", "بله", "الخ", "كي", "سوي",
    # prepositions that complete a verb
    "الي", "عن", "مع", "بين",
    # participles in the accusative: who speaks goes on to speak
    "مضيفا", "قائلا", "مشيرا", "مؤكدا", "موضحا", "مبينا", "معتبرا", "مبرزا", "مشددا", "داعيا",
    "لافتا", "مطالبا", "منوها", "معربا", "معلنا", "متسائلا", "واصفا", "محذرا", "مذكرا", "مردفا",
    "منددا", "شاجبا", "مستنكرا", "مستدلا", "مستشهدا",
    "مضيفة", "قائلة", "مشيرة", "مؤكدة", "موضحة", "معتبرة", "مشددة", "داعية", "معربة", "منددة",
    "شاجبة",
}  # fmt: skip


def is_full_stop(text: str, start: int, at: int, end: int, following: int) -> bool:
    """Tell whether ``..`` or ``…`` stands for a full stop.

    start: where the sentence begins. at, end: the span of the dots. following: the offset after
    the blanks behind them.
    """
    if following == end or not _is_paragraph(text, at, end):
        return False
    before = _word_end(text, start, at)
    if class_of(text[before - 1]) == COMMA or governs(text, before):
        return False
    if len(word_before(text, start, before)) == 1 or word_after(text, following) in _CARRIES_ON:
        return False
    if _introduces(text, following):
        return False
    if _words_before(text, start, at) < _BEFORE or _words_behind(text, following) < _BEHIND:
        return False
    return not _is_open(text, start, at)


def _introduces(text: str, following: int) -> bool:
    """Tell whether a quotation follows, with or without wa-: the dots lead up to it or list it."""
    place = following
    if text[place] == "و":
        place += 1
        while place < len(text) and INVISIBLE <= class_of(text[place]) <= MARK:
            place += 1
    return place < len(text) and class_of(text[place]) == QUOTE


def _word_end(text: str, start: int, at: int) -> int:
    while at > start and is_passed(class_of(text[at - 1])):
        at -= 1
    return at


def _words_before(text: str, start: int, at: int) -> int:
    """Return the number of words and signs between the last stop and ``at``, nearby."""
    low = max(start, at - _NEAR)
    stops = _STOPS.positions(text, low, at)
    return len(text[stops[len(stops) - 1] + 1 if stops else low : at].split())


def _words_behind(text: str, at: int) -> int:
    """Return the number of words and signs between ``at`` and the next stop, nearby."""
    high = min(len(text), at + _NEAR)
    stop = _STOPS.find(text, at, high)
    return len(text[at : high if stop == NOWHERE else stop].split())


def _is_open(text: str, start: int, at: int) -> bool:
    """Tell whether a bracket or a quotation of the sentence is still open at ``at``."""
    low = max(start, at - QUOTATION)
    if text.rfind("(", low, at) > text.rfind(")", low, at):
        return True
    return open_quote(text, start, at) != NOWHERE


def _is_paragraph(text: str, at: int, end: int) -> bool:
    """Tell whether the line around the dots is as long as a paragraph; a layout gap ends it."""
    low, high = max(0, at - _VOCALIZED), min(len(text), end + _VOCALIZED)
    if high - low < _PARAGRAPH:
        return False
    for place in _EDGES.positions(text, low, high):
        if BREAK <= class_of(text[place]) <= HEAD or _is_wide_at(text, place):
            if place >= end:
                high = place
                break
            low = place + 1
    return high - low - len(_MARKS.positions(text, low, high)) >= _PARAGRAPH


def _is_wide_at(text: str, place: int) -> bool:
    run = text[place : place + GAP_BLANKS]
    return is_wide(run[: len(run) - len(run.lstrip(letters.BLANKS))])
