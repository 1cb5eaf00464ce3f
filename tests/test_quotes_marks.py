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
    ("&lt;&lt;نعم&gt;&gt;", [(0, "&lt;&lt;"), (11, "&gt;&gt;")], "of two characters too"),
    ("\u275dنعم\u275e", [(0, "\u275d"), (4, "\u275e")], "ornaments"),
    ("\u301dنعم\u301e", [(0, "\u301d"), (4, "\u301e")], "the marks of East Asian keyboards"),
    ("``نعم''", [(0, "``"), (5, "''")], "TeX"),
    (',,نعم"', [(0, ",,"), (5, '"')], "two commas for a low mark"),
    ('5,,"نعم" ثم', [(3, '"'), (7, '"')], "two commas before a mark are an empty field"),
    ('نعم,, "لا"', [(6, '"'), (9, '"')], "before a blank they are commas"),
    (',,,نعم"', [(6, '"')], "three are commas too"),
    ("``نعم", [], "with no other mark in its line it is none"),
    ('نهر"""', [(3, '"'), (4, '"'), (5, '"')], "three marks may close three quotations"),
    ('نهر""""', [(place, '"') for place in range(3, 7)], "four may close two, each typed twice"),
    ("نهر" + "\u2033" * 4, [(place, "\u2033") for place in range(3, 7)], "so may double primes"),
    ("نهر" + "»" * 9, [], "nine of a kind are a ruled line"),
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


#: Openers that are looked for where there is another mark, and their closers.
RARE = {"``": "''", ",,": '"'}


@pytest.mark.parametrize("mark", SHAPES)
def test_every_mark_has_a_trigger(mark: str) -> None:
    assert TRIGGERS & set(RARE.get(mark, mark))


@pytest.mark.parametrize("mark", [mark for mark in SHAPES if mark not in RARE])
def test_every_mark_is_found(mark: str) -> None:
    assert marks_of(f"نهر {mark} باب") == [(4, mark)]


# How an entity is spelled, and the mark that it stands for.
ENTITIES = [
    ("&laquo;", "«", "by name"),
    ("&quot;", '"', "the commonest of all"),
    ("&QUOT;", '"', "in capitals, as HTML has it"),
    ("&LAQUO;", "«", "and as it has not"),
    ("&OpenCurlyDoubleQuote;", "“", "a name of HTML 5"),
    ("&#171;", "«", "decimal"),
    ("&#0171;", "«", "with a zero before it"),
    ("&#8222;", "„", "the low mark"),
    ("&#xAB;", "«", "hexadecimal"),
    ("&#Xab;", "«", "in either case"),
    ("&#x00AB;", "«", "with zeros"),
    ("&#147;", "“", "of Windows-1252, as browsers read it"),
    ("&amp;quot;", '"', "escaped twice"),
    ("&amp;amp;#171;", "«", "three times"),
    ("&#39;", "'", "a single mark"),
    ("&quot", '"', "without its semicolon, as HTML 4 had it"),
    ("&raquo", "»", "before an Arabic letter"),
    ("&amp;lt;&amp;lt;", "<<", "two angles"),
]


@pytest.mark.parametrize(("spelling", "glyph", "why"), ENTITIES)
def test_an_entity_is_the_mark_that_it_stands_for(spelling: str, glyph: str, why: str) -> None:
    (line,) = read_lines(f"نهر {spelling}باب")
    (mark,) = line.marks
    assert (mark.start, mark.end) == (4, 4 + len(spelling)), why
    expected = {**SHAPES, **SINGLE_SHAPES}[glyph]
    assert (mark.shape.family, mark.shape.as_opener, mark.shape.as_closer) == expected, why
    assert mark.shape.is_single is (glyph in SINGLE_SHAPES), why


@pytest.mark.parametrize(
    "text",
    [
        "&amp;",
        "&prime;",
        "&nbsp;",
        "&#1604;",
        "&#x110000;",
        "&ldquo",
        "&quote",
        "&quot=1",
        "&lt;",
        "& quot;",
    ],
)
def test_other_entities_are_no_marks(text: str) -> None:
    assert marks_of(text) == []


def test_double_marks() -> None:
    assert sorted(DOUBLE_MARKS) == sorted('"«»“”„‟‹›\uff02\u275d\u275e\u301d\u301e\u301f')


def test_marks_that_a_keyboard_makes_of_other_signs_quote_in_pairs_only() -> None:
    signs = ["''", ",,", "<<", ">>", "``", "\u275d", "\u275e", "\u301d", "\u301e", "\u301f"]
    assert sorted(ONLY_IN_PAIRS - SINGLE_SHAPES.keys()) == sorted(signs)
    assert SINGLE_SHAPES.keys() < ONLY_IN_PAIRS
