"""Which of the searches for protected spans a text needs, found in one pass over its characters.

Most texts contain few or none of the characters that these searches depend on. The test is coarse:
a search that runs may find nothing, but a search that would find something is never skipped.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, DIGITS, LINE_BREAKS, span

from .languages import FOREIGN_HINT
from .mojibake import HINT

__all__ = [
    "ADDRESS",
    "ARROW",
    "ASSIGNMENT",
    "CALL",
    "CODE",
    "CODE_LINE",
    "CODE_MARK",
    "DITTO",
    "ENCLOSED",
    "ESCAPE",
    "FACE",
    "FOREIGN",
    "FRONT",
    "GERSHAYIM",
    "LATIN_START",
    "LATIN_STARTS",
    "LIST",
    "MAIL",
    "MARKDOWN",
    "MEASURE",
    "MOJIBAKE",
    "OBJECT",
    "PICTURE",
    "PROTECTING",
    "TAG",
    "WIDE",
    "exact_looks",
    "looks_for",
]

# Each is a bit; 21 are found in one pass, more would take another.
ADDRESS, MAIL, ASSIGNMENT, CALL, OBJECT, LIST = (1 << bit for bit in range(6))
MARKDOWN, ESCAPE, MEASURE, FACE, DITTO, CODE_MARK = (1 << bit for bit in range(6, 12))
ARROW, TAG, CODE_LINE, GERSHAYIM, FRONT, LATIN_START = (1 << bit for bit in range(12, 18))
MOJIBAKE, WIDE, FOREIGN = (1 << bit for bit in range(18, 21))
PICTURE = LIST  # they begin with the same sign
#: All but two: `WIDE` says that a layout gap may stand in the text (`..gaps`), `FOREIGN` that a
#: line of it may be none of Arabic.
_STRUCTURES = WIDE - 1
#: Of those, what asks for lines of code, and for `structures` and `pieces`.
CODE = CODE_LINE | LATIN_START
ENCLOSED = _STRUCTURES & ~(CODE | MOJIBAKE)
#: What asks for protected spans: beside a layout gap may stand a ditto mark (`exact_looks`).
PROTECTING = _STRUCTURES | WIDE
_NARROW = BLANKS.replace("\t", "")

_NAMING = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
#: A word in Latin letters, or a comment, as a line of code begins.
LATIN_STARTS = kernel.Finder(
    "", ["", *LINE_BREAKS, *BLANKS], "#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)
#: What each look wants to see: signs that are rare in prose, or two that are rare together.
_SIGNS = {
    ADDRESS: kernel.Finder("", ":w", "/w"),
    MAIL: kernel.Finder("@"),
    ASSIGNMENT: kernel.Finder("="),
    CALL: kernel.Finder("", _NAMING, "("),
    OBJECT: kernel.Finder("{"),
    LIST: kernel.Finder("["),
    MARKDOWN: kernel.Finder("", "]", "("),
    ESCAPE: kernel.Finder("\\"),
    MEASURE: kernel.Finder("", DIGITS, "'\u2032\u2019"),
    FACE: kernel.Finder("=;", ":()", "\"'"),
    DITTO: kernel.Finder("\u3003\u2033", '"', "\t"),
    CODE_MARK: kernel.Finder("`~"),
    ARROW: kernel.Finder("", BLANKS, "\u00bb\u203a"),
    TAG: kernel.Finder("<"),
    CODE_LINE: kernel.Finder("={}[\\;$<>", "\"'(,/", "\"':,(\t*"),
    GERSHAYIM: kernel.Finder("", span(0x05D0, 0x05EA), '"'),
    FRONT: kernel.Finder("", [""], "-+\ufeff"),
    LATIN_START: LATIN_STARTS,
    MOJIBAKE: HINT,
    WIDE: kernel.Finder("\t", _NARROW, _NARROW),
    FOREIGN: FOREIGN_HINT,
}
#: Before a face stands a blank, and before most colons none: قال:"نعم". No finder looks for three.
_FACE_STARTS = kernel.Finder("", ["", *BLANKS, *LINE_BREAKS], ":;=()")
#: Returns the searches whose signs occur in a text, as bits.
looks_for = kernel.Look(_SIGNS[1 << bit] for bit in range(len(_SIGNS))).found_in
#: Three signs, so that no finder looks for them: two are found after every other quotation.
_DITTO = '"  '


def exact_looks(text: str, looks: int) -> int:
    """Return what `looks_for` says, with those two corrected that depend on three signs."""
    if looks & WIDE and _DITTO in text:
        looks |= DITTO
    if looks & FACE and not _FACE_STARTS.found_in(text):
        looks -= FACE
    return looks
