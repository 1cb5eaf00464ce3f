"""What it costs to read a mark as opener or as closer: what the tables say, and their balance."""

from __future__ import annotations

import pytest

from arabic_norm.steps.quotes.characters import (
    BETWEEN,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    EDGE,
    ELLIPSIS,
    GAP,
    GLOSS,
    KINDS,
    MARK,
    OPENING,
    PROCLITIC,
    SIGN,
    SPACED,
    STOP,
    WORD,
)
from arabic_norm.steps.quotes.costs import (
    ALONE,
    DAMAGE,
    LEADS,
    LEFT,
    RIGHT,
    SHAPES,
    SHIFTED,
    SINGLE_SHAPES,
)
from arabic_norm.steps.quotes.words import folded


@pytest.mark.parametrize(
    ("left", "right"),
    [(left, right) for left in LEFT for right in RIGHT if max(left, right) < MARK],
)
def test_no_pair_of_sides_makes_both_roles_free(left: int, right: int) -> None:
    """Only a neighbouring mark, whose role is open itself, leaves a mark undecided."""
    undecided = {(DASH, SIGN), (SIGN, SIGN)}
    opens, closes = (LEFT[left][role] + RIGHT[right][role] for role in (0, 1))
    assert (opens, closes) != (0, 0) or (left, right) in undecided


# What stands left of a mark, and what it says of an opener and of a closer there.
LEFT_SAYS = {
    ("sound", "never"): {
        *(EDGE, GAP, PROCLITIC, PROCLITIC + SPACED, COMMA + SPACED, COLON + SPACED),
        *(OPENING, OPENING + SPACED),
    },
    ("sound", "odd"): {kind + SPACED for kind in (WORD, STOP, CLOSING, DASH, SIGN, MARK)},
    ("seen", "never"): {COLON},
    ("seen", "seen"): {BETWEEN, COMMA, DASH, SIGN},
    ("odd", "sound"): {STOP, CLOSING},
    ("never", "sound"): {WORD},
    ("sound", "sound"): {MARK},
}
RIGHT_SAYS = {
    ("sound", "never"): {WORD},
    ("seen", "seen"): {BETWEEN, OPENING, SIGN},
    ("seen", "sound"): {ELLIPSIS},
    ("odd", "seen"): {GLOSS, DASH},
    ("odd", "sound"): {kind + SPACED for kind in (WORD, DASH, SIGN, MARK)},
    ("never", "seen"): {kind + SPACED for kind in (STOP, COMMA, COLON, CLOSING)},
    ("never", "sound"): {
        *(EDGE, GAP, STOP, COMMA, COLON, CLOSING),
        *(OPENING + SPACED, GLOSS + SPACED, ELLIPSIS + SPACED),
    },
    ("sound", "sound"): {MARK},
}


def grade(cost: float) -> str:
    assert 0 <= cost <= 8
    return "sound" if not cost else "seen" if cost <= 1 else "odd" if cost < DAMAGE else "never"


@pytest.mark.parametrize(("table", "says"), [(LEFT, LEFT_SAYS), (RIGHT, RIGHT_SAYS)])
def test_what_a_neighbour_says(table, says) -> None:
    said = {kind: grades for grades, kinds in says.items() for kind in kinds}
    assert {kind: tuple(map(grade, costs)) for kind, costs in table.items()} == said


@pytest.mark.parametrize("kind", [kind for kind in LEFT if kind ^ SPACED in LEFT])
def test_a_blank_before_a_mark_speaks_for_an_opener(kind: int) -> None:
    (opens, closes), (opens_apart, closes_apart) = LEFT[kind & ~SPACED], LEFT[kind | SPACED]
    assert opens >= opens_apart
    assert closes <= closes_apart


@pytest.mark.parametrize("kind", [kind for kind in RIGHT if kind ^ SPACED in RIGHT])
def test_a_blank_after_a_mark_speaks_against_an_opener(kind: int) -> None:
    assert RIGHT[kind & ~SPACED][0] <= RIGHT[kind | SPACED][0]


@pytest.mark.parametrize(
    "kind", [EDGE, GAP, WORD, WORD + SPACED, MARK, MARK + SPACED, SIGN + SPACED]
)
def test_these_say_of_an_opener_on_one_side_what_they_say_of_a_closer_on_the_other(kind) -> None:
    assert LEFT[kind] == RIGHT[kind][::-1]


#: Neither does a closer stand behind these, nor an opener before these.
NOT_BEFORE_CLOSER = [PROCLITIC + SPACED, COLON + SPACED, OPENING, OPENING + SPACED]
NOT_AFTER_OPENER = [
    CLOSING,
    CLOSING + SPACED,
    GLOSS + SPACED,
]
#: Where a quotation ends and its sentence goes on: no opener stands there, not even a lone one.
NEVER_OPENED_BEFORE = {STOP, COMMA}


def test_some_neighbours_are_as_sure_as_a_gap() -> None:
    assert {LEFT[kind][1] for kind in NOT_BEFORE_CLOSER} == {LEFT[GAP][1]}
    assert {RIGHT[kind][0] for kind in NOT_AFTER_OPENER} == {RIGHT[GAP][0]}


def test_two_marks_without_partner_are_likelier_than_an_opener_before_a_stop() -> None:
    for kind in NEVER_OPENED_BEFORE:
        assert RIGHT[kind][0] == RIGHT[kind + SPACED][0] > 2 * ALONE


def test_a_colon_and_a_line_s_end_are_the_next_surest() -> None:
    assert RIGHT[COLON][0] == RIGHT[COLON + SPACED][0] == RIGHT[EDGE][0]


def test_a_line_s_end_is_the_surest_neighbour() -> None:
    assert max(closes for _, closes in LEFT.values()) == LEFT[EDGE][1]
    surer = NEVER_OPENED_BEFORE | {COLON}
    for table, role, as_sure in ((LEFT, 1, set()), (RIGHT, 0, surer)):
        others = [
            costs[role]
            for kind, costs in table.items()
            if kind != EDGE and kind - kind % 2 not in as_sure
        ]
        assert max(others) == table[GAP][role] < table[EDGE][role]


def test_every_kind_that_there_is_has_its_costs() -> None:
    """A gloss and an ellipsis are seen right of a mark alone, a proclitic left of one."""
    apart = {kind for kind in range(EDGE, KINDS) if kind not in {EDGE + 1, GAP + 1, BETWEEN + 1}}
    assert set(LEFT) == apart - {GLOSS, GLOSS + SPACED, ELLIPSIS, ELLIPSIS + SPACED}
    assert set(RIGHT) == apart - {PROCLITIC, PROCLITIC + SPACED}


def test_a_blank_on_the_wrong_side_costs_less_than_its_two_sides() -> None:
    assert LEFT[WORD][0] + RIGHT[WORD + SPACED][0] > SHIFTED
    assert LEFT[WORD + SPACED][1] + RIGHT[WORD][1] > SHIFTED


OPENERS = "« “ ‟ „ \u301d \u275d ‹ << ‘ ‚ ‛"
CLOSERS = "» ” \u301e \u301f \u275e › >> ’ \N{DOUBLE PRIME}"
EITHER = "\" \uff02 '' '"
#: Spelled with signs that are no quotation marks, for one role.
NEVER_CLOSERS = ["``", ",,"]


def test_a_shape_is_weak_evidence_for_one_role() -> None:
    """Less than a neighbour that forbids the other, which costs 3 and more."""
    for glyph, (_, as_opener, as_closer) in {**SHAPES, **SINGLE_SHAPES}.items():
        if glyph in NEVER_CLOSERS:
            assert (as_opener, as_closer) == (0, LEFT[EDGE][1]), glyph
            continue
        opens, closes = glyph in OPENERS.split(), glyph in CLOSERS.split()
        assert opens + closes + (glyph in EITHER.split()) == 1, glyph
        assert (0 < as_closer < 2) is opens, glyph
        assert (0 < as_opener <= 2) is closes, glyph
        assert 0 in (as_opener, as_closer), glyph


def test_a_family_is_of_one_glyph_in_two_directions() -> None:
    families: dict[int, list[str]] = {}
    for glyph, (family, _, _) in {**SHAPES, **SINGLE_SHAPES}.items():
        if len(glyph) == 1:
            families.setdefault(family, []).append(glyph)
    assert ["".join(glyphs) for glyphs in families.values()] == [
        *("«»", "“”„‟\u301d\u301e\u301f\u275d\u275e", '"\uff02\N{DOUBLE PRIME}', "‹›", "'‘’‚‛")
    ]
    assert min(families) > 0
    assert max(families) < 8  # three bits


@pytest.mark.parametrize(
    ("word", "cost", "why"),
    [
        ("في", 3.0, "a preposition governs the next word"),
        ("الذي", 3.0, "a relative pronoun begins a clause"),
        ("قال", 3.2, "what is said may come before its verb"),
        ("اسم", 3.2, "a noun that names may be named itself"),
        ("حزب", 3.2, "a noun that a name specifies wants it"),
        ("هذا", 1.2, "a demonstrative may stand alone"),
        ("أن", 2.2, "ان is the name of a letter too"),
    ],
)
def test_words_that_want_the_next_one(word: str, cost: float, why: str) -> None:
    assert LEADS[folded(word)] == cost, why
