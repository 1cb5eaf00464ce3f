"""A program: each call of the kernel in C with each of its allocations failing once.

A call ends in MemoryError or in the right answer, and keeps nothing. What else happens is a crash
of this program; so it runs by itself (see test_memory).
"""

import _testcapi
import gc
import tracemalloc
from array import array
from itertools import count

from arabic_norm.kernel import Mark, _kernel, _utf8

#: All sizes are beyond what pymalloc serves, and grow several times while they are written.
TABLE = {"a": "xyz" * 9, "b": "", "\u0640": "", "\U0001f600": "\u0640"}
TEXT, WIDE = "abc\u0640" * 500, "a\U0001f600" * 500
PIECES = [b"ab" * 4000, "é".encode(), "\u0640".encode() * 700]
OFFSETS = array("i", [0, 8000, 8002, 9402]).tobytes()
EDITS = [(n, n + 2, "x\u0640\U0001f600"[: n % 4]) for n in range(0, 1800, 3)]
FEW_EDITS = EDITS[::20]  # each in a list allocates
TRANSLATOR, FINDER = _kernel.Translator(TABLE), _kernel.Finder("xyzbc\u0640")
PLAIN = _kernel.Translator({"q": "r", "\U0001f600": "y"})
ROW_TRANSLATOR = _utf8.RowTranslator(TABLE)
ROW_FINDER = _utf8.RowFinder(dict.fromkeys("xb\u0640", Mark()))
ROWS = _utf8.Rows(b"".join(PIECES), OFFSETS, 4, 0, 3)
SHIFTS = TRANSLATOR.change(TEXT)[1]
EDITED, MOVED = _kernel.change(TEXT, FEW_EDITS)
REWRITER = _kernel.Rewriter(FINDER, lambda text: EDITS)


class Doubling(_kernel.Chain):
    _calls = (
        *(TRANSLATOR.translate, REWRITER.rewrite, PLAIN.translate),
        *(REWRITER.rewrite, PLAIN.translate, lambda text: text * 2),
    )
    _changes = (TRANSLATOR.change, REWRITER.change, PLAIN.change, REWRITER.change)


def to_rows():
    sink = _utf8.Sink(4, 4, 0)
    ROW_TRANSLATOR.translate(ROWS, 0, 3, [(1, "given")], sink)
    sink.copy(ROWS, 0, 1)
    return sink.finish()


JOBS = {
    "Translator": lambda: _kernel.Translator(TABLE).translate(TEXT),
    "translate": lambda: TRANSLATOR.translate(TEXT),
    "translate, wide": lambda: TRANSLATOR.translate(WIDE),
    "translate_all": lambda: TRANSLATOR.translate_all([TEXT, WIDE, "x"]),
    "change": lambda: TRANSLATOR.change(TEXT),
    "compose": lambda: _kernel.compose(SHIFTS, SHIFTS[:640]),
    "splice": lambda: _kernel.splice(TEXT, EDITS),
    "edits given one by one": lambda: _kernel.change(TEXT, iter(EDITS)),
    "change of edits": lambda: _kernel.change(TEXT, EDITS),
    "minimal": lambda: _kernel.minimal(TEXT, FEW_EDITS),
    "edits": lambda: _kernel.edits(TEXT, EDITED, MOVED),
    "to_source": lambda: _kernel.to_source(MOVED, len(TEXT), len(EDITED), 900, 990),
    "to_text": lambda: _kernel.to_text(MOVED, len(TEXT), len(EDITED), 900, 990),
    "Rewriter": lambda: _kernel.Rewriter(FINDER, str) is not None,
    "rewrite": lambda: REWRITER.rewrite(TEXT),
    "change of a rewriter": lambda: REWRITER.change(TEXT),
    "unpack": lambda: _kernel.unpack(SHIFTS).tobytes(),
    "Finder": lambda: _kernel.Finder("xyzbc\u0640").found_in(TEXT),
    "Look": lambda: _kernel.Look([FINDER] * 22).found_in(WIDE),
    "found_in": lambda: FINDER.found_in(WIDE),
    "positions": lambda: FINDER.positions(TEXT, 0, 120),
    "Chain": lambda: Doubling()(TEXT),
    "change of a chain": lambda: Doubling().change(TEXT),
    "Rows": lambda: _utf8.Rows(b"".join(PIECES), OFFSETS, 4, 0, 3).text(0),
    "RowTranslator": lambda: _utf8.RowTranslator(TABLE) is not None,
    "RowFinder": lambda: _utf8.RowFinder(dict.fromkeys("xb\u0640", Mark())) is not None,
    "find": lambda: ROW_FINDER.find(ROWS, 0, 3),
    "found_in rows": lambda: ROW_FINDER.found_in(ROWS, 0, 3),
    "Sink": to_rows,
}
#: After so many right answers in a row the call makes no more allocations.
ENOUGH = 5
#: How often each allocation fails: first until Python has filled its free lists, then counted. No
#: object has so few bytes a round.
WARM, ROUNDS, BYTES = 30, 30, 16


def starved(job, number):
    """Return what the job returns while its allocation of this number fails; None for no memory."""
    _testcapi.set_nomemory(number, number + 1)
    try:
        return job()
    except MemoryError:
        return None
    finally:
        _testcapi.remove_mem_hooks()


def failures(job):
    """Let each allocation of the job fail; return how many times that ended in MemoryError."""
    expected, right, failed, numbers = job(), 0, 0, count()
    while right < ENOUGH:
        result = starved(job, next(numbers))
        assert result in (None, expected), result
        right, failed = (0, failed + 1) if result is None else (right + 1, failed)
    return failed


def kept(job):
    """Return the bytes a round that the job keeps, and how many of its allocations fail.

    What Python keeps for itself, it keeps once: of several measurements the least counts.
    """
    failed = repeated(WARM, job)
    least = BYTES
    for _ in range(4):
        before = tracemalloc.get_traced_memory()[0]
        repeated(ROUNDS, job)
        least = min(least, (tracemalloc.get_traced_memory()[0] - before) / ROUNDS)
        if least < BYTES:
            break
    return least, failed


def repeated(rounds, job):
    for _ in range(rounds):
        failed = failures(job)
    gc.collect()
    return failed


def main():
    tracemalloc.start()
    for name, job in JOBS.items():
        size, failed = kept(job)
        assert size < BYTES, f"{name} keeps {size} bytes or more in each round"
        print(f"{failed} {name}")


if __name__ == "__main__":
    main()
