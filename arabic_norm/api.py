"""The functions most people need: `normalize`, `sentences` and `chunks`."""

from __future__ import annotations

from collections.abc import Callable
from operator import index as as_int
from typing import NamedTuple

from arabic_norm import kernel
from arabic_norm.pipeline import Pipeline, Step, check_pipeline
from arabic_norm.presets import INDEX
from arabic_norm.steps.sentences import (
    Aligned,
    Plain,
    chunk_spans,
    counted_chunks,
    sentence_spans,
)
from arabic_norm.values import as_str, kind_of, shown

__all__ = ["Chunk", "Sentence", "chunks", "normalize", "sentences"]


def normalize(text: str, pipeline: Step = INDEX) -> str:
    """Return the text normalized by a pipeline, by default for a search index (INDEX).

    Errors: TypeError when the text is not a str, or the pipeline not a step or pipeline.

    >>> normalize("أكَّد المتحدث بـ »الإجماع »")
    'اكد المتحدث ب«الاجماع»'
    """
    if type(pipeline) is not Pipeline:  # what most pass costs no call
        check_pipeline(pipeline)
    return pipeline(text)


class Sentence(NamedTuple):
    """A sentence: its text, and its span in the source, in code points.

    A named tuple: ``text, start, end = sentence``, ``tuple(sentence)``, ``sentence._asdict()``.
    """

    text: str
    start: int
    end: int


def sentences(text: str, pipeline: Step | None = None) -> list[Sentence]:
    """Return the sentences of a text in order; the text may be raw.

    Each sentence has ``start`` and ``end``, its span in ``text`` in code points, and ``text``,
    which is ``text[start:end]`` unless a pipeline is given. Spans do not overlap, and together
    contain all visible characters.

    pipeline: normalizes the text of each sentence; it never moves a span. It is applied to the
    whole text, so that a quotation that spans several sentences is repaired as a whole; each
    sentence then gets its part of the result, without whitespace at its ends. Use ``INDEX`` for a
    search index; for embeddings, translation and display use none, or ``DISPLAY``. Errors:
    TypeError when the text is not a str, the pipeline is not a step or pipeline, or it contains a
    bare function, which cannot report its edits.

    >>> sentences("أين المـكتبة؟ هناك.")
    [Sentence(text='أين المـكتبة؟', start=0, end=13), Sentence(text='هناك.', start=14, end=19)]
    >>> [sentence.text for sentence in sentences("أين المـكتبة؟ هناك.", INDEX)]
    ['اين المكتبه؟', 'هناك.']
    """
    spans = sentence_spans(text)
    if pipeline is None:
        return kernel.pieces(text, spans, Sentence)
    aligned = check_pipeline(pipeline).align(text)
    places = (aligned.to_text(start, end) for start, end in spans)
    return [
        Sentence(aligned.text[new_start:new_end].strip(), start, end)
        for (new_start, new_end), (start, end) in zip(places, spans, strict=True)
    ]


class Chunk(NamedTuple):
    """A chunk: its span in the source, in code points, and its text.

    A named tuple: ``start, end, text = chunk``, ``tuple(chunk)``, ``chunk._asdict()``.
    """

    start: int
    end: int
    text: str


def chunks(
    text: str,
    size: int,
    *,
    overlap: int = 0,
    count: Callable[[str], int] = len,
    pipeline: Step | None = None,
) -> list[Chunk]:
    """Return a text in chunks for retrieval, in order, each of as many whole sentences as fit.

    Each chunk has ``start`` and ``end``, its span in ``text`` in code points, and ``text``, which
    is ``text[start:end]`` unless a pipeline is given. Together, chunks contain all visible
    characters. A paragraph that fits into a chunk is not split, and a heading is kept with what
    follows it. A sentence that does not fit is cut after a clause, otherwise at a space, if
    possible outside of quotations and brackets; a word that does not fit, between grapheme
    clusters; a cluster that does not fit, between code points.

    size: the maximum length of a chunk.
    overlap: the maximum length that a chunk repeats of the one before, in whole sentences.
    count: the function that measures both, such as the number of tokens; by default characters. It
    is called on the text of chunks and of parts of them, once for each sentence and a few times for
    each chunk; its value for a chunk is never more than ``size``.
    pipeline: normalizes the text of each chunk, which is what ``count`` then measures; it never
    moves the end of a sentence. It is applied to the whole text; each chunk gets its part of the
    result, without whitespace at its ends. Where a replacement in one place is longer than
    ``size``, several chunks have the span of that place.

    Errors: TypeError when the text is not a str, a size is not an int, ``count`` is not a function
    or does not return an int, or the pipeline is not a step or pipeline or contains a bare
    function; ValueError when size is less than 1, overlap is negative or not less than size, or one
    character alone counts more than size.

    >>> page = "أين المـكتبة؟ هناك. متى تفتح أبوابها؟ صباحا."
    >>> chunks(page, 20)
    [Chunk(start=0, end=19, text='أين المـكتبة؟ هناك.'), Chunk(start=20, end=37, text='متى \
تفتح أبوابها؟'), Chunk(start=38, end=44, text='صباحا.')]
    >>> [chunk.text for chunk in chunks(page, 5, count=lambda text: len(text.split()))]
    ['أين المـكتبة؟ هناك.', 'متى تفتح أبوابها؟ صباحا.']
    """
    if type(text) is not str:
        text = as_str(text)
    if type(size) is not int or type(overlap) is not int:
        size, overlap = _check_size("size", size), _check_size("overlap", overlap)
    if size < 1:
        raise ValueError(f"size must be 1 or more, not {size}")
    if not 0 <= overlap < size:
        raise ValueError(f"overlap must be from 0 to less than size, {size}, not {overlap}")
    if not callable(count):
        raise TypeError(
            f"count must be a function of a text that returns an int, not {shown(count)}: "
            "pass one such as lambda text: len(tokenizer.encode(text))"
        )
    if pipeline is None and count is len:
        return kernel.pieces(text, chunk_spans(text, size, overlap), Chunk, True)
    source = Plain(text, count)
    if pipeline is not None:
        source = Aligned(check_pipeline(pipeline).align(text), count)
    # past the __new__ of a named tuple, which takes twice as long
    return [tuple.__new__(Chunk, found) for found in counted_chunks(source, size, overlap)]


def _check_size(name: str, value: int) -> int:
    """Return a size as an int; a TypeError says what to pass if it is not one."""
    try:
        return as_int(value)
    except TypeError:
        raise TypeError(
            f"{name} must be an int, as count measures, not {kind_of(value)}: "
            "as in chunks(text, 500)"
        ) from None
