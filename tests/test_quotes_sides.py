"""What stands on either side of a mark, and what it makes the mark cost."""

from __future__ import annotations

import pytest

from arabic_norm.steps.quotes.characters import (
    BETWEEN,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    EDGE,
    GAP,
    GLOSS,
    MARK,
    OPENING,
    PROCLITIC,
    SIGN,
    SPACED,
    STOP,
    WORD,
)
from arabic_norm.steps.quotes.costs import (
    INTRODUCED,
    LEFT,
    NAMED,
    NAMED_WORD,
    PLAIN,
    RIGHT,
    SHIFTED,
    SHIFTED_REVERSED,
)
from arabic_norm.steps.quotes.lines import marked_lines
from arabic_norm.steps.quotes.marks import Mark
from arabic_norm.steps.quotes.sides import ends_sentence, introduction

NBSP = "\N{NO-BREAK SPACE}"
RLM = "\N{RIGHT-TO-LEFT MARK}"


def marks_of(text: str) -> list[Mark]:
    return [mark for line in marked_lines(text) for mark in line.marks]


# What stands before the mark; a word is behind it.
LEFTS = [
    ("", EDGE, "nothing"),
    ("نهر\n", EDGE, "a line break"),
    ("نهر", WORD, "a word"),
    ("نهر ", WORD + SPACED, "a blank between"),
    (f"نهر{NBSP}", WORD + SPACED, "a no-break space"),
    ("نهر   ", WORD + SPACED, "three blanks"),
    ("نهر    ", GAP, "a layout gap"),
    ("نهر\t ", GAP, "a tab in it"),
    ("5", WORD, "digits are as letters"),
    ("dawn", WORD, "Latin"),
    ("ب", PROCLITIC, "a preposition of one letter"),
    ("ب ", PROCLITIC + SPACED, "torn off"),
    ("وبال ", PROCLITIC + SPACED, "three of them"),
    ("لِـ ", PROCLITIC + SPACED, "with tashkeel and tatweel"),
    (f"لـ{RLM} {RLM}", PROCLITIC + SPACED, "and controls"),
    ("س ", WORD + SPACED, "seen of the future is never torn off"),
    ("كتاب", WORD, "a word that ends like a proclitic"),
    (".", STOP, "a stop"),
    ("؟ ", STOP + SPACED, "a question"),
    ("،", COMMA, "a comma"),
    (":", COLON, "a colon"),
    ("(", OPENING, "a bracket"),
    (") ", CLOSING + SPACED, "a closed bracket"),
    ("- ", DASH + SPACED, "a dash"),
    ("نهر ـ", DASH, "a tatweel that stands apart is a dash"),
    (f"نهر ـــ{RLM} ", DASH + SPACED, "a long one, before a blank"),
    ("نهرـ ", WORD + SPACED, "one that a word bears is none"),
    ("#", SIGN, "any other sign"),
]
# What stands behind the mark; a word is before it.
RIGHTS = [
    ("", EDGE, "nothing"),
    ("\nنهر", EDGE, "a line break"),
    (" \nنهر", EDGE, "a blank before it"),
    ("نهر", WORD, "a word"),
    (" نهر", WORD + SPACED, "a blank between"),
    ("   نهر", WORD + SPACED, "three blanks"),
    ("    نهر", GAP, "a layout gap"),
    (". نهر", STOP, "a stop"),
    (" ، نهر", COMMA + SPACED, "a comma"),
    (": نهر", COLON, "a colon"),
    ("(نهر)", OPENING, "a bracket"),
    (" (Nile)", GLOSS + SPACED, "a gloss in Latin letters"),
    ("(1990)", GLOSS, "a year"),
    ("،«", COMMA, "a comma between two marks"),
    (")", CLOSING, "a closed bracket"),
    (" - نهر", DASH + SPACED, "a dash"),
    ("ـنهر", WORD, "read past tatweel"),
    ("ـ نهر", DASH, "a tatweel that stands apart is a dash"),
    (" ـ نهر", DASH + SPACED, "between blanks"),
]


@pytest.mark.parametrize(("text", "kind", "why"), LEFTS)
def test_left_side(text: str, kind: int, why: str) -> None:
    (mark,) = marks_of(f"{text}«نهر")
    assert mark.left == kind, why


@pytest.mark.parametrize(("text", "kind", "why"), RIGHTS)
def test_right_side(text: str, kind: int, why: str) -> None:
    mark = marks_of(f"نهر»{text}")[0]
    assert mark.right == kind, why


def test_a_stop_that_is_quoted_alone_is_a_sign() -> None:
    opener, closer = marks_of('نهر "،" باب')
    assert (opener.right, closer.left) == (SIGN, COMMA)
    first, _ = marks_of('نهر"،" باب')
    assert first.right == COMMA


def test_the_neighbouring_mark_is_a_neighbour() -> None:
    first, second = marks_of('نهر " "')
    assert (first.right, second.left) == (MARK + SPACED, MARK + SPACED)
    first, second = marks_of('نهر""')
    assert (first.right, second.left) == (MARK, MARK)


def test_a_proclitic_between_two_marks() -> None:
    first, second = marks_of('"و"')
    assert (first.right, second.left) == (BETWEEN, BETWEEN)
    first, second = marks_of('"نهر"')
    assert (first.right, second.left) == (WORD, WORD)


def test_a_neighbour_ends_where_blanks_and_what_is_passed_over_begin() -> None:
    (mark,) = marks_of(f"نهر {RLM}« {RLM}باب")
    assert (mark.left_reach, mark.right_reach) == (3, 8)


LEADING = [
    ("في", 3.0, "a preposition ends no quotation"),
    ("إلى ", 3.0, "a blank after it"),
    ("الى", 3.0, "without hamza"),
    ("فِـي", 3.0, "with tashkeel and tatweel"),
    ("قال", 3.2, "a verb of saying hardly does"),
    ("اسم", 3.2, "nor a noun that names"),
    ("نهر", 0.0, "other words do"),
]


@pytest.mark.parametrize(("word", "cost", "why"), LEADING)
def test_some_words_want_the_next_one(word: str, cost: float, why: str) -> None:
    (mark,) = marks_of(f"{word}»")
    assert mark.leads == cost, why


def test_a_word_that_is_itself_quoted_leads_less() -> None:
    """«في» is a word spoken of, unless the marks are of two quotations: «نعم »أو« لا»."""
    (_, named), (_, apart) = marks_of('"في"'), marks_of('"في "')
    assert named.leads == NAMED_WORD * apart.leads > 0.0


INTRODUCTIONS = [
    ("«نهر»", INTRODUCED, "the line's start"),
    ("قالت: «نهر»", INTRODUCED, "a colon"),
    ("وقالت «نهر»", INTRODUCED, "a verb of saying"),
    ("ذكر أنه «نهر»", INTRODUCED, "a particle of speech"),
    ("عاد، «نهر»", INTRODUCED, "a comma"),
    ("الباب «نهر»", PLAIN, "a word"),
    ("في «نهر»", PLAIN, "a preposition"),
    ("عاد. «نهر»", PLAIN, "a stop"),
    ("باسم «نهر»", NAMED, "a noun of naming"),
    ("رواية «نهر»", NAMED, "a noun that a name specifies"),
    ("ب«نهر»", NAMED, "a proclitic"),
]


@pytest.mark.parametrize(("text", "expected", "why"), INTRODUCTIONS)
def test_introductions(text: str, expected: int, why: str) -> None:
    assert introduction(text, marks_of(text)[0], 0) == expected, why


# Between the bars.
ENDS = [
    ("نهر|نهر. باب|نهر", True, "a stop and a blank"),
    ("نهر|نهر.باب|نهر", False, "no blank"),
    ("نهر|نهر.|باب", False, "nothing after it"),
    ("نهر|نهر. |باب", False, "nothing after its blank"),
    ("نهر. |نهر باب|. نهر", False, "before and after"),
    ("نهر|.نهر؟ باب|نهر", True, "the second one ends a sentence"),
]


def cut(case: str) -> tuple[str, int, int]:
    before, between, after = case.split("|")
    return before + between + after, len(before), len(before) + len(between)


@pytest.mark.parametrize(("case", "expected", "why"), ENDS)
def test_ends_sentence(case: str, expected: bool, why: str) -> None:
    assert ends_sentence(*cut(case)) is expected, why


# What a mark costs as opener and as closer: its two sides, its shape, and what they say together.
COSTS = [
    ("نهر. «باب", 0, SHIFTED + 1 + SHIFTED_REVERSED, "an opener"),
    ("نهر. »باب", 1, SHIFTED, "a closer by shape, its blank on the wrong side"),
    ("نهر أو» باب", SHIFTED + 1, 3, "a closer by shape, behind a word that wants the next one"),
    ("نهر». باب", 3 + 8 + 1, 0, "a closer"),
    ("نهر في». باب", 3 + 8 + 1, 3, "behind a preposition"),
    ('نهر ". باب', 0 + 8, 2 + 0, "straight marks say nothing"),
    ("نهر «باب", 0, SHIFTED + 1 + SHIFTED_REVERSED, "an opener by shape and blank"),
    ("نهر »باب", 1, SHIFTED, "a closer by shape, its blank on the wrong side"),
    ("نهر» باب", SHIFTED + 1 + SHIFTED_REVERSED, 0, "a closer by shape and blank"),
    ("نهر« باب", SHIFTED, 1, "an opener by shape, its blank on the wrong side"),
    ('نهر 14" باب', 3 + 2, 0, "inches: no opener with its blank behind"),
]


@pytest.mark.parametrize(("text", "opens", "closes", "why"), COSTS)
def test_costs(text: str, opens: float, closes: float, why: str) -> None:
    (mark,) = marks_of(text)
    assert (mark.opens, mark.closes) == pytest.approx((opens, closes)), why


def test_a_blank_on_the_wrong_side_is_one_damage() -> None:
    (mark,) = marks_of('نهر" باب')
    assert mark.closes == 0
    assert 0 < mark.opens < LEFT[WORD][0] + RIGHT[WORD + SPACED][0]


MEASURES = [
    ('شاشة 14" هنا', True, "inches"),
    ("شاشة 14″ هنا", True, "the double prime"),
    ("شاشة 14» هنا", False, "another shape"),
    ('شاشة 14 " هنا', False, "apart from the number"),
    ('شاشة" هنا', False, "after a letter"),
]


@pytest.mark.parametrize(("text", "measures", "why"), MEASURES)
def test_what_may_be_the_sign_of_inches(text: str, measures: bool, why: str) -> None:
    (mark,) = marks_of(text)
    assert mark.measures is measures, why
