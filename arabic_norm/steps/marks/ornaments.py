"""Ornaments in decorated words, and piled-up marks: the edits of `undecorate`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic_norm import letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import FOREIGN_MARKS, TATWEEL
from arabic_norm.patterns import lazy_regex

HEH_GOAL = "\N{ARABIC LETTER HEH GOAL}"
#: Arabic's own letters, and those that its decorators put for them.
_OWN = letters.ARABIC_LETTERS + letters.ALEF_WASLA + "\u06aa\u06c3"
#: Those of them that join the next letter: only there is room for an ornament.
_JOINING = "بتثجحخسشصضطظعغفقكلمنهيىئ\u06aa"
_MARKS = letters.TASHKEEL + letters.EXTENDED_TASHKEEL + letters.QURANIC_MARKS
_LOOSE = letters.TRANSPARENT + FOREIGN_MARKS
_PHRASE = lazy_regex(rf"(?V1)[[{_LOOSE}{letters.BLANKS}]||{letters.ARABIC_LETTER_CLASS}]++")
_WORD = lazy_regex(rf"[^{letters.BLANKS}]++")
_OWN_WORD = lazy_regex(rf"[{_OWN}{HEH_GOAL}{_LOOSE}]++")
_ORNAMENT = lazy_regex(
    rf"{HEH_GOAL}(?<=[{_JOINING}][{_LOOSE}]*+.)[{_MARKS}{FOREIGN_MARKS}]*+"
    rf"(?![{letters.COMBINING_HAMZA}])(?=[{_LOOSE}]*+[{_OWN}])"  # with hamza it is a letter, U+06C2
)
ANY_MARK = _MARKS + letters.COMBINING_HAMZA + FOREIGN_MARKS
#: On one letter: several marks, or one that is foreign.
_PILE = lazy_regex(
    rf"(?V1)[{ANY_MARK}](?<=[{letters.ARABIC_LETTER_CLASS}{TATWEEL}].)"
    rf"(?:[{ANY_MARK}]++|(?<=[{FOREIGN_MARKS}]))"
)


def undecorated(text: str) -> list[Replacement]:
    """Return the edits that delete ornaments and write piled-up marks as spelling knows them."""
    ornaments = _ornaments(text) if HEH_GOAL in text else ()
    edits = [(*ornament.span(), "") for ornament in ornaments]
    on_ornaments = {start + 1 for start, _, _ in edits}
    for pile in _PILE.finditer(text):
        if pile.start() not in on_ornaments:
            edits.append((*pile.span(), _spelled(pile[0])))
    return sorted(edits)


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
    once = "".join(mark for mark in dict.fromkeys(marks) if mark not in FOREIGN_MARKS)
    vowels = sum(mark in letters.TASHKEEL for mark in once)
    if vowels > 2 or len(once) > 4:
        return "".join(mark for mark in once if mark in letters.COMBINING_HAMZA)
    return once
