"""Guess the encoding of bytes that should be UTF-8, so that an error message can say what to do."""

from __future__ import annotations

import codecs
from typing import Any

from arabic_norm.files.errors import Refused
from arabic_norm.patterns import lazy_re, lazy_regex

_SAMPLE = 1 << 16  # bytes that are read
#: With tatweel and marks, which have no script of their own in Unicode.
_ARABIC_WORD = lazy_regex(r"[\p{Script=Arabic}\u0640\u064b-\u0652]{2,}")
_NOT_ASCII = lazy_re(r"[^\x00-\x7f]")
#: Most characters of texts in Arabic or English.
_PLAIN = lazy_regex(r"[\t\n\r -~\u00a0-\u00ff\u0600-\u06ff\u2000-\u206f]")
#: Encodings of one byte a letter. Text in one of them, read as the other, has French letters or
#: gaps.
_SINGLE = ("WINDOWS-1256", "ISO-8859-6")
#: What Python and ``--encoding`` call them.
_OPTION = {"WINDOWS-1256": "cp1256", "ISO-8859-6": "iso-8859-6"}
_ENOUGH = 0.7  # least share of Arabic beyond ASCII: Arabic text may have some foreign words
#: Encodings that the library tries: those of Arabic on DOS and Macintosh, and of Western languages.
#: With all encodings, a short text would pass as text of many languages.
_CANDIDATES = ["cp1256", "iso8859_6", "cp720", "cp864", "mac_arabic", "cp1252"]
#: Byte order marks, the longer first: UTF-32's begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def wide_encoding(data: bytes) -> tuple[str, str] | None:
    """Return which UTF-16 or UTF-32 encoding a text's beginning is in, and the evidence, or None.

    Without a byte order mark, zero bytes with ASCII characters between them are the evidence.

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
    'it looks like Windows-1256; --encoding cp1256 reads it'
    """
    wide = wide_encoding(data)
    if wide:
        name, why = wide
        return f"it looks like {name} ({why}); --encoding {name} reads it"
    name = _single_encoding(data)
    if not name:
        return "--encoding NAME says which encoding it is in, --encoding auto finds out"
    shown = name.title() if name.startswith("W") else name
    return f"it looks like {shown}; --encoding {_OPTION[name]} reads it"


def found_encoding(data: bytes, name: object) -> str:
    """Return Python's name for the encoding that a text's beginning is in; ``""`` for UTF-8.

    Arabic text is recognized by its letters, other text by charset-normalizer. Errors: Refused
    where there is no evidence, or where that library is needed and not installed.

    >>> found_encoding("نهر كبير".encode("cp1256"), "old.txt")
    'cp1256'
    """
    sample = data[:_SAMPLE]
    wide = wide_encoding(sample)
    if wide:
        return wide[0]
    if sample.startswith(codecs.BOM_UTF8):
        return ""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the last character may be cut
    except UnicodeDecodeError:
        single = _single_encoding(sample)
        return _OPTION[single] if single else _by_library(sample, name)
    return ""


def _by_library(sample: bytes, name: object) -> str:
    try:
        import charset_normalizer  # noqa: PLC0415 - an extra, and seldom needed
    except ModuleNotFoundError:
        raise Refused(
            f"{name}: --encoding auto needs an extra: pip install 'arabic-norm-pipeline[cli]'"
        ) from None
    best: Any = charset_normalizer.from_bytes(sample, cp_isolation=_CANDIDATES).best()
    if best is None:
        raise Refused(f"{name}: --encoding auto finds no encoding; name it")
    return str(best.encoding)


def _single_encoding(data: bytes) -> str:
    """Return the encoding of one byte a letter in which the text is Arabic, or ``""``."""
    sample = data[:_SAMPLE]
    name = max(_SINGLE, key=lambda name: _share_of_arabic(sample, name))
    return name if _share_of_arabic(sample, name) >= _ENOUGH else ""


def _share_of_arabic(data: bytes, encoding: str) -> float:
    """Return the share of the bytes above ASCII that are in Arabic words, read in an encoding.

    A single letter does not count: it may be the é of a French word.
    """
    text = data.decode(encoding, "replace")
    return sum(map(len, _ARABIC_WORD.findall(text))) / max(1, len(_NOT_ASCII.findall(text)))
