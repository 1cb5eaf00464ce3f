"""How the code is laid out: sizes, first lines, and tests named after the modules they test."""

import ast
import re
from pathlib import Path

import pytest

import arabic_norm

PACKAGE = Path(arabic_norm.__file__).parent
ROOT = Path(__file__).parents[1]
SOURCES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.parent.name != "_compiled"]
C_SOURCES = sorted(path for path in (PACKAGE / "kernel").rglob("*.[ch]"))
MOST_LINES, MOST_C_LINES, MOST_FUNCTION_LINES = 400, 700, 50

#: What a test is named after that is not a module: a subject of all of them, or a part of the docs.
SUBJECTS = {
    "browser": "the exports in Chromium",
    "cases": "tests/data/cases.jsonl",
    "chunks": "arabic_norm.chunks",
    "compatibility": "golden digests of results",
    "concurrency": "threads and interpreters",
    "data": "the folder that ARABIC_NORM_DATA names",
    "docs": "pages of the guide",
    "exhaustive": "every code point and every pair",
    "imports": "which module may import which",
    "laws": "what every step obeys",
    "memory": "failing allocations, leaks",
    "notebook": "docs/tour.ipynb",
    "packaging": "sdist and wheel",
    "partition": "which step changes which character",
    "pyarabic": "the same results as pyarabic",
    "site": "the built documentation",
    "sources": "how sources are written",
    "structure": "this file",
    "threats": "docs/threat-model.md",
    "try": "docs/try.md, and what it is built from",
    "types": "what type checkers see",
}
#: Modules that are tested through what is made of them.
TESTED_IN = {
    "__main__": "cli",
    "carriers": "marks",
    "column_rules": "columns",
    "identity": "pipeline",
    "series": "columns",
}


def words_of(path):
    """Return a module's place as words: a family's for ``steps/quotes/__init__.py``."""
    parts = [part for part in path.relative_to(PACKAGE).with_suffix("").parts if part != "__init__"]
    return parts[1:] if parts[:1] == ["steps"] else parts


MODULES = {"_".join(words) for path in SOURCES if (words := words_of(path))}
FAMILIES = {words[0] for path in SOURCES if (words := words_of(path))}
TESTS = {path.stem.removeprefix("test_") for path in (ROOT / "tests").glob("test_*.py")}
TOOLS = {
    path.stem for name in ("benchmarks", "fuzz", "tools") for path in ROOT.glob(f"{name}/*.py")
}


def is_named_after(test, names):
    return any(test == name or test.startswith(f"{name}_") for name in names)


def test_tests_are_named_after_modules_or_subjects():
    names = {*MODULES, *FAMILIES, *SUBJECTS, *TOOLS, "fuzz"}
    assert not [test for test in sorted(TESTS) if not is_named_after(test, names)]


def test_subjects_have_tests():
    unused = [
        subject for subject in SUBJECTS if not any(is_named_after(t, [subject]) for t in TESTS)
    ]
    assert not unused


def test_every_module_or_family_has_tests_of_its_name():
    missing = [name for name in FAMILIES if not any(is_named_after(test, [name]) for test in TESTS)]
    assert sorted(missing) == sorted(TESTED_IN)
    assert all(any(is_named_after(test, [name]) for test in TESTS) for name in TESTED_IN.values())


@pytest.mark.parametrize(
    "path", SOURCES, ids=lambda path: ".".join(words_of(path)) or "arabic_norm"
)
def test_a_module_is_short_and_begins_with_what_it_holds(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_LINES
    tree = ast.parse(source)
    first = (ast.get_docstring(tree) or "").partition("\n")[0]
    assert first.endswith((".", ":")), "the first line of its docstring is one sentence"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            start = node.body[0].end_lineno if ast.get_docstring(node) else node.lineno
            lines = node.end_lineno - start + 1
            assert lines <= MOST_FUNCTION_LINES, f"{node.name} has {lines} lines"


@pytest.mark.parametrize("path", C_SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_c_file_is_short_and_begins_with_what_it_holds(path):
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= MOST_C_LINES
    header = path.with_suffix(".h")
    head = (header if header.exists() else path).read_text(encoding="utf-8")
    assert re.match(r"/\* \S", head), "its header begins with a comment that says what it holds"
