"""Edits, and the alignment of a text with its source: positions are mapped in both directions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from typing import NamedTuple, TypeAlias

from arabic_norm import kernel
from arabic_norm.units import Ruler, Unit


class Edit(NamedTuple):
    """Replace ``source[start:end]`` by ``text``; offsets in code points."""

    start: int
    end: int
    text: str


#: An edit as rules may give it: a plain tuple of the same three is made in a fifth of the time.
Replacement: TypeAlias = tuple[int, int, str]


def splice(source: str, edits: Iterable[Replacement]) -> str:
    """Return the source with the edits applied; the same object when nothing changes.

    ``edits`` are in order and do not overlap; an insertion has ``start == end``.
    Errors: ValueError when edits overlap, are out of order, or are outside of the source.

    >>> splice("كتـــاب", [Edit(2, 5, "")])
    'كتاب'
    """
    return kernel.splice(source, edits)


def minimal(source: str, edits: Iterable[Replacement]) -> list[Edit]:
    """Return the same change in its smallest form.

    No edit is without effect, common ends are trimmed, adjacent deletions are merged.
    Errors: as for `splice`.
    """
    return list(starmap(Edit, kernel.minimal(source, edits)))


@dataclass(frozen=True, repr=False)
class Alignment:
    """A source, its result, and which span of one corresponds to which span of the other.

    Deleted text belongs to the letter on its left, or at the start of the text to the first letter;
    so does inserted text. A span maps to the smallest span of the other side that covers it; an
    empty span inside of replaced text maps to all of it.

    >>> from arabic_norm import strip_tashkeel
    >>> aligned = strip_tashkeel.align("كِتَابٌ")
    >>> aligned.text, aligned.to_source(0, 2), aligned.to_text(0, 4)
    ('كتاب', (0, 4), (0, 2))
    """

    source: str
    text: str
    shifts: bytes  # packed as kernel/_python_shifts.py says

    @classmethod
    def of_edits(cls, source: str, edits: Iterable[Replacement]) -> Alignment:
        """Return the alignment of a source with the result of edits, which are in order."""
        return cls(source, *kernel.change(source, edits))

    def __reduce__(self) -> tuple[type[Alignment], tuple[str, str, bytes]]:
        """Pickle and copy the fields only, not the cached values."""
        return Alignment, (self.source, self.text, self.shifts)

    def then(self, following: Alignment) -> Alignment:
        """Return this change and the following one as a single change.

        Errors: ValueError when the following one does not start from this one's text.
        """
        if following.source != self.text:
            raise ValueError("the second alignment must start from the text of the first")
        shifts = kernel.compose(self.shifts, following.shifts)
        return Alignment(self.source, following.text, shifts)

    @cached_property
    def edits(self) -> list[Edit]:
        """The change as minimal edits over the source: ``splice(source, edits) == text``."""
        return list(starmap(Edit, kernel.edits(self.source, self.text, self.shifts)))

    def to_source(self, start: int, end: int, unit: Unit = "codepoint") -> tuple[int, int]:
        """Return the source's span for a span of the result, both in ``unit``; takes O(log n).

        unit: ``"codepoint"``; ``"utf16"`` for browsers, Java and Lucene; ``"utf8"`` for bytes.
        Errors: ValueError when the span is reversed, outside of the text, or cuts a character.
        """
        if unit != "codepoint":
            start, end = self._measured(self.text, start, end, unit)
        found = kernel.to_source(self.shifts, len(self.source), len(self.text), start, end)
        return found if unit == "codepoint" else self._in_unit(self.source, *found, unit)

    def to_text(self, start: int, end: int, unit: Unit = "codepoint") -> tuple[int, int]:
        """Return the result's span for a span of the source, both in ``unit``; takes O(log n).

        unit and errors: as for `to_source`.
        """
        if unit != "codepoint":
            start, end = self._measured(self.source, start, end, unit)
        found = kernel.to_text(self.shifts, len(self.source), len(self.text), start, end)
        return found if unit == "codepoint" else self._in_unit(self.text, *found, unit)

    def _measured(self, side: str, start: int, end: int, unit: Unit) -> tuple[int, int]:
        ruler = self._ruler(side, unit)
        return ruler.to_codepoint(start), ruler.to_codepoint(end)

    def _in_unit(self, side: str, start: int, end: int, unit: Unit) -> tuple[int, int]:
        ruler = self._ruler(side, unit)
        return ruler.of_codepoint(start), ruler.of_codepoint(end)

    def _ruler(self, side: str, unit: Unit) -> Ruler:
        key = (side is self.source, unit)
        if key not in self._rulers:
            self._rulers[key] = Ruler(side, unit)
        return self._rulers[key]

    @cached_property
    def _rulers(self) -> dict[tuple[bool, Unit], Ruler]:
        return {}
