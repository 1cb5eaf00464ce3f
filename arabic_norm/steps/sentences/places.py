"""The best place to cut a sentence that is too long: after a clause, at a blank, in a word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from arabic_norm import kernel, letters
from arabic_norm.patterns import lazy_re, lazy_regex

from ..quotes.marks import TRIGGERS
from ..quotes.pairs import quotation_spans
from .characters import CLOSING_ORNATE, OPENING_ORNATE, STOPS

#: Tells whether a text may be cut between two places that have nothing but blanks between them.
Divides = Callable[[int, int], bool]
#: Where a piece may end, and where the next one then begins.
Gap = tuple[int, int]

_COMMAS = "،؛"
_BLANKS = letters.BLANKS + letters.LINE_BREAKS
#: Where a gap may be: at a blank, or behind a comma.
_GAPS = kernel.Finder(_BLANKS + _COMMAS)
#: A comma that is glued to the next word has a gap behind it, of no blank.
_GLUED = lazy_re(f"[{_COMMAS}](?=[^\\W\\d_])")
_CLUSTER = lazy_regex(r"\X")
_DASHES = "-\N{EN DASH}\N{EM DASH}"
_OPENERS = "([{\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\u201c" + OPENING_ORNATE
_CLOSERS = ")]}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\u201d\"'" + CLOSING_ORNATE
_CLAUSE_SIGNS = "،,؛;:" + _DASHES + STOPS
_CLAUSES = kernel.Finder(_CLAUSE_SIGNS)
#: What belongs to the word before it, though a blank stands between.
_CLINGING = frozenset("،,؛;:" + STOPS + ")]}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\u201d")
_PARTNERS = {"(": ")", "[": "]", "{": "}", OPENING_ORNATE: CLOSING_ORNATE}
_BRACKETS = kernel.Finder("()[]{}" + OPENING_ORNATE + CLOSING_ORNATE)
_QUOTES = kernel.Finder(TRIGGERS)
#: A piece that ends at the best place has a quarter of what would fit, where it can.
_ENOUGH = 4
#: So many characters before a place are searched for a blank at a time: the first one often serves.
_NEAR = 64
#: So often a sentence is looked through for brackets near a place, before all are listed.
_LOOKS = 4
# What a place is worth: that it tears no quotation outweighs all, then that the piece is no scrap.
_WHOLE, _FILLED, _CLAUSE = 4, 2, 1


class Enclosures:
    """The quotations and brackets of a part of a text that are no longer than so many characters.

    They are listed when a place is asked for that may be in one.
    """

    __slots__ = ("_all", "_end", "_has_quotes", "_longest", "_looks", "_start", "_text")

    def __init__(self, text: str, start: int, end: int, longest: float) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._longest = longest
        self._all: list[tuple[int, int]] | None = None
        self._has_quotes = _QUOTES.find(text, start, end) >= 0
        # once as many characters were looked at, all is listed, so that time is linear
        self._looks = 0 if self._has_quotes else _LOOKS * (end - start)

    def hold(self, place: int) -> bool:
        """Tell whether a place is inside of one; of those inside others, the outer one counts."""
        if self._all is None:
            if self._looks > 0 and not self._is_opened_before(place):
                return False
            self._all = self._listed()
        at = bisect_right(self._all, (place, -1)) - 1
        return at >= 0 and self._all[at][0] < place < self._all[at][1]

    def _is_opened_before(self, place: int) -> bool:
        """Tell whether a bracket near before a place is not closed there."""
        low = max(self._start, place - int(self._longest))
        self._looks -= place - low
        opened: dict[str, int] = {}  # by what closes them
        for at in _BRACKETS.positions(self._text, low, place):
            sign = self._text[at]
            if sign in _PARTNERS:
                opened[_PARTNERS[sign]] = opened.get(_PARTNERS[sign], 0) + 1
            elif opened.get(sign):
                opened[sign] -= 1
        return any(opened.values())

    def _listed(self) -> list[tuple[int, int]]:
        """Return their spans in order, without those inside others."""
        text, start, end = self._text, self._start, self._end
        found: list[tuple[int, int]] = []
        if self._has_quotes:
            spans = quotation_spans(text[start:end])
            found = [(start + first, start + last) for first, last in spans]
        opened: dict[str, list[int]] = {}  # by what closes them
        for place in _BRACKETS.positions(text, start, end):
            sign = text[place]
            if sign in _PARTNERS:
                opened.setdefault(_PARTNERS[sign], []).append(place)
            elif opened.get(sign):
                found.append((opened[sign].pop(), place + 1))
        found.sort(key=lambda span: (span[0], -span[1]))
        outer: list[tuple[int, int]] = []
        for first, last in found:
            if last - first <= self._longest and (not outer or first >= outer[-1][1]):
                outer.append((first, last))
        return outer


def best_place(text: str, low: int, reach: int, whole: Enclosures, divides: Divides) -> int:
    """Return where a piece that begins at ``low`` best ends, at ``reach`` the latest, in code
    points; ``low`` where it can end nowhere.

    whole: what to tear only where it cannot be avoided.
    """
    enough = low + (reach - low) // _ENOUGH
    high = min(reach + 1, len(text))
    for sign in reversed(_CLAUSES.positions(text, low, reach)):
        place = sign + 1
        while place < reach and text[place] in _CLOSERS:
            place += 1
        if place < enough:
            break
        following = place
        while following < high and text[following] in _BLANKS:
            following += 1
        if (
            (following > place or _GLUED.match(text, sign, high))
            and not _clings(text, place, following)
            and divides(place, following)
            and not whole.hold(place)
        ):
            return place
    best, worth = low, -1
    for place, following in _gaps(text, low, high):
        value = _FILLED * (place >= enough) + _CLAUSE * _ends_clause(text, low, place)
        if value + _WHOLE > worth and divides(place, following):
            value += _WHOLE * (not whole.hold(place))
            if value > worth:
                best, worth = place, value
            if worth >= _WHOLE + _FILLED:  # there is no better one: no clause ends as well
                break
    return best if worth >= 0 else _inside_word(text, low, reach, divides)


def _gaps(text: str, low: int, high: int) -> Iterator[Gap]:
    """Yield all gaps, the last one first."""
    for at in _backwards(_GAPS, text, low, high):
        place = at
        if text[at] in _COMMAS:
            if not _GLUED.match(text, at, high):
                continue
            place = at + 1
        elif at == low or (at > low + 1 and text[at - 1] in _BLANKS):
            continue  # not the first blank
        following = _past_blanks(text, place, high)
        if not _clings(text, place, following):
            yield place, following


def _backwards(signs: kernel.Finder, text: str, low: int, high: int) -> Iterator[int]:
    """Yield the places of signs, the last one first."""
    while low < high:
        first = max(low, high - _NEAR)
        yield from reversed(signs.positions(text, first, high))
        high = first


def _past_blanks(text: str, at: int, high: int) -> int:
    while at < high and text[at] in _BLANKS:
        at += 1
    return at


def _inside_word(text: str, low: int, reach: int, divides: Divides) -> int:
    """Return the last place between two grapheme clusters; between two code points, where one
    cluster is longer than all that fits."""
    high = min(reach + 1, len(text))
    ends = [found.end() for found in _CLUSTER.finditer(text, low, high)]
    for place in reversed(ends):
        if place <= reach and divides(place, place):
            return place
    for place in range(reach, low, -1):
        if divides(place, place):
            return place
    return low


def _ends_clause(text: str, low: int, place: int) -> bool:
    """Tell whether a clause sign stands before a place, with closers behind it or none."""
    while place - 1 > low and text[place - 1] in _CLOSERS:
        place -= 1
    return text[place - 1] in _CLAUSE_SIGNS


def _clings(text: str, place: int, following: int) -> bool:
    """Tell whether what stands on either side of a blank belongs to the other side: a sign that
    closes behind it, an opener before it."""
    return text[place - 1] in _OPENERS or (following < len(text) and text[following] in _CLINGING)
