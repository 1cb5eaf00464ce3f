"""Add the missing partner of a quotation mark where the text shows its place.

A partner is added only for a reason that a reader would give too. Each reason proposes one place,
and the strongest is taken. Few texts get this far, so that regular expressions are fast enough.
"""

from __future__ import annotations

from itertools import islice, pairwise

from arabic_norm.edits import Replacement, splice
from arabic_norm.letters import ALEF, BLANKS, LAM, TATWEEL, WAW
from arabic_norm.patterns import lazy_regex

from ..gaps import has_gap
from .characters import COLON, EDGE, SPACED, STOPS
from .edits import delete_blanks, may_protect, moved
from .lines import marked_lines
from .marks import CLOSES, CLOSES_ALONE, OPENS, OPENS_ALONE, Line, Mark
from .roles import decide
from .sides import ends_sentence
from .words import (
    CLASSIFYING,
    INTRODUCING_SPEECH,
    LEADING,
    NAMING,
    PARTICLES,
    PROCLITICS,
    SAYING,
    folded,
)

#: What to write for the partner of a mark, by what it does: never that of a mark which points the
#: other way.
_CLOSERS = {"«": "»", "\u201c": "\u201d", '"': '"'}
_OPENERS = {"»": "«", "\u201d": "\u201c", '"': '"'}
_LONELY = (OPENS_ALONE, CLOSES_ALONE)

# Reasons ------------------------------------------------------------------------------------------
# Why a mark stood at a place. The number says how many places in a hundred were right in 5,600
# texts from which one mark was taken, in both halves alike; the strongest reason is followed.
HELD = 98  # a proclitic that tatweel holds apart from the next word: بـ«X»
GLOSSED = 97  # a gloss in brackets behind a name
BRACKETED = 95  # the bracket around it: («X Y»)
FIRST = 90  # the first of two, the second quoted and joined by a conjunction: «X» و«Y»
ASIDE = 90  # any bracket behind a word or two
JOINED = 88  # the second of two, the first quoted
CLAUSE = 88  # the end of a clause of a word or two
KNOWN = 87  # the same words are quoted in the same line
SPOKEN = 85  # a colon, and a verb of saying before it
NAMED = 83  # a noun that names words: اسم «X»
LATIN = 82  # Latin letters behind a preposition or a noun that wants a name: موقع «X»
CLASSIFIED = 80  # a noun of which a name says which one: رواية «X»
LABELLED = 75  # a colon, and any word before it
SPEECH = 59  # the end of the line, for a speech of one sentence; most others miss the stop's side

_WORD = lazy_regex(rf"[^{BLANKS}]++")
_COLON = lazy_regex(rf":[{BLANKS}]++")
#: A proclitic that tatweel holds apart from the word after it, as writers do before a mark: بـ«X».
_HELD_PROCLITIC = lazy_regex(rf"(?<![^{BLANKS}(])[وف]?(?:ب|ل|ك|ال|لل|بال){TATWEEL}++(?=\p{{L}})")
#: و and أو after a closer: the second of two things quoted alike.
_COORDINATION = lazy_regex(rf"[،,]?[{BLANKS}]*+(?:و[{BLANKS}]*+|[أا]و[{BLANKS}]++)(?=[^{BLANKS}])")
#: The same before an opener: the first of two.
_COORDINATED = lazy_regex(rf"(?<![{BLANKS}])[،,]?[{BLANKS}]++(?:و[{BLANKS}]*+|[أا]و[{BLANKS}]++)$")
_LETTER = lazy_regex(r"[\p{L}\p{N}]")
_STOP = lazy_regex(f"[{STOPS}]")
#: A bracket behind a word.
_ASIDE = lazy_regex(rf"(?<![{BLANKS}])[{BLANKS}]++\(")
#: A sentence that ends, with another after it.
_SENTENCE_END = lazy_regex(rf"(?s)[{STOPS}][{BLANKS}]++.")
#: Latin letters or a year in brackets: the gloss of a name, after its closer.
_GLOSS = lazy_regex(rf"(?<![{BLANKS}])[{BLANKS}]++\([\p{{Latin}}\p{{N}}]")
#: Not the stop of Mt. or 3.0 : what follows a clause is Arabic, or nothing.
_CLAUSE_END = lazy_regex(rf"[،؛]|\.(?=[{BLANKS}]*+(?:\p{{Arabic}}|$))")
#: Words in Latin letters behind one in Arabic ones, at the end.
_LATIN = lazy_regex(rf"(?<=[^{BLANKS}][{BLANKS}])\p{{Latin}}[\p{{Latin}}\p{{N}}&.’'{BLANKS}-]*+$")
#: Behind a closer: nothing, or what ends a clause.
_CLAUSE_BEHIND = lazy_regex(rf"[{BLANKS}]*+(?:[.،؛]|$)")
# How many words a name has at most, by the strength of what speaks for it.
_NAME, _TITLE = 3, 2
#: How far before a colon its verb of saying stands, subject and place between them.
_SPEAKER = 6
_LONGEST_WORD = 24  # letters and tashkeel
_LOOK_BACK = 32  # characters that are enough to see the word before, or a name in Latin letters
#: No quotation ends on these.
_LEADING_ON = PARTICLES | PROCLITICS | LEADING

_ARTICLE = ALEF + LAM

Place = tuple[int, int]  # a reason, and the place that it speaks for


def completed(text: str) -> list[Replacement]:
    """Return the edits that complete the marks of a text, in order.

    A line that would be completed twice is left, and a text in which the marks that are added
    change what is protected, so that it would.
    """
    lines = _lonely_lines(text)
    edits = _completed_in(text, lines)
    if edits and may_protect(lines[0], edits):
        whole = splice(text, edits)
        if _completed_in(whole, _lonely_lines(whole)):
            return []
    return edits


def _completed_in(text: str, lines: list[Line]) -> list[Replacement]:
    """Return the edits of these lines, less those that would be completed twice."""
    edits: list[Replacement] = []
    habit = stops_inside(text) if lines else 0
    for line in lines:
        found = completed_line(line, habit)
        if found and line.is_arabic():
            whole = splice(text[line.start : line.end], moved(found, -line.start))
            if not any(completed_line(again, habit) for again in _lonely_lines(whole)):
                edits += found
    return edits


def _lonely_lines(text: str) -> list[Line]:
    """Return the lines in which a mark has no partner, decided."""
    lines: list[Line] = []
    for line in marked_lines(text):
        decide(line)
        if any(mark.role in _LONELY for mark in line.marks):
            lines.append(line)
    return lines


def stops_inside(text: str) -> int:
    """Return how many quotations of a text hold their stop, less those before a stop or comma."""
    inside = sum(map(text.count, (".»", ".\u201d", '."')))
    return inside - sum(map(text.count, ("».", "\u201d.", '".', "»،", "\u201d،", '"،')))


def completed_line(line: Line, habit: int) -> list[Replacement]:
    """Return the edits that complete the marks of one decided line, in order.

    habit: above 0 where the text's quotations hold their stops.
    """
    edits: list[Replacement] = []
    marks = line.marks
    known = _quoted(line)
    done = line.start
    for index, mark in enumerate(marks):
        found: list[Replacement] = []
        if mark.role == OPENS_ALONE and mark.shape.glyph in _CLOSERS:
            place = _best(closer_places(line, index, known, habit))
            if place is not None:
                delete_blanks(line.text, mark.end, mark.right_reach, found)
                found.append((place, place, _CLOSERS[mark.shape.glyph]))
        elif mark.role == CLOSES_ALONE and _may_get_opener(mark):
            place = _best(opener_places(line, index, known))
            if place is not None and not has_gap(line.text, place, max(place, mark.left_reach)):
                found.append((place, place, _OPENERS[mark.shape.glyph]))
                delete_blanks(line.text, max(place, mark.left_reach), mark.start, found)
        if found and found[0][0] >= done:  # two marks may want the same words
            edits += found
            done = found[len(found) - 1][1]
    return edits


def _may_get_opener(mark: Mark) -> bool:
    """Return whether a mark is a closer by its shape, and does not stand after a colon."""
    return mark.shape.glyph in _OPENERS and mark.left not in (COLON, COLON + SPACED)


def _best(places: list[Place]) -> int | None:
    """Return the place that the strongest reason speaks for, the first of equals; None: none."""
    best: int | None = None
    worth = 0
    for reason, place in places:
        if reason > worth:
            worth = reason
            best = place
    return best


def _quoted(line: Line) -> frozenset[str]:
    """Return what stands between the marks of a pair with no mark between them."""
    return frozenset(
        [
            line.text[opener.right_reach : closer.left_reach]
            for opener, closer in pairwise(line.marks)
            if opener.role == OPENS and closer.role == CLOSES
        ]
    )


# Openers ------------------------------------------------------------------------------------------
def opener_places(line: Line, index: int, known: frozenset[str]) -> list[Place]:
    """Return each reason why a closer's quotation began at a place, with the place.

    known: what is quoted elsewhere in the line.
    """
    text = line.text
    mark = line.marks[index]
    before = line.marks[index - 1] if index > 0 else None
    start = before.end if before else line.start
    quoted = text[start : mark.start].rstrip(BLANKS)
    sentence = 0
    for found in _SENTENCE_END.finditer(quoted):
        sentence = int(found.end()) - 1
    words = [int(found.start()) + sentence for found in _WORD.finditer(quoted[sentence:])]
    places: list[Place] = []
    for word in words[max(0, len(words) - _NAME) :]:
        if quoted[word:] in known:
            places.append((KNOWN, word))
            break
    held = [int(found.end()) for found in _HELD_PROCLITIC.finditer(quoted, sentence)]
    if held:
        places.append((HELD, held[len(held) - 1]))
    places += _after_nouns(quoted, words)
    places += _after_colon(quoted, sentence, bool(_CLAUSE_BEHIND.match(text, mark.end, line.end)))
    if before is not None and before.role == CLOSES and len(words) <= _NAME:
        joined = _COORDINATION.match(quoted)
        if joined:
            places.append((JOINED, int(joined.end())))
    bracket = quoted.rfind("(")
    if bracket >= sentence and ")" not in quoted[bracket:]:
        inside = quoted.rfind(": ", bracket) + 1 or bracket
        if len(_WORD.findall(quoted[inside + 1 :])) <= _NAME:
            places.append((BRACKETED, _skip_blanks(quoted, inside + 1)))
    return [(reason, start + place) for reason, place in places if place < len(quoted)]


def _skip_blanks(text: str, place: int) -> int:
    return len(text) - len(text[place:].lstrip(BLANKS))


def _after_nouns(quoted: str, words: list[int]) -> list[Place]:
    """Return the start of the word after the last noun that wants a name, few words before the end;
    and of a name in Latin letters behind one, or behind a preposition."""
    places: list[Place] = []
    ends = [*words[1:], len(quoted)]
    count = len(words)
    for at in range(count - 2, max(-1, count - _NAME - 2), -1):
        word = folded(quoted[words[at] : ends[at]].strip(BLANKS))
        if word in NAMING:
            places.append((NAMED, words[at + 1]))
        elif word in CLASSIFYING and count - 1 - at <= _TITLE:
            places.append((CLASSIFIED, words[at + 1]))
        elif word not in PARTICLES:
            continue
        latin = _LATIN.search(quoted, max(0, len(quoted) - _LOOK_BACK))
        if latin and latin.start() == words[at + 1]:
            places.append((LATIN, words[at + 1]))
        if word not in PARTICLES:
            break
    return places


def _after_colon(quoted: str, sentence: int, ends_clause: bool) -> list[Place]:
    """Return the place after the last colon: if a verb of saying stands before it; or if it stands
    in the sentence, which begins at ``sentence``, and few words or a clause end behind it."""
    colon = 0
    for found in _COLON.finditer(quoted):
        colon = int(found.end())
    if not colon:
        return []
    before = _WORD.findall(quoted[:colon].rstrip(BLANKS + ":"))
    if not before:
        return []
    if any(folded(word) in SAYING for word in before[max(0, len(before) - _SPEAKER) :]):
        return [(SPOKEN, colon)]
    if before[len(before) - 1].startswith("@"):  # who wrote all of it, not what is quoted
        return []
    few = len(_WORD.findall(quoted[colon:])) <= _NAME
    return [(LABELLED, colon)] if colon >= sentence and (few or ends_clause) else []


# Closers ------------------------------------------------------------------------------------------
def closer_places(line: Line, index: int, known: frozenset[str], habit: int) -> list[Place]:
    """Return each reason why an opener's quotation ended at a place, with the place.

    known: what is quoted elsewhere in the line; habit: above 0 where quotations hold their stops.
    """
    text = line.text
    mark = line.marks[index]
    last = index + 1 == len(line.marks)
    start = mark.right_reach
    quoted = text[start : line.end if last else line.marks[index + 1].start]
    ends = [int(found.end()) for found in islice(_WORD.finditer(quoted), _NAME + 1)]
    places: list[Place] = []
    for end in ends[:_NAME]:
        if quoted[:end] in known:
            places.append((KNOWN, end))
            break
    gloss = _GLOSS.search(quoted)
    inline = mark.left != EDGE  # what begins a line is seldom a name: it may be a speech
    if gloss and inline and gloss.start() in ends[:_NAME]:
        places.append((GLOSSED, int(gloss.start())))
    bracket = quoted.find(")")
    before = text[max(line.start, mark.left_reach - _LOOK_BACK) : mark.left_reach]
    if bracket > 0 and "(" not in quoted[:bracket]:
        if len(_WORD.findall(quoted[:bracket])) <= _NAME:
            places.append((BRACKETED, bracket))
    elif introduces_speech(before):
        if last and not ends_sentence(quoted, 0, len(quoted)):
            places.append((SPEECH, _speech_length(quoted, habit)))
    else:
        places += _ends_of_titles(quoted, last=last, inline=inline)
    return [
        (reason, start + place)
        for reason, place in places
        if _LETTER.search(quoted, 0, place) and not _leads_on(quoted, place)
    ]


def _ends_of_titles(quoted: str, *, last: bool, inline: bool) -> list[Place]:
    """Return where a text begins to be no title: before a conjunction and another opener, before a
    bracket, at the end of a short clause.

    last: whether no other mark follows in the line; inline: whether the line begins before it.
    """
    places: list[Place] = []
    coordinated = None if last else _COORDINATED.search(quoted)
    if coordinated and len(_WORD.findall(quoted[: coordinated.start()])) <= _NAME:
        places.append((FIRST, int(coordinated.start())))
    aside = _ASIDE.search(quoted)
    if aside and inline and _is_title(quoted[: aside.start()]):
        places.append((ASIDE, int(aside.start())))
    clause = _CLAUSE_END.search(quoted)
    if clause or last:
        title = (quoted[: clause.start()] if clause else quoted).rstrip(BLANKS)
        if _is_title(title) and not _STOP.search(title):
            places.append((CLAUSE, len(title)))
    return places


def _is_title(text: str) -> bool:
    """Return whether a text is a word, or two that go together: where the first has the article,
    so has its adjective, and a conjunction joins what is quoted to what is not."""
    words = [folded(word) for word in _WORD.findall(text)]
    if len(words) < _TITLE:
        return len(words) == 1
    if len(words) > _TITLE or "(" in text or words[1].startswith(WAW) or words[0] in PARTICLES:
        return False
    return words[1].startswith(_ARTICLE) or not words[0].startswith(_ARTICLE)


def _leads_on(text: str, end: int) -> bool:
    """Return whether what ends there ends on a colon, or on a word that wants the next one."""
    if text.endswith(":", 0, end):
        return True
    words = _WORD.findall(text[max(0, end - _LONGEST_WORD) : end])
    return bool(words) and folded(words[len(words) - 1]) in _LEADING_ON


def introduces_speech(text: str) -> bool:
    """Return whether the end of a text introduces speech: a colon, a verb of saying, أن."""
    text = text.rstrip(BLANKS)
    words = _WORD.findall(text[max(0, len(text) - _LONGEST_WORD) :])
    return text.endswith(":") or bool(words and folded(words[len(words) - 1]) in INTRODUCING_SPEECH)


def _speech_length(quoted: str, habit: int) -> int:
    """Return how much of a text is speech: all but its stop, unless it is the habit to hold it."""
    quoted = quoted.rstrip(BLANKS)
    if quoted.endswith("..") or (quoted.endswith(".") and habit > 0):
        return len(quoted)
    if quoted.endswith(("،", ".")):
        quoted = quoted[: len(quoted) - 1].rstrip(BLANKS)
    return len(quoted)
