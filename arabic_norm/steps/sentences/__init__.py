"""Sentence segmentation: where each sentence of a text begins and ends.

`spans` loops over a text and `stops` decides which stops end a sentence. They ask: `dots` and
`own_dots` (the word before a dot), `pauses` (two dots and more), `glued` (no space after a stop),
`tails` and `notes` (what belongs to a stop), `closers` and `asides` (quotation marks and brackets
around it), `items` (numbers of a list), `clauses` (what the sentence still lacks). `cuts` finds
what ends a sentence without a stop. `words` and `characters` read the text; `abbreviations`,
`starts` and `verbs` are tables. For `chunks` of sentences: `measures` (lengths), `packing`
(which sentences a chunk holds; paragraphs and headings), `places` (where a sentence that is too
long is cut), `clusters` (where a word is).
"""

from __future__ import annotations

from arabic_norm.compiled import twins_first

__path__ = twins_first(__name__, __path__)

from itertools import pairwise

from arabic_norm.edits import Replacement
from arabic_norm.pipeline import rewrite

from .characters import CUTS, STOPS
from .chunks import chunk_spans as chunk_spans
from .chunks import counted_chunks as counted_chunks
from .measures import Aligned as Aligned
from .measures import Plain as Plain
from .spans import sentence_spans as sentence_spans

__all__ = ["segment_sentences"]


@rewrite(triggers=STOPS + CUTS + " ", version=7)
def segment_sentences(text: str) -> list[Replacement]:
    """Write one sentence a line: the whitespace between two sentences becomes one line feed.

    Where there is none, a line feed is inserted. The rules are in docs/sentences.md. Idempotent.
    Loses whitespace, the kind of line break, and lines of marks or controls alone between two
    sentences; no visible character. Text that is not a `str` raises a TypeError.

    >>> segment_sentences("هل رأيته؟ لا. سافر أمس.وعاد اليوم.")
    'هل رأيته؟\\nلا.\\nسافر أمس.\\nوعاد اليوم.'
    """
    spans = sentence_spans(text)
    return [(end, start, "\n") for (_, end), (start, _) in pairwise(spans)]
