"""What a target makes of bytes: decisions from the first ones, texts from the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")
#: Bytes before a text or a file that decide what is done with it.
HEAD = 16


class Draw:
    """Decisions read from bytes; where they run out, each is the first there is."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, size: int) -> bytes:
        """Return the next bytes, fewer at the end."""
        taken = self._data[self._at : self._at + size]
        self._at += size
        return taken

    def rest(self) -> bytes:
        """Return all that was not yet taken."""
        return self.take(len(self._data))

    def number(self, count: int) -> int:
        """Return a number from 0 on, below ``count``."""
        return int.from_bytes(self.take((count - 1).bit_length() + 7 >> 3), "little") % count

    def pick(self, options: Sequence[T]) -> T:
        """Return one of the options."""
        return options[self.number(len(options))]


def as_text(data: bytes) -> str:
    """Return a text for any bytes; what is no UTF-8 becomes lone surrogates."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "surrogateescape")
