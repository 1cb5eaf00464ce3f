"""Where the missing partner of a quotation mark stood, if the text says so.

A place is given only for a reason that a reader would give as well; for all others there is none.
"""

from __future__ import annotations

import regex

from arabic_norm.letters import BLANKS, TATWEEL
from arabic_norm.steps._quote_context import GAP, SENTENCE_END
from arabic_norm.steps._quote_words import CLASSIFYING, NAMING, SAYING, folded

_WORD = regex.compile(rf"[^{BLANKS}]++")
_COLON = regex.compile(rf":[{BLANKS}]++")
#: A proclitic that tatweel holds apart from the word after it, as writers do before a mark: بـ«X».
_HELD_PROCLITIC = regex.compile(
    rf"(?<![^{BLANKS}(])[وف]?(?:ب|ل|ك|ال|لل|بال){TATWEEL}++(?=\p{{L}})"
)
#: و after a closer: the second of two things quoted alike.
_COORDINATION = regex.compile(rf"[،,]?[{BLANKS}]*+و[{BLANKS}]*+(?=[^{BLANKS}])")
#: Latin letters or a year in brackets: the gloss of a name, after its closer.
_GLOSS = regex.compile(rf"[{BLANKS}]++\([\p{{Latin}}\p{{N}}]")
_CLAUSE_END = regex.compile(r"[،؛.]|$")
_LINE_END = regex.compile(rf"[.،]?[{BLANKS}]*+$")
# How many words a name has at most, by the strength of what speaks for it.
_NAME, _TITLE, _PHRASE = 3, 2, 2
#: How far before a colon its verb of saying stands, subject and place between them.
_SPEAKER = 6


def opener_place(text: str, start: int, closer: int, after_pair: bool) -> int | None:
    """Return where the quotation that `closer` ends began, at `start` the earliest.

    after_pair: whether a closer stands at `start`.
    """
    quoted = text[start:closer].rstrip(BLANKS)
    sentence = max((found.end() - 1 for found in SENTENCE_END.finditer(quoted)), default=0)
    words = [found.start() + sentence for found in _WORD.finditer(quoted[sentence:])]
    held = [found.end() for found in _HELD_PROCLITIC.finditer(quoted, sentence)]
    place = held[-1] if held else _after_noun(quoted, words, NAMING, _NAME)
    if place is None and after_pair and len(words) <= _PHRASE + 1:
        coordination = _COORDINATION.match(quoted)
        place = coordination.end() if coordination else None
    if place is None:
        place = _after_speaker(quoted)
    if place is None:
        place = _after_noun(quoted, words, CLASSIFYING, _TITLE)
    return None if place is None or GAP.search(quoted, place) else start + place


def _after_noun(
    quoted: str, words: list[int], nouns: frozenset[str], most: int
) -> int | None:
    """Return the start of the word after the last such noun, if few words follow it."""
    for noun, following in reversed(list(zip(words[-most - 1 :], words[-most:], strict=False))):
        if folded(quoted[noun:following].strip(BLANKS)) in nouns:
            return following
    return None


def _after_speaker(quoted: str) -> int | None:
    """Return the place after the last colon, if a verb of saying stands before it."""
    colons = list(_COLON.finditer(quoted))
    if not colons:
        return None
    before = _WORD.findall(quoted[: colons[-1].start()])[-_SPEAKER:]
    return colons[-1].end() if any(folded(word) in SAYING for word in before) else None


def closer_place(text: str, opener: int, end: int, last: bool, speech: bool) -> int | None:
    """Return where the quotation that begins at `opener` ended, before `end`.

    last: whether the line ends at `end`; speech: whether a colon or أن introduces the quotation.
    """
    quoted = text[opener:end]
    gloss = _GLOSS.search(quoted)
    if gloss and len(_WORD.findall(quoted[: gloss.start()])) <= _NAME:
        return opener + gloss.start()
    if speech:
        final = _LINE_END.search(quoted) if last and not SENTENCE_END.search(quoted) else None
    else:
        final = _CLAUSE_END.search(quoted) if last else regex.search("[،؛.]", quoted)
        if final and len(_WORD.findall(quoted[: final.start()])) > _TITLE:
            final = None
    return opener + final.start() if final and final.start() else None
