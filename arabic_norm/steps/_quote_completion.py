"""Where the missing partner of a quotation mark stood, if the text says so.

A place is given only for a reason that a reader would give as well; for all others there is none.
"""

from __future__ import annotations

from itertools import islice, pairwise

from arabic_norm.letters import BLANKS, TATWEEL
from arabic_norm.patterns import lazy_regex
from arabic_norm.steps._quote_context import GAP, SENTENCE_END
from arabic_norm.steps._quote_words import CLASSIFYING, INTRODUCING_SPEECH, NAMING, SAYING, folded

_WORD = lazy_regex(rf"[^{BLANKS}]++")
_COLON = lazy_regex(rf":[{BLANKS}]++")
#: A proclitic that tatweel holds apart from the word after it, as writers do before a mark: بـ«X».
_HELD_PROCLITIC = lazy_regex(rf"(?<![^{BLANKS}(])[وف]?(?:ب|ل|ك|ال|لل|بال){TATWEEL}++(?=\p{{L}})")
#: و after a closer: the second of two things quoted alike.
_COORDINATION = lazy_regex(rf"[،,]?[{BLANKS}]*+و[{BLANKS}]*+(?=[^{BLANKS}])")
#: Latin letters or a year in brackets: the gloss of a name, after its closer.
_GLOSS = lazy_regex(rf"(?<![{BLANKS}])[{BLANKS}]++\([\p{{Latin}}\p{{N}}]")
#: Not the stop of Mt. or 3.0 : what follows a clause is Arabic, or nothing.
_CLAUSE_END = lazy_regex(rf"[،؛]|\.(?=[{BLANKS}]*+(?:\p{{Arabic}}|$))")
# How many words a name has at most, by the strength of what speaks for it.
_NAME, _TITLE, _PHRASE = 3, 2, 2
#: How far before a colon its verb of saying stands, subject and place between them.
_SPEAKER = 6
_LONGEST_WORD = 24  # letters and tashkeel


def opener_place(
    text: str, start: int, closer: int, *, after_pair: bool, known: frozenset[str]
) -> int | None:
    """Return where the quotation that `closer` ends began, at `start` the earliest.

    after_pair: whether a closer stands at `start`; known: what is quoted elsewhere in the line.
    """
    quoted = text[start:closer].rstrip(BLANKS)
    sentence = max((found.end() - 1 for found in SENTENCE_END.finditer(quoted)), default=0)
    words = [int(found.start()) + sentence for found in _WORD.finditer(quoted[sentence:])]
    for word in words[-_NAME:]:
        if quoted[word:] in known:
            return start + word
    held = [int(found.end()) for found in _HELD_PROCLITIC.finditer(quoted, sentence)]
    place = held[-1] if held else _after_noun(quoted, words, NAMING, _NAME)
    if place is None:
        place = _after_speaker(quoted)
    if place is None:
        place = _after_noun(quoted, words, CLASSIFYING, _TITLE)
    if place is None and after_pair and len(words) <= _PHRASE + 1:
        coordination = _COORDINATION.match(quoted)
        place = int(coordination.end()) if coordination else None
    return None if place is None or GAP.search(quoted, place) else start + place


def _after_noun(quoted: str, words: list[int], nouns: frozenset[str], most: int) -> int | None:
    """Return the start of the word after the last such noun, if few words follow it."""
    for noun, following in reversed(list(pairwise(words[-most - 1 :]))):
        if folded(quoted[noun:following].strip(BLANKS)) in nouns:
            return following
    return None


def _after_speaker(quoted: str) -> int | None:
    """Return the place after the last colon, if a verb of saying stands before it."""
    colons = list(_COLON.finditer(quoted))
    if not colons:
        return None
    before = _WORD.findall(quoted[: colons[-1].start()])[-_SPEAKER:]
    return int(colons[-1].end()) if any(folded(word) in SAYING for word in before) else None


def introduces_speech(text: str) -> bool:
    """Return whether the end of a text introduces speech: a colon, a verb of saying, أن."""
    text = text.rstrip(BLANKS)
    words = _WORD.findall(text[-_LONGEST_WORD:])
    return text.endswith(":") or bool(words and folded(words[-1]) in INTRODUCING_SPEECH)


def closer_place(
    text: str, opener: int, end: int, *, last: bool, speech: bool, known: frozenset[str]
) -> int | None:
    """Return where the quotation that begins at `opener` ended, before `end`.

    last: whether the line ends at `end`; speech: whether a colon or أن introduces the quotation;
    known: what is quoted elsewhere in the line.
    """
    quoted = text[opener:end]
    for word in islice(_WORD.finditer(quoted), _NAME):
        if quoted[: word.end()] in known:
            return opener + int(word.end())
    gloss = _GLOSS.search(quoted)
    if gloss and len(_WORD.findall(quoted[: gloss.start()])) <= _NAME:
        return opener + int(gloss.start())
    length = _speech_length(quoted, last) if speech else _title_length(quoted, last)
    return opener + length if length else None


def _speech_length(quoted: str, last: bool) -> int:
    """Return how much of a text is speech: all but its stop, if it is one sentence; 0: unknown."""
    if not last or SENTENCE_END.search(quoted):
        return 0
    quoted = quoted.rstrip(BLANKS)
    if quoted.endswith((".", "،")):
        quoted = quoted[:-1].rstrip(BLANKS)
    return len(quoted)


def _title_length(quoted: str, last: bool) -> int:
    """Return how much of a text is a title: the words of a short clause; 0: unknown."""
    clause = _CLAUSE_END.search(quoted)
    if not clause and not last:
        return 0
    title = (quoted[: clause.start()] if clause else quoted).rstrip(BLANKS)
    return len(title) if len(_WORD.findall(title)) <= _TITLE else 0
