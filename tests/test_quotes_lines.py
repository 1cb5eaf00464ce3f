"""The lines that have marks; which pairs of single marks quote."""

from __future__ import annotations

import pytest

from arabic_norm.steps.quotes.lines import marked_lines

CASES = [
    ("قال 'نعم' ثم", 2, "a pair around a word"),
    ("قال ‘نعم’ ثم", 2, "curly"),
    ("قال ’نعم‘ ثم", 2, "curly and swapped"),
    ("قال 'نعم'.", 2, "before a stop"),
    ("قال ('نعم')", 2, "in brackets"),
    ("قال ب'نعم' ثم", 2, "after a proclitic"),
    ("سمع 'Blue Moon' ثم", 2, "plain Latin words"),
    ("سمع 'rock and roll' و'jazz' ثم", 4, "two pairs"),
    ("قال 'سمعت 'نعم' ثم' عاد", 4, "a pair in a pair"),
    ("قال 'سمعت 'نعم 'لا' ثم' عاد'", 4, "no deeper"),
    ("قال 'نعم ثم", 0, "one alone"),
    ("قال ' نعم ' ثم", 0, "apart from the word: no pair"),
    ("قال ' نعم' ثم", 0, "apart at its beginning"),
    ("قال 'نعم ' ثم", 0, "apart at its end"),
    ("قول'نعم' ثم", 0, "glued to the word before"),
    ("قال.'نعم' ثم", 0, "to a stop"),
    ("قال)'نعم' ثم", 0, "to a closed bracket"),
    ("قال-'نعم' ثم", 0, "to a dash"),
    ("قال#'نعم' ثم", 0, "to a sign"),
    ("قال 'نعم'(لا", 0, "to a bracket after it"),
    ("قال 'نعم'(Sea)", 0, "to a gloss"),
    ("قال 'نعم'- ثم", 0, "to a dash after it"),
    ("قال 'نعم'# ثم", 0, "to a sign after it"),
    ("قال 'نعم'ثم", 0, "glued to the word after"),
    ("قال 'نعم\nثم' لا", 0, "a pair never runs over a line's end"),
    ("don't can't", 0, "apostrophes in words"),
    ("l'État d'Alger", 0, "French articles"),
    ("dogs' cats'", 0, "English plurals"),
    ("'Uyun al-anba'", 0, "ayn and hamza"),
    ("'Abd al-Rahman'", 0, "a name's particle between them"),
    ("'Īsā wa-l-samā'", 0, "letters of transliteration"),
    ("sama' wa-ma'", 0, "final hamzas"),
    ("قال '«' ثم", 3, "around a mark"),
    ("قال '&laquo;' ثم", 3, "whose entity is no word"),
]


def marks_of(text: str) -> list[str]:
    return [mark.shape.glyph for line in marked_lines(text) for mark in line.marks]


@pytest.mark.parametrize(("text", "count", "why"), CASES)
def test_single_marks_that_quote(text: str, count: int, why: str) -> None:
    assert len(marks_of(text)) == count, why


def test_double_marks_pass() -> None:
    assert marks_of("قال «نعم» don't") == ["«", "»"]


# Between the bars.
LINES = [
    ("|«نعم»|", "one line"),
    ("نهر\n|«نعم»|\n\nباب\n|«لا»|", "lines without marks are left out"),
    ("|«نعم|\r\n|لا»|\n", "a pair never runs over a line's end"),
    ("don't\n|'نعم'|", "a line with apostrophes alone has no marks"),
    ("`'نعم'` (\"نعم\")\n|«نعم»|".replace('"', "`"), "nor has a line with code alone"),
]


@pytest.mark.parametrize(("case", "why"), LINES)
def test_lines(case: str, why: str) -> None:
    text = case.replace("|", "")
    lines = marked_lines(text)
    assert [text[line.start : line.end] for line in lines] == case.split("|")[1::2], why
    for line in lines:
        assert all(line.start <= mark.start < mark.end <= line.end for mark in line.marks)


@pytest.mark.parametrize(
    ("text", "signs"),
    [("«نعم»", 2), ("<<نعم>>", 4), ("don't «نعم»", 3), ('«نعم» """"', 6), ("&laquo;نعم»", 2)],
)
def test_all_signs_of_a_line_are_counted(text: str, signs: int) -> None:
    assert [line.signs for line in marked_lines(text)] == [signs]
