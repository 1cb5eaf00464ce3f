"""Lam-alef whose two letters were swapped: the edits of `restore_lam_alef`.

Fonts draw lam and alef as one glyph; programs that read a page from left to right, letter by
letter, write its alef first. `الأمم` becomes `األمم`, `لأول` becomes `ألول`. The code calls such a
ligature torn. No sound word begins with an alef, one of أ إ آ, and a lam, so a damaged article is
recognized by its letters alone; everything else needs the list of words.
"""

from __future__ import annotations

from functools import lru_cache

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_HAMZA_BELOW,
    ALEF_MADDA,
    ALEF_MAKSURA,
    ARABIC_LETTERS,
    LAM,
    TRANSPARENT,
)
from arabic_norm.patterns import lazy_re

from .lam_alef_words import SOUND, STEMS, TAKEN, TORN

__all__ = ["restored_ligatures"]

_SEATS = ALEF_HAMZA_ABOVE + ALEF_HAMZA_BELOW + ALEF_MADDA
_LETTERS = frozenset(ARABIC_LETTERS)
_TORN = kernel.Finder("", _SEATS, LAM)
_WHOLE = kernel.Finder("", LAM, _SEATS)
_PLAIN_WHOLE = kernel.Finder("", LAM, ALEF)

#: Letters before the article's torn ligature: its alef, with proclitics before it. Any others are
#: a word that is glued to the next (ياإلهي, ماألطف).
_ARTICLES = frozenset(("ا", "وا", "فا", "با", "كا", "وبا", "فبا", "وكا", "فكا"))
#: Letters before the torn ligature of لِـ, and before that of للـ.
_PROCLITICS = frozenset(("", "و", "ف"))
_OF_LAM = frozenset(("ل", "ول", "فل"))
_BEFORE = _ARTICLES | _PROCLITICS | _OF_LAM
_LONGEST_BEFORE = 3
_LAST_BEFORE = frozenset(before[-1:] for before in _BEFORE)
#: What follows the lam of إلى, إلا, أليس and the like. These are sound; after a stray alef, a typo.
_SOUND_AFTER = frozenset(("ى", "يه", "يها", "يهم", "يك", "ينا", "ي", "ا", "ه", "خ", "يس"))
#: Pronouns and endings; teh marbuta is a teh before them, and hamza has a seat.
_ENDINGS = (
    *("", "ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي", "ية", "يين", "ا", "ة"),
    *("ات", "اته", "اتها", "اتهم", "ين", "ون", "ان"),
)
_SEATED = {"ئ": "ء", "ؤ": "ء", "ت": "ة"}
_THAT = "أن"
#: How many answers of `_form_of` are cached.
_KEPT = 1 << 10
#: ألن before a noun or a pronoun: it is a torn لأن, since the question ألن needs a verb.
_AFTER_BECAUSE = lazy_re(
    "ألن +(?:ال[ء-ي]{2}|هذ[اه]\\b|ذلك\\b|تلك\\b|هناك\\b|كل\\b|بعض\\b|ما\\b|من\\b|لا\\b)"
)

_WORD = lazy_re(f"[{ARABIC_LETTERS}]+")
_MARKED_WORD = lazy_re(f"[{ARABIC_LETTERS}{TRANSPARENT}]+")
_WITHOUT_MARKS = kernel.Translator(dict.fromkeys(TRANSPARENT, ""))
#: Proclitics before an alef of the word itself: واالجتماع.
_BEFORE_ALEF = frozenset(("", "و", "ف", "ب", "ك", "وب"))
_BEFORE_TORN = lazy_re("[وف]?[بكل]?(?:ال)?")


class _Torn:
    """A torn ligature: its offset, and how sure it is (_ARTICLE, _LISTED or _POSSIBLE)."""

    __slots__ = ("place", "sure")

    def __init__(self, place: int, sure: int) -> None:
        self.place, self.sure = place, sure


_ARTICLE, _LISTED, _POSSIBLE = 2, 1, 0


def restored_ligatures(text: str) -> list[Replacement]:
    """Return the edits that put lam before its alef again."""
    found = _torn_with_hamza(text)
    articles = sum(torn.sure == _ARTICLE for torn in found)
    whole = 0
    if found:
        torn_places = {torn.place for torn in found}
        whole = sum(at + 1 not in torn_places for at in _WHOLE.positions(text))
    torn_throughout = articles > whole
    places = [
        torn.place
        for torn in found
        if torn.sure == _ARTICLE or torn_throughout or (torn.sure == _LISTED and not whole)
    ]
    if torn_throughout and not _PLAIN_WHOLE.found_in(text):
        places = sorted({*places, *_torn_without_hamza(text)})
    edits: list[Replacement] = []
    for place in places:
        if edits and place < edits[-1][1]:
            continue
        edits.append((place, place + 2, text[place + 1] + text[place]))
    return edits


def _torn_with_hamza(text: str) -> list[_Torn]:
    found: list[_Torn] = []
    for place in _TORN.positions(text):
        previous = text[place - 1] if place else ""
        if text.startswith(ALEF_MAKSURA, place + 2) or (
            previous in _LETTERS and previous not in _LAST_BEFORE
        ):
            continue  # most pairs are sound: إلى, and words with the pair inside
        start = place
        while start > 0 and place - start <= _LONGEST_BEFORE and text[start - 1] in _LETTERS:
            start -= 1
        before = text[start:place]
        if before not in _BEFORE:
            continue
        rest = _rest(text, place + 2)
        if rest in _SOUND_AFTER:
            continue
        if before in _ARTICLES:
            found.append(_Torn(place, _ARTICLE))
        else:
            stem = _form_of(STEMS, text[place] + rest)
            if stem and not _form_of(SOUND, text[place] + LAM + rest):
                taken = stem in TAKEN and before not in _OF_LAM
                found.append(_Torn(place, _POSSIBLE if taken else _LISTED))
            elif text[place] + rest == _THAT and before not in _OF_LAM:
                certain = _AFTER_BECAUSE.match(text, place) is not None
                found.append(_Torn(place, _LISTED if certain else _POSSIBLE))
    return found


def _rest(text: str, start: int) -> str:
    """Return the letters of a word from ``start`` on, without marks."""
    word = _MARKED_WORD.match(text, start)
    return _WITHOUT_MARKS.translate(word[0]) if word else ""


@lru_cache(maxsize=_KEPT)
def _form_of(stems: frozenset[str], word: str) -> str:
    """Return the word of ``stems`` that a word is a form of, or an empty string."""
    for ending in _ENDINGS:
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            if stem in stems:
                return stem
            seated = stem[:-1] + _SEATED.get(stem[-1:], "")
            if ending and seated in stems:
                return seated
    return ""


def _torn_without_hamza(text: str) -> list[int]:
    """Return the offsets of torn لا in words, for a text that is torn throughout."""
    places: list[int] = []
    for word in _WORD.finditer(text):
        start, letters = word.start(), word[0]
        before = _BEFORE_TORN.match(letters)
        for skipped in {0, before.end() if before else 0}:
            if letters[skipped:] in TORN:
                places.append(start + skipped + letters[skipped:].index(ALEF + LAM))
                break
        else:
            double = letters.find(ALEF + ALEF + LAM, 0, 4)
            if double >= 0 and letters[:double] in _BEFORE_ALEF:
                places.append(start + double + 1)
    return places
