"""Classes of characters for sentences: one small number each, ordered so that ranges are groups.

A rule calls `class_of` and compares: ``FULL_STOP <= kind <= SHOUT`` is any stop. The comments name
each group by its first and its last class.
"""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_letters

from arabic_norm import letters
from arabic_norm.letters import PLANE, class_table

#: No matter for sentences: other signs and symbols, other scripts, code points beyond U+FFFF.
OTHER = 0
# Blanks: SPACE..WIDE. Layout that separates two sentences: WIDE..ORNATE.
SPACE = 1  # U+0020
WIDE = 2  # any other blank
BREAK = 3  # ends a line
BULLET = 4  # before an item of a list, or between two items
HEAD = 5  # begins a paragraph, or a quarter of a Quran's hizb
AYAH = 6  # ends a verse of the Quran; its number follows
ORNATE = 7  # opens the ornate brackets of a verse's number
# Stops: FULL_STOP..SHOUT.
FULL_STOP = 8
ELLIPSIS = 9
SHOUT = 10  # question or exclamation: never part of a number, seldom of an address
# Closing marks after a stop: QUOTE..BRACKET. Signs after a stop that show that the sentence
# continues: BRACKET..COMMA.
QUOTE = 11
BRACKET = 12  # one that closes
COMMA = 13
# Characters of a word before a stop: DIGIT and above.
DIGIT = 14
LATIN = 15
# Characters of an Arabic word: INVISIBLE and above. Of these, `words.read` drops INVISIBLE..SMALL
# and respells FORM..SPELLING.
INVISIBLE = 16
MARK = 17  # vowel signs, combining hamza, annotation, tatweel
# Letters of the Arabic script: SMALL and above.
SMALL = 18  # small waw and small yeh of the Quran
FORM = 19  # a presentation form
SPELLING = 20  # one of several ways to write its letter: alef with hamza, the yehs and kafs
LETTER = 21

ELLIPSES = "\N{HORIZONTAL ELLIPSIS}\N{TWO DOT LEADER}"
SHOUTS = (
    "!?\N{ARABIC QUESTION MARK}\u061d"
    "\N{DOUBLE EXCLAMATION MARK}\N{DOUBLE QUESTION MARK}"
    "\N{QUESTION EXCLAMATION MARK}\N{EXCLAMATION QUESTION MARK}"
)
#: The full stop of Urdu. It ends a sentence as a question mark does: no number holds it.
URDU_STOP = "\N{ARABIC FULL STOP}"
STOPS = "." + URDU_STOP + ELLIPSES + SHOUTS
BULLETS = (
    "\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u25c6\u25ba\u2043\u27a2\u2713\u2714"
)
HEADS = "\N{PILCROW SIGN}\N{ARABIC START OF RUB EL HIZB}"
END_OF_AYAH = "\N{ARABIC END OF AYAH}"
OPENING_ORNATE = "\N{ORNATE RIGHT PARENTHESIS}"
CLOSING_ORNATE = "\N{ORNATE LEFT PARENTHESIS}"
QUOTES = "\"'«»‹›\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f"
#: Blanks that may make a layout gap (see `gaps`), except the plain space.
WIDE_BLANKS = letters.BLANKS.replace(" ", "")
#: Characters that may end a sentence without a stop, except plain spaces.
CUTS = letters.LINE_BREAKS + BULLETS + HEADS + END_OF_AYAH + OPENING_ORNATE + WIDE_BLANKS

# Presentation Forms-B from U+FE80: the letters in the block's order, each with its number of forms.
# Source: The Unicode Standard, chart UFE70.
_FORM_COUNTS = (
    ("ء", 1), ("آ", 2), ("أ", 2), ("ؤ", 2), ("إ", 2), ("ئ", 4), ("ا", 2), ("ب", 4), ("ة", 2),
    ("ت", 4), ("ث", 4), ("ج", 4), ("ح", 4), ("خ", 4), ("د", 2), ("ذ", 2), ("ر", 2), ("ز", 2),
    ("س", 4), ("ش", 4), ("ص", 4), ("ض", 4), ("ط", 4), ("ظ", 4), ("ع", 4), ("غ", 4), ("ف", 4),
    ("ق", 4), ("ك", 4), ("ل", 4), ("م", 4), ("ن", 4), ("ه", 4), ("و", 2), ("ى", 2), ("ي", 4),
    ("لآ", 2), ("لأ", 2), ("لإ", 2), ("لا", 2),
)  # fmt: skip
#: One spelling for letters that are written in several ways. The tables of words use it.
_ONE_SPELLING = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),  # hamza is left out in much of what is typed
        **dict.fromkeys("ىی", "ي"),  # the yehs of Egypt, of Persia, of Urdu
        "ک": "ك",  # the kaf of Persian and Urdu keyboards
        **dict.fromkeys("ہھە", "ه"),  # the hehs of Urdu and of Kurdish
    }
)


def _reading() -> dict[int, str]:
    forms = [letter for letter, count in _FORM_COUNTS for _ in range(count)]
    read_forms = {0xFE80 + index: form.translate(_ONE_SPELLING) for index, form in enumerate(forms)}
    return dict.fromkeys(map(ord, letters.TRANSPARENT), "") | read_forms | _ONE_SPELLING


#: For ``str.translate``: what `words.read` makes of a character.
READING = _reading()

#: Each class and its characters; a later row overrides an earlier one.
_ROWS: tuple[tuple[int, Iterable[str]], ...] = (
    (LETTER, letters.ARABIC_SCRIPT),
    (FORM, map(chr, READING)),
    (SPELLING, map(chr, _ONE_SPELLING)),
    (MARK, letters.TRANSPARENT),
    (SMALL, set(letters.TRANSPARENT).intersection(letters.ARABIC_SCRIPT)),
    (INVISIBLE, letters.INVISIBLE),
    (LATIN, ascii_letters + letters.span(0x00C0, 0x024F)),
    (DIGIT, letters.DIGITS),
    (COMMA, "،,؛;:"),
    (BRACKET, ")]}" + CLOSING_ORNATE),
    (QUOTE, QUOTES),
    (SHOUT, SHOUTS),
    (ELLIPSIS, ELLIPSES),
    (FULL_STOP, "." + URDU_STOP),
    (ORNATE, OPENING_ORNATE),
    (AYAH, END_OF_AYAH),
    (HEAD, HEADS),
    (BULLET, BULLETS),
    (BREAK, letters.LINE_BREAKS),
    (WIDE, WIDE_BLANKS),
    (SPACE, " "),
)
CLASSES = class_table(_ROWS)
#: Marks beyond U+FFFF, which the table does not cover.
MARKS_BEYOND = frozenset(char for char in letters.TRANSPARENT if ord(char) >= PLANE)
