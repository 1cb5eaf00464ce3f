"""The text to be packed into chunks: how it is read, measured and divided."""

from __future__ import annotations

from collections.abc import Callable
from operator import index as as_int

from arabic_norm.edits import Alignment

#: Measures a text, as a tokenizer does.
Count = Callable[[str], int]


class Plain:
    """A text that is measured as it is."""

    def __init__(self, text: str, count: Count) -> None:
        self.text = text
        self.count = count

    def read(self, start: int, end: int) -> str:
        """Return a span of the text in the form that is measured."""
        return self.text[start:end]

    def size(self, start: int, end: int) -> int:
        """Return the length of that.  Errors: TypeError when the count gives no int."""
        found = self.count(self.read(start, end))
        try:
            return as_int(found)
        except TypeError:
            kind = type(found).__name__
            raise TypeError(
                f"count must return an int, the length of a text, not {kind}: "
                "pass a function such as lambda text: len(tokenizer.encode(text))"
            ) from None

    def divides(self, end: int, start: int) -> bool:
        """Tell whether the readings before ``end`` and from ``start`` on do not overlap."""
        return True


class Aligned(Plain):
    """A text that is measured in the form that a pipeline gives it."""

    def __init__(self, aligned: Alignment, count: Count) -> None:
        super().__init__(aligned.source, count)
        self._aligned = aligned
        self._starts: dict[int, int] = {}  # where in the result a place of the source begins
        self._ends: dict[int, int] = {}  # and where what stands before it ends

    def read(self, start: int, end: int) -> str:
        first, last = self._starts.get(start), self._ends.get(end)
        if first is None or last is None:
            first, last = self._mapped(start, end)
        return self._aligned.text[first:last].strip()

    def divides(self, end: int, start: int) -> bool:
        before, first = self._ends.get(end), self._starts.get(start)
        if before is None:
            before = self._mapped(end - 1, end)[1]
        if first is None:
            first = self._mapped(start, min(start + 1, len(self.text)))[0]
        return before <= first

    def _mapped(self, start: int, end: int) -> tuple[int, int]:
        """Map a span, and keep where it begins and ends: most places are asked for again."""
        found = self._aligned.to_text(start, end)
        self._starts[start], self._ends[end] = found
        return found


def most(fits: Callable[[int], bool], low: int, high: int, guess: int, step: int = 1) -> int:
    """Return the greatest number up to ``high`` that fits, or one less than ``step`` below it.

    Assumes that ``low`` fits, and that every number below one that fits does so too. Returns a
    number that was found to fit, or ``low``. Tries the guess, then steps that double, then halves
    the rest: at most 2 log2(distance / step) + log2(step) + 2 calls of ``fits``.
    """
    finest = step
    at = min(max(guess, low + 1), high)
    if high <= low:
        return low
    if fits(at):
        low = at
        while low < high:
            at = min(low + step, high)
            if not fits(at):
                high = at - 1
                break
            low = at
            step *= 2
    else:
        high = at - 1
        while low < high:
            at = max(high - step + 1, low + 1)
            if fits(at):
                low = at
                break
            high = at - 1
            step *= 2
    while high - low >= finest:
        at = (low + high + 1) // 2
        if fits(at):
            low = at
        else:
            high = at - 1
    return low
