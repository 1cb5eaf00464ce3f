"""Single marks: which pairs of them quote."""

from __future__ import annotations

import pytest

from arabic_norm.steps._quote_marks import find_marks
from arabic_norm.steps._quote_singles import without_apostrophes

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


@pytest.mark.parametrize(("text", "count", "why"), CASES)
def test_single_marks_that_quote(text: str, count: int, why: str) -> None:
    assert len(without_apostrophes(text, list(find_marks(text)))) == count, why


def test_double_marks_pass() -> None:
    marks = list(find_marks("قال «نعم» don't"))
    assert without_apostrophes("قال «نعم» don't", marks) == marks[:2]
