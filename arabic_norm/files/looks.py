"""Guess what an input is when it is not what it is read as: another format, another encoding.

Everything here looks at the beginning of an input only.
"""

from __future__ import annotations

from arabic_norm.files.encoding import advice, wide_encoding
from arabic_norm.files.errors import Refused
from arabic_norm.files.formats import DELIMITERS
from arabic_norm.patterns import lazy_regex

#: How files begin that hold no plain text, what they are, and what makes text of them.
_BEGINNINGS = (
    (b"\x1f\x8b", "gzip", "unpack it first, as with: gzip -dc"),
    (b"\x28\xb5\x2f\xfd", "Zstandard", "unpack it first, as with: zstd -dc"),
    (b"PAR1", "Parquet", "give it as a file whose name ends in .parquet"),
    (b"PK\x03\x04", "ZIP, as .docx and .xlsx are", "save it as UTF-8 text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as UTF-8 text first"),
    (b"%PDF-", "PDF", "take its text out first, as with: pdftotext"),
)
_BOM = b"\xef\xbb\xbf"
#: So many lines decide whether text is records: the first may be cut, of a file's end.
_LINES = 2
#: An object with its first key, or the first line of a list or object that is spread over lines.
_JSON = lazy_regex(r'\s*+(?:\{\s*+"[^"]*+"\s*+:|\[\s*+\{\s*+(?:"|\Z)|[\[{]\s*+\Z)')
_COLUMN = lazy_regex(r'"?[A-Za-z_][A-Za-z0-9_.]*+"?')


def check_beginning(data: bytes, name: object) -> None:
    """Refuse what begins as no UTF-8 text does.  Errors: Refused, which says what it looks like.

    UTF-16 is among it: without a byte order mark it is valid UTF-8, of other characters.
    """
    for beginning, kind, cure in _BEGINNINGS:
        if data.startswith(beginning):
            raise Refused(f"{name}: not UTF-8 text: it looks like {kind}; {cure}")
    if wide_encoding(data):
        raise Refused(f"{name}: not UTF-8: {advice(data)}")


def check_text(data: bytes, name: object, fields: tuple[str, ...]) -> bool:
    """Refuse text whose first lines are records, since nothing else says what they are.

    Return whether more of it could tell.
    Errors: Refused, which says the ``--format`` of records and that of text.
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
