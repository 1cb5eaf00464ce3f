"""The kernel's contract, in plain letters: it knows nothing of Arabic."""

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arabic_norm.kernel import Finder, Translator, compose, pack, unpack


def packed(shifts):
    return array("q", shifts).tobytes()


TRANSLATIONS = [
    # table, text, result
    ({"a": "b"}, "aXa", "bXb"),
    ({"a": ""}, "aXa", "X"),
    ({"a": "bcd"}, "aXa", "bcdXbcd"),
    ({"a": "b", "b": "a"}, "ab", "ba"),  # all at once, not one after another
    ({"a": "b", "b": ""}, "ab", "b"),
    ({"é": "e"}, "plain", "plain"),
    ({"\ud800": "x"}, "\ud800y", "xy"),
    ({"\U0001f600": ":)"}, "\U0001f600", ":)"),
    ({}, "abc", "abc"),
]


@pytest.mark.parametrize(("table", "text", "result"), TRANSLATIONS)
def test_translate(table, text, result):
    assert Translator(table).translate(text) == result


def test_translate_returns_the_same_object_when_nothing_changes():
    text = "unchanged \N{LATIN SMALL LETTER E WITH ACUTE}"
    assert Translator({"x": "y"}).translate(text) is text


def test_a_key_is_one_character():
    with pytest.raises(ValueError, match="single characters, not 'ab'"):
        Translator({"ab": "c"})


SHIFTS = [
    # table, text, shifts: start, end, new start, new end
    ({"a": "b"}, "aaa", []),
    ({"a": ""}, "XaX", [1, 2, 1, 1]),
    ({"a": "bc"}, "aXa", [0, 1, 0, 2, 2, 3, 3, 5]),
    ({"a": "", "b": "cd"}, "ab", [0, 1, 0, 0, 1, 2, 0, 2]),
]


@pytest.mark.parametrize(("table", "text", "shifts"), SHIFTS)
def test_shifts_are_the_changes_that_move_what_follows(table, text, shifts):
    assert Translator(table).shifts(text) == packed(shifts)


PACKED = [
    # changes (start, end, size), shifts
    ([(1, 2, 1)], []),
    ([(1, 3, 2)], [1, 3, 1, 3]),
    ([(1, 1, 2)], [0, 1, 0, 3]),  # an insertion belongs to the character on its left
    ([(0, 0, 2)], [0, 1, 0, 3]),  # at the start to the first
    ([(0, 0, 2), (0, 3, 1)], [0, 3, 0, 3]),
    ([(1, 2, 0), (2, 2, 1)], []),  # deleted and inserted in its place: one for one
    ([(0, 2, 0), (4, 5, 2)], [0, 2, 0, 0, 4, 5, 2, 4]),
]


def test_what_is_made_of_nothing_is_a_shift_from_nothing():
    assert pack(0, [(0, 0, 2)]) == packed([0, 0, 0, 2])


def test_unpack_gives_the_integers_back():
    assert list(unpack(packed([1, 2, 1, 1]))) == [1, 2, 1, 1]


@pytest.mark.parametrize(("changes", "shifts"), PACKED)
def test_pack(changes, shifts):
    assert pack(5, changes) == packed(shifts)


COMPOSED = [
    # first, second, both
    ([1, 2, 1, 1], [1, 2, 1, 1], [1, 2, 1, 1, 2, 3, 1, 1]),  # two deletions in a row stay two
    ([0, 1, 0, 2], [1, 2, 1, 1], []),  # a becomes bc, c is deleted: one for one
    ([0, 1, 0, 2], [0, 2, 0, 1], []),
    ([0, 1, 0, 2], [0, 2, 0, 0], [0, 1, 0, 0]),
    ([2, 3, 2, 4], [1, 3, 1, 2], [1, 3, 1, 3]),  # overlapping: what both cover is one
    ([0, 2, 0, 0], [0, 0, 0, 3], [0, 2, 0, 3]),  # made in place of what was deleted whole
    ([0, 0, 0, 3], [0, 3, 0, 0], []),  # nothing, something, nothing
    ([0, 0, 0, 3], [1, 2, 1, 1], [0, 0, 0, 2]),
    ([], [0, 1, 0, 0], [0, 1, 0, 0]),
    ([0, 1, 0, 0], [], [0, 1, 0, 0]),
]


@pytest.mark.parametrize(("first", "second", "both"), COMPOSED)
def test_compose(first, second, both):
    assert compose(packed(first), packed(second)) == packed(both)


tables = st.dictionaries(st.sampled_from("abcd"), st.text("abcd", max_size=3))


@given(tables, tables, tables, st.text("abcd", max_size=12))
def test_composing_is_associative(first, second, third, text):
    shifts = []
    for table in (first, second, third):
        translator = Translator(table)
        shifts.append(translator.shifts(text))
        text = translator.translate(text)
    a, b, c = shifts
    assert compose(compose(a, b), c) == compose(a, compose(b, c))


@given(st.text("abcdefgh", max_size=8), st.sets(st.characters(), max_size=40))
def test_found_in(text, chars):
    assert Finder(chars).found_in(text) == any(char in chars for char in text)
