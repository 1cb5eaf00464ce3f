"""Records that are rows of delimited columns: .csv and .tsv, quoted as RFC 4180 says."""

from __future__ import annotations

import difflib

import regex

from arabic_norm.files.errors import Refused, Unreadable
from arabic_norm.files.formats import DELIMITERS
from arabic_norm.files.lines import split_ending
from arabic_norm.files.tally import Treatment

#: A quoted field of several lines that is longer than so many bytes was never meant to be one.
_LONGEST = 1 << 26
_BAD = "bad CSV: a quoted field is not closed, or text stands after its closing quote"
#: What would break the line of a message, or move a terminal's cursor.
_HIDDEN = regex.compile(r"[\p{Cc}\p{Zl}\p{Zp}]")
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class Rows:
    """A row a record, a header first; only the fields' own columns are replaced in it, so that
    everything else stays as it was written, to the byte.

    A quoted field may hold line breaks. A row whose quotes are wrong ends with its line, so that
    a quote that is never closed spoils no other row.
    """

    def __init__(self, kind: str, fields: tuple[str, ...], sentences: bool) -> None:
        self._delimiter = DELIMITERS[kind]
        self._fields = fields
        self._sentences = sentences
        self._columns: tuple[int, ...] = ()
        self._width = 0
        mark = self._delimiter
        quoted, plain = r'"[^"]*+(?:""[^"]*+)*+"', rf'(?!")[^{mark}\n]*+'
        after = rf"{mark}|\r?\n|\Z"
        self._field = regex.compile(rf"({quoted}(?={after})|{plain})({after})")
        self._field_of_bytes = regex.compile(self._field.pattern.encode())
        self._mark_of_bytes = mark.encode()
        # also a closing quote at the very end, since another one may follow and escape it
        self._unfinished = regex.compile(quoted.encode() + rb"?\r?\Z")

    def read_header(self, header: str, name: str) -> None:
        """Find the columns by the first row.  Errors: Refused when one is missing."""
        text = split_ending(header.removeprefix(_BOM))[0]
        names = [self._value(text[start:end]) for start, end in self._spans(text)]
        for field in self._fields:
            if field not in names:
                close = difflib.get_close_matches(field, names, 1)
                hint = f"; did you mean {close[0]}?" if close else ""
                listed = _HIDDEN.sub("\N{REPLACEMENT CHARACTER}", ", ".join(names) + hint)
                raise Refused(f"{name}: no column {field} among {listed}")
        for added in self._added() if self._sentences else ():
            if added in names:
                raise Refused(f"{name}: a column {added} is there already")
        self._columns = tuple(names.index(field) for field in self._fields)
        self._width = len(names)

    def cut(self, data: bytearray, size: int, final: bool) -> int:
        """Return where the last record ends that ends within ``size``, else the first; -1 where
        more must be read to know."""
        done = 0
        while done < len(data):
            end = self._end(data, done, final)
            if end < 0:
                return -1
            if end > size:
                return done or end
            done = end
        return done

    def end(self, data: bytes | bytearray, start: int, final: bool = True) -> int:
        """Return where the record ends that starts there; -1 where more must be read to know."""
        return self._end(data, start, final)

    def _end(self, data: bytes | bytearray, start: int, final: bool) -> int:
        line_end = data.find(b"\n", start) + 1 or (len(data) if final else -1)
        if line_end < 0 or data.find(b'"', start, line_end) < 0:
            return line_end
        at = start
        while at < len(data):
            found = self._field_of_bytes.match(data, at)
            if not found:
                more = not final and len(data) - start <= _LONGEST
                return -1 if more and self._unfinished.match(data, at) else line_end
            at = found.end()
            if found[2] != self._mark_of_bytes:
                break
        if at == len(data) and not final and not data.endswith(b"\n", start):
            return -1
        return line_end if at - start > _LONGEST else at  # a line has any length

    def convert(self, record: str, line: int, treatment: Treatment) -> tuple[str, int]:
        """Return what is written for the record, and how many records that is.

        Errors: Unreadable when its quotes are wrong or it has not as many fields as the header.
        """
        row, ending = split_ending(record)
        if line == 1:
            return self._header(row) + (ending or "\n"), 0
        if not row:
            return record, 0
        spans = self._spans(row)
        if len(spans) != self._width:
            raise Unreadable(f"{len(spans)} fields, where the header has {self._width}")
        if self._sentences:
            return self._split(row, spans[self._columns[0]], ending or "\n", treatment)
        pieces: list[str] = []
        done = 0
        for column in sorted(set(self._columns)):
            start, end = spans[column]
            value = self._value(row[start:end])
            changed = treatment.text(value)
            if changed != value:
                pieces += (row[done:start], self._written(changed, row[start:end]))
                done = end
        return "".join([*pieces, row[done:], ending]), 1

    def _split(
        self, row: str, span: tuple[int, int], ending: str, treatment: Treatment
    ) -> tuple[str, int]:
        start, end = span
        found: list[tuple[str, object, object]] = [
            (self._written(sentence, row[start:end]), first, last)
            for sentence, first, last in treatment.sentences(self._value(row[start:end]))
        ]
        mark = self._delimiter
        rows = [
            f"{row[:start]}{sentence}{row[end:]}{mark}{first}{mark}{last}{ending}"
            for sentence, first, last in found or [(row[start:end], "", "")]
        ]
        return "".join(rows), len(rows)

    def _header(self, row: str) -> str:
        if not self._sentences:
            return row
        return self._delimiter.join([row, *self._added()])

    def _added(self) -> tuple[str, str]:
        return f"{self._fields[0]}_start", f"{self._fields[0]}_end"

    def _spans(self, row: str) -> list[tuple[int, int]]:
        spans, at = [], 0
        while True:
            found = self._field.match(row, at)
            if not found:
                raise Unreadable(_BAD)
            spans.append(found.span(1))
            at = found.end()
            if found[2] != self._delimiter:
                return spans

    def _value(self, field: str) -> str:
        return field[1:-1].replace('""', '"') if field.startswith('"') else field

    def _written(self, value: str, before: str) -> str:
        special = not {'"', "\n", "\r", self._delimiter}.isdisjoint(value)
        if special or before.startswith('"'):
            return '"' + value.replace('"', '""') + '"'
        return value
