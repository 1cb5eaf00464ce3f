"""Which way the letters of a line run: what their shapes say, and what their order says."""

from __future__ import annotations

from functools import cache, lru_cache

from arabic_norm import kernel
from arabic_norm.letters import (
    ALEF,
    ALEF_MAKSURA,
    ALEF_WASLA,
    FARSI_YEH,
    KAF,
    LAM,
    NOON,
    TEH_MARBUTA,
    TRANSPARENT,
    YEH,
    span,
)
from arabic_norm.patterns import lazy_re

from .characters import FORM_BLOCKS, JOINS_AFTER, JOINS_BEFORE, joins, letters_of_forms
from .letter_order import INSIDE, LETTERS, START

__all__ = ["CERTAIN", "FOREIGN_SHARE", "Evidence", "evidence", "has_forms", "looks_backwards"]

#: Letters of Persian keyboards that stand for an Arabic one in Arabic text too.
_KEYBOARDS = {FARSI_YEH: YEH, "\N{ARABIC LETTER KEHEH}": KAF}
#: Letters of Persian, Urdu, Pashto, Kurdish and their kin. Those of foreign sounds in Arabic, peh,
#: tcheh, veh, gaf and jeh, are among them: a few do not make a line Persian.
_OTHERS = span(0x0671, 0x06D3) + "\u06d5\u06ee\u06ef" + span(0x06FA, 0x06FF) + span(0x0750, 0x077F)
#: What stands for those in a word, and for a ligature: a letter that says nothing.
_FOREIGN, _LIGATURE = "\u0671", "\ufefb"

#: One letter of another language in so many, and the letters' order says nothing.
FOREIGN_SHARE = 20
#: A word is worth no more than this to a line, in tenths of a logarithm: some sound words would be
#: likelier backwards. None of 99,000 different ones is so by more than 141: a word beyond CERTAIN
#: is told by itself.
_MOST_OF_A_WORD = 90
CERTAIN = 160
_LONG = 4  # letters of a word that may be told by itself
#: Words whose odds are kept: half of a text's words are a few hundred different ones.
_KEPT = 1 << 13


class Evidence:
    """What a line says of its order.

    ``odds``: tenths of a natural logarithm, above zero when its letters run forward; ``bare`` the
    same without what the article says, at the start of words or, reversed, at their end;
    ``letters`` how many were counted, ``foreign`` how many are of other languages, ``forms`` how
    many are presentation forms, ``words`` the different words; ``forward_faults`` how many shapes
    do not fit their neighbours when they run forward, ``backward_faults`` when backwards.
    """

    __slots__ = (
        *(
            "backward_faults",
            "bare",
            "foreign",
            "forms",
            "forward_faults",
            "letters",
            "odds",
            "words",
        ),
    )

    def __init__(self) -> None:
        self.odds = self.bare = self.letters = self.foreign = self.words = self.forms = 0
        self.forward_faults = self.backward_faults = 0


@cache
def _letters_alone() -> kernel.Translator:
    """Return a table that writes each letter as the one that was counted, and no sign on it."""
    table = dict.fromkeys(TRANSPARENT, "") | dict.fromkeys(_OTHERS, _FOREIGN) | _KEYBOARDS
    table |= dict.fromkeys(FORM_BLOCKS, _LIGATURE)
    for form, letter in letters_of_forms().items():
        table[form] = table.get(letter, letter)
    return kernel.Translator(table)


_WORD = lazy_re(f"[{LETTERS}{_FOREIGN}{_LIGATURE}]+")


def evidence(line: str) -> Evidence:
    """Return what a line says of the order of its letters; each different word counts once."""
    found = Evidence()
    every = _WORD.findall(_letters_alone().translate(line))
    words = set(every)
    found.words = len(words)
    for word in every:
        found.letters += len(word)
        if _FOREIGN in word:
            found.foreign += word.count(_FOREIGN)
    for word in words:
        odds = _word_odds(word)
        found.odds += odds
        if word.endswith(_REVERSED_ARTICLE):
            odds += _article_odds()
        elif word.startswith(_ARTICLE):
            odds -= _article_odds()
        found.bare += odds
    if has_forms(line):
        _count_faults(line, found)
    return found


#: One letter or two that stand three times on end: cries and laughter are no words.
_DRAWN_OUT = lazy_re(r"(.)\1\1|(..)\2\2")


@cache
def _odds() -> tuple[dict[str, int], dict[str, int]]:
    """Return what two letters are worth inside a word, and at its start."""
    inside, start = {}, {}
    for row, one in enumerate(LETTERS):
        for column, other in enumerate(LETTERS):
            start[one + other] = START[row][column]
            if row < column:
                inside[one + other] = INSIDE[row][column - row - 1]
                inside[other + one] = -inside[one + other]
    return inside, start


@lru_cache(maxsize=_KEPT)
def _word_odds(word: str) -> int:
    """Return how much likelier a word is than the same word backwards."""
    size = len(word)
    if size < 2 or _DRAWN_OUT.search(word):
        return 0
    inside, start = _odds()
    odds = start.get(word[:2], 0) - start.get(word[-1] + word[-2], 0)
    for at in range(size - 1):
        odds += inside.get(word[at : at + 2], 0)
    most = CERTAIN if size >= _LONG and abs(odds) >= CERTAIN else _MOST_OF_A_WORD
    return max(-most, min(most, odds))


_ARTICLE, _REVERSED_ARTICLE = f"{ALEF}{LAM}", f"{LAM}{ALEF}"


@cache
def _article_odds() -> int:
    """Return what the article is worth to its word: adverbs in لا look like it reversed."""
    inside, start = _odds()
    return start[_ARTICLE] + inside[_ARTICLE]


# Shapes -----------------------------------------------------------------------------------------
_FORMS = kernel.Finder(FORM_BLOCKS)
#: What a character becomes to count shapes: isolated, final, initial, medial, by what they join.
_SHAPES = "ifbm"
_PLAIN = "x"  # a letter without a shape, which joins as it likes


def has_forms(text: str) -> bool:
    """Tell whether a presentation form stands in a text."""
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


# A quick look -----------------------------------------------------------------------------------
#: What begins words and, backwards, hardly ends any: the article; with the wasla of the Quran and
#: with a sukun it is told inside a word too.
_ARTICLES = f" {_ARTICLE}"
_WASLA_ARTICLE, _SIGNED_ARTICLE = f"{ALEF_WASLA}{LAM}", f"{_ARTICLE}\N{ARABIC SUKUN}"
_ENDING = f"{_REVERSED_ARTICLE} "
#: What ends words and, backwards, hardly begins any.
_ENDS = (f"{TEH_MARBUTA} ", f"{ALEF_MAKSURA} ", f"{YEH}{NOON} ")
#: Letters of Persian and Urdu, of which some stand in each line.
_FREQUENT_OTHERS = "\u06c1\u06d2\u06ba\u067e\u06af\u0686"
#: More of these than of such endings by so many, and the line runs forward.
_MORE = 1
#: Letters that stand at the end of words alone: here another letter comes after.
_NEVER_INSIDE = kernel.Finder("", TEH_MARBUTA + ALEF_MAKSURA, LETTERS)


@cache
def _misfits() -> kernel.Finder:
    """Return a finder of forms that join the next letter where none is that could be joined."""
    after = [form for form, shape in joins().items() if shape & JOINS_AFTER]
    alone = [form for form, shape in joins().items() if not shape & JOINS_BEFORE]
    return kernel.Finder("", after, ["", *" \n.,:()\N{NO-BREAK SPACE}\N{ARABIC COMMA}", *alone])


def looks_backwards(text: str, start: int, end: int, with_forms: bool) -> bool:
    """Tell quickly whether the letters of a line may run backwards: those of few sound lines may.

    One reversed line in a thousand is missed, in which neither the article stands nor teh marbuta.
    """
    if with_forms and _FORMS.find(text, start, end) >= 0:
        return _misfits().find(text, start, end) >= 0
    needed = text.count(_ENDING, start, end) + _MORE
    forward = text.count(_ARTICLES, start, end)
    if forward <= needed:
        for sign in (_SIGNED_ARTICLE, _WASLA_ARTICLE, *_ENDS):
            forward += text.count(sign, start, end)
    if forward > needed:
        return _NEVER_INSIDE.find(text, start, end) >= 0
    others = sum(text.count(letter, start, end) for letter in _FREQUENT_OTHERS)
    return others * FOREIGN_SHARE <= end - start
