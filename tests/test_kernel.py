"""The kernel's contract, in plain letters: it knows nothing of Arabic. Both kernels keep it."""

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring import assert_leaks_nothing

from arabic_norm import kernel as chosen
from arabic_norm.kernel import _python


def packed(shifts):
    return array("q", shifts).tobytes()


TRANSLATIONS = [
    # table, text, result
    ({"a": "b"}, "aXa", "bXb"),
    ({"a": ""}, "aXa", "X"),
    ({"a": ""}, "aaa", ""),
    ({"a": "bcd"}, "aXa", "bcdXbcd"),
    ({"a": "b", "b": "a"}, "ab", "ba"),  # all at once, not one after another
    ({"a": "b", "b": ""}, "ab", "b"),
    ({"a": "a", "b": "c"}, "ab", "ac"),
    ({"é": "e"}, "plain", "plain"),
    ({"é": "e"}, "née", "nee"),  # becomes ASCII
    ({"\u0640": ""}, "abc\u0640", "abc"),
    ({"\u0640": "é"}, "abc\u0640", "abcé"),
    ({"a": "\u0640"}, "abc", "\u0640bc"),  # stored wider than the source
    ({"a": "\U0001f600"}, "aé", "\U0001f600é"),
    ({"é": "\u0640\u0640"}, "aé", "a\u0640\u0640"),
    ({"\ud800": "x"}, "\ud800y", "xy"),
    ({"a": "\udfff"}, "ab", "\udfffb"),
    ({"\U0001f600": ":)"}, "\U0001f600", ":)"),
    ({"\U0001f600": "", "\U0010ffff": "b"}, "a\U0010ffff\U0001f600\U0001f601", "ab\U0001f601"),
    ({"\0": "0"}, "\0a\0", "0a0"),
    ({"a": "b" * 50}, "a" * 50, "b" * 2500),
    ({"a": "", "é": "aé"}, "aé", "aé"),
    ({}, "abc", "abc"),
    ({"a": "b"}, "", ""),
]


@pytest.mark.parametrize(("table", "text", "result"), TRANSLATIONS)
def test_translate(kernel, table, text, result):
    translated = kernel.Translator(table).translate(text)
    assert translated == result
    assert hash(translated) == hash(result)
    assert translated.isascii() == result.isascii()
    assert sys.getsizeof(translated) == sys.getsizeof(result)  # stored as Python itself would


class Text(str):
    """A subclass of str."""


UNCHANGED = [
    "",
    "plain",
    "\N{LATIN SMALL LETTER E WITH ACUTE}",
    "\u0640",
    "\U0001f600",
    Text("sub"),
]


def test_translate_returns_the_same_object_when_the_result_is_equal(kernel):
    text = "a\xe9"
    assert kernel.Translator({"a": "", "\xe9": "a\xe9"}).translate(text) is text


@pytest.mark.parametrize("text", UNCHANGED)
@pytest.mark.parametrize("table", [{}, {"x": "y"}, {"x": "y", "y": "x"}, {"p": "p"}])
def test_translate_returns_the_same_object_when_nothing_changes(kernel, table, text):
    assert kernel.Translator(table).translate(text) is text
    assert kernel.Translator(table).change(text) == (text, b"")


@pytest.mark.parametrize(
    "other", ["", "\N{LATIN SMALL LETTER E WITH ACUTE}", "\u0640", "\U0001f600"]
)
@pytest.mark.parametrize("before", range(18))  # two blocks of eight, and more
def test_the_first_change_is_found_wherever_it_stands(kernel, before, other):
    translator = kernel.Translator({"x": "y"})
    text = other + "-" * before
    assert translator.translate(text) is text
    assert translator.translate(text + "x" + text) == text + "y" + text


def test_a_changed_subclass_becomes_a_plain_str(kernel):
    assert type(kernel.Translator({"s": "t"}).translate(Text("sub"))) is str


def test_translate_all(kernel):
    translator = kernel.Translator({"a": ""})
    assert translator.translate_all(["ab", "", "b"]) == ["b", "", "b"]
    assert translator.translate_all(("a",)) == [""]
    assert translator.translate_all([]) == []


class Apart(str):
    """A subclass of str whose objects are equal to themselves alone."""

    __eq__, __hash__ = object.__eq__, object.__hash__


@pytest.mark.parametrize("char", ["a", "\u0640", "\U0001f600", "\U0010ffff"])
def test_of_two_rows_for_one_character_the_last_one_counts(kernel, char):
    for value in ("b", "", "xyz", char):
        others = {Apart(char): other for other in ("", "uvw", "c")}
        changed = kernel.Translator({char: "d"} | others | {Apart(char): value}).translate(char)
        assert changed == value


@pytest.mark.parametrize("table", [{"ab": "c"}, {"": "c"}])
def test_a_key_is_one_character(kernel, table):
    with pytest.raises(ValueError, match=r"a table's keys are single characters, not '(ab)?'"):
        kernel.Translator(table)


def test_the_kernel_in_c_refuses_what_is_no_text(compiled):
    with pytest.raises(TypeError, match="expected str, got bytes"):
        compiled.Translator({"a": "b"}).translate(b"a")
    with pytest.raises(TypeError, match="expected str, got int"):
        compiled.Translator({"a": "b"}).translate_all(["a", 1])
    with pytest.raises(TypeError, match="expected str, got NoneType"):
        compiled.Finder("a").found_in(None)
    with pytest.raises(TypeError, match="expected str, got NoneType"):
        compiled.Translator({"a": None})


SHIFTS = [
    # table, text, shifts: start, end, new start, new end
    ({"a": "b"}, "aaa", []),
    ({"a": ""}, "XaX", [1, 2, 1, 1]),
    ({"a": "bc"}, "aXa", [0, 1, 0, 2, 2, 3, 3, 5]),
    ({"a": "", "b": "cd"}, "ab", [0, 1, 0, 0, 1, 2, 0, 2]),
    ({"\U0001f600": ""}, "a\U0001f600", [1, 2, 1, 1]),
    ({"\u0640": "", "x": "y"}, "\u0640x", [0, 1, 0, 0]),
]


@pytest.mark.parametrize(("table", "text", "shifts"), SHIFTS)
def test_change_lists_what_moves_what_follows(kernel, table, text, shifts):
    translator = kernel.Translator(table)
    assert translator.change(text) == (translator.translate(text), packed(shifts))


def test_unpack_gives_the_integers_back(kernel):
    assert list(kernel.unpack(packed([1, 2, 1, 1]))) == [1, 2, 1, 1]


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
    # deletions before an edit, beside it on both sides, and behind it
    (
        [1, 2, 1, 1, 4, 5, 3, 3, 6, 7, 4, 4, 9, 10, 6, 6],
        [3, 4, 3, 5],
        [1, 2, 1, 1, 4, 5, 3, 3, 5, 6, 3, 5, 6, 7, 5, 5, 9, 10, 7, 7],
    ),
    ([], [0, 1, 0, 0], [0, 1, 0, 0]),
    ([0, 1, 0, 0], [], [0, 1, 0, 0]),
    ([], [], []),
]


@pytest.mark.parametrize(("first", "second", "both"), COMPOSED)
def test_compose(kernel, first, second, both):
    assert kernel.compose(packed(first), packed(second)) == packed(both)


NO_SHIFTS = [
    b"12345678",  # not four numbers
    b"\0" * 33,
    packed([1, 1, 1, 2]),  # from nothing, but not the whole of a text made of an empty one
    packed([1, 0, 0, 0]),
    packed([2, 1, 2, 2]),
    packed([1, 2, 2, 1]),
    packed([1, 3, 1, 1, 2, 4, 1, 1]),
    packed([-1, 1, 0, 1]),
    packed([0, 1, 0, 2**62]),
]


@pytest.mark.parametrize("wrong", NO_SHIFTS)
def test_compose_refuses_what_is_no_shifts(kernel, wrong):
    right = packed([0, 1, 0, 2])
    for pair in ((wrong, right), (right, wrong), (wrong, b""), (b"", wrong)):
        with pytest.raises(ValueError, match="not the shifts of a text"):
            kernel.compose(*pair)


tables = st.dictionaries(st.sampled_from("abcd"), st.text("abcd", max_size=3))


@given(tables, tables, tables, st.text("abcd", max_size=12))
def test_composing_is_associative(kernel, first, second, third, text):
    shifts = []
    for table in (first, second, third):
        text, moved = kernel.Translator(table).change(text)
        shifts.append(moved)
    a, b, c = shifts
    assert kernel.compose(kernel.compose(a, b), c) == kernel.compose(a, kernel.compose(b, c))


# The kernel in C against the reference


characters = st.sampled_from("ab\x00\x7f\x80\xe9\xff\u0100\u0640\ud800\uffff\U00010000\U0010ffff")
replacements = st.text(characters, max_size=4)


@given(st.dictionaries(characters, replacements), st.text(characters, max_size=700))
def test_c_changes_as_the_reference(compiled, table, text):
    fast, slow = compiled.Translator(table), _python.Translator(table)
    assert fast.change(text) == slow.change(text)
    changed, expected = fast.translate(text), slow.translate(text)
    assert (changed is text) == (expected is text)
    assert changed.isascii() == expected.isascii()
    if len(changed) > 1:  # Python shares the single characters, and what they cache
        assert sys.getsizeof(changed) == sys.getsizeof(expected)


@given(st.lists(st.integers(-2, 9), max_size=12), st.lists(st.integers(-2, 9), max_size=12))
def test_c_composes_or_refuses_any_numbers_as_the_reference(compiled, first, second):
    def outcome(kernel):
        try:
            return kernel.compose(packed(first), packed(second))
        except ValueError as error:
            return str(error)

    assert outcome(compiled) == outcome(_python)


def in_order(steps):
    """Return shifts of these steps, each two distances and two sizes."""
    shifts, end, new_end = [], 0, 0
    for gap, size, new_gap, new_size in steps:
        start, new_start = end + gap, new_end + new_gap
        end, new_end = start + size, new_start + new_size
        shifts += [start, end, new_start, new_end]
    return shifts


few = st.integers(0, 3)
shifts_in_order = st.lists(st.tuples(few, st.integers(1, 3), few, few), max_size=6).map(in_order)


@given(shifts_in_order, shifts_in_order)
def test_c_composes_what_is_in_order_as_the_reference(compiled, first, second):
    """Also if they belong to no two texts."""
    pair = packed(first), packed(second)
    assert compiled.compose(*pair) == _python.compose(*pair)


@pytest.mark.processes
def test_c_leaks_nothing(compiled):
    text, wide = "abc\u0640" * 50, "a\U0001f600" * 50
    table = {"a": "xyz", "b": "", "\U0001f600": "\u0640"}
    finder, translator = compiled.Finder("xyz\u0641\u0642"), compiled.Translator(table)

    def everything():
        for source in (text, wide, "x", "", "unchanged"):
            translated, shifts = translator.change(source)
            translator.translate_all([source, translated])
            compiled.compose(shifts, translator.change(translated)[1])
            compiled.unpack(shifts)
            finder.found_in(source)
            finder.positions(source, 0, 99), finder.find(source, 0, 99)
        compiled.Translator(table), compiled.Finder(text), compiled.Finder("a", text, ["", "a"])
        compiled.Look([finder] * 30).found_in(wide)
        for wrong in (
            lambda: compiled.Translator({"a": "b" * 99, "bb": ""}),
            lambda: compiled.Translator({"a": 1}),
            lambda: compiled.Finder(["a", "bb"]),
            lambda: compiled.Finder("a", "b", ["", "bb"]),
            lambda: compiled.Finder("a", 1),
            lambda: compiled.Look([finder, None]),
            lambda: compiled.Look([finder]).found_in(None),
            lambda: translator.translate_all([text, None]),
            lambda: compiled.compose(b"12345678", b""),
            lambda: finder.positions(None, 0, 1),
            lambda: finder.positions(text, 2, 1),
        ):
            with contextlib.suppress(TypeError, ValueError):
                wrong()

    assert_leaks_nothing(everything, (text, wide, table, translator, finder), 20, 1000)


# The choice between the two


def is_built_here():
    """Whether installing builds the kernel in C: a compiler and Python's headers are there."""
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    header = Path(sysconfig.get_paths()["include"]) / "Python.h"
    return bool(shutil.which(compiler)) and header.exists()


def test_the_suite_runs_on_the_kernel_that_is_meant():
    if os.environ.get("ARABIC_NORM_PURE") == "1" or not is_built_here():
        expected = "python"
    else:
        expected = "c"
    assert expected == chosen.NAME


def name_in_a_new_process(pure):
    environment = os.environ | {"ARABIC_NORM_PURE": pure}
    program = "from arabic_norm.kernel import NAME, Translator; print(NAME, Translator.__module__)"
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True)


def test_the_environment_forces_the_reference():
    assert name_in_a_new_process("1").stdout == "python arabic_norm.kernel._python\n"


def test_the_kernel_in_c_serves_otherwise(compiled):
    assert name_in_a_new_process("").stdout == "c arabic_norm.kernel._kernel\n"


def test_the_module_can_be_made_twice(compiled):
    """As each sub-interpreter does: nothing is shared between the two."""
    spec = importlib.util.find_spec("arabic_norm.kernel._kernel")
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    assert other.Translator is not compiled.Translator
    assert other.Translator({"a": "b"}).translate("a") == "b"
