"""Paragraphs, and headings, which are kept together with what follows."""

from __future__ import annotations

from arabic_norm import letters
from arabic_norm.patterns import lazy_re

from .characters import BULLETS, FULL_STOP, SHOUT
from .words import class_of

_LINE_END = lazy_re(f"\r\n|[{letters.LINE_BREAKS}]")
#: What joins two sentences: nothing, a line break, or an empty line, which parts more.
SAME_LINE, LINE, BLOCK = 0, 1, 2
#: The longest heading, in characters: a headline of a newspaper has up to 100.
_LONGEST = 120
#: So many headings in a row go with what follows the last one: a title, a part, a chapter.
LEVELS = 3
#: What begins an item of a list or a turn of speech: it is no heading.
_ITEM = lazy_re(rf"[-*\N{{EN DASH}}\N{{EM DASH}}{BULLETS}]|[({letters.DIGITS}]+[-.)]")
#: A stop and the closers and signs behind it.
_TAIL = 4
_QUESTION = "?\N{ARABIC QUESTION MARK}"


class Layout:
    """The sentences of a text as they stand in lines; sentences are named by their numbers."""

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str, starts: list[int], ends: list[int]) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends

    def parting(self, index: int) -> int:
        """Return what stands before a sentence: SAME_LINE, LINE or BLOCK; not for the first.

        What follows a heading is one with it, whatever stands between.
        """
        gap = self.text[self.ends[index - 1] : self.starts[index]]
        if gap in ("", " "):
            return SAME_LINE
        breaks = len(_LINE_END.findall(gap))
        if breaks and self.is_heading(index - 1):
            return SAME_LINE
        return min(breaks, BLOCK)

    def is_heading(self, index: int, level: int = LEVELS) -> bool:
        """Tell whether a sentence is a heading: a short line that leads to the next one.

        It is marked (``#``), ends in a colon, asks, or ends in no stop while the line behind it
        does, or has several sentences, or is a heading itself.
        """
        start, end = self.starts[index], self.ends[index]
        if not level or end - start > _LONGEST or not self._is_line(index):
            return False
        if index + 1 == len(self.starts):
            return False
        last = self.text[end - 1]
        if self.text[start] == "#" or last == ":":
            return True
        if _ITEM.match(self.text, start):
            return False
        if last in _QUESTION:
            return True
        return not self._is_stopped(index) and self._leads(index, level)

    def _leads(self, index: int, level: int) -> bool:
        following = index + 1
        if not self._is_line(following):
            return True  # its line has several sentences
        if self.ends[following] - self.starts[following] > _LONGEST or self._is_stopped(following):
            return not _ITEM.match(self.text, self.starts[following])
        return self.is_heading(following, level - 1)

    def _is_line(self, index: int) -> bool:
        """Tell whether a sentence has a line to itself."""
        return (index == 0 or self._has_break(index)) and (
            index + 1 == len(self.starts) or self._has_break(index + 1)
        )

    def _has_break(self, index: int) -> bool:
        gap = self.text[self.ends[index - 1] : self.starts[index]]
        return gap != " " and _LINE_END.search(gap) is not None

    def _is_stopped(self, index: int) -> bool:
        """Tell whether a stop ends a sentence, with closers and other signs behind it or none."""
        end = self.ends[index]
        tail = self.text[max(self.starts[index], end - _TAIL) : end]
        return any(FULL_STOP <= class_of(char) <= SHOUT for char in tail)
