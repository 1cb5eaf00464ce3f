"""SQLite: register a pipeline as SQL functions, for full-text search with FTS5 (docs/search)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, NamedTuple

from arabic_norm.patterns import lazy_regex
from arabic_norm.pipeline import Step, check_pipeline
from arabic_norm.presets import INDEX
from arabic_norm.values import shown

__all__ = ["register"]

# What FTS5's tokenizer unicode61 takes for a word, as far as normalized text goes.
_WORD = lazy_regex(r"[\p{L}\p{N}\p{Co}]+")
# The same in text as it was: with the marks on it.
_SOURCE_WORD = lazy_regex(r"[\p{L}\p{N}\p{Co}\p{M}]")
# A term of a question: a phrase in quotation marks, or what stands between blanks; in front of it
# may stand a column and a colon.
_TERM = lazy_regex(
    r'(?:([A-Za-z_][A-Za-z0-9_]*):(?=["“«\p{L}\p{N}]))?'
    r'(?:"([^"]*)"|“([^”]{0,500})”|«([^»]{0,500})»|([^\s"“”«»]+)|["“”«»])'
)


class Term(NamedTuple):
    """A term of a question: words in a row, of a column or of any, the last maybe a beginning."""

    words: tuple[str, ...]
    column: str = ""
    is_prefix: bool = False

    def __str__(self) -> str:
        """Return the term in FTS5's syntax."""
        column = f'"{self.column}" : ' if self.column else ""
        return f'{column}"{" ".join(self.words)}"{"*" if self.is_prefix else ""}'


def register(connection: sqlite3.Connection, pipeline: Step = INDEX) -> None:
    """Register a pipeline's SQL functions on a connection; all are deterministic, NULL gives NULL.

    - ``arabic_normalize(text)``: the text normalized. Use it in triggers, generated columns and
      indexes on expressions.
    - ``arabic_match(question)``: a query for FTS5 that matches any of the question's terms. A term
      is a word, a phrase (``"..."``, ``“...”``, ``«...»``) or a prefix (``word*``), each also in
      one column (``title:word``); everything else, including FTS5's own syntax, is read as words.
      ``arabic_match(question, columns)`` accepts only the named columns, separated by blanks, and
      none where that is empty: use it for questions typed by users.
    - ``arabic_highlight(text, question, before, after)``: the original text, with each word that
      matches the question between ``before`` and ``after``.
    - ``arabic_snippet(text, question, before, after, ellipsis, words)``: of that, the at most
      ``words`` words with the most matches; ``ellipsis`` where the text continues.
    - ``arabic_fingerprint()``: the pipeline's fingerprint, to store with the index.

    They are registered until the connection is closed; register them on each connection that reads
    or writes the index. A value that is not text makes the statement fail with
    sqlite3.OperationalError.
    Errors: TypeError when it is not a connection, or the pipeline is not a step or pipeline.

    >>> db = sqlite3.connect(":memory:")
    >>> register(db)
    >>> db.execute("SELECT arabic_normalize('المـدرسة')").fetchone()
    ('المدرسه',)
    >>> db.execute("SELECT arabic_highlight('في المَدرسةِ', 'المدرسه', '[', ']')").fetchone()
    ('في [المَدرسةِ]',)
    >>> question = 'title:"المدرسة الجديدة" كتا*'
    >>> print(*db.execute("SELECT arabic_match(?)", [question]).fetchone())
    "title" : "المدرسه الجديده" OR "كتا"*
    >>> db.close()
    """
    check_pipeline(pipeline)
    if not hasattr(connection, "create_function"):  # other builds of SQLite have it too
        raise TypeError(
            f"expected a connection of sqlite3, got {shown(connection)}: "
            "open one first, as in sqlite3.connect('index.db')"
        )

    def normalize(text: str | None) -> str | None:
        return None if text is None else pipeline(text)

    def match(question: str | None, columns: str | None = None) -> str | None:
        return None if question is None else _match(_terms(pipeline, question, columns))

    def highlight(
        text: str | None, question: str | None, before: str | None, after: str | None
    ) -> str | None:
        if text is None or question is None or before is None or after is None:
            return text
        hits = [word for word in _found(pipeline, text, _terms(pipeline, question)) if word.is_hit]
        return _marked(text, (0, len(text)), hits, (before, after))

    def snippet(text: str | None, question: str | None, *rest: Any) -> str | None:
        before, after, ellipsis, count = rest
        if text is None or question is None or count is None:
            return None
        words = _found(pipeline, text, _terms(pipeline, question))
        first, last = _best(words, max(count, 1))
        start = words[first].start if first else 0
        end = words[last - 1].end if last < len(words) else len(text)
        hits = [word for word in words[first:last] if word.is_hit]
        part = _marked(text, (start, end), hits, (before or "", after or ""))
        return f"{ellipsis or '' if first else ''}{part}{ellipsis or '' if end < len(text) else ''}"

    functions: list[tuple[str, int, Callable[..., str | None]]] = [
        ("arabic_normalize", 1, normalize),
        ("arabic_match", 1, match),
        ("arabic_match", 2, match),
        ("arabic_highlight", 4, highlight),
        ("arabic_snippet", 6, snippet),
        ("arabic_fingerprint", 0, lambda: pipeline.fingerprint),
    ]
    for name, arguments, function in functions:
        connection.create_function(name, arguments, function, deterministic=True)


def _terms(pipeline: Step, question: str, columns: str | None = None) -> list[Term]:
    """Return a question's terms, each once; columns: those that may be named, all if it is None."""
    known = None if columns is None else columns.split()
    terms: list[Term] = []
    for match in _TERM.finditer(question):
        column, *phrases, word = match.groups()
        phrase = next((given for given in phrases if given is not None), None)
        if column and known is not None and column not in known:
            terms += [Term((one,)) for one in _words(pipeline, column)]
            column = None
        if phrase is not None:
            words = tuple(_words(pipeline, phrase))
            terms += [Term(words, column or "")] if words else []
        elif word:
            words = tuple(_words(pipeline, word))
            is_prefix = word.endswith("*")
            terms += [
                Term((one,), column or "", is_prefix and place == len(words) - 1)
                for place, one in enumerate(words)
            ]
    return list(dict.fromkeys(terms))


def _words(pipeline: Step, text: str) -> list[str]:
    return _WORD.findall(pipeline(text))


def _match(terms: list[Term]) -> str:
    """Return an FTS5 query; the empty string literal is one that finds nothing."""
    return " OR ".join(map(str, terms)) or '""'


class _Found(NamedTuple):
    """A word of the source: its span, and whether it matches the question."""

    start: int
    end: int
    is_hit: bool


def _found(pipeline: Step, source: str, terms: list[Term]) -> list[_Found]:
    """Return the words of the source, in order and without overlap."""
    aligned = pipeline.align(source)
    wanted = {_caseless(word) for term in terms for word in term.words}
    beginnings = tuple(_caseless(term.words[-1]) for term in terms if term.is_prefix)
    words: list[_Found] = []
    done = 0
    for match in _WORD.finditer(aligned.text):
        word = _caseless(match[0])
        is_hit = word in wanted or word.startswith(beginnings)
        start, end = aligned.to_source(*match.span())
        if start < done:  # two words of one character, such as a phrase's ligature
            words[-1] = words[-1]._replace(is_hit=is_hit or words[-1].is_hit)
            continue
        end = start + len(source[start:end].rstrip())  # blanks that became one with such a phrase
        while start > done and _SOURCE_WORD.match(source, start - 1):  # what a stemmer took off
            start -= 1
        words.append(_Found(start, end, is_hit))
        done = end
    return words


def _best(words: list[_Found], count: int) -> tuple[int, int]:
    """Return the start and end of the words, at most ``count``, with the most matches."""
    best = first = 0
    hits = sum(word.is_hit for word in words[:count])
    most = hits
    for end in range(count, len(words)):
        hits += words[end].is_hit - words[end - count].is_hit
        if hits > most:
            most, best = hits, end - count + 1
    if most:  # the hits in the middle
        last = max(
            place for place in range(best, min(best + count, len(words))) if words[place].is_hit
        )
        first = next(place for place in range(best, last + 1) if words[place].is_hit)
        best = max(0, first - (count - (last - first + 1)) // 2)
    best = max(0, min(best, len(words) - count))
    return best, min(best + count, len(words))


def _marked(source: str, span: tuple[int, int], hits: list[_Found], marks: tuple[str, str]) -> str:
    """Return a span of the source, the hits in it between the marks."""
    start, end = span
    pieces: list[str] = []
    for hit in hits:
        pieces += (source[start : hit.start], marks[0], source[hit.start : hit.end], marks[1])
        start = hit.end
    return "".join([*pieces, source[start:end]])


def _caseless(word: str) -> str:
    """Return a word as FTS5 compares it: Latin letters have case, Arabic ones have none."""
    return word.casefold()
