"""Protected spans of several lines: fenced code, front matter, scripts, comments, code."""

from __future__ import annotations

from collections.abc import Iterator

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, LINE_BREAKS
from arabic_norm.patterns import lazy_regex

from .lines import (
    BLANK,
    CODE,
    COMMENT,
    HASH,
    LATIN,
    PROSE,
    QUOTING,
    STRING,
    WEAK,
    is_row,
    kind_at_sight,
    kind_in_full,
    kind_of,
    left_open,
    shows_code,
)
from .looks import (
    CODE_LINE,
    CODE_MARK,
    FRONT,
    LATIN_START,
    LATIN_STARTS,
    LIST,
    OBJECT,
    TAG,
)
from .spans import lines, lines_with, whole_lines

__all__ = ["code_lines", "may_hold_code", "structures"]

_JSON_KEY = lazy_regex(r"[\"']\s*:")
_FRONT_MATTER = lazy_regex(
    rf"(?s)\A\ufeff?(---|\+\+\+)[{BLANKS}]*+\r?\n(?:[^\n]*+\n)*?\1[{BLANKS}]*+(?=\r?\n|\Z)"
)
_FENCES = ("```", "~~~")
#: Elements of HTML whose text is no prose, and its comments.
_ELEMENTS = lazy_regex(r"(?i)<(script|style|pre|code|textarea|kbd|samp)(?=[\s>])")
_TAG = lazy_regex(r"(?<!<)</?[A-Za-z][^<>]*+>(?!>)")
_KEEPS_BLANKS = ("<pre", "<textarea")


def structures(text: str, looks: int) -> list[tuple[int, int]]:
    """Return what the signs at both of its ends enclose; lines that it runs over are whole.

    Lines are decided alone, and none may depend on what a part of another makes of it.
    """
    spans: list[tuple[int, int]] = []
    if looks & (OBJECT | LIST):
        inner = text.strip()
        if inner[:1] + inner[-1:] in {"{}", "[]"} and _JSON_KEY.search(inner):
            return [(0, len(text))]
    if looks & FRONT and (front := _FRONT_MATTER.match(text)):
        spans.append(front.span())
    if looks & CODE_MARK:
        for fence in _FENCES:
            spans += _between(text, fence, fence)
    if looks & TAG:
        spans += _between(text, "<!--", "-->")
        spans += [_whole(text, *found.span()) for found in _TAG.finditer(text)]
        spans += _elements(text)
    return spans


def _between(text: str, opener: str, closer: str) -> Iterator[tuple[int, int]]:
    """Yield the spans from one sign to the next, both included."""
    start = text.find(opener)
    while start >= 0:
        end = text.find(closer, start + len(opener))
        if end < 0:
            return
        end += len(closer)
        yield _whole(text, start, end)
        start = text.find(opener, end)


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Yield elements, with the tags that enclose them."""
    unclosed: set[str] = set()
    lowered = text.lower() if text.isascii() else text
    end = 0
    for found in _ELEMENTS.finditer(text):
        name = found[1]
        if found.start() < end or name in unclosed:
            continue
        close = lowered.find(f"</{name}", found.end())
        if close < 0:
            unclosed.add(name)
            continue
        after = text.find(">", close)
        end = after + 1 if after >= 0 else len(text)
        yield _whole(text, found.start(), end)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span; if a line ends in it, with all of its first and of its last line."""
    if _LINE_BREAK.find(text, start, end) < 0:
        return start, end
    return whole_lines(text, start, end)


_LINE_BREAK = kernel.Finder(LINE_BREAKS)

# Lines of code ----------------------------------------------------------------------------------
#: A line of code has one of these, or a literal and a word in Latin letters.
_HINTS = kernel.Finder("{}=;\\$<>", "\"'([,/", "\"':,([\t*")
_QUOTES = kernel.Finder("\"'")
#: What a line costs where the lines around are prose, and where they are code, in hundredths: whole
#: numbers, so that equal costs are equal.
_COSTS = {
    BLANK: (0, 5),
    PROSE: (0, 300),
    LATIN: (0, 5),
    QUOTING: (2, 0),
    HASH: (1, 0),
    COMMENT: (10, 0),
    STRING: (2, 0),
    WEAK: (30, 0),
    CODE: (100, 0),
}
_BEGINNING = 200  # what it costs to begin a block of code; to end it costs nothing
_RUN_ON = 8000  # so many code points a literal runs on, at most


def may_hold_code(text: str, looks: int) -> bool:
    """Return whether a line shows code by its signs; lines without a literal may be missed."""
    if looks & CODE_LINE and _shows_code(text, _HINTS):
        return True
    return looks & LATIN_START > 0 and _QUOTES.found_in(text) and _shows_code(text, LATIN_STARTS)


def _shows_code(text: str, signs: kernel.Finder) -> bool:
    """Return whether a line with one of these signs shows code."""
    for start, end in lines_with(signs, text):  # noqa: SIM110  any() takes a generator's time
        if shows_code(text[start:end]):
            return True
    return False


def code_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines of code: those recognized by themselves, and all lines in blocks of code.

    A block is found as the cheapest division of the lines into prose and code. A line that closes a
    literal of code is code too: without it, the line that opens the literal would not be.
    """
    if _LINE_BREAK.find(text) < 0:  # a line without neighbours is in no block
        return [(0, len(text))] if kind_of(text) == CODE else []
    spans = lines(text)
    kinds, found = _kinds(text, spans)
    for span, kind, in_block in zip(spans, kinds, _in_blocks(kinds), strict=True):
        if in_block or kind == CODE:
            found.append((span[0], min(span[1] + in_block, len(text))))
    return found


def _kinds(text: str, spans: list[tuple[int, int]]) -> tuple[list[int], list[tuple[int, int]]]:
    """Return the kinds of all lines, and where the literals of code end that run over lines; lines
    through which one runs on are strings."""
    kinds: list[int] = []
    closers: list[tuple[int, int]] = []
    until = 0  # where a literal ends that runs on
    missing: set[str] = set()  # closers that do not follow any more
    for start, end in spans:
        line = text[start:end]
        if start < until:
            kinds.append(STRING)
            if end < until:
                continue
            line = text[until:end]
        elif is_row(line):
            kinds.append(CODE)
        elif (kind := kind_at_sight(line)) is not None:
            kinds.append(kind)
            continue
        else:
            kinds.append(kind_in_full(line))
        closer = left_open(line)
        if not closer or closer in missing:
            continue
        close = text.find(closer, end)
        if close < 0:
            missing.add(closer)
        elif close - end <= _RUN_ON:
            until = close + len(closer)
            if closer in "\"'`}":
                closers.append((close, until))
            if kinds[-1] in {PROSE, LATIN, QUOTING, HASH}:
                kinds[-1] = CODE if closer in "\"'`}" else STRING
    return kinds, closers


def _in_blocks(kinds: list[int]) -> list[bool]:
    """Return for each line whether it is in a block of code.

    Of several cheapest divisions, the one with the least code: so rewriting a line outside of a
    block never makes the block smaller.
    """
    if sum([_COSTS[kind][0] for kind in kinds]) <= _BEGINNING:  # no block is cheaper than that
        return [False] * len(kinds)
    prose, code = 0, _BEGINNING
    entered: list[bool] = []  # whether code is reached best from prose before this line
    left: list[bool] = []  # whether prose is reached best from code
    for kind in kinds:
        as_prose, as_code = _COSTS[kind]
        entered.append(prose + _BEGINNING <= code)
        left.append(code < prose)
        prose, code = min(prose, code) + as_prose, min(code, prose + _BEGINNING) + as_code
    in_block = code < prose
    blocks: list[bool] = []
    for at in range(len(kinds) - 1, -1, -1):
        blocks.append(in_block)
        in_block = not entered[at] if in_block else left[at]
    return blocks[::-1]
