"""The seats of a combining madda or hamza: the edits of `compose`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import HAMZA_ABOVE, HAMZA_BELOW, HEH, MADDA_ABOVE, TATWEEL

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
#: What may stand between a letter and its hamza: other marks, and what is not seen.
PASSED = frozenset(letters.TRANSPARENT) - frozenset(letters.COMBINING_HAMZA) - {TATWEEL}

_WRITTEN = {seat + mark: letter for (seat, mark), letter in COMPOSITIONS.items()}
_HAMZAS = kernel.Finder(letters.COMBINING_HAMZA)


def composed(text: str) -> list[Replacement]:
    """Return the edits that join a letter and its combining madda or hamza.

    The marks are few, so each looks back for its letter. Heh with hamza is a Persian ezafe, written
    after ه; in Arabic text it is a plain heh. All its hamzas go at once, where one was typed twice:
    what is left is ه again.
    """
    edits: list[Replacement] = []
    of_heh = 0  # the place after the last hamza that was taken from a heh
    for place in _HAMZAS.positions(text, 0, len(text)):
        after_seat = place
        while after_seat > 0 and text[after_seat - 1] in PASSED:
            after_seat -= 1
        if after_seat == 0:
            continue
        seat, mark = text[after_seat - 1], text[place]
        if mark == HAMZA_ABOVE and (seat == HEH or after_seat == of_heh):
            of_heh = place + 1
            edits.append((place, of_heh, ""))
        elif seat + mark in _WRITTEN:
            edits.append((after_seat - 1, after_seat, _WRITTEN[seat + mark]))
            edits.append((place, place + 1, ""))
    return edits
