"""Hard-wrapped text: lines broken where the page was full, joined again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from arabic_norm import letters
from arabic_norm.edits import Edit
from arabic_norm.patterns import lazy_re
from arabic_norm.pipeline import rewrite

__all__ = ["unwrap_lines"]

#: What lines are wrapped with; page, paragraph and line separators are meant as they stand.
BREAKS = "\n\r\x85"
#: The widest page: mail has 72 to 80 characters a line, print up to about 110.
_WIDEST = 120
#: The narrowest: the columns of newspapers; shorter lines are verse, tables and menus.
_NARROWEST = 25
#: So full is a line, its successor's first word counted: letters of print differ in width.
_FULL = 0.86
#: So many of the lines that end in no stop are full where text is wrapped; of verse half are.
_MOSTLY = 0.85
#: Fewer full lines prove nothing.
_ENOUGH = 3

_BLANK = f"[{letters.BLANKS}]"
_LINE = lazy_re(f"[^{BREAKS}]+(?:\r\n|[{BREAKS}])?|\r\n|[{BREAKS}]")
_FIRST_BLANK = lazy_re(_BLANK)
_HIDDEN = dict.fromkeys(map(ord, letters.TRANSPARENT.replace(letters.TATWEEL, "")))
#: What begins an item of a list or a turn of speech: a dash, a bullet, a number, a letter.
_ITEM = lazy_re(
    "[-*\N{EN DASH}\N{EM DASH}\u2022\u2023\u25aa\u25cf\u25cb\u25e6\u25a0\u25a1\u25c6]"
    f"|[({letters.DIGITS}]{{1,4}}[-.)/]|[ء-ي][-.)]"
)
_STOPPED = lazy_re('[.!?\N{ARABIC QUESTION MARK}:\u2026»\u201d")\\]]\\Z')
#: A gap inside a line: two hemistichs, or two cells of a table.
_GAP = lazy_re(f"[^{letters.BLANKS}](?:{_BLANK}{{3,}}|\t)[^{letters.BLANKS}]")


class _Line(NamedTuple):
    """A line: where what shows of it stands, how wide it is, how wide its first word."""

    start: int
    end: int
    width: int
    first: int
    is_item: bool
    is_stopped: bool


@rewrite(triggers=BREAKS, version=1)
def unwrap_lines(text: str) -> Iterator[Edit]:
    """Join lines that were broken only because the page was full: the break becomes a blank.

    Lines are taken for wrapped where, in a block of them, nearly all that end in no stop are so
    full that the first word of the next would not have fitted. Verse, lists and headlines stay.
    Code points: U+000A, U+000D, U+0085. Not idempotent; loses the place of the line breaks. Text
    that is not a `str` is a TypeError.

    >>> print(unwrap_lines("خرج الناس من بيوتهم في الصباح الباكر\\n"
    ...     "ومشوا إلى السوق الكبير وسط المدينة\\nالقديمة ثم عادوا بعد الظهر ومعهم ما\\n"
    ...     "اشتروه من خبز وثمر."))
    خرج الناس من بيوتهم في الصباح الباكر ومشوا إلى السوق الكبير وسط المدينة القديمة \
ثم عادوا بعد الظهر ومعهم ما اشتروه من خبز وثمر.
    """
    blocks = list(_blocks(text))
    proven = sorted(width for block in blocks if (width := _proven_width(block)))
    if not proven:
        return
    page = proven[len(proven) // 2]
    for block in blocks:
        width = _proven_width(block) or page
        if max(line.width for line in block) > width / _FULL:
            continue
        for line, following in pairwise(block):
            if _is_full(line, following, width):
                yield Edit(line.end, following.start, " ")


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the runs of lines with no empty line, verse or table row between."""
    block: list[_Line] = []
    for found in _LINE.finditer(text):
        line = _line(text, *found.span())
        if line:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _line(text: str, start: int, end: int) -> _Line | None:
    """Return a line, or None where nothing shows or a gap parts it."""
    shown = text[start:end].strip()
    if not shown or _GAP.search(shown):
        return None
    start = text.index(shown[0], start)
    first = _FIRST_BLANK.split(shown, 1)[0]
    return _Line(
        start,
        start + len(shown),
        len(shown.translate(_HIDDEN)),
        len(first.translate(_HIDDEN)),
        _ITEM.match(shown) is not None,
        _STOPPED.search(shown) is not None,
    )


def _proven_width(block: list[_Line]) -> int:
    """Return the width of the page where a block shows that it was wrapped, 0 where not."""
    width = max(line.width for line in block)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    breaks = [
        (line.is_stopped, _is_full(line, following, width))
        for line, following in pairwise(block)
        if not following.is_item
    ]
    unstopped = [is_full for is_stopped, is_full in breaks if not is_stopped]
    enough = sum(is_full for _, is_full in breaks) >= _ENOUGH
    return width if enough and sum(unstopped) >= max(2, _MOSTLY * len(unstopped)) else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the following line's first word would not have fitted into the line."""
    return not following.is_item and line.width + 1 + following.first > width * _FULL
