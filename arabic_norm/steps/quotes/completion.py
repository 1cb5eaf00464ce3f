"""The missing partner of a quotation mark: added where the text says where it stood.

A place is given only for a reason that a reader would give as well; for all others there is none.
Few texts ask for it, so that regular expressions may speak here.
"""

from __future__ import annotations

from itertools import islice, pairwise

from arabic_norm.edits import Replacement, splice
from arabic_norm.letters import BLANKS, TATWEEL
from arabic_norm.patterns import lazy_regex

from .characters import STOPS
from .edits import delete_blanks, moved
from .lines import marked_lines
from .marks import CLOSES, CLOSES_ALONE, OPENS, OPENS_ALONE, Line
from .roles import decide
from .sides import ends_sentence, has_gap
from .words import CLASSIFYING, INTRODUCING_SPEECH, NAMING, SAYING, folded

#: What to write for the partner of a mark.
_PARTNERS = {"«": "»", "»": "«", "\u201c": "\u201d", "\u201d": "\u201c", '"': '"'}
_LONELY = (OPENS_ALONE, CLOSES_ALONE)
_WORD = lazy_regex(rf"[^{BLANKS}]++")
_COLON = lazy_regex(rf":[{BLANKS}]++")
#: A proclitic that tatweel holds apart from the word after it, as writers do before a mark: بـ«X».
_HELD_PROCLITIC = lazy_regex(rf"(?<![^{BLANKS}(])[وف]?(?:ب|ل|ك|ال|لل|بال){TATWEEL}++(?=\p{{L}})")
#: و after a closer: the second of two things quoted alike.
_COORDINATION = lazy_regex(rf"[،,]?[{BLANKS}]*+و[{BLANKS}]*+(?=[^{BLANKS}])")
#: A sentence that ends, with another after it.
_SENTENCE_END = lazy_regex(rf"(?s)[{STOPS}][{BLANKS}]++.")
#: Latin letters or a year in brackets: the gloss of a name, after its closer.
_GLOSS = lazy_regex(rf"(?<![{BLANKS}])[{BLANKS}]++\([\p{{Latin}}\p{{N}}]")
#: Not the stop of Mt. or 3.0 : what follows a clause is Arabic, or nothing.
_CLAUSE_END = lazy_regex(rf"[،؛]|\.(?=[{BLANKS}]*+(?:\p{{Arabic}}|$))")
# How many words a name has at most, by the strength of what speaks for it.
_NAME, _TITLE, _PHRASE = 3, 2, 2
#: How far before a colon its verb of saying stands, subject and place between them.
_SPEAKER = 6
_LONGEST_WORD = 24  # letters and tashkeel
_LOOK_BACK = 32  # characters that are enough to see the word before


def completed(text: str) -> list[Replacement]:
    """Return the edits that complete the marks of a text, in order.

    A line that would be completed twice is left.
    """
    edits: list[Replacement] = []
    for line in marked_lines(text):
        found = completed_line(line)
        if found:
            whole = splice(text[line.start : line.end], moved(found, -line.start))
            if not any(completed_line(again) for again in marked_lines(whole)):
                edits += found
    return edits


def completed_line(line: Line) -> list[Replacement]:
    """Return the edits that complete the marks of one line, in order."""
    edits: list[Replacement] = []
    marks = line.marks
    decide(line)
    if not any(mark.role in _LONELY for mark in marks):
        return edits
    known = _quoted(line)
    done = line.start
    for index, mark in enumerate(marks):
        found: list[Replacement] = []
        if mark.shape.glyph in _PARTNERS and mark.role == OPENS_ALONE:
            found = _closed(line, index, known)
        elif mark.shape.glyph in _PARTNERS and mark.role == CLOSES_ALONE:
            found = _opened(line, index, known)
        if found and found[0][0] >= done:  # two marks may want the same words
            edits += found
            done = found[len(found) - 1][1]
    return edits


def _quoted(line: Line) -> frozenset[str]:
    """Return what stands between the marks of a pair with no mark between them."""
    return frozenset(
        [
            line.text[opener.right_reach : closer.left_reach]
            for opener, closer in pairwise(line.marks)
            if opener.role == OPENS and closer.role == CLOSES
        ]
    )


def _opened(line: Line, index: int, known: frozenset[str]) -> list[Replacement]:
    """Return the opener of a closer that stands alone, and the blanks that go with it."""
    text = line.text
    mark = line.marks[index]
    before = line.marks[index - 1] if index > 0 else None
    start = before.end if before else line.start
    after_pair = before is not None and before.role == CLOSES
    place = opener_place(text, start, mark.start, after_pair=after_pair, known=known)
    if place is None:
        return []
    edits: list[Replacement] = [(place, place, _PARTNERS[mark.shape.glyph])]
    delete_blanks(text, max(place, mark.left_reach), mark.start, edits)
    return edits


def _closed(line: Line, index: int, known: frozenset[str]) -> list[Replacement]:
    """Return the closer of an opener that stands alone, and the blanks that go with it."""
    text = line.text
    mark = line.marks[index]
    last = index + 1 == len(line.marks)
    end = line.end if last else line.marks[index + 1].start
    reach = mark.left_reach
    speech = introduces_speech(text[max(line.start, reach - _LOOK_BACK) : reach])
    place = closer_place(text, mark.right_reach, end, last=last, speech=speech, known=known)
    if place is None:
        return []
    edits: list[Replacement] = []
    delete_blanks(text, mark.end, mark.right_reach, edits)
    edits.append((place, place, _PARTNERS[mark.shape.glyph]))
    return edits


def opener_place(
    text: str, start: int, closer: int, *, after_pair: bool, known: frozenset[str]
) -> int | None:
    """Return where the quotation that `closer` ends began, at `start` the earliest.

    after_pair: whether a closer stands at `start`; known: what is quoted elsewhere in the line.
    """
    quoted = text[start:closer].rstrip(BLANKS)
    sentence = 0
    for found in _SENTENCE_END.finditer(quoted):
        sentence = int(found.end()) - 1
    words = [int(found.start()) + sentence for found in _WORD.finditer(quoted[sentence:])]
    for word in words[max(0, len(words) - _NAME) :]:
        if quoted[word:] in known:
            return start + word
    place: int | None = None
    for found in _HELD_PROCLITIC.finditer(quoted, sentence):
        place = int(found.end())
    if place is None:
        place = _after_noun(quoted, words, NAMING, _NAME)
    if place is None:
        place = _after_speaker(quoted)
    if place is None:
        place = _after_noun(quoted, words, CLASSIFYING, _TITLE)
    if place is None and after_pair and len(words) <= _PHRASE + 1:
        coordination = _COORDINATION.match(quoted)
        place = int(coordination.end()) if coordination else None
    return None if place is None or has_gap(quoted, place, len(quoted)) else start + place


def _after_noun(quoted: str, words: list[int], nouns: frozenset[str], most: int) -> int | None:
    """Return the start of the word after the last such noun, if few words follow it."""
    count = len(words)
    for at in range(count - 1, max(0, count - most - 1), -1):
        if folded(quoted[words[at - 1] : words[at]].strip(BLANKS)) in nouns:
            return words[at]
    return None


def _after_speaker(quoted: str) -> int | None:
    """Return the place after the last colon, if a verb of saying stands before it."""
    colons = list(_COLON.finditer(quoted))
    if not colons:
        return None
    colon = colons[len(colons) - 1]
    before = _WORD.findall(quoted[: colon.start()])
    speaker = before[max(0, len(before) - _SPEAKER) :]
    return int(colon.end()) if any(folded(word) in SAYING for word in speaker) else None


def introduces_speech(text: str) -> bool:
    """Return whether the end of a text introduces speech: a colon, a verb of saying, أن."""
    text = text.rstrip(BLANKS)
    words = _WORD.findall(text[max(0, len(text) - _LONGEST_WORD) :])
    return text.endswith(":") or bool(words and folded(words[len(words) - 1]) in INTRODUCING_SPEECH)


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
    if not last or ends_sentence(quoted, 0, len(quoted)):
        return 0
    quoted = quoted.rstrip(BLANKS)
    if quoted.endswith((".", "،")):
        quoted = quoted[: len(quoted) - 1].rstrip(BLANKS)
    return len(quoted)


def _title_length(quoted: str, last: bool) -> int:
    """Return how much of a text is a title: the words of a short clause; 0: unknown."""
    clause = _CLAUSE_END.search(quoted)
    if not clause and not last:
        return 0
    title = (quoted[: clause.start()] if clause else quoted).rstrip(BLANKS)
    return len(title) if len(_WORD.findall(title)) <= _TITLE else 0
