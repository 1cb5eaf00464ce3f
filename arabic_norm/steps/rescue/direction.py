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
#: What stands for those in a word, and for a ligature: a letter that says nothing.
_FOREIGN, _LIGATURE = "\u0671", "\ufefb"
_SILENT = _FOREIGN
#: Rows of numbers.
_Table: TypeAlias = Sequence[Sequence[int]]

#: One letter of another language in so many, and the letters' order says nothing.
FOREIGN_SHARE = 20
#: A word is worth no more than this to a line, in tenths of a logarithm: some sound words would be
#: likelier backwards. None of 99,000 different ones is so by more than 141: a word beyond CERTAIN
#: is told by itself.
_MOST_OF_A_WORD = 90
CERTAIN = 160
_LONG = 4  # letters of a word that may be told by itself
#: Words that begin with the same letters, so many, may be forms of one word; with the article any.
_STEM = 4
#: The particle لا with what is written to it: a closed class that looks like reversed articles.
_NEGATIONS = frozenset(
    [
        *("ولا", "فلا", "بلا", "وبلا", "إلا", "وإلا", "ألا", "الا", "والا"),
        *("كلا", "هلا", "يلا", "لولا", "ولولا", "فلولا"),
    ]
)
#: Words whose odds are kept: half of a text's words are a few hundred different ones.
_KEPT = 1 << 13


class Evidence:
    """What a line says of its order.

    ``odds``: tenths of a natural logarithm, above zero when its letters run forward; ``bare`` the
    same without what the article says, at the start of words or, reversed, at their end;
    ``least`` the odds of the word with the least; ``letters`` how many were counted, ``foreign``
    how many are of other languages, ``keyboard`` how many are of Persian keyboards, ``forms`` how
    many are presentation forms, ``words`` the different words; ``forward_faults`` how many shapes
    do not fit their neighbours when they run forward, ``backward_faults`` when backwards.
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
    """Return each letter as the one that was counted, and the signs on letters as nothing."""
    table = dict.fromkeys(TRANSPARENT, "") | dict.fromkeys(_OTHERS, _FOREIGN) | _KEYBOARDS
    table |= dict.fromkeys(FORM_BLOCKS, _LIGATURE)
    for form, letter in letters_of_forms().items():
        table[form] = table.get(letter, letter)
    return table


@cache
def _letters_alone() -> kernel.Translator:
    return kernel.Translator(_same_letters())


def _square(triangle: _Table) -> list[list[int]]:
    """Return a square table of one whose other half is the same with the other sign."""
    size = len(triangle)
    square = [[0] * size for _ in range(size)]
    for row, weights in enumerate(triangle):
        for column, weight in enumerate(weights, row + 1):
            square[row][column], square[column][row] = weight, -weight
    return square


def _with_silent(table: _Table) -> list[list[int]]:
    """Return a table with a row and a column more, of letters that say nothing."""
    return [*([*row, 0] for row in table), [0] * (len(table) + 1)]


@cache
def scale() -> kernel.Scale:
    """Return what weighs a text by the order of its letters: above zero when they run forward."""
    classes = [{letter} for letter in (*LETTERS, _SILENT)]
    for char, letter in _same_letters().items():
        if letter:
            classes[LETTERS.find(letter)].add(char)  # -1: the silent ones, which come last
    end = [[-weight for weight in column] for column in zip(*START, strict=True)]
    tables = [*map(_with_silent, (START, _square(INSIDE), end, _square(ALONE)))]
    return kernel.Scale(classes, TRANSPARENT, LINE_BREAKS, tables)


_WORD = lazy_re(f"[{LETTERS}{_FOREIGN}{_LIGATURE}]+")


def evidence(line: str) -> Evidence:
    """Return what a line says of the order of its letters; each different word counts once."""
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
    """Return the different words; forms of one word, as of a verb in a table, are one."""
    families = {word[:_STEM] if len(word) > _STEM else word: word for word in words}
    return list(families.values())


#: One letter or two that stand three times on end: cries and laughter are no words.
_DRAWN_OUT = lazy_re(r"(.)\1\1|(..)\2\2")


@lru_cache(maxsize=_KEPT)
def _word_odds(word: str) -> int:
    """Return how much likelier a word is than the same word backwards."""
    size = len(word)
    if size < 2 or word in _NEGATIONS or _DRAWN_OUT.search(word):
        return 0
    odds = scale().weigh(word, 0, size)
    most = CERTAIN if size >= _LONG and abs(odds) >= CERTAIN else _MOST_OF_A_WORD
    return max(-most, min(most, odds))


_ARTICLE, _REVERSED_ARTICLE = f"{ALEF}{LAM}", f"{LAM}{ALEF}"


@cache
def _article_odds() -> int:
    """Return what the article is worth to its word: adverbs in لا look like it reversed."""
    alef, lam = map(LETTERS.index, _ARTICLE)
    return START[alef][lam] + _square(INSIDE)[alef][lam]


# Shapes -----------------------------------------------------------------------------------------
_FORMS = kernel.Finder(FORM_BLOCKS)
#: What a character becomes to count shapes: isolated, final, initial, medial, by what they join.
_SHAPES = "ifbm"
_PLAIN = "x"  # a letter without a shape, which joins as it likes


def has_forms(text: str) -> bool:
    """Tell whether a text contains a presentation form."""
    return _FORMS.found_in(text)


@cache
def _shapes() -> kernel.Translator:
    table = dict.fromkeys(TRANSPARENT, "") | dict.fromkeys(map(chr, range(0x21, 0x7F)), " ")
    table |= dict.fromkeys((*LETTERS, *_OTHERS, *FORM_BLOCKS), _PLAIN)
    table |= {form: _SHAPES[shape] for form, shape in joins().items()}
    return kernel.Translator(table)


# A shape that joins the next letter where none is that could be joined, and the like.
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
    """Return a finder of forms that join the next letter where none is that could be joined."""
    after = [form for form, shape in joins().items() if shape & JOINS_AFTER]
    alone = [form for form, shape in joins().items() if not shape & JOINS_BEFORE]
    return kernel.Finder("", after, ["", *" \n.,:()\N{NO-BREAK SPACE}\N{ARABIC COMMA}", *alone])


def has_misfits(text: str, start: int, end: int) -> bool:
    """Tell quickly whether the shapes of a line may run backwards: those of sound lines do not."""
    return _misfits().find(text, start, end) >= 0
