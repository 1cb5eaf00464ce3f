"""Export to Solr: a file for its MappingCharFilterFactory, and the char filters around it."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from arabic_norm.export.rules import (
    Rules,
    Stage,
    dollar_text,
    java_pattern,
    rules_of,
    utf16_escapes,
)
from arabic_norm.pipeline import Step, Table
from arabic_norm.substitutions import Substitution, check_substitution, one_of

__all__ = ["to_solr"]

FILE = "arabic_norm.txt"


def to_solr(pipeline: Step) -> str:
    r"""Return a mapping file whose header contains the field type's char filters, in order.

    One rule a line, ``"source" => "target"``, every character escaped, after a header of comments.
    Copy the char filters of the header into the schema, for index and query alike; one of them
    reads this file by the name arabic_norm.txt. A second table, after a context-dependent step, is
    written as patterns. Where `stem_like_lucene` is the last step, the header has Lucene's own
    token filter instead, to use after the tokenizer.
    Errors: those of `rules_of`; ValueError when such a table writes characters that it replaces.

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


def _filters(rules: Rules) -> tuple[list[str], Table]:
    """Return the filters as XML, and the table that one of them reads: the longest one."""
    tables = [stage for stage in rules.unstemmed if not isinstance(stage, Substitution)]
    table = max(tables, key=len, default={})
    filters: list[str] = []
    for stage in rules.unstemmed:
        if stage is table:
            kinds = [f'"solr.MappingCharFilterFactory" mapping="{FILE}"']
        else:
            kinds = list(map(_pattern_filter, _substitutions(stage)))
        filters.extend(f"<charFilter class={kind}/>" for kind in kinds)
    if rules.stems:
        filters.append('<filter class="solr.ArabicStemFilterFactory"/>')
    return filters, table


def _pattern_filter(rule: Substitution) -> str:
    pattern, text = quoteattr(java_pattern(rule)), quoteattr(dollar_text(rule))
    return f'"solr.PatternReplaceCharFilterFactory" pattern={pattern} replacement={text}'


def _substitutions(stage: Stage) -> list[Substitution]:
    """Return substitutions that do the same as a stage: one for each value of a table."""
    if isinstance(stage, Substitution):
        return [stage]
    if not stage.keys().isdisjoint("".join(stage.values())):
        raise ValueError(
            "Solr's file holds one table; the shorter one of two becomes patterns, one after "
            "another, and this one writes characters that it replaces"
        )
    keys: dict[str, list[str]] = {}
    for key, value in stage.items():
        keys.setdefault(value, []).append(key)
    return [check_substitution(Substitution(one_of(those), to)) for to, those in keys.items()]
