"""What the page to try the library on asks for, in the browser's Python."""

from __future__ import annotations

import json
import platform
from typing import Any

from arabic_norm import DISPLAY, INDEX, RESCUE, Pipeline, __version__, sentences


def about() -> str:
    """Return what runs, and on what."""
    return f"arabic_norm {__version__} on Python {platform.python_version()}"


def answer(text: str) -> str:
    """Return JSON of what the library makes of a text: one that machines broke is mended first, and
    all else is of what came out.

    ``damage``: what it looks as if machines had done. ``rescued``, ``display``, ``index``: the
    text, how many changes were made, the page that explains them; ``rescued`` is null where there
    is no damage. ``sentences``: text, start and end of each, in code points.
    """
    damage = DISPLAY.explain(text).damage
    rescued = _explained(RESCUE, text) if damage else None
    mended = rescued["text"] if rescued else text
    return json.dumps(
        {
            "damage": damage,
            "rescued": rescued,
            "display": _explained(DISPLAY, mended),
            "index": _explained(INDEX, mended),
            "sentences": sentences(mended),
        }
    )


def _explained(pipeline: Pipeline, text: str) -> dict[str, Any]:
    explanation = pipeline.explain(text)
    return {
        "text": explanation.text,
        "changes": len(explanation),
        "html": explanation.to_html(),
    }
