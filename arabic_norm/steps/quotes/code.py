"""What looks like a quotation mark and is none: code, data, measures.

Few texts hold any. One scan looks for the signs with which they begin; only where it finds one do
regular expressions look closer.
"""

from __future__ import annotations

from string import ascii_letters, digits

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, DIGITS, LINE_BREAKS
from arabic_norm.patterns import lazy_regex

_NAMING = frozenset(ascii_letters + digits + "_.:-")
_NAME = r"(?<![A-Za-z0-9_.:-])[A-Za-z_][A-Za-z0-9_.:-]*+"
_DIGIT = f"[{DIGITS}]"
_DIGITS = frozenset(DIGITS)
_BLANK = f"[{BLANKS}]"
_MEASURE = rf"{_DIGIT}['′’]{_BLANK}?{_DIGIT}++(?:[.,٫]{_DIGIT}++)?{_BLANK}?(?:[\"″”]|'')?"
#: A sign, what must stand directly before it if not anything may, and the pattern of what to leave
#: alone.
_STRUCTURES: tuple[tuple[str, frozenset[str], str], ...] = (
    # code, fenced and inline
    ("`", frozenset(), r"```.*?```|`[^`\n]*`"),
    # URLs
    ("/", frozenset(":"), r"(?:https?|ftp)://[^\s«»“”<>\"]+(?:\"[A-Za-z0-9_%&/=?#.-]+)*"),
    # attributes, assignments
    ("=", _NAMING, _NAME + r"=(?:\"[^\"\n]*\"|'[^'\n]*')"),
    # tags
    ("<", frozenset(), r"(?<!<)</?[A-Za-z][^<>]*+>(?!>)"),
    # calls
    ("(", _NAMING, _NAME + r"\([^()\n]*+\)"),
    # a JSON object in a line
    ("{", frozenset(), r"\{(?=[^{}\n]*+\})[^{}\n]*?[\"']\s*+:[^{}\n]*+\}"),
    # a JSON list
    ("[", frozenset(), r"\[\s*+\"[^\"\[\]\n]*+\"(?:\s*+,\s*+\"[^\"\[\]\n]*+\")++\s*+\]"),
    # feet and inches, minutes and seconds: a single stroke between numbers, then a double one
    ("'", _DIGITS, _MEASURE),
    ("′", _DIGITS, _MEASURE),
    ("’", _DIGITS, _MEASURE),
)
#: A structure within a line ends where lines do, which are decided alone.
_PATTERNS = [
    (sign, before, lazy_regex("(?s)" + pattern.replace(r"\n", LINE_BREAKS)))
    for sign, before, pattern in _STRUCTURES
]
_JSON_KEY = lazy_regex(r"[\"']\s*:")
_CSV_SIGNS = '",;'
_CSV_HINT = kernel.Finder("", _CSV_SIGNS, _CSV_SIGNS)
_CSV_FIELD = r"(?:\"(?:[^\"\n]|\"\")*+\"|[^\"\n,;]*+)"
_CSV_ROW = lazy_regex(
    rf"(?m)^(?=[^\n]*\")(?:{_CSV_FIELD}(?:,{_CSV_FIELD}){{2,}}+|{_CSV_FIELD}(?:;{_CSV_FIELD}){{2,}}+"
    r"|\"(?:[^\"\n]|\"\")*+\"[,;]\"(?:[^\"\n]|\"\")*+\")\r?$",
)
_LINE_ENDS = kernel.Finder(LINE_BREAKS)
_LINE_BEFORE = lazy_regex(f"(?r)[{LINE_BREAKS}]")


def _hints() -> kernel.Finder:
    """Return what finds the signs of all structures, each after what must stand before it.

    A sign that may stand after some characters is found after those of the others too.
    """
    alone = [sign for sign, before, _ in _STRUCTURES if not before]
    paired = [(sign, before) for sign, before, _ in _STRUCTURES if before]
    befores = frozenset[str]().union(*[before for _, before in paired])
    return kernel.Finder(alone, befores, [sign for sign, _ in paired])


_HINTS = _hints()


def protected_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of code, data and measures, in order, possibly overlapping; code points."""
    rows = _CSV_HINT.found_in(text)
    if not rows and not _HINTS.found_in(text):
        return []
    if _is_json(text):
        return [(0, len(text))]
    spans: list[tuple[int, int]] = []
    for sign, before, pattern in _PATTERNS:
        if sign in text and _stands_after(text, sign, before):
            spans += [_whole_lines(text, *found.span()) for found in pattern.finditer(text)]
    if rows:
        spans += [found.span() for found in _CSV_ROW.finditer(text)]
    return sorted(spans)


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
    while before and at >= 0 and not (at > 0 and text[at - 1] in before):
        at = text.find(sign, at + 1)
    return at >= 0


def _is_json(text: str) -> bool:
    inner = text.strip()
    return (
        (inner.startswith("{") and inner.endswith("}"))
        or (inner.startswith("[") and inner.endswith("]"))
    ) and bool(_JSON_KEY.search(inner))
