"""Layout gaps: wide spaces that separate the headlines of a page, for `break_gaps` and sentences.

A gap is a tab, four blanks, or three blanks other than U+0020. Fewer are typed by accident, or are
found within a line of verse: of 51 runs of two no-break spaces in two corpora of news, 33 are
inside a sentence or after its stop, 18 are in lists of results, and none separates headlines. A
run is not a gap where the signs and words beside it show that the line continues, or where the line
is justified, so that other blanks near it are wide too.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import (
    ARABIC_SCRIPT,
    BLANKS,
    DIGITS,
    LATIN,
    LINE_BREAKS,
    PLANE,
    TRANSPARENT,
    class_table,
    span,
)
from arabic_norm.patterns import lazy_regex

from .carriers import is_carrier
from .protected import outside, protected_lines, protected_spans

#: Web pages part headlines by this many blanks, whichever.
GAP_BLANKS = 4
#: So many of those that are typed for layout are enough.
_FEWEST = 3
#: More blanks than these pad no line: they part columns.
_PADDING = 7
#: Three blanks pad a line, and two beside the very word; two alone are a slip of the finger.
_PADDED, _DOUBLE = 3, 2
#: So many words away, and so many characters, a line's padding is looked for: fewer than a
#: hemistich has, for three blanks part hemistichs too.
_WORDS, _REACH = 3, 40

_NARROW = BLANKS.replace("\t", "")
#: Where a gap may begin: at a tab, or at a blank before a blank. See `rewrite`.
GAP_PAIR = (_NARROW, _NARROW)

#: After these a gap parts a label from its value, and inside marks and brackets nothing.
_GOES_ON_AFTER = ":،,؛«\u201c([{"
_GOES_ON_BEFORE = "»\u201d)]}،,؛"
#: Words that cannot be the last: prepositions, relatives, particles before a verb or a name.
_GOVERNING = {
    "في", "من", "إلى", "الى", "على", "عن", "مع", "بين", "حتى", "منذ", "أن", "ان", "إن", "لأن",
    "لم", "لن", "قد", "سوف", "و", "أو", "ثم", "يا", "الذي", "التي", "الذين", "اللي",
}  # fmt: skip
_LONGEST = max(map(len, _GOVERNING))

# What a character is to the words beside a gap.
_UNKNOWN = 0  # in no row below
_WORD = 1
_UNREAD = 2  # looked past in a word
_COMMA = 3  # what a phrase may hold besides words
_SIGN = 4
_SPACE = 5
_LAYOUT = 6  # any other blank but a tab
_CLASSES = class_table(
    [
        (_SIGN, span(0x21, 0x7E) + "«»\u2013\u2014\u2018\u2019\u201c\u201d\u2026" + LINE_BREAKS),
        (_WORD, ARABIC_SCRIPT + LATIN + DIGITS),
        (_UNREAD, TRANSPARENT),
        (_COMMA, "،,؛"),
        (_LAYOUT, BLANKS),
        (_SPACE, " "),
        (_SIGN, "\t"),
    ]
)
_FAR_UNREAD = frozenset(TRANSPARENT)
#: A letter or a number of any script.
_LETTER = lazy_regex(r"[\p{L}\p{N}]")
#: A line that is set in before an ASCII character: code may be, and then keeps its blanks.
_SET_IN = lazy_regex(rf"(?:\A|[{LINE_BREAKS}])[{BLANKS}]++[!-~]")
#: Where such a line may begin: few texts have one, and a look is faster than a pattern.
_INDENTED = kernel.Finder("", ["", *LINE_BREAKS], BLANKS)
_next_pair = kernel.Finder(BLANKS, *GAP_PAIR).find


def _class_of(char: str) -> int:
    """Return what a character is to the words beside a gap: one of the numbers above."""
    code = ord(char)
    kind = _CLASSES[code] if code < PLANE else _UNKNOWN
    if kind != _UNKNOWN:
        return kind
    if char in _FAR_UNREAD:
        return _UNREAD
    return _WORD if _LETTER.match(char) else _SIGN


def is_wide(run: str) -> bool:
    """Tell whether a run of blanks is wide enough for a gap."""
    return len(run) >= GAP_BLANKS or "\t" in run or len(run) - run.count(" ") >= _FEWEST


def is_gap(text: str, start: int, end: int) -> bool:
    """Tell whether a run of blanks separates two texts; ``start`` and ``end`` are its span.

    At the beginning or the end of a line it does not.
    """
    if not is_wide(text[start:end]) or start == 0 or end == len(text):
        return False
    before, after = text[start - 1], text[end]
    if before in LINE_BREAKS or after in LINE_BREAKS:
        return False
    if before in _GOES_ON_AFTER or after in _GOES_ON_BEFORE:
        return False
    if "\t" in text[start:end]:
        return True
    return not governs(text, start) and not _is_padding(text, start, end)


def has_gap(text: str, start: int, end: int) -> bool:
    """Tell whether there is a gap in a part of the text."""
    place = _next_pair(text, start, end)
    while place >= 0:
        if place > start and text[place - 1] in BLANKS:  # before a tab
            place -= 1
        stop = place + 1
        while stop < end and text[stop] in BLANKS:
            stop += 1
        if is_gap(text, place, stop):
            return True
        place = _next_pair(text, stop, end)
    return False


def broken_gaps(text: str) -> list[Replacement]:
    """Return the edits that write gaps inside a line, but not in code, as line breaks."""
    edits: list[Replacement] = []
    size = len(text)
    end = 0
    while end < size:
        start = _next_pair(text, end, size)
        if start < 0:
            break
        if start > end and text[start - 1] in BLANKS:  # before a tab
            start -= 1
        end = start + 1
        while end < size and text[end] in BLANKS:
            end += 1
        if end - start > 1 and is_carrier(text, end - 1):
            end -= 1
        if is_gap(text, start, end):
            edits.append((start, end, "\n"))
    if edits:
        edits = outside(edits, protected_spans(text))
    if edits and _INDENTED.found_in(text) and _SET_IN.search(text):
        edits = outside(edits, protected_lines(text))
    return edits


def governs(text: str, end: int) -> bool:
    """Tell whether the word that ends at a place governs what follows: the line continues."""
    low = max(0, end - _REACH)
    start = end
    word = ""
    while start > low:
        kind = _class_of(text[start - 1])
        if kind > _UNREAD:
            break
        start -= 1
        if kind == _WORD:
            word = text[start] + word
            if len(word) > _LONGEST:
                return False
    return word in _GOVERNING


def _is_padding(text: str, start: int, end: int) -> bool:
    """Tell whether a run of blanks pads a justified line: others near it are wide too."""
    if end - start > _PADDING:
        return False
    return _is_padded(text, start, -1) or _is_padded(text, end, 1)


def _is_padded(text: str, place: int, step: int) -> bool:
    """Tell whether a line is padded on one side of a run of blanks.

    place: where the run begins, to look back, or ends, to look ahead. Nothing but words and padding
    is looked past, so that what a gap or a sentence's end beside it would cut off is no evidence.
    """
    words = run = wide = 0
    at = place if step > 0 else place - 1
    stop = min(len(text), place + _REACH) if step > 0 else max(0, place - _REACH) - 1
    while at != stop:
        kind = _class_of(text[at])
        if kind >= _SPACE:
            run += 1
            wide += kind == _LAYOUT
        else:
            if kind > _COMMA:
                return False
            if wide < _FEWEST and (run == _PADDED or (run == _DOUBLE and words == 0)):
                return True
            words += run > 0
            if run > _PADDING or words == _WORDS:
                return False
            run = wide = 0
        at += step
    return False
