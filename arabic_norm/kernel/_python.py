"""The kernel's reference in Python: what any faster kernel must equal.

**Shifts.** What a change does to positions is packed into bytes: 64-bit integers in the machine's
order, four a shift, ``start, end`` in the source and ``new_start, new_end`` in the result, in code
points, in order (`unpack` gives them back). A shift says: these characters, one or more, became
those, none or more, and nothing inside corresponds. Every other character corresponds to one of its
own. Characters replaced one for one move nothing and are not listed. Nothing comes from nowhere:
text inserted between two characters belongs to the one on its left, at the start of the text to the
first. (Only a text made of an empty one has a shift from nothing, ``0, 0, 0, size``.)

So shifts are a function: it takes the positions of the source that are no shift's inside to
positions of the result and never goes back. Composing two changes is composing two functions; it
is associative, and a fused table moves exactly what its tables move one after another.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_WIDTH = 4
_BYTES = 8 * _WIDTH
_ENDLESS = 1 << 61  # longer than any text
_FEW = 32  # up to so many characters, a scan for each beats looking at every character once


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
    Errors: ValueError when one is not exactly one character.
    """

    def __init__(
        self, chars: Iterable[str], firsts: Iterable[str] = (), seconds: Iterable[str] = ()
    ) -> None:
        alone, self._firsts, self._seconds = map(frozenset, (chars, firsts, seconds))
        paired = self._firsts | self._seconds
        _check_chars(alone | paired - {""}, "characters to find")
        self._alone = alone - paired
        self._few = sorted(self._alone) if len(self._alone) <= _FEW and not paired else None
        # a class to scan for: what is found begins with one of these
        begin = self._alone | self._firsts - {""}
        self._pattern = re.compile(char_class(begin)) if begin else None

    def found_in(self, text: str) -> bool:
        """Return whether any of the characters or pairs stands in the text."""
        if self._few is not None:
            return any(char in text for char in self._few)
        return next(self._found(text, 0, len(text)), None) is not None

    def positions(self, text: str, start: int, end: int) -> list[int]:
        """Return the places from ``start`` to ``end`` where a character or a pair stands.

        A pair stands where its first character does, or at 0 when that is the start of the text.
        Errors: ValueError when the end is before the start, or the start before the text.
        """
        return list(self._found(text, start, end))

    def find(self, text: str, start: int, end: int) -> int:
        """Return the first of the positions, or -1 where there is none."""
        return next(self._found(text, start, end), -1)

    def _found(self, text: str, start: int, end: int) -> Iterator[int]:
        if not 0 <= start <= end:
            raise ValueError("positions are looked for from a start to an end")
        if start == 0 < end and "" in self._firsts and text and text[0] in self._seconds:
            yield start
            start = 1
        for match in self._pattern.finditer(text, start, end) if self._pattern else ():
            place = match.start()
            if match[0] in self._alone or text[place + 1 : place + 2] in self._seconds:
                yield place


class Chain:
    """What is called is a row of functions, one after another.

    A class derived from it says which in ``_calls``, which never changes, and raises in ``_check``
    what is to be raised when it is given something else than a text.
    """

    _check: Callable[[str], str]

    @property
    def _calls(self) -> tuple[Callable[[str], str], ...]:
        raise NotImplementedError

    def __call__(self, text: str, /) -> str:
        """Return what the last function makes of what the one before made, from the text on."""
        if not isinstance(text, str):
            self._check(text)
        for call in self._calls:
            text = call(text)
        return text


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


def unpack(shifts: bytes) -> memoryview[int]:
    """Return the integers of shifts, four a shift."""
    return memoryview(shifts).cast("q")


def pack(size: int, changes: Iterable[tuple[int, int, int]]) -> bytes:
    """Return the shifts of changes (start, end, length of the replacement), in order, of a text of
    this size."""
    units: list[list[int]] = []
    for start, end, new_size in changes:
        if start < end or not (units or start):
            units.append([start, end, new_size])
        elif units and units[-1][1] == start:
            units[-1][2] += new_size
        else:
            units.append([start - 1, end, new_size + 1])
    if units and units[0][1] == 0:  # inserted at the start: belongs to the first character
        inserted = units.pop(0)[2]
        if not units or units[0][0] > 0:
            units.insert(0, [0, 1, 1] if size else [0, 0, 0])
        units[0][2] += inserted
    found, moved = array("q"), 0
    for start, end, new_size in units:
        if not end - start == new_size <= 1:
            found.extend((start, end, start + moved, start + moved + new_size))
        moved += new_size - (end - start)
    return found.tobytes()


def _ordered(shifts: bytes) -> memoryview[int]:
    """Return the integers of shifts that can be trusted."""
    numbers = unpack(shifts[: len(shifts) // _BYTES * _BYTES])
    ordered, end, new_end = len(shifts) % _BYTES == 0, 0, 0
    for start, next_end, new_start, next_new_end in zip(*[iter(numbers)] * _WIDTH, strict=True):
        nothing = next_end == 0 and len(numbers) == _WIDTH
        ordered &= end <= start and (start < next_end or nothing)
        ordered &= new_end <= new_start <= next_new_end
        end, new_end = next_end, next_new_end
    if not ordered or max(end, new_end) >= _ENDLESS:
        raise ValueError("not the shifts of a text: incomplete or out of order")
    return numbers


class _Side:
    """One of two lists of shifts, read unit by unit along the text in the middle.

    A unit is a shift or the run of unchanged characters before it; ``middle`` says how much of the
    unit is left in the middle text. A shift cannot be divided, a run can.
    """

    def __init__(self, shifts: memoryview[int], middle: int, far: int) -> None:
        # middle, far: where in a shift's four numbers the two texts' positions stand
        self._shifts, self._middle, self._far = shifts, middle, far
        self._next = 0  # the shift that follows the unit, or is it
        self.at = self.far_at = 0
        self._load()

    def _load(self) -> None:
        shifts, unit = self._shifts, self._next
        self.done = unit == len(shifts)
        self.middle = _ENDLESS if self.done else shifts[unit + self._middle] - self.at
        self.is_run = self.middle > 0
        if not self.is_run:
            self.middle = shifts[unit + self._middle + 1] - self.at

    def take(self, size: int) -> None:
        """Consume this much of the middle: all of a shift, or part of a run."""
        self.at += size
        self.middle -= size
        if self.is_run:
            self.far_at += size
        else:
            self.far_at = self._shifts[self._next + self._far + 1]
            self._next += _WIDTH
        if self.middle == 0:
            self._load()

    def advance(self, goal: int) -> int:
        """Go on to ``goal`` in the middle, or past it to the end of a shift; return the place."""
        while self.at < goal:
            self.take(min(self.middle, goal - self.at) if self.is_run else self.middle)
        return self.at


def compose(first: bytes, second: bytes) -> bytes:
    """Return the shifts of two changes made one after the other.

    Errors: ValueError when the bytes are not shifts, which are in order.
    """
    made_first, made = _ordered(first), _ordered(second)
    if not first or not second:
        return first or second
    if made[1] == 0:  # made of nothing, in place of a source deleted whole
        return array("q", (0, made_first[-3], 0, made[3])).tobytes()
    left, right, found = _Side(made_first, 2, 0), _Side(made, 0, 2), array("q")
    while not (left.done and right.done):
        if left.is_run and right.is_run:
            size = min(left.middle, right.middle)
            left.take(size)
            right.take(size)
            continue
        start, new_start = left.far_at, right.far_at
        if left.middle == 0:
            left.take(0)
        else:
            goal = left.at + max(side.middle for side in (left, right) if not side.is_run)
            while left.at < goal or right.at < goal:
                goal = max(left.advance(goal), right.advance(goal))
        if not left.far_at - start == right.far_at - new_start <= 1:
            found.extend((start, left.far_at, new_start, right.far_at))
    return found.tobytes()
