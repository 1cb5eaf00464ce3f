"""Files and tests that the pages name are there, and are called so."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = ["README.md", "CONTRIBUTING.md", "SECURITY.md"]
PAGES += [path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "docs").rglob("*.md"))]
#: Decisions are of their day: they may name what has been moved since.
PAGES = [page for page in PAGES if "/decisions/" not in page]
FILE = re.compile(r"`((?:arabic_norm|benchmarks|docs|fuzz|tests|tools)/[\w./-]+\.\w+)`")
TEST = re.compile(r"`(test_\w+)`")
TESTS = {
    name
    for path in (ROOT / "tests").glob("*.py")
    for name in re.findall(r"^def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
}


@pytest.mark.parametrize("page", PAGES)
def test_files_and_tests_that_a_page_names_are_there(page):
    text = (ROOT / page).read_text("utf-8")
    assert [name for name in FILE.findall(text) if not (ROOT / name).exists()] == []
    assert [name for name in TEST.findall(text) if name not in TESTS] == []


def test_names_are_found():
    text = "\n".join((ROOT / page).read_text("utf-8") for page in PAGES)
    assert len(FILE.findall(text)) > 50
    assert len(TEST.findall(text)) > 5
