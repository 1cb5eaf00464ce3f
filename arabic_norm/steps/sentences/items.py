"""Numbers of list items: within a line, or directly after the stop before them."""

from __future__ import annotations

from arabic_norm import letters

from .characters import BREAK, DIGIT, FULL_STOP, INVISIBLE, SHOUT, SPACE, WIDE
from .words import REACH, class_of, last_word_but_one, past_blanks

#: The longest number of an item within a line, in digits.
LISTED = 3
#: The most invisible characters in a number.
_UNSEEN = 3
#: How far the item before or after is looked for, in code points.
_ITEM = 200
#: Words that announce a list without a colon.
_ANNOUNCED = {
    "هي", "وهي", "هما", "وهما", "التالية", "التالي", "الاتية", "الاتي", "كالتالي", "كالاتي", "يلي",
}  # fmt: skip
#: For each value of a last digit: the digits of all scripts that have another value.
_ENDS_OTHERWISE = [
    frozenset(char for place, char in enumerate(letters.DIGITS) if place % 10 != last)
    for last in range(10)
]
_AFTER_NUMBER = "-)\N{EN DASH}\N{EM DASH}"


def is_item_number(text: str, floor: int, at: int) -> bool:
    """Tell whether the number that ends at ``at`` numbers an item within a line.

    It does after a colon (لسببين: 1.), after an item whose number is one less, and where a one is
    announced or a second item follows.
    """
    start = _number_start(text, max(floor, at - REACH), at)
    if not 0 < at - start <= LISTED + _UNSEEN:
        return False
    blank = start
    while blank > floor and SPACE <= class_of(text[blank - 1]) <= WIDE and start - blank < REACH:
        blank -= 1
    if blank == start > floor:
        return False
    if floor < blank and text[blank - 1] == ":":
        return True
    number = _value(text, start, at)
    if number == 1:
        return _is_first_item(text, floor, at)
    return number > 1 and _find_item(text, max(floor, at - _ITEM), start, number - 1) >= 0


def _number_start(text: str, low: int, at: int) -> int:
    start = at
    while start > low and class_of(text[start - 1]) in (DIGIT, INVISIBLE):
        start -= 1
    return start


def _value(text: str, start: int, end: int) -> int:
    digits = "".join(char for char in text[start:end] if char.isdigit())
    return int(digits) if 0 < len(digits) <= LISTED else 0


def _is_first_item(text: str, floor: int, at: int) -> bool:
    """Tell whether a number one is announced, or a second item follows in the same sentence.

    The word before the second must be another one (not: المركز 1. ... المركز 2.).
    """
    noun = last_word_but_one(text, floor, at)
    if noun in _ANNOUNCED:
        return True
    high = min(len(text), at + _ITEM)
    second = _find_item(text, at, high, 2)
    if second < 0 or second + 2 >= len(text):
        return False
    for place in range(at + 1, second):
        kind = class_of(text[place])
        if FULL_STOP <= kind <= SHOUT or kind == BREAK:
            return False
    return last_word_but_one(text, at, second) != noun


def _find_item(text: str, low: int, high: int, number: int) -> int:
    """Return the offset of the last dot in ``text[low:high]`` that follows this number, or -1.

    The number is a word of its own, and a blank follows the dot.
    """
    dot = text.rfind(".", low, high)
    while dot >= 0 and not _is_item(text, low, dot, number):
        dot = text.rfind(".", low, dot)
    return dot


def _is_item(text: str, low: int, dot: int, number: int) -> bool:
    end = dot
    while end > low and SPACE <= class_of(text[end - 1]) <= WIDE:
        end -= 1
    if end > low and text[end - 1] in _ENDS_OTHERWISE[number % 10]:
        return False  # nearly always; what follows takes longer
    start = _number_start(text, max(low, end - LISTED - _UNSEEN), end)
    is_apart = start == low or text[start - 1].isspace() or text[start - 1] == ":"
    return is_apart and _value(text, start, end) == number and past_blanks(text, dot + 1) > dot + 1


def begins_item(text: str, at: int) -> bool:
    """Tell whether a short number that is glued to a stop begins an item (العقد.2 -)."""
    size = len(text)
    place = at
    while place < size and place - at < LISTED and class_of(text[place]) == DIGIT:
        place += 1
    if place - at >= LISTED:
        return False
    while place < size and text[place] == " ":
        place += 1
    return place + 1 < size and text[place] in _AFTER_NUMBER and text[place + 1] == " "
