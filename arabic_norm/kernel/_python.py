"""The kernel's reference implementation for strings: any faster kernel must give the same results.

This module holds the classes; `_python_edits` and `_python_shifts` hold the algorithms.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from arabic_norm.kernel._python_edits import Edit, change, edits, minimal, splice
from arabic_norm.kernel._python_scale import Scale
from arabic_norm.kernel._python_shifts import compose, to_source, to_text, unpack

__all__ = [
    "Chain",
    "Finder",
    "Look",
    "Rewriter",
    "Scale",
    "Translator",
    "change",
    "char_class",
    "compose",
    "edits",
    "minimal",
    "pieces",
    "splice",
    "to_source",
    "to_text",
    "unpack",
]

_MOST = 63  # finders of a look: each has a bit in a machine's integer
_FEW = 32  # up to so many characters, a scan for each beats looking at every character once

_Piece = TypeVar("_Piece", bound=tuple[Any, ...])


class Translator:
    """A table {character: replacement} made ready to use.

    Errors: ValueError when a key is not exactly one character.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        _check_chars(table, "a table's keys")
        rows = {chr(ord(key)): value for key, value in table.items()}  # one for each character
        self._table = {key: value for key, value in rows.items() if key != value}
        self._ordinals = {ord(key): value for key, value in self._table.items()}
        self._keeps_ascii = not any(key.isascii() for key in self._table)
        self._few = len(self._table) <= _FEW
        # Where no replacement holds a key, replacing one character after another is the same as
        # replacing all at once, and five times as fast.
        self._sequential = self._table.keys().isdisjoint("".join(self._table.values()))
        self._resized = {key for key, value in self._table.items() if len(value) != 1}

    def translate(self, text: str) -> str:
        """Return the text with the table's characters replaced; the same object without any."""
        if self._keeps_ascii and text.isascii():
            return text
        present = self._table if self._few else self._table.keys() & set(text)
        if not present:
            return text
        if self._sequential:
            changed = text
            for key in present:
                changed = changed.replace(key, self._table[key])
        else:
            changed = text.translate(self._ordinals)
        return text if changed == text else changed

    def translate_all(self, texts: Sequence[str]) -> list[str]:
        """Return the texts translated, in a list."""
        return [self.translate(text) for text in texts]

    def change(self, text: str) -> tuple[str, bytes]:
        """Return the text translated, and its shifts."""
        return self.translate(text), self._shifts(text)

    def _shifts(self, text: str) -> bytes:
        present = self._resized & set(text)
        if not present:
            return b""
        found, moved = array("q"), 0
        # a class of what is there costs a tenth of one of all that might be
        for match in re.finditer(char_class(present), text):
            start, size = match.start(), len(self._table[match[0]])
            found.extend((start, start + 1, start + moved, start + moved + size))
            moved += size - 1
        return found.tobytes()


class Finder:
    """A set of characters to look for.

    firsts, seconds: characters that are looked for only in pairs, one of the first directly before
    one of the second; the empty str stands for the ends of the text, one that is not empty.
    other_firsts, other_seconds: the same, of another pair.
    Errors: ValueError when one is not exactly one character.
    """

    def __init__(
        self,
        chars: Iterable[str],
        firsts: Iterable[str] = (),
        seconds: Iterable[str] = (),
        other_firsts: Iterable[str] = (),
        other_seconds: Iterable[str] = (),
    ) -> None:
        alone, *ends = map(frozenset, (chars, firsts, seconds, other_firsts, other_seconds))
        paired = frozenset[str]().union(*ends)
        _check_chars(alone | paired - {""}, "characters to find")
        self._alone = alone - paired
        self._pairs = (ends[0], ends[1]), (ends[2], ends[3])
        #: What is found where it is the first character of a text.
        begins = [seconds for firsts, seconds in self._pairs if "" in firsts]
        self._begins = frozenset[str]().union(*begins) - {""}
        self._few = sorted(self._alone) if len(self._alone) <= _FEW and not paired else None
        self._pattern = _pattern_of(self._alone, self._pairs)

    def found_in(self, text: str) -> bool:
        """Return whether any of the characters or pairs stands in the text."""
        if self._few is None:
            if text[:1] in self._begins:
                return True
            return self._pattern is not None and self._pattern.search(text) is not None
        for char in self._few:  # noqa: SIM110 - a generator takes twice as long
            if char in text:
                return True
        return False

    def positions(self, text: str, start: int = 0, end: int | None = None) -> list[int]:
        """Return the places from ``start`` to ``end`` where a character or a pair stands.

        Without an end: to the end of the text. A pair stands where its first character does, or at
        0 when that is the start of the text.
        Errors: ValueError when the end is before the start, or the start before the text.
        """
        return list(self._found(text, start, end))

    def find(self, text: str, start: int = 0, end: int | None = None) -> int:
        """Return the first of these places, or -1 where there is none."""
        return next(self._found(text, start, end), -1)

    def _found(self, text: str, start: int, end: int | None) -> Iterator[int]:
        if end is None:
            end = max(start, len(text))
        if not 0 <= start <= end:
            raise ValueError("positions are looked for from a start to an end")
        if start == 0 < end and text and text[0] in self._begins:
            yield start
            start = 1
        # the second of a pair may stand behind the end
        for match in self._pattern.finditer(text, start, end + 1) if self._pattern else ():
            place = match.start()
            if place < end:
                yield place


def _pattern_of(
    alone: Collection[str], pairs: Iterable[tuple[Collection[str], Collection[str]]]
) -> re.Pattern[str] | None:
    """Return a pattern of what a finder finds, but for a character at the start of the text."""
    found = [char_class(alone)] if alone else []
    for firsts, seconds in pairs:
        begin, behind = set(firsts) - {""}, set(seconds) - {""}
        ends = [char_class(behind)] * bool(behind) + [r"\Z"] * ("" in seconds)
        if begin and ends:
            found.append(f"(?:{char_class(begin)})(?={'|'.join(ends)})")
    return re.compile("|".join(found)) if found else None


class Look:
    """Several finders that search a text at once.

    Errors: ValueError for more than 63 of them.
    """

    def __init__(self, finders: Iterable[Finder]) -> None:
        row = tuple(finders)
        if len(row) > _MOST:
            raise ValueError(f"a look has {_MOST} finders at most, not {len(row)}")
        self._alone = _bits(finder._alone for finder in row)
        self._pairs = [
            (_bits(f._pairs[pair][0] for f in row), _bits(f._pairs[pair][1] for f in row))
            for pair in (0, 1)
        ]
        self._pattern = _pattern_of(self._alone, self._pairs)

    def found_in(self, text: str) -> int:
        """Return a bit for each finder that finds something in the text, the first one lowest."""
        bits = self._met("", text[0]) if text else 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            char, after = match[0], text[match.end() : match.end() + 1]
            bits |= self._alone.get(char, 0) | self._met(char, after)
        return bits

    def _met(self, char: str, after: str) -> int:
        """Return the bits of the finders for which two neighbours are a pair."""
        first, other = (ends[0].get(char, 0) & ends[1].get(after, 0) for ends in self._pairs)
        return first | other


def _bits(rows: Iterable[frozenset[str]]) -> dict[str, int]:
    """Return the numbers of the rows in which each character stands, as bits."""
    bits: dict[str, int] = {}
    for number, row in enumerate(rows):
        for char in row:
            bits[char] = bits.get(char, 0) | 1 << number
    return bits


class Rewriter:
    """A finder, and a function that finds edits where it finds something.

    find: a function of a text that returns its edits, in a list or one after another; it is called
    only where the finder finds anything.
    """

    def __init__(self, finder: Finder, find: Callable[[str], Iterable[Edit]]) -> None:
        self._finder, self._find = finder, find

    def rewrite(self, text: str) -> str:
        """Return the text rewritten; the same object when nothing changes."""
        return splice(text, self._found_in(text)) if self._finder.found_in(text) else text

    def change(self, text: str) -> tuple[str, bytes]:
        """Return the text rewritten, and its shifts."""
        return change(text, self._found_in(text)) if self._finder.found_in(text) else (text, b"")

    def _found_in(self, text: str) -> Iterable[Edit]:
        # compiled rules take no other kind of str, whose methods may be others
        return self._find(text if type(text) is str else str.__str__(text))


class Chain:
    """A callable that applies a row of functions, one after another.

    A derived class lists them in ``_calls``, and in ``_changes`` functions that return the same
    texts together with their shifts; neither may change. Its ``_check`` raises the error for an
    argument that is no text.
    """

    _check: Callable[[str], str]

    @property
    def _calls(self) -> tuple[Callable[[str], str], ...]:
        raise NotImplementedError

    @property
    def _changes(self) -> tuple[Callable[[str], tuple[str, bytes]], ...]:
        raise NotImplementedError

    def __call__(self, text: str, /) -> str:
        """Return what the last function makes of what the one before made, from the text on."""
        if not isinstance(text, str):
            self._check(text)
        for call in self._calls:
            text = call(text)
        return text

    def change(self, text: str, /) -> tuple[str, bytes]:
        """Return what a call returns, and its shifts."""
        shifts = b""
        for call in self._changes:
            text, moved = call(text)
            shifts = compose(shifts, moved)
        return text, shifts


def pieces(
    text: str, spans: Iterable[tuple[int, int]], kind: type[_Piece], is_last: bool = False
) -> list[_Piece]:
    """Return the pieces of a text, each as an object of a tuple type: its text, start and end.

    is_last: the text comes last, after the end.
    Errors: ValueError when a span ends before it starts, or leaves the text.
    """
    found: list[_Piece] = []
    for start, end in spans:
        if not 0 <= start <= end <= len(text):
            raise ValueError("a span ends before it starts, or leaves the text")
        # past the __new__ of a named tuple, which takes twice as long
        piece = text[start:end]
        values = (start, end, piece) if is_last else (piece, start, end)
        found.append(tuple.__new__(kind, values))
    return found


def _check_chars(chars: Iterable[str], where: str) -> None:
    for char in chars:
        if len(char) != 1:
            raise ValueError(f"{where} are single characters, not {char!r}")


def char_class(chars: Iterable[str]) -> str:
    """Return a regular expression for any one of these characters, of which there are some.

    Characters within the Basic Multilingual Plane and beyond it are classes apart: ``re`` looks
    into a table for the former, but tries one range after another where they are mixed.
    """
    near = [f"\\u{ord(char):04x}" for char in sorted(chars) if ord(char) < 0x10000]
    far = [f"\\U{ord(char):08x}" for char in sorted(chars) if ord(char) >= 0x10000]
    return "|".join(f"[{''.join(part)}]" for part in (near, far) if part)
