"""Edits made, brought into their smallest form, and turned into shifts and back. Both kernels."""

import contextlib
import sys
import sysconfig
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring import assert_leaks_nothing
from test_kernel import packed

from arabic_norm.kernel import _python

#: A Python without the GIL, where another thread may change a list at any time.
COPIES_LISTS = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))


class Text(str):
    """A subclass of str."""


SPLICES = [
    # text, edits, result
    ("abc", [], "abc"),
    ("abc", [(1, 2, "x")], "axc"),
    ("abc", [(0, 0, "x"), (3, 3, "y")], "xabcy"),
    ("abc", [(0, 3, "")], ""),
    ("", [(0, 0, "ab")], "ab"),
    ("abc", [(1, 1, "x"), (1, 1, "y"), (1, 2, "")], "axyc"),
    ("ab\u0640", [(2, 3, "")], "ab"),  # becomes ASCII
    ("ab\u0640", [(0, 2, ""), (2, 3, "\xe9")], "\xe9"),
    ("abc", [(1, 2, "\u0640")], "a\u0640c"),  # stored wider than the source
    ("ab\u0640", [(1, 2, "\U0001f600\xe9")], "a\U0001f600\xe9\u0640"),
    ("a\U0001f600", [(1, 2, "\ud800")], "a\ud800"),
    ("a\0b", [(0, 1, Text("\0"))], "\0\0b"),
]


@pytest.mark.parametrize(("text", "edits", "result"), SPLICES)
def test_splice(kernel, text, edits, result):
    for given_edits in (edits, tuple(edits), iter(edits)):
        made = kernel.splice(text, given_edits)
        assert made == result
        assert hash(made) == hash(result)
        assert made.isascii() == result.isascii()
        assert len(result) < 2 or sys.getsizeof(made) == sys.getsizeof(result)
    assert kernel.change(text, edits)[0] == result


SAME = [[], [(1, 2, "b")], [(0, 3, "ab\u0640")], [(0, 1, ""), (1, 1, "a")], [(1, 1, "")]]


@pytest.mark.parametrize("edits", SAME)
def test_the_same_object_when_nothing_changes(kernel, edits):
    text = Text("ab\u0640")
    assert kernel.splice(text, edits) is text
    assert kernel.change(text, edits)[0] is text


WRONG = [
    [(0, 4, "")],
    [(-1, 0, "")],
    [(2, 1, "")],
    [(1, 2, ""), (0, 1, "")],
    [(0, 2, ""), (1, 3, "")],
    [(0, 2**70, "")],
]


@pytest.mark.parametrize("edits", WRONG)
def test_edits_are_in_order_and_inside_the_text(kernel, edits):
    for function in (kernel.splice, kernel.change, kernel.minimal):
        with pytest.raises(ValueError, match="overlaps the one before it or leaves the text"):
            function("abc", edits)


def test_an_exception_of_the_edits_is_handed_on(kernel):
    def edits():
        yield 0, 1, ""
        raise LookupError("no more")

    for function in (kernel.splice, kernel.change, kernel.minimal):
        with pytest.raises(LookupError, match="no more"):
            function("abc", edits())


def test_c_refuses_what_is_no_edit(compiled):
    for wrong in (
        None,
        1,
        [1],
        [(0, 1)],
        [("0", 1, "")],
        [(0, 1.0, "")],
        [(0, 1, b"")],
        [[0, 1, ""]],
    ):
        for function in (compiled.splice, compiled.change, compiled.minimal):
            with pytest.raises(TypeError):
                function("abc", wrong)
    for wrong in (b"abc", None):
        with pytest.raises(TypeError, match="expected str"):
            compiled.splice(wrong, [])
        with pytest.raises(TypeError, match="expected str"):
            compiled.edits("abc", wrong, b"")
    for nothing in (compiled.splice, compiled.change, compiled.minimal, compiled.edits):
        with pytest.raises(TypeError):
            nothing("abc")


class Piece(NamedTuple):
    text: str
    start: int
    end: int


PIECES = [
    ([], []),
    ([(0, 3)], [Piece("abc", 0, 3)]),
    ([(0, 0), (2, 3), (1, 2)], [Piece("", 0, 0), Piece("c", 2, 3), Piece("b", 1, 2)]),
]


@pytest.mark.parametrize(("spans", "pieces"), PIECES)
def test_pieces(kernel, spans, pieces):
    made = kernel.pieces("abc", spans, Piece)
    assert made == pieces
    assert all(type(piece) is Piece for piece in made)
    assert kernel.pieces("abc", iter(spans), tuple) == pieces
    behind = [(start, end, text) for text, start, end in pieces]
    assert kernel.pieces("abc", spans, tuple, True) == behind


@pytest.mark.parametrize("span", [(2, 1), (-1, 2), (0, 4), (0, 2**70)])
def test_pieces_are_inside_the_text(kernel, span):
    with pytest.raises(ValueError, match="ends before it starts, or leaves the text"):
        kernel.pieces("abc", [(0, 1), span], Piece)


def test_c_refuses_what_is_no_span(compiled):
    for wrong in (None, 1, [1], [(0,)], [(0, 1, 2)], [("0", 1)], [(0, 1.0)]):
        with pytest.raises(TypeError):
            compiled.pieces("abc", wrong, Piece)
    for text, kind in ((b"abc", Piece), ("abc", list), ("abc", Piece("", 0, 0))):
        with pytest.raises(TypeError):
            compiled.pieces(text, [(0, 1)], kind)
    with pytest.raises(TypeError):
        compiled.pieces("abc", [])
    with pytest.raises(TypeError):
        compiled.pieces("abc", [], Piece, True, None)


class Number:
    """An integer of another library."""

    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def test_c_takes_the_integers_of_other_libraries(compiled):
    one, two = Number(1), Number(2)
    assert compiled.change("abc", [(one, two, "")]) == ("ac", packed([1, 2, 1, 1]))
    assert compiled.to_source(packed([1, 2, 1, 1]), 3, 2, one, two) == (2, 3)
    assert compiled.Finder("b").find("abc", one, two) == 1
    assert compiled.Finder("b").positions("abc", one, Number(2**70)) == [1]


class Doing(Number):
    """An integer that does something to the edits when it is read."""

    def __init__(self, value, do):
        super().__init__(value)
        self.do = do

    def __index__(self):
        self.do()
        return self.value


def test_c_reads_a_list_of_edits_that_changes_meanwhile(compiled):
    edits = []
    edits[:] = [(Doing(0, lambda: edits.append((2, 3, ""))), 1, "x"), (1, 2, "")]
    assert compiled.splice("abc", edits) == "xc"
    edits[:] = [(Doing(0, edits.clear), 1, "x"), (1, 2, "")]
    if COPIES_LISTS:
        assert compiled.splice("abc", edits) == "xc"
        return
    with pytest.raises(RuntimeError, match="the edits changed while they were read"):
        compiled.splice("abc", edits)


CHANGES = [
    # edits of "abcde", their smallest form, shifts
    ([], [], []),
    ([(1, 2, "x")], [(1, 2, "x")], []),
    ([(1, 3, "xy")], [(1, 3, "xy")], [1, 3, 1, 3]),
    ([(1, 1, "xy")], [(1, 1, "xy")], [0, 1, 0, 3]),  # belongs to the character on its left
    ([(0, 0, "xy")], [(0, 0, "xy")], [0, 1, 0, 3]),  # at the start to the first
    ([(0, 0, "xy"), (0, 0, "z")], [(0, 0, "xy"), (0, 0, "z")], [0, 1, 0, 4]),
    ([(0, 0, "xy"), (0, 3, "z")], [(0, 0, "xy"), (0, 3, "z")], [0, 3, 0, 3]),
    ([(1, 2, ""), (2, 2, "x")], [(1, 2, ""), (2, 2, "x")], []),  # in its place: one for one
    ([(0, 2, ""), (4, 5, "xy")], [(0, 2, ""), (4, 5, "xy")], [0, 2, 0, 0, 4, 5, 2, 4]),
    ([(0, 4, "axyd")], [(1, 3, "xy")], [1, 3, 1, 3]),  # common ends are trimmed
    ([(0, 2, "ab"), (3, 3, "")], [], []),  # and what changes nothing left out
    ([(1, 2, ""), (2, 3, "")], [(1, 3, "")], [1, 3, 1, 1]),  # deletions that touch are one
    ([(1, 3, "c"), (3, 4, "")], [(1, 2, ""), (3, 4, "")], [1, 2, 1, 1, 3, 4, 2, 2]),
]


@pytest.mark.parametrize(("edits", "smallest", "shifts"), CHANGES)
def test_change(kernel, edits, smallest, shifts):
    assert kernel.change("abcde", edits) == (kernel.splice("abcde", edits), packed(shifts))
    assert kernel.minimal("abcde", edits) == smallest


def test_what_is_made_of_nothing_is_a_shift_from_nothing(kernel):
    assert kernel.change("", [(0, 0, "ab")]) == ("ab", packed([0, 0, 0, 2]))


EDITS = [
    # source, text, shifts, edits
    ("abc", "abc", [], []),
    ("abc", "xbz", [], [(0, 1, "x"), (2, 3, "z")]),
    ("abc", "xyz", [], [(0, 1, "x"), (1, 2, "y"), (2, 3, "z")]),
    ("abc", "ac", [1, 2, 1, 1], [(1, 2, "")]),
    ("abc", "c", [0, 1, 0, 0, 1, 2, 0, 0], [(0, 2, "")]),
    ("abc", "axyc", [0, 1, 0, 2, 1, 2, 2, 3], [(1, 1, "x"), (1, 2, "y")]),
    ("", "ab", [0, 0, 0, 2], [(0, 0, "ab")]),
    ("ab", "", [0, 2, 0, 0], [(0, 2, "")]),
    ("a\u0640", "a\U0001f600", [], [(1, 2, "\U0001f600")]),
    ("\xe9\xe9b", "\xe9c", [0, 1, 0, 0], [(0, 1, ""), (2, 3, "c")]),
]


@pytest.mark.parametrize(("source", "text", "shifts", "edits"), EDITS)
def test_edits(kernel, source, text, shifts, edits):
    assert kernel.edits(source, text, packed(shifts)) == edits
    assert kernel.splice(source, edits) == text


@pytest.mark.parametrize(
    "shifts", [[], [0, 1, 0, 1], [0, 4, 0, 2], [0, 1, 0, 0, 2, 3, 2, 3], [1, 3, 1, 3], [0, 1, 0, 9]]
)
def test_shifts_of_other_texts_are_refused(kernel, shifts):
    with pytest.raises(ValueError, match="not the shifts of these two texts"):
        kernel.edits("abc", "ab", packed(shifts))


@pytest.mark.parametrize("wrong", [b"1", packed([1, 0, 0, 0]), packed([0, 1, 1, 0])])
def test_shifts_out_of_order_are_refused(kernel, wrong):
    with pytest.raises(ValueError, match="not the shifts of a text"):
        kernel.edits("abc", "ab", wrong)


def test_a_span_is_mapped_through_shifts(kernel):
    shifts = packed([1, 3, 1, 1])  # "abcd" became "ad"
    assert kernel.to_source(shifts, 4, 2, 0, 1) == (0, 3)  # what is deleted belongs to its left
    assert kernel.to_source(shifts, 4, 2, 1, 2) == (3, 4)
    assert kernel.to_text(shifts, 4, 2, 1, 3) == (0, 1)
    assert kernel.to_text(shifts, 4, 2, 3, 3) == (1, 1)


@pytest.mark.parametrize("span", [(-1, 1), (2, 1), (0, 3), (0, 2**70), (-(2**70), 0)])
def test_a_span_lies_in_its_text(kernel, span):
    for function in (kernel.to_source, kernel.to_text):
        with pytest.raises(ValueError, match="is reversed or leaves"):
            function(b"", 2, 2, *span)


def test_c_maps_nothing_but_numbers(compiled):
    for wrong in (("", 1, 1, 0, 1), (b"", 1, 1, None, 1), (b"", 1, 1, 0), (b"", 1.0, 1, 0, 1)):
        with pytest.raises(TypeError):
            compiled.to_source(*wrong)
        with pytest.raises(TypeError):
            compiled.to_text(*wrong)


# The kernel in C against the reference

texts = st.text(st.sampled_from("aab\x7f\x80\xe9\u0640\ud800\U0001f600"), max_size=9)


def edits_of(text):
    """Edits of this text, in order."""
    places = st.lists(st.integers(0, len(text)), max_size=10).map(sorted)
    return st.builds(
        lambda at, new: list(zip(at[::2], at[1::2], new, strict=False)),
        places,
        st.lists(texts.map(lambda text: text[:3]) | st.just(""), min_size=5, max_size=5),
    )


@given(source=texts, data=st.data())
def test_c_makes_edits_as_the_reference(compiled, source, data):
    edits = data.draw(edits_of(source))
    made, expected = compiled.splice(source, edits), _python.splice(source, edits)
    assert made == expected
    assert (made is source) == (expected is source)
    assert made.isascii() == expected.isascii()
    assert len(made) < 2 or sys.getsizeof(made) == sys.getsizeof(expected)
    assert compiled.minimal(source, edits) == _python.minimal(source, edits)
    assert compiled.change(source, edits) == _python.change(source, edits)


@given(source=texts, data=st.data())
def test_c_reads_shifts_as_the_reference(compiled, source, data):
    text, first = _python.change(source, data.draw(edits_of(source)))
    text, second = _python.change(text, data.draw(edits_of(text)))
    shifts = _python.compose(first, second)
    assert compiled.compose(first, second) == shifts
    edits = _python.edits(source, text, shifts)
    assert compiled.edits(source, text, shifts) == edits
    assert _python.splice(source, edits) == text
    sizes = len(source), len(text)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            span = _python.to_source(shifts, *sizes, start, end)
            assert compiled.to_source(shifts, *sizes, start, end) == span
    for start in range(len(source) + 1):
        for end in range(start, len(source) + 1):
            span = _python.to_text(shifts, *sizes, start, end)
            assert compiled.to_text(shifts, *sizes, start, end) == span


@given(texts, texts, st.lists(st.integers(-2, 9), max_size=8))
def test_c_believes_no_shifts(compiled, source, text, numbers):
    def outcome(kernel):
        try:
            return kernel.edits(source, text, packed(numbers))
        except ValueError as error:
            return str(error)

    assert outcome(compiled) == outcome(_python)
    for start in range(len(text)):
        compiled.to_source(packed(numbers), len(source), len(text), start, start + 1)
    for start in range(len(source)):
        compiled.to_text(packed(numbers), len(source), len(text), start, start + 1)


@pytest.mark.processes
def test_c_leaks_nothing(compiled):
    text = "abc\u0640" * 50
    edits = [(n, n + 2, "x\U0001f600y"[: n % 4]) for n in range(0, 200, 3)]
    wrong_shifts = packed([0, 1, 0, 9])

    def everything():
        made, shifts = compiled.change(text, edits)
        compiled.minimal(text, edits), compiled.splice(text, edits)
        compiled.edits(text, made, shifts)
        compiled.to_source(shifts, 200, len(made), 1, 2), compiled.to_text(shifts, 200, 9, 1, 2)
        for wrong in (
            lambda: compiled.change(text, [*edits, None]),
            lambda: compiled.minimal(text, [*edits, (0, 1, "")]),
            lambda: compiled.splice(text, [(0, 999, "")]),
            lambda: compiled.edits(text, text[:-1], shifts),
            lambda: compiled.edits(text, text, wrong_shifts),
            lambda: compiled.to_source(shifts, 1, 1, 1, 0),
        ):
            with contextlib.suppress(TypeError, ValueError):
                wrong()

    assert_leaks_nothing(everything, (text, edits, wrong_shifts), 100, 300)
