"""Characters that represent whole words or phrases: the edits of `expand_word_ligatures`."""

from __future__ import annotations

from collections.abc import Iterable

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import ALEF, LAM, TRANSPARENT, span
from arabic_norm.substitutions import Substitution, Substitutions, one_of

#: Signs that stand alone, by what they say: no letter joins them, so a blank parts them from one.
PHRASES = {
    "\ufdfa": "صلى الله عليه وسلم",
    "\ufdfb": "جل جلاله",
    "\ufdfc": "ريال",
    "\ufdfd": "بسم الله الرحمن الرحيم",
    "\ufdfe": "سبحانه وتعالى",
    "\ufdff": "عز وجل",
    "\ufd40": "رحمه الله",
    "\ufd41": "رضي الله عنه",
    "\ufd42": "رضي الله عنها",
    "\ufd43": "رضي الله عنهم",
    "\ufd44": "رضي الله عنهما",
    "\ufd45": "رضي الله عنهن",
    "\ufd46": "صلى الله عليه وآله",
    "\ufd47": "عليه السلام",
    "\ufd48": "عليهم السلام",
    "\ufd49": "عليهما السلام",
    "\ufd4a": "عليه الصلاة والسلام",
    "\ufd4b": "قدس سره",
    "\ufd4c": "صلى الله عليه وآله وسلم",
    "\ufd4d": "عليها السلام",
    "\ufd4e": "تبارك وتعالى",
    "\ufd4f": "رحمهم الله",
    "\ufdcf": "سلامه علينا",
}
ALLAH = "\N{ARABIC LIGATURE ALLAH ISOLATED FORM}"
#: Signs of one word, which letters join as they join words: a blank stands only between two.
WORDS = {
    ALLAH: "الله",
    "\ufdf3": "أكبر",
    "\ufdf4": "محمد",
    "\ufdf5": "صلعم",
    "\ufdf6": "رسول",
    "\ufdf7": "عليه",
    "\ufdf8": "وسلم",
    "\ufdf9": "صلى",
}
SIGNS = PHRASES | WORDS

#: Fonts draw the sign of الله with its alef or without: writers add the one that they miss, and the
#: first lam of لله. What is written already is not written again.
_ALEFS = (ALEF + letters.ALEF_HAMZA_ABOVE + letters.ALEF_HAMZA_BELOW + letters.ALEF_WASLA) + (
    letters.ALEF_MADDA + "\ufb50\ufb51" + span(0xFE81, 0xFE84) + "\ufe87\ufe88\ufe8d\ufe8e"
)
_LAMS = LAM + span(0xFEDD, 0xFEE0)
_AFTER_ALEF, _AFTER_LAM = "لله", "له"

_LOOSE = frozenset(TRANSPARENT)
#: What a sign that stands alone is parted from.
_LETTERS = (set(letters.ARABIC_SCRIPT + letters.DIGITS + letters.LATIN) | set(SIGNS)) - _LOOSE
_PLACES = kernel.Finder(SIGNS)

#: So many marks and other unseen characters may stand between a sign and its neighbour.
_REACH = 9
_BETWEEN = f"{one_of(TRANSPARENT)}{{0,{_REACH}}}"


def _after(signs: Iterable[str], before: Iterable[str]) -> str:
    """Return the pattern of signs behind some others: what finds them is the sign alone, so that
    an engine's offsets are those of the sign."""
    return f"{one_of(signs)}(?<={one_of(before)}{_BETWEEN}{one_of(signs)})"


SUBSTITUTIONS: Substitutions = (
    Substitution(f"({_after(PHRASES, _LETTERS)})", r" \1"),
    Substitution(f"({_after(_LETTERS - set(PHRASES), PHRASES)})", r" \1"),
    Substitution(f"({_after(WORDS, WORDS)})", r" \1"),
    Substitution(_after(ALLAH, _ALEFS), _AFTER_ALEF),
    Substitution(_after(ALLAH, _LAMS), _AFTER_LAM),
    SIGNS,
)


def expanded(text: str) -> list[Replacement]:
    """Return the edits that write the signs out."""
    edits: list[Replacement] = []
    for place in _PLACES.positions(text):
        sign = text[place]
        before, after = place, place + 1
        while place - before < _REACH and before > 0 and text[before - 1] in _LOOSE:
            before -= 1
        while after - place <= _REACH and text[after : after + 1] in _LOOSE:
            after += 1
        left, right = text[before - 1 : before], text[after : after + 1]
        words = SIGNS[sign]
        if sign == ALLAH and left:
            words = _AFTER_ALEF if left in _ALEFS else _AFTER_LAM if left in _LAMS else words
        if sign in PHRASES:
            if left in _LETTERS:
                words = f" {words}"
            if right in _LETTERS and right not in PHRASES:  # which has it on its left
                edits += [(place, place + 1, words), (after, after, " ")]
                continue
        elif left in WORDS:
            words = f" {words}"
        edits.append((place, place + 1, words))
    return edits
