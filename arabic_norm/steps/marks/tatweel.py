"""Tatweel between letters and between other signs.

The edits of `strip_inner_tatweel` and `dash_tatweel`.
"""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import BLANKS, COMBINING_HAMZA, DAGGER_ALEF, DIGITS, HEH, PLANE, TATWEEL
from arabic_norm.patterns import lazy_regex
from arabic_norm.steps.quotes.marks import TRIGGERS
from arabic_norm.substitutions import Substitution, Substitutions, none_of, one_of

from .seats import PASSED

#: What no tatweel joins. Quotation marks among them: `repair_quotes` may put a blank beside one,
#: and a second run would read what the first did not. Two grave accents or commas open one too.
APART = DIGITS + BLANKS + letters.LINE_BREAKS + "".join(sorted(TRIGGERS)) + "`,"
#: What is not seen between a tatweel and its neighbour: so many at most.
_UNSEEN = letters.BIDI_CONTROLS + letters.ZERO_WIDTH
_MOST_UNSEEN = 3
#: Only a tatweel before one of these, or at the end of the text, may end a dash. See `rewrite`.
DASH_PAIR = (TATWEEL, ["", *APART, *_UNSEEN])
#: The last tatweel of a run that may be a dash.
_LAST = kernel.Finder("", *DASH_PAIR)
#: What may stand beside a dash.
_PARTED = frozenset(APART + _UNSEEN)

#: As engines run it; what no tatweel joins is negated twice, for the ends of the text.
DASHES: Substitutions = (
    Substitution(
        f"{one_of(TATWEEL)}(?<!{none_of(APART + ';' + _UNSEEN)}"
        f"{one_of(_UNSEEN)}{{0,{_MOST_UNSEEN}}}{one_of(TATWEEL)}){one_of(TATWEEL)}*"
        f"(?!{one_of(_UNSEEN)}{{0,{_MOST_UNSEEN}}}{none_of(APART + _UNSEEN)})",
        "-",
    ),
)

_TRANSPARENT = frozenset(letters.TRANSPARENT)
#: What a tatweel carries: hamza, and the Quran's small letters, which stand for letters that its
#: rasm leaves out. Small waw and small yeh have a place of their own.
_CARRIED = frozenset(COMBINING_HAMZA + DAGGER_ALEF + "\u06e7\u06e8\u08f3")
#: Small waw and small yeh are letters to Unicode, and signs on a letter to the Quran.
_LETTERS = frozenset(letters.ARABIC_SCRIPT) - frozenset(letters.QURANIC_MARKS)
#: The year of an era: a number from 1000 to 1599, one that a heh is glued to, or one after such a
#: word. Another number may count what follows: 3 هواتف.
_YEAR = lazy_regex(
    rf"(?V1)(?<![{DIGITS}])(?:[1\u0661\u06f1][0-5\u0660-\u0665\u06f0-\u06f5][{DIGITS}]{{2}}[{BLANKS}]{{0,3}}"
    rf"|[{DIGITS}]{{1,4}}|(?<![\p{{L}}])[وفلب]{{0,2}}(?:ال)?(?:عام|سنة)[{BLANKS}][{DIGITS}]{{1,4}}[{BLANKS}]{{0,3}})"
    rf"{HEH}\Z"
)
_LONGEST_YEAR = 20
_FAR_LETTER = lazy_regex(rf"(?V1){letters.ARABIC_LETTER_CLASS}")


def dashed(text: str) -> list[Replacement]:
    """Return the edits that write a run of tatweel between digits, blanks or quotation marks as a
    dash."""
    edits: list[Replacement] = []
    for last in _LAST.positions(text):
        start = last
        while start > 0 and text[start - 1] == TATWEEL:
            start -= 1
        before = start - 1
        while before >= 0 and start - before <= _MOST_UNSEEN and text[before] in _UNSEEN:
            before -= 1
        after = last + 1
        while after < len(text) and after - last <= _MOST_UNSEEN and text[after] in _UNSEEN:
            after += 1
        # ; ends &raquo;
        if (before < 0 or text[before] in _PARTED or text[before] == ";") and (
            after == len(text) or text[after] in _PARTED
        ):
            edits.append((start, last + 1, "-"))
    return edits


def inner_tatweel(text: str) -> list[Replacement]:
    """Return the edits that delete tatweel between two letters, but for what carries a mark, and
    part the sign of an era from the next word."""
    edits: list[Replacement] = []
    size = len(text)
    end = 0
    place = text.find(TATWEEL)
    while place >= 0:
        start = place
        while start > end and text[start - 1] in _TRANSPARENT:
            start -= 1
        end = place + 1
        while end < size and text[end] in _TRANSPARENT:
            end += 1
        if start > 0 and end < size and _is_letter(text[start - 1]) and _is_letter(text[end]):
            if _is_era(text, start, end):
                edits.append((start, end, f"{TATWEEL} "))
            else:
                _add_plain(text, edits, place, end)
        place = text.find(TATWEEL, end)
    return edits


def _is_letter(char: str) -> bool:
    if ord(char) < PLANE:
        return char in _LETTERS
    return _FAR_LETTER.match(char) is not None


def _add_plain(text: str, edits: list[Replacement], first: int, end: int) -> None:
    """Add a deletion for each run of tatweel from ``first`` to ``end``; the last of a run may be a
    seat, and stays."""
    start = first
    while 0 <= start < end:
        stop = start + 1
        while stop < end and text[stop] == TATWEEL:
            stop += 1
        plain = stop - 1 if _carries(text, stop, end) else stop
        if plain > start:
            edits.append((start, plain, ""))
        start = text.find(TATWEEL, stop, end)


def _carries(text: str, at: int, end: int) -> bool:
    """Tell whether one of the marks from a place on stands on the tatweel before it, and is no
    vowel of the letter before: hamza and the Quran's small letters do."""
    place = at
    while place < end and text[place] in PASSED and text[place] not in _CARRIED:
        place += 1
    return text[place] in _CARRIED


def _is_era(text: str, start: int, end: int) -> bool:
    """Tell whether a span of tatweel ends the sign of the Hijri era, a heh after a year."""
    if text[start - 1] != HEH or text.count(TATWEEL, start, end) < end - start:
        return False
    return _YEAR.search(text[max(0, start - _LONGEST_YEAR) : start]) is not None
