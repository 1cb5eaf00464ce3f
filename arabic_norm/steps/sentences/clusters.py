"""Where a word is cut that is longer than a chunk."""

from __future__ import annotations

from collections.abc import Callable

from arabic_norm.patterns import lazy_regex

#: Tells whether a text may be cut between two places that have nothing but blanks between them.
Divides = Callable[[int, int], bool]

_CLUSTER = lazy_regex(r"\X")


def place_in_word(text: str, low: int, reach: int, divides: Divides | None) -> int:
    """Return the last place between two grapheme clusters; between two code points, where one
    cluster is longer than all that fits."""
    high = min(reach + 1, len(text))
    ends = [found.end() for found in _CLUSTER.finditer(text, low, high)]
    for place in reversed(ends):
        if place <= reach and (divides is None or divides(place, place)):
            return place
    for place in range(reach, low, -1):
        if divides is None or divides(place, place):
            return place
    return low
