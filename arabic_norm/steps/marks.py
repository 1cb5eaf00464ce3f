"""Marks on and between letters: tashkeel, Quranic annotation, combining hamza, tatweel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic_norm import letters
from arabic_norm.edits import Edit
from arabic_norm.letters import HAMZA_ABOVE, HAMZA_BELOW, MADDA_ABOVE, TATWEEL, span
from arabic_norm.patterns import lazy_regex
from arabic_norm.pipeline import Table, char_map, rewrite
from arabic_norm.steps.quotes.marks import TRIGGERS

__all__ = [
    "compose",
    "dash_tatweel",
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
}
_SEATS = "".join(sorted({seat for seat, _ in COMPOSITIONS}))
_PASSED = "".join(sorted(set(letters.TRANSPARENT) - set(letters.COMBINING_HAMZA) - {TATWEEL}))
#: Heh with hamza is a Persian ezafe, written after ه; in Arabic text it is a plain heh. All hamzas
#: go at once, where one was typed twice: what is left is ه again.
_EZAFE = rf"{letters.HEH}((?:[{_PASSED}]*+{HAMZA_ABOVE})++)"
_SEAT_AND_MARK = lazy_regex(rf"([{_SEATS}])[{_PASSED}]*+([{letters.COMBINING_HAMZA}])|{_EZAFE}")


@rewrite(
    triggers=letters.COMBINING_HAMZA,
    version=2,
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
        letter = COMPOSITIONS.get((match[1], match[2]))
        if letter is not None:
            yield Edit(match.start(1), match.end(1), letter)
            yield Edit(match.start(2), match.end(2), "")
        for at in range(*match.span(3)):
            if text[at] == HAMZA_ABOVE:
                yield Edit(at, at + 1, "")


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


#: Small waw and small yeh are letters to Unicode, and signs on a letter to the Quran.
_LETTER = f"[{letters.ARABIC_LETTER_CLASS}--[{letters.QURANIC_MARKS}]]"
_BETWEEN_LETTERS = lazy_regex(
    rf"(?V1){_LETTER}([{_PASSED}{letters.COMBINING_HAMZA}]*+"
    rf"{TATWEEL}[{letters.TRANSPARENT}]*+)(?={_LETTER})",
)
#: Tatweel that is no seat: hamza and the Quran's dagger alef stand on one.
_PLAIN_TATWEEL = lazy_regex(
    rf"{TATWEEL}(?!{letters.DAGGER_ALEF}|[{_PASSED}]*+[{letters.COMBINING_HAMZA}])"
)


@rewrite(triggers=TATWEEL, version=2)
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


#: What no tatweel joins. Quotation marks among them: `repair_quotes` may put a blank beside one,
#: and a second run would read what the first did not; ; ends &raquo;.
_APART = letters.DIGITS + letters.BLANKS + letters.LINE_BREAKS + "".join(sorted(TRIGGERS))
_DASH = lazy_regex(rf"(?<![^{_APART};]){TATWEEL}++(?![^{_APART}])")


@rewrite(triggers=TATWEEL, version=2, pair=(TATWEEL, ["", *_APART]))
def dash_tatweel(text: str) -> Iterator[Edit]:
    """Write a run of tatweel that stands between digits, blanks or quotation marks as a dash.

    U+0640 to U+002D; a line's start and end count as blanks. Idempotent. Loses nothing: typists
    reach for tatweel because the key gives a line.

    >>> dash_tatweel("من 30ـــ34 درجة")
    'من 30-34 درجة'
    """
    for match in _DASH.finditer(text):
        yield Edit(match.start(), match.end(), "-")


HEH_GOAL = "\N{ARABIC LETTER HEH GOAL}"
#: Arabic's own letters, and those that its decorators put for them.
_OWN = letters.ARABIC_LETTERS + letters.ALEF_WASLA + "\u06aa\u06c3"
#: Those of them that join the next letter: only there is room for an ornament.
_JOINING = "بتثجحخسشصضطظعغفقكلمنهيىئ\u06aa"
_MARKS = letters.TASHKEEL + letters.EXTENDED_TASHKEEL + letters.QURANIC_MARKS
#: Combining marks of Latin, Cyrillic and of symbols, less the grapheme joiner, which is not seen.
_FOREIGN_MARKS = (span(0x0300, 0x034E) + span(0x0350, 0x036F) + span(0x0483, 0x0489)) + (
    span(0x1AB0, 0x1AFF) + span(0x1DC0, 0x1DFF) + span(0x20D0, 0x20FF) + span(0xFE20, 0xFE2F)
)
_LOOSE = letters.TRANSPARENT + _FOREIGN_MARKS
_PHRASE = lazy_regex(rf"(?V1)[[{_LOOSE}{letters.BLANKS}]||{letters.ARABIC_LETTER_CLASS}]++")
_WORD = lazy_regex(rf"[^{letters.BLANKS}]++")
_OWN_WORD = lazy_regex(rf"[{_OWN}{HEH_GOAL}{_LOOSE}]++")
_ORNAMENT = lazy_regex(
    rf"{HEH_GOAL}(?<=[{_JOINING}][{_LOOSE}]*+.)[{_MARKS}{_FOREIGN_MARKS}]*+"
    rf"(?![{letters.COMBINING_HAMZA}])(?=[{_LOOSE}]*+[{_OWN}])"  # with hamza it is a letter, U+06C2
)
_ANY_MARK = _MARKS + letters.COMBINING_HAMZA + _FOREIGN_MARKS
#: On one letter: several marks, or one that is foreign.
_PILE = lazy_regex(
    rf"(?V1)[{_ANY_MARK}](?<=[{letters.ARABIC_LETTER_CLASS}{TATWEEL}].)"
    rf"(?:[{_ANY_MARK}]++|(?<=[{_FOREIGN_MARKS}]))"
)


@rewrite(triggers=HEH_GOAL + _ANY_MARK, version=2)
def undecorate(text: str) -> Iterator[Edit]:
    """Take the ornaments off decorated words, as names in chats wear: مہكہتہبہة is مكتبة.

    U+06C1 between two letters, after one that joins, with the marks on it, in a word of Arabic's
    own letters: twice or more, or once in a phrase with such a word. Arabic keyboards lack it, and
    where it is a letter (16,080 in Urdu text) no word has two of them so. Of marks on one letter,
    a repeated one is written once; those of other scripts go (U+0300-036F 0483-0489 1AB0-1AFF
    1DC0-1DFF 20D0-20FF FE20-FE2F); more than the Quran has, two vowel signs of the eight or four
    in all, go together, but for hamza and madda. Tatweel is `strip_tatweel`'s. Idempotent. Loses
    decoration only.

    >>> undecorate("مہكہتہبہة نہور")
    'مكتبة نور'
    >>> undecorate("ل\u0360غ\u0360ة")
    'لغة'
    """
    ornaments = _ornaments(text) if HEH_GOAL in text else ()
    edits = [Edit(*ornament.span(), "") for ornament in ornaments]
    on_ornaments = {edit.start + 1 for edit in edits}
    for pile in _PILE.finditer(text):
        if pile.start() not in on_ornaments:
            edits.append(Edit(*pile.span(), _spelled(pile[0])))
    yield from sorted(edits)


def _ornaments(text: str) -> Iterator[re.Match[str]]:
    """Yield the heh goals that only stretch a word, phrase by phrase."""
    for phrase in _PHRASE.finditer(text):
        if HEH_GOAL in phrase[0]:
            words = list(_WORD.finditer(text, *phrase.span()))
            own = [word for word in words if _OWN_WORD.fullmatch(word[0])]
            found = [list(_ORNAMENT.finditer(text, *word.span())) for word in own]
            in_company = len(own) == len(words) and max(map(len, found), default=0) > 1
            for ornaments in found:
                if len(ornaments) > 1 or in_company:
                    yield from ornaments


def _spelled(marks: str) -> str:
    """Return what spelling may have meant by the marks on one letter."""
    once = "".join(mark for mark in dict.fromkeys(marks) if mark not in _FOREIGN_MARKS)
    vowels = sum(mark in letters.TASHKEEL for mark in once)
    if vowels > 2 or len(once) > 4:
        return "".join(mark for mark in once if mark in letters.COMBINING_HAMZA)
    return once
