"""The best place to cut a sentence that is too long: after a clause, at a blank, in a word."""

from __future__ import annotations

from bisect import bisect_right

from arabic_norm import kernel, letters

from ..quotes.marks import TRIGGERS
from ..quotes.pairs import quotation_spans
from .characters import CLOSING_ORNATE, OPENING_ORNATE, STOPS
from .clusters import Divides, place_in_word
from .tails import NOWHERE

_COMMAS = "،؛"
_BLANKS = letters.BLANKS + letters.LINE_BREAKS
#: Where a gap may be: at a blank, or behind a comma.
_GAPS = kernel.Finder(_BLANKS + _COMMAS)
_DASHES = "-\N{EN DASH}\N{EM DASH}"
_OPENERS = "([{\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\u201c" + OPENING_ORNATE
_CLOSERS = ")]}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\u201d\"'" + CLOSING_ORNATE
_CLAUSE_SIGNS = "،,؛;:" + _DASHES + STOPS
_CLAUSES = kernel.Finder(_CLAUSE_SIGNS)
#: What belongs to the word before it, though a blank stands between.
_CLINGING = "،,؛;:" + STOPS + ")]}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\u201d"
#: Each bracket that opens, and the one that closes it.
_BRACKETS = "()[]{}" + OPENING_ORNATE + CLOSING_ORNATE
_ENCLOSING = kernel.Finder(TRIGGERS.union(_BRACKETS))
#: A piece that ends at the best place has a quarter of what would fit, where it can.
_ENOUGH = 4
#: So many characters are searched for a blank at a time, the last ones first: they often serve.
_NEAR = 64
# What a place is worth: that it tears no quotation outweighs all, then that the piece is no scrap.
_WHOLE, _FILLED, _CLAUSE = 4, 2, 1


def enclosures(text: str, start: int, end: int, longest: int) -> list[int]:
    """Return where a cut would tear a quotation or brackets, as a flat list: first, last, first...

    From each first place to before its last, a cut tears what begins and ends within
    ``text[start:end]``. Inner ones are left out, and those that are longer than ``longest``.
    """
    found: list[tuple[int, int]] = []
    opened: list[list[int]] = [[], [], [], []]
    has_quotes = False
    for place in _ENCLOSING.positions(text, start, end):
        kind = _BRACKETS.find(text[place])
        if kind < 0:
            has_quotes = True
            continue
        openers = opened[kind // 2]
        if kind % 2 == 0:
            openers.append(place)
        elif openers:
            found.append((openers.pop(), place + 1))
    if has_quotes:
        for first, last in quotation_spans(text[start:end]):
            found.append((start + first, start + last))
    found.sort()  # no two begin in one place
    edges: list[int] = []
    done = start
    for first, last in found:
        if last - first <= longest and first >= done:
            edges.append(first + 1)
            edges.append(last)
            done = last
    return edges


def best_place(text: str, low: int, reach: int, whole: list[int], divides: Divides | None) -> int:
    """Return the best end of a piece that begins at ``low``; ``low`` if it can end nowhere.

    reach: the last possible end. whole: the `enclosures`, which are torn only if they must be.
    divides: tells where a cut is allowed; None: anywhere. All places are in code points.
    """
    place = _best_clause(text, low, reach, whole, divides)
    if place == NOWHERE:
        place = _best_gap(text, low, reach, whole, divides)
    return place if place != NOWHERE else place_in_word(text, low, reach, divides)


def _best_clause(text: str, low: int, reach: int, whole: list[int], divides: Divides | None) -> int:
    """Return the last place that ends a clause, leaves no scrap and tears nothing, or NOWHERE."""
    enough = low + (reach - low) // _ENOUGH
    high = min(reach + 1, len(text))
    signs = _CLAUSES.positions(text, low, reach)
    index = len(signs)
    while index > 0:
        index -= 1
        sign = signs[index]
        place = sign + 1
        while place < reach and text[place] in _CLOSERS:
            place += 1
        if place < enough:
            return NOWHERE
        following = _past_blanks(text, place, high)
        if (
            (following > place or _is_glued(text, sign, high))
            and not _clings(text, place, following)
            and _is_divided(divides, place, following)
            and not _is_inside(whole, place)
        ):
            return place
    return NOWHERE


def _best_gap(text: str, low: int, reach: int, whole: list[int], divides: Divides | None) -> int:
    """Return the best place at a blank, or behind a comma that is glued to a word; NOWHERE if there
    is none. Of two that are worth the same the last one is best."""
    enough = low + (reach - low) // _ENOUGH
    high = min(reach + 1, len(text))
    best, worth = NOWHERE, -1
    end = high
    while end > low:
        first = max(low, end - _NEAR)
        places = _GAPS.positions(text, first, end)
        end = first
        index = len(places)
        while index > 0:
            index -= 1
            place = _gap_at(text, low, places[index], high)
            if place == NOWHERE:
                continue
            following = _past_blanks(text, place, high)
            if _clings(text, place, following):
                continue
            value = _FILLED if place >= enough else 0
            if _ends_clause(text, low, place):
                value += _CLAUSE
            if value + _WHOLE <= worth or not _is_divided(divides, place, following):
                continue
            if not _is_inside(whole, place):
                value += _WHOLE
            if value > worth:
                best, worth = place, value
            if worth >= _WHOLE + _FILLED:  # there is no better one: no clause ends as well
                return best
    return best


def _is_divided(divides: Divides | None, place: int, following: int) -> bool:
    return divides is None or divides(place, following)


def _is_inside(whole: list[int], place: int) -> bool:
    return bisect_right(whole, place) % 2 == 1


def _gap_at(text: str, low: int, at: int, high: int) -> int:
    """Return where a piece may end at a blank or a comma; NOWHERE if that is no gap."""
    if text[at] in _COMMAS:
        return at + 1 if _is_glued(text, at, high) else NOWHERE
    if at == low or (at > low + 1 and text[at - 1] in _BLANKS):
        return NOWHERE  # not the first blank
    return at


def _is_glued(text: str, sign: int, high: int) -> bool:
    """Tell whether a sign is a comma with a word directly behind it: the blank is missing."""
    if sign + 1 >= high or text[sign] not in _COMMAS:
        return False
    char = text[sign + 1]
    return char.isalnum() and not char.isdecimal()


def _past_blanks(text: str, at: int, high: int) -> int:
    while at < high and text[at] in _BLANKS:
        at += 1
    return at


def _ends_clause(text: str, low: int, place: int) -> bool:
    """Tell whether a clause sign is before a place, directly or with closers between."""
    while place - 1 > low and text[place - 1] in _CLOSERS:
        place -= 1
    return text[place - 1] in _CLAUSE_SIGNS


def _clings(text: str, place: int, following: int) -> bool:
    """Tell whether the blank at a place is inside brackets or before a sign, where none belongs."""
    return text[place - 1] in _OPENERS or (following < len(text) and text[following] in _CLINGING)
