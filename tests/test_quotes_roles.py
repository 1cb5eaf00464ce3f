"""The roles of all marks of a line, decided together."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm.steps.quotes.characters import MARK
from arabic_norm.steps.quotes.costs import (
    CURLY,
    GUILLEMETS,
    INTRODUCED,
    NAMED,
    NESTED,
    PLAIN,
    SIBLING,
)
from arabic_norm.steps.quotes.lines import marked_lines, without_ornament
from arabic_norm.steps.quotes.marks import (
    CLOSES,
    CLOSES_ALONE,
    NONE,
    OPENS,
    OPENS_ALONE,
    REPEATS,
    Line,
    line_at,
)
from arabic_norm.steps.quotes.roles import (
    CLOSERS,
    OPENERS,
    WIDEST,
    Search,
    cheapest_roles,
    decide,
    flat_roles,
    most_likely,
    reading_of,
    sound_roles,
)
from arabic_norm.steps.quotes.states import (
    AFTER_CLOSER,
    AFTER_OPENER,
    DEEPEST,
    NESTS,
    OUTER_SHIFT,
)

LETTERS = {OPENS: "(", CLOSES: ")", OPENS_ALONE: "[", CLOSES_ALONE: "]", REPEATS: "=", NONE: "-"}


def line_of(text: str) -> Line:
    """Return the one line of a text, or one without marks."""
    return (marked_lines(text) or [line_at(text, 0)])[0]


def roles_of(line: Line) -> str:
    return "".join(LETTERS[mark.role] for mark in line.marks)


def roles_in(text: str) -> str:
    line = line_of(text)
    decide(line)
    return roles_of(line)


ROLES = [
    ('قال "نعم" ثم "لا"', "()()", "side by side"),
    ("قال »نعم« ثم »لا«", "()()", "shapes that say the contrary"),
    ('قالت: "قرأت "دفتر أمي" أمس"', "(())", "after a colon a quotation holds another"),
    ("قال «نعم» ثم «لا", "()[", "the last opens alone"),
    ("نعم» قال «لا» ثم", "]()", "the first closes alone"),
    ("««نعم»» ثم", "(=)=", "typed twice"),
    ("قالت: «قرأت «دفتر أمي»».", "(())", "two closers of two quotations"),
    ('شاشة 14" عليها "نعم" هنا', "-()", "inches beside a pair"),
    ('نالت لقب "أسرع 10" أمس', "()", "a mark after digits that a pair is in need of"),
    ('شاشة 14" وأخرى 15" معا', "--", "inches twice"),
    ("نعم\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}«لا» ثم", "()", "beside a layout gap"),
    ("<<نعم لا", "-", "half of a pair that is none"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROLES)
def test_roles(text: str, expected: str, why: str) -> None:
    assert roles_in(text) == expected, why


# What a quotation in a quotation is worth is told by what introduces the outer one: two marks typed
# with their blanks on the wrong side, between two quotations, look like a quotation in a quotation.
NESTING = [
    ("قالت «سأقرأ »دفتر أمي« غدا».", "(())", "a verb of saying introduces the outer one"),
    ("قالت: «سأقرأ »دفتر أمي« غدا».", "(())", "a colon"),
    ("ذكر أن «القارب »نجمة« غرق».", "(())", "أن"),
    ("«القارب »نجمة« غرق».", "(())", "the line's start"),
    ("عاد القارب «نجمة »إلى الميناء« القديم» أمس", "()()", "a word"),
    ("صدرت رواية «نجمة »بعد رواية« القارب» بعام", "()()", "a noun that a name specifies"),
    ("سمي القارب ب«نجمة »ثم ب« القمر» أمس", "()()", "a proclitic"),
    (
        'قالت: "رأيت "نجمة" و"القارب" و"الميناء" أمس".',
        "(()()())",
        "siblings in one outer quotation",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), NESTING)
def test_what_introduces_a_quotation_tells_whether_it_holds_another(
    text: str, expected: str, why: str
) -> None:
    assert roles_in(text) == expected, why


DELETED = [
    ("««نعم»» ثم", "(=)=", "both ends typed twice"),
    (
        "كتب ««نعم» ثم لا» هنا",
        "(())",
        "an outer quotation is closed: its opener is none typed twice",
    ),
    ("قال: «زار «البحر»» ثم", "(())", "two closers"),
    ("قال ««نعم» ثم", "(=)", "one end typed twice, where no other mark is its partner"),
]


@pytest.mark.parametrize(("text", "expected", "why"), DELETED)
def test_no_mark_repeats_another_where_all_pair_without_that(
    text: str, expected: str, why: str
) -> None:
    assert roles_in(text) == expected, why


def opened_within(outer: int) -> float:
    """Return what a quotation costs in another of which so much is known."""
    search = Search(line_of("«نهر»").marks[0], may_repeat=True)
    search.read_on(reading_of(outer << OUTER_SHIFT | CURLY, 0.0, 0))
    opened = NESTS << OUTER_SHIFT | CURLY << 3 | GUILLEMETS
    return next(reading.cost for reading in search.reached if reading.state == opened)


def test_the_first_quotation_in_another_is_paid_and_its_siblings_hardly() -> None:
    costs = [opened_within(outer) for outer in (INTRODUCED, PLAIN, NAMED, NESTS)]
    assert costs == [*NESTED, SIBLING]


@pytest.mark.parametrize(("count", "kept"), [(1, 1), (8, 8), (9, 0)])
def test_more_than_eight_marks_that_touch_are_an_ornament(count: int, kept: int) -> None:
    line = line_of(("«“" * 5)[:count] + "نهر")
    assert len(without_ornament(line.marks)) == kept


def test_the_reading_in_which_nothing_stands_open_is_never_given_up() -> None:
    nothing_open = [0, AFTER_CLOSER, AFTER_OPENER]
    readings = [reading_of(state, 9.0, 0) for state in nothing_open]
    readings += [reading_of(stack, 9.0 - stack / 8, 0) for stack in range(1, 40)]
    kept = most_likely(readings)
    assert [reading.state for reading in kept] == [*range(39, 39 - WIDEST, -1), *nothing_open]


line_of_marks = st.lists(
    st.sampled_from([*'«»“”„"‹›', " ", " ", "نهر", "ب", "الميناء", ".", ":", "قال", "5"]),
    max_size=16,
).map("".join)


@given(line_of_marks)
def test_roles_nest(text: str) -> None:
    depth = 0
    for role in roles_in(text):
        depth += (role == "(") - (role == ")")
        assert 0 <= depth <= DEEPEST
    assert depth == 0


SOUND = [
    "قال «نعم» ثم «لا».",
    "قالت: «قرأت “دفتر أمي” أمس».",
    "التحق ب«النادي» و«الميناء»، ثم (عاد).",
    "قالت: «قرأت “دفتر «أمي» القديم” أمس».",
]
NOT_SOUND = [
    ("«أ “ب «ج “د” ه» و” ز»", "four deep"),
    ("قال « نعم»", "a blank behind an opener"),
    ("قال «نعم »", "a blank before a closer"),
    ("قال “نعم”", "the second pair of marks first"),
    ("قال «نعم", "not closed"),
    ("كتب «نعم “”لا» هنا", "an empty pair: a closer and an opener, rather"),
]
FLAT = [
    ('قال "نعم" ثم "لا".', "()()", "straight"),
    ("“نعم” قالت، وسمعت “لا”.", "()()", "curly"),
    ("التحق ب »النادي«، ثم عاد", "()", "torn from its prefix"),
    ("قال «نعم» ثم «لا", "()[", "one that opens is left over"),
    ("قال «نعم» ثم «لا ثم «ربما»", "()[()", "one that opens before a pair"),
    ("نعم» ثم «لا».", "]()", "one that closes"),
    ("قال »نعم« ثم »لا«.", "()()", "reversed"),
    ('نعم". ثم قال "لا', "][", "torn from its text at both ends"),
    ('نعم". قال: "لا"، ثم عاد وقال: "ربما', "]()[", "with a pair between the ends"),
]
WEIGHED = [
    ('قال،"(نعم)"نهر', "ends that cost less as a pair"),
    ("نهر«{»5", "ends that stand as this library writes a pair"),
    ("قال «نعم لا «ربما» ثم «لا", "two are left over"),
    ("قال «نعم\tلا» ثم", "a layout gap within the pair"),
    ("قال «نعم\tلا» ثم", "a tab is one"),
    ("قال «نعم” ثم", "two families"),
    ('". نعم', "no role suits the neighbours"),
    ('نعم " لا', "both suit them alike"),
    ('شاشة 14" جديدة', "the sign of inches"),
    ("قال <<نعم>> ثم", "marks that may be something else"),
    ('قال ""نعم" ثم', "marks that touch"),
    ('قال "نعم"و"لا" ثم', "a conjunction alone between them"),
    ('قال "نعم" "لا" ثم', "marks with blanks alone between them"),
]


def searched(text: str) -> str:
    """Return the roles that the search finds, ornament aside."""
    line = line_of(text)
    cheapest_roles(line, without_ornament(line.marks), may_repeat=True)
    return roles_of(line)


@pytest.mark.parametrize("text", SOUND)
def test_marks_of_the_right_shape_need_no_weighing(text: str) -> None:
    line = line_of(text)
    assert sound_roles(line.marks)
    assert roles_of(line) == searched(text)


@pytest.mark.parametrize(("text", "why"), NOT_SOUND)
def test_what_this_library_would_write_otherwise_is_weighed(text: str, why: str) -> None:
    assert not sound_roles(line_of(text).marks), why


@pytest.mark.parametrize(("text", "expected", "why"), FLAT)
def test_pairs_that_cost_nothing_need_no_weighing(text: str, expected: str, why: str) -> None:
    line = line_of(text)
    assert flat_roles(line), why
    assert roles_of(line) == expected, why


@pytest.mark.parametrize(("text", "why"), WEIGHED)
def test_all_others_are_weighed(text: str, why: str) -> None:
    assert not flat_roles(line_of(text)), why


@given(line_of_marks)
def test_pairs_that_cost_nothing_are_what_weighing_finds(text: str) -> None:
    line = line_of(text)
    assert not flat_roles(line) or roles_of(line) == searched(text)


#: Before, in and behind a pair as this library writes it.
AROUND_PAIR = ["", "نهر", "نهر ", " نهر", "5", "(", "{", ")", "،", ". ", "- "]


def test_pairs_that_cost_nothing_are_those_that_the_shapes_say() -> None:
    sound = 0
    for before, inside, behind in product(AROUND_PAIR, repeat=3):
        text = f"{before}«{inside}»{behind}"
        line = line_of(text)
        if line.marks and sound_roles(line.marks):
            sound += 1
            assert not flat_roles(line) or roles_of(line) == "()", text
    assert sound > 400


#: Marks between words, of which many cost both roles alike or may measure: pairs side by side, by
#: their number alone.
marks_apart = st.lists(
    st.tuples(
        st.sampled_from(['"', '"', "«", "»", "“", "″", '14"']),
        st.sampled_from(
            [" نهر ", " نهر ", "نهر", "نهر ", " نهر", ": ", "، ", " و", " ", "\t", "."]
        ),
    ),
    min_size=1,
    max_size=9,
).map(lambda parts: "قال " + "".join(mark + other for mark, other in parts))


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ('كتب " نعم " ثم " لا " هنا', "()()", "a mark's two roles cost alike: a pair needs both"),
        ('قال "نعم" عن 14" ثم "لا"', "()-()", "inches beside pairs: weighed"),
        ('نالت "لقب 10" أمس', "()", "a mark after digits that closes"),
        ("قال «نعم” ثم", "()", "one pair of two families"),
        ('". نعم', "]", "a mark alone that no neighbour suits"),
        ('نعم " لا', "]", "and one whose roles cost alike"),
    ],
)
def test_pairs_in_doubt_and_a_mark_alone(text: str, expected: str, why: str) -> None:
    assert roles_in(text) == expected == searched(text), why


@given(marks_apart | line_of_marks)
def test_marks_that_do_not_touch_are_decided_as_weighing_does(text: str) -> None:
    line = line_of(text)
    if line.marks and not any(MARK in (mark.left, mark.right) for mark in line.marks):
        assert roles_in(text) == (roles_of(line) if sound_roles(line.marks) else searched(text))


#: Quotations of words, or of words around other quotations; < and > stand for their marks.
sound_quotations = st.recursive(
    st.sampled_from(["نهر", "نهر جار", "قال: نعم"]),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(
        lambda parts: "نهر " + " ثم ".join(f"<{part}>" for part in parts) + " هنا"
    ),
    max_leaves=6,
).filter(lambda text: "<" in text)


def with_marks(text: str) -> str:
    """Return the text with the marks that this library writes at each depth."""
    depth = 0
    written = ""
    for char in text:
        if char == ">":
            depth -= 1
        written += {"<": OPENERS, ">": CLOSERS}[char][depth & 1] if char in "<>" else char
        depth += char == "<"
    return written


@given(sound_quotations.map(with_marks))
def test_sound_quotations_keep_their_roles_at_each_depth(text: str) -> None:
    line = line_of(text)
    assert sound_roles(line.marks)
    assert roles_in(text) == roles_of(line)


@pytest.mark.full
def test_a_million_marks_in_one_line_are_read_and_freed() -> None:
    line = line_of('نهر " ' * 1_000_000)
    decide(line)
    assert len(line.marks) == 1_000_000
    assert {mark.role for mark in line.marks} <= {OPENS, CLOSES, OPENS_ALONE, CLOSES_ALONE}
