"""Sentence segmentation: where each sentence of a text begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from string import ascii_letters
from typing import NamedTuple

from arabic_norm import kernel, letters
from arabic_norm.edits import Edit
from arabic_norm.patterns import lazy_re
from arabic_norm.pipeline import rewrite
from arabic_norm.steps import _sentence_abbreviations as abbreviations
from arabic_norm.steps._sentence_signs import AYAH, CUTS, HEADS, ORNATE, STOPS, WIDE_BLANKS
from arabic_norm.steps._sentence_stops import ends_sentence, in_aside, is_label

__all__ = ["segment_sentences"]

#: So many blanks make a layout gap; three also stand in a sentence, and between hemistichs.
_GAP = 4
#: After these a gap parts a label from its value, not two sentences.
_BEFORE_VALUES = ":،,؛"

_SIGNS = STOPS + CUTS.replace(WIDE_BLANKS, "")


def _abbreviation_endings() -> frozenset[str]:
    """Return the last three letters of each abbreviation that has as many, in every spelling."""
    spellings = {"ا": "اأإآ", "ي": "يى"}
    words = {word for table in abbreviations.ARABIC_TABLES for word in table if len(word) > 2}
    letters_of = ([spellings.get(letter, letter) for letter in word[-3:]] for word in words)
    return frozenset("".join(spelled) for ending in letters_of for spelled in product(*ending))


# Where the case is plain: a word of three letters or more that is no abbreviation, or a letter and
# a closing mark or a blank; one stop; a blank and a letter.
# Teh marbuta inside a "word" means two words.
_PLAIN = "ء-غف-ي"
_PLAIN_SIGN = "[.!?\N{ARABIC QUESTION MARK}]"
_PLAIN_STOP = f"(?<=[ء-بت-غف-ي]{{2}}[{_PLAIN}]{_PLAIN_SIGN})"
_LOOSE_STOP = f'(?<=[{_PLAIN}][\xbb\u201d") ][.])'
_PLAIN_END = lazy_re(f"{_PLAIN_SIGN}(?:{_PLAIN_STOP}|{_LOOSE_STOP}) (?=[{_PLAIN}])")
_ABBREVIATED = _abbreviation_endings()
#: What a stop stands directly before that needs no decision: a line break, or the end of the text,
#: ends the sentence in any case; before a digit or a Latin letter a stop is part of what it is in.
_LINE_BREAKS = frozenset(letters.LINE_BREAKS)
_UNDECIDED = _LINE_BREAKS | frozenset(letters.DIGITS + ascii_letters) | {""}
# Blanks may make a gap where there are two of them, or a tab.
_SIGN_FINDER = kernel.Finder(
    _SIGNS + "\t", letters.BLANKS.replace("\t", ""), letters.BLANKS.replace("\t", "")
)
_STOPS = frozenset(STOPS)
_PIECE = 1 << 16  # characters whose signs are listed at a time
_BLANK_RUN = lazy_re(f"[{letters.BLANKS}]*")
_BLANKS_AND_HEADS = tuple(letters.BLANKS + letters.LINE_BREAKS + HEADS)
_OPENS, _CLOSES = tuple('([\xab\u201c"'), tuple(')]\xbb\u201d"')
_VERSE_END = lazy_re(
    f"(?:{AYAH}|{ORNATE}(?=[{letters.DIGITS} ]{{1,5}}\N{ORNATE LEFT PARENTHESIS}))"
    f"[{letters.DIGITS}{letters.INVISIBLE} ]{{0,8}}\N{ORNATE LEFT PARENTHESIS}?"
)


class _Cut(NamedTuple):
    """Where to look on from, and where the sentence ends there, if it does."""

    at: int
    end: int | None


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences, in code points of the text.

    They are in order, do not overlap, begin and end on a character that is not blank, and hold
    together all that shows. What does not show, a line of marks or controls alone, is no sentence.

    >>> text = "وصل د. سامي عام 50 ق.م. إلى هنا. هل رأيته؟ لا."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['وصل د. سامي عام 50 ق.م. إلى هنا.', 'هل رأيته؟', 'لا.']
    """
    spans: list[tuple[int, int]] = []
    start = at = _past_blanks(text, 0)
    for place in _candidates(text):
        if place < at:
            continue
        sign = text[place]
        if sign in _LINE_BREAKS:
            _add(text, spans, start, place)
            start = at = _past_blanks(text, place + 1)
            continue
        if sign in _STOPS:
            if text[place + 1 : place + 2] in _UNDECIDED:
                continue
            plain = _PLAIN_END.match(text, place)
            if (
                plain
                and text[place - 3 : place] not in _ABBREVIATED
                and not in_aside(text, start, place, place + 1)
            ):
                spans.append((start, place + 1))
                start = at = plain.end()
                continue
        at, end = _cut(text, start, place)
        if end is not None:
            _add(text, spans, start, end)
            start = _past_blanks(text, end)
            at = max(at, start)
    _add(text, spans, start, len(text))
    return spans


def _candidates(text: str) -> Iterator[int]:
    """Yield the places of signs that may end a sentence or begin one, and of blanks in a row."""
    for start in range(0, len(text), _PIECE):
        yield from _SIGN_FINDER.positions(text, start, start + _PIECE)


def _cut(text: str, start: int, place: int) -> _Cut:
    """Decide at a sign within a line that may end a sentence, or begin one."""
    sign = text[place]
    if sign in STOPS:
        at, ends = ends_sentence(text, start, place)
        return _Cut(at, at if ends else None)
    if sign in letters.BLANKS:
        return _cut_at_gap(text, start, place)
    if sign in AYAH + ORNATE:
        found = _VERSE_END.match(text, place)
        return _Cut(found.end(), found.end()) if found else _Cut(place + 1, None)
    before, after = text[max(start, place - 2) : place], text[place + 1 : place + 3]
    if sign in HEADS:  # in brackets of its own it is spoken of
        is_name = before.rstrip().endswith(_OPENS) and after.lstrip().startswith(_CLOSES)
        begins = not is_name and _shows(text, start, place)
    else:  # a head makes the line break that the bullet then stands before
        begins = before[-1:].isspace() and after.startswith(_BLANKS_AND_HEADS)
    return _Cut(place + 1, place if begins else None)


def _cut_at_gap(text: str, start: int, place: int) -> _Cut:
    """Decide at blanks: a layout gap ends a sentence, unless a label or a quotation is open."""
    end = place
    while end > start and text[end - 1] in letters.BLANKS:
        end -= 1
    after = _blanks_end(text, place)
    run = text[end:after]
    is_gap = len(run) >= _GAP or "\t" in run or len(run) - run.count(" ") > 1
    before, following = text[end - 1 : end], text[after : after + 1]
    goes_on = before in _BEFORE_VALUES + "«\u201c([{" or following in "»\u201d)]}،,؛"
    if not is_gap or goes_on or is_label(text, start, end):
        return _Cut(after, None)
    return _Cut(after, end)


def _blanks_end(text: str, at: int) -> int:
    found = _BLANK_RUN.match(text, at)
    return found.end() if found else at


def _add(text: str, spans: list[tuple[int, int]], start: int, end: int) -> None:
    """Add a sentence, if anything shows of it; else what it touches takes it in."""
    while end > start and text[end - 1].isspace():
        end -= 1
    if _shows(text, start, end):
        spans.append((start, end))
    elif spans and spans[-1][1] == start:
        spans[-1] = (spans[-1][0], end)


def _shows(text: str, start: int, end: int) -> bool:
    """Tell whether anything is seen of a part of the text: more than blanks, marks, controls."""
    at = start
    while at < end and (text[at] in letters.SHAPELESS or text[at].isspace()):
        at += 1
    return at < end


def _past_blanks(text: str, at: int) -> int:
    size = len(text)
    while at < size and text[at].isspace():
        at += 1
    return at


@rewrite(triggers=STOPS + CUTS + " ", version=4)
def segment_sentences(text: str) -> Iterator[Edit]:
    """Write one sentence a line: the blanks between two sentences become one line feed.

    Where no blank stands between them one is put in. Sources: the rules of docs/sentences.md.
    Idempotent; loses blanks, the kind of line break, and lines of marks or controls alone between
    two sentences; no character that shows. Text that is not a `str` is a TypeError.

    >>> segment_sentences("هل رأيته؟ لا. سافر أمس.وعاد اليوم.")
    'هل رأيته؟\\nلا.\\nسافر أمس.\\nوعاد اليوم.'
    """
    for (_, end), (start, _) in pairwise(sentence_spans(text)):
        yield Edit(end, start, "\n")
