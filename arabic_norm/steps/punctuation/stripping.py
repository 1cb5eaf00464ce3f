"""Text without punctuation: the edits of `strip_punctuation`."""

from __future__ import annotations

from arabic_norm import kernel
from arabic_norm.edits import Replacement
from arabic_norm.letters import BLANKS, LINE_BREAKS, PLANE, class_table, span

#: What is punctuation (General_Category P) in the blocks that Arabic, European and East Asian text
#: is written with. Source: Unicode 15. Symbols (+ $ ° emoji) are none.
_SPANS = (
    # ASCII and Latin-1
    *((0x21, 0x23), (0x25, 0x2A), (0x2C, 0x2F), (0x3A, 0x3B), (0x3F, 0x40), (0x5B, 0x5D)),
    *((0x5F, 0x5F), (0x7B, 0x7B), (0x7D, 0x7D), (0xA1, 0xA1), (0xA7, 0xA7), (0xAB, 0xAB)),
    *((0xB6, 0xB7), (0xBB, 0xBB), (0xBF, 0xBF)),
    # Hebrew, Arabic
    *((0x5BE, 0x5BE), (0x5C0, 0x5C0), (0x5C3, 0x5C3), (0x5C6, 0x5C6), (0x5F3, 0x5F4)),
    *((0x609, 0x60A), (0x60C, 0x60D), (0x61B, 0x61B), (0x61D, 0x61F), (0x66A, 0x66D)),
    *((0x6D4, 0x6D4), (0xFD3E, 0xFD3F)),
    # general punctuation, and its supplement
    *((0x2010, 0x2027), (0x2030, 0x2043), (0x2045, 0x2051), (0x2053, 0x205E)),
    *((0x207D, 0x207E), (0x208D, 0x208E), (0x2308, 0x230B), (0x2329, 0x232A)),
    *((0x2768, 0x2775), (0x27C5, 0x27C6), (0x27E6, 0x27EF), (0x2983, 0x2998)),
    *((0x29D8, 0x29DB), (0x29FC, 0x29FD), (0x2E00, 0x2E2E), (0x2E30, 0x2E4F), (0x2E52, 0x2E5D)),
    # East Asian, and the forms of compatibility
    *((0x3001, 0x3003), (0x3008, 0x3011), (0x3014, 0x301F), (0x3030, 0x3030), (0x303D, 0x303D)),
    *((0x30A0, 0x30A0), (0x30FB, 0x30FB), (0xFE10, 0xFE19), (0xFE30, 0xFE52), (0xFE54, 0xFE61)),
    *((0xFE63, 0xFE63), (0xFE68, 0xFE68), (0xFE6A, 0xFE6B), (0xFF01, 0xFF03), (0xFF05, 0xFF0A)),
    *((0xFF0C, 0xFF0F), (0xFF1A, 0xFF1B), (0xFF1F, 0xFF20), (0xFF3B, 0xFF3D)),
    *((0xFF3F, 0xFF3F), (0xFF5B, 0xFF5B), (0xFF5D, 0xFF5D), (0xFF5F, 0xFF65)),
)
PUNCTUATION = "".join(span(first, last) for first, last in _SPANS)

_OTHER, _BLANK, _BREAK, _MARK = range(4)
_CLASSES = class_table([(_BLANK, BLANKS), (_BREAK, LINE_BREAKS), (_MARK, PUNCTUATION)])
_MARKS = kernel.Finder(PUNCTUATION)


def _class_of(char: str) -> int:
    code = ord(char)
    return _CLASSES[code] if code < PLANE else _OTHER


def stripped(text: str) -> list[Replacement]:
    """Return the edits that write punctuation, with the blanks beside it, as one blank, and as
    nothing at the ends of a line."""
    edits: list[Replacement] = []
    size = len(text)
    end = 0
    place = _MARKS.find(text, 0, size)
    while place >= 0:
        start = place
        while start > end and _class_of(text[start - 1]) == _BLANK:
            start -= 1
        end = place + 1
        while end < size and _class_of(text[end]) in (_BLANK, _MARK):
            end += 1
        is_inside = (
            start > 0 and end < size and not _breaks(text[start - 1]) and not _breaks(text[end])
        )
        edits.append((start, end, " " if is_inside else ""))
        place = _MARKS.find(text, end, size)
    return edits


def _breaks(char: str) -> bool:
    return _class_of(char) == _BREAK
