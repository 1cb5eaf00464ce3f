"""Which characters are quotation marks, what each shape says, and where they are something else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_letters, digits
from typing import NamedTuple

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, DIGITS, LINE_BREAKS
from arabic_norm.patterns import lazy_regex


class Shape(NamedTuple):
    """What the shape of a mark says: its family, and what it costs to read it as either role.

    Costs are on the scale of `_quote_context`, where a neighbour that forbids a role costs 3 and
    more: shape is weak evidence, since WordPress, keyboards and right-to-left displays swap it.
    """

    family: str
    as_opener: float
    as_closer: float


GUILLEMET_OPENS, GUILLEMET_CLOSES = Shape("«", 0, 1), Shape("«", 1, 0)
# Curly marks swap more often than guillemets: German closes with the mark that opens in English.
CURLY_OPENS, CURLY_CLOSES = Shape("“", 0, 0.6), Shape("“", 0.6, 0)
STRAIGHT = Shape('"', 0, 0)

#: Every double mark, single characters and longer spellings.
SHAPES: dict[str, Shape] = {
    "«": GUILLEMET_OPENS,
    "»": GUILLEMET_CLOSES,
    "\N{LEFT DOUBLE QUOTATION MARK}": CURLY_OPENS,
    "\N{RIGHT DOUBLE QUOTATION MARK}": CURLY_CLOSES,
    "\N{DOUBLE LOW-9 QUOTATION MARK}": Shape("“", 0, 1.2),  # closes in no orthography
    "\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}": CURLY_OPENS,
    '"': STRAIGHT,
    "\N{FULLWIDTH QUOTATION MARK}": STRAIGHT,
    "\N{DOUBLE PRIME}": Shape('"', 2, 0),  # put for a mark after digits, that is for a closer
    "''": STRAIGHT,  # two apostrophes, a mark on keyboards and in wiki source
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}": Shape("‹", 0, 1),
    "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}": Shape("‹", 1, 0),
    "<<": GUILLEMET_OPENS,  # guillemets typed with what the keyboard has
    ">>": GUILLEMET_CLOSES,
    "&laquo;": GUILLEMET_OPENS,  # HTML entities that were never decoded
    "&raquo;": GUILLEMET_CLOSES,
    "&#171;": GUILLEMET_OPENS,
    "&#187;": GUILLEMET_CLOSES,
    "&ldquo;": CURLY_OPENS,
    "&rdquo;": CURLY_CLOSES,
    "&#8220;": CURLY_OPENS,
    "&#8221;": CURLY_CLOSES,
    "&bdquo;": Shape("“", 0, 1.2),
    "&lsaquo;": Shape("‹", 0, 1),
    "&rsaquo;": Shape("‹", 1, 0),
    "&quot;": STRAIGHT,
    "&#34;": STRAIGHT,
    "&#034;": STRAIGHT,
    "&#x22;": STRAIGHT,
}

APOSTROPHE = "'"
#: Single marks, which are apostrophes and hamzas more often than quotation marks.
SINGLE_SHAPES: dict[str, Shape] = {
    APOSTROPHE: Shape("'", 0, 0),
    "\N{LEFT SINGLE QUOTATION MARK}": Shape("'", 0, 0.6),
    "\N{RIGHT SINGLE QUOTATION MARK}": Shape("'", 0.6, 0),
    "\N{SINGLE LOW-9 QUOTATION MARK}": Shape("'", 0, 1.2),
    "\N{SINGLE HIGH-REVERSED-9 QUOTATION MARK}": Shape("'", 0, 0.6),
}

_SHAPES = SHAPES | SINGLE_SHAPES

#: Marks that a keyboard makes of other signs: alone they may be anything, in pairs they quote.
ONLY_IN_PAIRS = frozenset({"<<", ">>", "''"}) | frozenset(SINGLE_SHAPES)

#: The single characters that are double marks whatever stands around them.
DOUBLE_MARKS = frozenset(mark for mark in SHAPES if len(mark) == 1) - {"\N{DOUBLE PRIME}"}

#: What a text needs for a quotation mark to be in it; < and & begin longer spellings.
TRIGGERS = (
    frozenset(mark for mark in SHAPES if len(mark) == 1)
    | frozenset(SINGLE_SHAPES)
    | {
        "<",
        ">",
        "&",
    }
)


class Mark(NamedTuple):
    """One mark in a text: where it stands, and what its shape says."""

    start: int
    end: int
    glyph: str
    shape: Shape


_ONES = "".join(mark for mark in SHAPES if len(mark) == 1)
_ENTITIES = "|".join(re.escape(mark) for mark in SHAPES if mark.startswith("&"))
_SINGLES = "".join(SINGLE_SHAPES)
_MARK = lazy_regex(
    # a run of four and more is a ruled line or decoration; three < or ' are code, prompts, bold
    rf"([{_ONES}])\1{{3,}}|<{{3,}}|>{{3,}}|'{{3,}}"
    rf"|[{_ONES}]|<<|>>|''|{_ENTITIES}"
    rf"|[{_SINGLES}]"
)
_FINDER = kernel.Finder(TRIGGERS)

# What looks like a quotation mark and is none -----------------------------------------------------
_NAMING = frozenset(ascii_letters + digits + "_.:-")
_NAME = r"(?<![A-Za-z0-9_.:-])[A-Za-z_][A-Za-z0-9_.:-]*+"
_DIGIT = f"[{DIGITS}]"
_BLANK = f"[{BLANKS}]"
_MEASURE = rf"{_DIGIT}['′’]{_BLANK}?{_DIGIT}++(?:[.,٫]{_DIGIT}++)?{_BLANK}?(?:[\"″”]|'')?"
_DIGITS = frozenset(DIGITS)
_STRUCTURES: tuple[tuple[str, frozenset[str], str], ...] = (
    # the characters that must be in the text, what must stand directly before them if not
    # anything may, and the pattern of what to leave alone
    ("`", frozenset(), r"```.*?```|`[^`\n]*`"),  # code, fenced and inline
    # URLs
    ("/", frozenset(":"), r"(?:https?|ftp)://[^\s«»“”<>\"]+(?:\"[A-Za-z0-9_%&/=?#.-]+)*"),
    # attributes, assignments
    ("=", _NAMING, _NAME + r"=(?:\"[^\"\n]*\"|'[^'\n]*')"),
    ("<", frozenset(), r"(?<!<)</?[A-Za-z][^<>]*+>(?!>)"),  # tags
    ("(", _NAMING, _NAME + r"\([^()\n]*+\)"),  # calls
    # a JSON object in a line
    ("{", frozenset(), r"\{(?=[^{}\n]*+\})[^{}\n]*?[\"']\s*+:[^{}\n]*+\}"),
    # a JSON list
    (
        "[",
        frozenset(),
        r"\[\s*+\"[^\"\[\]\n]*+\"(?:\s*+,\s*+\"[^\"\[\]\n]*+\")++\s*+\]",
    ),
    # feet and inches, minutes and seconds: a single stroke between numbers, then a double one
    ("'", _DIGITS, _MEASURE),
    ("′", _DIGITS, _MEASURE),
    ("’", _DIGITS, _MEASURE),
)
_LINE_ENDS = kernel.Finder(LINE_BREAKS)
_LINE_BEFORE = lazy_regex(f"(?r)[{LINE_BREAKS}]")
#: A structure within a line ends where lines do, which are decided alone.
_PATTERNS = [
    (sign, before, lazy_regex("(?s)" + pattern.replace(r"\n", LINE_BREAKS)))
    for sign, before, pattern in _STRUCTURES
]
_JSON_KEY = lazy_regex(r"[\"']\s*:")
_CSV_HINT = kernel.Finder("", '",;', '",;')
_CSV_FIELD = r"(?:\"(?:[^\"\n]|\"\")*+\"|[^\"\n,;]*+)"
_CSV_ROW = lazy_regex(
    rf"(?m)^(?=[^\n]*\")(?:{_CSV_FIELD}(?:,{_CSV_FIELD}){{2,}}+|{_CSV_FIELD}(?:;{_CSV_FIELD}){{2,}}+"
    r"|\"(?:[^\"\n]|\"\")*+\"[,;]\"(?:[^\"\n]|\"\")*+\")\r?$",
)


def find_marks(text: str) -> Iterator[Mark]:
    """Return the marks of a text in order, single ones included, less those in code and data."""
    left_alone = _protected(text)
    span = next(left_alone, None)
    end = 0
    for start in _FINDER.positions(text, 0, len(text)):
        if start < end:
            continue
        glyph = text[start]
        if glyph not in DOUBLE_MARKS or text[start + 1 : start + 2] == glyph:
            found = _MARK.match(text, start)  # a longer spelling, a run, a single mark, none
            glyph = found[0] if found else ""
        end = start + len(glyph)
        while span and span[1] <= start:
            span = next(left_alone, None)
        shape = _SHAPES.get(glyph)
        if shape and not (span and span[0] < end):
            yield Mark(start, end, glyph, shape)


def _protected(text: str) -> Iterator[tuple[int, int]]:
    """Return the spans of code, data and measures, in order, possibly overlapping."""
    if _is_json(text):
        return iter([(0, len(text))])
    spans = [
        _whole_lines(text, *found.span())
        for sign, before, pattern in _PATTERNS
        if sign in text and _stands_after(text, sign, before)
        for found in pattern.finditer(text)
    ]
    if _CSV_HINT.found_in(text):
        spans += [found.span() for found in _CSV_ROW.finditer(text)]
    return iter(sorted(spans))


def _whole_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span; if a line ends in it, with all of its first and of its last line.

    Lines are decided alone, and none must depend on what another one makes of it.
    """
    if _LINE_ENDS.find(text, start, end) < 0:
        return start, end
    before = _LINE_BEFORE.search(text, 0, start)
    after = _LINE_ENDS.find(text, end, len(text))
    return before.end() if before else 0, after if after >= 0 else len(text)


def _stands_after(text: str, sign: str, before: frozenset[str]) -> bool:
    """Return whether the sign stands after one of these characters somewhere; if any, anywhere."""
    at = text.find(sign)
    while before and at >= 0 and text[at - 1 : at] not in before:
        at = text.find(sign, at + 1)
    return at >= 0


def _is_json(text: str) -> bool:
    inner = text.strip()
    return inner[:1] + inner[-1:] in {"{}", "[]"} and bool(_JSON_KEY.search(inner))
