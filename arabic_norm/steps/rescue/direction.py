"""Whether a line's letters are in reading order or reversed, by their shapes and by their order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from arabic_norm import kernel
from arabic_norm.letters import (
    ALEF,
    FARSI_YEH,
    KAF,
    LAM,
    LINE_BREAKS,
    TRANSPARENT,
    YEH,
    span,
)
from arabic_norm.patterns import lazy_re

from .characters import FORM_BLOCKS, JOINS_AFTER, JOINS_BEFORE, joins, letters_of_forms
from .letter_order import ALONE, INSIDE, LETTERS, START

__all__ = ["CERTAIN", "FOREIGN_SHARE", "Evidence", "evidence", "has_forms", "has_misfits", "scale"]

#: Letters of Persian keyboards that stand for an Arabic one in Arabic text too.
_KEYBOARDS = {FARSI_YEH: YEH, "\N{ARABIC LETTER KEHEH}": KAF}
#: Letters of Persian, Urdu, Pashto, Kurdish and their kin. Those of foreign sounds in Arabic, peh,
#: tcheh, veh, gaf and jeh, are among them: a few do not make a line Persian.
_OTHERS = span(0x0671, 0x06D3) + "\u06d5\u06ee\u06ef" + span(0x06FA, 0x06FF) + span(0x0750, 0x077F)
#: What replaces these letters in a word, and what replaces a ligature: letters without evidence.
_FOREIGN, _LIGATURE = "\u0671", "\ufefb"
_SILENT = _FOREIGN
#: Rows of numbers.
_Table: TypeAlias = Sequence[Sequence[int]]

#: If more than one letter in 20 is of another language, the order of letters tells nothing.
FOREIGN_SHARE = 20
#: The most that a word adds to the odds of its line, in tenths of a logarithm: some sound words are
#: likelier backwards. None of 99,000 different words is so by more than 141: a word beyond CERTAIN
#: decides by itself.
_MOST_OF_A_WORD = 90
CERTAIN = 160
_LONG = 4  # the fewest letters of a word that may decide by itself
#: Words that share their first letters, this many with the article, count as forms of one word.
_STEM = 4
#: The particle لا and what is written with it: a closed class that looks like a reversed article.
_NEGATIONS = frozenset(
    [
        *("ولا", "فلا", "بلا", "وبلا", "إلا", "وإلا", "ألا", "الا", "والا"),
        *("كلا", "هلا", "يلا", "لولا", "ولولا", "فلولا"),
    ]
)
#: How many words' odds are cached: half of a text's words are a few hundred different ones.
_KEPT = 1 << 13


class Evidence:
    """What a line tells about its order.

    ``odds``: tenths of a natural logarithm, above zero if the letters run forward; ``bare``: the
    same without the weight of the article, at the start of words or, reversed, at their end;
    ``least``: the lowest odds of a word. Numbers of: ``letters``; ``foreign`` letters, of other
    languages; ``keyboard``, letters of Persian keyboards; ``forms``, presentation forms; different
    ``words``; ``forward_faults``, shapes that do not fit their neighbours if the line runs forward;
    ``backward_faults``, the same if it runs backwards.
    """

    __slots__ = (
        "backward_faults",
        "bare",
        "foreign",
        "forms",
        "forward_faults",
        "keyboard",
        "least",
        "letters",
        "odds",
        "words",
    )

    def __init__(self) -> None:
        self.odds = self.bare = self.least = self.words = 0
        self.letters = self.foreign = self.keyboard = self.forms = 0
        self.forward_faults = self.backward_faults = 0


@cache
def _same_letters() -> dict[str, str]:
    """Return the letter that each character counts as; marks count as nothing."""
    table = dict.fromkeys(TRANSPARENT, "") | dict.fromkeys(_OTHERS, _FOREIGN) | _KEYBOARDS
    table |= dict.fromkeys(FORM_BLOCKS, _LIGATURE)
    for form, letter in letters_of_forms().items():
        table[form] = table.get(letter, letter)
    return table


@cache
def _letters_alone() -> kernel.Translator:
    return kernel.Translator(_same_letters())


def _square(triangle: _Table) -> list[list[int]]:
    """Return the square table of a triangle; the other half has the opposite signs."""
    size = len(triangle)
    square = [[0] * size for _ in range(size)]
    for row, weights in enumerate(triangle):
        for column, weight in enumerate(weights, row + 1):
            square[row][column], square[column][row] = weight, -weight
    return square


def _with_silent(table: _Table) -> list[list[int]]:
    """Return a table with one more row and column, of zeros, for letters without evidence."""
    return [*([*row, 0] for row in table), [0] * (len(table) + 1)]


@cache
def scale() -> kernel.Scale:
    """Return the scale that weighs a text by the order of its letters: above zero is forward."""
    classes = [{letter} for letter in (*LETTERS, _SILENT)]
    for char, letter in _same_letters().items():
        if letter:
            classes[LETTERS.find(letter)].add(char)  # -1: the silent ones, which come last
    end = [[-weight for weight in column] for column in zip(*START, strict=True)]
    tables = [*map(_with_silent, (START, _square(INSIDE), end, _square(ALONE)))]
    return kernel.Scale(classes, TRANSPARENT, LINE_BREAKS, tables)


_WORD = lazy_re(f"[{LETTERS}{_FOREIGN}{_LIGATURE}]+")


def evidence(line: str) -> Evidence:
    """Return what a line tells about the order of its letters; each different word counts once."""
    found = Evidence()
    every = _WORD.findall(_letters_alone().translate(line))
    words = _different(every)
    found.words = len(words)
    found.keyboard = sum(map(line.count, _KEYBOARDS))
    for word in every:
        found.letters += len(word)
        if _FOREIGN in word:
            found.foreign += word.count(_FOREIGN)
    for word in words:
        odds = _word_odds(word)
        found.odds += odds
        found.least = min(found.least, odds)
        if word.endswith(_REVERSED_ARTICLE):
            odds += _article_odds()
        elif word.startswith(_ARTICLE):
            odds -= _article_odds()
        found.bare += odds
    if has_forms(line):
        _count_faults(line, found)
    return found


def _different(words: list[str]) -> list[str]:
    """Return the different words; forms of one word, such as a verb's in a table, count once."""
    families = {word[:_STEM] if len(word) > _STEM else word: word for word in words}
    return list(families.values())


#: One letter or two, three times in a row: cries and laughter are no words.
_DRAWN_OUT = lazy_re(r"(.)\1\1|(..)\2\2")


@lru_cache(maxsize=_KEPT)
def _word_odds(word: str) -> int:
    """Return how much likelier a word is than the same word reversed, in tenths of a logarithm."""
    size = len(word)
    if size < 2 or word in _NEGATIONS or _DRAWN_OUT.search(word):
        return 0
    odds = scale().weigh(word)
    most = CERTAIN if size >= _LONG and abs(odds) >= CERTAIN else _MOST_OF_A_WORD
    return max(-most, min(most, odds))


_ARTICLE, _REVERSED_ARTICLE = f"{ALEF}{LAM}", f"{LAM}{ALEF}"


@cache
def _article_odds() -> int:
    """Return what the article adds to a word's odds: adverbs in لا look like it, reversed."""
    alef, lam = map(LETTERS.index, _ARTICLE)
    return START[alef][lam] + _square(INSIDE)[alef][lam]


# Shapes -----------------------------------------------------------------------------------------
_FORMS = kernel.Finder(FORM_BLOCKS)
#: Codes of the shapes, in the order of `joins`: isolated, final, initial, medial.
_SHAPES = "ifbm"
_PLAIN = "x"  # a letter without a shape, which fits everywhere


def has_forms(text: str) -> bool:
    """Tell whether a text contains a presentation form."""
    return _FORMS.found_in(text)


@cache
def _shapes() -> kernel.Translator:
    table = dict.fromkeys(TRANSPARENT, "") | dict.fromkeys(map(chr, range(0x21, 0x7F)), " ")
    table |= dict.fromkeys((*LETTERS, *_OTHERS, *FORM_BLOCKS), _PLAIN)
    table |= {form: _SHAPES[shape] for form, shape in joins().items()}
    return kernel.Translator(table)


# A shape that does not fit: it joins a neighbour that does not join it.
_FORWARD_FAULT = lazy_re(r"[bm](?![fmx])|(?<![bmx])[fm]")
_BACKWARD_FAULT = lazy_re(r"[fm](?![bmx])|(?<![fmx])[bm]")
_SHAPE = lazy_re(f"[{_SHAPES}]")


def _count_faults(line: str, found: Evidence) -> None:
    shapes = _shapes().translate(line)
    found.forms = len(_SHAPE.findall(shapes))
    found.forward_faults = len(_FORWARD_FAULT.findall(shapes))
    found.backward_faults = len(_BACKWARD_FAULT.findall(shapes))


@cache
def _misfits() -> kernel.Finder:
    """Return a finder of forms that join the next letter where no letter can be joined."""
    after = [form for form, shape in joins().items() if shape & JOINS_AFTER]
    alone = [form for form, shape in joins().items() if not shape & JOINS_BEFORE]
    return kernel.Finder("", after, ["", *" \n.,:()\N{NO-BREAK SPACE}\N{ARABIC COMMA}", *alone])


def has_misfits(text: str, start: int, end: int) -> bool:
    """Tell quickly whether the shapes of a line may run backwards; those of sound lines do not."""
    return _misfits().find(text, start, end) >= 0
