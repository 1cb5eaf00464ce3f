"""The two calls most people need: `normalize` and `sentences`."""

from __future__ import annotations

from typing import NamedTuple

from arabic_norm import kernel
from arabic_norm.pipeline import Step, check_pipeline
from arabic_norm.presets import INDEX
from arabic_norm.steps.sentences import sentence_spans
from arabic_norm.values import check_text

__all__ = ["Sentence", "normalize", "sentences"]


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
