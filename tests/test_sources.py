"""What a reader of a source must see is written so that it is seen."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("arabic_norm", "tests", "benchmarks", "tools", "fuzz")
SOURCES = [
    path
    for folder in FOLDERS
    for path in sorted((ROOT / folder).rglob("*.*"))
    if path.suffix in {".py", ".pyi", ".pxd", ".c", ".h"}
]
#: What a vowel sign may stand on: letters of a word, tatweel, other signs.
BASES = {"Lo", "Lm", "Mn"}


def unseen(line: str) -> list[str]:
    """Return the characters that an editor does not show, or shows on what is no letter."""
    found = []
    for before, char in pairwise(f" {line}"):
        category = unicodedata.category(char)
        is_mark = category in {"Mn", "Me"} and unicodedata.category(before) not in BASES
        if is_mark or category in {"Cc", "Cf", "Zl", "Zp"} or (char.isspace() and char != " "):
            found.append(f"U+{ord(char):04X}")
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("نَعَم = 'ـّ'", []),
        ("ویکی\N{ZERO WIDTH NON-JOINER}پدیا", ["U+200C"]),
        ("'\N{ARABIC FATHA}'", ["U+064E"]),
        ("\N{NO-BREAK SPACE}\t\N{RIGHT-TO-LEFT MARK}", ["U+00A0", "U+0009", "U+200F"]),
    ],
)
def test_unseen(line: str, expected: list[str]) -> None:
    assert unseen(line) == expected


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_is_not_seen_is_written_as_an_escape(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    assert {at: found for at, line in enumerate(lines, 1) if (found := unseen(line))} == {}
