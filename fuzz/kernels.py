"""The target that drives the doors of the kernel in C, and holds it to the one in Python."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from arabic_norm.kernel import Mark, _python, _python_utf8
from fuzz.draw import Draw, as_text

try:
    from arabic_norm.kernel import _kernel, _utf8
except ImportError:  # the reference is then held to itself
    _kernel, _utf8 = _python, _python_utf8

STRINGS = [_kernel, _python]
COLUMNS = [_utf8, _python_utf8]
#: Characters at the bounds of storages, planes, and lengths in UTF-8.
CHARS = (
    "ab\x00\x7f\x80\xe9\xff\u0100\u0640\u07ff\u0800"
    "\ud7ff\ud800\udfff\ue000\uffff\U00010000\U0010ffff"
)
BITS = [
    *(b"a", b"\x00", b"\x80", b"\xbf", b"\xc3", b"\xc3\xa9", b"\xc0\x80", b"\xd9\x80", b"\xe2\x80"),
    *(b"\xe2\x80\x9c", b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xf0", b"\xf0\x9f\x98\x80", b"\xf8"),
    *(b"\xf4\x90\x80\x80", b"-" * 61, b"a" * 64, b"\xd9\x80" * 31),
]
_REFUSALS = (ValueError, TypeError, IndexError, OverflowError)


def kernel(data: bytes) -> None:
    """Whatever is asked of the kernel in C, it answers or refuses as the reference does."""
    draw = Draw(data)
    draw.pick([_translator, _finder, _shifts, _edits, _chain, _rows, _rows, _rows])(draw)


def _same(modules: list[ModuleType], ask: Callable[..., Any], *of: object) -> Any:
    """Return what both kernels answer, which must be the same, or the same refusal."""
    answer, expected = (_outcome(lambda module: ask(module, *of), one) for one in modules)
    assert answer == expected, f"C: {answer!r:.300}; Python: {expected!r:.300}"
    return answer


def _outcome(ask: Callable[[ModuleType], Any], module: ModuleType) -> Any:
    try:
        return ask(module)
    except _REFUSALS as error:  # of two reasons to refuse, each may name its own
        return next(kind for kind in _REFUSALS if isinstance(error, kind))


def _char(draw: Draw) -> str:
    choice = draw.number(24)
    return CHARS[choice] if choice < len(CHARS) else chr(draw.number(0x110000))


def _string(draw: Draw, longest: int) -> str:
    return "".join(_char(draw) * (1 + draw.number(3)) for _ in range(draw.number(longest)))


def _table(draw: Draw) -> dict[str, str]:
    table = {_char(draw): _string(draw, 4) for _ in range(draw.number(8))}
    if draw.number(32) == 31:
        table[_string(draw, 3)] = ""  # no single character, most often
    return table


def _text(draw: Draw) -> str:
    """Return a long text of the same few characters, or one that says all by itself."""
    if draw.number(2):
        return _string(draw, 12) * (1 + draw.number(40))
    return as_text(draw.take(draw.number(512)))


def _translator(draw: Draw) -> None:
    table, text = _table(draw), _text(draw)

    def ask(module: ModuleType) -> Any:
        translator = module.Translator(table)
        changed = translator.translate(text)
        size = sys.getsizeof(changed) if len(changed) > 1 else 0
        all_of_them = translator.translate_all([text, changed])
        moved = translator.change(text)
        return changed, changed is text, changed.isascii(), hash(changed), size, all_of_them, moved

    _same(STRINGS, ask)


def _finder(draw: Draw) -> None:
    text = _text(draw)
    known = ["", *text[:2], *(_char(draw) for _ in range(draw.number(12)))]
    sets = [[draw.pick(known) for _ in range(draw.number(9))] for _ in range(draw.number(4))]
    sought = sets or [known[1:]]
    start, end = draw.number(300) - 5, draw.number(300) - 5

    _same(STRINGS, lambda module: module.Finder(*sought).found_in(text))
    _same(STRINGS, lambda module: module.Finder(*sought).positions(text, start, end))
    _same(STRINGS, lambda module: module.Finder(*sought).find(text, start, end))
    _same(STRINGS, lambda module: module.Finder(*sought).positions(text, 0, len(text)))
    count = draw.number(70)
    _same(STRINGS, lambda module: module.Look([module.Finder(*sought)] * count).found_in(text))


def _shifts(draw: Draw) -> None:
    source = _text(draw)
    first, text = _moved(draw, source)
    second, other = _moved(draw, text)
    shifts = _same(STRINGS, lambda module: module.compose(first, second))
    start, end = draw.number(40) - 1, draw.number(40)
    for moved, made in ((first, text), (shifts, other)):
        if isinstance(moved, bytes):
            sizes = len(source), len(made)
            _same(STRINGS, lambda module, *of: module.to_source(*of, start, end), moved, *sizes)
            _same(STRINGS, lambda module, *of: module.to_text(*of, start, end), moved, *sizes)
            _same(STRINGS, lambda module, *of: module.edits(source, *of), made, moved)
    if isinstance(shifts, bytes) and len(shifts) % 8 == 0:
        _same(STRINGS, lambda module: list(module.unpack(shifts)))


def _edits(draw: Draw) -> None:
    text = _text(draw)
    edits = _drawn_edits(draw)
    spans = [(start, end) for start, end, _ in edits]
    _same(STRINGS, lambda module: module.pieces(text, spans, tuple))
    for name in ("splice", "minimal", "change"):
        _same(STRINGS, lambda module, name=name: getattr(module, name)(text, edits))


def _drawn_edits(draw: Draw) -> list[tuple[int, int, str]]:
    edits, at = [], 0
    for _ in range(draw.number(8)):
        start = at + draw.number(5) - (draw.number(32) == 31)
        at = start + draw.number(4)
        edits.append((start, at, _string(draw, 3)))
    return edits


def _chain(draw: Draw) -> None:
    """A row of rewriters, each of which replaces what it finds, and tables somewhere."""
    known = ["", *(_char(draw) for _ in range(6))]
    text = "".join(draw.pick(known) for _ in range(draw.number(40)))
    rules = [
        ([[draw.pick(known) for _ in range(draw.number(3))] for _ in range(5)], draw.pick(known))
        for _ in range(draw.number(30))
    ]
    tables = [
        ({draw.pick(known[1:]): "".join(draw.pick(known) for _ in range(draw.number(3)))}, place)
        for place in (draw.number(30), draw.number(30), draw.number(30))
    ]

    def ask(module: ModuleType) -> Any:
        asked: list[int] = []
        steps = [_rule(module, number, *rule, asked) for number, rule in enumerate(rules)]
        for table, place in tables:
            steps.insert(place, module.Translator(table))

        class Row(module.Chain):  # type: ignore[misc, name-defined]
            _calls = tuple(getattr(step, "rewrite", None) or step.translate for step in steps)
            _changes = tuple(step.change for step in steps)

        made = Row()(text)
        is_same = made is text or (len(made) == 1 and made <= "\xff")  # Python keeps those
        return made, is_same, asked[:], Row().change(text), asked

    _same(STRINGS, ask)


def _rule(
    module: ModuleType, number: int, sought: list[list[str]], new: str, asked: list[int]
) -> Any:
    finder = module.Finder([char for char in sought[0] if char], *sought[1:])

    def find(text: str) -> list[tuple[int, int, str]]:
        asked.append(number)
        return [(n, n + 1, new) for n in finder.positions(text, 0, len(text))]

    return module.Rewriter(finder, find)


def _moved(draw: Draw, text: str) -> tuple[bytes, str]:
    """Return shifts of the text and what they lead to; sometimes shifts that are none."""
    text, shifts = _python.Translator({char: _string(draw, 3) for char in set(text)}).change(text)
    if draw.number(4) == 0:
        wrong = [draw.number(1 << 16) - 3 for _ in range(draw.number(9))]
        shifts = draw.pick([array("q", wrong).tobytes(), shifts[:-3], shifts + shifts])
    return shifts, text


def _rows(draw: Draw) -> None:
    pieces = [_piece(draw) for _ in range(draw.number(8))]
    width = draw.pick([4, 8, 4, 8, 3])
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    if draw.number(8) == 7:
        ends[draw.number(len(ends))] += draw.number(256) - 128
    data, offsets = b"".join(pieces), array("i" if width == 4 else "q", ends).tobytes()
    first = draw.number(len(ends))
    count = len(pieces) - first + (draw.number(3) - 1 if draw.number(8) == 7 else 0)
    validity = draw.take(2) if draw.number(2) else None
    table = {key: value for key, value in _table(draw).items() if value.isprintable()}
    marks = _marks(draw)
    start, stop = draw.number(3), max(count, 0) - draw.number(2)
    given = [(start + draw.number(8), _string(draw, 3)) for _ in range(draw.number(3))]
    room = draw.number(64)
    meddling = draw.pick([None, None, *_MEDDLERS])

    def ask(module: ModuleType) -> Any:
        rows = module.Rows(data, offsets, width, first, count, validity=validity)
        finder = module.RowFinder(marks)
        sink = module.Sink(width, max(count, 0), room)
        read = [_outcome(lambda _, row=row: rows.text(row), module) for row in range(-1, count + 1)]
        found = _outcome(lambda _: finder.find(rows, start, stop), module)
        any_found = _outcome(lambda _: finder.found_in(rows, start, stop), module)
        if all(isinstance(text, str) for text in read[1:-1]):
            read += [found, any_found]
        # else nothing is said of a row that is not UTF-8
        texts = meddling(given, lambda: sink.copy(rows, 0, start + 1)) if meddling else given
        return [
            *read,
            _outcome(lambda _: sink.copy(rows, 0, start), module),
            _outcome(
                lambda _: module.RowTranslator(table).translate(rows, start, stop, texts, sink),
                module,
            ),
            _outcome(lambda _: sink.copy(rows, stop, count), module),
            _outcome(lambda _: sink.finish(), module),
            _outcome(lambda _: sink.finish(), module),
        ]

    _same(COLUMNS, ask)


class _Index:
    """A row's number, which does something else while it is read."""

    def __init__(self, row: int, act: Callable[[], object]) -> None:
        self._row, self._act = row, act

    def __index__(self) -> int:
        self._act()
        return self._row


def _meddling_iterator(
    given: list[tuple[int, str]], act: Callable[[], object]
) -> Iterator[tuple[int, str]]:
    for pair in given:
        act()
        yield pair


def _meddling_numbers(
    given: list[tuple[int, str]], act: Callable[[], object]
) -> list[tuple[_Index, str]]:
    return [(_Index(row, act), text) for row, text in given]


#: What is given may run any code, which may write into the same sink.
_MEDDLERS = [_meddling_iterator, _meddling_numbers]


def _piece(draw: Draw) -> bytes:
    if draw.number(4):
        return b"".join(draw.pick(BITS) for _ in range(draw.number(6)))
    return _string(draw, 30).encode("utf-8", "surrogatepass")


def _marks(draw: Draw) -> dict[str, Mark]:
    marks = {}
    for _ in range(draw.number(6)):
        char = "" if draw.number(4) == 0 else _char(draw)
        marks[char] = Mark(draw.number(4) == 0, draw.number(4), draw.number(4), draw.number(4))
    return marks
