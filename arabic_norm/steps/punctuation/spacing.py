"""The blanks beside punctuation marks and inside brackets: the edits of `space_punctuation`.

A mark that Arabic writes has no blank before it and one behind it. What stands on either side says
whether a sign is such a mark: a letter does, Latin letters and digits only where nothing else is
meant. A blank is put in only between two words that the mark glues together.
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
from .words import DOMAINS, NAMESPACES, TITLES

#: Without one of these there is nothing to do.
TRIGGERS = MARKS + OPENERS + CLOSERS

_HIDDEN = letters.BLANKS + letters.INVISIBLE
#: A blank before a mark, or behind an opening bracket.
_APART = kernel.Finder("", _HIDDEN + OPENERS, MARKS + CLOSERS + letters.BLANKS)
#: A mark, or a closing bracket, glued to what follows.
_GLUED = kernel.Finder("", MARKS + CLOSERS, letters.ARABIC_SCRIPT + letters.INVISIBLE)
#: Commas and colons are glued to other words too.
_GLUED_COMMA = kernel.Finder("", "\u060c\u061b:", letters.DIGITS + OPENERS + ascii_letters)

#: What a mark belongs to: a word, or what closes after one.
_WORDS = (LETTER, LATIN, DIGIT, CLOSING, QUOTE)
#: No path, address, hashtag or name of a program has a mark between two of its words parted.
_OF_NAMES = frozenset("_/\\@#=")


def spaced(text: str) -> list[Replacement]:
    """Return the edits that set the blanks beside the marks and brackets of a text right."""
    size = len(text)
    places: set[int] = set()
    for place in _APART.positions(text, 0, size):
        if class_of(text[place]) == OPENING:
            places.add(place)
        elif class_of(text[place + 1]) != BLANK:
            places.add(place + 1)
    places.update(_GLUED.positions(text, 0, size), _GLUED_COMMA.positions(text, 0, size))
    if not places:
        return []
    edits: list[Replacement] = []
    for line, found in lines_at(text, sorted(places)):
        _space_line(line, found, edits)
    return outside_protected(text, edits)


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


def _space_run(line: Line, start: int, end: int, edits: list[Replacement]) -> None:
    """Add what changes beside a run of marks with no blank between them."""
    sign = _kind_of_run(line, start, end)
    if sign == OTHER:
        return
    blanks = blanks_before(line, start)
    is_apart = _holds_blank(line.text, blanks, start)
    if is_apart and is_gap(line.text, blanks, start):
        return
    left = kind_before(line, blanks)
    joins = is_apart and _joins(line, sign, left, blanks, end)
    if joins:
        delete_blanks(line, blanks, start, edits)
    if (joins or not is_apart) and _parts(line, sign, left, blanks, end, joins):
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
def _joins(line: Line, sign: int, left: int, word_end: int, end: int) -> bool:
    """Tell whether a mark belongs to the word before it, from which blanks part it.

    left: the class of that word's end; word_end: where it ends; end: where the mark does.
    """
    text = line.text
    following = past_invisible(line, end)
    right = kind_at(line, following)
    shown = past_blanks(line, following)
    further = kind_at(line, shown)
    if left not in _WORDS or (left == QUOTE and further == QUOTE):  # «،» speaks of a mark
        return False
    if right == BLANK and further != EDGE and text[shown] == text[end - 1]:
        return False  # a spaced ellipsis, and its like
    if sign == COMMA:
        return not (
            (right == DIGIT and left == DIGIT)  # a number
            or (text[end - 1] == "\u061b" and right in (OPENING, CLOSING, OTHER))  # a face
        )
    if sign == QUESTION:
        return right not in (OTHER, LATIN, DIGIT)
    if left == LATIN and not (sign == STOP and _ends_latin(right, further)):
        return False  # French, mathematics, names of files
    if sign == EXCLAMATION:
        return right not in (OTHER, LATIN, DIGIT) and not text.startswith(("[", "="), following)
    if sign == COLON:
        return _joins_colon(line, left, right, further, word_end, shown)
    if right in (OTHER, LATIN, DIGIT, OPENING):
        return False  # .zip, .75
    if left == DIGIT:
        return further != DIGIT
    if right == LETTER:
        return _are_words(line, word_end, following) and not _is_domain(line, following)
    return not (left == LETTER and further == LETTER and _are_letters(line, word_end, shown))


def _ends_latin(right: int, further: int) -> bool:
    """Tell whether a full stop with Latin letters before it ends an Arabic sentence."""
    return right == EDGE or (right == BLANK and further in (LETTER, EDGE))


def _joins_colon(
    line: Line, left: int, right: int, further: int, word_end: int, shown: int
) -> bool:
    if right not in (BLANK, EDGE, LETTER, QUOTE, DIGIT) or further == CLOSING:
        return False  # a face, an operator
    if right == DIGIT and kind_at(line, shown + 1) != DIGIT:
        return False  # a face too
    if left == DIGIT:
        return further not in (DIGIT, LATIN, OTHER)  # a time, a score
    return not (left == LETTER and further == LETTER and _are_letters(line, word_end, shown))


def _are_letters(line: Line, word_end: int, following: int) -> bool:
    """Tell whether a single letter stands on either side: initials, or letters spoken of."""
    return _length_before(line, word_end) == 1 and _length_after(line, following) == 1


def _are_words(line: Line, word_end: int, following: int) -> bool:
    """Tell whether no single letter stands on either side: after one a dot may abbreviate it."""
    return _length_before(line, word_end) != 1 and _length_after(line, following) > 1


def _length_before(line: Line, end: int) -> int:
    """Return how many letters the word has, two for more; a number before it counts (1901م)."""
    start = letters_before(line, end)
    count = count_letters(line.text, start, end)
    return count + (count == 1 and kind_before(line, start) == DIGIT)


def _length_after(line: Line, start: int) -> int:
    return count_letters(line.text, start, letters_after(line, start))


# No blank behind a mark --------------------------------------------------------------------------
def _parts(line: Line, sign: int, left: int, word_end: int, end: int, is_shifted: bool) -> bool:
    """Tell whether a mark needs a blank behind it: it glues two words together.

    is_shifted: whether its blank stands on the wrong side.
    """
    following = past_invisible(line, end)
    right = kind_at(line, following)
    if left not in _WORDS:
        return False
    if right == QUOTE:
        return is_shifted and (sign == COLON or (sign == COMMA and _opens(line, following)))
    if sign == COMMA:
        if right == OPENING:
            return line.text[end - 1] == "\u060c"
        # a digit that touches a comma is a note's, or a number's
        return right in (LETTER, LATIN) or (right == DIGIT and is_shifted)
    if right == DIGIT:
        return sign == COLON and is_shifted
    if right != LETTER or (left in (LATIN, DIGIT) and sign != QUESTION):
        return False
    if _is_in_name(line, word_end, following):
        return False
    if sign == COLON:
        return _parts_colon(line, left, word_end, following)
    if left != LETTER:
        # a quotation may begin with a question mark, for a letter that is not known
        if left == QUOTE and sign != STOP:
            return False
        return _length_after(line, following) > 1 and not _is_domain(line, following)
    if sign == STOP:
        return _parts_sentences(line, word_end, following)
    return _are_words(line, word_end, following) and not _is_damage(line, end)


def _opens(line: Line, place: int) -> bool:
    """Tell whether a quotation mark behind a mark opens: it touches a word behind it."""
    return kind_at(line, past_invisible(line, place + 1)) in (LETTER, LATIN, DIGIT)


def _parts_sentences(line: Line, word_end: int, following: int) -> bool:
    """Tell whether a dot ends a sentence or a title; it may stand in an acronym or an address."""
    after = letters_after(line, following)
    if _is_domain(line, following) or _spell_letters(line, word_end, following):
        return False
    if line.text.startswith(".", after):
        if kind_at(line, after + 1) == LATIN or _is_domain(line, after + 1):
            return False  # a file's name, an address
    if _are_words(line, word_end, following):
        return True
    return _length_after(line, following) > 1 and _is_title(line, word_end)


def _spell_letters(line: Line, word_end: int, following: int) -> bool:
    """Tell whether the words on both sides are names of Latin letters: an acronym (سي.إن.إن)."""
    before = line.text[letters_before(line, word_end) : word_end]
    after = line.text[following : letters_after(line, following)]
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
    return plain(line.text[start : letters_after(line, start)]) in DOMAINS


def _parts_colon(line: Line, left: int, word_end: int, following: int) -> bool:
    if left == QUOTE or _are_letters(line, word_end, following):
        return False
    return plain(line.text[letters_before(line, word_end) : word_end]) not in NAMESPACES


def _is_in_name(line: Line, word_end: int, following: int) -> bool:
    """Tell whether the words on both sides are parts of a path or of another name."""
    text = line.text
    start = letters_before(line, word_end)
    after = letters_after(line, following)
    return (start > line.start and text[start - 1] in _OF_NAMES) or (
        after < line.end and text[after] in _OF_NAMES
    )


def _is_damage(line: Line, end: int) -> bool:
    """Tell whether a mark stands for a letter that was lost: another one stands in the same word."""
    after = letters_after(line, past_invisible(line, end))
    return line.text.startswith(("\u061f", "?"), after)
