"""Quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_norm.edits import Edit
from arabic_norm.pipeline import rewrite

__all__ = ["repair_quotes"]


@rewrite(triggers="«»", version=1)
def repair_quotes(text: str) -> Iterator[Edit]:
    """Pair every quotation mark and write the pair as « »."""
    yield from ()
