"""Sentence segmentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic_norm import letters
from arabic_norm.edits import Edit
from arabic_norm.pipeline import rewrite
from arabic_norm.steps import _stops

#: Signs that stand before an item of a list or between two items.
BULLETS = (
    "\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u25a0\u25a1\u25c6\u25ba\u2043\u27a2\u2713\u2714"
)
#: End of ayah; the number of the verse follows it.
AYAH = "\N{ARABIC END OF AYAH}"
RUB = "\N{ARABIC START OF RUB EL HIZB}"
PARAGRAPHS = "\N{PILCROW SIGN}\N{SECTION SIGN}"
_BEFORE = BULLETS + RUB + "\N{PILCROW SIGN}"
_WIDE = letters.BLANKS.replace(" ", "")
_SIGNS = _stops.STOPS + letters.LINE_BREAKS + _BEFORE + AYAH + _WIDE
_CANDIDATE = re.compile(f"[{re.escape(_SIGNS)}]|    ")
_BLANK_RUN = re.compile(f"[{_stops._BLANKS}]+")
_DIGITS = re.compile(f"[{letters.DIGITS}{letters.INVISIBLE}]*")

__all__ = ["segment_sentences"]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences, code points of the text."""
    spans: list[tuple[int, int]] = []
    start = _skip_blanks(text, 0)
    at = start
    search = _CANDIDATE.search
    while found := search(text, at):
        at = found.start()
        sign = text[at]
        if sign in _stops.STOPS:
            at, ends = _stops.ends_sentence(text, start, at)
            end = at
        elif sign in letters.LINE_BREAKS:
            end, ends, at = at, True, at + 1
        elif sign in _BEFORE:
            end, ends, at = at, at > start and text[at - 1].isspace(), at + 1
            if ends:
                at = end + 1
        elif sign == AYAH:
            at = _DIGITS.match(text, at + 1).end()  # type: ignore[union-attr]
            end, ends = at, True
        else:
            end, at, ends = _gap(text, start, at)
        if ends:
            start = _add(text, spans, start, end)
            at = max(at, start)
    _add(text, spans, start, len(text))
    return spans


def _gap(text: str, start: int, at: int) -> tuple[int, int, bool]:
    end = at
    while end > start and text[end - 1] in letters.BLANKS:
        end -= 1
    after = _BLANK_RUN.match(text, at).end()  # type: ignore[union-attr]
    run = text[end:after]
    wide = len(run) > 3 or "\t" in run or len(run) - run.count(" ") > 1
    return end, after, wide and text[end - 1 : end] not in "،,:؛"


def _add(text: str, spans: list[tuple[int, int]], start: int, end: int) -> int:
    last = end
    while last > start and text[last - 1].isspace():
        last -= 1
    if last > start:
        spans.append((start, last))
    return _skip_blanks(text, end)


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


@rewrite(triggers=_SIGNS + " ", version=1)
def segment_sentences(text: str) -> Iterator[Edit]:
    """Write one sentence a line: the blanks between two sentences become one newline."""
    spans = sentence_spans(text)
    for (_, end), (start, _) in zip(spans, spans[1:]):
        yield Edit(end, start, "\n")
