"""Characters and pairs of them found in a text, by both kernels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from arabic_norm.kernel import _python

FOUND = [
    # characters, text, found
    ("", "abc", False),
    ("a", "", False),
    ("a", "bca", True),
    ("abcde", "xyze", True),
    ("abcde", "xyz", False),
    ("\u0161", "a", False),  # ends like a in a smaller storage
    ("a\u0161", "\u0161", True),
    ("\u0100abcd", "\0", False),
    ("\U0001f600", "\uf600", False),
    ("\U0001f600", "\U0001f600", True),
    ("abcd\U0001f600", "x\U0001f600", True),
    ("abcd\U0001f600", "x\U0001f601", False),
    ("\ud800", "a\ud800", True),
]


@pytest.mark.parametrize(("chars", "text", "found"), FOUND)
@pytest.mark.parametrize("before", [0, 1, 63, 64, 200])
def test_found_in(kernel, chars, text, found, before):
    assert kernel.Finder(chars).found_in("-" * before + text) is found
    assert kernel.Finder(chars).found_in(text and text + "-" * before) is found


@given(st.text("abcdefgh", max_size=8), st.sets(st.characters(), max_size=40))
def test_found_in_is_whether_any_stands_in_the_text(kernel, text, chars):
    assert kernel.Finder(chars).found_in(text) == any(char in chars for char in text)


@pytest.mark.parametrize("chars", ["ac", "abcdefgh", "a\U0001f600", "xyzvw\U0001f600", ""])
def test_positions(kernel, chars):
    text = "cab\u0640a\U0001f600a"
    wanted = [place for place, char in enumerate(text) if char in chars]
    finder = kernel.Finder(chars)
    assert finder.positions(text, 0, 99) == finder.positions(text) == wanted
    assert finder.positions(text, 2) == [place for place in wanted if place >= 2]
    assert finder.positions(text, 2, 6) == [place for place in wanted if 2 <= place < 6]
    assert finder.positions(text[:3], 0, 3) == [place for place in wanted if place < 3]
    assert finder.positions("ab\xe9", 0, 3) == [i for i in (0, 1) if "ab"[i] in chars]
    assert finder.positions(text, 50, 60) == finder.positions(text, 50) == []


PAIRS = [
    # (alone, firsts, seconds), text, where they stand
    (("", "a", "b"), "ab-ba-aab", [0, 7]),
    (("c", "a", "b"), "cab", [0, 1]),
    (("ab", "a", "b"), "a-b", []),  # those of a pair are not looked for alone
    (("", "a", "a"), "aaa-a", [0, 1]),
    (("", ["a", ""], ["b", ""]), "b-a", [0, 2]),  # the empty str: the ends of the text
    (("", ["a", ""], ["a", ""]), "a", [0]),
    (("a", ["", "b"], ["a", "b"]), "ab", [0]),
    (("", "a", "a\U0001f600"), "a\U0001f600a", [0]),
    (("", "\U0001f600", "\u0640"), "\u0640\U0001f600\u0640", [1]),
    (("", "a", "\U0001f600"), "a", []),
    (("", [""], [""]), "", []),
    (("", "a", "b", "b", "c"), "ab-bc-ac", [0, 3]),  # two pairs
    (("e", "a", "b", ["", "c"], ["c", ""]), "cabec", [0, 1, 3, 4]),
    (("", "", "", "a", "b"), "cab", [1]),
]


@pytest.mark.parametrize(("sought", "text", "places"), PAIRS)
def test_pairs_are_found_where_they_touch(kernel, sought, text, places):
    finder = kernel.Finder(*sought)
    assert finder.positions(text, 0, len(text)) == places
    assert finder.found_in(text) is bool(places)
    for start in range(len(text) + 1):
        assert finder.positions(text, start, 99) == [p for p in places if p >= start]
        first = next((p for p in places if p >= start), -1)
        assert finder.find(text, start, 99) == finder.find(text, start) == first
        assert finder.positions(text, 0, start) == [p for p in places if p < start]


@pytest.mark.parametrize("span", [(-1, 3), (3, 2)])
def test_positions_are_from_a_start_to_an_end(kernel, span):
    for look in (kernel.Finder("a").positions, kernel.Finder("a").find):
        with pytest.raises(ValueError, match="from a start to an end"):
            look("abc", *span)


def test_characters_to_find_are_single(kernel):
    with pytest.raises(ValueError, match="characters to find are single characters, not 'ab'"):
        kernel.Finder(["a", "ab"])
    with pytest.raises(ValueError, match="characters to find are single characters, not ''"):
        kernel.Finder(["a", ""], ["", "a"], ["b"])  # an end of the text is none by itself


def test_an_exception_ends_the_reading_of_what_to_find(kernel):
    asked = []

    def failing():
        raise LookupError("no more")
        yield

    def counting():
        asked.append("firsts")
        yield "a"

    with pytest.raises(LookupError, match="no more"):
        kernel.Finder(failing(), counting(), counting())
    with pytest.raises(LookupError, match="no more"):
        kernel.Finder("a", failing(), counting())
    assert asked == []


@given(text=texts, chars=st.lists(st.characters(), max_size=6), data=st.data())
def test_c_finds_as_the_reference(compiled, text, chars, data):
    sets = st.sets(st.sampled_from(["", *chars, *text]), max_size=5)
    alone, *ends = data.draw(sets) - {""}, *(data.draw(sets) for _ in range(4))
    for wanted in ((alone,), (alone, *ends[:2]), (alone, *ends)):
        fast, slow = compiled.Finder(*wanted), _python.Finder(*wanted)
        assert fast.found_in(text) == slow.found_in(text)
        assert fast.positions(text, 0, len(text)) == slow.positions(text, 0, len(text))


def test_a_look_says_which_of_its_finders_find_anything(kernel):
    pairs = kernel.Finder("c", ["a", ""], ["b", "\U0001f600"])
    singles = [kernel.Finder(chars) for chars in ("xy", "", "\U0001f600")]
    look = kernel.Look([singles[0], pairs, *singles[1:]])
    assert look.found_in("") == look.found_in("a-") == 0
    assert look.found_in("-x-") == 0b1
    assert look.found_in("-ab") == look.found_in("b") == look.found_in("-c") == 0b10
    assert look.found_in("ya\U0001f600") == 0b1011
    assert kernel.Look([]).found_in("abc") == 0


def test_a_look_has_63_finders_at_most(kernel):
    last = kernel.Look([*[kernel.Finder("a")] * 62, kernel.Finder("b")])
    assert (last.found_in("a"), last.found_in("b")) == ((1 << 62) - 1, 1 << 62)
    with pytest.raises(ValueError, match="a look has 63 finders at most, not 64"):
        kernel.Look([kernel.Finder("a")] * 64)


def test_c_looks_with_finders_of_its_own_at_texts(compiled):
    with pytest.raises(TypeError, match=r"expected finders, got .*Finder"):
        compiled.Look([_python.Finder("a")])
    with pytest.raises(TypeError, match="not iterable"):
        compiled.Look(1)
    with pytest.raises(TypeError, match="expected str, got bytes"):
        compiled.Look([compiled.Finder("a")]).found_in(b"a")


chars = st.sampled_from("abcd\u0640\U0001f600\U0001f601")
sets = st.lists(chars | st.just(""), max_size=4)


@given(
    st.lists(st.tuples(st.lists(chars, max_size=3), sets, sets, sets, sets), max_size=63),
    st.text(chars, max_size=8),
)
def test_a_look_is_what_its_finders_say_one_by_one(kernel, wanted, text):
    finders = [kernel.Finder(*one) for one in wanted]
    said = sum(finder.found_in(text) << number for number, finder in enumerate(finders))
    assert kernel.Look(finders).found_in(text) == said
