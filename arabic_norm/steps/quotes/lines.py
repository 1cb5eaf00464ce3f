"""The lines of a text that have quotation marks: single marks that are apostrophes are left out.

Of single marks, only pairs that clearly quote are marks; others are apostrophes, hamzas, feet.
"""

from __future__ import annotations

from arabic_norm.patterns import lazy_regex

from .characters import (
    BETWEEN,
    CLOSING,
    DASH,
    GLOSS,
    MARK,
    OPENING,
    PROCLITIC,
    SIGN,
    STOP,
    WORD,
)
from .marks import Line, Mark, read_lines
from .sides import place_marks

# A letter on the outer side makes an apostrophe of a single mark, unless it is a proclitic's; a
# blank on the inner side makes it none of a pair. Kinds in no set, and spaced ones, say nothing.
_NEVER_BEFORE_OPENER = frozenset({WORD, STOP, CLOSING, DASH, SIGN})
_AFTER_OPENER = frozenset({WORD, BETWEEN, OPENING, GLOSS, MARK, SIGN})
_BEFORE_CLOSER = frozenset({WORD, STOP, CLOSING, PROCLITIC, BETWEEN, MARK, SIGN})
_NEVER_AFTER_CLOSER = frozenset({WORD, OPENING, GLOSS, DASH, SIGN})
_ARABIC = lazy_regex(r"\p{Arabic}")
_LETTER = lazy_regex(r"\p{L}")
_PLAIN_LATIN = lazy_regex(r"[A-Za-z0-9 .,!?&:+-]+")
_NAME_PARTICLE = lazy_regex(r"(?<![A-Za-z])(?i:al|el|ibn|bin|abu|bint)(?![A-Za-z])")


def marked_lines(text: str) -> list[Line]:
    """Return the lines that have marks, with what stands around those, ready to be decided."""
    lines: list[Line] = []
    for line in read_lines(text):
        if line.has_singles:
            line.marks = without_apostrophes(line)
        if line.marks:
            place_marks(line)
            lines.append(line)
    return lines


def without_apostrophes(line: Line) -> list[Mark]:
    """Return the marks of a line less those single ones that do not clearly quote."""
    marks = line.marks
    place_marks(line)  # beside each other, apostrophes and all
    quoting: set[int] = set()
    openers: list[int] = []  # two at most: a pair may stand in a pair
    for index in range(len(marks)):
        mark = marks[index]
        if not mark.shape.is_single:
            continue
        if openers and mark.left in _BEFORE_CLOSER and mark.right not in _NEVER_AFTER_CLOSER:
            opener = openers.pop()
            if _quotes(line.text, marks, opener, index):
                quoting.add(opener)
                quoting.add(index)
        elif mark.left not in _NEVER_BEFORE_OPENER and mark.right in _AFTER_OPENER:
            if len(openers) > 1:
                openers = openers[1:]
            openers.append(index)
    return [
        marks[index]
        for index in range(len(marks))
        if index in quoting or not marks[index].shape.is_single
    ]


def _quotes(text: str, marks: list[Mark], opener: int, closer: int) -> bool:
    """Return whether these two quote, rather than being two apostrophes.

    What is between them is read without the marks there, whose entities are no letters.
    """
    quoted = "".join([text[marks[at].end : marks[at + 1].start] for at in range(opener, closer)])
    letters = _LETTER.findall(quoted)
    if not letters or _ARABIC.match(letters[0]) or _ARABIC.match(letters[len(letters) - 1]):
        return True
    # 'Uyun al-anba' : ayn and hamza of a transliteration
    return bool(_PLAIN_LATIN.fullmatch(quoted)) and not _NAME_PARTICLE.search(quoted)
