"""Export to PostgreSQL: an immutable SQL function."""

from __future__ import annotations

import json

from arabic_norm.export.rules import Stage, rules_of
from arabic_norm.pipeline import Step
from arabic_norm.substitutions import Substitution

__all__ = ["to_postgresql"]

# One look-up in an object for each character. `translate` searches its whole list for each, and
# takes six times as long with a table of a thousand characters.
_FUNCTIONS = """\
{header}
-- CREATE without OR REPLACE: an index built with other rules is dropped first, and built again.
-- The server's encoding must be UTF8.

CREATE FUNCTION arabic_normalize(source text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $arabic_norm$
  SELECT {expression}
$arabic_norm$;

CREATE FUNCTION arabic_normalize_fingerprint() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $arabic_norm$ SELECT '{fingerprint}' $arabic_norm$;
"""
_TABLE = """(
  SELECT coalesce(string_agg(coalesce({table}::jsonb ->> piece, piece), '' ORDER BY place), '')
  FROM unnest(string_to_array({source}, NULL)) WITH ORDINALITY AS pieces(piece, place)
  )"""


def to_postgresql(pipeline: Step) -> str:
    """Return SQL that creates ``arabic_normalize(text)`` and ``arabic_normalize_fingerprint()``.

    The function is IMMUTABLE: use it in an index expression and before ``to_tsvector``, for
    documents and queries.
    Errors: those of `rules_of`; ValueError when a replacement contains NUL, which PostgreSQL's text
    cannot (a rule that replaces NUL is left out, since it can never match).

    >>> from arabic_norm import unify_teh_marbuta
    >>> "CREATE FUNCTION arabic_normalize(source text)" in to_postgresql(unify_teh_marbuta)
    True
    """
    rules = rules_of(pipeline)
    expression = "source"
    for stage in rules.stages:
        expression = _stage(stage, expression)
    return _FUNCTIONS.format(
        header="\n".join(f"-- {line}" for line in rules.header),
        fingerprint=rules.fingerprint,
        expression=expression,
    )


def _stage(stage: Stage, source: str) -> str:
    """Return the SQL expression for a stage, applied to another expression."""
    if isinstance(stage, Substitution):
        return f"regexp_replace({source}, {_literal(stage.pattern)}, {_literal(stage.text)}, 'g')"
    table = {key: value for key, value in stage.items() if key != "\0"}
    for key, value in table.items():
        if "\0" in value:
            raise ValueError(
                f"the replacement of {key!a} contains NUL, which PostgreSQL cannot store"
            )
    whole = json.dumps(table, ensure_ascii=False)
    return _TABLE.format(source=source, table=_literal(whole))


def _literal(text: str) -> str:
    """Return an SQL string constant."""
    return f"E'{''.join(map(_escape, text))}'"


def _escape(char: str) -> str:
    """Return a character escaped for a string constant E'...', in ASCII."""
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
