"""Runs of blanks and line breaks: the edits of `collapse_whitespace` and `unify_newlines`."""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import BLANKS, LINE_BREAKS, NBSP, PLANE, class_table
from arabic_norm.steps.protected import mojibake_runs, overlapping

#: A blank or a newline by itself, between two words, is what is wanted: only where two of these, or
#: one and an end of the text, touch is there anything to do. See `rewrite`.
BLANK_PAIR = (["", *" \n"], ["", *" \n"])

# What a character is to a run of blanks.
_WORD, _BLANK, _BREAK = 0, 1, 2
_CLASSES = class_table([(_BLANK, BLANKS), (_BREAK, LINE_BREAKS)])
#: Blanks that are bytes in mojibake: A0 and 85.
_BYTES = kernel.Finder(NBSP + "\x85")
_RUNS = kernel.Finder(BLANKS + LINE_BREAKS, *BLANK_PAIR)


def _class_of(char: str) -> int:
    code = ord(char)
    return _CLASSES[code] if code < PLANE else _WORD


def collapsed_runs(text: str) -> list[Replacement]:
    """Return the edits that write each run of blanks as one, or as the line breaks it holds.

    Blanks that are bytes of letters in mojibake stay.
    """
    edits = _collapsed(text)
    if _BYTES.found_in(text):
        runs = mojibake_runs(text)
        if runs:
            edits = [
                edit
                for edit in edits
                if not _BYTES.found_in(text[edit[0] : edit[1]])
                or not overlapping(runs, edit[0], edit[1])
            ]
    return edits


def _collapsed(text: str) -> list[Replacement]:
    edits: list[Replacement] = []
    size = len(text)
    end = 0
    while end < size:
        start = _RUNS.find(text, end, size)
        if start < 0:
            break
        # a run is found at its first character, or at its second where the first matters in pairs
        if start > end and _class_of(text[start - 1]) != _WORD:
            start -= 1
        end = start
        breaks = 0
        while end < size:
            kind = _class_of(text[end])
            if kind == _WORD:
                break
            if kind == _BREAK and not _is_second_half(text, start, end):
                breaks += 1
            end += 1
        written = _written(breaks) if start > 0 and end < size else ""
        if text[start:end] != written:
            edits.append((start, end, written))
    return edits


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
