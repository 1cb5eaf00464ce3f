"""Stand-in until the columns are merged: the same results, a Python string per row."""

from __future__ import annotations

import pyarrow as pa

from arabic_norm.api import sentences
from arabic_norm.pipeline import Step
from arabic_norm.presets import INDEX

__all__ = ["normalize_array", "sentences_array"]

_SENTENCE = pa.struct([("text", pa.string()), ("start", pa.int32()), ("end", pa.int32())])


def normalize_array(array: pa.Array, pipeline: Step = INDEX) -> pa.Array:
    """Return the texts normalized; nulls stay."""
    done = (None if text is None else pipeline(text) for text in array.to_pylist())
    return pa.array(done, array.type)


def sentences_array(array: pa.Array, pipeline: Step = INDEX) -> pa.Array:
    """Return the sentences of each text; nulls stay."""
    done = [
        None
        if text is None
        else [
            {"text": s.text, "start": s.start, "end": s.end} for s in sentences(text, pipeline)
        ]
        for text in array.to_pylist()
    ]
    return pa.array(done, pa.list_(_SENTENCE))
