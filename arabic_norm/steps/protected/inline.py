"""Protected spans in a line of prose: addresses, calls, data, emoticons, ditto marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, DIGITS, LINE_BREAKS
from arabic_norm.patterns import lazy_regex

from .languages import has_arabic_letter
from .looks import (
    ADDRESS,
    ARROW,
    ASSIGNMENT,
    CALL,
    CODE_MARK,
    DITTO,
    ESCAPE,
    FACE,
    GERSHAYIM,
    LIST,
    MAIL,
    MARKDOWN,
    MEASURE,
    OBJECT,
    PICTURE,
)
from .spans import lines_with

__all__ = ["pieces"]

_DIGIT, _BLANK, _SPACE = f"[{DIGITS}]", f"[{BLANKS}]", f"[{BLANKS}{LINE_BREAKS}]"
_NAME = r"[A-Za-z_](?<![A-Za-z0-9_.:-].)[A-Za-z0-9_.:-]*+"
_STRAIGHT = r"\"(?:[^\"\\\n]|\\[^\n])*+\"|'(?:[^'\\\n]|\\[^\n])*+'"
_ARGUMENT = rf"(?:[^()\"'\\\n]|\\[^\n]|{_STRAIGHT})"
_ITEM = rf"(?:{_STRAIGHT}|[A-Za-z0-9_.+-]++)"

#: The look that tries a pattern, and the pattern; \n is any line break there.
_STRUCTURES: tuple[tuple[int, str], ...] = (
    # addresses: of pages, with what follows a quotation mark in a query; of mail
    (
        ADDRESS,
        r"(?:(?:https?|ftp)://|(?<![\p{L}\p{N}.])www\.)[^\s«»‹›“”<>\"]+(?:\"[A-Za-z0-9_%&/=?#.-]+)*",
    ),
    (
        MAIL,
        r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9.-]{1,255}+",
    ),
    # attributes and assignments
    (ASSIGNMENT, _NAME + r"=(?:\"[^\"\n]*\"|'[^'\n]*')"),
    # calls: no Arabic word or quotation mark stands in one outside its literals (see below)
    (
        CALL,
        rf"{_NAME}\((?:{_ARGUMENT}|\((?:{_ARGUMENT}|\({_ARGUMENT}*+\))*+\))*+\)",
    ),
    # JSON and its kin: an object with a key, a list of two items and more
    (OBJECT, r"\{(?=[^{}\n]*+\})[^{}\n]*?[\"']\s*+:[^{}\n]*+\}"),
    (
        LIST,
        rf"\[\s*+(?:{_STRAIGHT})(?:\s*+,\s*+{_ITEM})++\s*+,?\s*+\]",
    ),
    # Markdown: a picture's sign, a link's address with its title
    (
        MARKDOWN,
        r"\]\((?:[^()\s]|\([^()\s]*+\))*+(?:[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?\)",
    ),
    (PICTURE, r"!\["),
    # escaped marks are whole or not: here they stay, TeX's umlauts too
    (ESCAPE, r"\\[\"']"),
    # feet and inches, minutes and seconds: a single stroke between numbers, then a double one
    (
        MEASURE,
        rf"{_DIGIT}['′’]{_BLANK}?{_DIGIT}++(?:[.,٫]{_DIGIT}++)?{_BLANK}?(?:[\"″”]|'')?",
    ),
    # gershayim, before the last letter of a Hebrew abbreviation
    (GERSHAYIM, r"(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])"),
    # faces that weep or laugh till they weep, typed from either side
    (
        FACE,
        rf"(?:[:;=](?<![^{BLANKS}{LINE_BREAKS}].)[\"']{{1,2}}-?(?:[()\]\[]++|[DdPpOo3|/\\])|[()](?<![^{BLANKS}{LINE_BREAKS}].)[()]*+[\"'][:;=])"
        rf"(?![^{BLANKS}{LINE_BREAKS}.،!؟?])",
    ),
    # a ditto mark: blanks set it under a word of the line above
    (
        DITTO,
        rf"[\"〃″](?:(?<={_BLANK}{{2}}.)|(?<=\t.)|(?<=(?<![^{LINE_BREAKS}]).)"
        rf"|(?<=[{LINE_BREAKS}]{_BLANK}.))(?=\t|[ ]{{2}})",
    ),
    # inline code; ``TeX's marks'' and `its single ones' are none
    (CODE_MARK, r"(?<!`)`[^`\n]++`(?!`)|(?<!`)``(?!`)[^\n]*?(?<!`)``(?!`)"),
)
_PATTERNS = [
    (look, lazy_regex(pattern.replace(r"\n", LINE_BREAKS))) for look, pattern in _STRUCTURES
]
#: What a line needs for a pattern that no line break stands in and that is slow to fail.
_IN_LINES = {
    ADDRESS: kernel.Finder("", ":w", "/w"),
    MAIL: kernel.Finder("@"),
    ASSIGNMENT: kernel.Finder("="),
    MEASURE: kernel.Finder("", DIGITS, "'\u2032\u2019"),
    FACE: kernel.Finder("", ":;=()", "\"'"),
}
_INLINE_CODE, _CALL = _PATTERNS[-1][1], _PATTERNS[3][1]
_MARK_OF_PROSE = lazy_regex("[\u00ab\u00bb\u201c\u201d]")
_LITERAL = lazy_regex(_STRAIGHT.replace(r"\n", LINE_BREAKS))

# Lines that are a path or a pager of a web page -------------------------------------------------
_STEP = f'[^{LINE_BREAKS}«»‹›"“”.،؛؟!:]'  # what a page's name is made of
_TRAIL = lazy_regex(
    rf"{_STEP}{{1,60}}?(?:{_BLANK}[»›]{_BLANK}++{_STEP}{{1,60}}?){{1,9}}(?:{_BLANK}[»›])?{_BLANK}*+"
)
_LONGEST_PATH = 700
#: A path begins with one of these, or has arrows that cannot be pairs of quotation marks.
_ROOT = lazy_regex(
    rf"{_BLANK}*+(?:(?:الصفحة )?الرئيسي[ةه]|الرئيسة|البداية|المتجر|المنتديات|Home){_BLANK}"
)
_PAGER = lazy_regex(
    rf"{_BLANK}*+(?:«{_BLANK}{_STEP}{{1,40}}(?:{_BLANK}»)?|{_STEP}{{1,40}}{_BLANK}»){_BLANK}*+"
)
_PAGER_WORD = lazy_regex(
    r"(?<!\p{L})(?:السابق|السابقة|التالي|التالية|المزيد|اللاحق|الأقدم|الأحدث)(?!\p{L})"
)
#: None of these stands in a path or a pager.
_NO_STEP = kernel.Finder('‹"“”.،؛؟!:')
#: Every arrow of such a line stands apart.
_ARROWS = kernel.Finder("", BLANKS, "»›")


def pieces(text: str, looks: int) -> Iterator[tuple[int, int]]:
    """Yield the structures within lines for which a text asks, in no order; they may overlap."""
    for look, pattern in _PATTERNS:
        if looks & look:
            signs = _IN_LINES.get(look)
            for start, end in lines_with(signs, text) if signs else [(0, len(text))]:
                for found in pattern.finditer(text, start, end):
                    if _stands(pattern, found[0]):
                        yield found.span()
    if looks & ARROW:
        yield from _paths(text)


def _paths(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines that are a path or a pager."""
    for start, end in lines_with(_ARROWS, text):
        if end - start > _LONGEST_PATH or _NO_STEP.find(text, start, end) >= 0:
            continue
        line = text[start:end]
        arrows = line.count("»") + line.count("›")
        trails = line.rstrip().endswith(("»", "›"))
        # two, or four, may be quotations whose blanks slipped inside
        is_path = bool(_ROOT.match(line)) or (arrows > 1 and arrows % 2 == 1)
        if (arrows > trails and is_path and _TRAIL.fullmatch(line)) or (
            _PAGER.fullmatch(line) and _PAGER_WORD.search(line)
        ):
            yield start, end


def _stands(pattern: re.Pattern[str], found: str) -> bool:
    """Return whether what a pattern found is what it looks for."""
    if pattern is _CALL:
        bare = _LITERAL.sub("", found)
        return not (has_arabic_letter(bare, 0, len(bare)) or _MARK_OF_PROSE.search(bare))
    if pattern is _INLINE_CODE:
        return "'" not in found or not has_arabic_letter(found, 0, len(found))
    return True
