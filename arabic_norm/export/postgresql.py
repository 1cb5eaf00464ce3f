"""PostgreSQL: an immutable SQL function."""

from __future__ import annotations

import json

from arabic_norm.export.rules import Rules, rules_of
from arabic_norm.pipeline import Step

__all__ = ["to_postgresql"]

# `translate` replaces or deletes characters all at once, but only one for one. Text that holds a
# character of an expansion, such as a ligature, takes the slower way, character by character.
# The collation says that characters compare by code point, also where a column has another.
_FUNCTIONS = """\
{header}
-- CREATE without OR REPLACE: an index built with other rules is dropped first, and built again.
-- The server's encoding must be UTF8.

CREATE FUNCTION arabic_normalize(source text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $arabic_norm$
  SELECT CASE WHEN source COLLATE "C" ~ {expanded} THEN (
    SELECT string_agg(coalesce({table}::jsonb ->> piece, piece), '' ORDER BY place)
    FROM unnest(string_to_array(source, NULL)) WITH ORDINALITY AS pieces(piece, place)
  ) ELSE translate(source,
    {before},
    {after}
  ) END
$arabic_norm$;

CREATE FUNCTION arabic_normalize_fingerprint() RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $arabic_norm$ SELECT '{fingerprint}' $arabic_norm$;
"""


def to_postgresql(pipeline: Step) -> str:
    """Return SQL that creates ``arabic_normalize(text)`` and ``arabic_normalize_fingerprint()``.

    The function is IMMUTABLE: use it in an index expression and before ``to_tsvector``, on the
    documents and on the question. Errors: those of `rules_of`; ValueError when a replacement holds
    NUL, which PostgreSQL's text cannot (a rule for NUL itself has nothing to do and is left out).

    >>> from arabic_norm import unify_teh_marbuta
    >>> "CREATE FUNCTION arabic_normalize(source text)" in to_postgresql(unify_teh_marbuta)
    True
    """
    rules = rules_of(pipeline)
    table = {key: value for key, value in rules.table.items() if key != "\0"}
    for key, value in table.items():
        if "\0" in value:
            raise ValueError(f"the replacement of {key!a} holds NUL, which PostgreSQL cannot")
    return _FUNCTIONS.format(**_parts(rules, table))


def _parts(rules: Rules, table: dict[str, str]) -> dict[str, str]:
    expanded = [key for key, value in table.items() if len(value) > 1]
    # those deleted go last: `translate` deletes what has no counterpart
    single = {key: value for key, value in table.items() if len(value) == 1}
    deleted = [key for key, value in table.items() if not value]
    return {
        "header": "\n".join(f"-- {line}" for line in rules.header),
        "fingerprint": rules.fingerprint,
        "expanded": _expression(expanded),
        "table": _literal(json.dumps(table, ensure_ascii=False, separators=(",", ":"))),
        "before": _literal("".join([*single, *deleted])),
        "after": _literal("".join(single.values())),
    }


def _literal(text: str) -> str:
    """Return a string constant, ASCII whatever it holds."""
    return f"E'{''.join(map(_escape, text))}'"


def _expression(chars: list[str]) -> str:
    """Return a string constant: the regular expression for any one of these characters."""
    if not chars:
        return "'(?!)'"  # matches nothing
    return f"E'[{''.join(f'{chr(92)}{_escape(char)}' for char in chars)}]'"


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
