"""A pipeline prepared for columns: one fused table, and a test for rows that need more than it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from arabic_norm import kernel
from arabic_norm.kernel import Mark
from arabic_norm.pipeline import CharMap, Rewrite, Step
from arabic_norm.substitutions import fuse

_NO_MARK = Mark()
_ALL = 0xFF
_MOST_PAIRS = 8  # a mark has a bit for each


@dataclass(frozen=True)
class Rules:
    """A pipeline's tables fused into one, and marks of characters that its other steps need.

    Where no mark occurs in a text, the table does all that the pipeline does. ``marks`` is None
    when the pipeline contains a bare function, of which nothing is known.
    """

    pipeline: Step
    table: Mapping[str, str]
    marks: Mapping[str, Mark] | None

    @cached_property
    def translator(self) -> kernel.RowTranslator:
        """The table, ready for rows."""
        return kernel.RowTranslator(self.table)

    @cached_property
    def keys(self) -> kernel.RowFinder:
        """Finds what the table changes."""
        keys = (key for key, value in self.table.items() if key != value)
        return kernel.RowFinder(dict.fromkeys(keys, Mark(True)))

    @cached_property
    def _finder(self) -> kernel.RowFinder:
        return kernel.RowFinder(self.marks or {})

    @cached_property
    def is_table(self) -> bool:
        """Whether the table is all there is."""
        return self.marks is not None and not any(
            mark.counts or mark.closes for mark in self.marks.values()
        )

    def contextual(self, rows: kernel.Rows, start: int, stop: int) -> list[int]:
        """Return the rows that must be normalized as strings."""
        if self.marks is None:
            return list(range(start, stop))
        return [] if self.is_table else self._finder.find(rows, start, stop)


@lru_cache(maxsize=32)  # tables take longer to make ready than a small column to normalize
def rules_of(pipeline: Step) -> Rules:
    """Return what the steps come to, gone through from the last to the first."""
    table: dict[str, str] = {}
    marks: dict[str, Mark] = {}
    pairs = 0
    for step in reversed(pipeline.flat):
        if isinstance(step, CharMap):
            images = {key: _image(marks, value) for key, value in step.table.items()}
            marks = marks | images
            table = dict(fuse(step.table, table))
        elif isinstance(step, Rewrite):
            count = len(step.pairs) if pairs + len(step.pairs) <= _MOST_PAIRS else 0
            _add(marks, step, [1 << pairs + number for number in range(count)])
            pairs += count
        else:
            return Rules(pipeline, {}, None)
    return Rules(pipeline, table, marks)


def _add(marks: dict[str, Mark], step: Rewrite, bits: list[int]) -> None:
    """Mark the characters that a step looks for; ``bits`` are its pairs', none if none is left."""
    ends = [*zip(step.pairs, bits, strict=False)]
    paired = frozenset[str]().union(*(chars for pair, _ in ends for chars in pair))
    for char in step.triggers | paired:
        mark = marks.get(char, _NO_MARK)
        marks[char] = Mark(
            mark.counts or (char in step.triggers and char not in paired),
            mark.opens | sum(bit for (firsts, _), bit in ends if char in firsts),
            mark.closes | sum(bit for (_, seconds), bit in ends if char in seconds),
            mark.keeps,
        )


def _image(marks: Mapping[str, Mark], value: str) -> Mark:
    """Return the mark of a character that a table replaces by this value.

    A deleted character keeps what is open, since its neighbours become adjacent.
    """
    counts, opens, closes, keeps = False, 0, 0, _ALL
    for char in value:
        mark = marks.get(char, _NO_MARK)
        counts = counts or mark.counts or bool(opens & mark.closes)
        closes |= keeps & mark.closes
        opens = opens & mark.keeps | mark.opens
        keeps &= mark.keeps
    return Mark(counts, opens, closes, keeps)
