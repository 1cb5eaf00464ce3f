"""Convert a line from visual order, left to right as on paper, to reading order.

UAX #9 describes how a line is laid out; this is its inverse for lines without embeddings. What
reads from right to left is reversed; numbers and words in Latin letters, which are laid out from
left to right inside it, are reversed back. Two different lines may look the same (a number beside a
Latin word): then the number is taken as part of the word, as in `Windows 10`.
"""

from __future__ import annotations

from .characters import (
    ARABIC_NUMBER,
    CLOSERS,
    LEFT,
    MARK,
    MIRRORED,
    NUMBER,
    OPENERS,
    RIGHT,
    SEPARATOR,
    SIGN,
    TERMINATOR,
    kind_of,
)

__all__ = ["logical_order", "reads_from_right"]


def logical_order(visual: str) -> str:
    """Return a right-to-left line, given in visual order, in the order in which it is read."""
    chars = _reversed(visual)
    kinds = [kind_of(char) for char in chars]
    kept = bytearray(len(chars))  # 1: runs from left to right, and brackets are not mirrored
    for start, end in _latin_runs(chars, kinds):
        _turn_back(chars, kept, start, end)
    for start, end in _number_runs(kinds, kept):
        _turn_back(chars, kept, start, end)
    plain = "".join(chars)
    mirrored = "".join(
        char if keep else MIRRORED.get(char, char) for char, keep in zip(chars, kept, strict=True)
    )
    # some programs store brackets as meant, not as drawn: these pair without being mirrored
    return plain if _unpaired(mirrored) and not _unpaired(plain) else mirrored


def _reversed(visual: str) -> list[str]:
    """Return the characters back to front, with marks after their letter."""
    if not _marks_follow(visual):
        return list(visual[::-1])
    chars: list[str] = []
    at = len(visual)
    while at > 0:
        end = at
        at -= 1
        while at > 0 and kind_of(visual[at]) == MARK:
            at -= 1
        chars.extend(visual[at:end])
    return chars


def _marks_follow(visual: str) -> bool:
    """Tell whether marks follow their letter in the visual line too, instead of being before it.

    A mark that follows its letter may end a word, but never begins one.
    """
    starts = ends = 0
    for at, char in enumerate(visual):
        if kind_of(char) == MARK:
            starts += at == 0 or kind_of(visual[at - 1]) not in (RIGHT, MARK)
            ends += at + 1 == len(visual) or kind_of(visual[at + 1]) not in (RIGHT, MARK)
    return ends > starts


def _latin_runs(chars: list[str], kinds: list[int]) -> list[tuple[int, int]]:
    """Return the spans of left-to-right words, with what is between two of them."""
    runs: list[tuple[int, int]] = []
    start = end = gap = 0  # a run; from where on something may belong to it
    for at, kind in enumerate(kinds):
        if kind == LEFT:
            if start == end:
                start = _with_numbers(kinds, gap, at)
            end = at + 1
        elif kind == RIGHT:
            if start < end:
                runs.append((start, end))
            start = end = gap = at + 1
    if start < end:
        runs.append((start, end))
    outside = [(_behind_bracket(chars, kinds, start, end), end) for start, end in runs]
    return [(_with_closer(chars, start, end), _with_number(kinds, end)) for start, end in outside]


def _behind_bracket(chars: list[str], kinds: list[int], start: int, end: int) -> int:
    """Return where a run begins, without a number outside the brackets around its words.

    In 2015 (NASA) the number is no part of the run: the bracket between them has its partner on the
    other side of the word.
    """
    if end == len(chars) or chars[end] not in OPENERS:
        return start
    depth = 0
    for place in range(end - 1, start - 1, -1):
        if chars[place] in OPENERS:
            depth += 1
        elif chars[place] in CLOSERS:
            if depth == 0 and chars[place] == MIRRORED[chars[end]]:
                return start if LEFT in kinds[start:place] else place + 1
            depth -= 1
    return start


def _with_numbers(kinds: list[int], start: int, at: int) -> int:
    """Return where a run begins, with the numbers that follow its last word; ``start`` or later."""
    first = at
    for place in range(at - 1, start - 1, -1):
        if kinds[place] == ARABIC_NUMBER:
            break
        if kinds[place] == NUMBER:
            first = place
    if first < at:
        while first > start and kinds[first - 1] == TERMINATOR:
            first -= 1
    return first


def _with_number(kinds: list[int], end: int) -> int:
    """Return where a run ends, with the number at the start of its first word (2000s)."""
    if end < len(kinds) and kinds[end] in (NUMBER, ARABIC_NUMBER):
        return _number_end(kinds, end, True)
    return end


def _with_closer(chars: list[str], start: int, end: int) -> int:
    """Return where a run begins, with the bracket that closes one of its own."""
    if start > 0 and chars[start - 1] in CLOSERS:
        closer = chars[start - 1]
        run = chars[start:end]
        if run.count(MIRRORED[closer]) > run.count(closer):
            return start - 1
    return start


def _number_runs(kinds: list[int], kept: bytearray) -> list[tuple[int, int]]:
    """Return the spans of numbers, with the signs that belong to them (UAX #9, W2 to W6).

    After an Arabic letter only a separator joins two numbers. With no letter before, a hyphen does
    so too, and a percent sign belongs to its number.
    """
    runs: list[tuple[int, int]] = []
    size = len(kinds)
    after_letter = False
    at = 0
    while at < size:
        kind = kinds[at]
        if kind == RIGHT or kept[at]:
            after_letter = True
        if kept[at] or kind not in (NUMBER, ARABIC_NUMBER):
            at += 1
            continue
        start, at = at, _number_end(kinds, at, after_letter)
        if not after_letter and kind == NUMBER:
            while start > 0 and kinds[start - 1] == TERMINATOR:
                start -= 1
            while at < size and kinds[at] == TERMINATOR:
                at += 1
        runs.append((start, at))
    return runs


def _number_end(kinds: list[int], at: int, after_letter: bool) -> int:
    """Return where a number ends, with the numbers that a sign joins to it."""
    size, number = len(kinds), kinds[at]
    while True:
        while at < size and kinds[at] in (number, MARK):
            at += 1
        if at + 1 >= size or kinds[at + 1] != number:
            return at
        joined = kinds[at] == SEPARATOR
        joined |= kinds[at] == SIGN and not after_letter and number == NUMBER
        if not joined:
            return at
        at += 1


def _turn_back(chars: list[str], kept: bytearray, start: int, end: int) -> None:
    chars[start:end] = chars[start:end][::-1]
    kept[start:end] = b"\x01" * (end - start)


def _unpaired(text: str) -> int:
    """Return how many brackets have no partner."""
    waiting: list[str] = []
    alone = 0
    for char in text:
        if char in OPENERS:
            waiting.append(MIRRORED[char])
        elif char in CLOSERS:
            if waiting and waiting[-1] == char:
                waiting.pop()
            else:
                alone += 1
    return alone + len(waiting)


def reads_from_right(visual: str) -> bool:
    """Tell whether a line was set as Arabic with foreign words, not as a foreign line with Arabic.

    Its stop is at its left end; without a stop, most of its letters are Arabic.
    """
    kinds = [kind_of(char) for char in visual]
    right, left = kinds.count(RIGHT), kinds.count(LEFT)
    if not left:
        return True
    shown = visual.strip()
    if right * 2 < left or shown[-1:] in ".:?!":
        return right > left and shown[-1:] not in ".?!"
    return right * 2 >= left
