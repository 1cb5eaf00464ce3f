"""Steps for marks on letters and between them: tashkeel, Quranic marks, hamza, tatweel."""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from arabic_norm import letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import TATWEEL
from arabic_norm.pipeline import Rule, Table, char_map, rewrite

from ..carriers import CARRIER_PAIR, CARRIER_SUBSTITUTIONS, carriers
from .order import CANONICAL_CLASSES, MARK_PAIR, MARKS, ordered_marks
from .ornaments import ANY_MARK, HEH_GOAL, undecorated
from .seats import COMPOSITIONS, SUBSTITUTIONS, composed
from .tatweel import DASH_PAIR, DASHES, dashed, inner_tatweel

__all__ = [
    "compose",
    "dash_tatweel",
    "order_marks",
    "strip_carriers",
    "strip_combining_hamza",
    "strip_inner_tatweel",
    "strip_quranic_marks",
    "strip_tashkeel",
    "strip_tatweel",
    "undecorate",
]

#: Signs that stand between words: deleted, they would glue their neighbours together.
_SEPARATING_SIGNS = (
    "\N{ARABIC END OF AYAH}"
    "\N{ARABIC START OF RUB EL HIZB}"
    "\N{ARABIC PLACE OF SAJDAH}"
    "\N{ARABIC LIGATURE SALLA USED AS KORANIC STOP SIGN ISOLATED FORM}"
    "\N{ARABIC LIGATURE QALA USED AS KORANIC STOP SIGN ISOLATED FORM}"
    "\N{ARABIC DISPUTED END OF AYAH}"
)


@char_map
def strip_tashkeel() -> Table:
    """Delete the vowel signs: harakat, tanwin, shadda, sukun, dagger alef and similar signs.

    U+064B-0652, 0656-065F, 0670, 08E3-08E9, 08F0-08FE (Unicode, "Arabic", "Arabic Extended-A"). Not
    deleted: combining hamza and madda, which are parts of letters (`compose`), and the Quran's
    annotation (`strip_quranic_marks`). Idempotent. Loses the vocalization.

    >>> strip_tashkeel("كَتَبَ مُحَمَّدٌ")
    'كتب محمد'
    """
    return dict.fromkeys(letters.TASHKEEL + letters.EXTENDED_TASHKEEL, "")


@char_map
def strip_quranic_marks() -> Table:
    """Delete the Quran's annotation: honorifics, pause marks, small letters above letters.

    U+0610-061A, 06D6-06DC, 06DF-06E8, 06EA-06ED, 0897-089F, 08CA-08E1, 08EA-08EF, 08FF, 10EFA-10EFF
    (Unicode, "Arabic" and its extensions). Signs between words become a space: U+06DD, 06DE, 06E9,
    08E2, FDF0, FDF1. Idempotent. Loses the annotation.

    >>> strip_quranic_marks("لَا رَيْبَ\\u06db فِيهِ")
    'لَا رَيْبَ فِيهِ'
    """
    return dict.fromkeys(letters.QURANIC_MARKS, "") | dict.fromkeys(_SEPARATING_SIGNS, " ")


@rewrite(
    triggers=letters.COMBINING_HAMZA,
    version=4,
    data=["".join(pair) + whole for pair, whole in COMPOSITIONS.items()],
    substitutions=SUBSTITUTIONS,
)
def compose() -> Rule:
    """Combine a letter and its combining madda or hamza into one letter: ا + U+0654 becomes أ.

    U+0653-0655 after ا و ي ى ی, or after a tatweel that carries the hamza as ئ does; other marks
    and invisible characters between them are kept. (Unicode's canonical composition stops at a mark
    of an equal or lower class, and composes ئ from ي only.) A tatweel before alef or after sukun
    carries none: the Quran writes أ and آ in this way. Neither does ه, whose hamza is the Persian
    ezafe. Idempotent. Loses nothing that is read.

    >>> compose("ا\u0654حمد")
    'أحمد'
    >>> compose("شـ\u0654ون")
    'شئون'
    """
    return composed


@rewrite(triggers=MARKS, version=2, data=CANONICAL_CLASSES, pair=MARK_PAIR)
def order_marks() -> Rule:
    """Write the marks on a letter in Unicode's order, each once: one word, one string.

    By canonical combining class: the vowel before the shadda, although keyboards produce the shadda
    first. A vowel typed twice at a word's end, or before its last alef, becomes its tanwin;
    elsewhere a mark typed twice becomes one. Code and data are not changed. Idempotent. Loses
    nothing that is read.

    >>> ascii(order_marks("رب\N{ARABIC SHADDA}\N{ARABIC KASRA}"))
    "'\\\\u0631\\\\u0628\\\\u0650\\\\u0651'"
    >>> order_marks("كتاب\N{ARABIC DAMMA}\N{ARABIC DAMMA}") == "كتاب\N{ARABIC DAMMATAN}"
    True
    """
    return ordered_marks


@rewrite(
    triggers=letters.HAIR_SPACE,
    version=2,
    pair=CARRIER_PAIR,
    substitutions=CARRIER_SUBSTITUTIONS,
)
def strip_carriers(text: str) -> list[Replacement]:
    """Delete the hair space that carries a dagger alef inside a word of the Quran.

    U+200A before U+0670, or after it and U+2060; it would split the word wherever whitespace
    separates words. Idempotent. Loses the place of the alef, between its two letters.

    >>> strip_carriers("ذ\N{HAIR SPACE}\N{ARABIC LETTER SUPERSCRIPT ALEF}لك")
    'ذ\N{ARABIC LETTER SUPERSCRIPT ALEF}لك'
    """
    return [(place, place + 1, "") for place in carriers(text)]


@char_map
def strip_combining_hamza() -> Table:
    """Delete combining madda and hamza that `compose` cannot combine, such as the Persian ezafe.

    U+0653-0655. Idempotent. Loses the hamza of a letter that has no composed form with it.

    >>> strip_combining_hamza("شي\u0654")
    'شي'
    """
    return dict.fromkeys(letters.COMBINING_HAMZA, "")


@char_map
def strip_tatweel() -> Table:
    """Delete tatweel (kashida), which lengthens a word and has no meaning: U+0640.

    Also U+0885, the tatweel with two dots. Idempotent. Loses decoration only.

    >>> strip_tatweel("العـــربية")
    'العربية'
    """
    return {TATWEEL: "", "\u0885": ""}


@rewrite(triggers=TATWEEL, version=3)
def strip_inner_tatweel() -> Rule:
    """Delete tatweel between two letters, where it only lengthens: العـــربية.

    U+0640. Kept: the tatweel of an abbreviation (هـ) or of a proclitic before a mark (لـ «), which
    shows that the letter would join; and a tatweel that carries a combining hamza or a small letter
    of the Quran (U+0670 06E7 06E8 08F3). The sign of the Hijri era after a year is separated from
    the word that is joined to it: ``1435 هـــتختص``. Idempotent. Loses decoration only.

    >>> strip_inner_tatweel("العـــربية سنة 1430 هـ")
    'العربية سنة 1430 هـ'
    """
    return inner_tatweel


@rewrite(triggers=TATWEEL, version=4, pair=DASH_PAIR, substitutions=DASHES)
def dash_tatweel() -> Rule:
    """Replace a run of tatweel between digits, spaces or quotation marks by a dash.

    U+0640 to U+002D; a line's start and end count as spaces. Typists use tatweel there because the
    key draws a line. Idempotent. Loses nothing that is read.

    >>> dash_tatweel("من 30ـــ34 درجة")
    'من 30-34 درجة'
    """
    return dashed


@rewrite(triggers=HEH_GOAL + ANY_MARK, version=2)
def undecorate() -> Rule:
    """Remove the ornaments of decorated words, as in names in chats: مہكہتہبہة becomes مكتبة.

    U+06C1 between two letters, after one that joins, with the marks on it, in a word of Arabic
    letters: twice or more, or once in a phrase with such a word. Arabic keyboards lack it, and
    where it is a letter (16,080 in Urdu text) no word has two of them so. Of marks on one letter, a
    repeated one is written once, and those of other scripts are deleted (U+0300-036F 0483-0489
    1AB0-1AFF 1DC0-1DFF 20D0-20FF FE20-FE2F). Where a letter has more marks than in the Quran, two
    of the eight vowel signs or four in all, all are deleted except hamza and madda. Tatweel is kept
    (`strip_tatweel`). Idempotent. Loses decoration only.

    >>> undecorate("مہكہتہبہة نہور")
    'مكتبة نور'
    >>> undecorate("ل\u0360غ\u0360ة")
    'لغة'
    """
    return undecorated
