"""Named code points and groups of them: the only module that imports ``pyarabic.araby``.

Names are those of Unicode and of the field. A single character is a string of length one and a
group is a string, so that both can be tested with ``in``, iterated and concatenated. Combining and
invisible characters are written as escapes, never raw.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable

with warnings.catch_warnings():
    # pyarabic 0.6.15 holds regular expressions in plain strings, of which Python warns (or which it
    # refuses, where warnings are errors) each time it compiles the module: each time at all where
    # byte code is not kept.
    for _category in (SyntaxWarning, DeprecationWarning):  # the latter before Python 3.12
        warnings.filterwarnings("ignore", ".*invalid escape sequence", _category, ".*pyarabic")
    from pyarabic import araby

# Letters ---------------------------------------------------------------------------------------
HAMZA: str = araby.HAMZA
ALEF: str = araby.ALEF
ALEF_MADDA: str = araby.ALEF_MADDA
ALEF_HAMZA_ABOVE: str = araby.ALEF_HAMZA_ABOVE
ALEF_HAMZA_BELOW: str = araby.ALEF_HAMZA_BELOW
ALEF_WASLA: str = araby.ALEF_WASLA
ALEF_MAKSURA: str = araby.ALEF_MAKSURA
BEH: str = araby.BEH
TEH: str = araby.TEH
TEH_MARBUTA: str = araby.TEH_MARBUTA
JEEM: str = araby.JEEM
ZAIN: str = araby.ZAIN
SEEN: str = araby.SEEN
FEH: str = araby.FEH
QAF: str = araby.QAF
KAF: str = araby.KAF
LAM: str = araby.LAM
MEEM: str = araby.MEEM
NOON: str = araby.NOON
HEH: str = araby.HEH
WAW: str = araby.WAW
WAW_HAMZA: str = araby.WAW_HAMZA
YEH: str = araby.YEH
YEH_HAMZA: str = araby.YEH_HAMZA
FARSI_YEH = "\N{ARABIC LETTER FARSI YEH}"
TATWEEL: str = araby.TATWEEL

#: The 36 letters of the Arabic language, hamza and its seats included.
ARABIC_LETTERS: str = araby.LETTERS

# Marks -----------------------------------------------------------------------------------------
MADDA_ABOVE: str = araby.MADDA_ABOVE
HAMZA_ABOVE: str = araby.HAMZA_ABOVE
HAMZA_BELOW: str = araby.HAMZA_BELOW
FATHATAN: str = araby.FATHATAN
DAMMATAN: str = araby.DAMMATAN
KASRATAN: str = araby.KASRATAN
FATHA: str = araby.FATHA
DAMMA: str = araby.DAMMA
KASRA: str = araby.KASRA
SHADDA: str = araby.SHADDA
SUKUN: str = araby.SUKUN
DAGGER_ALEF: str = araby.MINI_ALEF

#: Fathatan, dammatan, kasratan, fatha, damma, kasra, shadda, sukun.
TASHKEEL: str = "".join(araby.TASHKEEL)


def span(first: int, last: int) -> str:
    """Return all characters from one code point to another, both included."""
    return "".join(map(chr, range(first, last + 1)))


#: Code points of the Basic Multilingual Plane, where a table of classes ends.
PLANE = 0x10000


def class_table(rows: Iterable[tuple[int, Iterable[str]]]) -> bytes:
    """Return a table of classes of the Basic Multilingual Plane; 0 for characters in no row.

    rows: a class, a number below 256, and its characters; a later row overrides an earlier one.
    """
    table = bytearray(PLANE)
    for number, characters in rows:
        for character in characters:
            if ord(character) < PLANE:
                table[ord(character)] = number
    return bytes(table)


#: Vowel signs beyond the eight: 0656-065F, dagger alef, the vowel signs of the 08xx block.
EXTENDED_TASHKEEL = span(0x0656, 0x065F) + DAGGER_ALEF + span(0x08E3, 0x08E9) + span(0x08F0, 0x08FE)
COMBINING_HAMZA = MADDA_ABOVE + HAMZA_ABOVE + HAMZA_BELOW
#: Quranic annotation on a letter: 0610-061A, 06D6-06ED less the spacing signs, the 08xx and 10Exx
#: kin. Small waw and small yeh (06E5, 06E6) are with them: the plain spelling leaves them out.
QURANIC_MARKS = (
    span(0x0610, 0x061A)
    + span(0x06D6, 0x06DC)
    + span(0x06DF, 0x06E8)
    + span(0x06EA, 0x06ED)
    + span(0x0897, 0x089F)
    + span(0x08CA, 0x08E1)
    + span(0x08EA, 0x08EF)
    + "\u08ff"
    + span(0x10EFA, 0x10EFF)
)
#: Combining marks of Latin, Cyrillic and of symbols, less the grapheme joiner, which is not seen.
FOREIGN_MARKS = (span(0x0300, 0x034E) + span(0x0350, 0x036F) + span(0x0483, 0x0489)) + (
    span(0x1AB0, 0x1AFF) + span(0x1DC0, 0x1DFF) + span(0x20D0, 0x20FF) + span(0xFE20, 0xFE2F)
)

# Invisible characters --------------------------------------------------------------------------
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
ZWJ = "\N{ZERO WIDTH JOINER}"
NBSP = "\N{NO-BREAK SPACE}"
#: Marks, embeddings, overrides, isolates of the bidirectional algorithm, and its deprecated kin.
BIDI_CONTROLS = (
    "\u061c\u200e\u200f" + span(0x202A, 0x202E) + span(0x2066, 0x2069) + span(0x206A, 0x206F)
)
#: Zero width space, word joiner, byte order mark, soft hyphen and their kin; not ZWNJ and ZWJ.
ZERO_WIDTH = "\u00ad\u034f\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb"
INVISIBLE = BIDI_CONTROLS + ZERO_WIDTH + ZWNJ + ZWJ
#: The control codes of ASCII and Latin-1 that neither end a line nor show as blank.
CONTROLS = span(0x00, 0x08) + span(0x0E, 0x1B) + span(0x7F, 0x84) + span(0x86, 0x9F)
#: Tag characters, once meant for languages, now parts of flag emoji.
TAGS = "\U000e0001" + span(0xE0020, 0xE007F)
VARIATION_SELECTORS = span(0xFE00, 0xFE0F) + span(0xE0100, 0xE01EF)

#: What stands in a line and shows as blank.
BLANKS = "\t \N{NO-BREAK SPACE}\u1680" + span(0x2000, 0x200A) + "\u202f\u205f\u3000"
HAIR_SPACE = "\N{HAIR SPACE}"
#: What ends a line, the line feed first.
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"

#: The letters of the Arabic script in the first plane, Persian, Urdu and the presentation forms
#: included. Source: Unicode 17, Script=Arabic and General_Category=L.
ARABIC_SCRIPT = "".join(
    span(first, last)
    for first, last in (
        *((0x0620, 0x063F), (0x0641, 0x064A), (0x066E, 0x066F), (0x0671, 0x06D3), (0x06D5, 0x06D5)),
        *((0x06E5, 0x06E6), (0x06EE, 0x06EF), (0x06FA, 0x06FC), (0x06FF, 0x06FF), (0x0750, 0x077F)),
        *((0x0870, 0x0887), (0x0889, 0x088F), (0x08A0, 0x08C9), (0xFB50, 0xFBB1), (0xFBD3, 0xFD3D)),
        *((0xFD50, 0xFD8F), (0xFD92, 0xFDC7), (0xFDF0, 0xFDFB), (0xFE70, 0xFE74), (0xFE76, 0xFEFC)),
    )
)
#: The letters of English.
LATIN = span(0x41, 0x5A) + span(0x61, 0x7A)
#: A regular expression's class, for inside brackets: the letters of the Arabic script, all planes.
ARABIC_LETTER_CLASS = r"[\p{Script=Arabic}&&\p{L}]"

#: Arabic's letters that never join the next one, alefs of other spellings among them.
NON_JOINING = "ءاآأؤإةدذرزو\u0671\u0672\u0673\u0675\u0676\u0677"
#: What a reader of letters looks past: marks of every kind, tatweel, invisible characters.
TRANSPARENT = TASHKEEL + EXTENDED_TASHKEEL + COMBINING_HAMZA + QURANIC_MARKS + TATWEEL + INVISIBLE
#: What shows nothing where it stands without a letter: marks, controls, invisible characters.
SHAPELESS = frozenset(
    TASHKEEL + EXTENDED_TASHKEEL + COMBINING_HAMZA + QURANIC_MARKS + FOREIGN_MARKS
) | frozenset(INVISIBLE + CONTROLS + TAGS + VARIATION_SELECTORS)

# Digits ----------------------------------------------------------------------------------------
ASCII_DIGITS: str = "".join(araby.NUMBERS_WEST)
ARABIC_INDIC_DIGITS: str = "".join(araby.NUMBERS_EAST)
EXTENDED_DIGITS: str = "".join(araby.NUMBERS_PERS)
DIGITS = ASCII_DIGITS + ARABIC_INDIC_DIGITS + EXTENDED_DIGITS
