"""The roles of all marks of a line, decided together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm.steps import _quote_roles
from arabic_norm.steps._quote_marks import find_marks
from arabic_norm.steps._quote_roles import Role, decide, flat_roles, place_marks
from arabic_norm.steps._quote_singles import without_apostrophes

LETTERS = {
    Role.OPENS: "(",
    Role.CLOSES: ")",
    Role.OPENS_ALONE: "[",
    Role.CLOSES_ALONE: "]",
    Role.REPEATS: "=",
    Role.NONE: "-",
}


def placed_in(text: str):
    return place_marks(text, without_apostrophes(text, list(find_marks(text))))


def roles_in(text: str) -> str:
    return "".join(LETTERS[role] for role in decide(text, placed_in(text)))


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


def test_the_third_depth_is_told_from_the_second() -> None:
    """A quotation in a quotation is likelier where its shape is another one."""
    same, other = (
        _quote_roles._nesting(_quote_roles._Kind("«", False, False, False, False), stack)
        for stack in (("“", "«"), ("«", "“"))
    )
    assert other < same


SPEECH = [
    ("قالت ", True, "a verb of saying"),
    ("قالت: ", True, "and a colon"),
    ("المدينة:", True, "a colon alone"),
    ("المدينة ", False, "a word"),
    ("", False, "nothing"),
]


@pytest.mark.parametrize(("before", "speaks", "why"), SPEECH)
def test_what_introduces_speech(before: str, speaks: bool, why: str) -> None:
    placed = placed_in(f"{before}«نهر»")[0]
    assert _quote_roles._kind(placed, touched=False).speaks is speaks, why


@pytest.mark.parametrize(("count", "kept"), [(1, 1), (8, 8), (9, 0)])
def test_more_than_eight_marks_that_touch_are_an_ornament(count: int, kept: int) -> None:
    placed = placed_in(("«“" * 5)[:count])
    assert len(_quote_roles._without_ornament(placed)) == kept


def test_the_reading_in_which_nothing_stands_open_is_never_given_up() -> None:
    states = {(("«",) * depth, touching): -depth for depth in range(9) for touching in (0, 1, 2)}
    kept = _quote_roles._most_likely(states)
    assert sorted(kept, key=kept.get)[:24] == sorted(states, key=states.get)[:24]
    assert [state for state in kept if not state[0]] == [((), 0), ((), 1), ((), 2)]


line_of_marks = st.lists(
    st.sampled_from([*'«»“”„"‹›', " ", " ", "نهر", "ب", "الميناء", ".", ":", "قال", "5"]),
    max_size=16,
).map("".join)


@given(line_of_marks)
def test_roles_nest(text: str) -> None:
    depth = 0
    for role in decide(text, placed_in(text)):
        depth += (role is Role.OPENS) - (role is Role.CLOSES)
        assert 0 <= depth <= _quote_roles._DEEPEST
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
]
FLAT = [
    ('قال "نعم" ثم "لا".', "()()", "straight"),
    ("“نعم” قالت، وسمعت “لا”.", "()()", "curly"),
    ("التحق ب »النادي«، ثم عاد", "()", "torn from its prefix"),
    ("قال «نعم» ثم «لا", "()[", "one that opens is left over"),
    ("قال «نعم» ثم «لا ثم «ربما»", "()[()", "one that opens before a pair"),
    ("نعم» ثم «لا».", "]()", "one that closes"),
    ("قال »نعم« ثم »لا«.", "()()", "reversed"),
]
WEIGHED = [
    ("قال «نعم لا «ربما» ثم «لا", "two are left over"),
    ("قال «نعم\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}لا» ثم", "a layout gap within the pair"),
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


@pytest.mark.parametrize("text", SOUND)
def test_marks_of_the_right_shape_need_no_weighing(text: str) -> None:
    placed = placed_in(text)
    assert _quote_roles._sound(placed) == _quote_roles._cheapest(text, placed)


@pytest.mark.parametrize(("text", "why"), NOT_SOUND)
def test_what_this_library_would_write_otherwise_is_weighed(text: str, why: str) -> None:
    assert _quote_roles._sound(placed_in(text)) is None, why


@pytest.mark.parametrize(("text", "expected", "why"), FLAT)
def test_pairs_that_cost_nothing_need_no_weighing(text: str, expected: str, why: str) -> None:
    assert "".join(LETTERS[role] for role in flat_roles(text, placed_in(text)) or []) == expected


@pytest.mark.parametrize(("text", "why"), WEIGHED)
def test_all_others_are_weighed(text: str, why: str) -> None:
    assert flat_roles(text, placed_in(text)) is None, why


@given(line_of_marks)
def test_pairs_that_cost_nothing_are_what_weighing_finds(text: str) -> None:
    placed = placed_in(text)
    flat = flat_roles(text, placed)
    assert flat is None or flat == _quote_roles._cheapest(text, placed)
