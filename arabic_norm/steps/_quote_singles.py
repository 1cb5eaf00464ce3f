"""Single marks: which pairs of them quote, and which are apostrophes, hamzas, feet."""

from __future__ import annotations

import regex

from arabic_norm.letters import LINE_BREAKS
from arabic_norm.steps._quote_context import left_side, right_side
from arabic_norm.steps._quote_marks import SINGLE_SHAPES, Mark

_OPENS_AFTER = frozenset(
    [
        "edge",
        "gap",
        "word ",
        "proclitic",
        "proclitic ",
        "stop ",
        "comma",
        "comma ",
        "colon",
        "colon ",
        "opening",
        "opening ",
        "closing ",
        "sign ",
        "mark",
        "mark ",
    ]
)
_CLOSES_BEFORE = frozenset(
    [
        "edge",
        "gap",
        "word ",
        "stop",
        "stop ",
        "comma",
        "comma ",
        "colon",
        "colon ",
        "opening ",
        "closing",
        "closing ",
        "sign ",
        "mark",
        "mark ",
        "between",
    ]
)
_LINE_BREAK = regex.compile(f"[{LINE_BREAKS}]")
_ARABIC = regex.compile(r"\p{Arabic}")
_LETTER = regex.compile(r"\p{L}")
_PLAIN_LATIN = regex.compile(r"[A-Za-z0-9 .,!?&:+-]+")
_NAME_PARTICLE = regex.compile(r"\b(?:al|el|ibn|bin|abu|bint)\b", regex.IGNORECASE)


def without_apostrophes(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks less those single ones that do not clearly quote."""
    if not any(mark.glyph in SINGLE_SHAPES for mark in marks):
        return marks
    quoting: set[int] = set()
    opener: int | None = None
    for index, mark in enumerate(marks):
        if mark.glyph not in SINGLE_SHAPES:
            continue
        left, right = _sides(text, marks, index)
        if opener is not None and _closes(left, right):
            if _quotes(text, marks[opener], mark):
                quoting |= {opener, index}
            opener = None
        elif _opens(left, right):
            opener = index
    return [m for i, m in enumerate(marks) if i in quoting or m.glyph not in SINGLE_SHAPES]


def _sides(text: str, marks: list[Mark], index: int) -> tuple[str, str]:
    before = marks[index - 1].end if index else 0
    after = marks[index + 1].start if index + 1 < len(marks) else len(text)
    mark = marks[index]
    return left_side(text, mark.start, before).kind, right_side(text, mark.end, after).kind


def _opens(left: str, right: str) -> bool:
    return left in _OPENS_AFTER and right in {"word", "between", "opening", "mark"}


def _closes(left: str, right: str) -> bool:
    return left in {"word", "stop", "closing", "proclitic", "between", "mark"} and (
        right in _CLOSES_BEFORE
    )


def _quotes(text: str, opener: Mark, closer: Mark) -> bool:
    """Return whether a pair of single marks quotes, rather than being two apostrophes."""
    quoted = text[opener.end : closer.start]
    if _LINE_BREAK.search(quoted):
        return False
    letters = _LETTER.findall(quoted)
    if not letters or _ARABIC.match(letters[0]) or _ARABIC.match(letters[-1]):
        return True
    # 'Uyun al-anba' : ayn and hamza of a transliteration
    return bool(_PLAIN_LATIN.fullmatch(quoted)) and not _NAME_PARTICLE.search(quoted)
