"""Pack sentences into chunks; paragraphs, and headings, which are kept with what follows."""

from __future__ import annotations

from typing import Any

from arabic_norm import letters
from arabic_norm.patterns import lazy_re

from .characters import BREAK, BULLETS, FULL_STOP, SHOUT, SMALL
from .places import best_place, enclosures
from .words import class_of, past_spaces

# What joins two sentences: nothing, a line break, or an empty line, which parts more.
_SAME_LINE, _LINE, _BLOCK = 0, 1, 2
#: The longest heading, in characters: a headline of a newspaper has up to 100.
_LONGEST = 120
#: So many headings in a row go with what follows the last one: a title, a part, a chapter.
_LEVELS = 3
#: What begins an item of a list or a turn of speech: it is no heading.
_ITEM = lazy_re(rf"[-*\N{{EN DASH}}\N{{EM DASH}}{BULLETS}]|[({letters.DIGITS}]+[-.)]")
#: A stop and the closers and signs behind it.
_TAIL = 4
_QUESTION = "?\N{ARABIC QUESTION MARK}"


class Packer:
    """Decides which sentences make a chunk. A sentence is known by its number, from 0.

    size, overlap: in characters. measure: None if characters are counted; otherwise a
    `chunks.Measure`, which tells what fits, cuts what does not, and collects the chunks.
    """

    __slots__ = (
        "_breaks", "_count", "_found", "_last_cut", "_measure", "_overlap", "_size", "_spans",
        "_text", "_whole",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        spans: list[tuple[int, int]],
        size: int,
        overlap: int,
        measure: Any = None,
    ) -> None:
        self._text = text
        self._spans = spans
        self._found: list[tuple[int, int]] = []
        self._measure = measure
        self._size = size
        self._overlap = overlap
        self._count = len(spans)
        self._last_cut = -1  # a sentence, and its `enclosures`
        self._whole: list[int] = []
        # what stands before each sentence, and behind the last one; the text's ends are breaks
        self._breaks = bytearray([_BLOCK]) * (self._count + 1)
        for index in range(1, self._count):
            breaks = _breaks_in(text, self._end(index - 1), self._start(index))
            self._breaks[index] = breaks

    def pack(self) -> list[tuple[int, int]]:
        """Find all chunks; return their spans, unless a measure keeps them."""
        count = self._count
        at = self._start(0)
        index = done = 0  # done: the first sentence that is in no chunk
        while index < count:
            stop = self._fit(at, index)
            if index < done and stop <= done:  # a count that grows as the text does not
                index = done
                at = self._start(done)
                continue
            cuts = stop == index
            if not cuts and stop < count:
                least = done if done > index else index
                settled = self._settle(least + 1, stop)
                if settled == stop or self._fits(at, self._end(settled - 1)):
                    stop = settled
                cuts = self._introduces(index, stop)
            place = self._cut(at, stop) if cuts else 0
            if place and place < self._end(stop):
                at = place
                index = done = stop
                continue
            if place:
                index = done = stop + 1
            else:
                self._add(at, self._end(stop - 1))
                done = stop
                index = self._shared(index, stop) if self._overlap and stop < count else stop
            if index < count:
                at = self._start(index)
        return self._found

    def _start(self, index: int) -> int:
        return self._spans[index][0]

    def _end(self, index: int) -> int:
        return self._spans[index][1]

    def _is_broken(self, index: int) -> bool:
        return self._breaks[index] > _SAME_LINE

    def _add(self, start: int, end: int) -> None:
        if self._measure is None:
            self._found.append((start, end))
        else:
            self._measure.add(start, end)

    def _cut(self, at: int, index: int) -> int:
        """Add the chunk that holds the first part of a sentence; return where the rest begins.

        at: where the chunk begins, before the sentence or inside it. Returns 0, and adds nothing,
        when no part of the sentence fits.
        """
        if self._measure is not None:
            rest: int = self._measure.cut(at, index)
            return rest
        start, end = self._start(index), self._end(index)
        low = max(at, start)
        reach = min(at + self._size, end)
        if reach <= low:
            return 0
        if self._last_cut != index:
            self._last_cut = index
            self._whole = enclosures(self._text, start, end, self._size)
        place = best_place(self._text, low, reach, self._whole, None)
        self._add(at, place)
        return past_spaces(self._text, place)

    # How much fits -------------------------------------------------------------------------------
    def _fits(self, start: int, end: int) -> bool:
        if self._measure is None:
            return end - start <= self._size
        fits: bool = self._measure.fits(start, end)
        return fits

    def _fit(self, at: int, index: int) -> int:
        """Return the first sentence that does not fit into a chunk.

        at: where the chunk begins, inside the sentence ``index``. Returns ``index`` when not even
        the rest of that sentence fits.
        """
        if self._measure is not None:
            found: int = self._measure.fit(at, index)
            return found
        stop = index
        while stop < self._count and self._end(stop) - at <= self._size:
            stop += 1
        return stop

    def _shared(self, index: int, stop: int) -> int:
        """Return the sentence with which the next chunk begins, to repeat the last ones of this.

        index, stop: the first sentence of this chunk, and the first after it. As many are repeated
        as the overlap holds and as leave room for the sentence ``stop``, but never all of them.
        """
        if self._measure is not None:
            found: int = self._measure.shared(index, stop)
            return found
        least = max(self._end(stop - 1) - self._overlap, self._end(stop) - self._size)
        first = index + 1
        while first < stop and self._start(first) < least:
            first += 1
        return first

    # Where a chunk ends --------------------------------------------------------------------------
    def _settle(self, least: int, stop: int) -> int:
        """Return the first sentence after a chunk that has room for all before ``stop``.

        The chunk ends earlier, though not before ``least``, if it would tear a paragraph that fits
        into the next chunk as a whole, or end with a heading.
        """
        parting = self._parting(stop)
        level = _BLOCK
        while level > parting:
            begin = self._last_parted(least, stop, level)
            if begin >= 0 and self._holds(begin, stop, level):
                return begin
            level -= 1
        return stop if parting else self._before_headings(least, stop)

    def _holds(self, begin: int, stop: int, level: int) -> bool:
        """Tell whether a chunk from the sentence ``begin`` on has room for all its paragraph."""
        fitting = self._fit(self._start(begin), begin)
        return fitting == self._count or self._last_parted(stop + 1, fitting + 1, level) >= 0

    def _introduces(self, index: int, stop: int) -> bool:
        """Tell whether a chunk has only headings before a sentence that must be cut. Then its first
        part goes into the same chunk."""
        if stop - index > _LEVELS:
            return False
        if self._measure is None:
            is_long = self._end(stop) - self._start(stop) > self._size
        else:
            is_long = self._measure.is_long(stop)
        while is_long and index < stop and self._is_heading(index, _LEVELS):
            index += 1
        return is_long and index == stop

    def _before_headings(self, least: int, stop: int) -> int:
        """Return the first of the headings directly before ``stop``.

        Returns ``stop`` if there is none, if all from ``least`` on are headings, or if there are
        more than `_LEVELS` in a row.
        """
        begin = stop
        while self._is_heading(begin - 1, _LEVELS):
            begin -= 1
            if begin < least or stop - begin > _LEVELS:
                return stop
        return begin

    def _parting(self, index: int) -> int:
        """Return what stands before a sentence.

        What follows a heading is one with it, whatever stands between.
        """
        breaks = self._breaks[index]
        return _SAME_LINE if breaks and self._is_heading(index - 1, _LEVELS) else breaks

    def _last_parted(self, first: int, stop: int, level: int) -> int:
        """Return the last sentence from ``first`` to before ``stop`` that has a `_parting` of this
        level or more, _LINE or _BLOCK; -1 if none has."""
        index = stop - 1
        while index >= first:
            if self._breaks[index] >= level and not self._is_heading(index - 1, _LEVELS):
                return index
            index -= 1
        return -1

    def _is_heading(self, index: int, level: int) -> bool:
        """Tell whether a sentence is a heading: a short line that leads to the next one.

        It is marked (``#``), ends in a colon, asks, or ends in no stop while the line behind it
        does, or has several sentences, or is a heading itself.
        """
        text = self._text
        start, end = self._start(index), self._end(index)
        if end - start > _LONGEST or not self._is_line(index) or index + 1 == self._count:
            return False
        last = text[end - 1]
        if text[start] == "#" or last == ":":
            return True
        if _is_item(text, start):
            return False
        if last in _QUESTION:
            return True
        return not _is_stopped(text, start, end) and self._leads(index + 1, level)

    def _leads(self, following: int, level: int) -> bool:
        """Tell whether a line that ends in no stop leads to the sentence behind it."""
        if not self._is_line(following):
            return True  # its line has several sentences
        start, end = self._start(following), self._end(following)
        if end - start > _LONGEST or _is_stopped(self._text, start, end):
            return not _is_item(self._text, start)
        return level > 1 and self._is_heading(following, level - 1)

    def _is_line(self, index: int) -> bool:
        """Tell whether a sentence has a line to itself."""
        return self._is_broken(index) and self._is_broken(index + 1)


def _is_item(text: str, start: int) -> bool:
    # nearly all sentences begin with a letter
    return class_of(text[start]) < SMALL and _ITEM.match(text, start) is not None


def _is_stopped(text: str, start: int, end: int) -> bool:
    """Tell whether a stop ends a sentence, with closers and other signs behind it or none."""
    at = max(start, end - _TAIL)
    while at < end and not FULL_STOP <= class_of(text[at]) <= SHOUT:
        at += 1
    return at < end


def _breaks_in(text: str, start: int, end: int) -> int:
    """Return how many line breaks stand in a gap, _BLOCK at most; both characters of ``\\r\\n`` are
    one."""
    breaks = _SAME_LINE
    for at in range(start, end):
        is_second = text[at] == "\n" and at > start and text[at - 1] == "\r"
        if class_of(text[at]) == BREAK and not is_second and breaks < _BLOCK:
            breaks += 1
    return breaks
