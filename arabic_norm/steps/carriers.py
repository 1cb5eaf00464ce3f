"""The hair space that carries a dagger alef in the Quran's text: inside a word, and no blank.

The King Fahd Complex's text writes ذلك so (U+200A U+0670 U+2060, 374 times), and other text never.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.letters import DAGGER_ALEF, HAIR_SPACE, INVISIBLE

#: Where a carrier may stand. See `rewrite`.
CARRIER_PAIR = (HAIR_SPACE, DAGGER_ALEF + INVISIBLE)

_SPACES = kernel.Finder("", *CARRIER_PAIR)
_INVISIBLE = frozenset(INVISIBLE)


def is_carrier(text: str, place: int) -> bool:
    """Tell whether a hair space that carries a dagger alef stands there."""
    if text[place] != HAIR_SPACE:
        return False
    place += 1
    while place < len(text) and text[place] in _INVISIBLE:
        place += 1
    return text[place : place + 1] == DAGGER_ALEF


def carriers(text: str) -> list[int]:
    """Return the places of all carriers."""
    spaces = _SPACES.positions(text, 0, len(text))
    return [place for place in spaces if is_carrier(text, place)]
