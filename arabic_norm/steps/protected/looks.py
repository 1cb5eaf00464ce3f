"""Which looks a text asks for: one scan finds the signs of all of them.

Most texts hold none of these signs, or few. What a sign says is coarse: a look may then find
nothing, but none that would find something is left out.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, DIGITS, span

__all__ = [
    "ADDRESS",
    "ARROW",
    "ASSIGNMENT",
    "CALL",
    "CODE_LINE",
    "CODE_MARK",
    "DITTO",
    "ESCAPE",
    "FACE",
    "GERSHAYIM",
    "LIST",
    "MAIL",
    "MARKDOWN",
    "MEASURE",
    "OBJECT",
    "PICTURE",
    "TAG",
    "TILDES",
    "looks_for",
]

ADDRESS, MAIL, ASSIGNMENT, CALL, OBJECT, LIST = (1 << bit for bit in range(6))
MARKDOWN, PICTURE, ESCAPE, MEASURE, FACE, DITTO = (1 << bit for bit in range(6, 12))
CODE_MARK, ARROW, TAG, TILDES, CODE_LINE, GERSHAYIM = (1 << bit for bit in range(12, 18))

_NAMING = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
#: Signs that are rare in prose, and the looks in which they matter.
_ALONE: dict[str, int] = {
    "@": MAIL,
    "=": ASSIGNMENT | FACE | CODE_LINE,
    "{": OBJECT | CODE_LINE,
    "}": CODE_LINE,
    "[": LIST | PICTURE | CODE_LINE,
    "\\": ESCAPE | CODE_LINE,
    ";": FACE | CODE_LINE,
    "$": CODE_LINE,
    "<": TAG | CODE_LINE,
    ">": CODE_LINE,
    "`": CODE_MARK,
    "~": TILDES,
    "\u3003": DITTO,
    "\u2033": DITTO,
}
#: Signs that are common alone: the looks, what stands first, and what directly behind it.
_PAIRS: tuple[tuple[int, str, str], ...] = (
    (ADDRESS, ":", "/"),
    (ADDRESS, "w", "w"),
    (CALL, _NAMING, "("),
    (MARKDOWN, "]", "("),
    (MEASURE, DIGITS, "'\u2032\u2019"),
    (FACE, ":()", "\"'"),
    (ARROW, BLANKS, "\u00bb\u203a"),
    (CODE_LINE, "\"'(,", "\"':,(\t"),
    (CODE_LINE, "/", "*"),
    (DITTO, '"', "\t"),
    (GERSHAYIM, span(0x05D0, 0x05EA), '"'),
)


def _by_sign(place: int) -> dict[str, int]:
    """Return the looks in which a sign stands first, or second."""
    looks: dict[str, int] = {}
    for look, *signs in _PAIRS:
        for sign in signs[place]:
            looks[sign] = looks.get(sign, 0) | look
    return looks


_FIRSTS, _SECONDS = _by_sign(0), _by_sign(1)
_SIGNS = kernel.Finder(_ALONE, _FIRSTS, _SECONDS)
#: Three signs: two of them are found after every other quotation.
_DITTO = '"  '


def looks_for(text: str) -> int:
    """Return the looks whose signs stand in the text, as bits."""
    looks = 0
    for found in {text[place : place + 2] for place in _SIGNS.positions(text, 0, len(text))}:
        looks |= _ALONE.get(found[0], 0)
        looks |= _FIRSTS.get(found[0], 0) & _SECONDS.get(found[1:], 0)
    return looks | DITTO if _DITTO in text else looks
