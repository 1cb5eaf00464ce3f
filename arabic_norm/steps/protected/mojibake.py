"""Runs of text that was read in the wrong encoding: each sign of it is a byte of a letter.

One sign changed, and no tool can mend the run any more: a low quotation mark is the second byte of
lam in UTF-8 read as Windows-1252, an Arabic comma that of a letter read as Windows-1256.
"""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.letters import span
from arabic_norm.patterns import lazy_regex

__all__ = ["mojibake"]


def _decoded(encoding: str, first: int, last: int) -> str:
    """Return what bytes are in an encoding; undefined ones are the control of the same number."""
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(first, last + 1)
    )


# UTF-8 writes a letter of Arabic as one of the bytes D8-DB and one of 80-BF.
_LEADS, _TRAILS = (0xD8, 0xDB), (0x80, 0xBF)
_LATIN_LEADS = span(*_LEADS)
_LATIN_TRAILS = _decoded("cp1252", *_TRAILS) + span(*_TRAILS)
_ARABIC_LEADS = _decoded("cp1256", *_LEADS)
_ARABIC_TRAILS = _decoded("cp1256", *_TRAILS) + span(0x80, 0x9F)
#: The bytes of Arabic letters in Windows-1256, as Windows-1252 and Latin-1 read them.
_ARABIC_AS_LATIN = "".join(
    chr(byte)
    for byte in range(0xC0, 0x100)
    if "\u0621" <= bytes([byte]).decode("cp1256") <= "\u064a"
)


def _class(chars: str) -> str:
    return "[" + "".join(f"\\u{ord(char):04x}" for char in sorted(set(chars))) + "]"


def _runs_of(leads: str, trails: str, other: str) -> str:
    """Return a pattern: two letters and more, with what stands between the words of such a run.

    Signs of other letters (`other`: Latin punctuation in UTF-8 and its kin) go with the run.
    """
    letter = f"{_class(leads)}{_class(trails)}"
    between = rf"(?:[ \t0-9!-/:-@\[-`{{-~\xa0]|{other})*+"
    return f"{letter}{letter}(?:{between}{letter})*+(?:{other})*+"


_UTF8_AS_LATIN = lazy_regex(
    _runs_of(_LATIN_LEADS, _LATIN_TRAILS, r"[\xc2\xc3]" + _class(_LATIN_TRAILS) + r"|\xe2\u20ac.")
)
_UTF8_AS_ARABIC = lazy_regex(
    _runs_of(_ARABIC_LEADS, _ARABIC_TRAILS, r"[\u0622\u0623\u06e2]" + _class(_ARABIC_TRAILS))
)
