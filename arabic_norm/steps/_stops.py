"""Does this stop end a sentence?  The rules for . ! ؟ … and their kin.

A stop is looked at together with its tail: the run of stops, and the closing marks after it, with
or without blanks between. What stands before the tail, inside the sentence, and the first word
after it decide. Every look is bounded, so that a text is segmented in linear time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from arabic_norm import letters
from arabic_norm.steps import _abbreviations as abbreviations
from arabic_norm.steps import _starts as starts
from arabic_norm.steps._words import (
    REACH,
    has_letter,
    is_arabic_letter,
    read,
    word_after,
    word_before,
)

#: The full stop, and that of Urdu; the danda is not Arabic.
FULL_STOPS = ".\N{ARABIC FULL STOP}"
ELLIPSES = "\N{HORIZONTAL ELLIPSIS}\N{TWO DOT LEADER}"
#: Marks that are never part of a word or a number.
SHOUTS = "!?\N{ARABIC QUESTION MARK}\u203c\u2047\u2048\u2049\u061d"
STOPS = FULL_STOPS + ELLIPSES + SHOUTS

_BRACKETS = ")]}\N{ORNATE LEFT PARENTHESIS}"
_QUOTES = "\"'«»‹›\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
_BLANKS = letters.BLANKS
_INVISIBLE = letters.INVISIBLE
#: After a stop these say that the sentence is not over.
_GOES_ON = "،,؛;:)]}"
#: As far as a partner is looked for: what is longer is a text of its own, whose sentences end.
_QUOTATION = 300

_STRAY = re.compile(f"[{_BLANKS}{_INVISIBLE}]*")
_QUOTE = re.compile(f"[{_QUOTES}]")
#: A name, a colon, and what is said, marked as speech.
_SPEAKER = re.compile(f"[^:،؛{STOPS}{_QUOTES}\\n]{{2,24}}: ?[{_QUOTES}.…]")
_COLON = re.compile("[:\\n.!؟?]")


class Tail(NamedTuple):
    """A stop's tail: its end, where its stops end, and its last closer that no stop follows."""

    end: int
    stops_end: int
    closer: int | None


def ends_sentence(text: str, start: int, at: int) -> tuple[int, bool]:
    """Return where the tail of the stop at ``at`` ends, and whether it ends the sentence.

    start: where the sentence begins; nothing before it is looked at.
    """
    tail = _tail(text, start, at)
    if not _is_stop(text, start, at, tail):
        return tail.end, False
    following = _STRAY.match(text, tail.end).end()  # type: ignore[union-attr]
    if following == len(text) or text[following] in letters.LINE_BREAKS:
        return tail.end, True
    if text[following] in _GOES_ON or _in_aside(text, start, at, tail):
        return tail.end, False
    if tail.closer is not None:
        return tail.end, _ends_after_closer(text, start, tail, following)
    if _is_ellipsis(text, at, tail):
        return tail.end, _begins_clearly(text, following)
    if text[at] == "." and tail.stops_end == at + 1:
        return tail.end, _ends_after_dot(text, start, at, following)
    return tail.end, True


def _tail(text: str, start: int, at: int) -> Tail:
    end = stops_end = at + 1
    closer: int | None = None
    size = len(text)
    while end < size:
        char = text[end]
        if char in STOPS:
            end = stops_end = end + 1
            closer = None
        elif char in _BRACKETS or (char in _QUOTES and _closes(text, start, end)):
            closer, end = end, end + 1
        elif char in _INVISIBLE:
            end += 1
        elif char in _BLANKS:
            reach = _after_blanks(text, start, end)
            if reach == end:
                break
            end = reach
        else:
            break
    return Tail(end, stops_end, closer)


def _after_blanks(text: str, start: int, at: int) -> int:
    """Return where a closer or stray stop after a few blanks stands; ``at`` if none does."""
    place = at
    while place < min(at + 4, len(text)) and text[place] in _BLANKS + _INVISIBLE:
        place += 1
    if place == len(text):
        return at
    char = text[place]
    if char in _BRACKETS or (char in _QUOTES and _closes(text, start, place)):
        return place
    stray = char in STOPS and (place + 1 == len(text) or text[place + 1].isspace())
    return place if stray else at


def _closes(text: str, start: int, at: int) -> bool:
    """Tell whether the quotation mark at ``at``, after a stop, closes: by neighbours and partner."""
    before, after = text[at - 1], text[at + 1 : at + 2]
    if after.isspace() or not after or after in STOPS or after in _GOES_ON or after in _QUOTES:
        if not before.isspace():
            return True
    elif before.isspace():
        return False
    return _open_quote(text, start, at) is not None


def _open_quote(text: str, start: int, at: int) -> int | None:
    """Return the quotation mark before ``at`` that opens and is not closed."""
    low = max(start, at - _QUOTATION)
    open_at: int | None = None
    for found in _QUOTE.finditer(text, low, at):
        place = found.start()
        if open_at is None:
            open_at = place if _may_open(text, start, place) else None
        elif not _must_open(text, place):
            open_at = None
        else:
            open_at = place
    return open_at


def _may_open(text: str, start: int, at: int) -> bool:
    return at == start or not text[at - 1].isalnum() or text[at] in "«\u201c\u201e"


def _must_open(text: str, at: int) -> bool:
    return text[at - 1].isspace() and not text[at + 1 : at + 2].isspace()


def _is_stop(text: str, start: int, at: int, tail: Tail) -> bool:
    """Tell whether the tail is a stop at all, not part of a number, an address or a label."""
    if at == start or (text[at] in FULL_STOPS + ELLIPSES and not has_letter(text, start, at)):
        digits = text[start:at] if at - start <= 8 else ""
        return at > start and len(digits.strip()) > 3 and "." not in digits
    after = text[tail.end : tail.end + 1]
    if not after or after.isspace():
        return True
    if tail.closer is None and not is_arabic_letter(after):
        return after in '«\u201c\u201e("' and text[at] in SHOUTS
    if text[at] != ".":
        return True
    return _glued_words(text, start, at, tail.end)


def _glued_words(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a dot stands between two Arabic words, its blank forgotten."""
    before, after = word_before(text, start, at), word_after(text, end)
    return "." not in before and len(before) > 1 and len(after) > 1


def _in_aside(text: str, start: int, at: int, tail: Tail) -> bool:
    """Tell whether the stop stands in brackets that the sentence opened and will close."""
    low = max(start, at - _QUOTATION)
    opened = text.rfind("(", low, at)
    if opened < 0 or opened < text.rfind(")", low, at):
        return False
    if tail.closer is not None and ")" in text[at : tail.end]:
        return False
    closed = text.find(")", tail.end, at + _QUOTATION)
    if closed < 0 or "\n" in text[at:closed]:
        return False
    return not _is_introduced(text, start, opened, ":")


def _is_introduced(text: str, start: int, opener: int, signs: str) -> bool:
    """Tell whether what an opener opens is an utterance of its own: at the beginning, after a
    stop, or after one of the signs."""
    place = opener
    while place > max(start, opener - 8) and text[place - 1] in _BLANKS + _INVISIBLE + _QUOTES:
        place -= 1
    return place == start or text[place - 1] in signs + STOPS


def _ends_after_closer(text: str, start: int, tail: Tail, following: int) -> bool:
    """Decide for a stop just inside a closer, whose outer clause may go on."""
    word = word_after(text, following)
    stop = text[tail.stops_end - 1]
    if word in starts.ACCORDING_TO:
        return False
    if stop in FULL_STOPS:
        return True
    closer = tail.closer or 0
    opener = text.rfind("(", max(start, closer - _QUOTATION), closer)
    if text[closer] not in _BRACKETS:
        found = _open_quote(text, start, closer)
        opener = -1 if found is None else found
    if opener < 0 or starts.begins(word) or starts.joined(word):
        return True
    if not _is_introduced(text, start, opener, ":،," if text[closer] in _QUOTES else ""):
        return False
    if word in starts.SAYING and not text[start:opener].strip():
        sign = _COLON.search(text, following, following + 60)
        return sign is not None and sign[0] == ":"
    return True


def _is_ellipsis(text: str, at: int, tail: Tail) -> bool:
    run = text[at : tail.stops_end]
    return (len(run) > 1 or run in ELLIPSES) and all(
        char in ELLIPSES + FULL_STOPS or char in _INVISIBLE for char in run
    )


def _begins_clearly(text: str, at: int) -> bool:
    """Tell whether a sentence begins at ``at`` for certain."""
    if text[at] in '-\u2013\u2014\u2022«\u201c"':
        return True
    word = word_after(text, at)
    if word == "و":  # the conjunction written apart
        at = _STRAY.match(text, at + 1).end()  # type: ignore[union-attr]
        word = word_after(text, at)
    if starts.begins(word):
        return True
    return _SPEAKER.match(text, at) is not None


def _ends_after_dot(text: str, start: int, at: int, following: int) -> bool:
    """Decide for a single dot by the word before it."""
    word = word_before(text, start, at)
    word = word.rpartition("ة")[2] or word  # teh marbuta ends a word: what follows is glued to it
    if not word or len(word.replace(".", "")) > 6:
        return True
    after = word_after(text, following)
    if not is_arabic_letter(word[-1]):
        return _ends_after_foreign(text, word, following, after)
    if word in abbreviations.AND_SO_ON:
        return not starts.carries_on(after)
    if word in abbreviations.DOTTED or ("." in word and word not in abbreviations.TITLES):
        return starts.begins(after) or starts.joined(after)
    if _is_digit_before(text, start, at, word):
        if word in abbreviations.ERAS_AND_UNITS:
            return bool(after) and not starts.carries_on(after)
    if word in abbreviations.TITLES:
        return False
    if word in abbreviations.REFERENCES and text[following].isdigit():
        return False
    if len(word) == 1:
        return _lettered(text, start, at)
    if word in abbreviations.LATIN_LETTER_NAMES:
        return starts.begins(after) or starts.joined(after) or _spells(text, start, at)
    return True


def _is_digit_before(text: str, start: int, at: int, word: str) -> bool:
    before = text[max(start, at - 12) : at].rstrip(letters.TRANSPARENT)
    before = before[: -len(word)] if word else before
    return before.rstrip()[-1:].isdigit() or before[-1:].isdigit()


def _lettered(text: str, start: int, at: int) -> bool:
    """Tell whether the single letter before a dot is named as one (فيتامين ج)."""
    place = text.rfind(" ", max(start, at - 6), at)
    return place > start and word_before(text, start, place) in abbreviations.LETTERED


def _spells(text: str, start: int, at: int) -> bool:
    """Tell whether three names of letters in a row spell an acronym (بي بي سي)."""
    words = text[max(start, at - REACH) : at].split()[-3:-1]
    names = [read(word) for word in words]
    return len(names) == 2 and all(
        name in abbreviations.LATIN_LETTER_NAMES
        or (name[0] == "و" and name[1:] in abbreviations.LATIN_LETTER_NAMES)
        for name in names
    )


def _ends_after_foreign(text: str, word: str, following: int, after: str) -> bool:
    if word[-1].isdigit():
        return True
    if word.lower() in abbreviations.LATIN:
        return False
    if len(word) == 1:
        return bool(after)  # the initial of a name in Latin letters is followed by Latin letters
    if "." in word:
        return starts.begins(after) or starts.joined(after)
    return not text[following].islower()
