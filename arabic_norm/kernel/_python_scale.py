"""The reference of Scale, which scores words by the order of their characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

__all__ = ["Scale"]

#: A square: what one character before another weighs, by the numbers of their classes.
Weights = Sequence[Sequence[int]]

_MOST_CLASSES = 64
_TABLES = 4
_PLANE = 0x10000
_MOST_WEIGHT = 1 << 15  # weights are 16-bit integers in C


class Scale:
    """Weights of neighbours in words, by where they stand in the word.

    classes: the characters of each class; words are runs of them. skipped: characters that are
    looked past inside words; breaks: characters that part stretches. tables: what two neighbours
    weigh at the start of a word of three characters or more, anywhere in it, at its end; as a word
    of two: four squares. A single character weighs nothing, nor does one beyond the Basic
    Multilingual Plane, which belongs to no word.
    Errors: ValueError when a character is not exactly one or stands in two classes, for more than
    64 classes, for tables that are not four squares of so many rows, for weights beyond 16 bits.
    """

    def __init__(
        self,
        classes: Iterable[Iterable[str]],
        skipped: Iterable[str],
        breaks: Iterable[str],
        tables: Sequence[Weights],
    ) -> None:
        rows = [*map(frozenset, classes)]
        self._skipped, self._breaks = frozenset(skipped), frozenset(breaks)
        if len(rows) > _MOST_CLASSES:
            raise ValueError(f"a scale has {_MOST_CLASSES} classes at most, not {len(rows)}")
        chars = [char for row in (*rows, self._skipped, self._breaks) for char in row]
        for char in chars:
            if len(char) != 1:
                raise ValueError(f"a scale's characters are single characters, not {char!r}")
        placed = [char for char in chars if ord(char) < _PLANE]
        if len(set(placed)) < len(placed):
            raise ValueError("a scale's characters stand in one class each")
        near = [frozenset(char for char in row if ord(char) < _PLANE) for row in rows]
        self._class = {char: number for number, row in enumerate(near) for char in row}
        if len(tables) != _TABLES:
            raise ValueError(f"a scale has {_TABLES} tables, not {len(tables)}")
        for table in tables:
            if len(table) != len(rows) or any(len(row) != len(rows) for row in table):
                raise ValueError(f"a scale's tables have {len(rows)} rows and columns")
            if any(not -_MOST_WEIGHT <= weight < _MOST_WEIGHT for row in table for weight in row):
                raise ValueError("a scale's weights are integers of 16 bits")
        self._first, self._inner, self._last, self._alone = tables

    def weigh(self, text: str, start: int = 0, end: int | None = None) -> int:
        """Return what the words from ``start`` to ``end`` weigh together.

        Without an end: to the end of the text.
        Errors: ValueError when the end is before the start, or the start before the text.
        """
        if end is None:
            end = max(start, len(text))
        if not 0 <= start <= end:
            raise ValueError("positions are looked for from a start to an end")
        weight = 0
        word: list[int] = []
        for char in text[start:end]:
            number = self._class.get(char)
            if number is not None:
                word.append(number)
            elif char not in self._skipped or ord(char) >= _PLANE:
                weight += self._word(word)
                word = []
        return weight + self._word(word)

    def light(self, text: str, most: int) -> list[tuple[int, int]]:
        """Return the stretches between breaks that weigh ``most`` or less, in order."""
        return [span for span in self._stretches(text) if self.weigh(text, *span) <= most]

    def _stretches(self, text: str) -> Iterator[tuple[int, int]]:
        start = 0
        for at, char in enumerate(text):
            if char in self._breaks and ord(char) < _PLANE:
                yield start, at
                start = at + 1
        yield start, len(text)

    def _word(self, word: list[int]) -> int:
        if len(word) < 2:
            return 0
        if len(word) == 2:
            return self._alone[word[0]][word[1]]
        inner = sum(self._inner[one][other] for one, other in pairwise(word))
        return self._first[word[0]][word[1]] + inner + self._last[word[-2]][word[-1]]
