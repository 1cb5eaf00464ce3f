"""What stands in a line of prose and is none: addresses, calls, data, faces, ditto marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, DIGITS, LINE_BREAKS
from arabic_norm.patterns import lazy_regex
from arabic_norm.steps.protected.languages import has_arabic_letter
from arabic_norm.steps.protected.spans import lines_with

__all__ = ["pieces"]

_DIGIT, _BLANK, _SPACE = f"[{DIGITS}]", f"[{BLANKS}]", f"[{BLANKS}{LINE_BREAKS}]"
_NAME = r"[A-Za-z_](?<![A-Za-z0-9_.:-].)[A-Za-z0-9_.:-]*+"
_NAMING = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_"
#: What stands beside a sign that is too common to try the pattern wherever it stands.
_BESIDE = {
    '"': kernel.Finder("", ":;=()", "\"'"),
    "=": kernel.Finder("", _NAMING, "="),
    "(": kernel.Finder("", _NAMING, "("),
    "'": kernel.Finder("", DIGITS, "'′’"),
}
_STRAIGHT = r"\"(?:[^\"\\\n]|\\[^\n])*+\"|'(?:[^'\\\n]|\\[^\n])*+'"
_ARGUMENT = rf"(?:[^()\"'\\\n]|\\[^\n]|{_STRAIGHT})"
_ITEM = rf"(?:{_STRAIGHT}|[A-Za-z0-9_.+-]++)"

#: What a text needs for a pattern to be tried, and the pattern; \n is any line break there.
_STRUCTURES: tuple[tuple[tuple[str, ...], str], ...] = (
    # addresses: of pages, with what follows a quotation mark in a query; of mail
    (
        ("://", "www."),
        r"(?:(?:https?|ftp)://|(?<![\p{L}\p{N}.])www\.)[^\s«»“”<>\"]+(?:\"[A-Za-z0-9_%&/=?#.-]+)*",
    ),
    (
        ("@",),
        r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@[A-Za-z0-9.-]{1,255}+",
    ),
    # attributes and assignments
    (("=",), _NAME + r"=(?:\"[^\"\n]*\"|'[^'\n]*')"),
    # calls: no Arabic word stands in one outside its literals (see below)
    (
        ("(",),
        rf"{_NAME}\((?:{_ARGUMENT}|\((?:{_ARGUMENT}|\({_ARGUMENT}*+\))*+\))*+\)",
    ),
    # JSON and its kin: an object with a key, a list of two items and more
    (("{",), r"\{(?=[^{}\n]*+\})[^{}\n]*?[\"']\s*+:[^{}\n]*+\}"),
    (
        ("[",),
        rf"\[\s*+(?:{_STRAIGHT})(?:\s*+,\s*+{_ITEM})++\s*+,?\s*+\]",
    ),
    # Markdown: a picture's sign, a link's address with its title
    (
        ("](",),
        r"\]\((?:[^()\s]|\([^()\s]*+\))*+(?:[ \t]++(?:\"[^\"\n]*+\"|'[^'\n]*+'))?\)",
    ),
    (("![",), r"!\["),
    # escaped marks are whole or not: here they stay, TeX's umlauts too
    (("\\",), r"\\[\"']"),
    # feet and inches, minutes and seconds: a single stroke between numbers, then a double one
    (
        ("'", "′", "’"),
        rf"{_DIGIT}['′’]{_BLANK}?{_DIGIT}++(?:[.,٫]{_DIGIT}++)?{_BLANK}?(?:[\"″”]|'')?",
    ),
    # faces that weep or laugh till they weep, typed from either side
    (
        ('"', "'"),
        rf"(?:[:;=](?<![^{BLANKS}{LINE_BREAKS}].)[\"']{{1,2}}-?(?:[()\]\[]++|[DdPpOo3|/\\])|[()](?<![^{BLANKS}{LINE_BREAKS}].)[()]*+[\"'][:;=])"
        rf"(?![^{BLANKS}{LINE_BREAKS}.،!؟?])",
    ),
    # a ditto mark: blanks set it under a word of the line above
    (
        ('"  ', '"\t', "〃", "″"),
        rf"[\"〃″](?<=(?:{_BLANK}{{2}}|\t|(?<![^{LINE_BREAKS}])|[{LINE_BREAKS}]{_BLANK}).)"
        rf"(?=\t|{_BLANK}{{2}})",
    ),
    # inline code; ``TeX's marks'' and `its single ones' are none
    (("`",), r"(?<!`)`[^`\n]++`(?!`)|(?<!`)``(?!`)[^\n]*?(?<!`)``(?!`)"),
)
_PATTERNS = [
    (signs, _BESIDE.get(signs[0]), lazy_regex(pattern.replace(r"\n", LINE_BREAKS)))
    for signs, pattern in _STRUCTURES
]
_INLINE_CODE, _CALL = _PATTERNS[-1][2], _PATTERNS[3][2]
_LITERAL = lazy_regex(_STRAIGHT.replace(r"\n", LINE_BREAKS))

# Lines that are a path or a pager of a web page -------------------------------------------------
_STEP = f'[^{LINE_BREAKS}«»‹›"“”.،؛؟!:]'  # what a page's name is made of
_TRAIL = lazy_regex(
    rf"{_STEP}{{1,60}}?(?:{_BLANK}[»›]{_BLANK}++{_STEP}{{1,60}}?){{1,9}}(?:{_BLANK}[»›])?{_BLANK}*+"
)
_LONGEST_PATH = 700
#: A path of two pages begins with one of these; longer ones need not.
_ROOT = lazy_regex(
    rf"{_BLANK}*+(?:(?:الصفحة )?الرئيسي[ةه]|الرئيسة|البداية|المتجر|المنتديات|Home){_BLANK}"
)
_PAGER = lazy_regex(
    rf"{_BLANK}*+(?:«{_BLANK}{_STEP}{{1,40}}(?:{_BLANK}»)?|{_STEP}{{1,40}}{_BLANK}»){_BLANK}*+"
)
_PAGER_WORD = lazy_regex(
    r"(?<!\p{L})(?:السابق|السابقة|التالي|التالية|المزيد|اللاحق|الأقدم|الأحدث)(?!\p{L})"
)
#: Every arrow of such a line stands apart.
_ARROWS = kernel.Finder("", BLANKS, "»›")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the structures within lines, in no order; they may overlap."""
    for signs, beside, pattern in _PATTERNS:
        if any(sign in text for sign in signs) and (beside is None or beside.found_in(text)):
            for found in pattern.finditer(text):
                if _stands(pattern, found[0]):
                    yield found.span()
    for start, end in lines_with(_ARROWS, text):
        if end - start > _LONGEST_PATH:
            continue
        line = text[start:end]
        arrows = line.count("»") + line.count("›") - line.rstrip().endswith(("»", "›"))
        if (arrows > 0 and _TRAIL.fullmatch(line) and (arrows > 1 or _ROOT.match(line))) or (
            _PAGER_WORD.search(line) and _PAGER.fullmatch(line)
        ):
            yield start, end


def _stands(pattern: re.Pattern[str], found: str) -> bool:
    """Return whether what a pattern found is what it looks for."""
    if pattern is _CALL:
        bare = _LITERAL.sub("", found)
        return not has_arabic_letter(bare, 0, len(bare))
    if pattern is _INLINE_CODE:
        return "'" not in found or not has_arabic_letter(found, 0, len(found))
    return True
