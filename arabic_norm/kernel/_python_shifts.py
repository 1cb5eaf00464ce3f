"""Shifts in the reference kernel: how a change moves positions.

They are packed into bytes, four 64-bit integers in native byte order for each shift: ``start, end``
in the source and ``new_start, new_end`` in the result, in code points, in order (`unpack` returns
them as tuples). A shift says that one or more characters were replaced by none or more, and that
positions inside do not correspond. Every other character corresponds to exactly one of its own.
Characters replaced one for one move nothing and are not listed. Text inserted between two
characters belongs to the one on its left; at the start of the text, to the first. (Only a text made
of an empty one has a shift of an empty span, ``0, 0, 0, size``.)

So shifts define a monotone function, from the positions of the source that are inside no shift to
positions of the result. Composing two changes is composing two functions, which is associative, and
a fused table moves exactly what its tables move one after another.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from typing import NamedTuple

WIDTH = 4  # numbers of a shift
_BYTES = 8 * WIDTH
_ENDLESS = 1 << 61  # longer than any text


def unpack(shifts: bytes) -> memoryview[int]:
    """Return the integers of shifts, four a shift."""
    return memoryview(shifts).cast("q")


def ordered(shifts: bytes) -> memoryview[int]:
    """Return the integers of shifts that can be trusted."""
    numbers = unpack(shifts[: len(shifts) // _BYTES * _BYTES])
    right, end, new_end = len(shifts) % _BYTES == 0, 0, 0
    for start, next_end, new_start, next_new_end in zip(*[iter(numbers)] * WIDTH, strict=True):
        nothing = start == next_end == 0 and len(numbers) == WIDTH
        right &= end <= start and (start < next_end or nothing)
        right &= new_end <= new_start <= next_new_end
        end, new_end = next_end, next_new_end
    if not right or max(end, new_end) >= _ENDLESS:
        raise ValueError("not the shifts of a text: incomplete or out of order")
    return numbers


class _Side:
    """One of two lists of shifts, read unit by unit along the text in the middle.

    A unit is a shift or the run of unchanged characters before it; ``middle`` says how much of the
    unit is left in the middle text. A shift cannot be divided, a run can.
    """

    def __init__(self, shifts: memoryview[int], middle: int, far: int) -> None:
        # middle, far: where in a shift's four numbers the two texts' positions stand
        self._shifts, self._middle, self._far = shifts, middle, far
        self._next = 0  # the shift that follows the unit, or is it
        self.at = self.far_at = 0
        self._load()

    def _load(self) -> None:
        shifts, unit = self._shifts, self._next
        self.done = unit == len(shifts)
        self.middle = _ENDLESS if self.done else shifts[unit + self._middle] - self.at
        self.is_run = self.middle > 0
        if not self.is_run:
            self.middle = shifts[unit + self._middle + 1] - self.at

    def take(self, size: int) -> None:
        """Consume this much of the middle: all of a shift, or part of a run."""
        self.at += size
        self.middle -= size
        if self.is_run:
            self.far_at += size
        else:
            self.far_at = self._shifts[self._next + self._far + 1]
            self._next += WIDTH
        if self.middle == 0:
            self._load()

    def advance(self, goal: int) -> int:
        """Go on to ``goal`` in the middle, or past it to the end of a shift; return the place."""
        while self.at < goal:
            self.take(min(self.middle, goal - self.at) if self.is_run else self.middle)
        return self.at


def compose(first: bytes, second: bytes) -> bytes:
    """Return the shifts of two changes made one after the other.

    Errors: ValueError when the bytes are not shifts, which are in order.
    """
    made_first, made = ordered(first), ordered(second)
    if not first or not second:
        return first or second
    if made[1] == 0:  # made of nothing, in place of a source deleted whole
        return array("q", (0, made_first[-3], 0, made[3])).tobytes()
    left, right, found = _Side(made_first, 2, 0), _Side(made, 0, 2), array("q")
    while not (left.done and right.done):
        if left.is_run and right.is_run:
            size = min(left.middle, right.middle)
            left.take(size)
            right.take(size)
            continue
        start, new_start = left.far_at, right.far_at
        if left.middle == 0:
            left.take(0)
        else:
            goal = left.at + max(side.middle for side in (left, right) if not side.is_run)
            while left.at < goal or right.at < goal:
                goal = max(left.advance(goal), right.advance(goal))
        if not left.far_at - start == right.far_at - new_start <= 1:
            found.extend((start, left.far_at, new_start, right.far_at))
    return found.tobytes()


class _Letter(NamedTuple):
    """A span of the source and the span of the text that it became; neither can be divided."""

    start: int
    end: int
    new_start: int
    new_end: int


class _Mapping:
    """A change, to map positions through."""

    def __init__(self, shifts: bytes, source_size: int, text_size: int) -> None:
        self._numbers = unpack(shifts[: len(shifts) // _BYTES * _BYTES])
        self._range = range(len(self._numbers) // WIDTH)
        self._whole = _Letter(0, source_size, 0, text_size)

    def letters(self, start: int, end: int, in_text: bool) -> tuple[_Letter, _Letter]:
        """Return the first and the last letter of a span; twice the same empty one for a place."""
        letter = self._letter_of_text if in_text else self._letter_of_source
        size = self._whole.new_end if in_text else self._whole.end
        if not 0 <= start <= end <= size:
            raise ValueError(f"span {start}..{end} is reversed or leaves 0..{size}")
        if not (self._whole.end and self._whole.new_end):
            return self._whole, self._whole
        if start < end:
            return letter(start), letter(end - 1)
        before = letter(start - 1) if start else _Letter(0, 0, 0, 0)
        if start < size and letter(start) == before:
            return before, before
        place = _Letter(before.end, before.end, before.new_end, before.new_end)
        return place, place

    def _letter_of_text(self, char: int) -> _Letter:
        """Return the letter that holds this character of the text, with the deletions it owns."""
        start, end, new_start, new_end = self._shift(self._last(char, 2))
        if char >= new_end:
            start, new_start = end + char - new_end, char
            end, new_end = start + 1, char + 1
        return _Letter(
            start if new_start else 0, self._deleted_to(end, new_end), new_start, new_end
        )

    def _deleted_to(self, start: int, new_start: int) -> int:
        """Return where in the source the deletions that begin here end."""
        index = self._last(new_start, 2)
        if index > 0 and self._shift(index)[3] > new_start:  # the deletions' successor, a block
            index -= 1
        _, end, _, new_end = self._shift(index)
        return end if new_end == new_start else start

    def _letter_of_source(self, char: int) -> _Letter:
        _, end, new_start, new_end = self._shift(self._last(char, 0))
        if char >= end:
            return self._letter_of_text(new_end + char - end)
        return self._letter_of_text(new_start if new_end > new_start else max(new_start - 1, 0))

    def _last(self, place: int, number: int) -> int:
        """Return the last shift whose number of this index is the place or less; -1 for none."""
        key = self._numbers
        return bisect_right(self._range, place, key=lambda i: key[WIDTH * i + number]) - 1

    def _shift(self, index: int) -> tuple[int, int, int, int]:
        if index < 0:
            return 0, 0, 0, 0
        start, end, new_start, new_end = self._numbers[WIDTH * index : WIDTH * (index + 1)]
        return start, end, new_start, new_end


def to_source(
    shifts: bytes, source_size: int, text_size: int, start: int, end: int
) -> tuple[int, int]:
    """Return the source's span for the text's span ``start, end``; O(log n).

    A span maps outward, to the smallest span of the other side that covers it. Deleted text belongs
    to the letter on its left, at the start of the text to the first letter.
    Errors: ValueError when the span is reversed or leaves the text.
    """
    first, last = _Mapping(shifts, source_size, text_size).letters(start, end, True)
    return first.start, last.end


def to_text(
    shifts: bytes, source_size: int, text_size: int, start: int, end: int
) -> tuple[int, int]:
    """Return the text's span for the source's span ``start, end``, as `to_source` does."""
    first, last = _Mapping(shifts, source_size, text_size).letters(start, end, False)
    return first.new_start, last.new_end
