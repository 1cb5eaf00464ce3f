"""Blanks inside brackets and after them."""

from __future__ import annotations

from arabic_norm.edits import Replacement
from arabic_norm.letters import BLANKS

from .characters import (
    BLANK,
    CLOSING,
    DIGIT,
    EDGE,
    INVISIBLE,
    LATIN,
    LETTER,
    OPENING,
    QUOTE,
    class_of,
    is_mark,
)
from .lines import (
    NOWHERE,
    Line,
    blanks_before,
    count_letters,
    delete_blanks,
    is_gap,
    kind_at,
    kind_before,
    past_blanks,
    past_invisible,
    plain,
)

#: Signs of a formula, of code, of a template.
_OPERATORS = frozenset("=+*<>|/\\^")
#: What a face has before its mouth.
_EYES = ":;=\u061b"
#: So much of what stands in brackets is looked at.
_REACH = 40
#: The fewest letters in brackets that are a word, and no ending (الأستاذ(ة)).
_WORD = 3


def space_opener(line: Line, place: int, edits: list[Replacement]) -> None:
    """Add the deletion of the blanks behind an opening bracket."""
    start = place + 1
    end = past_blanks(line, start)
    closer = line.partner(place)
    if closer == NOWHERE or end >= closer or is_gap(line.text, start, end):
        return
    if _is_turned(line, place, closer):
        return
    kind = kind_at(line, end)
    if (kind == OPENING or _is_content(kind)) and not _is_kept(line, place, closer):
        delete_blanks(line, start, end, edits)


def space_closer(line: Line, place: int, edits: list[Replacement]) -> None:
    """Add the deletion of the blanks before a closing bracket, and a blank behind one that is
    glued to a word."""
    opener = line.partner(place)
    if opener == NOWHERE or _is_turned(line, opener, place):
        return
    start = blanks_before(line, place)
    holds = start > opener + 1 and _ends_content(line, opener, start)
    if holds and not is_gap(line.text, start, place) and not _is_kept(line, opener, place):
        delete_blanks(line, start, place, edits)
    if _is_glued(line, opener, place):
        edits.append((place + 1, place + 1, " "))


def _is_content(kind: int) -> bool:
    """Tell whether what has a class stands in brackets to be read, at their inner sides."""
    return kind in (LETTER, LATIN, DIGIT, QUOTE)


def _is_turned(line: Line, opener: int, closer: int) -> bool:
    """Tell whether a closing bracket looks like one that opens, as text out of PDF files has them:
    a blank before it and a word behind, and nothing says that its pair holds Arabic.

    Such text has controls of direction between the two.
    """
    before = closer
    while class_of(line.text[before - 1]) == INVISIBLE:
        before -= 1
    if class_of(line.text[before - 1]) not in (BLANK, QUOTE) or (
        kind_at(line, past_invisible(line, closer + 1)) != LETTER
    ):
        return False
    if opener > line.start and class_of(line.text[opener - 1]) in (LETTER, LATIN):
        return True
    return count_letters(line.text, max(opener, closer - _REACH), closer) == 0


def _ends_content(line: Line, opener: int, end: int) -> bool:
    """Tell whether what is to be read ends there, its last marks aside."""
    at = end
    while at > opener + 1 and is_mark(kind_before(line, at)):
        at = blanks_before(line, at - 1)
    kind = kind_before(line, at)
    return kind == CLOSING or _is_content(kind)


def _is_kept(line: Line, opener: int, closer: int) -> bool:
    """Tell whether the brackets are a face's, or hold a formula or markup, or are a table's."""
    text = line.text
    has_eyes = opener > line.start and text[opener - 1] in _EYES
    if has_eyes and kind_before(line, opener - 1) in (BLANK, EDGE):
        return True
    if text[closer - 1] == "|" or (opener > line.start and text[opener - 1] == "|"):
        return True
    inside = text[opener + 1 : min(closer, opener + _REACH)]
    if count_letters(inside, 0, len(inside)):
        return False
    without_quotes = inside.replace("<<", "").replace(">>", "")
    return text[opener] == "{" or not _OPERATORS.isdisjoint(without_quotes)


def _is_glued(line: Line, opener: int, closer: int) -> bool:
    """Tell whether a bracket closes an aside and a word is glued to it.

    A word is written on with an ending in brackets, or about one; Persian hangs its endings on.
    """
    text = line.text
    following = past_invisible(line, closer + 1)
    if kind_at(line, following) != LETTER or not line.is_arabic():
        return False
    if opener > line.start and class_of(text[opener - 1]) == LETTER:
        return False
    inside = text[max(opener + 1, closer - _REACH) : closer]
    word = plain(inside)
    if not word:
        number = inside.strip(BLANKS)
        for char in number:
            if class_of(char) != DIGIT:
                return False
        return number != ""
    return len(word) >= _WORD and not word.endswith("ال")
