"""The reference kernel for columns of UTF-8 text, in Arrow's layout.

A column is the UTF-8 of its texts in one buffer, and offsets into it, 32 or 64 bits wide: row ``i``
is ``data[offsets[i]:offsets[i + 1]]``. A bitmap, lowest bit first, may say which rows are not null.
`Rows` reads such buffers, `RowFinder` searches them for characters, and `RowTranslator` applies a
table and writes the results into a `Sink`, whose buffers are a column again.

The buffers are not trusted: offsets outside the data and rows that are not UTF-8 raise a ValueError
that names the row.
"""

from __future__ import annotations

import operator
from array import array
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias

from arabic_norm.kernel._python import Finder, Translator

Buffer: TypeAlias = Any  # what has the buffer protocol; there is a name for it from 3.12 on
_LAST_OF_32_BITS = 2**31 - 1
_FORMATS = {4: "i", 8: "q"}


class Rows:
    """Texts in UTF-8 with offsets, as Arrow keeps them, to read.

    width: the bytes of an offset, 4 or 8; first, count: which of the buffers' rows are ours.
    Errors: ValueError when the buffers hold fewer rows than that.
    """

    def __init__(
        self,
        data: Buffer,
        offsets: Buffer,
        width: int,
        first: int,
        count: int,
        *,
        validity: Buffer | None = None,
    ) -> None:
        if width not in _FORMATS:
            raise ValueError(f"offsets have 4 or 8 bytes, not {width}")
        self._data = memoryview(data).cast("B")
        whole = memoryview(offsets).cast("B")
        whole = whole[: len(whole) // width * width]
        self._offsets = whole.cast("i") if width == 4 else whole.cast("q")
        self._validity = None if validity is None else memoryview(validity).cast("B")
        self._first, self.count = first, count
        bits = 8 * len(self._validity) if self._validity is not None else first + count
        if first < 0 or count < 0 or first + count > min(len(self._offsets) - 1, bits):
            raise ValueError("there are fewer rows in the buffers than that")

    def text(self, row: int) -> str:
        """Return a row as a str; an empty one for a null, whatever lies beneath it."""
        self.check(row, row + 1)
        try:
            return str(self.bytes(row), "utf-8")
        except UnicodeDecodeError:
            raise ValueError(f"row {row} is not UTF-8") from None

    def bytes(self, row: int) -> memoryview:
        """Return the bytes of a row."""
        index = self._first + row
        if self._validity is not None and not self._validity[index >> 3] >> (index & 7) & 1:
            return self._data[:0]
        start, end = self._offsets[index], self._offsets[index + 1]
        if not 0 <= start <= end <= len(self._data):
            raise ValueError(f"row {row} has offsets outside its data")
        return self._data[start:end]

    def check(self, start: int, stop: int) -> None:
        """Raise an IndexError unless there are rows from ``start`` to ``stop``."""
        if not 0 <= start <= stop <= self.count:
            raise IndexError(f"no rows {start} to {stop} among {self.count}")


class Mark(NamedTuple):
    """What a character does to a search: see `RowFinder`."""

    counts: bool = False
    opens: int = 0
    closes: int = 0
    keeps: int = 0


class RowFinder:
    """Characters to look for in rows, and pairs of neighbours.

    marks: of each character of interest, whether it ``counts`` by itself, and three sets, given as
    bits: pairs that it ``opens``; pairs that it ``closes``, which count when the neighbour before
    it has opened one; and opened pairs that it ``keeps`` open for its successor, as if it were not
    there. The empty str stands for the two ends of a row, one that is not empty.
    Errors: ValueError when a key is longer than one character.
    """

    def __init__(self, marks: Mapping[str, Mark]) -> None:
        self._marks = {"".join([char]): mark for char, mark in marks.items()}
        self._edge = self._marks.pop("", Mark())
        self._found_in = Finder(
            char for char, mark in self._marks.items() if mark.counts or mark.closes
        ).found_in
        self._has_pairs = any(mark.closes for mark in marks.values())

    def find(self, rows: Rows, start: int, stop: int) -> list[int]:
        """Return which of the rows hold any of the characters or pairs.

        Of a row that is not UTF-8 nothing is said: whoever reads it will find out.
        """
        rows.check(start, stop)
        return [
            row
            for row in range(start, stop)
            if self._is_found(str(rows.bytes(row), "utf-8", "replace"))
        ]

    def _is_found(self, text: str) -> bool:
        if not text or not (self._edge.closes or self._found_in(text)):
            return False
        if not self._has_pairs:
            return True
        opened = self._edge.opens
        for char in text:
            counts, opens, closes, keeps = self._marks.get(char, Mark())
            if counts or opened & closes:
                return True
            opened = opened & keeps | opens
        return bool(opened & self._edge.closes)

    def found_in(self, rows: Rows, start: int, stop: int) -> bool:
        """Return whether any of the rows holds any of the characters or pairs."""
        return bool(self.find(rows, start, stop))


class Sink:
    """Texts in UTF-8 with offsets being written.

    width: the bytes of an offset, 4 or 8; count: the rows there will be; room: bytes expected.
    """

    def __init__(self, width: int, count: int, room: int) -> None:
        if width not in _FORMATS or count < 0 or room < 0:
            raise ValueError("no sink has such sizes")
        self._width, self._count = width, count
        self._data: bytearray | None = bytearray()
        self._offsets = array(_FORMATS[width], [0])

    def copy(self, rows: Rows, start: int, stop: int) -> None:
        """Write rows as they are, which are not looked at."""
        rows.check(start, stop)
        self.check(stop - start)
        for row in range(start, stop):
            self.write(row, rows.bytes(row))

    def check(self, rows: int) -> None:
        """Raise a ValueError unless so many rows may be written."""
        if self._data is None or len(self._offsets) + rows > self._count + 1:
            raise ValueError("the sink is finished, busy, or has no room for these rows")

    def write(self, row: int, text: bytes | memoryview) -> None:
        """Write one row."""
        assert self._data is not None
        if self._width == 4 and len(self._data) + len(text) > _LAST_OF_32_BITS:
            raise OverflowError(f"at row {row} the result is too long for 32-bit offsets")
        self._data += text
        self._offsets.append(len(self._data))

    def finish(self) -> tuple[bytes, bytes]:
        """Return data and offsets; nothing can be written any more.

        Errors: ValueError when rows are missing.
        """
        self.check(0)
        if len(self._offsets) <= self._count:
            raise ValueError(f"{len(self._offsets) - 1} rows of {self._count} are written")
        data, self._data = self._data, None
        return bytes(data or b""), self._offsets.tobytes()


class RowTranslator:
    """A table {character: replacement} made ready for rows.

    Errors: ValueError when a key is not exactly one character or a replacement has no UTF-8.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        for value in table.values():
            value.encode()
        self._translator = Translator(table)

    def translate(
        self, rows: Rows, start: int, stop: int, given: Iterable[tuple[int, str]], sink: Sink
    ) -> None:
        """Write rows into a sink: the given texts in their places, the others translated.

        given: rows, in order, and the text of each.
        Errors: OverflowError when the result is longer than 32-bit offsets can say.
        """
        rows.check(start, stop)
        instead: dict[int, bytes] = {}
        first = start
        for place, text in tuple(given):
            row = operator.index(place)
            if not first <= row < stop:
                raise ValueError("the rows given are in order and among the others")
            instead[row] = text.encode()
            first = row + 1
        sink.check(stop - start)  # last: reading what is given may run any code, this method too
        for row in range(start, stop):
            if row in instead:
                sink.write(row, instead[row])
            else:
                sink.write(row, self._translator.translate(rows.text(row)).encode())
