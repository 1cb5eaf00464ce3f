"""Formats with one record a line: plain text and JSON Lines."""

from __future__ import annotations

import json
from typing import Any, NamedTuple, TypeAlias

from arabic_norm.files.errors import Lacking, Refused, Unreadable
from arabic_norm.files.tally import Treatment
from arabic_norm.patterns import lazy_re, lazy_regex

#: A step may break a line, but in a text file a line is a document.
_BREAKS = lazy_re(r"\n+")
_BLANK = " \t\r\n"
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


class _ByLine:
    """Finds where records end, if each is a line."""

    def cut(self, data: bytearray, size: int, final: bool) -> int:
        """Return the end of the last record that ends within ``size``, or else of the first.

        Returns -1 if more must be read to know.
        """
        end = data.rfind(b"\n", 0, size) + 1 or data.find(b"\n", size) + 1
        return end or (len(data) if final else -1)

    def end(self, data: bytes | bytearray, start: int, final: bool = True) -> int:
        """Return the end of the record that begins at ``start``; -1: more must be read to know."""
        return data.find(b"\n", start) + 1 or (len(data) if final else -1)


class TextLines(_ByLine):
    """One document a line; with ``sentences``, one JSON object a sentence is written."""

    def __init__(self, sentences: bool) -> None:
        self._sentences = sentences

    def convert(self, record: str, line: int, treatment: Treatment) -> tuple[str, int]:
        """Return what is written for a record, and the number of records in that."""
        text, ending = split_ending(record)
        if not self._sentences:
            return self._written(treatment.text(text)) + ending, 1
        found = [
            f'{{"line": {line}, "text": {_quoted(sentence)}, '
            f'"text_start": {start}, "text_end": {end}}}\n'
            for sentence, start, end in treatment.sentences(text)
        ]
        if not found:
            found = [
                f'{{"line": {line}, "text": {_quoted(text)}, "text_start": null, '
                '"text_end": null}\n'
            ]
        return "".join(found), len(found)

    def _written(self, text: str) -> str:
        return str(_BREAKS.sub(" ", text))


class WholeText(TextLines):
    """The whole file is one document."""

    def cut(self, data: bytearray, size: int, final: bool) -> int:
        """Return the end of the document, which is the end of the file."""
        return len(data) if final else -1

    def end(self, data: bytes | bytearray, start: int, final: bool = True) -> int:
        """Return the end of the document."""
        return len(data) if final else -1

    def _written(self, text: str) -> str:
        return text


def split_ending(record: str) -> tuple[str, str]:
    r"""Return the record without its line break, and the line break.

    >>> split_ending("a\r\n")
    ('a', '\r\n')
    """
    text = record.removesuffix("\n").removesuffix("\r") if record.endswith("\n") else record
    return text, record[len(text) :]


#: The keys that lead to the fields: each name has a tree of its own. A field's tree is `_FIELD`;
#: that of a name that must not exist is `_TAKEN`.
_Tree: TypeAlias = dict[str, Any]
_FIELD: _Tree = {}
_TAKEN = None
_ABSENT = "absent"

_DECODE = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode  # values are only skipped
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_ENCODE_ASCII = json.JSONEncoder().encode
_OPENING = lazy_regex(r"[ \t\r\n]*+\{[ \t\r\n]*+(\}?)")
_KEY = lazy_regex(r'[ \t\r\n]*+"([^"\\\x00-\x1f]*+)"[ \t\r\n]*+:[ \t\r\n]*+')
_QUOTE = lazy_regex(r'[ \t\r\n]*+(?=")')
_COLON = lazy_regex(r"[ \t\r\n]*+:[ \t\r\n]*+")
_SEPARATOR = lazy_regex(r"[ \t\r\n]*+([,}])")
_TYPES = {"{": "an object", "[": "a list", "t": "true", "f": "false", '"': "text", "n": "null"}


class _Value(NamedTuple):
    """A field's value and its span in the line; None for null."""

    start: int
    end: int
    text: str | None


class JsonLines(_ByLine):
    """One JSON object a line. Only the fields' values are replaced; all other bytes are kept."""

    def __init__(self, fields: tuple[str, ...], sentences: bool) -> None:
        self._sentences = sentences
        self._name = fields[0].rpartition(".")[2]
        self._tree = _tree(fields, sentences)
        self._fields = fields

    def convert(self, record: str, line: int, treatment: Treatment) -> tuple[str, int]:
        """Return what is written for a record, and the number of records in that.

        Errors: Unreadable when it is no JSON object, or when a field is missing, is not text, or
        occurs twice, so that it is not clear which is meant.
        """
        if not record.strip(_BLANK):
            return record, 0
        values = self.values(record)
        if self._sentences:
            return self._split(record, values, treatment)
        pieces: list[str] = []
        done = 0
        for start, end, text in values:
            changed = text if text is None else treatment.text(text)
            if changed is not None and changed != text:
                pieces += (record[done:start], _quoted(changed))
                done = end
        return "".join([*pieces, record[done:]]), 1

    def _split(self, record: str, values: list[_Value], treatment: Treatment) -> tuple[str, int]:
        record, ending = split_ending(record)
        start, end, text = values[0]
        found: list[tuple[str, object, object]] = []
        if text is not None:
            found = [(_quoted(s), *span) for s, *span in treatment.sentences(text)]  # type: ignore[misc]
        found = found or [(record[start:end], "null", "null")]
        name = self._name
        lines = [
            f"{record[:start]}{sentence}, {_quoted(name + '_start')}: {first}, "
            f"{_quoted(name + '_end')}: {last}{record[end:]}{ending or chr(10)}"
            for sentence, first, last in found
        ]
        return "".join(lines), len(lines)

    def values(self, line: str) -> list[_Value]:
        """Return the values of the fields, in the line's order.  Errors: as for `convert`."""
        values: list[_Value] = []
        missing = set(self._fields)
        found: set[str] = set()
        more, at = _enter(line, len(_BOM) if line.startswith(_BOM) else 0)
        levels: list[tuple[str, _Tree]] = [("", self._tree)]
        while levels:
            prefix, tree = levels[-1]
            if more:
                key, at = _key(line, at)
                wanted = tree.get(key, _ABSENT)
                if wanted is _TAKEN:
                    raise Unreadable(f"the field {prefix}{key} exists already")
                if wanted is not _ABSENT:
                    if prefix + key in found:
                        raise Unreadable(f"the field {prefix}{key} occurs twice")
                    found.add(prefix + key)
                if wanted is not _ABSENT and wanted and line.startswith("{", at):
                    levels.append((f"{prefix}{key}.", wanted))
                    more, at = _enter(line, at)
                    continue
                value, end = _decode(line, at)
                if wanted is not _ABSENT:
                    name = prefix + key
                    values.append(_Value(at, end, _text(line, at, value, name, wanted)))
                    missing = {m for m in missing if m != name and not m.startswith(name + ".")}
                at = end
            else:
                levels.pop()
            if levels:
                more, at = _separator(line, at)
        if line[at:].strip(_BLANK):
            raise Unreadable(f"bad JSON: more after the object, at character {at}")
        if missing:
            raise Lacking(missing)
        return values


def _tree(fields: tuple[str, ...], sentences: bool) -> _Tree:
    tree: _Tree = {}
    for field in fields:
        *path, name = field.split(".")
        level = tree
        for part in path:
            level = level.setdefault(part, {})
            if level is _FIELD:
                raise Refused(f"--field {field}: {part} is a field itself")
        if level.get(name):
            raise Refused(f"--field {field}: it holds another field")
        level[name] = _FIELD
        if sentences:
            level[f"{name}_start"] = level[f"{name}_end"] = _TAKEN
    return tree


def _enter(line: str, at: int) -> tuple[bool, int]:
    """Return whether the object at ``at`` has keys, and the offset of the first."""
    found = _OPENING.match(line, at)
    if not found:
        raise Unreadable("bad JSON: not an object")
    return not found[1], found.end()


def _key(line: str, at: int) -> tuple[str, int]:
    found = _KEY.match(line, at)
    if found:
        return found[1], found.end()
    quote = _QUOTE.match(line, at)  # a key with escapes, which the expression does not match
    key, end = _decode(line, quote.end()) if quote else ("", at)
    colon = _COLON.match(line, end)
    if not quote or not colon:
        raise Unreadable(f"bad JSON: a key and a colon expected at character {at}")
    return key, colon.end()


def _separator(line: str, at: int) -> tuple[bool, int]:
    found = _SEPARATOR.match(line, at)
    if not found:
        raise Unreadable(f"bad JSON: a comma or a closing brace expected at character {at}")
    return found[1] == ",", found.end()


def _decode(line: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODE(line, at)
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")  # as some of the decoder's messages end
        raise Unreadable(f"bad JSON: {what} at character {error.pos}") from None
    except RecursionError:
        raise Unreadable("bad JSON: nested too deep") from None


def _text(line: str, at: int, value: Any, name: str, wanted: _Tree) -> str | None:
    if value is None:
        return None
    if wanted or line[at] != '"':
        found = _TYPES.get(line[at], "a number")
        raise Unreadable(f"the field {name} is {found}, not {'an object' if wanted else 'text'}")
    return str(value)


def _quoted(text: str) -> str:
    quoted = _ENCODE(text)
    try:
        quoted.encode()
    except UnicodeEncodeError:  # half a surrogate pair can be written as an escape only
        return _ENCODE_ASCII(text)
    return quoted
