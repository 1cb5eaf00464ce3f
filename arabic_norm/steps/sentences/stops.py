"""Does this stop end a sentence?  The rules for . ! ؟ … and their kin.

A stop is looked at together with its tail. What stands before it, inside the sentence, and the
first word after the tail decide. Every look is bounded, so that a text is segmented in linear time.
"""

from __future__ import annotations

from . import starts
from .asides import LEAD, in_aside, is_introduced, only_openers
from .characters import (
    BRACKET,
    BREAK,
    COMMA,
    DIGIT,
    FULL_STOP,
    INVISIBLE,
    LATIN,
    QUOTE,
    SHOUT,
    SMALL,
    SPACE,
    URDU_STOP,
    WIDE,
    class_of,
)
from .dots import ends_after_dot
from .pauses import is_full_stop
from .tails import NOWHERE, QUOTATION, Tail, open_quote, tail_of
from .words import past_blanks, word_after, word_before

#: The longest rest of a line that says nothing: signs, faces, ornaments.
_WORDLESS = 40
#: The fewest digits that make a year of a number.
_YEAR = 4
#: How far a colon may be, in the clause that names a speaker.
_COLON_REACH = 60
#: The shortest and the longest name of a speaker.
_NAME = (2, 24)
_DASHES = "-\N{EN DASH}\N{EM DASH}"
#: The conjunction, written apart from its word.
_WAWS = "و\N{ARABIC LETTER WAW ISOLATED FORM}\N{ARABIC LETTER WAW FINAL FORM}"
_OPENERS = '«\u201c\u201e("'


def cut_after_stop(text: str, start: int, at: int) -> tuple[int, int]:
    """Return where to look on from after the stop at ``at``, and where the sentence ends, or
    NOWHERE.

    start: where the sentence begins; nothing before it is looked at.
    """
    tail = tail_of(text, start, at)
    if not _is_stop(text, start, at, tail):
        return tail.end, NOWHERE
    following = past_blanks(text, tail.end)
    if following == len(text) or class_of(text[following]) == BREAK:
        return following, NOWHERE  # the line's end ends it, with what stands before that unseen
    if _is_wordless_rest(text, following):
        return tail.end, NOWHERE
    if BRACKET <= class_of(text[following]) <= COMMA or in_aside(text, start, at, tail.end):
        return tail.end, NOWHERE
    return tail.end, tail.end if _ends_before(text, start, at, tail, following) else NOWHERE


def _is_stop(text: str, start: int, at: int, tail: Tail) -> bool:
    """Tell whether a stop stands for one: not in a number, an address, or a label of a list."""
    is_shout = class_of(text[at]) == SHOUT
    if _is_first(text, start, at) if is_shout else is_label(text, start, at):
        return False
    if tail.closer != NOWHERE or tail.end == len(text) or text[tail.end].isspace():
        return True
    if class_of(text[tail.end]) < SMALL:
        return is_shout and text[tail.end] in _OPENERS
    return text[at] != "." or _joins_words(text, start, at, tail.end)


def _is_first(text: str, start: int, at: int) -> bool:
    """Tell whether nothing that is seen stands before a stop."""
    if at - start >= LEAD:
        return False
    place = start
    while place < at and class_of(text[place]) == INVISIBLE:
        place += 1
    return place == at


def is_label(text: str, start: int, at: int) -> bool:
    """Tell whether all that stands before a place is the number of an item (٢.١.), or nothing."""
    if at - start > LEAD:
        return False
    digits = signs = 0
    for place in range(start, at):
        kind = class_of(text[place])
        if kind >= SMALL or kind == LATIN:
            return False
        if kind == DIGIT:
            digits += 1
        elif kind != INVISIBLE or digits == 0:
            signs += 1
    return digits < _YEAR or signs > 0


def _joins_words(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a dot stands between two Arabic words, its blank forgotten."""
    before, after = word_before(text, start, at).rpartition(".")[2], word_after(text, end)
    return len(before) > 1 and len(after) > 1


def _is_wordless_rest(text: str, at: int) -> bool:
    """Tell whether the rest of a line says nothing."""
    size = len(text)
    high = min(size, at + _WORDLESS)
    place = at
    while place < high and not _tells(class_of(text[place])):
        place += 1
    return place > at and (place == size or class_of(text[place]) == BREAK)


def _tells(kind: int) -> bool:
    """Tell whether a character of a class says something, or ends the line."""
    return kind >= SMALL or kind in (LATIN, DIGIT, BREAK)


def _ends_before(text: str, start: int, at: int, tail: Tail, following: int) -> bool:
    """Decide for a stop that stands for one, with more of the line after it."""
    is_single = tail.stops_end == at + 1
    is_dot = is_single and text[at] == "."
    if is_dot and not ends_after_dot(text, start, at, following):
        return False
    if tail.closer != NOWHERE:
        return _ends_after_closer(text, start, tail, following)
    if is_dot or (is_single and text[at] == URDU_STOP):
        return True
    for place in range(at, tail.stops_end):
        if class_of(text[place]) == SHOUT:
            return True
    return _begins_clearly(text, following) or is_full_stop(text, start, at, tail.end, following)


def _ends_after_closer(text: str, start: int, tail: Tail, following: int) -> bool:
    """Decide for a stop just inside a closer: does the clause around the closer go on?

    It does where the source of a quotation follows; after ? and ! also where the quotation is a
    part of the clause, not introduced by a colon, and no conjunction opens a new sentence.
    """
    word = word_after(text, following)
    if word in starts.ACCORDING_TO:
        return False
    stop = class_of(text[tail.stops_end - 1])
    if stop == FULL_STOP or starts.begins(word) or starts.joined(word):
        return True
    closer, signs = tail.closer, ""
    if class_of(text[closer]) == BRACKET:
        opener = text.rfind("(", max(start, closer - QUOTATION), closer)
    else:
        opener, signs = open_quote(text, start, closer), ":،,"
    if opener == NOWHERE or class_of(text[following]) == QUOTE:
        return True
    if opener - start < LEAD and word in starts.SAYING and only_openers(text, start, opener):
        return _has_colon_ahead(text, following)
    return is_introduced(text, start, opener, signs)


def _has_colon_ahead(text: str, at: int) -> bool:
    """Tell whether a colon stands further on in the same clause."""
    colon = text.find(":", at, at + _COLON_REACH + 1)
    for place in range(at, colon):
        if WIDE <= class_of(text[place]) <= SHOUT:
            return False
    return colon >= 0


def _begins_clearly(text: str, at: int) -> bool:
    """Tell whether a sentence begins at a place for certain, as is asked after ``..`` and ``…``."""
    if text[at] in _DASHES:
        return True
    return starts.begins(word_after(text, _past_conjunction(text, at))) or _is_speaker(text, at)


def _past_conjunction(text: str, at: int) -> int:
    """Return where the word begins that a conjunction written apart stands before, or ``at``."""
    if text[at] not in _WAWS:
        return at
    size = len(text)
    place = at + 1
    while place < size and INVISIBLE <= class_of(text[place]) <= SMALL:
        place += 1
    return place + 1 if place < size and SPACE <= class_of(text[place]) <= WIDE else at


def _is_speaker(text: str, at: int) -> bool:
    """Tell whether a name, a colon, and what is said follow, marked as speech."""
    shortest, longest = _NAME
    colon = text.find(":", at, at + longest + 1)
    if colon < at + shortest:
        return False
    for place in range(at, colon):
        kind = class_of(text[place])
        if WIDE <= kind <= SHOUT or kind == QUOTE or text[place] in "،؛":
            return False
    size = len(text)
    place = colon + 1
    while place < size and (text[place] == " " or class_of(text[place]) == INVISIBLE):
        place += 1
    return place < size and (class_of(text[place]) == QUOTE or text[place] in ".…")
