"""The letters that carry a combining madda or hamza: the edits of `compose`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import HAMZA_ABOVE, HAMZA_BELOW, MADDA_ABOVE, TATWEEL
from arabic_norm.substitutions import Substitution, Substitutions, one_of

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

#: After a silent letter, and before an alef, a hamza on tatweel is one that the Quran's rasm gives
#: no seat: it is that of أ or آ (of 387 in the Quran, ئ would be wrong for 320).
_SUKUNS = frozenset(letters.SUKUN + "\N{ARABIC SMALL HIGH DOTLESS HEAD OF KHAH}")
_ALEFS = frozenset(letters.ALEF + letters.ALEF_WASLA)
_MARKS = frozenset(letters.TRANSPARENT) - {TATWEEL}
#: How far a tatweel is from a sukun at most: so many of its like.
_MOST_TATWEEL = 9
#: So many marks stand between, as engines read it; here as many as there are, for `order_marks`
#: moves the sukun among them.
_MOST_MARKS = 9

_WRITTEN = {seat + mark: letter for (seat, mark), letter in COMPOSITIONS.items()}


def _substitution(seat: str, mark: str, letter: str) -> Substitution:
    before = after = ""
    if seat == TATWEEL:  # see `_has_no_seat`
        marks = f"{one_of(_MARKS)}{{0,{_MOST_MARKS}}}"
        before = f"(?<!{one_of(_SUKUNS)}{marks}{one_of(TATWEEL)}{{1,{_MOST_TATWEEL}}})"
        after = f"(?!{one_of(_MARKS)}*{one_of(_ALEFS)})"
    pattern = f"{one_of(seat)}{before}({one_of(PASSED)}*){one_of(mark)}{after}"
    return Substitution(pattern, rf"{letter}\1")


SUBSTITUTIONS: Substitutions = tuple(
    _substitution(seat, mark, letter) for (seat, mark), letter in COMPOSITIONS.items()
)

_HAMZAS = kernel.Finder(letters.COMBINING_HAMZA)


def composed(text: str) -> list[Replacement]:
    """Return the edits that join a letter and its combining madda or hamza.

    The marks are few, so each looks back for its letter.
    """
    edits: list[Replacement] = []
    for place in _HAMZAS.positions(text):
        after_seat = place
        while after_seat > 0 and text[after_seat - 1] in PASSED:
            after_seat -= 1
        if after_seat == 0:
            continue
        seat, mark = text[after_seat - 1], text[place]
        if seat + mark in _WRITTEN and not (
            seat == TATWEEL and _has_no_seat(text, after_seat - 1, place + 1)
        ):
            edits.append((after_seat - 1, after_seat, _WRITTEN[seat + mark]))
            edits.append((place, place + 1, ""))
    return edits


def _has_no_seat(text: str, start: int, end: int) -> bool:
    """Tell whether no letter carries a hamza, as in the Quran; the span is its tatweel."""
    while end < len(text) and text[end] in _MARKS:
        end += 1
    if text[end : end + 1] in _ALEFS:
        return True
    least = max(start + 1 - _MOST_TATWEEL, 0)
    while start > least and text[start - 1] == TATWEEL:
        start -= 1
    while start > 0 and text[start - 1] in _MARKS:
        start -= 1
        if text[start] in _SUKUNS:
            return True
    return False
