"""Pack sentences into chunks: as many whole sentences as fit, ending where the text has an end.

How often a text is measured, where n is the number of sentences in a chunk: each sentence once, a
chunk once or twice as a rule and never more than 2 log2(n) + 4 times; likewise what two chunks
share. A piece cut out of a sentence of s characters is measured 2 log2(s) + 20 times at most.
Nothing longer than a sentence or two chunks is measured, so that time is linear in the text.
"""

from __future__ import annotations

from .measures import Aligned, Plain, most
from .packing import Packer
from .places import best_place, enclosures
from .spans import sentence_spans

#: Where a chunk begins and ends in the source, and what is read of it.
Found = tuple[int, int, str]

#: So often a shorter piece is tried when one that should fit does not; then each is half as long.
_TRIES = 8
#: A piece may end so much before the last place where it could, as a share of its length.
_NEAR = 32


def chunk_spans(text: str, size: int, overlap: int) -> list[tuple[int, int]]:
    """Return the spans of the chunks of a text, in order.

    size, overlap: how many characters a chunk has at most, and what two chunks share.
    """
    spans = sentence_spans(text)
    if not spans:
        return []
    start, end = spans[0][0], spans[-1][1]
    return [(start, end)] if end - start <= size else Packer(text, spans, size, overlap).pack()


def counted_chunks(source: Plain, size: int, overlap: int) -> list[Found]:
    """Return the chunks of a source, in order: start, end, what is read of it.

    size, overlap: how long a chunk is at most, and what two chunks share, as the source counts.
    Errors: ValueError when one character is longer than a chunk.
    """
    spans = sentence_spans(source.text)
    if not spans:
        return []
    if source.count is len:  # which may be asked about the whole text
        start, end = spans[0][0], spans[-1][1]
        whole = source.read(start, end)
        if len(whole) <= size:
            return [(start, end, whole)]
    if isinstance(source, Aligned):
        spans = _undivided(source, spans)
    measure = Measure(source, spans, size, overlap)
    # the measure knows how much; the packer, that chunks share something
    Packer(source.text, spans, 0, min(overlap, 1), measure).pack()
    return measure.found


def _undivided(source: Aligned, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans; two become one where the pipeline leaves no border between them."""
    joined = spans[:1]
    for start, end in spans[1:]:
        first, last = joined[-1]
        if source.divides(last, start):
            joined.append((start, end))
        else:
            joined[-1] = (first, end)
    return joined


class Measure:
    """Tells a `Packer` what fits by the source's count, cuts what does not, collects the chunks."""

    _fitting = (-1, -1)  # where a chunk would begin, and the first sentence out of it
    _last_cut = -1  # a sentence, and its `enclosures`
    _whole: list[int]

    def __init__(
        self, source: Plain, spans: list[tuple[int, int]], size: int, overlap: int
    ) -> None:
        self.found: list[Found] = []
        self._source = source
        self._spans = spans
        self._size = size
        self._overlap = overlap
        self._sizes: dict[int, int] = {}  # each sentence's, once it is counted

    def add(self, start: int, end: int) -> None:
        """Make a piece of the text a chunk."""
        self.found.append((start, end, self._source.read(start, end)))

    # How much fits -------------------------------------------------------------------------------
    def fits(self, start: int, end: int) -> bool:
        """Tell whether a piece of the text is no longer than a chunk."""
        return self._source.size(start, end) <= self._size

    def is_long(self, index: int) -> bool:
        """Tell whether a sentence is longer than a chunk."""
        return self._size_of(index) > self._size

    def fit(self, at: int, index: int) -> int:
        """Return the first sentence that does not fit into a chunk.

        at: where the chunk begins, inside the sentence ``index``. Returns ``index`` when not even
        the rest of that sentence fits.
        """
        if self._fitting[0] != at:
            self._fitting = (at, self._counted_fit(at, index))
        return self._fitting[1]

    def _size_of(self, index: int) -> int:
        size = self._sizes.get(index)
        if size is None:
            size = self._sizes[index] = self._source.size(*self._spans[index])
        return size

    def _counted_fit(self, at: int, index: int) -> int:
        spans = self._spans
        start, end = spans[index]
        if at == start:
            length = self._size_of(index)
            if length > self._size:
                return index
        elif self._reach(at, index) < end:
            return index
        else:
            length = self._source.size(at, end)
        guess = high = index + 1
        while high < len(spans) and self._size_of(high) <= self._size:
            length += self._sizes[high]
            high += 1
            if length <= self._size:
                guess = high
            elif length > 2 * self._size:
                break
        return most(lambda stop: self.fits(at, spans[stop - 1][1]), index + 1, high, guess)

    def shared(self, index: int, stop: int) -> int:
        """Return the sentence with which the next chunk begins, to repeat the last ones of this.

        index, stop: the first sentence of this chunk, and the first after it. As many are repeated
        as the overlap holds and as leave room for the sentence ``stop``, but never all of them.
        """
        spans = self._spans
        last, following = spans[stop - 1][1], spans[stop][1]
        if self._size_of(stop) > self._size:
            return stop
        guess, length = 0, 0
        while guess < stop - index - 1:
            length += self._size_of(stop - 1 - guess)
            if length > self._overlap:
                break
            guess += 1

        def fits(number: int) -> bool:
            start = spans[stop - number][0]
            shared = self._source.size(start, last)
            return shared <= self._overlap and self.fits(start, following)

        return stop - most(fits, 0, min(stop - index - 1, 2 * guess + 1), guess)

    # Sentences that are too long -----------------------------------------------------------------
    def cut(self, at: int, index: int) -> int:
        """Add the chunk that holds the first part of a sentence; return where the rest begins.

        at: where the chunk begins, before the sentence or inside it. Returns 0, and adds nothing,
        when no part of the sentence fits.
        """
        source = self._source
        start, high = self._spans[index]
        low = max(at, start)
        if self._last_cut != index:
            self._last_cut = index
            longest = self._size * (high - start) // max(1, self._size_of(index))
            self._whole = enclosures(source.text, start, high, min(longest, high - start))
        reach = self._reach(at, index)
        for tries in range(_TRIES + reach.bit_length()):
            if reach <= low:
                break
            place = best_place(source.text, low, reach, self._whole, source.divides)
            if place <= low:
                break
            if self.fits(at, place):
                self.add(at, place)
                return self._past_blanks(place, high)
            reach = place - 1 if tries < _TRIES else low + (place - low) // 2
        return 0 if at < low else self._cut_what_was_written(at, high)

    def _reach(self, at: int, index: int) -> int:
        """Return the last place in a sentence up to which a chunk from ``at`` on still fits."""
        start, high = self._spans[index]
        low = max(at, start)
        length = max(1, self._size_of(index))
        guess = low + self._size * (high - start) // length
        step = max(1, (guess - low) // _NEAR)
        return most(lambda end: self.fits(at, end), low, high, guess, step)

    def _cut_what_was_written(self, at: int, high: int) -> int:
        """Cut what a pipeline wrote for a piece of the source; return where the rest begins.

        The piece is the shortest that the pipeline allows. It becomes several chunks, and all have
        its span.  Errors: ValueError when it is one character that the pipeline did not change.
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
        self.found.extend([(at, place, text) for text in self._pieces(written)])
        return self._past_blanks(place, high)

    def _pieces(self, text: str) -> list[str]:
        if self._source.count is len:
            return [text[start:end] for start, end in chunk_spans(text, self._size, 0)]
        chunks = counted_chunks(Plain(text, self._source.count), self._size, 0)
        return [read for _, _, read in chunks]

    def _past_blanks(self, place: int, high: int) -> int:
        while place < high and self._source.text[place].isspace():
            place += 1
        return place
