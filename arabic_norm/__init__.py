"""Arabic text normalization: a pipeline of pure functions with offsets back to the source.

>>> from arabic_norm import normalize, repair_quotes
>>> normalize("أهـــلاً وسهلاً")
'اهلا وسهلا'
>>> repair_quotes("ما يسمى ب »الجيش »")
'ما يسمى ب«الجيش»'
"""

from arabic_norm import steps
from arabic_norm.api import Sentence, normalize, sentences
from arabic_norm.edits import Alignment, Edit, splice
from arabic_norm.pipeline import CharMap, Pipeline, Rewrite, Step, char_map, rewrite
from arabic_norm.presets import DISPLAY, INDEX, LUCENE
from arabic_norm.steps import *

__version__ = "0.1.0.dev0"

__all__ = [
    "DISPLAY",
    "INDEX",
    "LUCENE",
    "Alignment",
    "CharMap",
    "Edit",
    "Pipeline",
    "Rewrite",
    "Sentence",
    "Step",
    "char_map",
    "normalize",
    "rewrite",
    "sentences",
    "splice",
]
__all__ += steps.__all__
