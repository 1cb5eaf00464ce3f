r"""Make text from outside safe to print in a message: one line, no control or escape sequences."""

from __future__ import annotations

from arabic_norm.patterns import lazy_re

#: Control characters, line breaks, direction controls, lone surrogates: with these a file name
#: could break a message, hide in it, or control a terminal.
_HIDDEN = lazy_re(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_SHORT = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
#: The surrogates as which Python decodes bytes of a file name that are not UTF-8.
_UNDECODED = range(0xDC80, 0xDD00)


def printable(text: str) -> str:
    r"""Return the text with its hidden characters, and bytes that are not UTF-8, as escapes.

    >>> print(printable("a\x1b[2Jb"))
    a\x1b[2Jb
    """
    shown: str = _HIDDEN.sub(lambda found: _escape(found[0]), text)
    return shown


def _escape(character: str) -> str:
    code = ord(character)
    if code in _UNDECODED:
        code -= 0xDC00
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")
