"""Pack sentences into chunks: as many whole sentences as fit, ending where the text has an end.

How often a text is measured, where n is the number of sentences in a chunk: each sentence once, a
chunk once or twice as a rule and never more than 2 log2(n) + 4 times; likewise what two chunks
share. A piece cut out of a sentence of s characters is measured 2 log2(s) + 20 times at most.
Nothing longer than a sentence or two chunks is measured, so that time is linear in the text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from .layout import BLOCK, LEVELS, LINE, Layout
from .measures import Aligned, Plain, most
from .places import best_place, enclosures
from .spans import sentence_spans
from .tails import NOWHERE

#: Where a chunk begins and ends in the source, and what is read of it.
Found = tuple[int, int, str]

#: So often a shorter piece is tried when one that should fit does not; then each is half as long.
_TRIES = 8
#: A piece may end so much before the last place where it could, as a share of its length.
_NEAR = 32


def chunk_spans(source: Plain, size: int, overlap: int) -> list[Found]:
    """Return the chunks of a source, in order: start, end, what is read of it.

    size, overlap: how long a chunk is at most, and what two chunks share, as the source counts.
    Errors: ValueError when one character is longer than a chunk.
    """
    spans = sentence_spans(source.text)
    if isinstance(source, Aligned):
        spans = _undivided(source, spans)
    if not spans:
        return []
    start, end = spans[0][0], spans[-1][1]
    if source.by_length and end - start <= size:
        return [(start, end, source.read(start, end))]
    return _Packer(source, spans, size, overlap).pack()


def _undivided(source: Aligned, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans, those as one that the pipeline does not let be told apart."""
    joined = spans[:1]
    for start, end in spans[1:]:
        first, last = joined[-1]
        if source.divides(last, start):
            joined.append((start, end))
        else:
            joined[-1] = (first, end)
    return joined


class _Packer:
    """Sentences on their way into chunks; they are named by their numbers."""

    def __init__(
        self, source: Plain, spans: list[tuple[int, int]], size: int, overlap: int
    ) -> None:
        self._source = source
        self._by_length = source.by_length
        self._size = size
        self._overlap = overlap
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._sizes = [-1] * len(spans)  # each sentence's, once it is counted
        self._layout = Layout(source.text, self._starts, self._ends)
        self._fitting = (-1, -1)  # where a chunk would begin, and the first sentence out of it
        self._whole: tuple[int, list[tuple[int, int]]] = (-1, [])  # of a sentence: see `enclosures`
        self._found: list[Found] = []

    def pack(self) -> list[Found]:
        starts, ends = self._starts, self._ends
        count = len(starts)
        at, index, done = starts[0], 0, 0  # done: the first sentence that is in no chunk
        while index < count:
            stop = self._fit(at, index)
            if index < done and stop <= done:  # a count that grows as the text does not
                index, at = done, starts[done]
                continue
            cut = index if stop == index else NOWHERE
            if index < stop < count:
                settled = self._settle(max(index, done) + 1, stop)
                if settled == stop or self._fits(at, ends[settled - 1], self._size):
                    stop = settled
                if self._introduces(index, stop):
                    cut = stop
            if cut >= 0 and (place := self._cut(at, cut)):
                at = place
                index = done = cut
                if at < ends[cut]:
                    continue
                index = done = cut + 1
            else:
                self._add(at, ends[stop - 1])
                done = stop
                index = self._shared(index, stop) if self._overlap and stop < count else stop
            if index < count:
                at = starts[index]
        return self._found

    def _add(self, start: int, end: int) -> None:
        self._found.append((start, end, self._source.read(start, end)))

    # How much fits -------------------------------------------------------------------------------
    def _fits(self, start: int, end: int, size: int) -> bool:
        if self._by_length:
            return end - start <= size
        return self._source.size(start, end) <= size

    def _size_of(self, index: int) -> int:
        if self._by_length:
            return self._ends[index] - self._starts[index]
        if self._sizes[index] < 0:
            self._sizes[index] = self._source.size(self._starts[index], self._ends[index])
        return self._sizes[index]

    def _fit(self, at: int, index: int) -> int:
        """Return the first sentence that is not in a chunk that begins at ``at``, which is in the
        sentence ``index``; the same sentence, where what is left of it does not fit."""
        if self._by_length:
            return bisect_right(self._ends, at + self._size, index)
        if self._fitting[0] != at:
            self._fitting = (at, self._counted_fit(at, index))
        return self._fitting[1]

    def _counted_fit(self, at: int, index: int) -> int:
        if at == self._starts[index]:
            length = self._size_of(index)
            if length > self._size:
                return index
        elif self._reach(at, index) < self._ends[index]:
            return index
        else:
            length = self._source.size(at, self._ends[index])
        guess = high = index + 1
        while high < len(self._starts) and self._size_of(high) <= self._size:
            length += self._sizes[high]
            high += 1
            if length <= self._size:
                guess = high
            elif length > 2 * self._size:
                break
        return most(
            lambda stop: self._fits(at, self._ends[stop - 1], self._size), index + 1, high, guess
        )

    def _shared(self, index: int, stop: int) -> int:
        """Return the first of the sentences before ``stop`` that the next chunk begins with: as
        many as the overlap holds, and as leave room for the next sentence; never all of them."""
        last, following = self._ends[stop - 1], self._ends[stop]
        if self._by_length:
            first = bisect_left(self._starts, last - self._overlap, index + 1, stop)
            return bisect_left(self._starts, following - self._size, first, stop)
        if self._size_of(stop) > self._size:
            return stop
        guess, length = 0, 0
        while guess < stop - index - 1:
            length += self._size_of(stop - 1 - guess)
            if length > self._overlap:
                break
            guess += 1

        def fits(number: int) -> bool:
            start = self._starts[stop - number]
            return self._fits(start, last, self._overlap) and self._fits(
                start, following, self._size
            )

        return stop - most(fits, 0, min(stop - index - 1, 2 * guess + 1), guess)

    # Where a chunk ends --------------------------------------------------------------------------
    def _settle(self, least: int, stop: int) -> int:
        """Return where a chunk ends that could have all before ``stop``: there, or before a
        paragraph that would be torn and fits as a whole; never behind a heading, never before
        ``least``."""
        parting = self._layout.parting(stop)
        for level in (BLOCK, LINE):
            if parting >= level:
                return stop
            begin = self._layout.last_parted(least, stop, level)
            if begin >= 0 and self._holds(begin, stop, level):
                return begin
        return self._before_headings(least, stop)

    def _before_headings(self, least: int, stop: int) -> int:
        """Return where the headings begin that stand before ``stop``; ``stop`` itself where nothing
        else does, or more in a row than lead to a text."""
        begin = stop
        while self._layout.is_heading(begin - 1):
            begin -= 1
            if begin < least or stop - begin > LEVELS:
                return stop
        return begin

    def _holds(self, begin: int, stop: int, level: int) -> bool:
        """Tell whether a chunk that begins with ``begin`` holds its whole paragraph."""
        fitting = self._fit(self._starts[begin], begin)
        if fitting == len(self._starts):
            return True
        return self._layout.last_parted(stop + 1, fitting + 1, level) >= 0

    def _introduces(self, index: int, stop: int) -> bool:
        """Tell whether nothing but headings stand before a sentence that must be cut: they go with
        its beginning."""
        return (
            stop - index <= LEVELS
            and self._size_of(stop) > self._size
            and all(map(self._layout.is_heading, range(index, stop)))
        )

    # Sentences that are too long -----------------------------------------------------------------
    def _cut(self, at: int, index: int) -> int:
        """Add what fits of a sentence to a chunk that begins at ``at``, before the sentence or
        inside it, and return where the rest begins, 0 if nothing fits."""
        text, high = self._source.text, self._ends[index]
        low = max(at, self._starts[index])
        reach = self._reach(at, index)
        for tries in range(_TRIES + reach.bit_length()):
            if reach <= low:
                break
            place = best_place(text, low, reach, self._enclosures(index), self._source.divides)
            if place <= low:
                break
            if self._fits(at, place, self._size):
                self._add(at, place)
                return self._past_blanks(place, high)
            reach = place - 1 if tries < _TRIES else low + (place - low) // 2
        return 0 if at < low else self._cut_what_was_written(at, high)

    def _reach(self, at: int, index: int) -> int:
        """Return how far into a sentence a chunk reaches at most that begins at ``at``."""
        low, high = max(at, self._starts[index]), self._ends[index]
        if self._by_length:
            return min(max(low, at + self._size), high)
        length = max(1, self._size_of(index))
        guess = low + self._size * (high - self._starts[index]) // length
        step = max(1, (guess - low) // _NEAR)
        return most(lambda end: self._fits(at, end, self._size), low, high, guess, step)

    def _enclosures(self, index: int) -> list[tuple[int, int]]:
        if self._whole[0] != index:
            start, end = self._starts[index], self._ends[index]
            longest = self._size * (end - start) / max(1, self._size_of(index))
            self._whole = (index, enclosures(self._source.text, start, end, longest))
        return self._whole[1]

    def _cut_what_was_written(self, at: int, high: int) -> int:
        """Add what a pipeline wrote in place of a piece that it does not let be cut, in chunks that
        all have the piece's span, and return where the rest begins.

        Errors: ValueError when the piece is one character that stands as it is.
        """
        place = at + 1
        while place < high and not self._source.divides(place, place):
            place += 1
        written = self._source.read(at, place)
        if len(written) < 2 or (place == at + 1 and written == self._source.text[at:place]):
            raise ValueError(
                f"size is too small for one character: {written!r} alone counts "
                f"{self._source.size(at, place)}, and size is {self._size}"
            )
        inner = Plain(written, self._source.count)
        self._found += [(at, place, text) for _, _, text in chunk_spans(inner, self._size, 0)]
        return self._past_blanks(place, high)

    def _past_blanks(self, place: int, high: int) -> int:
        while place < high and self._source.text[place].isspace():
            place += 1
        return place
