"""Tell lines of Arabic from lines of Persian, Kurdish or Urdu, which use the same script.

A line is Arabic unless it shows more evidence of one of the other languages than of Arabic. A
letter that is on their keyboards (U+06A9, U+06CC, U+06BE, U+06C1) is weak evidence, since Arabic is
typed on these keyboards too. Strong evidence is a letter that only they use, and the commonest
words of each language.

Counts beside the tables are per 10,000 letters or words of Persian (75,385 words of an encyclopedia
and of essays), of Urdu (72,857 words of questions and answers) and of Arabic (news, encyclopedia,
tweets, books and vocalized classics: 1.1 million words).
"""

from __future__ import annotations

from itertools import pairwise

from arabic_norm import kernel, letters
from arabic_norm.letters import ARABIC_LETTER_CLASS
from arabic_norm.patterns import lazy_regex

__all__ = [
    "FOREIGN_HINT",
    "FOREIGN_LETTERS",
    "has_arabic_letter",
    "is_arabic",
    "is_vocalized",
    "shows_arabic",
]

_ARABIC_LETTERS = kernel.Finder(letters.ARABIC_SCRIPT)
_FAR_ARABIC_LETTER = lazy_regex(rf"(?V1)[{ARABIC_LETTER_CLASS}&&[\U00010000-\U0010ffff]]")

#: Persian U+067E 0686 0698 06AF: 156 of 10,000 letters in Persian, 290 in Urdu, 0.1 in Arabic,
#: where they write names and dialects.
_FOREIGN_SOUNDS = "\u067e\u0686\u0698\u06af"
#: Letters of Urdu, Kurdish, Pashto, Uighur alone: U+06D2 403, U+06BA 179, U+0679 37 in Urdu, none
#: in Arabic or Persian. U+06A4 and U+06A8 are not here: Arabic dialects write them.
_FOREIGN_LETTERS = (
    "\u0679\u0688\u0691\u06ba\u06d2"  # Urdu
    "\u06c6\u06c7\u06c8\u06ce\u0695\u06b5\u06d5"  # Kurdish, Uighur
    "\u06d0\u0693\u0696\u069a"  # Pashto
)
#: What no word of standard Arabic is written with.
FOREIGN_LETTERS = frozenset(_FOREIGN_SOUNDS + _FOREIGN_LETTERS)
#: Letters of other keyboards: Arabic words too are typed with them, so they only break ties.
_OTHER_KEYBOARDS = "\u06a9\u06cc\u06be\u06c1"
#: Heh with the ezafe's hamza, one letter or two: 4 in Persian, 0 in Arabic.
_EZAFE = "\u06c0"
_EZAFE_PATTERN = lazy_regex(rf"{letters.HEH}\p{{Mn}}*?{letters.HAMZA_ABOVE}")
#: Teh marbuta 222 in Arabic, 0.8 in Persian; alef with hamza below 63 against 0.2.
_ARABIC_SIGNS = frozenset(letters.TEH_MARBUTA + letters.ALEF_HAMZA_BELOW)
_FOREIGN_ALONE, _FOREIGN_SIGNS = frozenset(_FOREIGN_LETTERS), frozenset(_EZAFE + _FOREIGN_SOUNDS)

#: Without one of these a text is Arabic.
FOREIGN_HINT = kernel.Finder(
    _FOREIGN_SOUNDS + _FOREIGN_LETTERS + _OTHER_KEYBOARDS + _EZAFE + letters.HAMZA_ABOVE
)
#: Alef with hamza begins Arabic words; Persian has it inside (رأی, تأثیر).
_ARABIC_STARTS = (letters.ALEF_HAMZA_ABOVE, letters.ALEF_HAMZA_BELOW)
#: Kaf and yeh of Arabic keyboards, 690 in Arabic, 0 and 4 in today's Persian and Urdu: older
#: Persian was typed with them.
_KEYBOARD_LETTERS = frozenset(letters.KAF + letters.YEH)
#: Words that one side writes and the other does not, spelled as typed on the keyboard of either.
_FOREIGN_WORDS = frozenset(
    [
        # Persian, each 25 to 339, in Arabic 0 to 0.3 (با, به, which dialects write, are not here)
        *(
            "در",
            "از",
            "است",
            "که",
            "را",
            "های",
            "این",
            "شد",
            "بود",
            "آن",
            "شود",
            "شده",
            "یک",
            "یکی",
        ),
        *("برای", "کرد", "کند", "دارد", "هر", "ها", "ای", "می", "نمی"),
        # Urdu, each 40 to 432, in Arabic 0
        *(
            "ہے",
            "کے",
            "میں",
            "سے",
            "کا",
            "کی",
            "نے",
            "کیا",
            "ہیں",
            "اور",
            "نہیں",
            "کو",
            "ایک",
            "وہ",
        ),
        *("یہ", "ہو", "پر", "تھا", "تھے"),
        # Kurdish (Sorani), by its grammars
        *("لە", "بە", "کە", "بۆ", "ئەم", "ئەو", "دە", "یان"),
    ]
)
#: Arabic's commonest: each 10 to 305, in Persian and Urdu 0 to 0.3 (من: see below).
_ARABIC_WORDS = frozenset(
    [
        *("في", "فى", "من", "على", "إلى", "الى", "أن", "التي", "التى", "عن", "الذي", "الذى", "هذا"),
        *("هذه", "ذلك", "كان", "كانت", "أو", "هو", "هي", "لم", "وقد", "وفي", "أنه", "حيث", "خلال"),
        *("كما", "مع", "ثم", "عليه", "فيه", "فيها", "بها", "لها"),
    ]
)
#: How an Arabic noun begins: a quarter of all words; in Persian in names and borrowed phrases.
_ARTICLES = ("ال", "وال", "بال", "لل", "كال", "فال", "کال", "ولل")
_ARTICLE_LETTERS = 5  # الله and الا are everybody's
_MEN = "من"  # is I in Persian: 2.7 of 10,000 words
#: Two vowel signs on a word: vocalized text is Arabic, and the Quran's, which writes U+06CC.
_VOCALIZED = 2
_SIGNS = frozenset(letters.TASHKEEL + letters.EXTENDED_TASHKEEL + letters.QURANIC_MARKS)

_WORD = lazy_regex(
    rf"(?V1){ARABIC_LETTER_CLASS}(?:{ARABIC_LETTER_CLASS}|[\p{{Mn}}{letters.TATWEEL}{letters.INVISIBLE}])*+"
)
_UNREAD = letters.INVISIBLE.replace(letters.ZWNJ, "") + letters.TATWEEL
_UNMARKED = str.maketrans("", "", letters.TASHKEEL + letters.EXTENDED_TASHKEEL + _UNREAD)
#: What Persian keyboards type for Arabic letters: a word is looked up as Arabic has it.
_RETYPED = str.maketrans("\u06a9\u06cc\u06be\u06c1", "\u0643\u064a\u0647\u0647")


def has_arabic_letter(text: str, start: int, end: int) -> bool:
    """Return whether there is a letter of the Arabic script."""
    if _ARABIC_LETTERS.find(text, start, end) >= 0:
        return True
    return _FAR_ARABIC_LETTER.search(text, start, end) is not None


def is_vocalized(word: str) -> bool:
    """Return whether a word has two vowel signs; one typed twice in a row is one."""
    signs = 0
    for before, char in pairwise(f" {word}"):
        signs += char in _SIGNS and char != before
    return signs >= _VOCALIZED


def is_arabic(line: str) -> bool:
    """Return whether a line in Arabic script is Arabic; a line without evidence is.

    >>> is_arabic("المملکة الأردنية"), is_arabic("کتاب «شب» و «روز» را خواندم")
    (True, False)
    """
    return not FOREIGN_HINT.found_in(line) or _evidence(line) >= 0


def shows_arabic(line: str) -> bool:
    """Return whether a line in Arabic script shows more evidence of Arabic than of other languages.

    Vowel signs are no evidence: Persian has them in textbooks, and the Quran's text has them
    everywhere.

    >>> shows_arabic("هذه الوحدة أکبر"), shows_arabic("کتاب")
    (True, False)
    """
    return _evidence(line, vocalized=0) > 0


def _evidence(line: str, vocalized: float = 1) -> float:
    """Return by how much what tells of Arabic outweighs what tells of its neighbours.

    vocalized: what a word weighs of which nothing tells but its vowel signs.
    """
    foreign = arabic = 0.0
    for found in _WORD.finditer(line):
        word = found[0].translate(_UNMARKED)
        retyped = word.translate(_RETYPED)
        if word in _FOREIGN_WORDS:
            foreign += 2
        elif retyped in _ARABIC_WORDS:
            arabic += 1 if retyped == _MEN else 2
        elif not _ARABIC_SIGNS.isdisjoint(word):
            arabic += 2
        elif (
            letters.ALEF_WASLA in word
            or (word.startswith(_ARTICLES) and len(word) >= _ARTICLE_LETTERS)
            or word.startswith(_ARABIC_STARTS)
        ):
            arabic += 1
        elif is_vocalized(found[0]):
            arabic += vocalized
        elif not _FOREIGN_ALONE.isdisjoint(word):
            foreign += 2
        elif (
            letters.ZWNJ in word[1:-1]
            or not _FOREIGN_SIGNS.isdisjoint(word)
            or (letters.HAMZA_ABOVE in word and _EZAFE_PATTERN.search(word))
        ):
            foreign += 1
        elif retyped != word:
            foreign += 0.25
        elif not _KEYBOARD_LETTERS.isdisjoint(word):
            arabic += 0.5
    return arabic - foreign
