"""tools/mutation.py: what it changes, what it leaves alone, what counts as noticed."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "tools"))
from mutation import TESTS, interval, mutants, mutated, paths, source_of

CHANGES = [
    # code, what becomes of it
    ("a < b", ["a <= b", "a >= b"]),
    ("a in b", ["a not in b"]),
    ("a + 1", ["a - 1", "a + 2", "a + 0"]),
    ("not a", ["a"]),
    ("a and b", ["a or b", "a", "b"]),
    ("'word'", ["''"]),
    ("a if b else c", ["a", "c"]),
    ("True", ["False"]),
]


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_what_becomes_of_an_expression(before, after):
    source = f"x = {before}"
    found = [ast.unparse(mutated(source, mutant)) for mutant in mutants(source)]
    assert sorted(found) == sorted(f"x = {change}" for change in after)


def test_statements():
    source = "@wrap\ndef f(a):\n    if a:\n        g()\n    return a"
    changed = {ast.unparse(mutated(source, mutant)) for mutant in mutants(source)}
    assert changed == {
        "def f(a):\n    if a:\n        g()\n    return a",
        "@wrap\ndef f(a):\n    if not a:\n        g()\n    return a",
        "@wrap\ndef f(a):\n    if a:\n        pass\n    return a",
        "@wrap\ndef f(a):\n    if a:\n        g()\n    return",
    }


UNTOUCHED = [
    '"""A docstring."""',
    "def f(a: 'str') -> 'int':\n    'Say.'",
    "raise ValueError('no' + str(1))",
    "__all__ = ['f']",
    "x = zip(a, b, strict=True)",
    "import a",
]


@pytest.mark.parametrize("source", UNTOUCHED)
def test_what_is_nothing_that_a_program_does_stays(source):
    assert list(mutants(source)) == []


@pytest.mark.full
def test_every_mutant_of_the_library_is_another_program():
    for name in TESTS:
        source = source_of(name)
        original = ast.unparse(ast.parse(source))
        for mutant in list(mutants(source))[::25]:
            tree = mutated(source, mutant)
            compile(tree, name, "exec")
            assert ast.unparse(tree) != original, f"{name}:{mutant.line}: {mutant.change}"


def test_every_module_has_tests_that_are_there():
    for tests in TESTS.values():
        assert all(Path(test.partition("::")[0]).exists() for test in paths(tests))


def test_interval():
    low, high = interval(90, 100)
    assert (round(low, 3), round(high, 3)) == (0.826, 0.945)


@pytest.mark.full
def test_tests_notice():
    command = [sys.executable, "tools/mutation.py", "--sample", "12", "units"]
    root = Path(__file__).parents[1]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    noticed = re.search(r"^(\d+) of 12 noticed", done.stdout, re.M)
    assert noticed
    assert int(noticed[1]) >= 10, done.stdout
