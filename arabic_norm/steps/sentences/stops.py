"""Whether a stop ends a sentence: the rules for . ! ؟ … and the like.

A stop is judged together with its tail. The text before it, inside the sentence, and the first word
after the tail decide. Each rule reads a bounded distance, so that time is linear.
"""

from __future__ import annotations

from . import starts
from .abbreviations import AND_SO_ON
from .asides import LEAD, in_aside
from .characters import (
    BRACKET,
    BREAK,
    COMMA,
    DIGIT,
    INVISIBLE,
    LATIN,
    QUOTE,
    SHOUT,
    SMALL,
    SPACE,
    URDU_STOP,
    WIDE,
)
from .closers import ends_after_closer
from .dots import ends_after_dot
from .glued import begins_listed, joins_words
from .pauses import is_full_stop
from .tails import NOWHERE, Tail, tail_of
from .words import class_of, past_blanks, word_after

#: The longest rest of a line without words (signs, emoticons, ornaments), in code points.
_WORDLESS = 40
#: The fewest digits of a year.
_YEAR = 4
#: The shortest and the longest name of a speaker, in code points.
_NAME = (2, 24)
_DASHES = "-\N{EN DASH}\N{EM DASH}"
#: The conjunction, written apart from its word.
_WAWS = "و\N{ARABIC LETTER WAW ISOLATED FORM}\N{ARABIC LETTER WAW FINAL FORM}"
#: "And so on" (إلخ) has this letter, or one of its presentation forms, near its beginning.
_KHAHS = frozenset("خ\ufea5\ufea6\ufea7\ufea8")
_LIST_CLOSER = 12
_OPENERS = '«\u201c\u201e("'


def cut_after_stop(text: str, start: int, at: int) -> tuple[int, int]:
    """Return two offsets: where to continue, and where the sentence ends (NOWHERE if it goes on).

    start: where the sentence begins; nothing before it is read. at: the stop.
    """
    tail = tail_of(text, start, at)
    if not _is_stop(text, start, at, tail):
        return tail.end, NOWHERE
    following = past_blanks(text, tail.end)
    kind = class_of(text[following]) if following < len(text) else BREAK
    if kind == BREAK:
        return following, NOWHERE  # the line break is next, and ends the sentence
    if kind < SMALL and _is_wordless_rest(text, following):
        return tail.end, NOWHERE
    if BRACKET <= kind <= COMMA and not _begins_turn(text, tail, following):
        return tail.end, NOWHERE
    if in_aside(text, start, at, tail.end):
        return tail.end, NOWHERE
    return tail.end, tail.end if _ends_before(text, start, at, tail, following) else NOWHERE


def _is_stop(text: str, start: int, at: int, tail: Tail) -> bool:
    """Tell whether a stop sign acts as a stop: not in a number, an address or a list's label."""
    is_shout = class_of(text[at]) == SHOUT
    if _is_first(text, start, at) if is_shout else is_label(text, start, at):
        return False
    end = tail.end
    if tail.closer != NOWHERE or tail.has_note or end == len(text) or text[end].isspace():
        return True
    if class_of(text[end]) < SMALL:
        if is_shout and text[end] in _OPENERS:
            return text[end] != "(" or class_of(text[end + 1 : end + 2] or " ") != DIGIT
        return begins_listed(text, start, at, end)
    return text[at] != "." or _has_shout(text, at, tail) or joins_words(text, start, at, end)


def _begins_turn(text: str, tail: Tail, at: int) -> bool:
    """Tell whether a sentence begins with a colon or a comma.

    A colon with a blank before it and a word after it begins a turn of speech whose speaker is
    missing. A comma must have a blank before it and be glued to the next word.
    """
    size = len(text)
    if at == tail.end or at + 1 >= size or tail.closer != NOWHERE:
        return False
    if text[at] == ":":
        place = past_blanks(text, at + 1)
        if place == size:
            return False
        kind = class_of(text[place])  # no Latin letter: ":D" is a face
        return kind >= SMALL or kind == DIGIT or text[place] in _OPENERS
    return text[at] in "،," and class_of(text[at + 1]) >= SMALL


def _has_shout(text: str, at: int, tail: Tail) -> bool:
    place = at
    while place < tail.stops_end and class_of(text[place]) != SHOUT:
        place += 1
    return place < tail.stops_end


def _is_first(text: str, start: int, at: int) -> bool:
    """Tell whether nothing visible is between ``start`` and ``at``."""
    if at - start >= LEAD:
        return False
    place = start
    while place < at and class_of(text[place]) == INVISIBLE:
        place += 1
    return place == at


def is_label(text: str, start: int, at: int) -> bool:
    """Tell whether ``text[start:at]`` is only the label of a list item (٢.١.), or empty."""
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


def _is_wordless_rest(text: str, at: int) -> bool:
    """Tell whether the rest of a line holds no letter, digit or other content."""
    size = len(text)
    high = min(size, at + _WORDLESS)
    place = at
    while place < high and not _tells(class_of(text[place])):
        place += 1
    return place > at and (place == size or class_of(text[place]) == BREAK)


def _tells(kind: int) -> bool:
    """Tell whether a character of this class is content, or ends the line."""
    return kind >= SMALL or kind in (LATIN, DIGIT, BREAK)


def _ends_before(text: str, start: int, at: int, tail: Tail, following: int) -> bool:
    """Tell whether a stop ends the sentence before what follows it in its line."""
    is_single = tail.stops_end == at + 1 or _is_repeated(text, at, tail, following)
    is_dot = is_single and text[at] == "."
    if is_dot and not ends_after_dot(text, start, at, following):
        return False
    if not _KHAHS.isdisjoint(text[following : following + _LIST_CLOSER]) and (
        word_after(text, following) in AND_SO_ON
    ):
        return False
    if tail.closer != NOWHERE:
        return ends_after_closer(text, start, tail, following)
    if is_dot or (is_single and text[at] == URDU_STOP) or _has_shout(text, at, tail):
        return True
    return _begins_clearly(text, following) or is_full_stop(text, start, at, tail.end, following)


def _is_repeated(text: str, at: int, tail: Tail, following: int) -> bool:
    """Tell whether a stop is written twice by mistake, with a blank between (أمس. . وقال).

    Three dots with blanks are an ellipsis.
    """
    if text[at] != "." or text[following] == ".":
        return False
    place = past_blanks(text, at + 1)
    blank = at + 1
    while blank < place and not text[blank].isspace():
        blank += 1
    if blank == place:
        return False
    while place < tail.stops_end and (text[place] == "." or class_of(text[place]) == INVISIBLE):
        place += 1
    return place == tail.stops_end


def _begins_clearly(text: str, at: int) -> bool:
    """Tell whether a sentence begins at ``at`` for certain, which ``..`` and ``…`` require."""
    if text[at] in _DASHES:
        return True
    return starts.begins(word_after(text, _past_conjunction(text, at))) or _is_speaker(text, at)


def _past_conjunction(text: str, at: int) -> int:
    """Return the offset of the word after a waw that is written apart, or ``at`` without one."""
    if text[at] not in _WAWS:
        return at
    size = len(text)
    place = at + 1
    while place < size and INVISIBLE <= class_of(text[place]) <= SMALL:
        place += 1
    return place + 1 if place < size and SPACE <= class_of(text[place]) <= WIDE else at


def _is_speaker(text: str, at: int) -> bool:
    """Tell whether a name, a colon and marked speech follow (سامي: «نعم»)."""
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
