"""Numbers that a list gives to its items: in a line, or glued to the stop before them."""

from __future__ import annotations

from .characters import DIGIT, INVISIBLE, SPACE, WIDE, class_of
from .words import REACH, is_key, last_word_but_one

#: The longest number of an item in a line.
LISTED = 3
#: So far back the number before it is looked for.
_ITEM = 200
#: What announces a list, without a colon.
_ANNOUNCED = {
    "هي", "وهي", "هما", "وهما", "التالية", "التالي", "الاتية", "الاتي", "كالتالي", "كالاتي", "يلي",
}  # fmt: skip
_AFTER_NUMBER = "-)\N{EN DASH}\N{EM DASH}"


def is_item_number(text: str, floor: int, at: int) -> bool:
    """Tell whether the number that ends at a place is that of an item in a line: announced by a
    colon (لسببين: 1.), or one more than the number of an item before it."""
    low = max(floor, at - REACH)
    start = at
    while start > low and class_of(text[start - 1]) in (DIGIT, INVISIBLE):
        start -= 1
    if not 0 < at - start <= LISTED:
        return False
    blank = start
    while blank > low and SPACE <= class_of(text[blank - 1]) <= WIDE:
        blank -= 1
    if low < blank < start and text[blank - 1] == ":":
        return True
    if blank == start > floor:
        return False
    digits = "".join(char for char in text[start:at] if char.isdigit())
    number = int(digits) if digits else 0
    if number == 1:
        return last_word_but_one(text, floor, at) in _ANNOUNCED
    return number > 1 and _has_item(text, floor, start, number - 1, digits[0])


def _has_item(text: str, floor: int, before: int, number: int, digit: str) -> bool:
    """Tell whether an item of this number, in the digits of the other, stands before a place."""
    zero = ord(digit) - int(digit)
    label = "".join(chr(zero + int(char)) for char in str(number)) + ". "
    place = text.rfind(label, max(floor, before - _ITEM), before)
    return place >= 0 and (place == floor or text[place - 1].isspace() or text[place - 1] == ":")


def begins_item(text: str, at: int) -> bool:
    """Tell whether a short number glued to a stop behind a word begins an item (العقد.2 -)."""
    if at < 4 or not (is_key(text[at - 2]) and is_key(text[at - 3]) and is_key(text[at - 4])):
        return False
    size = len(text)
    place = at
    while place < size and place - at < LISTED and class_of(text[place]) == DIGIT:
        place += 1
    if place - at >= LISTED:
        return False
    while place < size and text[place] == " ":
        place += 1
    return place + 1 < size and text[place] in _AFTER_NUMBER and text[place + 1] == " "
