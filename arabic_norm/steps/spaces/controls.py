"""Controls that are never seen, outside mojibake: the edits of `strip_stray_controls`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.letters import LINE_BREAKS
from arabic_norm.steps.protected import mojibake_runs, overlapping

#: What becomes of each: nothing; a newline where it ends a line; a blank.
WITHOUT_CONTROLS = (
    dict.fromkeys(letters.BIDI_CONTROLS + letters.ZERO_WIDTH + letters.TAGS + letters.CONTROLS, "")
    | dict.fromkeys(LINE_BREAKS[1:], "\n")
    | {"\x1f": " "}
)
_CONTROLS = kernel.Finder(WITHOUT_CONTROLS)
#: Those that are bytes of letters in mojibake; direction overrides are none.
_BYTES = frozenset(letters.span(0x80, 0x9F) + "\u00ad")


def stray_controls(text: str) -> list[Replacement]:
    """Return the edits that delete controls, or write what they stand for, outside mojibake."""
    runs = mojibake_runs(text)
    return [
        (place, place + 1, WITHOUT_CONTROLS[text[place]])
        for place in _CONTROLS.positions(text, 0, len(text))
        if not (runs and text[place] in _BYTES and overlapping(runs, place, place + 1))
    ]
