"""Code in README.md and docs fits the box that the site shows it in, without scrolling."""

import re
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
#: Characters of the site's font that a box of 1280 px shows in a line.
WIDTH = 88
#: Code that is typed. What a program prints (console, text, output of doctests) is as it is.
TYPED = re.compile(r"^```(python|py|sh|sql|js)\b.*\n(?P<code>(?:.*\n)*?)```$", re.MULTILINE)


def width(line):
    """Return how many cells a line takes: marks on a letter and marks of direction take none."""
    return sum(unicodedata.category(char) not in {"Mn", "Cf"} for char in line)


def code_lines(page):
    """Yield the lines of code on a page, without what doctests print."""
    for block in TYPED.finditer(page.read_text("utf-8")):
        lines = block["code"].splitlines()
        session = any(line.startswith(">>>") for line in lines)
        for line in lines:
            if not session or line.startswith((">>> ", "... ")):
                yield line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_code_fits_its_box(page):
    assert [line for line in code_lines(page) if width(line) > WIDTH] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_fence_names_one_language(page):
    """With more behind it the site shows the fence and its code as a paragraph."""
    fences = re.findall(r"^ *```(.*)$", page.read_text("utf-8"), re.MULTILINE)
    assert [fence for fence in fences if not re.fullmatch(r"\w*", fence)] == []


def test_code_is_found():
    assert sum(1 for page in PAGES for _ in code_lines(page)) > 300
