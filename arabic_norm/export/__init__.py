"""Export a pipeline's tables to other engines, each in the format that the engine reads.

Any engine can run a table. A step that depends on context stays in Python unless it declares
`substitutions`; each export names the steps that it leaves out (`left_behind` returns them too).
Each export carries the pipeline's fingerprint.

>>> from arabic_norm import LUCENE
>>> from arabic_norm.export import to_solr
>>> print(to_solr(LUCENE).splitlines()[-1])
"\u0652" => ""
"""

from collections.abc import Callable

from arabic_norm.export.elasticsearch import to_elasticsearch
from arabic_norm.export.javascript import to_javascript
from arabic_norm.export.postgresql import to_postgresql
from arabic_norm.export.rules import Rules, rules_of
from arabic_norm.export.sentencepiece import sentencepiece_rules, to_sentencepiece
from arabic_norm.export.solr import to_solr
from arabic_norm.export.tokenizers import to_tokenizers, tokenizers_rules
from arabic_norm.export.vectors import to_vectors, vectors_rules
from arabic_norm.pipeline import Step

__all__ = [
    "WRITERS",
    "Rules",
    "left_behind",
    "rules_of",
    "to_elasticsearch",
    "to_javascript",
    "to_postgresql",
    "to_sentencepiece",
    "to_solr",
    "to_tokenizers",
    "to_vectors",
]

#: Each engine by its name on the command line.
WRITERS: dict[str, Callable[[Step], str]] = {
    "elasticsearch": to_elasticsearch,
    "opensearch": to_elasticsearch,  # the same settings
    "solr": to_solr,
    "postgresql": to_postgresql,
    "javascript": to_javascript,
    "sentencepiece": to_sentencepiece,
    "tokenizers": to_tokenizers,
    "vectors": to_vectors,
}

# The rules that an export contains, for engines without full regular expressions.
_RULES: dict[str, Callable[[Step], Rules]] = {
    "sentencepiece": sentencepiece_rules,
    "tokenizers": tokenizers_rules,
    "vectors": vectors_rules,
}


def left_behind(engine: str, pipeline: Step) -> tuple[str, ...]:
    """Return the names of the steps of a pipeline that an engine cannot run.

    engine: a key of `WRITERS`.
    Errors: those of `rules_of`; KeyError when there is no such engine.

    >>> from arabic_norm import INDEX
    >>> left_behind("javascript", INDEX)
    ('unify_newlines', 'break_gaps', 'collapse_whitespace', 'repair_quotes')
    >>> "compose" in left_behind("sentencepiece", INDEX)
    True
    """
    if engine not in WRITERS:
        raise KeyError(f"no engine {engine!r}: there are {', '.join(WRITERS)}")
    return _RULES.get(engine, rules_of)(pipeline).left_behind
