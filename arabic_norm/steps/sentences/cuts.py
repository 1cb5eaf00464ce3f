"""Sentence boundaries without a stop: line breaks, gaps, bullets, verses."""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.patterns import lazy_re

from ..gaps import is_gap
from .characters import (
    AYAH,
    BREAK,
    CLOSING_ORNATE,
    END_OF_AYAH,
    HEAD,
    HEADS,
    OPENING_ORNATE,
    ORNATE,
    SPACE,
    WIDE,
)
from .stops import is_label
from .tails import NOWHERE
from .words import class_of, shows

#: The most blanks without a tab that are never a gap; most runs have no more. See `gaps.is_wide`.
_NARROW = 2
_BLANKS_AND_HEADS = tuple(letters.BLANKS + letters.LINE_BREAKS + HEADS)
_OPENS, _CLOSES = tuple('([\xab\u201c"'), tuple(')]\xbb\u201d"')
_VERSE_END = lazy_re(
    f"(?:{END_OF_AYAH}|{OPENING_ORNATE}(?=[{letters.DIGITS} ]{{1,5}}{CLOSING_ORNATE}))"
    f"[{letters.DIGITS}{letters.INVISIBLE} ]{{0,8}}{CLOSING_ORNATE}?"
)


def cut_at(text: str, start: int, place: int, kind: int) -> tuple[int, int]:
    """Return two offsets: where to continue, and where the sentence ends (NOWHERE if it goes on).

    start: where the sentence begins. place: a sign that is no stop. kind: its class.
    """
    if kind == BREAK:
        return place + 1, place
    if kind <= WIDE:
        return _cut_at_gap(text, start, place)
    if AYAH <= kind <= ORNATE:
        verse = _VERSE_END.match(text, place)
        return (verse.end(), verse.end()) if verse else (place + 1, NOWHERE)
    begins = _is_head(text, start, place) if kind == HEAD else _is_bullet(text, start, place)
    return place + 1, place if begins else NOWHERE


def _cut_at_gap(text: str, start: int, place: int) -> tuple[int, int]:
    """Return the same at blanks: a layout gap ends a sentence, unless only a label is before it."""
    end = place
    while end > start and SPACE <= class_of(text[end - 1]) <= WIDE:
        end -= 1
    after = place + 1
    size = len(text)
    while after < size and SPACE <= class_of(text[after]) <= WIDE:
        after += 1
    if after - end <= _NARROW and "\t" not in text[end:after]:
        return after, NOWHERE
    if not is_gap(text, end, after) or is_label(text, start, end):
        return after, NOWHERE
    return after, end


def _is_head(text: str, start: int, place: int) -> bool:
    """Tell whether a sign begins a paragraph. In brackets of its own it is only mentioned."""
    before, after = text[max(start, place - 2) : place], text[place + 1 : place + 3]
    if before.rstrip().endswith(_OPENS) and after.lstrip().startswith(_CLOSES):
        return False
    return shows(text, start, place)


def _is_bullet(text: str, start: int, place: int) -> bool:
    """Tell whether a sign is a bullet: blanks are on both sides, and text follows.

    Instead of the blank after it there may be a paragraph sign, which will become a line break.
    """
    if place == start or not text[place - 1].isspace():
        return False
    item = place + 1
    while item < len(text) and text[item].isspace():
        item += 1
    return item < len(text) and text[place + 1].startswith(_BLANKS_AND_HEADS)
