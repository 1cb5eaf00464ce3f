"""Edits in the reference kernel: an edit replaces ``source[start:end]`` by ``text``.

An edit is a tuple (start, end, text), in code points. Edits are in order and do not overlap; an
insertion has ``start == end``.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from arabic_norm.kernel._python_shifts import WIDTH, ordered

Edit: TypeAlias = tuple[int, int, str]


def splice(source: str, edits: Iterable[Edit]) -> str:
    """Return the source with the edits made; the same object when nothing changes.

    Errors: ValueError when edits overlap, are out of order, or reach outside the source.
    """
    pieces: list[str] = []
    done = 0
    for start, end, text in _checked(len(source), edits):
        pieces += (source[done:start], text)
        done = end
    pieces.append(source[done:])
    changed = "".join(pieces)
    return source if changed == source else changed


def _checked(size: int, edits: Iterable[Edit]) -> Iterator[Edit]:
    done = 0
    for start, end, text in edits:
        if not done <= start <= end <= size:
            raise ValueError(
                f"edit {start}..{end} overlaps the one before it or leaves the text "
                f"(0..{size}); edits go in order and do not overlap"
            )
        yield start, end, text
        done = end


def minimal(source: str, edits: Iterable[Edit]) -> list[Edit]:
    """Return the same change in its smallest form: no no-ops, common ends trimmed, neighbouring
    deletions merged.

    Errors: as for `splice`.
    """
    found: list[Edit] = []
    for edit in _checked(len(source), edits):
        start, end, text = _trim(source, *edit)
        if start == end and not text:
            continue
        if not text and found and found[-1][1] == start and not found[-1][2]:
            start = found.pop()[0]
        found.append((start, end, text))
    return found


def change(source: str, edits: Iterable[Edit]) -> tuple[str, bytes]:
    """Return the source with the edits made, and the shifts of the edits in their smallest form.

    Errors: as for `splice`.
    """
    edits = tuple(edits)
    return splice(source, edits), _shifts(len(source), minimal(source, edits))


def edits(source: str, text: str, shifts: bytes) -> list[Edit]:
    """Return the minimal edits that make the text of the source, which these shifts belong to.

    Errors: ValueError when they are not the shifts of these two.
    """
    return minimal(source, _replacements(source, text, shifts))


def _replacements(source: str, text: str, shifts: bytes) -> Iterator[Edit]:
    numbers, at, new_at = ordered(shifts), 0, 0
    bounds = [*numbers, len(source), len(source), len(text), len(text)]
    for start, end, new_start, new_end in zip(*[iter(bounds)] * WIDTH, strict=True):
        if end > len(source) or new_end > len(text) or start - at != new_start - new_at:
            raise ValueError("not the shifts of these two texts")
        if source[at:start] != text[new_at:new_start]:
            pairs = zip(source[at:start], text[new_at:new_start], strict=True)
            for offset, (old, new) in enumerate(pairs, at):
                if old != new:
                    yield offset, offset + 1, new
        yield start, end, text[new_start:new_end]
        at, new_at = end, new_end


def _trim(source: str, start: int, end: int, text: str) -> Edit:
    shorter = min(end - start, len(text))
    head = 0
    while head < shorter and source[start + head] == text[head]:
        head += 1
    tail = 0
    while tail < shorter - head and source[end - 1 - tail] == text[-1 - tail]:
        tail += 1
    return start + head, end - tail, text[head : len(text) - tail]


def _shifts(size: int, edits: Iterable[Edit]) -> bytes:
    """Return the shifts of minimal edits of a text of this size."""
    units: list[list[int]] = []  # start, end, length of the replacement
    for start, end, text in edits:
        if start < end or not (units or start):
            units.append([start, end, len(text)])
        elif units and units[-1][1] == start:
            units[-1][2] += len(text)
        else:
            units.append([start - 1, end, len(text) + 1])
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
