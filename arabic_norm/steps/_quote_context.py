"""What stands on either side of a mark, and what it costs to read the mark as either role.

Neighbours are read past tashkeel, tatweel and invisible characters, and letters modulo hamza, so
that other steps, run before or after, change nothing here. Costs are small numbers that add up: 0
is what sound text has, 1 is seen in it, 3 and more is damage. They were set by linguistic reason,
then checked on counts of corrected news, books and encyclopedia text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from arabic_norm import kernel
from arabic_norm.letters import BLANKS, LINE_BREAKS, NBSP, TRANSPARENT
from arabic_norm.patterns import lazy_regex
from arabic_norm.steps._quote_words import ENDINGS, LEADS, NEVER_TORN, PROCLITICS, folded

TRANSPARENT_SET = frozenset(TRANSPARENT)
BLANK_SET = frozenset(BLANKS)
_PASSED = TRANSPARENT_SET | BLANK_SET  # what a mark looks past for its neighbour
_PASSED_CHARS = TRANSPARENT + BLANKS
_NEAR = 24  # no proclitic is longer with its tashkeel, and the blanks behind it
TORN_PROCLITIC = "proclitic "

# kind of neighbour: (cost as opener, cost as closer) ----------------------------------------------
# A trailing blank in the name says that blanks stand between it and the mark.
LEFT: dict[str, tuple[float, float]] = {
    "edge": (0, 5),  # nothing before it in the line
    "gap": (0, 4),  # a layout gap: as good as a line
    "word": (3, 0),
    "word ": (0, 2),  # a blank before a closer is damage, and the commonest
    "proclitic": (0, 3.5),  # ب« : a proclitic cannot end a quotation
    TORN_PROCLITIC: (0, 4),  # ب « : torn off, still none
    "between": (0.6, 1),  # »و« , or the name of a letter: «ب»
    "stop": (2, 0),
    "stop ": (0, 2.2),
    "comma": (1, 1),  # ،«  a blank forgotten; ،»  a house style
    "comma ": (0, 3),
    "colon": (0.2, 3),  # :«  is common in sound text
    "colon ": (0, 4),
    "opening": (0, 4),  # («
    "opening ": (0, 4),
    "closing": (2.5, 0),  # )»
    "closing ": (0, 2),
    "dash": (0.3, 0.7),
    "dash ": (0, 2),
    "sign": (0.5, 0.7),
    "sign ": (0, 2),
    "mark": (0, 0),  # the neighbouring mark's role decides
    "mark ": (0, 2),
}
RIGHT: dict[str, tuple[float, float]] = {
    "edge": (5, 0),
    "gap": (4, 0),
    "word": (0, 3),
    "word ": (2, 0),
    "between": (0.8, 0.4),  # the same و or ب seen from its other side
    "stop": (3, 0),
    "stop ": (4, 0.3),
    "comma": (4, 0),
    "comma ": (4, 0.3),
    "colon": (4, 0),
    "colon ": (4, 0.3),
    "opening": (0.8, 0.5),
    "opening ": (3.2, 0),
    "gloss": (2.5, 0.3),  # »(GSM)
    "gloss ": (4, 0),  # « (GSM)  a gloss follows a closer
    "closing": (4, 0),
    "closing ": (4, 0.5),
    "dash": (1.5, 0.3),  # an aside set off by dashes begins after a closer
    "dash ": (2.5, 0),
    "sign": (0.3, 0.7),
    "sign ": (2, 0),
    "mark": (0, 0),
    "mark ": (2, 0),
}
#: «X »Y and X« Y» : the blank stands on the wrong side, one damage and not two.
SHIFTED = 2.6
_STOPS = ".!?\u061f\u06d4\u2026"  # ؟ ۔ …
_COMMAS = ",\u060c;\u061b"  # ، ؛
_OPENING = "([{\ufd3f"
_CLOSING = ")]}\ufd3e"
_DASHES = "-\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_WORD = lazy_regex(r"[\p{L}\p{M}\p{N}]")
#: The word that ends where the search does; stretched ones are cut, so that all looks are bounded.
_LAST_WORD = lazy_regex(rf"(?r)[\p{{L}}\p{{M}}\p{{N}}{TRANSPARENT}]{{1,64}}")
#: A bracket that opens on a name in Latin letters, or on a year.
_GLOSS = lazy_regex(r"\([\p{Latin}\p{N}]")
#: A sentence that ends, with another after it.
SENTENCE_END = lazy_regex(rf"(?s)[{_STOPS}][{BLANKS}]++.")
GAP = lazy_regex(rf"\t|{NBSP}{NBSP}|[{BLANKS}]{{4}}")
_NARROW = BLANKS.replace("\t", "")
_WIDE_BLANKS = kernel.Finder("\t", _NARROW, _NARROW)
_SPACED_STOPS = kernel.Finder("", _STOPS, BLANKS)


class _Kinds(dict[str, str]):
    """What a character is to a mark beside it; filled as characters are met."""

    def __missing__(self, char: str) -> str:
        kind = self[char] = "word" if _WORD.match(char) else "sign"
        return kind


_KINDS = _Kinds(
    dict.fromkeys(_STOPS, "stop")
    | dict.fromkeys(_COMMAS, "comma")
    | {":": "colon"}
    | dict.fromkeys(_OPENING, "opening")
    | dict.fromkeys(_CLOSING, "closing")
    | dict.fromkeys(_DASHES, "dash")
    | dict.fromkeys(LINE_BREAKS, "edge")
    | dict.fromkeys(TRANSPARENT, "passed")
)


class Side(NamedTuple):
    """One side of a mark: the kind of neighbour, where it begins, and whether it leads on."""

    kind: str
    reach: int
    leads: float = 0.0  # what it costs to end a quotation with the word that stands there

    @property
    def spaced(self) -> bool:
        """Whether blanks stand between the mark and its neighbour."""
        return self.kind[-1] == " "


def left_side(text: str, at: int, bound: int) -> Side:
    """Return what stands left of `at`; the mark before ends at `bound` (0: there is none)."""
    place, blanks = at, 0
    while place > bound and (char := text[place - 1]) in _PASSED:
        place -= 1
        blanks += char in BLANK_SET
    if blanks > 1 and GAP.search(text, place, at):
        return Side("gap", place)
    tail = " " if blanks else ""
    if place == bound:
        return Side("mark" + tail if bound else "edge", place)
    kind = _KINDS[text[place - 1]]
    if kind == "word":
        return _left_word(text, place, bound, tail)
    return Side(kind if kind == "edge" else kind + tail, place)


def _left_word(text: str, end: int, bound: int, tail: str) -> Side:
    """Return the side of a word that ends here: a proclitic, one between two marks, or another."""
    ending = text[max(bound, end - 3) : end]
    if len(ending) == 3 and ending not in ENDINGS and _are_letters(ending[:2]):
        return Side("word" + tail, end)
    found = _LAST_WORD.match(text, bound, end)
    assert found
    start, word = found.start(), folded(found[0])
    if word not in PROCLITICS or (tail and word in NEVER_TORN):
        named = start == bound > 0  # «في» : the word itself is spoken of
        return Side("word" + tail, end, 0.0 if named else LEADS.get(word, 0.0))
    if start == bound and bound and not tail:
        return Side("between", end)
    return Side("proclitic" + tail, end)


def _are_letters(pair: str) -> bool:
    return _KINDS[pair[0]] == "word" == _KINDS[pair[1]]


def right_side(text: str, at: int, bound: int) -> Side:
    """Return what stands right of `at`; the next mark begins at `bound` (the text's end: none)."""
    place, blanks = at, 0
    while place < bound and (char := text[place]) in _PASSED:
        place += 1
        blanks += char in BLANK_SET
    if blanks > 1 and GAP.search(text, at, place):
        return Side("gap", place)
    tail = " " if blanks else ""
    if place == bound:
        return Side("mark" + tail if bound < len(text) else "edge", place)
    kind = _KINDS[text[place]]
    if kind == "opening" and _GLOSS.match(text, place):
        kind = "gloss"
    elif kind == "word" and not blanks and _is_between(text, place, bound):
        kind = "between"
    elif kind == "edge":
        tail = ""
    return Side(kind + tail, place)


def _is_between(text: str, start: int, bound: int) -> bool:
    """Return whether nothing but one proclitic (and blanks) stands before the next mark."""
    if bound - start > _NEAR or bound == len(text):
        return False
    word = text[start:bound].rstrip(_PASSED_CHARS)
    return folded(word) in PROCLITICS


def has_gap(text: str, start: int, end: int) -> bool:
    """Return whether a layout gap stands there."""
    return _stands(_WIDE_BLANKS, GAP, text, start, end)


def ends_sentence(text: str, start: int, end: int) -> bool:
    """Return whether a sentence ends there, with another after it."""
    return _stands(_SPACED_STOPS, SENTENCE_END, text, start, end)


def _stands(
    begins: kernel.Finder, pattern: re.Pattern[str], text: str, start: int, end: int
) -> bool:
    """Return whether a pattern is found there, which begins at one of these places."""
    at = begins.find(text, start, end)
    return at >= 0 and pattern.search(text, at, end) is not None


def role_costs(left: Side, right: Side) -> tuple[float, float]:
    """Return what the two sides make a mark between them cost as opener and as closer."""
    opens, closes = _ROLE_COSTS[left.kind, right.kind]
    return opens, closes + left.leads


#: What a word costs a mark between two that stand as these, before it is known what word it is.
_ROLE_COSTS = {
    (left, right): (left_opens + right_opens, left_closes + right_closes)
    for left, (left_opens, left_closes) in LEFT.items()
    for right, (right_opens, right_closes) in RIGHT.items()
}
_ROLE_COSTS["word", "word "] = (SHIFTED, _ROLE_COSTS["word", "word "][1])
_ROLE_COSTS["word ", "word"] = (_ROLE_COSTS["word ", "word"][0], SHIFTED)
