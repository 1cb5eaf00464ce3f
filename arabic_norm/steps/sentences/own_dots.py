"""Whether a dot that may belong to the word before it ends a sentence.

Three questions decide: does the dot belong to the word (a title, an initial, an era, a unit, an
organization, a letter, an item's number); can what follows begin a sentence; does the clause before
it have its verb yet.
"""

from __future__ import annotations

from arabic_norm import letters

from . import abbreviations, starts
from .characters import DIGIT, INVISIBLE
from .clauses import (
    awaits_predicate,
    counts_years,
    follows_century,
    fronts_phrase,
    has_saying,
    has_verb,
    is_first,
    is_time_opening,
)
from .items import LISTED, is_item_number
from .verbs import is_verb
from .words import (
    class_of,
    follows_number,
    is_arabic_letter,
    is_passed,
    last_word_but_one,
    next_word,
    past_blanks,
    past_letters,
    word_after,
    word_before,
    word_start,
)

#: The longest Latin word that is a sentence's subject with its dot (``zz. هو نطاق``).
_LATIN_SUBJECT = 5
#: Units that count years after some words.
_YEARS = {"م", "ه"}
#: "Is", after a subject. In a sentence that has its verb it is a new subject.
_COPULAS = {"هو", "هي", "هم"}
#: "Inna" has its hamza below and begins a sentence; "that" has it above.
_HAMZA_BELOW = "إ\ufe87\ufe88"
_NUMERIC = letters.DIGITS + "."
#: The most blanks and invisible characters between the letters of an abbreviation.
_APART = 4
_DASHES = "-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}"


def ends_after_own(text: str, start: int, at: int, abbreviation: str, following: int) -> bool:
    """Tell whether a dot after an abbreviation, or what looks like one, ends the sentence."""
    if len(abbreviation) == 1 and _is_letter_with_dot(text, following):
        return False
    end = _letter_before(text, start, at) if len(abbreviation) == 1 else at
    whole = abbreviation if end == at else f"{word_before(text, start, end)}.{abbreviation}"
    if _is_measure(text, start, end, whole):
        return _ends_after_measure(text, start, end, whole, following)
    return _ends_after_abbreviation(text, start, at, abbreviation, following)


def _is_letter_with_dot(text: str, at: int) -> bool:
    """Tell whether a single letter and a dot are at ``at``: the abbreviation goes on (ق. م.)."""
    letter = word_after(text, at)
    return len(letter) == 1 and text.startswith(".", past_letters(text, at))


def _letter_before(text: str, floor: int, at: int) -> int:
    """Return the offset of the dot inside an abbreviation that is written apart (ق. م), or ``at``.

    at: the end of the abbreviation's last letter.
    """
    place = at
    while place > floor and class_of(text[place - 1]) >= INVISIBLE:
        place -= 1
    blank = place
    while blank > floor and is_passed(class_of(text[blank - 1])) and place - blank < _APART:
        blank -= 1
    if blank in (place, floor) or text[blank - 1] != ".":
        return at
    letter = word_before(text, floor, blank - 1).lstrip(letters.DIGITS)
    return blank - 1 if len(letter) == 1 and is_arabic_letter(letter) else at


def _is_measure(text: str, start: int, at: int, word: str) -> bool:
    """Tell whether a word before a dot is an era, or a unit after its number."""
    if word in abbreviations.ERAS or (word == "م" and last_word_but_one(text, start, at) == "ق"):
        return True
    if word in _YEARS and follows_century(text, start, at):
        return True
    is_unit = word in abbreviations.ERAS_AND_UNITS or word in abbreviations.DOTTED_UNITS
    return is_unit and follows_number(text, start, at)


def _ends_after_measure(text: str, start: int, at: int, word: str, following: int) -> bool:
    """Decide for an era or a unit: does a sentence begin after it?

    Where the sentence has only said when, its clause is still to come, and only wa- begins another.
    """
    if _opens_clause(text, start, at, word):
        next_one = word_after(text, following)
        return starts.joined(next_one) and next_one[0] == "و"
    return _may_begin(text, following)


def _opens_clause(text: str, start: int, at: int, era: str) -> bool:
    """Tell whether an era ends an adverbial that opens its sentence (وفي عام 1290 م. شيد)."""
    if era not in abbreviations.ERAS and era not in _YEARS:
        return False
    low = max(start, at - len(era) - 4)
    place = at
    while place > low and class_of(text[place - 1]) != DIGIT:
        place -= 1
    if era in _YEARS and place > low and not counts_years(text, start, place):
        return False
    return is_time_opening(text, start, at)


def _ends_after_abbreviation(text: str, start: int, at: int, word: str, following: int) -> bool:
    if word in abbreviations.AND_SO_ON:
        return _may_begin(text, following)
    if len(word) == 1:
        return _names_a_letter(text, start, at)
    if word in abbreviations.TITLES:  # a title is never before a question, a currency may be
        return word in abbreviations.DOTTED_UNITS and starts.opens(word_after(text, following))
    if word in abbreviations.REFERENCES:
        return class_of(text[following]) != DIGIT
    if word in abbreviations.LATIN_LETTER_NAMES:
        return _ends_after_letter_name(text, start, at, word, following)
    is_own = "." in word and word not in abbreviations.QUOTATION_ENDS
    return not is_own or _ends_after_body(text, start, at, following)


def _ends_after_letter_name(text: str, start: int, at: int, word: str, following: int) -> bool:
    """Decide for the name of a Latin letter, which is mostly an initial (جي. رولينغ).

    Its dot ends the sentence where it names the letter itself, is the end of an acronym, or comes
    before a word that begins a sentence and is no surname.
    """
    if _names_a_letter(text, start, at) or _is_spelled(text, start, at):
        return True
    next_one = word_after(text, following)
    is_name = next_one in abbreviations.LATIN_LETTER_NAMES
    if is_name and text.startswith(".", past_letters(text, following)):
        return False  # the next initial
    if starts.opens(next_one) or is_verb(next_one) or text.startswith("ال", following):
        return True
    return word in abbreviations.WORDS_TOO and not _follows_initial(text, start, at)


def _ends_after_body(text: str, start: int, at: int, following: int) -> bool:
    """Decide for letters with dots that name an organization or a country (و.م.أ.).

    A verb after them begins a sentence only where the clause has a verb already.
    """
    begin = word_start(text, start, at)
    if awaits_predicate(text, start, begin):
        return False
    next_one = word_after(text, following)
    if starts.carries_on(next_one, next_word(text, following)):
        return False
    if next_one in _COPULAS or is_verb(next_one):
        return has_verb(text, start, begin)
    if text[following] in _HAMZA_BELOW and next_one.startswith("ان"):
        return not has_saying(text, start, begin)
    return starts.opens(next_one)


def ends_after_foreign(text: str, start: int, at: int, word: str, following: int) -> bool:
    """Decide for a dot after a number or a word in Latin letters."""
    if word[len(word) - 1] in letters.DIGITS:
        return _ends_after_number(text, start, at, word)
    if word.lower() in abbreviations.LATIN:
        return False
    arabic = word_after(text, following)
    if arabic and _is_latin_subject(text, start, at, word):
        return False
    if len(word) == 1:  # the initial of a name in Latin letters is followed by Latin letters
        return arabic != ""
    if all(len(part) == 1 for part in word.split(".")):
        return starts.opens(arabic) or starts.joined(arabic)
    return not "a" <= text[following] <= "z"


def _ends_after_number(text: str, start: int, at: int, word: str) -> bool:
    """Decide for a dot after digits: after the number of an item it ends nothing.

    Nor does it after a section's number with a letter that begins a sentence (أ.2.).
    """
    if word.strip(_NUMERIC):
        return not is_first(text, start, word_start(text, start, at))
    return len(word) > LISTED or not is_item_number(text, start, at)


def _is_latin_subject(text: str, start: int, at: int, word: str) -> bool:
    """Tell whether a Latin word before a dot is the first of its sentence, thus its subject."""
    if len(word) > _LATIN_SUBJECT or word.lower() in abbreviations.INTERJECTIONS:
        return False
    return is_first(text, start, word_start(text, start, at))


def _may_begin(text: str, at: int) -> bool:
    """Tell whether a sentence may begin at ``at``, after an abbreviation that often ends one."""
    word = word_after(text, at)
    place = at
    if text[at] in _DASHES:
        place = past_blanks(text, at + 1)
    elif word == "و":
        place = past_blanks(text, past_letters(text, at))
    if place < len(text) and class_of(text[place]) == DIGIT:
        return False
    then = next_word(text, at) if word in starts.WITH_NEXT else ""
    return not starts.carries_on(word, then) or fronts_phrase(text, at)


def _names_a_letter(text: str, start: int, at: int) -> bool:
    """Tell whether the single letter before a dot is named as one (فيتامين ج)."""
    noun = last_word_but_one(text, start, at)
    return noun in abbreviations.LETTERED or noun[1:] in abbreviations.LETTERED


def _is_spelled(text: str, start: int, at: int) -> bool:
    """Tell whether another letter's name without a dot is before this one: an acronym (بي سي)."""
    name = last_word_but_one(text, start, at)
    names = abbreviations.LATIN_LETTER_NAMES
    return name in names or name[1:] in names


def _follows_initial(text: str, start: int, at: int) -> bool:
    """Tell whether another letter's name with its dot is before this one (إس. إيه.)."""
    name = last_word_but_one(text, start, at)
    return name.endswith(".") and name[: len(name) - 1] in abbreviations.LATIN_LETTER_NAMES
