"""What fuzzing starts from: the tests' own strings, and pieces that steps look at."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from strategies import PIECES

from fuzz import ROOT, TESTS
from fuzz.draw import HEAD

_LONGEST = 400  # bytes of a string of the tests, not to begin with a thousand sentences
#: Files of one record, in the order of `fuzz.files.KINDS`.
_RECORDS = [
    b"TEXT\n",
    b'{"id": 1, "text": "TEXT"}\n',
    b'id,text\r\n1,"TEXT"\r\n',
    b"text\tid\nTEXT\t1\n",
]


def write(folder: Path, name: str, every: int = 1) -> None:
    """Write the seeds of a target, or every Nth of them, into a folder, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, seed in islice(enumerate(of(name)), 0, None, every):
        (folder / f"seed-{number:05}").write_bytes(seed)


def of(name: str) -> Iterator[bytes]:
    """Yield the seeds of a target, the same ones each time."""
    rng = random.Random(name)
    if name == "kernel":
        yield from (rng.randbytes(rng.randrange(400)) for _ in range(500))
        return
    for text in strings():
        if name == "files":
            kind = rng.randrange(len(_RECORDS))
            yield bytes([kind]) + rng.randbytes(HEAD - 1) + _RECORDS[kind].replace(b"TEXT", text)
        else:
            yield rng.randbytes(0 if name == "repair_quotes" else HEAD) + text


def strings() -> Iterator[bytes]:
    """Yield the page of the docs and the Arabic strings of tests, in UTF-8."""
    yield (ROOT / "docs" / "sample_page.txt").read_bytes()
    found: set[bytes] = set()
    for path in TESTS.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
                text = node.value
                found.add(text if isinstance(text, bytes) else encoded(text))
    yield from sorted(
        text for text in found if len(text) <= _LONGEST and max(text, default=0) > 127
    )


def encoded(text: str) -> bytes:
    """Return UTF-8 for any text, lone surrogates too."""
    return text.encode("utf-8", "surrogatepass")


def dictionary() -> str:
    """Return the pieces of random texts in the manner of libFuzzer's dictionaries."""

    def entry(piece: str) -> str:
        return '"' + "".join(f"\\x{byte:02X}" for byte in encoded(piece)) + '"\n'

    return "".join(map(entry, PIECES))
