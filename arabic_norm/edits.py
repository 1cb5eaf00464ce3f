"""What a change did to a text: edits, and positions mapped through them both ways."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
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
    """Return the source with the edits made.

    ``edits`` are in order and do not overlap; an insertion has ``start == end``.
    Errors: ValueError when edits overlap, are out of order, or reach outside the source.

    >>> splice("كتـــاب", [Edit(2, 5, "")])
    'كتاب'
    """
    pieces: list[str] = []
    done = 0
    for start, end, text in edits:
        if not done <= start <= end <= len(source):
            raise ValueError(
                f"edit {start}..{end} overlaps the one before it or leaves the text "
                f"(0..{len(source)}); edits go in order and do not overlap"
            )
        pieces += (source[done:start], text)
        done = end
    pieces.append(source[done:])
    return "".join(pieces)


def minimal(source: str, edits: Iterable[Replacement]) -> list[Edit]:
    """Return the same change in its smallest form: no no-ops, common ends trimmed, neighbouring
    deletions merged."""
    found: list[Edit] = []
    for edit in edits:
        start, end, text = _trim(source, *edit)
        if start == end and not text:
            continue
        if not text and found and found[-1].end == start and not found[-1].text:
            start = found.pop().start
        found.append(Edit(start, end, text))
    return found


def _trim(source: str, start: int, end: int, text: str) -> Edit:
    shorter = min(end - start, len(text))
    head = 0
    while head < shorter and source[start + head] == text[head]:
        head += 1
    tail = 0
    while tail < shorter - head and source[end - 1 - tail] == text[-1 - tail]:
        tail += 1
    return Edit(start + head, end - tail, text[head : len(text) - tail])


@dataclass(frozen=True, repr=False)
class Alignment:
    """A source, the text made of it, and which span of one belongs to which span of the other.

    Deleted text belongs to the letter on its left, at the start of the text to the first letter;
    so does inserted text. A span maps outward, to the smallest span of the other side that covers
    it; an empty span inside what was replaced maps to all of it.

    >>> from arabic_norm import strip_tashkeel
    >>> aligned = strip_tashkeel.align("كِتَابٌ")
    >>> aligned.text, aligned.to_source(0, 2), aligned.to_text(0, 4)
    ('كتاب', (0, 4), (0, 2))
    """

    source: str
    text: str
    shifts: bytes  # packed as kernel/_python.py says

    @classmethod
    def of_edits(cls, source: str, edits: Iterable[Replacement]) -> Alignment:
        """Return the alignment of a source with itself edited; the edits in order, minimal."""
        edits = list(edits)
        sizes = ((start, end, len(text)) for start, end, text in edits)
        return cls(source, splice(source, edits), kernel.pack(len(source), sizes))

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
        return minimal(self.source, self._replacements())

    def _replacements(self) -> Iterator[Edit]:
        source, text, at, new_at = self.source, self.text, 0, 0
        bounds = [*self._shifts, len(source), len(source), len(text), len(text)]
        for start, end, new_start, new_end in zip(*[iter(bounds)] * 4, strict=True):
            if source[at:start] != text[new_at:new_start]:
                pairs = zip(source[at:start], text[new_at:new_start], strict=True)
                for offset, (old, new) in enumerate(pairs, at):
                    if old != new:
                        yield Edit(offset, offset + 1, new)
            yield Edit(start, end, text[new_start:new_end])
            at, new_at = end, new_end

    def to_source(self, start: int, end: int, unit: Unit = "codepoint") -> tuple[int, int]:
        """Return the source's span for the text's span ``start, end``, both in ``unit``; O(log n).

        unit: ``"codepoint"``; ``"utf16"`` for browsers, Java and Lucene; ``"utf8"`` for bytes.
        Errors: ValueError when the span is reversed, leaves the text, or cuts a character.
        """
        start, end = self._measured(self.text, start, end, unit)
        first, last = self._letters(start, end, len(self.text), self._letter)
        return self._in_unit(self.source, first.start, last.end, unit)

    def to_text(self, start: int, end: int, unit: Unit = "codepoint") -> tuple[int, int]:
        """Return the text's span for the source's span ``start, end``, both in ``unit``; O(log n).

        unit and errors: as for `to_source`.
        """
        start, end = self._measured(self.source, start, end, unit)
        first, last = self._letters(start, end, len(self.source), self._letter_of_source)
        return self._in_unit(self.text, first.new_start, last.new_end, unit)

    def _measured(self, side: str, start: int, end: int, unit: Unit) -> tuple[int, int]:
        if unit == "codepoint":
            return start, end
        ruler = self._ruler(side, unit)
        return ruler.to_codepoint(start), ruler.to_codepoint(end)

    def _in_unit(self, side: str, start: int, end: int, unit: Unit) -> tuple[int, int]:
        if unit == "codepoint":
            return start, end
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

    def _letters(
        self, start: int, end: int, size: int, letter: Callable[[int], _Letter]
    ) -> tuple[_Letter, _Letter]:
        """Return the first and the last letter of a span; twice the same empty one for a place."""
        if not 0 <= start <= end <= size:
            raise ValueError(f"span {start}..{end} is reversed or leaves 0..{size}")
        if not (self.source and self.text):
            whole = _Letter(0, len(self.source), 0, len(self.text))
            return whole, whole
        if start < end:
            return letter(start), letter(end - 1)
        before = letter(start - 1) if start else _Letter(0, 0, 0, 0)
        if start < size and letter(start) == before:
            return before, before
        place = _Letter(before.end, before.end, before.new_end, before.new_end)
        return place, place

    def _letter(self, char: int) -> _Letter:
        """Return the letter that holds this character of the text, with the deletions it owns."""
        index = bisect_right(self._shift_range, char, key=lambda i: self._shifts[4 * i + 2]) - 1
        start, end, new_start, new_end = self._shift(index)
        if char >= new_end:
            start, new_start = end + char - new_end, char
            end, new_end = start + 1, char + 1
        return _Letter(
            start if new_start else 0, self._deleted_to(end, new_end), new_start, new_end
        )

    def _deleted_to(self, start: int, new_start: int) -> int:
        """Return where in the source the deletions that begin here end."""
        key = self._shift_range
        index = bisect_right(key, new_start, key=lambda i: self._shifts[4 * i + 2]) - 1
        if index > 0 and self._shift(index)[3] > new_start:  # the deletions' successor, a block
            index -= 1
        _, end, _, new_end = self._shift(index)
        return end if new_end == new_start else start

    def _letter_of_source(self, char: int) -> _Letter:
        index = bisect_right(self._shift_range, char, key=lambda i: self._shifts[4 * i]) - 1
        _, end, new_start, new_end = self._shift(index)
        if char >= end:
            return self._letter(new_end + char - end)
        return self._letter(new_start if new_end > new_start else max(new_start - 1, 0))

    @cached_property
    def _shifts(self) -> memoryview[int]:
        return kernel.unpack(self.shifts)

    @property
    def _shift_range(self) -> range:
        return range(len(self._shifts) // 4)

    def _shift(self, index: int) -> tuple[int, int, int, int]:
        if index < 0:
            return 0, 0, 0, 0
        start, end, new_start, new_end = self._shifts[4 * index : 4 * index + 4]
        return start, end, new_start, new_end


class _Letter(NamedTuple):
    """A span of the source and the span of the text that it became; neither can be divided."""

    start: int
    end: int
    new_start: int
    new_end: int
