"""Where words have a hamza that may be spelled otherwise: the edits of `unify_hamza_spellings`.

Most hamzas are settled by the letters beside them; `hamza` has the rules for the other words.
"""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import (
    HAMZA,
    HEH,
    MEEM,
    PLANE,
    TEH,
    TEH_MARBUTA,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
    class_table,
)

from .hamza import HIGH_HAMZAS, respelled_word

_HEHS = frozenset([HEH, TEH_MARBUTA])
_SEATS = frozenset([HAMZA, YEH_HAMZA])
_BEFORE_HAMZA = frozenset([letters.YEH, letters.ALEF_MAKSURA, "ش"])
#: Where a rule may find something: a hamza before ؤو and the endings, and one behind ي or ش. Two
#: pairs, since they are rare and the product of both is not. See `rewrite`.
BEFORE_PAIR = (_SEATS, frozenset([WAW, WAW_HAMZA, TEH, *_HEHS, *_SEATS]))
BEHIND_PAIR = (_BEFORE_HAMZA, _SEATS)
_PLACES = kernel.Finder(HIGH_HAMZAS, *BEFORE_PAIR, *BEHIND_PAIR)
_ALEFS = frozenset("اأإآٱ")
#: Two letters before يء of which a rule knows a word: قريء, فتيء.
_BEFORE_SEATED = frozenset(["قر", "فت"])

# What a character is to a hamza beside it; all but the first are letters.
_NONE, _LETTER, _BEFORE, _HAMZA, _YEH_HAMZA, _WAW, _TEH, _HEH, _ALEF, _MEEM, _HIGH = range(11)
_CLASSES = class_table(
    [
        (_LETTER, letters.ARABIC_SCRIPT),
        (_BEFORE, _BEFORE_HAMZA),
        (_HAMZA, HAMZA),
        (_YEH_HAMZA, YEH_HAMZA),
        (_WAW, WAW + WAW_HAMZA),
        (_TEH, TEH),
        (_HEH, _HEHS),
        (_ALEF, _ALEFS),
        (_MEEM, MEEM),
        (_HIGH, [*HIGH_HAMZAS]),
    ]
)


def _class_at(text: str, place: int) -> int:
    """Return what stands at a place; nothing stands before the text and behind it."""
    if place < 0 or place >= len(text):
        return _NONE
    code = ord(text[place])
    return _CLASSES[code] if code < PLANE else _NONE


def respelled(text: str) -> list[Replacement]:
    """Return the edits that write each word with a hamza in one spelling."""
    edits: list[Replacement] = []
    done = 0
    for found in _PLACES.positions(text):
        place = found
        if _class_at(text, place) == _BEFORE:
            place += 1
            if _class_at(text, place + 1) != _NONE:  # not the last letter
                continue
        if place < done:
            continue
        hamza = _class_at(text, place)
        following = _class_at(text, place + 1)
        if hamza == _YEH_HAMZA and following == _HEH:
            # the most frequent one by far, and the last of its word
            before = _class_at(text, place - 1)
            if before == _ALEF or _class_at(text, place + 2) != _NONE:
                continue
            if before != _MEEM:
                if before != _NONE:
                    edits.append((place, place + 1, HAMZA))
                continue
        elif hamza != _HIGH and _is_settled(text, place, following):
            continue
        start = done = place
        while _class_at(text, start - 1) != _NONE:
            start -= 1
        while _class_at(text, done) != _NONE:
            done += 1
        word = text[start:done]
        written = respelled_word(word)
        if written != word:
            edits.append((start, done, written))
    return edits


def _is_settled(text: str, place: int, following: int) -> bool:
    """Tell whether the frequent words with a hamza here are as they are to be: جاءت, and those with
    two letters before يء, article aside: شيء, بريء, المليء."""
    hamza = _class_at(text, place)
    if following in (_TEH, _HEH):
        return hamza == _HAMZA or _class_at(text, place - 1) != _MEEM
    if following in (_WAW, _HAMZA, _YEH_HAMZA) or hamza != _HAMZA:
        return False
    if place == 0 or text[place - 1] != YEH:
        return False
    start = place - 1
    least = max(place - 6, 0)
    while start > least and _class_at(text, start - 1) != _NONE:
        start -= 1
    stem = text[start : place - 1]
    if len(stem) == 4 and stem.startswith("ال") and stem[2] not in _ALEFS:
        stem = stem[2:]
    return len(stem) <= 2 and stem not in _BEFORE_SEATED
