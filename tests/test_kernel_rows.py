"""The kernel's second door, in plain letters: columns of UTF-8. Both kernels keep the contract."""

import contextlib
import gc
import itertools
import sys
import threading
import weakref
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring import assert_leaks_nothing
from strategies import CHAR_MAPS, texts

from arabic_norm.kernel import Mark, _python_utf8

KERNELS = ("_python_utf8", "_utf8")


def buffers(pieces, width=4):
    """Return the data and the offsets of a column of these bytes."""
    ends = array("iq"[width == 8], [0])
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return b"".join(pieces), ends.tobytes()


def rows_of(kernel, pieces, width=4, **more):
    pieces = [piece.encode() if isinstance(piece, str) else piece for piece in pieces]
    return kernel.Rows(*buffers(pieces, width), width, 0, len(pieces), **more)


def texts_of(data, offsets, width=4):
    ends = memoryview(offsets).cast("iq"[width == 8])
    return [str(data[ends[i] : ends[i + 1]], "utf-8") for i in range(len(ends) - 1)]


def translated(kernel, table, pieces, width=4, given=()):
    rows, count = rows_of(kernel, pieces, width), len(pieces)
    sink = kernel.Sink(width, count, 0)
    kernel.RowTranslator(table).translate(rows, 0, count, list(given), sink)
    return texts_of(*sink.finish(), width)


LONG = "\N{GRINNING FACE}"
TRANSLATIONS = [
    # table, rows, result
    ({"a": "b"}, ["aXa", "", "a"], ["bXb", "", "b"]),
    ({"a": ""}, ["aaa", "ab"], ["", "b"]),
    ({"a": "b", "b": "a"}, ["ab"], ["ba"]),  # all at once
    ({"é": "e"}, ["née"], ["nee"]),  # shorter
    ({"e": "é"}, ["ee"], ["éé"]),  # longer
    ({"a": "“"}, ["a" * 200], ["“" * 200]),  # as long as the loop's own writing can be
    ({"a": "x" * 50}, ["a" * 200, "ab"], ["x" * 10_000, "x" * 50 + "b"]),
    ({"é": LONG}, ["é" * 100], [LONG * 100]),
    ({"“": "«", "”": ""}, ["“a”“"], ["«a«"]),
    ({LONG: ":)"}, ["a" + LONG, LONG + "\U0010ffff"], ["a:)", ":)\U0010ffff"]),
    ({"\U0010ffff": "", "b": "c"}, ["\U0010ffffb"], ["c"]),
    ({"\0": "0"}, ["\0a\0"], ["0a0"]),
    ({"\ud800": "x"}, ["\ud7ff\ue000"], ["\ud7ff\ue000"]),  # no UTF-8 holds a surrogate
    ({}, ["abc", "é“" + LONG], ["abc", "é“" + LONG]),
]


@pytest.mark.parametrize(("table", "rows", "result"), TRANSLATIONS)
@pytest.mark.parametrize("width", [4, 8])
def test_translate(kernel, table, rows, result, width):
    assert translated(kernel, table, rows, width) == result


@pytest.mark.parametrize("before", [0, 1, 59, 60, 61, 62, 63, 64, 65, 127])
@pytest.mark.parametrize("char", ["é", "“", LONG])
def test_characters_may_stand_across_the_kernels_blocks(kernel, before, char):
    rows = ["-" * before + char + "a", "-" * before + char]
    assert translated(kernel, {"a": "b"}, rows) == [rows[0][:-1] + "b", rows[1]]
    assert translated(kernel, {char: "b"}, rows) == ["-" * before + "ba", "-" * before + "b"]


def test_given_rows_are_written_in_their_places(kernel):
    given = [(0, "é"), (2, "a")]
    assert translated(kernel, {"a": "b"}, ["a", "a", "x", "a"], given=given) == ["é", "b", "a", "b"]


@pytest.mark.parametrize("given", [[(1, "a"), (0, "b")], [(0, "a"), (0, "b")], [(2, "a")]])
def test_given_rows_are_in_order_and_there(kernel, given):
    with pytest.raises(ValueError, match="in order and among the others"):
        translated(kernel, {}, ["x", "y"], given=given)


def test_null_rows_are_empty_whatever_lies_beneath(kernel):
    rows = rows_of(kernel, ["a", b"\xff", "aa"], validity=bytes([0b101]))
    sink = kernel.Sink(4, 3, 0)
    kernel.RowTranslator({"a": "b"}).translate(rows, 0, 3, [], sink)
    assert texts_of(*sink.finish()) == ["b", "", "bb"]
    assert rows.text(1) == ""
    assert finder_of(kernel, "\ufffd").find(rows, 0, 3) == []


def test_rows_are_those_of_a_slice(kernel):
    data, offsets = buffers([b"x", b"a", b"ab", b"x"])
    rows = kernel.Rows(data, offsets, 4, 1, 2, validity=bytes([0b0101]))
    assert [rows.text(0), rows.text(1)] == ["", "ab"]
    with pytest.raises(IndexError, match="no rows 2 to 3 among 2"):
        rows.text(2)


def test_copy_writes_rows_as_they_are(kernel):
    rows, sink = rows_of(kernel, ["é", "a", ""]), kernel.Sink(8, 2, 0)
    sink.copy(rows, 1, 3)
    assert texts_of(*sink.finish(), 8) == ["a", ""]


def finder_of(kernel, chars):
    return kernel.RowFinder(dict.fromkeys(chars, Mark(True)))


FOUND = [
    # characters, rows, those that hold any
    ("", ["a", ""], []),
    ("a", ["ba", "", "b", "a"], [0, 3]),
    ("é", ["e", "é", "\u0649", "Ã©"], [1]),
    ("“", ["”", "a“", LONG], [1]),
    (LONG, ["\uf600", LONG, "\U0001f601", "aé" + LONG], [1, 3]),
    ("aé“" + LONG, ["x" * 70 + "é", "x" * 70], [0]),
]


@pytest.mark.parametrize(("chars", "rows", "found"), FOUND)
def test_find(kernel, chars, rows, found):
    finder, column = finder_of(kernel, chars), rows_of(kernel, rows)
    assert finder.find(column, 0, len(rows)) == found
    assert finder.found_in(column, 0, len(rows)) == bool(found)
    assert finder.find(column, 1, len(rows)) == [row for row in found if row]


A_THEN_B = {"a": Mark(opens=1), "b": Mark(closes=1)}
PAIRS = [
    # marks, rows, those in which a pair stands
    (
        A_THEN_B,
        ["ab", "ba", "a", "b", "xab", "a-b", "a" * 63 + "-" + "a", "-" * 63 + "ab"],
        [0, 4, 7],
    ),
    (A_THEN_B | {"-": Mark(keeps=1)}, ["a-b", "a---b", "-b", "ax-b", "a-" * 99 + "b"], [0, 1, 4]),
    ({"a": Mark(opens=1, closes=1)}, ["a", "aa", "axa", "xaa"], [1, 3]),
    ({"": Mark(opens=1), "b": Mark(closes=1)}, ["b", "xb", "", "bx"], [0, 3]),
    ({"": Mark(closes=1), "a": Mark(opens=1)}, ["a", "ax", "", "xa"], [0, 3]),
    ({"": Mark(False, 1, 1), "-": Mark(keeps=1)}, ["", "-", "--", "-x"], [1, 2]),
    ({"a": Mark(opens=1), "b": Mark(opens=2), "c": Mark(closes=2)}, ["ac", "bc", "abc"], [1, 2]),
    ({"“": Mark(opens=1), LONG: Mark(closes=1), "é": Mark(True)}, ["“" + LONG, "“x", "é"], [0, 2]),
]


@pytest.mark.parametrize(("marks", "rows", "found"), PAIRS)
def test_find_pairs(kernel, marks, rows, found):
    finder, column = kernel.RowFinder(marks), rows_of(kernel, rows)
    assert finder.find(column, 0, len(rows)) == found
    assert finder.found_in(column, 0, len(rows)) == bool(found)


letters = st.sampled_from(["a", "b", "-", "é", "“", LONG])
marks_of = st.builds(Mark, st.booleans(), *[st.integers(0, 3)] * 3)


@given(st.dictionaries(st.just("") | letters, marks_of), st.lists(st.text(letters, max_size=70)))
def test_c_finds_pairs_as_the_reference(compiled, marks, pieces):
    found = [
        kernel.RowFinder(marks).find(rows_of(kernel, pieces), 0, len(pieces))
        for kernel in (compiled, _python_utf8)
    ]
    assert found[0] == found[1]


NOT_UTF8 = [
    b"\x80",
    b"\xc3",
    b"\xc3a",
    b"a\xc3",
    b"\xc0\x80",  # longer than need be
    b"\xc1\xbf",
    b"\xe0\x9f\xbf",
    b"\xf0\x8f\xbf\xbf",
    b"\xed\xa0\x80",  # a surrogate
    b"\xf4\x90\x80\x80",  # beyond Unicode
    b"\xf8\x88\x80\x80\x80",
    b"\xff",
    b"\xe2\x80",
    b"\xe2\x80a",
    b"\xf0\x9f\x98",
    b"\xc3\xa9\xa9",
    b"\x80\xc3",  # as many bytes as characters claim
    b"\xe2\x80\x9c\x80",
    b"\xf0\x9f\x98\x80\x80",
    b"a\x80b",
]


@pytest.mark.parametrize("wrong", NOT_UTF8)
def test_a_row_that_is_not_utf8_is_an_error_that_names_it(kernel, wrong):
    befores, followings = [0, 1, 60, 61, 62, 63, 64], [b"", b"a", b"\xa9", b"\x80\x80\x80"]
    for before, following in itertools.product(befores, followings):
        pieces = [b"ok", b"-" * before + wrong, following]
        for translator in (kernel.RowTranslator({}), kernel.RowTranslator({"a": "bcde", "é": "e"})):
            rows, sink = rows_of(kernel, pieces), kernel.Sink(4, 3, 0)
            with pytest.raises(ValueError, match=r"^row 1 is not UTF-8$"):
                translator.translate(rows, 0, 3, [], sink)
        with pytest.raises(ValueError, match=r"^row 1 is not UTF-8$"):
            rows_of(kernel, pieces).text(1)


@pytest.mark.parametrize("ends", [[0, -1], [-1, 0], [2, 1], [0, 4], [5, 6], [0, 2**31 - 1]])
def test_offsets_outside_the_data_are_an_error(kernel, ends):
    rows = kernel.Rows(b"abc", array("i", ends).tobytes(), 4, 0, 1)
    for read in (
        lambda: rows.text(0),
        lambda: finder_of(kernel, "a").find(rows, 0, 1),
        lambda: finder_of(kernel, "a").found_in(rows, 0, 1),
        lambda: kernel.Sink(4, 1, 0).copy(rows, 0, 1),
        lambda: kernel.RowTranslator({}).translate(rows, 0, 1, [], kernel.Sink(4, 1, 0)),
    ):
        with pytest.raises(ValueError, match="row 0 has offsets outside its data"):
            read()


@pytest.mark.parametrize(
    ("width", "first", "count", "validity"),
    [(4, 0, 2, None), (8, 0, 1, None), (4, 1, 1, None), (4, -1, 1, None), (4, 0, -1, None),
     (4, 2**62, 2**62, None), (4, 0, 1, b"")],
)  # fmt: skip
def test_rows_that_the_buffers_do_not_hold_are_refused(kernel, width, first, count, validity):
    with pytest.raises(ValueError, match="fewer rows in the buffers"):
        kernel.Rows(b"abc", array("i", [0, 3]).tobytes(), width, first, count, validity=validity)


def test_what_is_wrong_is_refused(kernel):
    rows, sink, table = rows_of(kernel, ["a"]), kernel.Sink(4, 1, 0), kernel.RowTranslator({})
    for wrong, message in (
        (lambda: kernel.Rows(b"", b"\0" * 8, 3, 0, 1), "4 or 8 bytes, not 3"),
        (lambda: kernel.Sink(3, 1, 0), "no sink has such sizes"),
        (lambda: kernel.Sink(4, -1, 0), "no sink has such sizes"),
        (sink.finish, "0 rows of 1 are written"),
        (lambda: kernel.RowTranslator({"ab": ""}), "single characters, not 'ab'"),
        (lambda: kernel.RowTranslator({"a": "\ud800"}), "surrogates not allowed"),
        (lambda: table.translate(rows, 0, 1, [(0, "\ud800")], sink), "surrogates not allowed"),
        (lambda: kernel.RowFinder({"ab": Mark(True)}), "single characters, not 'ab'"),
    ):
        with pytest.raises(ValueError, match=message):
            wrong()
    for span in ((0, 2), (-1, 1), (1, 0)):
        with pytest.raises(IndexError, match="among 1"):
            table.translate(rows, *span, [], sink)
    sink.copy(rows, 0, 1)
    for full in (lambda: sink.copy(rows, 0, 1), lambda: table.translate(rows, 0, 1, [], sink)):
        with pytest.raises(ValueError, match="has no room for these rows"):
            full()
    sink.finish()
    with pytest.raises(ValueError, match="the sink is finished"):
        sink.finish()


class Index:
    """What is no int but says one, and does something meanwhile."""

    def __init__(self, value, act):
        self.value, self.act = value, act

    def __index__(self):
        self.act()
        return self.value


def yielding(act):
    act()
    yield 0, "given"


MEANWHILE = {
    "an iterator": yielding,
    "an index": lambda act: [(Index(0, act), "given")],
    "an index among others": lambda act: [(0, "a"), (Index(1, act), "given")],
}


@pytest.mark.parametrize("given", MEANWHILE.values(), ids=MEANWHILE)
def test_a_sink_that_is_filled_while_the_given_texts_are_read_has_no_room(kernel, given):
    """As it would by threads, or by an iterator that writes into the same sink."""
    size = 2000
    rows, sink, table = rows_of(kernel, ["ab"] * size), kernel.Sink(4, size, 0), {"a": "c"}
    translate = kernel.RowTranslator(table).translate
    with pytest.raises(ValueError, match="has no room for these rows"):
        translate(rows, 0, size, given(lambda: sink.copy(rows, 0, size)), sink)
    assert texts_of(*sink.finish()) == ["ab"] * size


@pytest.mark.parametrize("given", MEANWHILE.values(), ids=MEANWHILE)
def test_a_sink_that_is_finished_while_the_given_texts_are_read_stays_so(kernel, given):
    rows, sink = rows_of(kernel, ["ab"] * 3), kernel.Sink(4, 3, 0)

    def finish():
        sink.copy(rows, 0, 3)
        sink.finish()

    with pytest.raises(ValueError, match="the sink is finished"):
        kernel.RowTranslator({}).translate(rows, 0, 3, given(finish), sink)


def test_a_table_that_refers_to_its_translator_is_collected(kernel):
    value = type("Text", (str,), {})("xyzw")
    value.translator = kernel.RowTranslator({"a": value})
    last = weakref.ref(value)
    del value
    gc.collect()
    assert last() is None


@pytest.mark.skipif(sys.version_info < (3, 12), reason="no buffers in Python itself")
def test_rows_are_empty_until_their_buffers_are_there(kernel):
    """What looks at all objects may find rows while a buffer's own code still runs."""
    found = []

    class Buffer:
        def __buffer__(self, flags):
            found.extend(each for each in gc.get_objects() if type(each) is kernel.Rows)
            for rows in found:
                with contextlib.suppress(IndexError, AttributeError):
                    found.append(rows.text(0))
            return memoryview(b"abc")

    rows = kernel.Rows(Buffer(), array("i", [0, 3]).tobytes(), 4, 0, 1)
    assert rows.text(0) == "abc"
    assert not [text for text in found if isinstance(text, str)]


def test_c_refuses_what_is_no_rows(compiled):
    rows, sink = rows_of(compiled, ["a"]), compiled.Sink(4, 1, 0)
    table = compiled.RowTranslator({})
    for wrong in (
        lambda: table.translate(sink, 0, 1, [], sink),
        lambda: table.translate(rows, 0, 1, [], rows),
        lambda: table.translate(rows, 0, 1, [1], sink),
        lambda: table.translate(rows, 0, 1, [(0, b"a")], sink),
        lambda: table.translate(rows, 0, 1, None, sink),
        lambda: table.translate(rows, None, 1, [], sink),
        lambda: table.translate(rows),
        lambda: sink.copy(None, 0, 1),
        lambda: finder_of(compiled, "a").find("a", 0, 1),
        lambda: finder_of(compiled, "a").found_in("a", 0, 1),
        lambda: compiled.RowFinder({1: Mark()}),
        lambda: compiled.RowFinder({"a": 1}),
        lambda: compiled.RowFinder({"a": (1,)}),
        lambda: compiled.RowTranslator({"a": 1}),
        lambda: compiled.Rows("a", b"", 4, 0, 0),
    ):
        with pytest.raises(TypeError):
            wrong()


# The kernel in C against the reference

characters = st.sampled_from("ab\x00\x7f\x80\xe9\xff\u0100\u0640\u07ff\u0800\uffff\U00010000")
tables = st.dictionaries(characters, st.text(characters, max_size=4))


@given(tables, st.lists(st.text(characters, max_size=150), max_size=4))
def test_translating_rows_is_translating_their_texts(kernel, table, pieces):
    swaps = {ord(key): value for key, value in table.items()}
    expected = [text.translate(swaps) for text in pieces]
    assert translated(kernel, table, pieces, 8) == expected
    assert translated(kernel, table, pieces, 4) == expected


@given(st.lists(texts.filter(lambda text: text.isprintable()), max_size=4), st.data())
def test_steps_tables_do_to_rows_what_they_do_to_texts(kernel, pieces, data):
    step = data.draw(st.sampled_from(CHAR_MAPS))
    assert translated(kernel, step.table, pieces) == [step(text) for text in pieces]


def outcome(kernel, pieces, table, chars):
    """What a kernel makes of bytes: texts, or the error that it raises."""
    rows, sink = rows_of(kernel, pieces), kernel.Sink(4, len(pieces), 0)
    try:
        kernel.RowTranslator(table).translate(rows, 0, len(pieces), [], sink)
    except ValueError as error:
        return str(error)
    return sink.finish(), finder_of(kernel, chars).find(rows, 0, len(pieces))


bits = st.sampled_from([b"a", b"\x80", b"\xbf", b"\xc3", b"\xc3\xa9", b"\xe2\x80\x9c", b"\xe2\x80",
                        b"\xf0\x9f\x98\x80", b"\xf0", b"\xed\xa0", b"-" * 61])  # fmt: skip


@given(st.lists(st.lists(bits, max_size=5).map(b"".join), max_size=3), tables)
def test_c_does_to_any_bytes_what_the_reference_does(compiled, pieces, table):
    chars = "".join(table)
    assert outcome(compiled, pieces, table, chars) == outcome(_python_utf8, pieces, table, chars)


@pytest.mark.full
def test_all_code_points(compiled):
    whole = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    table = {char: chr(ord(char) ^ 1) for char in whole[::3]}
    expected = ["".join(table.get(char, char) for char in whole)]
    assert translated(compiled, table, ["".join(whole)]) == expected
    rows = rows_of(compiled, whole)
    wanted = whole[::7] + whole[::1000]
    assert finder_of(compiled, wanted).find(rows, 0, len(whole)) == sorted(
        {*range(0, len(whole), 7), *range(0, len(whole), 1000)}
    )


def test_threads_share_rows_and_rules(compiled):
    rows, table = rows_of(compiled, ["abé“" * 500] * 200), compiled.RowTranslator({"a": "xxxx"})
    finder, found = finder_of(compiled, "“"), []

    def work():
        sink = compiled.Sink(4, 200, 0)
        table.translate(rows, 0, 200, [(7, "given")], sink)
        found.append((sink.finish(), finder.find(rows, 0, 200)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert all(one == found[0] for one in found)
    assert texts_of(*found[0][0])[6:8] == ["xxxxbé“" * 500, "given"]


@pytest.mark.processes
def test_c_leaks_nothing(compiled):
    table = {"a": "xyzw", "b": "", "\U0001f600": "\u0640"}

    def everything():
        rows, sink = rows_of(compiled, ["ab" * 40, "é", b"\xff"]), compiled.Sink(4, 3, 0)
        translator, finder = compiled.RowTranslator(table), finder_of(compiled, "xyé")
        translator.translate(rows, 0, 2, [(1, "given")], sink)
        finder.find(rows, 0, 3), finder.found_in(rows, 0, 3)
        rows.text(0)
        sink.copy(rows, 2, 3)
        sink.finish()
        for wrong in (
            lambda: compiled.Rows(b"", b"", 4, 0, 1),
            lambda: compiled.RowTranslator({"a": 1}),
            lambda: compiled.RowFinder({"a": Mark(), "bb": Mark()}),
            lambda: compiled.Sink(5, 1, 1),
            lambda: rows.text(2),
            lambda: translator.translate(rows, 0, 3, [], compiled.Sink(4, 3, 0)),
            lambda: translator.translate(rows, 0, 2, [(1, "a"), (0, "b")], compiled.Sink(4, 3, 0)),
            lambda: translator.translate(rows, 0, 2, [None], compiled.Sink(4, 3, 0)),
        ):
            with contextlib.suppress(TypeError, ValueError):
                wrong()

    assert_leaks_nothing(everything, (compiled.Rows, compiled.Sink, table), 10, 300)
