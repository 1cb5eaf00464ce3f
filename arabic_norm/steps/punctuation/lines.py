"""The lines that rules look at, what is beside a place, and what the rules leave unchanged."""

from __future__ import annotations

from itertools import chain
from string import ascii_letters

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import ARABIC_SCRIPT, LINE_BREAKS
from arabic_norm.patterns import lazy_re

from ..gaps import is_wide
from ..protected import has_arabic_letter, is_arabic, outside, protected_spans
from .characters import (
    BLANK,
    CLOSERS,
    CLOSING,
    COMMA,
    EDGE,
    INVISIBLE,
    LATIN,
    LATIN_MARK,
    LETTER,
    MARK,
    OPENERS,
    OPENING,
    OTHER,
    QUOTE,
    STOP,
    class_of,
)

NOWHERE = -1
#: As far as a word is read, in characters: ten letters with two marks each and some tatweel.
REACH = 32

_LATIN = kernel.Finder(ascii_letters)
_LETTERS = kernel.Finder(ARABIC_SCRIPT)
_BREAKS = kernel.Finder(LINE_BREAKS)
_EMBEDS, _EMBEDDING_ENDS = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "\u202c\u2069"
_BRACKETS = kernel.Finder(OPENERS + CLOSERS + _EMBEDS + _EMBEDDING_ENDS)
#: An HTML entity: `repair_quotes` writes one for a quotation mark as that mark.
_ENTITY = lazy_re(r"&(?:amp;){0,4}(?:[A-Za-z]{2,24}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_ENTITY_REACH = 48
#: What a word in Latin letters begins behind.
_PARTING = frozenset([BLANK, OPENING, CLOSING, QUOTE, COMMA, LETTER])
#: Signs that are a quotation mark in pairs.
_PAIRED_SIGNS = "<>`,"


class Line:
    """A line of a text: where it stands, and what is asked about all of it, found once."""

    __slots__ = ("_is_arabic", "_partners", "end", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self._is_arabic: bool | None = None
        self._partners: dict[int, int] | None = None

    def is_arabic(self) -> bool:
        """Return whether the line is Arabic, rather than Persian, Kurdish or Urdu."""
        if self._is_arabic is None:
            self._is_arabic = is_arabic(self.text[self.start : self.end])
        return self._is_arabic

    def partner(self, place: int) -> int:
        """Return where the other bracket of a pair stands, or NOWHERE.

        A line in which a bracket without partner is turned away from its word has none: there, as
        in text out of PDF files, brackets may be those of the other side.
        """
        if self._partners is None:
            self._partners = _paired(self.text, self.start, self.end)
        return self._partners.get(place, NOWHERE)


def _is_latin(text: str, start: int, end: int) -> bool:
    """Tell whether a line has more words in Latin letters than in Arabic ones: then its marks are
    Latin's own.

    Words are separated only by what no step inserts or deletes; an address is one word, and so is
    an acronym.
    """
    if _LATIN.find(text, start, end) < 0:
        return False
    written = text[start:end]
    if "&" in written:
        written = _ENTITY.sub(" ", written)
    if len(_LATIN.positions(written)) <= len(_LETTERS.positions(written)):
        return False  # fewer letters: not many are in words of one or two
    latin = arabic = 0
    before = BLANK
    for char in written:
        kind = class_of(char)
        if kind == LETTER:
            arabic += before != LETTER
        elif kind in (MARK, INVISIBLE, STOP):
            continue
        elif kind == LATIN:
            latin += before in _PARTING
        before = kind
    return latin > arabic


def _paired(text: str, start: int, end: int) -> dict[int, int]:
    """Return the place of the other bracket for each that has one.

    Brackets in different embeddings are no pair (Unicode, Annex 9, BD16): text out of PDF files has
    such.
    """
    partners: dict[int, int] = {}
    opened: list[int] = []
    outer: list[list[int]] = []  # the brackets that stand open around each embedding
    unpaired: list[int] = []
    for place in _BRACKETS.positions(text, start, end):
        char = text[place]
        if char in _EMBEDS:
            outer.append(opened)
            opened = []
        elif char in _EMBEDDING_ENDS:
            if outer:
                unpaired += opened
                opened = outer.pop()
        elif class_of(char) == OPENING:
            opened.append(place)
        elif opened and _is_pair(text[opened[len(opened) - 1]], char):
            opener = opened.pop()
            partners[opener] = place
            partners[place] = opener
        elif _is_letter_beside(text, place + 1, end, 1):
            return {}
    for place in chain(unpaired, opened, *outer):
        if _is_letter_beside(text, place - 1, start - 1, -1):
            return {}
    return partners


def _is_pair(opener: str, closer: str) -> bool:
    """Tell whether two brackets are of one shape."""
    return OPENERS[CLOSERS.find(closer)] == opener


def _is_letter_beside(text: str, place: int, end: int, step: int) -> bool:
    """Tell whether a letter is what is seen first from a place on, before an end."""
    while place != end and class_of(text[place]) == INVISIBLE:
        place += step
    return place != end and class_of(text[place]) == LETTER


def lines_at(text: str, places: list[int]) -> list[tuple[Line, list[int]]]:
    """Return the lines in which places stand, each with those; lines without an Arabic letter, or
    with more Latin words than Arabic ones, are left out.

    places: in order.
    """
    found: list[tuple[Line, list[int]]] = []
    if not places:
        return found
    ends = [*_BREAKS.positions(text), len(text)]
    at = line_at = 0
    count = len(places)
    while at < count:
        while ends[line_at] < places[at]:
            line_at += 1
        start = ends[line_at - 1] + 1 if line_at else 0
        end = ends[line_at]
        first = at
        while at < count and places[at] < end:
            at += 1
        if at == first:  # the place is a line break
            at += 1
        elif has_arabic_letter(text, start, end) and not _is_latin(text, start, end):
            found.append((Line(text, start, end), places[first:at]))
    return found


# What stands beside a place ----------------------------------------------------------------------
def blanks_before(line: Line, place: int) -> int:
    """Return where the blanks before a place begin, invisible characters among them."""
    start = place
    while start > line.start and class_of(line.text[start - 1]) in (BLANK, INVISIBLE):
        start -= 1
    return start


def past_blanks(line: Line, place: int) -> int:
    """Return the place behind the blanks at a place, and the invisible characters among them."""
    end = place
    while end < line.end and class_of(line.text[end]) in (BLANK, INVISIBLE):
        end += 1
    return end


def past_invisible(line: Line, place: int) -> int:
    """Return the place behind the invisible characters at a place."""
    end = place
    while end < line.end and class_of(line.text[end]) == INVISIBLE:
        end += 1
    return end


def kind_at(line: Line, place: int) -> int:
    """Return the class of what stands at a place, EDGE at the end of the line.

    A quotation mark of several signs is one too.
    """
    if place >= line.end:
        return EDGE
    text = line.text
    char = text[place]
    kind = class_of(char)
    if kind not in (OTHER, LATIN_MARK):  # it may be part of a quotation mark
        return kind
    if char in _PAIRED_SIGNS and text.startswith(char, place + 1):
        return QUOTE
    if char == "&" and _ENTITY.match(text, place, min(line.end, place + _ENTITY_REACH)):
        return QUOTE
    return kind


def base_before(line: Line, end: int) -> int:
    """Return where the character stands that ends before a place, looking past marks, or NOWHERE.

    Marks behind anything but a letter stand alone, and are no word.
    """
    text = line.text
    place = end - 1
    while place >= line.start and class_of(text[place]) in (MARK, INVISIBLE):
        place -= 1
    if place < line.start:
        return NOWHERE
    if place < end - 1 and class_of(text[place]) != LETTER:
        for at in range(place + 1, end):
            if class_of(text[at]) != INVISIBLE:
                return NOWHERE
    return place


def kind_before(line: Line, end: int) -> int:
    """Return the class of the character that ends before a place, looking past marks.

    A quotation mark of several signs is one too.
    """
    if end == line.start:
        return EDGE
    kind = class_of(line.text[end - 1])
    if kind not in (OTHER, LATIN_MARK, MARK, INVISIBLE):  # those tell nothing yet
        return kind
    place = base_before(line, end)
    if place == NOWHERE:
        return OTHER
    return class_of(line.text[place]) if sign_start(line, place) == place else QUOTE


def sign_start(line: Line, place: int) -> int:
    """Return where the sign begins whose last character stands at a place: << >> and entities have
    several."""
    text = line.text
    char = text[place]
    if char in _PAIRED_SIGNS and place > line.start and text[place - 1] == char:
        return place - 1
    if char == ";":
        start = text.rfind("&", max(line.start, place - _ENTITY_REACH), place)
        if start >= 0:
            found = _ENTITY.match(text, start, place + 1)
            if found and found.end() == place + 1:
                return start
    return place


def is_gap(text: str, start: int, end: int) -> bool:
    """Tell whether blanks are so wide that they may part what stands on either side of them."""
    return not (end == start + 1 and text[start] == " ") and is_wide(text[start:end])


def letters_before(line: Line, end: int) -> int:
    """Return where the word of Arabic letters begins that ends before a place."""
    low = max(line.start, end - REACH)
    start = end
    while start > low and class_of(line.text[start - 1]) >= MARK:
        start -= 1
    return start


def letters_after(line: Line, start: int) -> int:
    """Return where the word of Arabic letters ends that begins at a place."""
    high = min(line.end, start + REACH)
    end = start
    while end < high and class_of(line.text[end]) >= MARK:
        end += 1
    return end


def count_letters(text: str, start: int, end: int) -> int:
    """Return how many letters stand between two places; two stand for more."""
    count = 0
    at = start
    while at < end and count < 2:
        count += class_of(text[at]) == LETTER
        at += 1
    return count


def plain(text: str) -> str:
    """Return the letters of a word, without marks and what is not seen."""
    return "".join([char for char in text if class_of(char) == LETTER])


# What is left alone ------------------------------------------------------------------------------
def outside_protected(text: str, edits: list[Replacement]) -> list[Replacement]:
    """Return the edits that neither reach into a protected span nor touch one."""
    spans = protected_spans(text) if edits else []
    return outside(edits, [(start - 1, end + 1) for start, end in spans]) if spans else edits


def delete_blanks(line: Line, start: int, end: int, edits: list[Replacement]) -> None:
    """Add the deletion of the blanks between two places; invisible characters stay."""
    at = start
    while at < end:
        first = at
        while at < end and class_of(line.text[at]) == BLANK:
            at += 1
        if at > first:
            edits.append((first, at, ""))
        else:
            at += 1
