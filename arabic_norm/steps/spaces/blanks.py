"""Runs of blanks and line breaks: the edits of `collapse_whitespace` and `unify_newlines`."""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import BLANKS, HAIR_SPACE, LINE_BREAKS, NBSP, PLANE, class_table

from ..carriers import is_carrier
from ..protected import mojibake_runs, outside, protected_lines

#: A blank or a newline by itself, between two words, is what is wanted: only where two of these, or
#: one and an end of the text, touch is there anything to do. See `rewrite`.
BLANK_PAIR = (["", *" \n"], ["", *" \n"])

#: A line break that is a byte of letters in mojibake, as a no-break space is.
NEL = "\x85"
# What a character is to a run of blanks: a letter or a sign, or bits that say what else it is.
_WORD, _BLANK, _BREAK, _IN_WORDS = 0, 1, 2, 4  # the last: it may be part of a word
_CLASSES = class_table(
    [
        (_BLANK, BLANKS),
        (_BREAK, LINE_BREAKS),
        (_BLANK | _IN_WORDS, NBSP + HAIR_SPACE),  # see `_outside_mojibake`, and `carriers`
        (_BREAK | _IN_WORDS, NEL),
    ]
)
_runs = kernel.Finder(BLANKS + LINE_BREAKS, *BLANK_PAIR).positions
#: Code begins with a sign or a letter below this one; Arabic prose that is set in seldom does.
_BEYOND_ASCII = "\x80"
#: Whose blanks say nothing.
_TAG = "<"


def _class_of(char: str) -> int:
    code = ord(char)
    return _CLASSES[code] if code < PLANE else _WORD


def collapsed_runs(text: str) -> list[Replacement]:
    """Return the edits that write each run of blanks as one, or as the line breaks it holds.

    Where lines of code are indented, all whitespace of the code stays, since indentation and
    alignment matter there. Texts without an indented line that begins with an ASCII character are
    not searched for code. Whitespace that is a byte of a letter in mojibake stays too.
    """
    edits: list[Replacement] = []
    size = len(text)
    end = 0
    is_set_in = has_parts = False
    for place in _runs(text):
        if place < end:
            continue
        start = place
        # a run is found at its first character, or at the second of `BLANK_PAIR`
        if place > end and text[place - 1] in (" ", "\n"):
            start -= 1
        end = start
        breaks = 0
        while end < size:
            code = ord(text[end])
            kind = _CLASSES[code] if code < PLANE else _WORD  # as `_class_of`, without a call
            if kind != _BLANK:
                if kind == _WORD:
                    break
                if kind & _BREAK and not _is_second_half(text, start, end):
                    breaks += 1
                has_parts |= kind & _IN_WORDS > 0
            end += 1
        if has_parts and is_carrier(text, end - 1):
            end -= 1
            if end == start:
                end += 1
                continue
        written = _written(breaks) if start > 0 and end < size else ""
        if written and end - start == len(written) and text[start:end] == written:
            continue
        edits.append((start, end, written))
        if (breaks or start == 0) and _sets_in(text, end):
            is_set_in = True
    if is_set_in:
        edits = _outside_code(text, edits)
    return _outside_mojibake(text, edits) if has_parts else edits


def _outside_mojibake(text: str, edits: list[Replacement]) -> list[Replacement]:
    """Return the edits less those of bytes of letters in mojibake."""
    runs = mojibake_runs(text) if _holds_byte(text) else []
    if not runs:
        return edits
    kept = set(outside(edits, runs))
    return [edit for edit in edits if edit in kept or not _holds_byte(text[edit[0] : edit[1]])]


def _holds_byte(text: str) -> bool:
    return NBSP in text or NEL in text


def _sets_in(text: str, end: int) -> bool:
    """Return whether a run that begins a line, or holds its break, indents a line of code there."""
    if end == len(text) or text[end] >= _BEYOND_ASCII or text[end] == _TAG:
        return False
    return _class_of(text[end - 1]) & _BLANK > 0


def _outside_code(text: str, edits: list[Replacement]) -> list[Replacement]:
    """Return the edits less what they change in code, if a line of it is set in."""
    spans = protected_lines(text)
    kept: list[Replacement] = []
    keeps_indentation = False
    at = 0
    for start, end, written in edits:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        place = start
        within = at
        while within < len(spans) and spans[within][0] < end:
            first, last = spans[within]
            if place < first:
                _write_part(text, place, first, kept)
            place = last
            within += 1
        if within == at:
            kept.append((start, end, written))
        elif place < end:
            _write_part(text, place, end, kept)
        elif (start == 0 or _breaks_in(text, start, end)) and _sets_in(text, end):
            keeps_indentation = True
    return kept if keeps_indentation else edits


def _write_part(text: str, start: int, end: int, edits: list[Replacement]) -> None:
    """Add the edit of a part of a run whose other parts stay."""
    size = len(text)
    breaks = _breaks_in(text, start, end)
    follows = start > 0 and _class_of(text[start - 1]) & _BREAK > 0
    precedes = end < size and _class_of(text[end]) & _BREAK > 0
    if start == 0 or end == size or (breaks == 0 and (follows or precedes)):
        written = ""
    else:
        written = _written(min(breaks, 1) if follows or precedes else breaks)
    if text[start:end] != written:
        edits.append((start, end, written))


def _breaks_in(text: str, start: int, end: int) -> int:
    """Return how many line breaks stand there; CR LF is one."""
    return sum(
        [
            _class_of(text[place]) & _BREAK > 0 and not _is_second_half(text, start, place)
            for place in range(start, end)
        ]
    )


def _is_second_half(text: str, start: int, at: int) -> bool:
    """Tell whether a line break is the LF of a CR LF."""
    return text[at] == "\n" and at > start and text[at - 1] == "\r"


def _written(breaks: int) -> str:
    """Return what stands for a run with so many line breaks: paragraphs stay apart."""
    if breaks == 0:
        return " "
    return "\n" if breaks == 1 else "\n\n"


def unified_newlines(text: str) -> list[Replacement]:
    """Return the edits that write CR LF, or several CR before an LF, as one LF."""
    edits: list[Replacement] = []
    done = 0
    place = text.find("\r\n")
    while place >= 0:
        start = place
        while start > done and text[start - 1] == "\r":
            start -= 1
        done = place + 2
        edits.append((start, done, "\n"))
        place = text.find("\r\n", done)
    return edits
