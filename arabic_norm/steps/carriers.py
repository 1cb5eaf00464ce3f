"""The hair space that carries a dagger alef in text of the Quran: part of a word, not whitespace.

The King Fahd Complex's text writes ذلك with U+200A U+0670 U+2060 (374 times); no other text does.
Twice, in قرآن, a second hair space follows the word joiner.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.letters import DAGGER_ALEF, HAIR_SPACE, INVISIBLE
from arabic_norm.substitutions import Substitution, Substitutions, one_of

WORD_JOINER = "\N{WORD JOINER}"
#: Where a carrier may stand, or the word joiner before one. See `rewrite`.
CARRIER_PAIR = (HAIR_SPACE + WORD_JOINER, DAGGER_ALEF + INVISIBLE + HAIR_SPACE)

_SPACE, _ALEF, _JOINER = map(one_of, (HAIR_SPACE, DAGGER_ALEF, WORD_JOINER))
CARRIER_SUBSTITUTIONS: Substitutions = (
    Substitution(f"{_SPACE}(?<={_SPACE}{_ALEF}{_JOINER}{_SPACE})", ""),
    Substitution(f"{_SPACE}(?={one_of(INVISIBLE + HAIR_SPACE)}*{_ALEF})", ""),
)

_SPACES = kernel.Finder("", *CARRIER_PAIR)
_INVISIBLE = frozenset(INVISIBLE)
_RUN = _INVISIBLE | {HAIR_SPACE}
_CARRIED = HAIR_SPACE + DAGGER_ALEF


def is_carrier(text: str, place: int) -> bool:
    """Tell whether a hair space stands there that carries a dagger alef, or the one behind it."""
    if text[place] != HAIR_SPACE:
        return False
    if place > 0 and is_joiner(text, place - 1):
        return True
    place += 1
    while place < len(text) and text[place] in _INVISIBLE:
        place += 1
    return text[place : place + 1] == DAGGER_ALEF


def is_joiner(text: str, place: int) -> bool:
    """Tell whether the word joiner behind a carried dagger alef stands there."""
    return text[place] == WORD_JOINER and text[max(place - 2, 0) : place] == _CARRIED


def carriers(text: str) -> list[int]:
    """Return the places of all carriers, and of hair spaces that would be one without another."""
    places: list[int] = []
    done = 0
    for found in _SPACES.positions(text):
        place = found + (text[found] == WORD_JOINER)
        if done <= place < len(text) and is_carrier(text, place):
            start = place
            while start > done and text[start - 1] in _RUN:
                start -= 1
            places += [at for at in range(start, place) if text[at] == HAIR_SPACE]
            places.append(place)
            done = place + 1
    return places
