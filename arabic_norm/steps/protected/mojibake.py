"""Runs of text decoded with the wrong encoding, where each character is a byte of a letter.

If one character of a run is changed, no tool can repair the run any more: a low quotation mark is
the second byte of lam in UTF-8 read as Windows-1252, and an Arabic comma is a byte of a letter read
as Windows-1256.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from arabic_norm import kernel
from arabic_norm.letters import LINE_BREAKS, span
from arabic_norm.patterns import lazy_regex

from .languages import has_arabic_letter
from .spans import disjoint

__all__ = ["HINT", "MOJIBAKE_PAIR", "mojibake_runs"]


def _decoded(encoding: str, first: int, last: int) -> str:
    """Return what bytes are in an encoding; undefined ones are the control of the same number."""
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(first, last + 1)
    )


# UTF-8 writes a letter of Arabic as one of the bytes D8-DB and one of 80-BF; of Arabic's own
# letters and vowel signs those of D8 have A1-BF behind, those of D9 80-92; those of DA and DB are
# Persian and Urdu. A run begins with two such letters side by side.
_LEADS, _TRAILS, _D8_TRAILS, _D9_TRAILS = (0xD8, 0xDB), (0x80, 0xBF), (0xA1, 0xBF), (0x80, 0x92)
#: The bytes of Arabic letters and vowel signs in Windows-1256, as Latin-1 reads them.
_AS_LATIN = "".join(
    chr(byte)
    for byte in range(0xC0, 0x100)
    if "\u0621" <= bytes([byte]).decode("cp1256") <= "\u0652"
)


def _class(chars: str) -> str:
    return "[" + "".join(f"\\u{ord(char):04x}" for char in sorted(set(chars))) + "]"


def _latin(first: int, last: int) -> str:
    """Return bytes as Windows-1252 and as Latin-1 read them: files mix the two."""
    return _class(_decoded("cp1252", first, last) + span(first, last))


def _arabic(first: int, last: int) -> str:
    """Return bytes as Windows-1256 reads them."""
    return _class(_decoded("cp1256", first, last) + span(first, min(last, 0x9F)))


#: What stands between the words of a run: nothing that is a letter.
_BETWEEN = r"[\t !-/0-9:-@\[-`{-~\u00a0-\u00bf\u2013-\u201f\u2026]"


def _utf8_runs(read: Callable[[int, int], str], other: str) -> re.Pattern[str]:
    """Return a pattern of UTF-8 read as another encoding; `other` are signs that are no letters."""
    strict = (
        f"(?:{read(0xD8, 0xD8)}{read(*_D8_TRAILS)}|{read(0xD9, 0xD9)}{read(*_D9_TRAILS)}"
        f"|{read(0xDA, 0xDB)}{read(*_TRAILS)})"
    )
    letter = f"{read(*_LEADS)}{read(*_TRAILS)}"
    return lazy_regex(f"{strict}{{2}}(?:(?:{_BETWEEN}|{other})*+{letter})*+(?:{other})*+")


_UTF8_AS_LATIN = _utf8_runs(_latin, r"[\xc2\xc3]" + _latin(*_TRAILS) + r"|\xe2\u20ac.")
_UTF8_AS_ARABIC = _utf8_runs(_arabic, r"[\u0622\u0623]" + _arabic(*_TRAILS) + r"|\u00e2\u20ac.")
#: UTF-8 read as Windows-1252 twice: D8 and D9 are C3 98 and C3 99, the trails two or three signs.
_TWICE = rf"\xc3[\u02dc\u2122\x98\x99](?:[\xc2\xc3\xc5\xc6\xcb]{_latin(*_TRAILS)}|\xe2..)"
_UTF8_TWICE = lazy_regex(rf"{_TWICE}{{2}}(?:{_BETWEEN}*+{_TWICE})*+")
#: UTF-8 read as Windows-1256 twice: D8 and D9 are D8 B7 and D8 B8.
_TWICE_ARABIC = (
    r"\u0637[\xb7\xb8](?:[\u0622\u0625\u0626\u062b\u0637-\u063a]"
    + _arabic(*_TRAILS)
    + r"|\u00e2..)"
)
_UTF8_TWICE_ARABIC = lazy_regex(rf"{_TWICE_ARABIC}{{2}}(?:{_BETWEEN}*+{_TWICE_ARABIC})*+")
_UTF8 = (_UTF8_AS_LATIN, _UTF8_AS_ARABIC, _UTF8_TWICE, _UTF8_TWICE_ARABIC)
#: Words of nothing but such letters; European words have plain letters too, all but the shortest.
_WORD_AS_LATIN = rf"(?<!\p{{L}}){_class(_AS_LATIN)}++(?!\p{{L}})"
_1256_AS_LATIN = lazy_regex(rf"{_WORD_AS_LATIN}(?:{_BETWEEN}++{_WORD_AS_LATIN})*+")
_LATIN = kernel.Finder(_AS_LATIN)
_PLAIN = lazy_regex(_BETWEEN)
_LETTERS_AS_LATIN = 5  # so many letters a run has at least
_COMMON_AS_LATIN = "\u00c7\u00e1\u00ed"  # alef, lam, yeh: one letter in three

#: A text without one of these pairs holds no run. Pairs of two encodings mixed do no harm.
MOJIBAKE_PAIR = (
    "\u00d8\u00d9\u00da\u00db\u00c3\u0637\u0638\u0639\u063a" + _AS_LATIN,
    _decoded("cp1252", *_TRAILS) + span(*_TRAILS) + _decoded("cp1256", *_TRAILS) + _AS_LATIN,
)
HINT = kernel.Finder("", *MOJIBAKE_PAIR)
#: Nor does a text without one of these. Much prose has a letter and a comma (الموضوع،), which are a
#: hamza's bytes: in a run, another sign stands behind a letter, or a letter behind the comma.
_ARABIC_LEADS, _ARABIC_COMMA = _decoded("cp1256", *_LEADS), "\N{ARABIC COMMA}"
_SIGNS = kernel.Finder(
    _AS_LATIN,
    _ARABIC_LEADS,
    (_decoded("cp1256", *_TRAILS) + span(0x80, 0x9F)).replace(_ARABIC_COMMA, ""),
    _ARABIC_COMMA,
    _ARABIC_LEADS,
)
#: Signs of one letter, at most: of a letter of UTF-8 that was read in the wrong encoding twice.
_LONGEST_LETTER = 5


#: What a line of mojibake holds besides its runs: words of one letter, words in Latin letters.
_LONE_SIGN = lazy_regex(rf"{_arabic(*_LEADS)}{_arabic(*_TRAILS)}|[\u0622\u0623]{_arabic(*_TRAILS)}")
#: U+0085 is a byte of meem here, and no line break.
_LINE_BREAKS = LINE_BREAKS.replace("\x85", "")
_LINE_END = lazy_regex(f"[{_LINE_BREAKS}]")
_LINE_START = lazy_regex(f"(?r)[{_LINE_BREAKS}]")


def mojibake_runs(text: str) -> list[tuple[int, int]]:
    """Return the runs of letters decoded with the wrong encoding, in order and disjoint.

    A line with no other Arabic letter is one span, including its signs and blanks: tools that
    repair mojibake read lines.
    """
    hints = HINT.positions(text) if _SIGNS.found_in(text) else []
    if not hints:
        return []
    places = _beginnings(hints) if len(hints) > 1 else []
    has_latin = _LATIN.found_in(text)
    if not places and not has_latin:
        return []
    runs: list[tuple[int, int]] = []
    for pattern in _UTF8 if places else ():
        end = 0
        for place in places:
            if place >= end and (utf8 := pattern.match(text, place)):
                end = utf8.end()
                runs.append(utf8.span())
    for found in _1256_AS_LATIN.finditer(text) if has_latin else ():
        run = found[0]
        if len(_PLAIN.sub("", run)) >= _LETTERS_AS_LATIN and any(map(run.count, _COMMON_AS_LATIN)):
            runs.append(found.span())
    return list(_by_line(text, sorted(runs))) if runs else []


def _beginnings(places: list[int]) -> list[int]:
    """Return the places at which a run may begin: the next letter of it begins at another, near."""
    return [place for place, after in pairwise(places) if after - place <= _LONGEST_LETTER]


def _by_line(text: str, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the runs; in place of all runs of a line the line, where it is nothing else."""
    at = 0
    while at < len(runs):
        before = _LINE_START.search(text, 0, runs[at][0])
        after = _LINE_END.search(text, runs[at][0])
        start, end = before.end() if before else 0, after.start() if after else len(text)
        here = [run for run in runs[at : at + end - start] if run[0] < end]
        at += len(here)
        rest, place = [], start
        for run_start, run_end in here:
            rest.append(text[place:run_start])
            place = max(place, run_end)
        rest.append(text[place:end])
        others = _LONE_SIGN.sub("", "\n".join(rest))
        if has_arabic_letter(others, 0, len(others)):
            yield from disjoint(here)
        else:
            yield start, end
