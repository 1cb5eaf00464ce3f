"""Rewriters, which know where to look, and chains, which look once for a row of them."""

import contextlib
import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring import assert_leaks_nothing

from arabic_norm.kernel import _python


class Text(str):
    """A subclass of str."""


def rewriter_of(kernel, edits, *sought):
    """A rewriter that makes these edits of any text in which it finds something."""
    return kernel.Rewriter(kernel.Finder(*sought), lambda text: edits)


def test_a_rewriter_makes_the_edits_that_are_found(kernel):
    for edits in ([(1, 2, "xy")], ((1, 2, "xy"),), iter([(1, 2, "xy")])):
        assert rewriter_of(kernel, edits, "b").rewrite("abc") == "axyc"
    assert rewriter_of(kernel, [(1, 2, "xy")], "b").change("abc") == kernel.change(
        "abc", [(1, 2, "xy")]
    )


def test_a_rewriter_asks_only_where_something_is_found(kernel):
    asked = []
    rewriter = kernel.Rewriter(kernel.Finder("b"), lambda text: asked.append(text) or [])
    text = Text("acd")
    assert rewriter.rewrite(text) is text
    assert rewriter.change(text) == (text, b"")
    assert asked == []
    assert rewriter.rewrite("abc") == "abc"
    assert asked == ["abc"]


def test_a_rewriter_asks_with_a_plain_str(kernel):
    asked = []
    rewriter = kernel.Rewriter(kernel.Finder("b"), lambda text: asked.append(text) or [(0, 1, "")])
    assert rewriter.rewrite(Text("ab")) == "b"
    assert rewriter.change(Text("ab"))[0] == "b"
    assert asked == ["ab", "ab"]
    assert {type(text) for text in asked} == {str}


@pytest.mark.parametrize("edits", [[], [(0, 1, "a")], [(0, 1, ""), (1, 1, "a")]])
def test_a_rewriter_returns_the_same_object_when_nothing_changes(kernel, edits):
    text = Text("ab\u0640")
    assert rewriter_of(kernel, edits, "b").rewrite(text) is text
    assert rewriter_of(kernel, edits, "b").change(text)[0] is text


def test_an_exception_goes_through_a_rewriter(kernel):
    def failing(text):
        yield 0, 1, "x"
        raise LookupError("no more")

    rewriter = kernel.Rewriter(kernel.Finder("a"), failing)
    for method in (rewriter.rewrite, rewriter.change, chain_of(kernel, rewriter.rewrite)):
        with pytest.raises(LookupError, match="no more"):
            method("ab")


def test_edits_that_overlap_are_refused(kernel):
    rewriter = rewriter_of(kernel, [(0, 2, ""), (1, 2, "")], "a")
    for method in (rewriter.rewrite, rewriter.change, chain_of(kernel, rewriter.rewrite)):
        with pytest.raises(ValueError, match=r"edit 1\.\.2 overlaps the one before it"):
            method("ab")


def test_the_rewriter_in_c_refuses_what_is_none(compiled):
    with pytest.raises(TypeError):
        compiled.Rewriter("a", str)
    with pytest.raises(TypeError):
        compiled.Rewriter(_python.Finder("a"), str)
    rewriter = rewriter_of(compiled, [(0, 1)], "a")
    for wrong in (b"a", None):
        with pytest.raises(TypeError, match="expected str"):
            rewriter.rewrite(wrong)
        with pytest.raises(TypeError, match="expected str"):
            rewriter.change(wrong)
    for edits in ([(0, 1)], [None], None, [("0", 1, "")], [(0, 1, b"")], [(0, None, "")]):
        with pytest.raises(TypeError):
            rewriter_of(compiled, edits, "a").rewrite("a")


def test_a_rewriter_that_refers_to_itself_is_collected(kernel):
    class Rule:
        def __init__(self):
            self.rewriter = kernel.Rewriter(kernel.Finder("a"), self.find)

        def find(self, text):
            return []

    rule = Rule()
    assert chain_of(kernel, rule.rewriter.rewrite)("a") == "a"
    last = weakref.ref(rule)
    del rule
    gc.collect()
    assert last() is None


def doubled(text):
    return text * 2


def chain_of(kernel, *calls, changes=()):
    class Doubling(kernel.Chain):
        _calls = calls
        _changes = changes

        def _check(self, text):
            raise TypeError(f"{text!r} is no text")

    return Doubling()


def test_a_chain_calls_one_function_after_another(kernel):
    assert chain_of(kernel)("ab") == "ab"
    assert chain_of(kernel, str.upper, doubled)("ab") == "ABAB"


@pytest.mark.parametrize("arguments", [(), ("a", "b")])
def test_a_chain_takes_one_text(kernel, arguments):
    with pytest.raises(TypeError):
        chain_of(kernel, doubled)(*arguments)
    with pytest.raises(TypeError):
        chain_of(kernel, doubled)(text="a")


def test_a_chain_has_the_call_of_its_class(kernel):
    """Which call that is, is decided anew at each call, as for every class."""
    chain = chain_of(kernel, doubled)
    kind = type(chain)
    assert [*map(chain, ["a", "b"])] == ["aa", "bb"]
    kind.__call__ = lambda self, text: "-" + super(kind, self).__call__(text)
    assert chain("a") == "-aa"
    assert [*map(chain, ["a", "b"])] == ["-aa", "-bb"]
    del kind.__call__
    assert chain("a") == "aa"


def test_a_chain_is_called_as_its_derived_class_says(kernel):
    class Marking(type(chain_of(kernel, doubled))):
        def __call__(self, text):
            return "-" + super().__call__(text)

    assert Marking()("a") == "-aa"
    assert [*map(Marking(), ["a", "b"])] == ["-aa", "-bb"]


def test_a_chain_refuses_what_is_no_text_in_its_own_words(kernel):
    with pytest.raises(TypeError, match="7 is no text"):
        chain_of(kernel, doubled)(7)


def test_an_exception_goes_through_a_chain(kernel):
    with pytest.raises(ZeroDivisionError):
        chain_of(kernel, doubled, lambda text: 1 / 0, doubled)("ab")


def test_a_chain_that_holds_itself_is_collected(kernel):
    chain = chain_of(kernel, doubled)
    chain.itself = chain
    chain("a")
    last = weakref.ref(chain)
    del chain
    gc.collect()
    assert last() is None


def test_a_chain_that_calls_itself_is_a_recursion_error(kernel):
    inner = chain_of(kernel)
    type(inner)._calls = (str.upper, inner)
    with pytest.raises(RecursionError):
        inner("a")


def test_a_chain_changes_by_one_function_after_another(kernel):
    first, second = kernel.Translator({"a": ""}), kernel.Translator({"b": "xyz"})
    both = kernel.Translator({"a": "", "b": "xyz"}).change("abab")
    assert chain_of(kernel, changes=[first.change, second.change]).change("abab") == both
    assert chain_of(kernel).change("abab") == ("abab", b"")


def test_a_chain_in_c_refuses_changes_that_are_none(compiled):
    for change in (str.upper, lambda text: (text,), lambda text: (text, "")):
        with pytest.raises(TypeError):
            chain_of(compiled, changes=[change]).change("a")
    with pytest.raises(ValueError, match="not the shifts of a text"):
        chain_of(compiled, changes=[lambda text: (text, b"1")]).change("a")
    with pytest.raises(TypeError, match="expected str"):
        chain_of(compiled).change(b"a")


ROWS = [
    # rewriters (what is sought, replaced by), text, result, which of them are asked
    ([(("a",), "b"), (("b",), "c")], "a", "c", [0, 1]),  # what is new concerns the others
    ([(("b",), "c"), (("a",), "b")], "a", "b", [1]),
    ([(("a",), "x"), (("a",), "y")], "a", "x", [0]),  # and what is gone does not
    ([(("x",), ""), (("", "a", "b"), "-")], "axb", "-b", [0, 1]),  # neighbours that meet
    ([(("x",), ""), (("", ["a"], [""]), "-")], "ax", "-", [0, 1]),  # an end that comes near
    ([(("x",), ""), (("", [""], ["a"]), "-")], "xa", "-", [0, 1]),
    ([(("x",), ""), (("a",), "b")], "x", "", [0]),
    ([(("a",), "\U0001f600"), (("\U0001f600",), "b")], "a\u0640", "b\u0640", [0, 1]),
    ([(("\U0001f600",), "a"), (("\U0001f601a",), "c")], "\U0001f600", "c", [0, 1]),
    ([((chr(97 + n),), chr(98 + n)) for n in range(25)], "a", "z", list(range(25))),
    ([((chr(0x10000 + n % 2),), chr(0x10000 + (n + 1) % 2)) for n in range(50)], "\U00010000",
     "\U00010000", list(range(50))),
]  # fmt: skip


def row_of(kernel, rewriters, asked):
    """Rewriters that replace the characters they find, and say that they were asked."""

    def rewriter(number, sought, new):
        finder = kernel.Finder(*sought)

        def find(text):
            asked.append(number)
            return [(n, n + 1, new) for n in finder.positions(text, 0, len(text))]

        return kernel.Rewriter(finder, find)

    return [rewriter(number, *one) for number, one in enumerate(rewriters)]


@pytest.mark.parametrize(("rewriters", "text", "result", "numbers"), ROWS)
def test_a_chain_asks_those_of_a_row_that_find_something(kernel, rewriters, text, result, numbers):
    asked = []
    row = row_of(kernel, rewriters, asked)
    chain = chain_of(kernel, *[one.rewrite for one in row], changes=[one.change for one in row])
    assert chain(text) == result
    assert asked == numbers
    asked.clear()
    assert chain.change(text)[0] == result
    assert asked == numbers


TABLES = [
    # rewriters and tables, text, result, which rewriters are asked
    ([(("x",), "-"), {"a": "x"}, (("x",), "y")], "a", "y", [1]),  # it looks at what a table makes
    ([(("x",), "-"), {"x": ""}, (("x",), "y")], "a", "a", []),
    ([(("x",), "-"), {"\u0640": ""}, (("", "a", "b"), "c")], "a\u0640b", "cb", [1]),  # they meet
    ([(("x",), "-"), {"\u0640": ""}, (("", "a", "b"), "c")], "a\u0640-", "a-", []),
    ([(("x",), "-"), {"\u0640": "ab"}, (("", "a", "b"), "c")], "\u0640", "cb", [1]),
    ([(("x",), "-"), {"\U0001f600": "a"}, (("a",), "b")], "\U0001f600", "b", [1]),
    ([(("x",), "-"), {"a": "\U0001f600"}, (("\U0001f600",), "b")], "a", "b", [1]),
    ([(("a",), "b"), {"a": "c"}, (("b",), "d"), {"b": "e", "c": "f"}], "ac", "df", [0, 1]),
    ([(("x",), "y"), {"a": "b"}, (("d",), "e"), {"b": "c"}, (("c",), "d")], "a", "d", [2]),
    ([(("x",), "y"), {"a": "b"}, (("b",), "e"), {"b": "c"}, (("c",), "d")], "a", "e", [1]),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "text", "result", "numbers"), TABLES)
def test_a_row_looks_through_tables(kernel, steps, text, result, numbers):
    asked = []
    rewriters = iter(row_of(kernel, [step for step in steps if isinstance(step, tuple)], asked))
    row = [next(rewriters) if isinstance(one, tuple) else kernel.Translator(one) for one in steps]
    calls = [one.translate if hasattr(one, "translate") else one.rewrite for one in row]
    chain = chain_of(kernel, *calls, changes=[one.change for one in row])
    assert chain(text) == result
    assert asked == numbers
    asked.clear()
    assert chain.change(text)[0] == result
    assert asked == numbers


chars = st.sampled_from("abcde\u0640\U0001f600")
sets = st.lists(chars | st.just(""), max_size=3)
ends = st.tuples(st.lists(chars, max_size=2), sets, sets, sets, sets)
rules = st.tuples(ends, st.text(chars, max_size=2))
tables = st.dictionaries(chars, st.text(chars, max_size=2), max_size=2)


@given(st.lists(rules, max_size=26), st.lists(tables, max_size=3), st.text(chars, max_size=12))
def test_c_does_a_row_of_rewriters_as_the_reference(compiled, rules, tables, text):
    said = []
    for kernel in (compiled, _python):
        asked = []
        row = row_of(kernel, rules, asked)
        calls = [one.rewrite for one in row[:9]] + [str.swapcase] + [one.rewrite for one in row[9:]]
        changes = [one.change for one in row]
        for place, table in enumerate(tables):
            calls.insert(2 * place, kernel.Translator(table).translate)
            changes.insert(2 * place, kernel.Translator(table).change)
        chain = chain_of(kernel, *calls, changes=changes)
        made = chain(text)
        said.append((made, made is text, list(asked), chain.change(text), asked))
    assert said[0] == said[1]


@pytest.mark.processes
def test_c_leaks_nothing(compiled):
    text, edits = "abc\u0640" * 50, [(n, n + 2, "x\u0640y"[: n % 4]) for n in range(0, 100, 3)]
    translator = compiled.Translator({"a": "xyz", "b": ""})
    rewriter = rewriter_of(compiled, edits, "x")
    wrong = rewriter_of(compiled, [*edits, None], "x")
    calls = (translator.translate, rewriter.rewrite, rewriter.rewrite, doubled)
    chain = type(chain_of(compiled, *calls, changes=(translator.change, rewriter.change)))
    wrongs = type(chain_of(compiled, translator.translate, wrong.rewrite, changes=(wrong.change,)))

    def everything():
        chain()(text), chain().change(text)
        rewriter.rewrite("x" * 200), rewriter.change("x" * 200)
        compiled.Rewriter(compiled.Finder("a"), str)
        for job in (
            lambda: wrong.rewrite("x" * 200),
            lambda: wrong.change("x" * 200),
            lambda: wrongs()(text),
            lambda: wrongs().change("x"),
            lambda: rewriter.rewrite("x"),
            lambda: compiled.Rewriter(1, 2),
            lambda: chain()(None),
        ):
            with contextlib.suppress(TypeError, ValueError):
                job()

    assert_leaks_nothing(everything, (text, edits, translator, rewriter, wrong), 300, 900)
