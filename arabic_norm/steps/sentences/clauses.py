"""What the clause before an offset still lacks, such as its verb. Looks back a bounded distance."""

from __future__ import annotations

from . import starts
from .characters import COMMA, DIGIT, LATIN, SMALL, WIDE
from .verbs import looks_verbal
from .words import REACH, class_of, past_blanks, read, word_after

#: The longest adverbial of time that opens a sentence, in code points.
_REACH = 90
#: Words before the number of a year (عام 1290 م); after other words م is a metre.
_YEAR_BEFORE = {
    "في", "سنة", "عام", "منذ", "حوالي", "نحو", "بحلول", "حتي", "قبل", "بعد", "خلال", "من", "الي",
    "القرن", "صيف", "شتاء", "ربيع", "خريف", "مطلع", "اواخر", "اوائل", "الموافق", "لعام", "لسنة",
    "بعام", "بسنة", "العام", "السنة", "الفترة", "موسم",
}  # fmt: skip
#: Words that open an adverbial of time, with or without wa- or fa-.
_TIME_OPENERS = {
    "في", "منذ", "خلال", "بعد", "قبل", "حوالي", "نحو", "بحلول", "عام", "سنة", "اثناء", "عند", "حتي",
    "من", "بين", "مع", "ابان", "طوال", "طيلة", "غداة", "عشية", "قبيل", "بعيد", "لدي", "حين",
    "ابتداء", "بدءا", "منتصف", "اواخر", "اوائل", "مطلع", "نهاية", "بداية", "القرن",
}  # fmt: skip
#: Words that may come before such an adverbial; after "that" a new clause begins.
_CLAUSE_OPENERS = {
    "ثم", "لكن", "ولكن", "اما", "واما", "كذلك", "هكذا", "وهكذا", "ان", "انه", "انها", "وانه",
    "وانها", "بانه",
}  # fmt: skip
_CENTURY = {"القرن", "للقرن", "القرنين"}
#: Prepositions of time: a phrase with one of them and a comma after it opens its sentence.
_TIMES = {"بعد", "قبل", "منذ", "خلال", "عند"}
#: The longest phrase before its verb, in words.
_PHRASE = 8
#: Words that begin a phrase whose verb may follow.
_PREPOSITIONS = {
    "في", "من", "الي", "علي", "عن", "مع", "بين", "بعد", "قبل", "منذ", "خلال", "عند", "ضد", "داخل",
    "خارج", "تحت", "فوق", "امام", "حول", "عبر", "نحو", "لدي",
}  # fmt: skip
#: After "that" and "was" a noun needs its predicate.
_THAT = {"ان", "وان", "بان", "لان", "فان", "كان", "ولان"}
#: The most signs before the first word of a sentence.
_NEAR = 8
_SIGNS = "«»\"'\u201c\u201d()[]،؛:,;.-"


def is_time_opening(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` says only when, and has no verb yet (وفي عام 1290).

    The part after its last comma is enough, if wa- or fa- begins it.
    """
    comma = text.rfind("،", max(start, end - _REACH), end)
    if comma >= 0 and _joins_time(text, comma + 1):
        return not _have_verb(_words(text, comma + 1, end))
    if end - start > _REACH:
        return False
    words = _words(text, start, end)
    for index in range(len(words) - 1, -1, -1):
        if words[index] in _CLAUSE_OPENERS:
            words = words[index + 1 :]
            break
    if not words or not _is_either(words[0], _TIME_OPENERS):
        return False
    return not _have_verb(words)


def fronts_phrase(text: str, at: int) -> bool:
    """Tell whether the prepositional phrase at ``at`` opens a sentence: its verb follows.

    The verb is a perfect (في القاهرة التحق): an imperfect may describe the noun (في مدينة تقع).
    After a phrase of time there may be a comma and a clause instead.
    """
    size = min(len(text), at + _REACH)
    end = at
    while end < size and not _parts_phrase(class_of(text[end])):
        end += 1
    words = _words(text, at, end)[:_PHRASE]
    if not words or words[0] not in _PREPOSITIONS:
        return False
    if end < size and text[end] == "،":  # its clause may begin after the comma
        main = word_after(text, past_blanks(text, end + 1))
        if words[0] in _TIMES and main not in starts.CARRIES_ON and main[:1] not in ("", "و"):
            return True
        words.append(main)
    for word in words[1:]:
        if word in starts.CARRIES_ON and word not in _PREPOSITIONS:
            return False
        if looks_verbal(word) and word[0] not in "يت":
            return True
    return False


def _parts_phrase(kind: int) -> bool:
    return WIDE < kind <= COMMA


def counts_years(text: str, floor: int, end: int) -> bool:
    """Tell whether the number that ends at ``end`` is a year, by the word before it (عام 1290)."""
    words = text[max(floor, end - _REACH) : end].split()
    number = len(words) - 1
    return number > 0 and _is_either(read(words[number - 1]), _YEAR_BEFORE)


def follows_century(text: str, floor: int, end: int) -> bool:
    """Tell whether "century" is shortly before the era that ends at ``end`` (القرن الخامس هـ)."""
    words = text[max(floor, end - REACH) : end].split()
    return any(read(word).removeprefix("و") in _CENTURY for word in words[-4:-1])


def has_verb(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence has a verb shortly before ``end``."""
    return _have_verb(_words(text, max(start, end - _REACH), end))


def has_saying(text: str, start: int, end: int) -> bool:
    """Tell whether a verb of saying is shortly before ``end``: what follows may be reported."""
    return any(word in starts.SAYING for word in _words(text, max(start, end - _REACH), end))


def awaits_predicate(text: str, start: int, end: int) -> bool:
    """Tell whether a subject begins at ``end``: the first word of a sentence, or after "that"."""
    if is_first(text, start, end):
        return True
    words = text[max(start, end - _REACH) : end].split()
    return bool(words) and read(words[len(words) - 1]) in _THAT


def is_first(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is short and has no letter or digit."""
    if end - start > _NEAR:
        return False
    for place in range(start, end):
        kind = class_of(text[place])
        if kind >= SMALL or kind in (LATIN, DIGIT):
            return False
    return True


def _have_verb(words: list[str]) -> bool:
    """Tell whether one of the words is a verb. After a preposition it is a noun (بعد تولي)."""
    before = ""
    for word in words:
        if _has_verb(word) and not _is_either(before, _TIME_OPENERS):
            return True
        before = word
    return False


def _words(text: str, start: int, end: int) -> list[str]:
    return [read(word.strip(_SIGNS)) for word in text[start:end].split()]


def _joins_time(text: str, at: int) -> bool:
    word = word_after(text, past_blanks(text, at))
    return word[:1] in ("و", "ف") and word[1:] in _TIME_OPENERS


def _has_verb(word: str) -> bool:
    return looks_verbal(word) or starts.joins_verb(word)


def _is_either(word: str, words: set[str]) -> bool:
    return word in words or (len(word) > 2 and word[0] in "وف" and word[1:] in words)
