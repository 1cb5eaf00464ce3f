"""Counts of a run: documents, characters, and how many documents each step changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from arabic_norm.api import sentences as find_sentences
from arabic_norm.pipeline import Changed, Pipeline, Step

if TYPE_CHECKING:
    from arabic_norm.files.chunking import Chunking


@dataclass
class Tally:
    """Counts of documents read, rejected and altered, of texts, characters and records written.

    ``changed``: for each step, the number of texts that it changed.
    """

    documents: int = 0
    rejected: int = 0
    texts: int = 0
    characters: int = 0
    written: int = 0
    altered: int = 0
    changed: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Add the counts of another part of the run."""
        self.documents += other.documents
        self.rejected += other.rejected
        self.texts += other.texts
        self.characters += other.characters
        self.written += other.written
        self.altered += other.altered
        self.changed.update(other.changed)

    def to_dict(self) -> dict[str, Any]:
        """Return the numbers as plain values, for the journal."""
        return {**vars(self), "changed": dict(self.changed)}

    @classmethod
    def of_dict(cls, values: dict[str, Any]) -> Tally:
        """Return the tally that `to_dict` made plain values of."""
        return cls(**{**values, "changed": Counter(values["changed"])})


class Treatment:
    """What is done to each text: a pipeline whose steps count what they change in a tally.

    A text counts once for a step that changes it several times: DISPLAY has some steps twice.

    chunks: how texts are packed, if one record a chunk is written; None: one record a sentence.
    """

    def __init__(self, pipeline: Step, tally: Tally, chunks: Chunking | None = None) -> None:
        self._changing: set[str] = set()
        steps = [_Noted(step, self._changing) for step in pipeline.flat if isinstance(step, Step)]
        self._pipeline = Pipeline(steps)
        self._tally = tally
        self._chunks = chunks

    def text(self, source: str) -> str:
        """Return the text, changed by the pipeline."""
        self._begin(source)
        result = self._pipeline(source)
        self._tally.changed.update(self._changing)
        return result

    def sentences(self, source: str) -> Iterable[tuple[str, int, int]]:
        """Return the text's sentences, or chunks, changed by the pipeline, with their spans.

        Errors: Unreadable when a character is longer than a chunk.
        """
        self._begin(source)
        if self._chunks:
            found = [(c.text, c.start, c.end) for c in self._chunks.of(source, self._pipeline)]
        else:
            found = [(s.text, s.start, s.end) for s in find_sentences(source, self._pipeline)]
        self._tally.changed.update(self._changing)
        return found

    def _begin(self, source: str) -> None:
        self._tally.texts += 1
        self._tally.characters += len(source)
        self._changing.clear()


class _Noted(Step):
    """A step that notes its name when it changes a text. It is run alone, not fused with others."""

    def __init__(self, step: Step, changing: set[str]) -> None:
        self.name = step.name
        self._step = step
        self._changing = changing

    def __call__(self, text: str, /) -> str:
        result = self._step(text)
        if result is not text and result != text:
            self._changing.add(self.name)
        return result

    def change(self, text: str, /) -> Changed:
        result, shifts = self._step.change(text)
        if result is not text and result != text:
            self._changing.add(self.name)
        return result, shifts

    @property
    def fingerprint(self) -> str:
        return self._step.fingerprint
