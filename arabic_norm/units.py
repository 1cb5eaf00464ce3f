"""Convert offsets within one string between code points, UTF-16 code units and UTF-8 bytes."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import Literal, TypeAlias, get_args

#: Python counts code points; browsers, Java and Lucene UTF-16 code units; Arrow UTF-8 bytes.
Unit: TypeAlias = Literal["codepoint", "utf16", "utf8"]

_CODECS = {"utf16": ("utf-16-le", 2), "utf8": ("utf-8", 1)}
_BLOCK = 64  # characters between two offsets that are remembered


class Ruler:
    """Offsets of one string in code points and in another unit; each conversion takes O(log n).

    A lone surrogate counts as one UTF-16 code unit or three UTF-8 bytes.
    Errors: ValueError when the unit is unknown, or an offset is outside of the string or inside a
    character.

    >>> ruler = Ruler("أب\\N{GRINNING FACE}", "utf8")
    >>> ruler.of_codepoint(2), ruler.to_codepoint(8)
    (4, 3)
    """

    def __init__(self, text: str, unit: Unit) -> None:
        if unit not in _CODECS:
            raise ValueError(f"unit {unit!r} is unknown: use one of {', '.join(get_args(Unit))}")
        self._text, self._unit = text, unit
        self._codec, self._width = _CODECS[unit]
        self._starts = array("q", [0])
        for at in range(0, len(text), _BLOCK):
            self._starts.append(self._starts[-1] + self._size(text[at : at + _BLOCK]))

    def of_codepoint(self, offset: int) -> int:
        """Return the unit's offset for an offset in code points."""
        if not 0 <= offset <= len(self._text):
            raise ValueError(f"offset {offset} leaves 0..{len(self._text)}")
        block = offset // _BLOCK
        return self._starts[block] + self._size(self._text[block * _BLOCK : offset])

    def to_codepoint(self, offset: int) -> int:
        """Return the offset in code points for one in the unit."""
        if not 0 <= offset <= self._starts[-1]:
            raise ValueError(f"{self._unit} offset {offset} leaves 0..{self._starts[-1]}")
        block = bisect_right(self._starts, offset) - 1
        at, reached = block * _BLOCK, self._starts[block]
        while reached < offset:
            reached += self._size(self._text[at])
            at += 1
        if reached > offset:
            raise ValueError(f"{self._unit} offset {offset} lies inside a character")
        return min(at, len(self._text))

    def _size(self, text: str) -> int:
        return len(text.encode(self._codec, "surrogatepass")) // self._width
