"""Blanks beside punctuation marks and inside brackets: the edits of `space_punctuation`.

An Arabic punctuation mark has no blank before it and one after it. Its neighbours decide whether a
sign is such a mark: an Arabic letter beside it makes it one, Latin letters and digits only where
no other reading is possible. A blank is inserted only between two words that the mark joins.
"""

from __future__ import annotations

from string import ascii_letters

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement

from ..sentences.abbreviations import LATIN_LETTER_NAMES
from ..sentences.words import read
from .brackets import space_closer, space_opener
from .characters import (
    BLANK,
    CLOSERS,
    CLOSING,
    COLON,
    COMMA,
    DIGIT,
    EDGE,
    EXCLAMATION,
    INVISIBLE,
    LATIN,
    LETTER,
    MARKS,
    OPENERS,
    OPENING,
    OTHER,
    QUESTION,
    QUOTE,
    STOP,
    class_of,
    is_mark,
)
from .lines import (
    REACH,
    Line,
    blanks_before,
    count_letters,
    delete_blanks,
    is_gap,
    kind_at,
    kind_before,
    letters_after,
    letters_before,
    lines_at,
    outside_protected,
    past_blanks,
    past_invisible,
    plain,
)
from .words import ADDRESSING, COUNTRY_DOMAINS, DOMAINS, NAMESPACES, TITLES

#: Without one of these there is nothing to do.
TRIGGERS = MARKS + OPENERS + CLOSERS

_HIDDEN = letters.BLANKS + letters.INVISIBLE
#: Marks that are glued to other words than Arabic ones too.
_COMMAS = "\u060c\u061b:"
_OTHER_WORDS = letters.DIGITS + OPENERS + ascii_letters
#: A blank before a mark, or behind an opening bracket; a mark, or a closing bracket, glued to what
#: follows.
_PLACES = kernel.Finder(
    "",
    *(_HIDDEN + OPENERS, MARKS + CLOSERS + letters.BLANKS),
    *(MARKS + CLOSERS, letters.ARABIC_SCRIPT + letters.INVISIBLE + _OTHER_WORDS),
)

#: No path, address, hashtag or name of a program has a mark between two of its words parted.
_OF_NAMES = "_/\\@#="


def spaced(text: str) -> list[Replacement]:
    """Return the edits that set the blanks beside the marks and brackets of a text right."""
    edits: list[Replacement] = []
    for line, places in lines_at(text, _places_in(text)):
        _space_line(line, places, edits)
    return outside_protected(text, edits)


def _places_in(text: str) -> list[int]:
    """Return where marks and brackets stand that may have a blank too many or too few, in order."""
    places: list[int] = []
    last = -1
    for found in _PLACES.positions(text):
        place = found
        kind = class_of(text[place])
        if kind in (BLANK, INVISIBLE):
            place += 1
            if class_of(text[place]) == BLANK:
                continue
        elif kind != OPENING and text[place] not in _COMMAS and text[place + 1] in _OTHER_WORDS:
            continue
        if place > last:
            places.append(place)
            last = place
    return places


def _space_line(line: Line, places: list[int], edits: list[Replacement]) -> None:
    done = line.start
    for place in places:
        if place < done:
            continue
        kind = kind_at(line, place)
        if kind == OPENING:
            space_opener(line, place, edits)
        elif kind == CLOSING:
            space_closer(line, place, edits)
        else:
            start = place
            while start > done and is_mark(kind_before(line, start)):
                start -= 1
            done = place
            while is_mark(kind_at(line, done)):
                done += 1
            _space_run(line, start, done, edits)


class _Run:
    """Marks with no blank between them, and what stands on either side, as places and classes."""

    __slots__ = ("end", "further", "left", "line", "right", "shown", "sign", "start", "word_end")

    line: Line
    sign: int  # the class of the marks
    start: int
    end: int
    word_end: int  # where what stands before the blanks on the left ends
    left: int  # and its class
    right: int  # the class of what follows, blanks included
    shown: int  # where what stands behind the blanks on the right begins
    further: int  # and its class

    def __init__(self, line: Line, sign: int, start: int, end: int) -> None:
        self.line = line
        self.sign = sign
        self.start = start
        self.end = end
        self.word_end = blanks_before(line, start)
        self.left = kind_before(line, self.word_end)
        self.right = kind_at(line, past_invisible(line, end))
        self.shown = past_blanks(line, end)
        self.further = kind_at(line, self.shown)


def _space_run(line: Line, start: int, end: int, edits: list[Replacement]) -> None:
    """Add what changes beside a run of marks with no blank between them."""
    sign = _kind_of_run(line, start, end)
    if sign == OTHER:
        return
    run = _Run(line, sign, start, end)
    if run.left not in (LETTER, LATIN, DIGIT, CLOSING, QUOTE):  # a word, or what closes after one
        return
    if not _holds_blank(line.text, run.word_end, start):
        if _parts(run, False):
            edits.append((end, end, " "))
    elif not is_gap(line.text, run.word_end, start) and _joins(run):
        delete_blanks(line, run.word_end, start, edits)
        if _parts(run, True):
            edits.append((end, end, " "))


def _holds_blank(text: str, start: int, end: int) -> bool:
    at = start
    while at < end and class_of(text[at]) != BLANK:
        at += 1
    return at < end


def _kind_of_run(line: Line, start: int, end: int) -> int:
    """Return the class of a single mark, of question and exclamation marks together, or OTHER."""
    text = line.text
    if end == start + 1:
        kind = class_of(text[start])
        return kind if COMMA <= kind <= COLON else OTHER
    has_question = False
    for place in range(start, end):
        kind = class_of(text[place])
        if kind == QUESTION or text[place] == "?":
            has_question = True
        elif kind != EXCLAMATION:
            return OTHER  # two dots and more are a style
    return QUESTION if has_question else EXCLAMATION


# A blank before a mark ---------------------------------------------------------------------------
def _is_no_end(kind: int) -> bool:
    """Tell whether a colon or a full stop ends nothing before what has a class."""
    return kind in (OTHER, LATIN, DIGIT)


def _joins(run: _Run) -> bool:
    """Tell whether a mark belongs to the word before it, from which blanks part it."""
    text = run.line.text
    is_spaced_run = run.right == BLANK and run.further != EDGE
    if is_spaced_run and text[run.shown] == text[run.end - 1]:
        return False  # a spaced ellipsis, and its like
    if run.left == QUOTE and run.further == QUOTE:
        return False  # «،» speaks of a mark
    if run.left == LATIN:
        if run.sign in (EXCLAMATION, COLON) or run.further == OTHER:
            return False  # French, mathematics, a table
        if run.sign == STOP and not _ends_latin(run):
            return False  # a file's name
    return _joins_as(run)


def _joins_as(run: _Run) -> bool:
    """Tell whether a mark belongs to the word before it, by what its kind asks."""
    if run.sign == COMMA:
        return _joins_comma(run)
    if run.sign == STOP:
        return _joins_stop(run)
    return _joins_colon(run) if run.sign == COLON else _joins_shout(run)


def _joins_comma(run: _Run) -> bool:
    return not _is_number(run) and not _winks(run)


def _joins_shout(run: _Run) -> bool:
    """Tell whether question and exclamation marks end what stands before them.

    Hashtags, names and emoji follow them as words do; other signs make operators of them (!=, ![).
    """
    text = run.line.text
    if run.right == OTHER and text[run.end].isascii():
        return text[run.end] in "#@"
    return run.right not in (LATIN, DIGIT) and text[run.end : run.end + 1] != "["


def _is_number(run: _Run) -> bool:
    return run.left == DIGIT and run.right == DIGIT


def _winks(run: _Run) -> bool:
    """Tell whether a semicolon is the eyes of a face."""
    text = run.line.text
    return text[run.end - 1] == "\u061b" and run.right in (OPENING, CLOSING, OTHER)


def _ends_latin(run: _Run) -> bool:
    """Tell whether a full stop with Latin letters before it ends an Arabic sentence."""
    return run.right == EDGE or (run.right == BLANK and run.further in (LETTER, EDGE))


def _joins_colon(run: _Run) -> bool:
    if run.right not in (BLANK, EDGE, LETTER, QUOTE, DIGIT) or run.further == CLOSING:
        return False  # a face, an operator
    if run.right == DIGIT and kind_at(run.line, run.shown + 1) != DIGIT:
        return False  # a face too
    if run.left == DIGIT:
        return not _is_no_end(run.further)  # or it is a time, a score
    return not _are_letters(run)


def _joins_stop(run: _Run) -> bool:
    if _is_no_end(run.right) or run.right == OPENING:
        return False  # .zip, .75
    if run.left == DIGIT:
        return run.further != DIGIT
    if run.right == LETTER:
        return _are_words(run) and not _is_domain(run.line, run.shown)
    return not _are_letters(run)


def _are_letters(run: _Run) -> bool:
    """Tell whether a single letter stands on either side: initials, or letters spoken of."""
    return (
        run.left == run.further == LETTER
        and _length_before(run.line, run.word_end) == 1
        and _length_after(run.line, run.shown) == 1
    )


def _are_words(run: _Run) -> bool:
    """Tell whether no single letter stands on either side: after one a dot may abbreviate it."""
    return _length_before(run.line, run.word_end) != 1 and _length_after(run.line, run.shown) > 1


def _length_before(line: Line, end: int) -> int:
    """Return how many letters the word has, two for more; a number before it counts (1901م)."""
    start = letters_before(line, end)
    count = count_letters(line.text, start, end)
    return count + (count == 1 and kind_before(line, start) == DIGIT)


def _length_after(line: Line, start: int) -> int:
    return count_letters(line.text, start, letters_after(line, start))


# No blank behind a mark --------------------------------------------------------------------------
def _parts(run: _Run, is_shifted: bool) -> bool:
    """Tell whether a mark needs a blank behind it: it glues two words together.

    is_shifted: whether its blank stands on the wrong side.
    """
    if is_shifted and run.right in (QUOTE, DIGIT):
        opens = run.right == DIGIT or run.sign == COLON or _opens(run)
        return opens and run.sign in (COMMA, COLON)
    return _parts_comma(run) if run.sign == COMMA else _parts_mark(run)


def _parts_comma(run: _Run) -> bool:
    """Tell whether a comma glues two words together; a digit is a note's, or a number's."""
    is_comma = run.line.text[run.end - 1] == "\u060c"
    return run.right in (LETTER, LATIN) or (run.right == OPENING and is_comma)


def _parts_mark(run: _Run) -> bool:
    """Tell whether another mark than a comma glues two words together."""
    if run.right != LETTER or _is_in_name(run):
        return False
    if run.left in (LATIN, DIGIT):
        return run.sign == QUESTION and _length_after(run.line, run.shown) > 1
    if run.sign == STOP:
        return _parts_sentences(run)
    # a quotation may begin with another mark, for a letter that is not known
    return run.left != QUOTE and (
        _parts_colon(run) if run.sign == COLON else _are_words(run) and not _is_damage(run)
    )


def _opens(run: _Run) -> bool:
    """Tell whether a quotation mark behind a mark opens: it touches a word behind it."""
    return kind_at(run.line, past_invisible(run.line, run.shown + 1)) in (LETTER, LATIN, DIGIT)


def _parts_sentences(run: _Run) -> bool:
    """Tell whether a dot ends a sentence or a title; it may stand in an acronym or an address."""
    line = run.line
    after = letters_after(line, run.shown)
    if _is_domain(line, run.shown) or _spell_letters(run):
        return False
    if line.text.startswith(".", after) and (
        kind_at(line, after + 1) == LATIN or _is_domain(line, after + 1)
    ):
        return False  # a file's name, an address
    if _are_words(run):
        return True
    return _length_after(line, run.shown) > 1 and _is_title(line, run.word_end)


def _spell_letters(run: _Run) -> bool:
    """Tell whether the words on both sides are names of Latin letters: an acronym (سي.إن.إن)."""
    line = run.line
    before = line.text[letters_before(line, run.word_end) : run.word_end]
    after = line.text[run.shown : letters_after(line, run.shown)]
    return read(before) in LATIN_LETTER_NAMES and read(after) in LATIN_LETTER_NAMES


def _is_title(line: Line, end: int) -> bool:
    """Tell whether what ends before a dot is a title of one letter, or several (أ.د)."""
    text = line.text
    at = end
    while True:
        start = letters_before(line, at)
        if plain(text[start:at]) not in TITLES:
            return False
        if kind_before(line, start) in (BLANK, OPENING, QUOTE, EDGE):
            return True
        if text[start - 1] != "." or end - start > REACH:
            return False
        at = start - 1


def _is_domain(line: Line, start: int) -> bool:
    """Tell whether the last part of an address begins there, behind a dot."""
    word = plain(line.text[start : letters_after(line, start)])
    if word not in COUNTRY_DOMAINS:
        return word in DOMAINS
    before = line.text[max(line.start, start - REACH) : start].split()
    return len(before) > 1 and plain(before[len(before) - 2]) in ADDRESSING


def _parts_colon(run: _Run) -> bool:
    start = letters_before(run.line, run.word_end)
    return not _are_letters(run) and plain(run.line.text[start : run.word_end]) not in NAMESPACES


def _is_in_name(run: _Run) -> bool:
    """Tell whether the words on both sides are parts of a path or of another name."""
    line = run.line
    start = letters_before(line, run.word_end)
    after = letters_after(line, run.shown)
    return (start > line.start and line.text[start - 1] in _OF_NAMES) or (
        after < line.end and line.text[after] in _OF_NAMES
    )


def _is_damage(run: _Run) -> bool:
    """Tell whether a mark stands for a letter that was lost: another is in the same word."""
    return run.line.text.startswith(("\u061f", "?"), letters_after(run.line, run.shown))
