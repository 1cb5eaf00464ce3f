"""The two calls most people need: `normalize` and `sentences`."""

from __future__ import annotations

from functools import cached_property

from arabic_norm.edits import Alignment
from arabic_norm.pipeline import Step
from arabic_norm.presets import INDEX
from arabic_norm.steps.sentences import sentence_spans
from arabic_norm.values import check_text

__all__ = ["Sentence", "normalize", "sentences"]


def normalize(text: str, pipeline: Step = INDEX) -> str:
    """Return the text normalized, by default for a search index.

    Errors: TypeError when the text is not a str.

    >>> normalize("أكَّد المتحدث بـ »الإجماع »")
    'اكد المتحدث ب«الاجماع»'
    """
    return pipeline(text)


def sentences(text: str, pipeline: Step = INDEX) -> list[Sentence]:
    """Return the sentences of a text, dirty as it is, in order.

    Each has ``start`` and ``end``, its span in ``text`` in code points, and ``text``, that span as
    the pipeline leaves it. The spans do not overlap and hold all that shows.
    Errors: TypeError when the text is not a str.

    >>> [(s.start, s.end, s.text) for s in sentences("أين المـكتبة؟ هناك.")]
    [(0, 13, 'اين المكتبه؟'), (14, 19, 'هناك.')]
    """
    whole = _Whole(check_text(text), pipeline)
    return [Sentence(span, whole) for span in sentence_spans(text)]


class Sentence:
    """A sentence: its span in the source, in code points, and its normalized text.

    Sentences of equal spans are equal.
    """

    # no dataclass: a frozen one takes as long to make as it takes to find the sentence
    __slots__ = ("_span", "_whole")

    def __init__(self, span: tuple[int, int], whole: _Whole) -> None:
        self._span, self._whole = span, whole

    @property
    def start(self) -> int:
        """Where it begins in the source."""
        return self._span[0]

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self._span[1]

    @property
    def text(self) -> str:
        """The sentence as the pipeline leaves it within the whole text, without blanks around.

        Made when first read, for all sentences of the text at once, so that a quotation that runs
        over several sentences is repaired as a whole. Errors: TypeError when the pipeline holds a
        bare function, which cannot say what it changed.
        """
        aligned = self._whole.aligned
        start, end = aligned.to_text(self.start, self.end)
        return aligned.text[start:end].strip()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sentence) and self._span == other._span

    def __hash__(self) -> int:
        return hash(self._span)

    def __repr__(self) -> str:
        return f"Sentence(start={self.start}, end={self.end})"


class _Whole:
    """A source and what a pipeline makes of it, when somebody asks."""

    def __init__(self, source: str, pipeline: Step) -> None:
        self.source, self.pipeline = source, pipeline

    @cached_property
    def aligned(self) -> Alignment:
        return self.pipeline.align(self.source)
