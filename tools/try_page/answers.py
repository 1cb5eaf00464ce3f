"""The functions that the page to try the library on calls in the browser's Python."""

from __future__ import annotations

import json
import platform
from typing import Any

from arabic_norm import DISPLAY, INDEX, RESCUE, Pipeline, __version__, sentences


def about() -> str:
    """Return the versions of the library and of Python."""
    return f"arabic_norm {__version__} on Python {platform.python_version()}"


def answer(text: str) -> str:
    """Return JSON of what the library makes of a text. A damaged text is repaired first.

    ``damage``: the kinds of damage that it shows. ``rescued``, ``display``, ``index``: the
    normalized text, the number of changes, and a page that explains them; ``rescued`` is null
    without damage. ``sentences``: text, start and end of each, in code points. All but ``damage``
    and ``rescued`` are those of the repaired text.
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
