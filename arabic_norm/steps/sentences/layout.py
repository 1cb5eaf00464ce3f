"""Paragraphs, and headings, which are kept together with what follows."""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.patterns import lazy_re

from .characters import BULLETS, STOPS

_LINE_END = lazy_re(f"\r\n|[{letters.LINE_BREAKS}]")
#: What joins two sentences: nothing, a line break, or an empty line, which parts more.
SAME_LINE, LINE, BLOCK = 0, 1, 2
#: What that is in nearly all texts.
_PARTINGS = {"": SAME_LINE, " ": SAME_LINE, "\n": LINE, "\n\n": BLOCK}
#: The longest heading, in characters: a headline of a newspaper has up to 100.
_LONGEST = 120
#: So many headings in a row go with what follows the last one: a title, a part, a chapter.
LEVELS = 3
#: What begins an item of a list or a turn of speech: it is no heading.
_ITEM = lazy_re(rf"[-*\N{{EN DASH}}\N{{EM DASH}}{BULLETS}]|[({letters.DIGITS}]+[-.)]")
#: A stop and the closers and signs behind it.
_TAIL = 4
_STOPS = frozenset(STOPS)
_QUESTION = "?\N{ARABIC QUESTION MARK}"


class Layout:
    """The sentences of a text as they stand in lines; sentences are named by their numbers."""

    __slots__ = ("_breaks", "_ends", "_starts", "_text")

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        self._text = text
        self._starts = starts
        self._ends = ends
        self._breaks = [SAME_LINE]  # what stands before each sentence
        for end, start in zip(ends[:-1], starts[1:], strict=True):
            gap = text[end:start]
            self._breaks.append(_PARTINGS[gap] if gap in _PARTINGS else _breaks_in(gap))

    def parting(self, index: int) -> int:
        """Return what stands before a sentence: SAME_LINE, LINE or BLOCK.

        What follows a heading is one with it, whatever stands between.
        """
        breaks = self._breaks[index]
        return SAME_LINE if breaks and self.is_heading(index - 1) else breaks

    def last_parted(self, first: int, stop: int, level: int) -> int:
        """Return the last sentence from ``first`` to before ``stop`` that has a `parting` of this
        level or more, LINE or BLOCK; -1 if none has."""
        breaks = self._breaks
        for index in range(stop - 1, first - 1, -1):
            if breaks[index] >= level and not self.is_heading(index - 1):
                return index
        return -1

    def is_heading(self, index: int, level: int = LEVELS) -> bool:
        """Tell whether a sentence is a heading: a short line that leads to the next one.

        It is marked (``#``), ends in a colon, asks, or ends in no stop while the line behind it
        does, or has several sentences, or is a heading itself.
        """
        if not level or not self._is_line(index) or index + 1 == len(self._starts):
            return False
        start, end = self._starts[index], self._ends[index]
        if end - start > _LONGEST:
            return False
        last = self._text[end - 1]
        if self._text[start] == "#" or last == ":":
            return True
        if _ITEM.match(self._text, start):
            return False
        if last in _QUESTION:
            return True
        return not self._is_stopped(index) and self._leads(index + 1, level)

    def _leads(self, following: int, level: int) -> bool:
        """Tell whether a line that ends in no stop leads to the sentence behind it."""
        if not self._is_line(following):
            return True  # its line has several sentences
        start, end = self._starts[following], self._ends[following]
        if end - start > _LONGEST or self._is_stopped(following):
            return not _ITEM.match(self._text, start)
        return self.is_heading(following, level - 1)

    def _is_line(self, index: int) -> bool:
        """Tell whether a sentence has a line to itself."""
        following = index + 1
        return (index == 0 or self._breaks[index] > SAME_LINE) and (
            following == len(self._starts) or self._breaks[following] > SAME_LINE
        )

    def _is_stopped(self, index: int) -> bool:
        """Tell whether a stop ends a sentence, with closers and other signs behind it or none."""
        end = self._ends[index]
        tail = self._text[max(self._starts[index], end - _TAIL) : end]
        return not _STOPS.isdisjoint(tail)


def _breaks_in(gap: str) -> int:
    return min(len(_LINE_END.findall(gap)), BLOCK)
