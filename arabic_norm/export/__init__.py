"""The same rules for other engines: a pipeline's tables, written as each engine reads them.

A table goes into any engine; a step that looks at context stays in Python, and each export names
those that do (`rules_of` gives them too). Each carries the pipeline's fingerprint.

>>> from arabic_norm import LUCENE
>>> from arabic_norm.export import to_solr
>>> print(to_solr(LUCENE).splitlines()[-1])
"\\u0652" => ""
"""

from collections.abc import Callable

from arabic_norm.export.elasticsearch import to_elasticsearch
from arabic_norm.export.javascript import to_javascript
from arabic_norm.export.postgresql import to_postgresql
from arabic_norm.export.rules import Rules, rules_of
from arabic_norm.export.solr import to_solr
from arabic_norm.pipeline import Step

__all__ = [
    "WRITERS",
    "Rules",
    "rules_of",
    "to_elasticsearch",
    "to_javascript",
    "to_postgresql",
    "to_solr",
]

#: Each engine by its name on the command line.
WRITERS: dict[str, Callable[[Step], str]] = {
    "elasticsearch": to_elasticsearch,
    "solr": to_solr,
    "postgresql": to_postgresql,
    "javascript": to_javascript,
}
