"""Text decoded with the wrong encoding, decoded again: the edits of `repair_mojibake`.

`protected` finds the runs; here their characters become bytes again, and the bytes letters. A run
is repaired as a whole or not at all, and only where the result is Arabic beyond doubt.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import ARABIC_LETTERS, LINE_BREAKS, TASHKEEL
from arabic_norm.patterns import lazy_re, lazy_regex
from arabic_norm.steps.protected import mojibake_runs

from .direction import evidence

__all__ = ["repaired_runs"]

#: Encodings that UTF-8 is mistaken for. Bytes that Windows-1252 leaves undefined are Latin-1.
_READ_AS = ("cp1252", "cp1256")
#: The most wrong decodings that are undone; each made the text grow by half.
_MOST_READINGS = 4
#: A run is repaired only if at least this many Arabic letters come out ...
_FEWEST_LETTERS = 2
#: ... and at most one meaningless character for each group of this many letters.
_LEFT_OVER = 8
#: Windows-1256 read as Windows-1252 has no structure that could prove it. Words of such letters
#: alone do, because European words have others too. The more there are, the lower may be the odds
#: that their letters are in Arabic order: by number of words, tenths of a logarithm for each letter
#: (see `direction`).
_ODDS_A_LETTER = (0, 2, 0, -3)
_FEWEST_IN_A_WORD = 3

#: The start and the end of a span of the text, and the character that it is read as.
_Sign = tuple[int, int, str]

_LETTERS = kernel.Finder(ARABIC_LETTERS)
_MEANINGLESS = lazy_re("[\\x80-\\x9f\u00d8\u00d9\ufffd]")
_BREAKS = LINE_BREAKS.replace("\x85", "")
#: Latin letters too: a run of mojibake beside a word of another script is repaired without it.
_SOUND = lazy_regex(r"[\p{L}\p{Script=Arabic}]")
_LINE_END, _LINE_START = lazy_regex(f"[{_BREAKS}]"), lazy_regex(f"(?r)[{_BREAKS}]")


def repaired_runs(text: str) -> list[Replacement]:
    """Return the edits that read runs of mojibake in their own encoding."""
    edits: list[Replacement] = []
    done = 0
    for run, _ in mojibake_runs(text):
        if run >= done:
            start, done = _line_around(text, run)
            edits.extend(_mended_line(text, start, done))
    return edits


def _mended_line(text: str, start: int, end: int) -> Iterator[_Sign]:
    """Yield the characters of a line that change; a repair may uncover another run."""
    signs = _signs(text, start, end)
    for _ in range(_MOST_READINGS):
        line = _text(signs)
        runs = mojibake_runs(line)
        changed = [
            sign
            for run in (_mended_runs(line, runs) if runs else ())
            for sign in run
            if line[sign[0] : sign[1]] != sign[2]
        ]
        if not changed:
            break
        signs = _joined(signs, changed)
    yield from (sign for sign in signs if text[sign[0] : sign[1]] != sign[2])


def _joined(signs: list[_Sign], changed: list[_Sign]) -> list[_Sign]:
    """Return the signs, some replaced by those of ``changed``, which give spans of ``signs``."""
    joined: list[_Sign] = []
    at = 0
    for start, end, char in changed:
        joined.extend(signs[at:start])
        joined.append((signs[start][0], signs[end - 1][1], char))
        at = end
    return joined + signs[at:]


def _mended_runs(line: str, runs: list[tuple[int, int]]) -> Iterator[list[_Sign]]:
    """Yield the repaired signs of a line: all at once, or run by run."""
    whole = _from_utf8(_signs(line, 0, len(line)))
    if whole and _is_whole(whole):
        yield whole
        return
    done = 0
    stretches = [_Stretches(_read(_signs(line, 0, len(line)), _bytes_of(as_))) for as_ in _READ_AS]
    for start, end in runs:
        if end <= done:
            continue
        first = max(start, done)
        read = min(stretches, key=lambda each: each.signs_in(first, end))
        stretch = read.around(first, end, done)
        mended = _from_utf8(_signs(line, *stretch))
        done = stretch[1] if mended else end
        yield mended or _from_windows(_signs(line, first, end))


class _Stretches:
    """A line read as UTF-8, and how far its runs extend over signs and words beside them."""

    __slots__ = ("_signs", "_starts")

    def __init__(self, signs: list[_Sign]) -> None:
        self._signs = signs
        self._starts = [start for start, _, _ in signs]

    def signs_in(self, start: int, end: int) -> int:
        """Return the number of signs that a run is read as."""
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def around(self, start: int, end: int, least: int) -> tuple[int, int]:
        """Return a run with the signs beside it, up to a sound letter and not before ``least``."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        while first > 0 and self._starts[first - 1] >= least and not self._is_sound(first - 1):
            first -= 1
        while last < len(self._signs) and not self._is_sound(last):
            last += 1
        after = self._starts[last] if last < len(self._signs) else self._signs[-1][1]
        return max(self._starts[first], least), after

    def _is_sound(self, at: int) -> bool:
        """Tell whether a sign is a letter of the line, or is read from signs right after one."""
        start, end, char = self._signs[at]
        if end - start == 1:
            return _SOUND.match(char) is not None
        before = self._signs[at - 1] if at else (0, 1, "")
        return before[1] - before[0] == 1 and _SOUND.match(before[2]) is not None


def _signs(text: str, start: int, end: int) -> list[_Sign]:
    return [(at, at + 1, text[at]) for at in range(start, end)]


def _line_around(text: str, place: int) -> tuple[int, int]:
    """Return the span of the line around an offset; U+0085 is no break here but a byte of meem."""
    before = _LINE_START.search(text, 0, place)
    after = _LINE_END.search(text, place)
    return before.end() if before else 0, after.start() if after else len(text)


def _is_whole(signs: list[_Sign]) -> bool:
    """Tell whether every character beyond ASCII was read: in sound text that never happens."""
    return all(end - start > 1 or char < "\x80" for start, end, char in signs)


def _from_utf8(signs: list[_Sign]) -> list[_Sign]:
    """Return the signs read as UTF-8, once or more often; an empty list if that is not Arabic."""
    text = ""
    for _ in range(_MOST_READINGS):
        read = min((_read(signs, _bytes_of(encoding)) for encoding in _READ_AS), key=len)
        if len(read) == len(signs):
            return []
        signs, text = read, _text(read)
        if not mojibake_runs(text):
            break
    else:
        return []
    letters = len(_LETTERS.positions(text))
    left = len(_MEANINGLESS.findall(text))
    return signs if letters >= _FEWEST_LETTERS and left * _LEFT_OVER <= letters else []


def _text(signs: list[_Sign]) -> str:
    return "".join(char for _, _, char in signs)


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """Return the byte of each character of an encoding, without ASCII."""
    undefined = {chr(byte): byte for byte in range(0x80, 0xA0)}
    if encoding == "cp1252":
        undefined |= {chr(byte): byte for byte in range(0xA0, 0x100)}
    known = {bytes([byte]).decode(encoding, "ignore"): byte for byte in range(0x80, 0x100)}
    known.pop("", None)
    return undefined | known


def _read(signs: list[_Sign], byte_of: dict[str, int]) -> list[_Sign]:
    """Return the signs, those joined that are the bytes of one character in UTF-8."""
    read: list[_Sign] = []
    at, size = 0, len(signs)
    while at < size:
        length = _length(byte_of.get(signs[at][2], 0))
        taken = signs[at : at + length]
        char = _decoded([byte_of.get(sign[2], 0) for sign in taken]) if length > 1 else ""
        if char:
            read.append((taken[0][0], taken[-1][1], char))
            at += length
        else:
            read.append(signs[at])
            at += 1
    return read


def _length(byte: int) -> int:
    """Return the number of bytes of a UTF-8 character, by its first byte."""
    if 0xC2 <= byte <= 0xDF:
        return 2
    if 0xE0 <= byte <= 0xEF:
        return 3
    return 4 if 0xF0 <= byte <= 0xF4 else 1


def _decoded(numbers: list[int]) -> str:
    try:
        return bytes(numbers).decode("utf-8")
    except UnicodeDecodeError:
        return ""


# Windows-1256 read as Windows-1252 --------------------------------------------------------------
#: Words; those with an ASCII letter are not changed.
_WORDS = lazy_regex(r"[\p{L}\p{M}\x80-\x9f\u2030\u2039\u02c6]++")
_HAS_PLAIN = lazy_re("[A-Za-z]")
#: The Arabic comma, semicolon and question mark, which are read as three signs of Spanish.
_SIGNS = lazy_re(r"(?:[\xa1\xbf]|(?<![0-9])\xba)(?![A-Za-z])")


def _from_windows(signs: list[_Sign]) -> list[_Sign]:
    """Return the signs read as Windows-1256; an empty list if they make no Arabic words."""
    text = _text(signs)
    table = _windows_table()
    mended = list(signs)
    for word in (*_WORDS.finditer(text), *_SIGNS.finditer(text)):
        if not _HAS_PLAIN.search(word[0]):
            for at in range(word.start(), word.end()):
                mended[at] = *signs[at][:2], table.get(text[at], text[at])
    return mended if _is_arabic(_text(mended)) else []


@cache
def _windows_table() -> dict[str, str]:
    """Return the character of Windows-1256 for each of Windows-1252 that has the same byte."""
    return {char: bytes([byte]).decode("cp1256") for char, byte in _bytes_of("cp1252").items()}


_TOO_MANY_MARKS = lazy_re(f"(?<![{ARABIC_LETTERS}{TASHKEEL}])[{TASHKEEL}]|[{TASHKEEL}]{{3}}")
_ARABIC_WORD = lazy_re(f"[{ARABIC_LETTERS}{TASHKEEL}]{{{_FEWEST_IN_A_WORD},}}")


def _is_arabic(text: str) -> bool:
    found = evidence(text)
    words = len(_ARABIC_WORD.findall(text))
    needed = _ODDS_A_LETTER[min(words, len(_ODDS_A_LETTER) - 1)] * found.letters
    if words == 0 or found.odds < needed or _TOO_MANY_MARKS.search(text):
        return False
    return not mojibake_runs(text)  # UTF-8 beside it, which would now be read as Arabic
