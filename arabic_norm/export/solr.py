"""Solr: a file for its MappingCharFilterFactory, and the char filters around it, both Lucene's."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from arabic_norm.export.rules import Rules, dollar_text, java_pattern, rules_of, utf16_escapes
from arabic_norm.pipeline import Step
from arabic_norm.substitutions import Substitution

__all__ = ["to_solr"]

FILE = "arabic_norm.txt"


def to_solr(pipeline: Step) -> str:
    r"""Return a mapping file, whose header holds the field type's char filters in their order.

    One rule a line, ``"source" => "target"``, every character escaped, after a header of comments.
    The char filters of the header go into the schema, for index and query alike; one of them reads
    this file by the name arabic_norm.txt.
    Errors: those of `rules_of`; ValueError when a substitution stands between two tables, since
    the file can hold only one.

    >>> from arabic_norm import unify_teh_marbuta
    >>> print(to_solr(unify_teh_marbuta).splitlines()[-1])
    "\u06c3" => "\u0647"
    """
    rules = rules_of(pipeline)
    filters, table = _filters(rules)
    lines = [f"# {line}" for line in [*rules.header, "Char filters, in this order:", *filters]]
    for key, value in table.items():
        lines.append(f'"{utf16_escapes(key)}" => "{utf16_escapes(value)}"')
    return "\n".join([*lines, ""])


def _filters(rules: Rules) -> tuple[list[str], dict[str, str]]:
    """Return the char filters as XML, and the table that one of them reads."""
    filters: list[str] = []
    table: dict[str, str] = {}
    for stage in rules.stages:
        if isinstance(stage, Substitution):
            pattern, text = quoteattr(java_pattern(stage)), quoteattr(dollar_text(stage))
            kind = f'"solr.PatternReplaceCharFilterFactory" pattern={pattern} replacement={text}'
        elif table:
            raise ValueError(
                "Solr's file holds one table, and a step that looks at context stands between two: "
                "put such steps before all tables of the pipeline, or behind them"
            )
        else:
            table, kind = dict(stage), f'"solr.MappingCharFilterFactory" mapping="{FILE}"'
        filters.append(f"<charFilter class={kind}/>")
    return filters, table
