"""Delimited tables, .csv and .tsv, quoted as RFC 4180 describes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, AnyStr, Generic

from arabic_norm.files.errors import Refused, Unreadable
from arabic_norm.files.formats import DELIMITERS
from arabic_norm.files.lines import split_ending
from arabic_norm.files.tally import Treatment

#: The longest quoted field of several lines, in bytes: a longer one is a quote that was not closed.
_LONGEST = 1 << 26
_BAD = "bad CSV: a quoted field is not closed, or text stands after its closing quote"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


#: Delimiters that programs write: Excel writes a semicolon where the comma is the decimal sign.
_OTHERS = (";", "\t", ",", "|")


def delimiter_of(head: bytes, kind: str, fields: tuple[str, ...]) -> str:
    r"""Return the delimiter with which a table's first row has all the fields.

    If there is none, return one with which it has several columns.

    >>> delimiter_of(b"id;text\n", "csv", ("text",))
    ';'
    """
    header = head.split(b"\n", 1)[0].decode("utf-8", "replace").removeprefix(_BOM).rstrip("\r")
    marks = dict.fromkeys((DELIMITERS[kind], *_OTHERS))
    names = {mark: [name.strip('"') for name in header.split(mark)] for mark in marks}
    for mark, found in names.items():
        if set(fields) <= set(found):
            return mark
    return next((mark for mark, found in names.items() if len(found) > 1), DELIMITERS[kind])


class _Fields(Generic[AnyStr]):
    """Finds where fields end, in text or in bytes."""

    def __init__(self, field: AnyStr, quote: AnyStr, quotes: AnyStr, after: AnyStr) -> None:
        import regex  # noqa: PLC0415 - a third of what reading one text takes

        self._match = regex.compile(field).match
        self._quote: AnyStr = quote
        self._quotes = regex.compile(quotes)
        self._after = regex.compile(after)

    def end(self, data: AnyStr | bytearray, at: int) -> tuple[int, int]:
        """Return the end of the field that begins at ``at``, and the end of the delimiter after it.

        Returns (-1, -1) if its quotes are wrong.
        """
        found = self._match(data, at)
        if found:
            return found.end(1), found.end()
        close = self.closing(data, at) if data[at : at + 1] == self._quote else -1
        after = self._after.match(data, close + 1) if close >= 0 else None
        return (close + 1, after.end()) if after else (-1, -1)

    def closing(self, data: AnyStr | bytearray, at: int) -> int:
        """Return the offset of the quote that closes the one at ``at``; -1 if there is none.

        It is the last of an odd number, since two quotes represent one.
        """
        for run in self._quotes.finditer(data, at + 1):
            if (run.end() - run.start()) % 2:
                return int(run.end()) - 1
        return -1


class Rows:
    """One record a row, after a header; all bytes outside the chosen columns are kept.

    A quoted field may contain line breaks. A row with unbalanced quotes ends with its line, so that
    a quote that is never closed damages no other row.
    """

    def __init__(
        self, kind: str, fields: tuple[str, ...], sentences: bool, delimiter: str = ""
    ) -> None:
        self._delimiter = delimiter or DELIMITERS[kind]
        self._fields = fields
        self._sentences = sentences
        self._columns: tuple[int, ...] = ()
        self._width = 0
        self.names: list[str] = []
        mark = re.escape(self._delimiter)
        after = rf"{mark}|\r?\n|\Z"
        # at most 99 doubled quotes, since the expression remembers each; `closing` has no limit
        quoted = r'"[^"]*+(?:""[^"]*+){0,99}+"'
        field = rf'({quoted}(?={after})|(?!")[^{mark}\n]*+)(?:{after})'
        self._text = _Fields(field, '"', '"++', after)
        self._bytes = _Fields(field.encode(), b'"', b'"++', after.encode())

    def read_header(self, header: str, name: str) -> None:
        """Find the columns by the first row.  Errors: Refused when one is missing."""
        text = split_ending(header.removeprefix(_BOM))[0]
        names = [self._value(text[start:end]) for start, end in self._spans(text)]
        for field in self._fields:
            if field not in names:
                import difflib  # noqa: PLC0415 - for mistakes

                close = difflib.get_close_matches(field, names, 1)
                hint = f"; did you mean {close[0]}?" if close else "; name it with --field"
                raise Refused(f"{name}: no column {field} among {', '.join(names)}{hint}")
            if names.count(field) > 1:
                raise Refused(f"{name}: two columns are called {field}; which one is meant?")
        for added in self._added() if self._sentences else ():
            if added in names:
                raise Refused(f"{name}: a column {added} exists already")
        self.names = names
        self._columns = tuple(map(names.index, self._fields))
        self._width = len(names)

    def cut(self, data: bytearray, size: int, final: bool) -> int:
        """Return the end of the last record that ends within ``size``, or else of the first.

        Returns -1 if more must be read to know.
        """
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
        """Return the end of the record that begins at ``start``; -1: more must be read to know."""
        return self._end(data, start, final)

    def _end(self, data: bytes | bytearray, start: int, final: bool) -> int:
        line_end = data.find(b"\n", start) + 1 or (len(data) if final else -1)
        if line_end < 0 or data.find(b'"', start, line_end) < 0:
            return line_end
        at, delimiter = start, self._delimiter.encode()
        while at < len(data):
            value_end, after = self._bytes.end(data, at)
            if after < 0:
                more = not final and len(data) - start <= _LONGEST
                return -1 if more and self._unfinished(data, at) else line_end
            at = after
            if not data.startswith(delimiter, value_end):
                break
        if at == len(data) and not final and not data.endswith(b"\n", start):
            return -1
        return line_end if at - start > _LONGEST else at  # a line has any length

    def _unfinished(self, data: bytes | bytearray, at: int) -> bool:
        """Whether the end of the field may be still to be read.

        So it may after a closing quote at the end of the data, which another one might escape.
        """
        close = self._bytes.closing(data, at)
        return close < 0 or data[close + 1 : close + 3] in (b"", b"\r")

    def convert(self, record: str, line: int, treatment: Treatment) -> tuple[str, int]:
        """Return what is written for a record, and the number of records in that.

        Errors: Unreadable when its quotes are wrong or it has not as many fields as the header.
        """
        row, ending = split_ending(record)
        if line == 1:
            return self._header(row) + (ending or "\n"), 0
        if not row:
            return record, 0
        spans, width = {}, 0  # not of all columns: a line of commas would need 100 times its size
        for width, span in enumerate(self._spans(row), 1):
            if width - 1 in self._columns:
                spans[width - 1] = span
        if width != self._width:
            raise Unreadable(f"{width} fields, where the header has {self._width}")
        if self._sentences:
            return self._split(row, spans[self._columns[0]], ending or "\n", treatment)
        pieces: list[str] = []
        done = 0
        for start, end in spans.values():
            value = self._value(row[start:end])
            changed = treatment.text(value)
            if changed != value:
                pieces += (row[done:start], self._written(changed, row[start:end]))
                done = end
        return "".join([*pieces, row[done:], ending]), 1

    def by_name(self, row: str) -> dict[str, Any]:
        """Return a row's values by column name.  Errors: as for `convert`."""
        values = [self._value(row[start:end]) for start, end in self._spans(row)]
        if len(values) != self._width:
            raise Unreadable(f"{len(values)} fields, where the header has {self._width}")
        return dict(zip(self.names, values, strict=True))

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

    def _spans(self, row: str) -> Iterator[tuple[int, int]]:
        at = 0
        while True:
            value_end, after = self._text.end(row, at)
            if after < 0:
                raise Unreadable(_BAD)
            yield at, value_end
            at = after
            if not row.startswith(self._delimiter, value_end):
                return

    def _value(self, field: str) -> str:
        return field[1:-1].replace('""', '"') if field.startswith('"') else field

    def _written(self, value: str, before: str) -> str:
        special = not {'"', "\n", "\r", self._delimiter}.isdisjoint(value)
        if special or before.startswith('"'):
            return '"' + value.replace('"', '""') + '"'
        return value
