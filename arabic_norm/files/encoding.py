"""What bytes that should be UTF-8 look like, so that a message can say what to do."""

from __future__ import annotations

import codecs

import regex

_SAMPLE = 1 << 16  # bytes that are looked at
_ARABIC_WORD = regex.compile(r"\p{Script=Arabic}{2,}")
_NOT_ASCII = regex.compile(r"[^\x00-\x7f]")
#: What texts in Arabic or English consist of, mostly.
_PLAIN = regex.compile(r"[\t\n\r -~\u00a0-\u00ff\u0600-\u06ff\u2000-\u206f]")
#: Encodings of one byte a letter: a text of one has French letters or gaps when read as the other.
_SINGLE = ("WINDOWS-1256", "ISO-8859-6")
_ENOUGH = 0.7  # of what is above ASCII is Arabic in Arabic text with some foreign words
#: Byte order marks, the longer first: UTF-32's begins as UTF-16's does.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def wide_encoding(data: bytes) -> tuple[str, str] | None:
    """Return which encoding of two or four bytes a unit a text's beginning is in, and by what one
    sees it; None: in none.  Without a mark it is told by zero bytes and plain text between them.

    >>> wide_encoding("نهر".encode("utf-16"))
    ('UTF-16', 'it begins with the byte order mark FF FE')
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name, f"it begins with the byte order mark {mark.hex(' ').upper()}"
    sample = data[: min(_SAMPLE, len(data) & ~1)]
    if b"\0" in sample:
        for name in ("UTF-16LE", "UTF-16BE"):
            text = sample.decode(name, "replace")
            if len(_PLAIN.findall(text)) > 0.9 * len(text):
                return name, f"{sample.count(0) / len(sample):.0%} of its bytes are zero"
    return None


def advice(data: bytes) -> str:
    """Return what bytes that are not UTF-8 look like, and how to convert them.

    >>> advice("نهر".encode("cp1256"))
    'it looks like Windows-1256; convert it first, as with: iconv -f WINDOWS-1256 -t UTF-8'
    """
    wide = wide_encoding(data)
    if wide:
        name, why = wide
        return f"it looks like {name} ({why}); convert it first, as with: iconv -f {name} -t UTF-8"
    name = max(_SINGLE, key=lambda name: _share_of_arabic(data[:_SAMPLE], name))
    if _share_of_arabic(data[:_SAMPLE], name) < _ENOUGH:
        return "convert it to UTF-8 first"
    shown = name.title() if name.startswith("W") else name
    return f"it looks like {shown}; convert it first, as with: iconv -f {name} -t UTF-8"


def _share_of_arabic(data: bytes, encoding: str) -> float:
    """Return which share of the bytes above ASCII are in Arabic words in an encoding; a single
    letter may be the é of a French word."""
    text = data.decode(encoding, "replace")
    return sum(map(len, _ARABIC_WORD.findall(text))) / max(1, len(_NOT_ASCII.findall(text)))
