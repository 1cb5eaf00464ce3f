"""Single marks: which pairs of them quote, and which are apostrophes, hamzas, feet."""

from __future__ import annotations

from itertools import pairwise

from arabic_norm.letters import LINE_BREAKS
from arabic_norm.patterns import lazy_regex
from arabic_norm.steps._quote_context import left_side, right_side
from arabic_norm.steps._quote_marks import SINGLE_SHAPES, Mark

# Kinds of neighbour, as `_quote_context` names them: a letter on the outer side makes an apostrophe
# of a single mark, unless it is a proclitic's; a blank on the inner side makes it none of a pair.
_NEVER_BEFORE_OPENER = frozenset({"word", "stop", "closing", "dash", "sign"})
_AFTER_OPENER = frozenset({"word", "between", "opening", "gloss", "mark", "sign"})
_BEFORE_CLOSER = frozenset({"word", "stop", "closing", "proclitic", "between", "mark", "sign"})
_NEVER_AFTER_CLOSER = frozenset({"word", "opening", "gloss", "dash", "sign"})
_LINE_BREAK = lazy_regex(f"[{LINE_BREAKS}]")
_ARABIC = lazy_regex(r"\p{Arabic}")
_LETTER = lazy_regex(r"\p{L}")
_PLAIN_LATIN = lazy_regex(r"[A-Za-z0-9 .,!?&:+-]+")
_NAME_PARTICLE = lazy_regex(r"(?<![A-Za-z])(?i:al|el|ibn|bin|abu|bint)(?![A-Za-z])")


def without_apostrophes(text: str, marks: list[Mark]) -> list[Mark]:
    """Return the marks less those single ones that do not clearly quote."""
    if not any(mark.glyph in SINGLE_SHAPES for mark in marks):
        return marks
    quoting: set[int] = set()
    openers: list[int] = []
    for index, mark in enumerate(marks):
        if openers and _LINE_BREAK.search(text, marks[index - 1].end, mark.start):
            openers = []  # lines are decided alone
        if mark.glyph not in SINGLE_SHAPES:
            continue
        left, right = _sides(text, marks, index)
        if openers and _closes(left, right):
            opener = openers.pop()
            if _quotes(text, marks[opener : index + 1]):
                quoting |= {opener, index}
        elif _opens(left, right):
            openers = [*openers[-1:], index]
    return [m for i, m in enumerate(marks) if i in quoting or m.glyph not in SINGLE_SHAPES]


def _sides(text: str, marks: list[Mark], index: int) -> tuple[str, str]:
    before = marks[index - 1].end if index else 0
    after = marks[index + 1].start if index + 1 < len(marks) else len(text)
    mark = marks[index]
    return left_side(text, mark.start, before).kind, right_side(text, mark.end, after).kind


def _opens(left: str, right: str) -> bool:
    return left not in _NEVER_BEFORE_OPENER and right in _AFTER_OPENER


def _closes(left: str, right: str) -> bool:
    return left in _BEFORE_CLOSER and right not in _NEVER_AFTER_CLOSER


def _quotes(text: str, marks: list[Mark]) -> bool:
    """Return whether the first and the last quote, rather than being two apostrophes.

    What is between them is read without the marks there, whose entities are no letters.
    """
    quoted = "".join(text[one.end : other.start] for one, other in pairwise(marks))
    letters = _LETTER.findall(quoted)
    if not letters or _ARABIC.match(letters[0]) or _ARABIC.match(letters[-1]):
        return True
    # 'Uyun al-anba' : ayn and hamza of a transliteration
    return bool(_PLAIN_LATIN.fullmatch(quoted)) and not _NAME_PARTICLE.search(quoted)
