"""Arabic text normalization: a pipeline of pure functions with offsets back to the source."""

from arabic_norm.edits import Alignment, Edit, splice
from arabic_norm.pipeline import CharMap, Pipeline, Rewrite, Step, char_map, rewrite
from arabic_norm.steps.quotes import repair_quotes

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
    "splice",
]


def sentences(text: str):
    from collections import namedtuple
    from arabic_norm.steps.sentences import sentence_spans

    S = namedtuple("S", "start end")
    return [S(*x) for x in sentence_spans(text)]
