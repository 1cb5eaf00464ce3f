"""Arabic text normalization: a pipeline of pure functions with offsets back to the source."""

from typing import NamedTuple

from arabic_norm.edits import Alignment, Edit, splice
from arabic_norm.pipeline import CharMap, Pipeline, Rewrite, Step, char_map, rewrite
from arabic_norm.steps._unwrap import unwrap_lines
from arabic_norm.steps.quotes import repair_quotes
from arabic_norm.steps.sentences import segment_sentences, sentence_spans

__all__ = [
    "Alignment",
    "CharMap",
    "Edit",
    "Pipeline",
    "Rewrite",
    "Step",
    "char_map",
    "repair_quotes",
    "rewrite",
    "segment_sentences",
    "sentences",
    "splice",
    "unwrap_lines",
]


class _Sentence(NamedTuple):
    start: int
    end: int


def sentences(text: str) -> list[_Sentence]:
    """Return the sentences; stands in until api.py is here."""
    return [_Sentence(start, end) for start, end in sentence_spans(text)]
