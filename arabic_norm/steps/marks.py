"""Marks on and between letters: tashkeel, Quranic annotation, combining hamza, tatweel."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_norm import letters
from arabic_norm.edits import Edit
from arabic_norm.letters import HAMZA_ABOVE, HAMZA_BELOW, MADDA_ABOVE, TATWEEL
from arabic_norm.patterns import lazy_regex
from arabic_norm.pipeline import Table, char_map, rewrite

__all__ = [
    "compose",
    "dash_tatweel",
    "strip_combining_hamza",
    "strip_inner_tatweel",
    "strip_quranic_marks",
    "strip_tashkeel",
    "strip_tatweel",
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
    """Delete the vowel signs: harakat, tanwin, shadda, sukun, dagger alef and their kin.

    U+064B-0652, 0656-065F, 0670, 08E3-08E9, 08F0-08FE (Unicode, "Arabic", "Arabic Extended-A").
    Idempotent. Loses the vocalization. Not the combining hamza and madda, which are letters'
    parts (`compose`), nor the Quran's annotation (`strip_quranic_marks`).

    >>> strip_tashkeel("كَتَبَ مُحَمَّدٌ")
    'كتب محمد'
    """
    return dict.fromkeys(letters.TASHKEEL + letters.EXTENDED_TASHKEEL, "")


@char_map
def strip_quranic_marks() -> Table:
    """Delete the Quran's annotation: honorifics, pause marks, small letters on letters.

    U+0610-061A, 06D6-06DC, 06DF-06E8, 06EA-06ED, 0897-089F, 08CA-08E1, 08EA-08EF, 08FF, 10EFA-10EFF
    (Unicode, "Arabic" and its extensions). The signs that stand between words become a blank:
    U+06DD, 06DE, 06E9, 08E2, FDF0, FDF1. Idempotent. Loses the annotation.

    >>> strip_quranic_marks("لَا رَيْبَ\\u06db فِيهِ")
    'لَا رَيْبَ فِيهِ'
    """
    return dict.fromkeys(letters.QURANIC_MARKS, "") | dict.fromkeys(_SEPARATING_SIGNS, " ")


#: Letter and combining mark: the one letter they are (Unicode's canonical compositions, and the
#: seats that Unicode does not compose: an undotted yeh carries the hamza of ئ, as does the tatweel
#: that old typesetters put under it).
COMPOSITIONS = {
    (letters.ALEF, MADDA_ABOVE): letters.ALEF_MADDA,
    (letters.ALEF, HAMZA_ABOVE): letters.ALEF_HAMZA_ABOVE,
    (letters.ALEF, HAMZA_BELOW): letters.ALEF_HAMZA_BELOW,
    (letters.WAW, HAMZA_ABOVE): letters.WAW_HAMZA,
    (letters.YEH, HAMZA_ABOVE): letters.YEH_HAMZA,
    (letters.ALEF_MAKSURA, HAMZA_ABOVE): letters.YEH_HAMZA,
    (letters.FARSI_YEH, HAMZA_ABOVE): letters.YEH_HAMZA,
    (TATWEEL, HAMZA_ABOVE): letters.YEH_HAMZA,
    # heh with hamza is a Persian ezafe, written after ه; in Arabic text it is a plain heh
    (letters.HEH, HAMZA_ABOVE): letters.HEH,
}
_SEATS = "".join(sorted({seat for seat, _ in COMPOSITIONS}))
_PASSED = "".join(sorted(set(letters.TRANSPARENT) - set(letters.COMBINING_HAMZA) - {TATWEEL}))
_SEAT_AND_MARK = lazy_regex(rf"([{_SEATS}])([{_PASSED}]*+)([{letters.COMBINING_HAMZA}])")


@rewrite(
    triggers=letters.COMBINING_HAMZA,
    version=1,
    data=["".join(pair) + whole for pair, whole in COMPOSITIONS.items()],
)
def compose(text: str) -> Iterator[Edit]:
    """Join a letter and its combining madda or hamza into one letter: ا + U+0654 is أ.

    U+0653-0655 after ا و ي ى ی ه or a tatweel that serves as the seat of ئ; other marks and
    invisible characters between them stay (Unicode's canonical composition does not look past an
    equal or lower class and knows no seat but ي). Idempotent. Loses nothing that is read.

    >>> compose("ا\u0654حمد")
    'أحمد'
    >>> compose("شـ\u0654ون")
    'شئون'
    """
    for match in _SEAT_AND_MARK.finditer(text):
        letter = COMPOSITIONS.get((match[1], match[3]))
        if letter is not None:
            yield Edit(match.start(1), match.end(1), letter)
            yield Edit(match.start(3), match.end(3), "")


@char_map
def strip_combining_hamza() -> Table:
    """Delete combining madda and hamza: what `compose` finds no letter for.

    U+0653-0655. Idempotent. Loses the hamza where it stands on a letter that has no form with it.

    >>> strip_combining_hamza("شي\u0654")
    'شي'
    """
    return dict.fromkeys(letters.COMBINING_HAMZA, "")


@char_map
def strip_tatweel() -> Table:
    """Delete tatweel (kashida), which stretches a word and says nothing: U+0640.

    Also U+0885, the tatweel with two dots. Idempotent. Loses decoration only.

    >>> strip_tatweel("العـــربية")
    'العربية'
    """
    return {TATWEEL: "", "\u0885": ""}


_BETWEEN_LETTERS = lazy_regex(
    rf"(?V1){letters.ARABIC_LETTER_CLASS}([{_PASSED}{letters.COMBINING_HAMZA}]*+"
    rf"{TATWEEL}[{letters.TRANSPARENT}]*+)(?={letters.ARABIC_LETTER_CLASS})",
)
#: Tatweel that is no seat: hamza and the Quran's dagger alef stand on one.
_PLAIN_TATWEEL = lazy_regex(rf"{TATWEEL}(?![{letters.COMBINING_HAMZA}{letters.DAGGER_ALEF}])")


@rewrite(triggers=TATWEEL, version=1)
def strip_inner_tatweel(text: str) -> Iterator[Edit]:
    """Delete tatweel between two letters, where it only stretches: العـــربية.

    U+0640. The tatweel of an abbreviation (هـ) or of a proclitic before a mark (لـ «) says that
    the letter would join, so it stays; so does one that carries a combining hamza or a dagger alef.
    Idempotent. Loses decoration only.

    >>> strip_inner_tatweel("العـــربية سنة 1430 هـ")
    'العربية سنة 1430 هـ'
    """
    for match in _BETWEEN_LETTERS.finditer(text):
        for tatweel in _PLAIN_TATWEEL.finditer(text, *match.span(1)):
            yield Edit(tatweel.start(), tatweel.end(), "")


_DASH = lazy_regex(
    rf"(?<![^{letters.DIGITS}{letters.BLANKS}{letters.LINE_BREAKS}]){TATWEEL}++"
    rf"(?![^{letters.DIGITS}{letters.BLANKS}{letters.LINE_BREAKS}])"
)


@rewrite(
    triggers=TATWEEL,
    version=1,
    pair=(TATWEEL, ["", *letters.DIGITS, *letters.BLANKS, *letters.LINE_BREAKS]),
)
def dash_tatweel(text: str) -> Iterator[Edit]:
    """Write a run of tatweel that stands between digits or blanks as the dash it is meant for.

    U+0640 to U+002D; a line's start and end count as blanks. Idempotent. Loses nothing: typists
    reach for tatweel because the key gives a line.

    >>> dash_tatweel("من 30ـــ34 درجة")
    'من 30-34 درجة'
    """
    for match in _DASH.finditer(text):
        yield Edit(match.start(), match.end(), "-")
