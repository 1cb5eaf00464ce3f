"""Arabic text normalization: a pipeline of pure functions with offsets back to the source."""

from arabic_norm.edits import Alignment, Edit, splice
from arabic_norm.pipeline import CharMap, Pipeline, Rewrite, Step, char_map, rewrite
from arabic_norm.steps.quotes import (
    complete_quotes,
    repair_quotes,
    straighten_quotes,
    strip_quotes,
)

__all__ = [
    "Alignment",
    "CharMap",
    "Edit",
    "Pipeline",
    "Rewrite",
    "Step",
    "char_map",
    "complete_quotes",
    "repair_quotes",
    "rewrite",
    "splice",
    "straighten_quotes",
    "strip_quotes",
]
