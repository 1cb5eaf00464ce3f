"""Reading the words around a place in a text, as a reader of letters does.

A word is read modulo marks, tatweel and invisible characters, presentation forms as their letters,
and the spellings that Arabic keyboards and habits vary (hamza on alef, yeh, kaf) as one. How far
is read is bounded, so that a megabyte of marks costs what a short word does.
"""

from __future__ import annotations

import regex

from arabic_norm import letters

#: As far as a word is read, in characters: ten letters with two marks each and some tatweel.
REACH = 32

# Presentation Forms-B from U+FE80: each letter in the order of the block, as often as it has forms.
# Source: The Unicode Standard, chart UFE70.
_FORM_COUNTS = (
    ("ء", 1), ("آ", 2), ("أ", 2), ("ؤ", 2), ("إ", 2), ("ئ", 4), ("ا", 2), ("ب", 4), ("ة", 2),
    ("ت", 4), ("ث", 4), ("ج", 4), ("ح", 4), ("خ", 4), ("د", 2), ("ذ", 2), ("ر", 2), ("ز", 2),
    ("س", 4), ("ش", 4), ("ص", 4), ("ض", 4), ("ط", 4), ("ظ", 4), ("ع", 4), ("غ", 4), ("ف", 4),
    ("ق", 4), ("ك", 4), ("ل", 4), ("م", 4), ("ن", 4), ("ه", 4), ("و", 2), ("ى", 2), ("ي", 4),
    ("لآ", 2), ("لأ", 2), ("لإ", 2), ("لا", 2),
)  # fmt: skip

#: One spelling for what is written in several; the tables of words are written in it.
_ONE_SPELLING = {
    **dict.fromkeys("أإآٱ", "ا"),  # hamza is left out in much of what is typed
    **dict.fromkeys("ىی", "ي"),  # the yehs of Egypt, of Persia, of Urdu
    "ک": "ك",  # the kaf of Persian and Urdu keyboards
    **dict.fromkeys("ہھە", "ه"),  # the hehs of Urdu and of Kurdish
}


def _reading_table() -> dict[int, str]:
    table = dict.fromkeys(map(ord, letters.TRANSPARENT), "")
    forms = [letter for letter, count in _FORM_COUNTS for _ in range(count)]
    table |= {0xFE80 + index: letter for index, letter in enumerate(forms)}
    table |= {ord(variant): letter for variant, letter in _ONE_SPELLING.items()}
    fold = str.maketrans(_ONE_SPELLING)
    return {code: letter.translate(fold) for code, letter in table.items()}


_READING = _reading_table()
_SEEN_THROUGH = regex.escape(letters.TRANSPARENT)
_ARABIC_LETTER = r"\p{Script=Arabic}&&\p{L}"
_WORD = regex.compile(
    rf"[{_SEEN_THROUGH}]*+([{_ARABIC_LETTER}][[{_ARABIC_LETTER}]{_SEEN_THROUGH}]*+)",
    regex.VERSION1,
)
_WORD_BACKWARD = regex.compile(
    rf"(?r)(?:[\p{{L}}\p{{M}}\p{{Nd}}{_SEEN_THROUGH}]+|\.(?=[{_SEEN_THROUGH}]*\p{{L}}))+",
    regex.VERSION1,
)
_ARABIC = regex.compile(rf"[{_ARABIC_LETTER}]", regex.VERSION1)
_LETTER = regex.compile(r"\p{L}")


def read(text: str) -> str:
    """Return the letters of a piece of text in the one spelling of the tables.

    >>> read("إلـــخ"), read("د\N{ARABIC SHADDA}"), read("\N{ARABIC LETTER DAL ISOLATED FORM}")
    ('الخ', 'د', 'د')
    """
    return text.translate(_READING)


def word_before(text: str, floor: int, at: int) -> str:
    """Return the word that ends at a place, with the dots inside it: ``ا.د`` of ``أ.د``.

    Nothing before ``floor`` is read.
    """
    found = _WORD_BACKWARD.match(text, max(floor, at - REACH), at)
    return read(found[0]) if found else ""


def word_after(text: str, at: int) -> str:
    """Return the Arabic word that begins at a place; nothing if none does."""
    found = _WORD.match(text, at, at + REACH)
    return read(found[1]) if found else ""


def is_arabic_letter(char: str) -> bool:
    """Tell whether a character is a letter of the Arabic script."""
    return _ARABIC.match(char) is not None


def has_letter(text: str, start: int, end: int) -> bool:
    """Tell whether there is a letter of any script between two places."""
    return _LETTER.search(text, start, end) is not None
