"""Solr: a file for its MappingCharFilterFactory, which is Lucene's own."""

from __future__ import annotations

from arabic_norm.export.rules import rules_of, utf16_escapes
from arabic_norm.pipeline import Step

__all__ = ["to_solr"]


def to_solr(pipeline: Step) -> str:
    r"""Return a mapping file: name it in a charFilter of the field type, for index and query alike.

    One rule a line, ``"source" => "target"``, every character escaped, after a header of comments.
    Errors: those of `rules_of`.

    >>> from arabic_norm import unify_teh_marbuta
    >>> print(to_solr(unify_teh_marbuta).splitlines()[-1])
    "\u06c3" => "\u0647"
    """
    rules = rules_of(pipeline)
    lines = [f"# {line}" for line in rules.header]
    for key, value in rules.table.items():
        lines.append(f'"{utf16_escapes(key)}" => "{utf16_escapes(value)}"')
    return "\n".join([*lines, ""])
