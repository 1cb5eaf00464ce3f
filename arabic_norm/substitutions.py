"""A context-dependent rule of letters as data: ordered replacements by regular expression.

A step that looks at context is Python code, which a search engine cannot run; but it can run
regular expressions. So a step may also declare equivalent `substitutions`, in order, and tables
{character: replacement} where no context is needed. The exports write them out, and a test checks
that each step gives the same results as its substitutions.

The patterns use only what Java, JavaScript, PostgreSQL, Python and the module ``regex`` read alike:
classes and characters written by `one_of`, groups, greedy ``* + ? {m,n}``, lookahead, and
lookbehind of bounded length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

__all__ = [
    "Substitution",
    "Substitutions",
    "check_substitution",
    "escaped",
    "fuse",
    "none_of",
    "one_of",
]


class Substitution(NamedTuple):
    r"""Replace each match of a pattern, from the start of the text to its end, by ``text``.

    pattern: ASCII; other characters as \uXXXX or \UXXXXXXXX with lowercase hexadecimal digits.
    text: literal, except that \1 to \9 are what the groups matched.
    """

    pattern: str
    text: str


Substitutions: TypeAlias = tuple["Substitution | Mapping[str, str]", ...]

_ESCAPE = r"\\u[0-9a-f]{4}|\\U[0-9a-f]{8}"
_PATTERN = re.compile(
    rf"(?:{_ESCAPE}|[A-Za-z0-9 ]|\[\^?(?:(?:{_ESCAPE})(?:-(?:{_ESCAPE}))?)+\]"
    r"|\((?:\?(?:[:=!]|<[=!]))?|\)|\||[*+?](?![*+?{])|\{[0-9]+(?:,[0-9]+)?\}(?![*+?{]))+"
)
_TEXT = re.compile(r"(?:[^\\$]|\\[1-9])*")


def fuse(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    """Return one table that does what the two do one after the other.

    >>> fuse({"a": "bc"}, {"b": "", "x": "y"})
    {'a': 'c', 'b': '', 'x': 'y'}
    """
    fused = {key: "".join(second.get(c, c) for c in value) for key, value in first.items()}
    return fused | {key: value for key, value in second.items() if key not in first}


def one_of(chars: Iterable[str]) -> str:
    """Return a character class for these characters; at least one.

    >>> one_of("abcx")
    '[\\\\u0061-\\\\u0063\\\\u0078]'
    """
    ranges: list[list[int]] = []
    for code in sorted(set(map(ord, chars))):
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return f"[{''.join(map(_written, ranges))}]"


def none_of(chars: Iterable[str]) -> str:
    """Return a character class for all characters except these; at least one."""
    return f"[^{one_of(chars)[1:]}"


def _written(span: list[int]) -> str:
    first, last = (f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}" for code in span)
    return first if first == last else f"{first}-{last}"


def escaped(pattern: str) -> str:
    """Return a pattern that contains letters, also within classes, as ASCII.

    >>> escaped("[\u0628\u062a]?")
    '[\\\\u0628\\\\u062a]?'
    """
    return "".join(c if c.isascii() else _written([ord(c), ord(c)]) for c in pattern)


def check_substitution(rule: Substitution) -> Substitution:
    """Return the substitution; a ValueError says what in it not every engine reads alike."""
    if not _PATTERN.fullmatch(rule.pattern):
        raise ValueError(
            f"the pattern {rule.pattern!a} holds what not every engine reads alike: write classes "
            "by one_of, and nothing else but groups, lookaround and greedy quantifiers"
        )
    if not _TEXT.fullmatch(rule.text):
        raise ValueError(
            f"the replacement {rule.text!a} may hold no backslash but \\1 to \\9, and no $"
        )
    return rule
