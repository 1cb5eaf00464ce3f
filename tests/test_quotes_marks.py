"""Which characters are quotation marks, and where they stand."""

from __future__ import annotations

import pytest

from arabic_norm.steps.quotes.costs import SHAPES, SINGLE_SHAPES
from arabic_norm.steps.quotes.marks import DOUBLE_MARKS, ONLY_IN_PAIRS, TRIGGERS, read_lines


def marks_of(text: str) -> list[tuple[int, str]]:
    return [(mark.start, mark.shape.glyph) for line in read_lines(text) for mark in line.marks]


FOUND = [
    ('"نعم" «لا»', [(0, '"'), (4, '"'), (6, "«"), (9, "»")], "single characters"),
    ("<<نعم>>", [(0, "<<"), (5, ">>")], "two characters are one mark"),
    ("''نعم''", [(0, "''"), (5, "''")], "two apostrophes are one mark"),
    ("'نعم'", [(0, "'"), (4, "'")], "single marks are found; their pairing decides later"),
    ("&laquo;نعم&raquo;", [(0, "&laquo;"), (10, "&raquo;")], "entities"),
    ('نهر"""', [(3, '"'), (4, '"'), (5, '"')], "three marks may close three quotations"),
    ('نهر""""', [], "four of a kind are a ruled line"),
    ("نهر«««««", [], "of guillemets too"),
    ("نهر<<<", [], "three angles are a prompt or a conflict"),
    ("'''نعم'''", [], "three apostrophes are bold in wiki source"),
    ("نهر & &amp; <", [], "what begins like a mark and is none"),
    ('dawn "noon"', [], "a line without an Arabic letter"),
    ('dawn "noon"\nقال "نعم"', [(16, '"'), (20, '"')], "lines are asked one by one"),
    ('قال "نعم" ثم print("لا")', [(4, '"'), (8, '"')], "code, as all that is protected"),
]


@pytest.mark.parametrize(("text", "expected", "why"), FOUND)
def test_marks(text: str, expected: list[tuple[int, str]], why: str) -> None:
    assert marks_of(text) == expected, why


@pytest.mark.parametrize("mark", SHAPES)
def test_every_mark_has_a_trigger(mark: str) -> None:
    assert TRIGGERS & set(mark)


@pytest.mark.parametrize("mark", SHAPES)
def test_every_mark_is_found(mark: str) -> None:
    assert marks_of(f"نهر {mark} باب") == [(4, mark)]


def test_double_marks() -> None:
    assert sorted(DOUBLE_MARKS) == sorted('"«»“”„‟‹›\uff02')


def test_marks_that_a_keyboard_makes_of_other_signs_quote_in_pairs_only() -> None:
    assert sorted(ONLY_IN_PAIRS - SINGLE_SHAPES.keys()) == ["''", "<<", ">>"]
    assert SINGLE_SHAPES.keys() < ONLY_IN_PAIRS
