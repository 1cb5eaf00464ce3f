"""What is written for the marks of a line."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm.edits import splice
from arabic_norm.steps.quotes.edits import (
    add_edit,
    bears_mark,
    is_settled,
    moved,
    repaired,
    written,
)
from arabic_norm.steps.quotes.lines import marked_lines

FATHA = "\N{ARABIC FATHA}"
NBSP = "\N{NO-BREAK SPACE}"

WRITTEN = [
    ("قال « نعم » ثم", "قال «نعم» ثم", "blanks inside go"),
    ("قال«نعم»ثم", "قال «نعم» ثم", "a mark that touches a word is parted from it"),
    ("ب » نعم» ثم", "ب«نعم» ثم", "a proclitic is written together with its mark"),
    ("نعم -« لا»", "نعم - «لا»", "a blank on the wrong side of an opener after a dash"),
    ("«نعم »(لا)", "«نعم» (لا)", "and of a closer before a bracket"),
    ("««نعم»» ثم", "«نعم» ثم", "marks typed twice"),
    (f"««{FATHA}نعم»", f"««{FATHA}نعم»", "what bears a combining mark stays"),
    ("قال “نعم «لا» ثم” هنا", "قال «نعم “لا” ثم» هنا", "shapes by depth"),
    ('نهر " باب', 'نهر " باب', "a mark alone, whose readings cost about the same"),
]


@pytest.mark.parametrize(("text", "expected", "why"), WRITTEN)
def test_written(text: str, expected: str, why: str) -> None:
    (line,) = marked_lines(text)
    assert splice(text, written(line)) == expected, why


SETTLED = [
    ('قال "نعم" ثم', True, "a pair"),
    ('قال "نعم" ثم "لا".', True, "two"),
    ('قال "نعم" "لا" ثم', True, "side by side, a blank between"),
    ('قال "نعم ثم', True, "a mark alone, whose new shape says what it did"),
    ('قال "نعم" ثم "لا', True, "and one beside a pair"),
    ('نعم". ثم قال "لا', True, "torn at both ends"),
    ('نعم"، ثم', True, "alone, before a sign that damages both readings"),
    ('قال " نعم ثم', True, "one that opens, and joins its word"),
    ('قال "نعم" ثم "  لا', True, "behind a pair, too"),
    ('قال نعم "', True, "one that closes"),
    ('نعم "، ثم "لا".', True, "before a pair"),
    ('نهر. س " (لا', False, "behind a letter that is a proclitic without the blank"),
    ('قال " (نعم', False, "one that joins a sign"),
    (f'قال " {FATHA} نعم', False, "one that keeps a blank"),
    (f'قال "{NBSP}{NBSP}{NBSP}نعم', False, "before what is no gap behind its new shape"),
    ('قال: " نعم، ثم: "لا"', False, "one that joins its word before others"),
    ('قال "نعم"لا" ثم', False, "and one behind a mark that gets one"),
    ("قال \u201eنعم ثم", False, "a low mark, which says more than its new shape"),
    ('قال "نعم"، don\'t', False, "an apostrophe beside it"),
    ('قال ""نعم" ثم', False, "marks that touch"),
    (f'قال "{NBSP}{NBSP}{NBSP}نعم" ثم', False, "a layout gap inside"),
    (f'قال " {FATHA}نعم " ثم', False, "a blank that bears a combining mark, and one that goes"),
]


@pytest.mark.parametrize(("text", "settled", "why"), SETTLED)
def test_what_is_read_alike_once_it_is_written(text: str, settled: bool, why: str) -> None:
    (line,) = marked_lines(text)
    assert is_settled(line, written(line)) is settled, why


SIGNS = [*"\"«»“”″‘' \n.،:(", NBSP, FATHA, "قال", "و", "في", "س", "14", "<<", "&quot;"]


@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
def test_what_is_settled_is_read_alike(text: str) -> None:
    for line in marked_lines(text):
        edits = written(line)
        if is_settled(line, edits):
            alone = splice(text[line.start : line.end], moved(edits, -line.start))
            assert repaired(alone) == []


#: One mark: behind each of these, before each of those.
BEFORE_MARK = ["", "قال", "قال ", "قال: ", "ب ", "س ", "(", ") ", "- ", "نعم. ", "14", f"ا{FATHA} "]
BEHIND_MARK = ["", " ", "  ", f" {FATHA}", " \u200f", "  \u200f ", NBSP * 3, "\t"]
BEHIND_BLANKS = ["نعم", "5", "(لا", ".", "", "- لا"]


@pytest.mark.parametrize("line", ["نهر {}", '{} ثم "لا".', 'قال "نعم" ثم {}'])
@pytest.mark.parametrize("glyph", ['"', "«", "»", "“", "”", "„", "″", "&quot;"])
def test_a_mark_alone_is_written_once(glyph: str, line: str) -> None:
    for before, blanks, behind in product(BEFORE_MARK, BEHIND_MARK, BEHIND_BLANKS):
        text = line.format(f"{before}{glyph}{blanks}{behind}")
        assert repaired(splice(text, repaired(text))) == [], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال: " نعم', "قال: «نعم"),
        ('قال: "  نعم', "قال: «نعم"),
        ('قال: " \u200fنعم', "قال: «\u200fنعم"),
        ('ب " نعم', "ب«نعم"),
    ],
)
def test_an_opener_alone_joins_its_word(text: str, expected: str) -> None:
    assert splice(text, repaired(text)) == expected


def test_edits_are_made_over_the_whole_text() -> None:
    text = 'نهر\n"نعم"\nباب\n""نهر""'
    assert splice(text, repaired(text)) == "نهر\n«نعم»\nباب\n«نهر»"


def test_an_edit_is_added_once_and_never_before_the_last_one() -> None:
    edits: list[tuple[int, int, str]] = []
    for edit in [(4, 5, "«"), (5, 6, ""), (5, 6, ""), (4, 4, " "), (6, 6, " "), (6, 6, " ")]:
        add_edit(edits, *edit)
    assert edits == [(4, 5, "«"), (5, 6, ""), (6, 6, " ")]


@pytest.mark.parametrize(
    ("text", "bears"), [(f"ا{FATHA}", True), ("اب", False), ("ا", False), ("ا\u200f", False)]
)
def test_what_bears_a_combining_mark(text: str, bears: bool) -> None:
    assert bears_mark(text, 1) is bears
