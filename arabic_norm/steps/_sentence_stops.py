"""Does this stop end a sentence?  The rules for . ! ؟ … and their kin.

A stop is looked at together with its tail. What stands before it, inside the sentence, and the
first word after the tail decide. Every look is bounded, so that a text is segmented in linear time.
"""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.patterns import lazy_re
from arabic_norm.steps import _sentence_abbreviations as abbreviations
from arabic_norm.steps import _sentence_starts as starts
from arabic_norm.steps._sentence_signs import (
    BRACKETS,
    CUTS,
    FULL_STOPS,
    GOES_ON,
    QUOTES,
    SHOUTS,
    STOPS,
)
from arabic_norm.steps._sentence_tails import QUOTATION, Tail, open_quote, tail_of
from arabic_norm.steps._sentence_words import (
    ARABIC_CLASS,
    REACH,
    TRANSPARENT_CLASS,
    is_arabic_letter,
    read,
    word_after,
    word_before,
)

#: The longest number or letter that stands before an item of a list, as ``(12-3).``
_LABEL = 12
#: The longest word looked up: "إلى آخره" written as one, with dots.
_LONGEST = 10
_LATIN = "A-Za-z\u00c0-\u024f"
_BLANK_RUN = lazy_re(f"[{letters.BLANKS}{letters.INVISIBLE}]*")
_LETTER = lazy_re(f"[{ARABIC_CLASS}{_LATIN}]")
_YEAR = lazy_re(f"(?:[{letters.DIGITS}][{letters.INVISIBLE}]*){{4,}}")
#: A number and one Arabic word.
_NUMBERED = lazy_re(
    f"[{letters.DIGITS}][{letters.BLANKS}{letters.INVISIBLE}]*[{ARABIC_CLASS}{TRANSPARENT_CLASS}.]+\\Z"
)
#: The number of an item that a colon announces.
_LISTED = lazy_re(f":[{letters.BLANKS}]+[{letters.DIGITS}{letters.INVISIBLE}]{{1,3}}\\Z")
_NUMBER = lazy_re(f"[{letters.DIGITS}]+")
_LOWER_LATIN = lazy_re("[a-z]")
#: A name, a colon, and what is said, marked as speech.
_SPEAKER = lazy_re(f"[^:،؛{STOPS}{QUOTES}{CUTS}]{{2,24}}:[ {letters.INVISIBLE}]*[{QUOTES}.…]")
#: The conjunction written apart from its word.
_CONJUNCTION = lazy_re(f"[و\ufeed\ufeee][{TRANSPARENT_CLASS}]*[{letters.BLANKS}]")
#: A colon further on in the same clause.
_COLON_AHEAD = lazy_re(f"[^{STOPS}{CUTS}]{{0,60}}:")
#: The rest of what stands in brackets, on the same line.
_REST_OF_ASIDE = lazy_re(f"(?:[^ ){CUTS}]| (?! {{3}}))*\\)")
#: The rest of a line that says nothing: signs, faces, ornaments.
_WORDLESS_REST = lazy_re(
    f"[^{ARABIC_CLASS}{_LATIN}{letters.DIGITS}{letters.LINE_BREAKS}]{{1,40}}(?:[{letters.LINE_BREAKS}]|\\Z)"
)
_DASHES = "-\N{EN DASH}\N{EM DASH}"


def ends_sentence(text: str, start: int, at: int) -> tuple[int, bool]:
    """Return where the tail of the stop at ``at`` ends, and whether it ends the sentence.

    start: where the sentence begins; nothing before it is looked at.
    """
    tail = tail_of(text, start, at)
    if not _is_stop(text, start, at, tail):
        return tail.end, False
    following = _past_blanks(text, tail.end)
    if following == len(text) or text[following] in letters.LINE_BREAKS:
        return following, False  # the line's end ends it, with what stands before that unseen
    if _WORDLESS_REST.match(text, following):
        return tail.end, False
    if text[following] in GOES_ON or in_aside(text, start, at, tail.end):
        return tail.end, False
    return tail.end, _ends_before(text, start, at, tail, following)


def _ends_before(text: str, start: int, at: int, tail: Tail, following: int) -> bool:
    """Decide for a stop that stands for one, with more of the line after it."""
    run = text[at : tail.stops_end]
    if run == "." and not _ends_after_dot(text, start, at, following):
        return False
    if tail.closer is not None:
        return _ends_after_closer(text, start, tail, tail.closer, following)
    if run == ".":
        return True
    if any(char in SHOUTS for char in run) or run == "\N{ARABIC FULL STOP}":
        return True
    return _begins_clearly(text, following)


def _past_blanks(text: str, at: int) -> int:
    found = _BLANK_RUN.match(text, at)
    return found.end() if found else at


def _is_stop(text: str, start: int, at: int, tail: Tail) -> bool:
    """Tell whether a stop stands for one: not in a number, an address, or a label of a list."""
    if _is_first(text, start, at) or (text[at] not in SHOUTS and is_label(text, start, at)):
        return False
    after = text[tail.end : tail.end + 1]
    if not after or after.isspace() or tail.closer is not None:
        return True
    if not is_arabic_letter(after):
        return text[at] in SHOUTS and after in '«\u201c\u201e("'
    return text[at] != "." or _joins_words(text, start, at, tail.end)


def _is_first(text: str, start: int, at: int) -> bool:
    """Tell whether nothing that is seen stands before a stop."""
    return at - start < _LABEL and not text[start:at].strip(letters.INVISIBLE)


def is_label(text: str, start: int, at: int) -> bool:
    """Tell whether all that stands before a dot is the number of an item (٢.١.), or nothing."""
    if at - start > _LABEL or _LETTER.search(text, start, at):
        return False
    return _YEAR.fullmatch(text, start, at) is None


def _joins_words(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a dot stands between two Arabic words, its blank forgotten."""
    before, after = word_before(text, start, at).rpartition(".")[2], word_after(text, end)
    return len(before) > 1 and len(after) > 1


def in_aside(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a stop stands in brackets that the sentence opened and closes further on.

    Brackets after a colon hold a quotation, whose sentences end.
    """
    low = max(start, at - QUOTATION)
    opened = text.rfind("(", low, at)
    if opened < 0 or text.find(")", opened, end) >= 0:
        return False
    closed = text.find(")", end, at + QUOTATION)
    if closed < 0 or not _REST_OF_ASIDE.match(text, end, closed + 1):
        return False
    return not _is_introduced(text, start, opened, ":")


def _is_introduced(text: str, start: int, opener: int, signs: str) -> bool:
    """Tell whether what an opener opens is an utterance of its own: at the beginning, after a
    stop, or after one of the signs."""
    place = opener
    while place > max(start, opener - 8) and text[place - 1] in _BEFORE_OPENERS:
        place -= 1
    return place == start or text[place - 1] in signs + STOPS


_BEFORE_OPENERS = letters.BLANKS + letters.INVISIBLE + QUOTES


def _ends_after_closer(text: str, start: int, tail: Tail, closer: int, following: int) -> bool:
    """Decide for a stop just inside a closer: does the clause around the closer go on?

    It does where the source of a quotation follows; after ? and ! also where the quotation is a
    part of the clause, not introduced by a colon, and no conjunction opens a new sentence.
    """
    word = word_after(text, following)
    if word in starts.ACCORDING_TO:
        return False
    if text[tail.stops_end - 1] in FULL_STOPS or starts.begins(word) or starts.joined(word):
        return True
    if text[closer] in BRACKETS:
        opener, signs = text.rfind("(", max(start, closer - QUOTATION), closer), ""
    else:
        partner, signs = open_quote(text, start, closer), ":،,"
        opener = -1 if partner is None else partner
    if opener < 0 or text[following] in QUOTES:
        return True
    if (
        opener - start < _LABEL
        and not text[start:opener].strip(_BEFORE_OPENERS)
        and word in starts.SAYING
    ):
        return _COLON_AHEAD.match(text, following) is not None
    return _is_introduced(text, start, opener, signs)


def _begins_clearly(text: str, at: int) -> bool:
    """Tell whether a sentence begins at a place for certain, as is asked after ``..`` and ``…``."""
    if text[at] in _DASHES:
        return True
    apart = _CONJUNCTION.match(text, at)
    word = word_after(text, apart.end() if apart else at)
    return starts.begins(word) or _SPEAKER.match(text, at) is not None


def _ends_after_dot(text: str, start: int, at: int, following: int) -> bool:
    """Decide for a single dot, by the word before it and, where that is short, by what follows."""
    word = word_before(text, start, at)
    word = word.rpartition("ة")[2]  # teh marbuta ends a word: what follows is glued to it
    if not word or len(word) > _LONGEST:
        return True
    if not is_arabic_letter(word[-1]):
        return _ends_after_foreign(text, start, at, word, following)
    abbreviation = word.lstrip(letters.DIGITS)
    parts = abbreviation.split(".")
    if max(map(len, parts)) > 2:  # two words whose blank was forgotten
        abbreviation = parts[-1]
    if abbreviation in abbreviations.ERAS_AND_UNITS and _follows_number(text, start, at):
        return _may_begin(text, following)
    return _ends_after_abbreviation(text, start, at, abbreviation, following)


def _ends_after_abbreviation(text: str, start: int, at: int, word: str, following: int) -> bool:
    if word in abbreviations.AND_SO_ON:
        return _may_begin(text, following)
    if len(word) == 1:
        return _names_a_letter(text, start, at)
    if word in abbreviations.TITLES:
        return False
    if word in abbreviations.REFERENCES:
        return text[following] not in letters.DIGITS
    if word in abbreviations.LATIN_LETTER_NAMES:
        spelled, alone = _is_spelled(text, start, at), word in abbreviations.WORDS_TOO
        return spelled or alone or _connects(text, following)
    return "." not in word or _connects(text, following)


def _may_begin(text: str, at: int) -> bool:
    """Tell whether what follows an abbreviation that often ends a sentence may begin one."""
    return text[at] not in letters.DIGITS and not starts.carries_on(word_after(text, at))


def _connects(text: str, at: int) -> bool:
    """Tell whether what follows an abbreviation that seldom ends a sentence begins one."""
    word = word_after(text, at)
    return starts.begins(word) or starts.joined(word)


def _follows_number(text: str, start: int, at: int) -> bool:
    """Tell whether a number stands before the word before a dot, with a blank between or none."""
    return _NUMBERED.search(text, max(start, at - REACH), at) is not None


def _names_a_letter(text: str, start: int, at: int) -> bool:
    """Tell whether the single letter before a dot is named as one (فيتامين ج)."""
    noun = _word_but_one(text, start, at)
    return noun in abbreviations.LETTERED or noun[1:] in abbreviations.LETTERED


def _is_spelled(text: str, start: int, at: int) -> bool:
    """Tell whether two names of letters in a row, no dot between, spell an acronym (بي سي)."""
    name = _word_but_one(text, start, at)
    names = abbreviations.LATIN_LETTER_NAMES
    return name in names or name[1:] in names


def _word_but_one(text: str, start: int, at: int) -> str:
    words = text[max(start, at - REACH) : at].split()
    return read(words[-2]) if len(words) > 1 else ""


def _ends_after_foreign(text: str, start: int, at: int, word: str, following: int) -> bool:
    """Decide for a dot after a number or a word in Latin letters."""
    if _NUMBER.fullmatch(word):
        return _LISTED.search(text, max(start, at - REACH), at) is None
    if word.lower() in abbreviations.LATIN:
        return False
    if len(word) == 1:  # the initial of a name in Latin letters is followed by Latin letters
        return word_after(text, following) != ""
    if all(len(part) == 1 for part in word.split(".")):
        return _connects(text, following)
    return _LOWER_LATIN.match(text, following) is None
