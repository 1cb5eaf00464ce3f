"""Non-joiners that separate nothing: the edits of `strip_idle_zwnj`."""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import NON_JOINING, ZWNJ
from arabic_norm.substitutions import Substitution, Substitutions, one_of

#: Letters that Arabic does not write: in a word with one of them ZWNJ parts a compound, after any
#: letter (38 of 2,866 in Persian stand after one that does not join; 30 of these words have such
#: a letter).
_FOREIGN = frozenset(
    letter
    for letter in letters.ARABIC_SCRIPT
    if letter < "\ufb50" and letter not in letters.ARABIC_LETTERS + letters.ALEF_WASLA
)
_MARKS = letters.TASHKEEL + letters.EXTENDED_TASHKEEL + letters.COMBINING_HAMZA
_WORD = frozenset(letters.ARABIC_SCRIPT + _MARKS + ZWNJ)
_NON_JOINING = frozenset(NON_JOINING)
#: How far is looked: so many marks on a letter, non-joiners in a row, letters to either side.
_MOST_MARKS, _MOST_ZWNJ, _REACH = 3, 3, 15

SUBSTITUTIONS: Substitutions = (
    Substitution(
        f"{one_of(ZWNJ)}"
        f"(?<={one_of(NON_JOINING)}{one_of(_MARKS)}{{0,{_MOST_MARKS}}}"
        f"{one_of(ZWNJ)}{{1,{_MOST_ZWNJ}}})"
        f"(?<!{one_of(_FOREIGN)}{one_of(_WORD)}{{0,{_REACH}}}{one_of(ZWNJ)})"
        f"(?!{one_of(_WORD)}{{0,{_REACH}}}{one_of(_FOREIGN)})",
        "",
    ),
)


def idle_zwnj(text: str) -> list[Replacement]:
    """Return the edits that delete the non-joiners that part nothing."""
    edits: list[Replacement] = []
    place = text.find(ZWNJ)
    while place >= 0:
        if (
            _follows_non_joining(text, place)
            and not _has_foreign(text, range(place - 1, place - 2 - _REACH, -1))
            and not _has_foreign(text, range(place + 1, place + 2 + _REACH))
        ):
            edits.append((place, place + 1, ""))
        place = text.find(ZWNJ, place + 1)
    return edits


def _follows_non_joining(text: str, place: int) -> bool:
    """Tell whether the letter before, past marks and other non-joiners, does not join."""
    least = max(place - (_MOST_ZWNJ - 1), 0)
    while place > least and text[place - 1] == ZWNJ:
        place -= 1
    least = max(place - _MOST_MARKS, 0)
    while place > least and text[place - 1] in _MARKS:
        place -= 1
    return place > 0 and text[place - 1] in _NON_JOINING


def _has_foreign(text: str, places: range) -> bool:
    """Tell whether the word has a letter there that Arabic does not write."""
    for place in places:
        if not 0 <= place < len(text) or text[place] not in _WORD:
            return False
        if text[place] in _FOREIGN:
            return True
    return False
