"""Export to Elasticsearch and OpenSearch: settings and mappings of an index."""

from __future__ import annotations

import json

from arabic_norm.export.rules import Stage, dollar_text, java_pattern, rules_of, utf16_escapes
from arabic_norm.pipeline import Step, Table
from arabic_norm.substitutions import Substitution

__all__ = ["to_elasticsearch"]

NAME = "arabic_norm"
_LONGEST = 256  # UTF-16 code units: the reader's buffer for one side of a rule


def to_elasticsearch(pipeline: Step) -> str:
    """Return the JSON body of ``PUT /name``, which creates an index with a field ``text``.

    The rules are char_filters of the analyzer ``arabic_norm``, in order: ``mapping`` for tables and
    ``pattern_replace`` for context-dependent steps. The field uses the analyzer for index and
    search; its offsets are those of the source, so highlights are too. ``_meta`` contains the
    fingerprint and a comment. Where `stem_like_lucene` is the last step, the engine's own stemmer
    takes its place.
    Errors: those of `rules_of`; ValueError when a replacement is longer than 256 code units.

    >>> from arabic_norm import unify_teh_marbuta
    >>> made = json.loads(to_elasticsearch(unify_teh_marbuta))
    >>> made["settings"]["analysis"]["char_filter"]["arabic_norm_1"]["mappings"]
    ['\\\\u0629 => \\\\u0647', '\\\\u06c3 => \\\\u0647']
    """
    rules = rules_of(pipeline)
    filters = {
        f"{NAME}_{number}": _filter(stage) for number, stage in enumerate(rules.unstemmed, 1)
    }
    stems = {f"{NAME}_stem": {"type": "stemmer", "language": "arabic"}} if rules.stems else {}
    analysis: dict[str, object] = {
        "char_filter": filters,
        "analyzer": {
            NAME: {
                "type": "custom",
                "char_filter": list(filters),
                "tokenizer": "standard",
                "filter": ["lowercase", *stems],
            }
        },
    }
    if stems:
        analysis["filter"] = stems
    about = {
        "fingerprint": rules.fingerprint,
        "pipeline": rules.name,
        "left_behind": list(rules.left_behind),
        "note": rules.header,
    }
    text = {"type": "text", "analyzer": NAME, "search_analyzer": NAME}
    whole = {
        "settings": {"analysis": analysis},
        "mappings": {"_meta": {NAME: about}, "properties": {"text": text}},
    }
    return json.dumps(whole, ensure_ascii=True, indent=2) + "\n"


def _filter(stage: Stage) -> dict[str, object]:
    if isinstance(stage, Substitution):
        pattern, text = java_pattern(stage), dollar_text(stage)
        return {"type": "pattern_replace", "pattern": pattern, "replacement": text}
    return {"type": "mapping", "mappings": _mappings(stage)}


def _mappings(table: Table) -> list[str]:
    """Return the rules, with all characters escaped: the reader trims blanks and splits at =>."""
    for key, value in table.items():
        if len(value.encode("utf-16-le")) // 2 > _LONGEST:
            raise ValueError(
                f"the replacement of {key!a} is longer than the {_LONGEST} UTF-16 code units "
                "that Elasticsearch takes"
            )
    return [f"{utf16_escapes(key)} => {utf16_escapes(value)}" for key, value in table.items()]
