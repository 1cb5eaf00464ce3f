"""Make Arabic that a program prints, in blocks of code, read from right to left.

A block of code runs from left to right, so that the full stop of a printed Arabic sentence would be
at its beginning.
"""

from __future__ import annotations

import re
from html import unescape

BLOCK = re.compile(r"(?<=<pre><span></span><code>)(?P<lines>.*?)(?=</code></pre>)", re.DOTALL)
PART = re.compile(r"<[^>]*>|&#?\w+;|.", re.DOTALL)
PROMPTS = (">>> ", "... ", "$ ")
#: Arabic up to the end of a line, with the marks before it, except the sign of a diff. A line in
#: quotation marks is a string, which has a direction of its own (docs/assets/site.css).
_LETTER = "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
ARABIC = re.compile(rf"[-+]?[^{_LETTER}]*?(?P<arabic>[^\s\w]*[{_LETTER}][^A-Za-z'\"]*)")


def isolated(page: str) -> str:
    """Return a page's HTML in which the Arabic of printed lines is isolated."""
    return BLOCK.sub(lambda block: _block(block["lines"]), page)


def _block(lines: str) -> str:
    """Return a block with its lines isolated; one without a prompt is no session, and unchanged."""
    if not _plain(lines).startswith(PROMPTS):
        return lines
    return "\n".join(map(_line, lines.split("\n")))


def _line(line: str) -> str:
    found = ARABIC.fullmatch(_plain(line))
    if not found or _plain(line).startswith(PROMPTS):
        return line
    parts = PART.findall(line)
    characters = [n for n, part in enumerate(parts) if part[0] != "<"]
    start = characters[found.start("arabic")]
    while start and parts[start - 1].startswith("<span"):
        start -= 1
    end = _end_of_element(parts, start)
    inner = "".join(parts[start:end])
    return "".join([*parts[:start], f'<bdi dir="rtl">{inner}</bdi>', *parts[end:]])


def _end_of_element(parts: list[str], start: int) -> int:
    """Return the index where the element around ``start`` ends, or the line."""
    depth = 0
    for n in range(start, len(parts)):
        if parts[n].startswith("</"):
            depth -= 1
        elif parts[n].startswith("<"):
            depth += 1
        if depth < 0:
            return n
    return len(parts)


def _plain(markup: str) -> str:
    """Return the text without tags: one character for each that PART finds."""
    return "".join(unescape(part)[:1] for part in PART.findall(markup) if part[0] != "<")
