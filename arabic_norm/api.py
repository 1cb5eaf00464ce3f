"""The functions most people need: `normalize`, `sentences` and `chunks`."""

from __future__ import annotations

from collections.abc import Callable
from operator import index as as_int
from typing import NamedTuple

from arabic_norm import kernel
from arabic_norm.pipeline import Step, check_pipeline
from arabic_norm.presets import INDEX
from arabic_norm.steps.sentences import Aligned, Plain, chunk_spans, sentence_spans
from arabic_norm.values import check_text, kind_of, shown

__all__ = ["Chunk", "Sentence", "chunks", "normalize", "sentences"]


def normalize(text: str, pipeline: Step = INDEX) -> str:
    """Return the text normalized, by default for a search index.

    Errors: TypeError when the text is not a str, or the pipeline none.

    >>> normalize("أكَّد المتحدث بـ »الإجماع »")
    'اكد المتحدث ب«الاجماع»'
    """
    return check_pipeline(pipeline)(text)


class Sentence(NamedTuple):
    """A sentence: its text, and its span in the source, in code points.

    A named tuple: ``text, start, end = sentence``, ``tuple(sentence)``, ``sentence._asdict()``.
    """

    text: str
    start: int
    end: int


def sentences(text: str, pipeline: Step | None = None) -> list[Sentence]:
    """Return the sentences of a text, dirty as it is, in order.

    Each has ``start`` and ``end``, its span in ``text`` in code points, and ``text``: the source's
    own words, ``text[start:end]``. The spans do not overlap and hold all that shows.

    pipeline: what to normalize the sentences for. It moves no span; each sentence then has the text
    that the pipeline leaves within the whole, without blanks around, so that a quotation that runs
    over several sentences is repaired as a whole. ``INDEX`` is for a search index; for embeddings,
    translation and readers leave it out, or take ``DISPLAY``.
    Errors: TypeError when the text is not a str, or the pipeline none or one that holds a bare
    function, which cannot say what it changed.

    >>> sentences("أين المـكتبة؟ هناك.")
    [Sentence(text='أين المـكتبة؟', start=0, end=13), Sentence(text='هناك.', start=14, end=19)]
    >>> [sentence.text for sentence in sentences("أين المـكتبة؟ هناك.", INDEX)]
    ['اين المكتبه؟', 'هناك.']
    """
    spans = sentence_spans(check_text(text))
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
    """Return a text in chunks for retrieval, each as many whole sentences as fit, in order.

    Each has ``start`` and ``end``, its span in ``text`` in code points, and ``text``: the source's
    own words, ``text[start:end]``. Together they hold all that shows. A paragraph that fits into a
    chunk is not torn, and a heading goes with what follows it. A sentence that does not fit is cut
    behind a clause, else at a blank, where it can be outside of quotations and brackets; a word
    that does not fit, between grapheme clusters; a cluster that does not fit, between code points.

    size: how long a chunk is at most. overlap: how much of a chunk the next one repeats at most, in
    whole sentences. count: what measures both, such as a tokenizer; characters if it is left out.
    It is called on the text of chunks and of parts of them, for each sentence once and for each
    chunk a few times; what it says of a chunk is never more than ``size``.
    pipeline: what to normalize the chunks for. It moves no end of a sentence; each chunk then has
    the text that the pipeline leaves within the whole, without blanks around, and that is what
    ``count`` measures. Where what it wrote in one place is longer than ``size``, several chunks
    have the span of that place.

    Errors: TypeError when the text is not a str, the sizes are no int, the count is no function or
    returns no int, or the pipeline is none, or one that holds a bare function; ValueError when size
    is less than 1, or the overlap negative or not less than size, or one character alone counts
    more than size.

    >>> page = "أين المـكتبة؟ هناك. متى تفتح أبوابها؟ صباحا."
    >>> chunks(page, 20)
    [Chunk(start=0, end=19, text='أين المـكتبة؟ هناك.'), Chunk(start=20, end=37, text='متى \
تفتح أبوابها؟'), Chunk(start=38, end=44, text='صباحا.')]
    >>> [chunk.text for chunk in chunks(page, 5, count=lambda text: len(text.split()))]
    ['أين المـكتبة؟ هناك.', 'متى تفتح أبوابها؟ صباحا.']
    """
    check_text(text)
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
    source = Plain(text, count)
    if pipeline is not None:
        source = Aligned(check_pipeline(pipeline).align(text), count)
    return [Chunk(*found) for found in chunk_spans(source, size, overlap)]


def _check_size(name: str, value: int) -> int:
    """Return a size as an int; a TypeError says what to do if it is none."""
    try:
        return as_int(value)
    except TypeError:
        raise TypeError(
            f"{name} must be an int, as count measures, not {kind_of(value)}: "
            "as in chunks(text, 500)"
        ) from None
