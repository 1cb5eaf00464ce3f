"""Split a word of the Quran's text into clusters: a letter and the marks on it."""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.letters import DAGGER_ALEF, HAMZA, HAMZA_ABOVE, HAMZA_BELOW, TATWEEL, YEH_HAMZA
from arabic_norm.steps.carriers import is_carrier

#: Kinds of vowel on a letter.
NONE, SUKUN, FATHA, DAMMA, KASRA = range(5)

SMALL_WAW = "\N{ARABIC SMALL WAW}"
SMALL_YEH = "\N{ARABIC SMALL YEH}"
#: Small letters that stand for one that the rasm leaves out, wherever they are.
SMALL_LETTERS = {
    "\N{ARABIC SMALL HIGH YEH}": "ي",
    "\N{ARABIC SMALL HIGH NOON}": "ن",
    "\N{ARABIC SMALL HIGH WAW}": "و",
}
#: Above a letter that is not read.
SILENT = "\N{ARABIC SMALL HIGH ROUNDED ZERO}"
SHADDA = letters.SHADDA

_VOWELS = {
    **dict.fromkeys("\u064e\u064b\u08f0\u0657", FATHA),
    **dict.fromkeys("\u064f\u064c\u08f1\u065e", DAMMA),
    **dict.fromkeys("\u0650\u064d\u08f2\u0656", KASRA),
    **dict.fromkeys("\u0652\u06e1", SUKUN),
}
#: The marks of tanwin with fatha.
TANWIN = "\u064b\u08f0\u0657"
YEHS = "ي\u06cc"
YEH_LIKE = YEHS + "ى"
#: Alefs that are no hamza; with the madda sign too, which some files join to the letter.
ALEFS = "اٱآ"

#: Letters as rules compare them: alefs alike, yehs alike.
_FOLDED = str.maketrans({"ٱ": "ا", "آ": "ا", "\u06cc": "ي", "ى": "ي"})

_MARKS = frozenset(
    letters.TASHKEEL
    + letters.EXTENDED_TASHKEEL
    + letters.COMBINING_HAMZA
    + letters.QURANIC_MARKS
    + letters.HAIR_SPACE  # where it carries a dagger alef, with the word joiner behind
    + "\N{WORD JOINER}"
)
_IN_WORD = frozenset(letters.ARABIC_SCRIPT + TATWEEL) | _MARKS - {letters.HAIR_SPACE}


def word_around(text: str, place: int) -> tuple[int, int]:
    """Return where the word around a letter or mark begins and ends."""
    start, end = place, place + 1
    while start > 0 and _is_in_word(text, start - 1):
        start -= 1
    while end < len(text) and _is_in_word(text, end):
        end += 1
    return start, end


def _is_in_word(text: str, place: int) -> bool:
    if text[place] != letters.HAIR_SPACE:
        return text[place] in _IN_WORD
    return is_carrier(text, place)


class Cluster:
    """A letter with its marks: ``text`` is what it is to be written as, None as it is.

    letter: HAMZA also for a hamza that has no seat (``seatless``: on tatweel, or on nothing).
    """

    __slots__ = ("dagger", "end", "letter", "marks", "seatless", "small", "start", "text", "vowel")

    def __init__(self, letter: str, start: int) -> None:
        self.letter = letter
        self.start = start
        self.end = start + 1
        self.marks = ""
        self.vowel = NONE
        self.dagger = False
        self.small = ""
        self.seatless = False
        self.text: str | None = None

    def take(self, mark: str) -> None:
        """Add a mark."""
        self.marks += mark
        if mark == DAGGER_ALEF:
            self.dagger = True
        elif mark in SMALL_LETTERS or mark in (SMALL_WAW, SMALL_YEH):
            self.small = mark
        elif mark in _VOWELS:
            self.vowel = _VOWELS[mark]

    def has(self, marks: str) -> bool:
        """Tell whether one of these marks is on the letter."""
        return any(mark in self.marks for mark in marks)

    @property
    def is_silent(self) -> bool:
        """Whether the letter is not read; some files write that on an alef by a sukun."""
        return SILENT in self.marks or (self.letter in ALEFS and "\N{ARABIC SUKUN}" in self.marks)

    @property
    def vowels(self) -> str:
        """The vowel signs and shadda, as plain spelling has them too."""
        return "".join(mark for mark in self.marks if mark in letters.TASHKEEL)

    def write(self, letter: str, behind: str = "") -> None:
        """Write another letter, or none, with the vowels of this one, and what comes behind."""
        self.text = (letter + self.vowels if letter else "") + behind


def clusters(text: str, start: int, end: int) -> list[Cluster]:
    """Return a word's clusters; a tatweel is one only where it carries a hamza or small letter."""
    found: list[Cluster] = []
    for place in range(start, end):
        char = text[place]
        if char in _MARKS:
            if found:
                found[-1].take(char)
                found[-1].end = place + 1
        else:
            found.append(Cluster(char, place))
    return _joined(found)


def _joined(found: list[Cluster]) -> list[Cluster]:
    """Return the clusters, those on tatweel as what they carry or as marks of the one before."""
    kept: list[Cluster] = []
    for one in found:
        if one.letter == TATWEEL:
            if HAMZA_ABOVE in one.marks or HAMZA_BELOW in one.marks:
                one.letter, one.seatless = HAMZA, True
            elif one.small in SMALL_LETTERS:
                one.letter, one.small = SMALL_LETTERS[one.small], ""
                one.write(one.letter)
            elif kept:
                for mark in one.marks:
                    kept[-1].take(mark)
                kept[-1].end = one.end
                continue
        elif one.letter in "ى" + YEHS and one.has(HAMZA_ABOVE + HAMZA_BELOW):
            one.letter = YEH_HAMZA
            one.write(YEH_HAMZA)
        kept.append(one)
    return kept


def letters_of(word: list[Cluster], start: int = 0, end: int | None = None) -> str:
    """Return the letters of a part of the word, alef wasla as alef and every yeh as ي."""
    return "".join(one.letter for one in word[start:end]).translate(_FOLDED)


def plain_letters(word: list[Cluster]) -> str:
    """Return the letters as they are to be written."""
    text = "".join(one.letter if one.text is None else one.text for one in word)
    return "".join(c for c in text.translate(_FOLDED) if "\u0621" <= c <= "\u064a")
