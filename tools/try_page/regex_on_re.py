"""The part of ``regex`` that the rules use, on ``re``: for browsers, which have no ``regex``.

The page to try the library on packs this module under the name ``regex``. It needs Python 3.11,
whose ``re`` has possessive quantifiers, and the file unicode.json beside it: the characters of each
property and class as ``regex`` itself knows them, each set a list of code points where it begins,
ends, begins again. A pattern that it cannot translate is refused. tests/test_try_regex.py compares
it with ``regex`` on every pattern of the rules.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

#: A set of characters: where it begins, ends, begins again; in order.
Bounds = list[int]

_EVERY = 0x110000
_CLASSES = "wds"
_ESCAPES = {"n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B, "f": 0x0C, "a": 0x07}
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}


class error(ValueError):  # noqa: N801, N818 - the name that regex gives it
    """A pattern that cannot be translated."""


def compile(pattern: str) -> re.Pattern[str] | _Reversed:
    """Return an object with the methods of ``re.Pattern`` that matches what ``regex`` would."""
    if pattern.startswith("(?r)"):
        return _Reversed(pattern.removeprefix("(?r)"))
    return re.compile(_Translation(pattern).result)


class _Reversed:
    """A class of characters that is searched from the end of a text."""

    def __init__(self, pattern: str) -> None:
        translation = _Translation(pattern)
        if not translation.is_one_class:
            raise error(f"only one class can be searched backwards: {pattern!r}")
        self._one = re.compile(translation.result)
        self._characters = [
            chr(code) for start, end in _pairs(translation.bounds) for code in range(start, end)
        ]

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        end = len(text) if end is None else end
        at = max(text.rfind(character, start, end) for character in self._characters)
        return self._one.match(text, at, end) if at >= 0 else None


class _Translation:
    """A pattern of ``regex``, read once from left to right; its classes become plain ranges."""

    def __init__(self, pattern: str) -> None:
        self.has_operators = pattern.startswith("(?V1)")
        self.pattern = pattern.removeprefix("(?V1)")
        self.at = 0
        self.bounds: Bounds = []  # of the last class
        parts: list[str] = []
        while self.at < len(self.pattern):
            parts.append(self._part())
        self.result = "".join(parts)
        self.is_one_class = self.pattern.startswith("[") and len(parts) == 1

    def _part(self) -> str:
        start = self.at
        sign = self.pattern[start]
        if sign == "[":
            return self._class()
        self.at += 1
        if sign != "\\":
            return sign
        sign = self.pattern[self.at]
        self.at += 1
        if sign in "bB":
            word = _written(unicode_set("\\w"))
            sides = ("=!", "!=") if sign == "b" else ("==", "!!")
            return f"(?:{'|'.join(f'(?<{a}{word})(?{b}{word})' for a, b in sides)})"
        if sign in "XRKGmM":
            raise error(f"\\{sign} is not to be had here: {self.pattern!r}")
        if sign in "pP" or sign.lower() in _CLASSES:
            return _written(self._named(sign))
        return self.pattern[start : self.at]

    def _class(self) -> str:
        self.at += 1
        is_negated = self._takes("^")
        self.bounds = self._members()
        return _written(self.bounds, is_negated)

    def _members(self) -> Bounds:
        """Return the characters of a class, up to its bracket; operators apply in their order."""
        found: Bounds = []
        operator = "||"
        items = [self._item()]
        while not self._takes("]"):
            if self.has_operators and (sign := self._operator()):
                found = _combined(found, _joined(items), operator)
                operator, items = sign, []
            else:
                items.append(self._item())
        return _combined(found, _joined(items), operator)

    def _operator(self) -> str:
        sign = self.pattern[self.at : self.at + 2]
        if sign not in ("&&", "||", "--"):
            return ""
        self.at += 2
        return sign

    def _item(self) -> Bounds:
        """Return the characters of a member of a class: a class, a range or a character."""
        if self.has_operators and self._takes("["):
            is_negated = self._takes("^")
            inner = self._members()
            return _combined([0, _EVERY], inner, "--") if is_negated else inner
        if self.pattern[self.at] == "\\":
            sign = self.pattern[self.at + 1]
            if sign in "pP" or sign.lower() in _CLASSES:
                self.at += 2
                return self._named(sign)
        first = last = self._character()
        ahead = self.pattern[self.at : self.at + 2]
        if ahead[0] == "-" and ahead[1] != "]" and not (self.has_operators and ahead == "--"):
            self.at += 1
            last = self._character()
        if last < first:
            raise error(f"a range that ends before it begins: {self.pattern!r}")
        return [first, last + 1]

    def _character(self) -> int:
        sign = self.pattern[self.at]
        self.at += 1
        if sign != "\\":
            return ord(sign)
        sign = self.pattern[self.at]
        self.at += 1
        if sign in _HEX_DIGITS:
            digits = self.pattern[self.at : self.at + _HEX_DIGITS[sign]]
            self.at += len(digits)
            return int(digits, 16)
        if sign in _ESCAPES:
            return _ESCAPES[sign]
        if sign.isalnum():
            raise error(f"\\{sign} in a class is not to be had here: {self.pattern!r}")
        return ord(sign)

    def _named(self, sign: str) -> Bounds:
        r"""Return the characters of a property or class whose ``\p``, ``\w``, ... was just read."""
        name = f"\\{sign.lower()}"
        if sign in "pP":
            end = self.pattern.index("}", self.at)
            name, self.at = self.pattern[self.at + 1 : end], end + 1
        found = unicode_set(name)
        return _combined([0, _EVERY], found, "--") if sign.isupper() else found

    def _takes(self, sign: str) -> bool:
        if self.pattern.startswith(sign, self.at):
            self.at += len(sign)
            return True
        return False


@cache
def _sets() -> dict[str, Bounds]:
    path = Path(__file__).with_name("unicode.json")
    sets: dict[str, Bounds] = json.loads(path.read_text("utf-8"))
    return sets


def unicode_set(name: str) -> Bounds:
    r"""Return the characters of a property, or of ``\w``, ``\d``, ``\s``."""
    try:
        return _sets()[name]
    except KeyError:
        raise error(f"{name} is not in unicode.json") from None


_KEEPS = {
    "||": lambda one, other: one or other,
    "&&": lambda one, other: one and other,
    "--": lambda one, other: one and not other,
}


def _joined(sets: list[Bounds]) -> Bounds:
    """Return the union of sets."""
    found: Bounds = []
    for start, end in sorted(pair for bounds in sets for pair in _pairs(bounds)):
        if found and start <= found[-1]:
            found[-1] = max(found[-1], end)
        else:
            found += start, end
    return found


def _combined(one: Bounds, other: Bounds, operator: str) -> Bounds:
    if not one and operator == "||":
        return other
    keeps = _KEEPS[operator]
    found: Bounds = []
    first = second = 0
    is_in = False
    while first < len(one) or second < len(other):
        at = min([*one[first : first + 1], *other[second : second + 1]])
        first += one[first : first + 1] == [at]
        second += other[second : second + 1] == [at]
        if keeps(first % 2 == 1, second % 2 == 1) != is_in:
            is_in = not is_in
            found.append(at)
    return found


def _pairs(bounds: Bounds) -> Iterable[tuple[int, int]]:
    """Return the begin and the end of each range."""
    return zip(bounds[::2], bounds[1::2], strict=True)


def _written(bounds: Bounds, is_negated: bool = False) -> str:
    """Return a set of characters as a class of ``re``."""
    if not bounds:
        return r"[\s\S]" if is_negated else "(?!)"
    ranges = (
        _sign(start) + ("-" + _sign(end - 1)) * (end > start + 1) for start, end in _pairs(bounds)
    )
    return f"[{'^' * is_negated}{''.join(ranges)}]"


def _sign(code: int) -> str:
    """Return a character for a class; ASCII is escaped, since it may be an operator or a blank."""
    return chr(code) if code > 0x7F else f"\\x{code:02x}"
