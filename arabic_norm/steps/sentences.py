"""Sentence segmentation."""

from __future__ import annotations

__all__ = []


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences, code points of the text."""
    return [(0, len(text))]
