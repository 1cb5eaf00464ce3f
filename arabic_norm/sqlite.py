"""SQLite: a pipeline as SQL functions, for full-text search with FTS5 (docs/search)."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from arabic_norm.patterns import lazy_regex
from arabic_norm.pipeline import Step, check_pipeline
from arabic_norm.presets import INDEX
from arabic_norm.values import shown

__all__ = ["register"]

# What FTS5's tokenizer unicode61 takes for a word, as far as normalized text goes.
_WORD = lazy_regex(r"[\p{L}\p{N}\p{Co}]+")


def register(connection: sqlite3.Connection, pipeline: Step = INDEX) -> None:
    """Give a connection the SQL functions of a pipeline; all deterministic, and NULL gives NULL.

    - ``arabic_normalize(text)``: the text normalized. Use it in triggers, generated columns,
      indexes on expressions.
    - ``arabic_match(question)``: a question as an FTS5 query, any of its words; no word of it is
      taken for FTS5's syntax.
    - ``arabic_highlight(text, question, before, after)``: the original text, each word of it that
      is one of the question's between ``before`` and ``after``.
    - ``arabic_fingerprint()``: the pipeline's fingerprint, to store with the index.

    A connection knows them until it is closed; register each connection that reads or writes the
    index. A value that is no text makes the statement fail with sqlite3.OperationalError.
    Errors: TypeError when it is no connection, or the pipeline none.

    >>> db = sqlite3.connect(":memory:")
    >>> register(db)
    >>> db.execute("SELECT arabic_normalize('المـدرسة')").fetchone()
    ('المدرسه',)
    >>> db.execute("SELECT arabic_highlight('في المَدرسةِ', 'المدرسه', '[', ']')").fetchone()
    ('في [المَدرسةِ]',)
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

    def match(question: str | None) -> str | None:
        return None if question is None else _match(_words(pipeline, question))

    def highlight(
        text: str | None, question: str | None, before: str | None, after: str | None
    ) -> str | None:
        if text is None or question is None or before is None or after is None:
            return text
        return "".join(_highlight(pipeline, text, _words(pipeline, question), before, after))

    functions: list[tuple[str, int, Callable[..., str | None]]] = [
        ("arabic_normalize", 1, normalize),
        ("arabic_match", 1, match),
        ("arabic_highlight", 4, highlight),
        ("arabic_fingerprint", 0, lambda: pipeline.fingerprint),
    ]
    for name, arguments, function in functions:
        connection.create_function(name, arguments, function, deterministic=True)


def _words(pipeline: Step, question: str) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(pipeline(question))))


def _match(words: list[str]) -> str:
    """Return an FTS5 query; the empty string literal is one that finds nothing."""
    return " OR ".join(f'"{word}"' for word in words) or '""'


def _highlight(
    pipeline: Step, source: str, words: list[str], before: str, after: str
) -> Iterator[str]:
    """Yield the source in pieces, the words found in its normalized text marked."""
    aligned = pipeline.align(source)
    wanted = {_caseless(word) for word in words}
    done = 0
    for word in _WORD.finditer(aligned.text):
        if _caseless(word[0]) not in wanted:
            continue
        start, end = aligned.to_source(*word.span())
        if start < done:  # two words of one character, such as a phrase's ligature
            continue
        end = start + len(source[start:end].rstrip())  # blanks that became one with such a phrase
        yield from (source[done:start], before, source[start:end], after)
        done = end
    yield source[done:]


def _caseless(word: str) -> str:
    """Return a word as FTS5 compares it: Latin letters have case, Arabic ones have none."""
    return word.casefold()
