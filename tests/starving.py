"""A program: each call of the kernel in C with each of its allocations failing once.

A call ends in MemoryError or in the right answer, and keeps nothing. What else happens is a crash
of this program; so it runs by itself (see test_memory).
"""

import _testcapi
import sys
from array import array
from itertools import count
from pathlib import Path

from arabic_norm.kernel import Mark, _kernel, _utf8

TABLE = {"a": "xyz", "b": "", "\u0640": "", "\U0001f600": "\u0640"}
TEXT, WIDE = "abc\u0640" * 50, "a\U0001f600" * 50
PIECES = [b"ab" * 40, "é".encode(), "\u0640".encode() * 70]
OFFSETS = array("i", [0, 80, 82, 222]).tobytes()
TRANSLATOR, FINDER = _kernel.Translator(TABLE), _kernel.Finder("xyzbc\u0640")
ROW_TRANSLATOR = _utf8.RowTranslator(TABLE)
ROW_FINDER = _utf8.RowFinder(dict.fromkeys("xb\u0640", Mark()))
ROWS = _utf8.Rows(b"".join(PIECES), OFFSETS, 4, 0, 3)
SHIFTS = TRANSLATOR.change(TEXT)[1]


class Doubling(_kernel.Chain):
    _calls = (TRANSLATOR.translate, lambda text: text * 2)


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
    "pack": lambda: _kernel.pack(999, [(n, n + 2, n % 3) for n in range(0, 600, 3)]),
    "unpack": lambda: list(_kernel.unpack(SHIFTS)),
    "Finder": lambda: _kernel.Finder("xyzbc\u0640").found_in(TEXT),
    "found_in": lambda: FINDER.found_in(WIDE),
    "positions": lambda: FINDER.positions(TEXT, 0, 999),
    "Chain": lambda: Doubling()(TEXT),
    "Rows": lambda: _utf8.Rows(b"".join(PIECES), OFFSETS, 4, 0, 3).text(0),
    "RowTranslator": lambda: _utf8.RowTranslator(TABLE) is not None,
    "RowFinder": lambda: _utf8.RowFinder(dict.fromkeys("xb\u0640", Mark())) is not None,
    "find": lambda: ROW_FINDER.find(ROWS, 0, 3),
    "found_in rows": lambda: ROW_FINDER.found_in(ROWS, 0, 3),
    "Sink": to_rows,
}
#: After so many right answers in a row the call makes no more allocations.
ENOUGH = 30
#: What Python keeps for itself: free lists, and pages that malloc does not give back.
BLOCKS, BYTES = 500, 4_000_000


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


def held():
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * 4096
    return sys.getallocatedblocks(), resident


def main():
    for name, job in JOBS.items():
        for _ in range(3):
            failed = failures(job)
        before = held()
        for _ in range(20):
            failures(job)
        blocks, resident = (now - then for now, then in zip(held(), before, strict=True))
        assert blocks < BLOCKS, f"{name} keeps {blocks} blocks"
        assert resident < BYTES, f"{name} keeps {resident} bytes"
        print(f"{failed} {name}")


if __name__ == "__main__":
    main()
