"""Reading the words around a place in a text, as a reader of letters does.

A word is read modulo marks, tatweel and invisible characters, presentation forms as their letters,
and the spellings that Arabic keyboards and habits vary (hamza on alef, yeh, kaf) as one. How far
is read is bounded, so that a megabyte of marks costs what a short word does.
"""

from __future__ import annotations

import re

from arabic_norm import letters
from arabic_norm.patterns import lazy_re

#: As far as a word is read, in characters: ten letters with two marks each and some tatweel.
REACH = 32

#: The letters of the Arabic script, Persian, Urdu and the presentation forms included, as the
#: inside of a character class. Source: Unicode 17, Script=Arabic and General_Category=L.
ARABIC_CLASS = (
    "\u0620-\u063f\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06d5\u06e5-\u06e6\u06ee-\u06ef"
    "\u06fa-\u06fc\u06ff\u0750-\u077f\u0870-\u0887\u0889-\u088f\u08a0-\u08c9"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufd8f\ufd92-\ufdc7\ufdf0-\ufdfb\ufe70-\ufe74\ufe76-\ufefc"
)
TRANSPARENT_CLASS = re.escape(letters.TRANSPARENT)

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
_ONE_SPELLING = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),  # hamza is left out in much of what is typed
        **dict.fromkeys("ىی", "ي"),  # the yehs of Egypt, of Persia, of Urdu
        "ک": "ك",  # the kaf of Persian and Urdu keyboards
        **dict.fromkeys("ہھە", "ه"),  # the hehs of Urdu and of Kurdish
    }
)


def _reading_table() -> dict[int, str]:
    forms = [letter for letter, count in _FORM_COUNTS for _ in range(count)]
    read_forms = {0xFE80 + index: form.translate(_ONE_SPELLING) for index, form in enumerate(forms)}
    return dict.fromkeys(map(ord, letters.TRANSPARENT), "") | read_forms | _ONE_SPELLING


_READING = _reading_table()
_ARABIC = lazy_re(f"[{ARABIC_CLASS}]")
_ARABIC_WORD = lazy_re(f"[{ARABIC_CLASS}{TRANSPARENT_CLASS}]*")
#: A word of any kind that an abbreviation or its neighbour can be: dots and digits inside it too.
_LAST_WORD = lazy_re(f"[{ARABIC_CLASS}{TRANSPARENT_CLASS}{letters.DIGITS}A-Za-z\u00c0-\u024f.]*\\Z")


def read(text: str) -> str:
    """Return the letters of a piece of text in the one spelling of the tables.

    >>> read("إلـــخ"), read("د\N{ARABIC SHADDA}"), read("\N{ARABIC LETTER DAL ISOLATED FORM}")
    ('الخ', 'د', 'د')
    """
    return text.translate(_READING)


def word_before(text: str, floor: int, at: int) -> str:
    """Return the word that ends at a place, read, with the dots and digits inside it.

    Nothing before ``floor`` is looked at; a word longer than any abbreviation is not read.
    """
    low = max(floor, at - REACH)
    window = text[low:at]
    if not window or window[-1].isspace():
        return ""
    word = window.rsplit(None, 1)[-1]
    if len(word) == REACH:
        return ""
    found = _LAST_WORD.search(word)
    assert found  # if only the empty word at the end
    return found[0].translate(_READING).lstrip(".")


def word_after(text: str, at: int) -> str:
    """Return the Arabic word that begins at a place, read; nothing if none does."""
    found = _ARABIC_WORD.match(text, at, at + REACH)
    assert found  # if only an empty one
    return found[0].translate(_READING)


def is_arabic_letter(char: str) -> bool:
    """Tell whether a character is a letter of the Arabic script."""
    return _ARABIC.match(char) is not None
