"""Guess what an input is if it is not what it is read as: another format, another encoding.

Everything here reads only the beginning of an input.
"""

from __future__ import annotations

from arabic_norm.files.encoding import advice, wide_encoding
from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import DELIMITERS
from arabic_norm.patterns import lazy_regex

#: How files begin that are not plain text, what they are, and how to get text from them.
_BEGINNINGS = (
    (b"\x1f\x8b", "gzip", "unpack it first, as with: gzip -dc"),
    (b"\x28\xb5\x2f\xfd", "Zstandard", "unpack it first, as with: zstd -dc"),
    (b"PAR1", "Parquet", "give it as a file whose name ends in .parquet"),
    (b"PK\x03\x04", "ZIP, as .docx and .xlsx are", "save it as UTF-8 text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as UTF-8 text first"),
    (b"%PDF-", "PDF", "take its text out first, as with: pdftotext"),
)
_BOM = b"\xef\xbb\xbf"
#: How many lines decide whether text is records: the first may be cut, as by ``tail -c``.
_LINES = 2
#: An object with its first key, or the first line of a list or object that is spread over lines.
_JSON = lazy_regex(r'\s*+(?:\{\s*+"[^"]*+"\s*+:|\[\s*+\{\s*+(?:"|\Z)|[\[{]\s*+\Z)')
_COLUMN = lazy_regex(r'"?[A-Za-z_][A-Za-z0-9_.]*+"?')


def check_beginning(data: bytes, name: object) -> None:
    """Refuse bytes that do not begin like UTF-8 text.  Errors: Refused, with what they look like.

    UTF-16 is refused too: without a byte order mark it may be valid UTF-8, of other characters.
    """
    for beginning, kind, cure in _BEGINNINGS:
        if data.startswith(beginning):
            raise Refused(f"{name}: not UTF-8 text: it looks like {kind}; {cure}")
    if wide_encoding(data):
        raise Refused(f"{name}: not UTF-8: {advice(data)}")


def check_text(data: bytes, name: object, fields: tuple[str, ...]) -> bool:
    """Refuse text whose first lines look like records.

    Returns whether more of the text could still show that. Errors: Refused, with the ``--format``
    that reads records and the one that reads text.
    """
    lines = [line for line in data.removeprefix(_BOM).splitlines() if line.strip()][:_LINES]
    opened = [line for line in lines if line.lstrip()[:1] in (b"{", b"[")]
    if any(_JSON.match(line.decode("latin-1")) for line in opened):
        raise Refused(
            f"{name}: looks like JSON: --format jsonl reads an object a line, "
            "--format txt reads text"
        )
    for kind, delimiter in DELIMITERS.items():
        names = lines[0].decode("utf-8", "replace").split(delimiter) if lines else []
        if len(names) < 2 or not all(map(_COLUMN.fullmatch, names)):
            continue
        if len(names) > 2 or not {one.strip('"') for one in names}.isdisjoint(fields):
            raise Refused(
                f"{name}: looks like a table, which --format {kind} reads; --format txt reads text"
            )
    return len(lines) < _LINES
