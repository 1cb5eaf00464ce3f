"""What stands on either side of a mark, and what it makes the mark cost."""

from __future__ import annotations

import pytest

from arabic_norm.steps._quote_context import (
    LEFT,
    RIGHT,
    Side,
    ends_sentence,
    has_gap,
    left_side,
    right_side,
    role_costs,
)

NBSP = "\N{NO-BREAK SPACE}"
RLM = "\N{RIGHT-TO-LEFT MARK}"

# The mark stands at the end of the text.
LEFTS = [
    ("", "edge", "nothing"),
    ("نهر\n", "edge", "a line break"),
    ("نهر", "word", "a word"),
    ("نهر ", "word ", "a blank between"),
    (f"نهر{NBSP}", "word ", "a no-break space"),
    ("نهر   ", "word ", "three blanks"),
    ("نهر    ", "gap", "a layout gap"),
    ("نهر\t ", "gap", "a tab in it"),
    ("5", "word", "digits are as letters"),
    ("dawn", "word", "Latin"),
    ("ب", "proclitic", "a preposition of one letter"),
    ("ب ", "proclitic ", "torn off"),
    ("وبال ", "proclitic ", "three of them"),
    ("لِـ ", "proclitic ", "with tashkeel and tatweel"),
    (f"لـ{RLM} {RLM}", "proclitic ", "and controls"),
    ("س ", "word ", "seen of the future is never torn off"),
    ("كتاب", "word", "a word that ends like a proclitic"),
    (".", "stop", "a stop"),
    ("؟ ", "stop ", "a question"),
    ("،", "comma", "a comma"),
    (":", "colon", "a colon"),
    ("(", "opening", "a bracket"),
    (") ", "closing ", "a closed bracket"),
    ("- ", "dash ", "a dash"),
    ("#", "sign", "any other sign"),
]
# The mark stands at the start of the text.
RIGHTS = [
    ("", "edge", "nothing"),
    ("\nنهر", "edge", "a line break"),
    (" \nنهر", "edge", "a blank before it"),
    ("نهر", "word", "a word"),
    (" نهر", "word ", "a blank between"),
    ("   نهر", "word ", "three blanks"),
    ("    نهر", "gap", "a layout gap"),
    (". نهر", "stop", "a stop"),
    (" ، نهر", "comma ", "a comma"),
    (": نهر", "colon", "a colon"),
    ("(نهر)", "opening", "a bracket"),
    (" (Nile)", "gloss ", "a gloss in Latin letters"),
    ("(1990)", "gloss", "a year"),
    (")", "closing", "a closed bracket"),
    (" - نهر", "dash ", "a dash"),
    ("ـنهر", "word", "read past tatweel"),
]


@pytest.mark.parametrize(("text", "kind", "why"), LEFTS)
def test_left_side(text: str, kind: str, why: str) -> None:
    assert left_side(text, len(text), 0).kind == kind, why


@pytest.mark.parametrize(("text", "kind", "why"), RIGHTS)
def test_right_side(text: str, kind: str, why: str) -> None:
    assert right_side(text, 0, len(text)).kind == kind, why


def test_the_neighbouring_mark_is_a_neighbour() -> None:
    assert left_side('" "', 2, 1).kind == "mark "
    assert right_side('""', 1, 1).kind == "mark"


def test_a_proclitic_between_two_marks() -> None:
    text = '"و"'
    assert left_side(text, 2, 1).kind == "between"
    assert right_side(text, 1, 2).kind == "between"
    assert right_side('"نهر"', 1, 4).kind == "word"


LEADING = [
    ("في", 3.0, "a preposition ends no quotation"),
    ("إلى ", 3.0, "a blank after it"),
    ("الى", 3.0, "without hamza"),
    ("فِـي", 3.0, "with tashkeel and tatweel"),
    ("قال", 1.2, "a verb of saying hardly does"),
    ("اسم", 1.2, "nor a noun that names"),
    ("نهر", 0.0, "other words do"),
]


@pytest.mark.parametrize(("word", "cost", "why"), LEADING)
def test_some_words_want_the_next_one(word: str, cost: float, why: str) -> None:
    assert left_side(word, len(word), 0).leads == cost, why


def test_a_word_that_is_itself_quoted_leads_nowhere() -> None:
    assert left_side('"في"', 3, 1).leads == 0.0


@pytest.mark.parametrize(
    ("left", "right"),
    [(left, right) for left in LEFT for right in RIGHT if "mark" not in left + right],
)
def test_no_pair_of_sides_makes_both_roles_free(left: str, right: str) -> None:
    """Only a neighbouring mark, whose role is open itself, leaves a mark undecided."""
    undecided = {("dash", "sign"), ("sign", "sign")}
    opens, closes = role_costs(Side(left, 0), Side(right, 0))
    assert (opens, closes) != (0, 0) or (left, right) in undecided


# What stands left of a mark, and what it says of an opener and of a closer there.
LEFT_SAYS = {
    ("sound", "never"): "edge,gap,proclitic,proclitic ,comma ,colon ,opening,opening ",
    ("sound", "odd"): "word ,stop ,closing ,dash ,sign ,mark ",
    ("seen", "never"): "colon",
    ("seen", "seen"): "between,comma,dash,sign",
    ("odd", "sound"): "stop,closing",
    ("never", "sound"): "word",
    ("sound", "sound"): "mark",
}
RIGHT_SAYS = {
    ("sound", "never"): "word",
    ("seen", "seen"): "between,opening,sign",
    ("odd", "seen"): "gloss,dash",
    ("odd", "sound"): "word ,dash ,sign ,mark ",
    ("never", "seen"): "stop ,comma ,colon ,closing ",
    ("never", "sound"): "edge,gap,stop,comma,colon,opening ,gloss ,closing",
    ("sound", "sound"): "mark",
}


def grade(cost: float) -> str:
    assert 0 <= cost <= 5
    return "sound" if not cost else "seen" if cost <= 1 else "odd" if cost < 3 else "never"


@pytest.mark.parametrize(("table", "says"), [(LEFT, LEFT_SAYS), (RIGHT, RIGHT_SAYS)])
def test_what_a_neighbour_says(table, says) -> None:
    said = {kind: grades for grades, kinds in says.items() for kind in kinds.split(",")}
    assert {kind: tuple(map(grade, costs)) for kind, costs in table.items()} == said


@pytest.mark.parametrize("kind", [kind for kind in LEFT if f"{kind} " in LEFT])
def test_a_blank_before_a_mark_speaks_for_an_opener(kind: str) -> None:
    (opens, closes), (opens_apart, closes_apart) = LEFT[kind], LEFT[f"{kind} "]
    assert opens >= opens_apart
    assert closes <= closes_apart


@pytest.mark.parametrize("kind", [kind for kind in RIGHT if f"{kind} " in RIGHT])
def test_a_blank_after_a_mark_speaks_against_an_opener(kind: str) -> None:
    assert RIGHT[kind][0] <= RIGHT[f"{kind} "][0]


@pytest.mark.parametrize("kind", ["edge", "gap", "word", "word ", "mark", "mark ", "sign "])
def test_these_say_of_an_opener_on_one_side_what_they_say_of_a_closer_on_the_other(kind) -> None:
    assert LEFT[kind] == RIGHT[kind][::-1]


#: Neither does a closer stand behind these, nor an opener before these.
NOT_BEFORE_CLOSER = ["proclitic ", "colon ", "opening", "opening "]
NOT_AFTER_OPENER = ["comma", "colon", "closing", "stop ", "comma ", "colon ", "closing ", "gloss "]


def test_some_neighbours_are_as_sure_as_a_gap() -> None:
    assert {LEFT[kind][1] for kind in NOT_BEFORE_CLOSER} == {LEFT["gap"][1]}
    assert {RIGHT[kind][0] for kind in NOT_AFTER_OPENER} == {RIGHT["gap"][0]}


def test_a_line_s_end_is_the_surest_neighbour() -> None:
    assert max(closes for _, closes in LEFT.values()) == LEFT["edge"][1]
    assert max(opens for opens, _ in RIGHT.values()) == RIGHT["edge"][0]
    for table, role in ((LEFT, 1), (RIGHT, 0)):
        others = [costs[role] for kind, costs in table.items() if kind != "edge"]
        assert max(others) == table["gap"][role] < table["edge"][role]


# Between the bars.
GAPS = [
    ("نهر|نهر  باب|نهر", False, "two blanks"),
    ("نهر|نهر   باب|نهر", False, "three"),
    ("نهر|نهر    باب|نهر", True, "four"),
    ("نهر|نهر\tباب|نهر", True, "a tab"),
    (f"نهر|نهر {NBSP} باب|نهر", False, "a no-break space"),
    (f"نهر|نهر{NBSP * 2}باب|نهر", True, "two of them"),
    (f"نهر|{NBSP * 2}|نهر", True, "nothing else"),
    (f"{NBSP * 2}|نهر باب|\t", False, "before and after"),
]
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


@pytest.mark.parametrize(("case", "expected", "why"), GAPS)
def test_has_gap(case: str, expected: bool, why: str) -> None:
    assert has_gap(*cut(case)) is expected, why


@pytest.mark.parametrize(("case", "expected", "why"), ENDS)
def test_ends_sentence(case: str, expected: bool, why: str) -> None:
    assert ends_sentence(*cut(case)) is expected, why


def test_a_blank_on_the_wrong_side_is_one_damage() -> None:
    opens, closes = role_costs(Side("word", 0), Side("word ", 0))
    assert closes == 0
    assert 0 < opens < LEFT["word"][0] + RIGHT["word "][0]
