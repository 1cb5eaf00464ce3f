"""Mutation testing: a change to the code that no test notices is a test that is missing.

    python tools/mutation.py                     # all modules
    python tools/mutation.py edits units
    python tools/mutation.py --sample 300        # so many mutants, by chance

A mutant is one small change to a module's syntax tree: a comparison, an operator, a number, a
string, a condition, a statement that is left out. It never touches the disk: for each, a process
forks that has pytest and hypothesis loaded, imports the module with the change, and runs the
module's own tests until one fails. (mutmut leaves out decorated functions, which all steps are;
cosmic-ray starts Python anew for each mutant, and most of its mutants add strings to numbers.)
"""

from __future__ import annotations

import argparse
import ast
import copy
import gc
import importlib
import math
import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "arabic_norm"
LAWS = "tests/test_laws.py::test_"
_DIGEST = "tests/test_compatibility.py"  # checks a digest of the results of all steps
_QUOTES = ["tests/test_quotes*.py", _DIGEST]
_SENTENCES = [
    "tests/test_sentence*.py",
    f"{LAWS}sentence_spans_hold_all_that_shows",
    _DIGEST,
]
#: The modules, and the tests that must notice a change to them; the quick ones first.
TESTS = {
    "units": ["tests/test_units.py"],
    "edits": [
        "tests/test_edits.py",
        f"{LAWS}alignment_is_monotone_and_covers",
        f"{LAWS}composed_alignments_are_the_alignment_of_the_composition",
        "tests/test_units.py",
    ],
    "pipeline": [
        "tests/test_pipeline.py",
        f"{LAWS}a_pipeline_is_its_steps_one_after_another",
        f"{LAWS}a_pipeline_aligns_as_its_steps_one_after_another",
        f"{LAWS}nothing_changed_gives_the_same_object",
        "tests/test_explain.py",
        "tests/test_batches.py",
    ],
    **{
        f"steps.{name}": [
            f"tests/test_{name.partition('.')[0]}.py",
            f"{LAWS}presets_are_idempotent",
            f"{LAWS}a_rewrite_without_its_pair_changes_nothing",
            _DIGEST,
        ]
        for name in (
            "gaps", "spaces", "spaces.blanks", "spaces.controls", "spaces.zwnj", "marks",
            "marks.order", "marks.seats", "marks.tatweel", "marks.ornaments",
            "symbols", "symbols.separators",
            "alphabet", "alphabet.forms", "alphabet.keyboards", "alphabet.ligatures", "engines",
            "stems", "wrapping")
    },
    **{
        f"steps.{name}": [f"tests/test_{name.partition('.')[0]}*.py", _DIGEST]
        for name in (
            "punctuation", *(f"punctuation.{room}" for room in (
                "brackets", "characters", "latin", "lines", "spacing", "stripping", "waw",
                "words")),
            "rescue", *(f"rescue.{room}" for room in (
                "characters", "damage", "direction", "lam_alef", "mojibake", "reorder", "visual")),
            "spelling", *(f"spelling.{room}" for room in ("clusters", "hamza", "seats", "uthmani")))
    },
    "steps.spelling.elongation": ["tests/test_spelling_elongation.py", _DIGEST],
    **{
        f"steps.{name}": _SENTENCES
        for name in ("sentences", *(f"sentences.{room}" for room in (
            "abbreviations", "asides", "characters", "clauses", "closers", "cuts", "dots", "glued",
            "items", "notes", "pauses", "spans", "starts", "stops", "tails", "verbs", "words")))
    },
    **{
        f"steps.{name}": ["tests/test_protected.py", *_QUOTES]
        for name in ("protected", *(f"protected.{room}" for room in (
            "blocks", "inline", "languages", "lines", "looks", "mojibake", "spans")))
    },
    **{
        f"steps.{name}": _QUOTES
        for name in ("quotes", *(f"quotes.{part}" for part in (
            "characters", "completion", "costs", "edits", "lines", "marks", "roles",
            "sides", "words")))
    },
}  # fmt: skip
_SWAPS = {
    **{ast.Lt: [ast.LtE, ast.GtE], ast.LtE: [ast.Lt, ast.Gt]},
    **{ast.Gt: [ast.GtE, ast.LtE], ast.GtE: [ast.Gt, ast.Lt]},
    **{ast.Eq: [ast.NotEq], ast.NotEq: [ast.Eq], ast.In: [ast.NotIn], ast.NotIn: [ast.In]},
    **{ast.Is: [ast.IsNot], ast.IsNot: [ast.Is], ast.And: [ast.Or], ast.Or: [ast.And]},
    **{ast.Add: [ast.Sub], ast.Sub: [ast.Add], ast.Mult: [ast.FloorDiv], ast.FloorDiv: [ast.Mult]},
    **{ast.Mod: [ast.FloorDiv], ast.BitOr: [ast.BitAnd], ast.BitAnd: [ast.BitOr]},
    **{ast.LShift: [ast.RShift], ast.RShift: [ast.LShift]},
    **{ast.Break: [ast.Continue], ast.Continue: [ast.Break]},
}
#: Arguments that the golden fingerprints in tests/test_presets.py check, or that only errors use.
_HELD_ELSEWHERE = {"version", "data", "strict"}
#: Pytest warns that hypothesis was imported before it; that is intended.
_KNOWN = "ignore::pytest.PytestAssertRewriteWarning"
#: Leaves out tests that measure time, which fail when another program runs.
_STEADY = ["-k", "not linear"]
_MEGABYTES = 3000  # of memory that a mutant may take
_SLOWEST = 5  # the most time for a mutant, in multiples of the tests' time without one


class Mutant(NamedTuple):
    """One change to a module.

    ``line``, ``change``: what is shown. ``place``: the number of the parent node, its field, and
    the index in that. ``new``: the new node.
    """

    line: int
    change: str
    place: tuple[int, str, int | None]
    new: ast.AST


def mutants(source: str) -> Iterator[Mutant]:
    """Yield each mutant of a module."""
    tree = ast.parse(source)
    lines = [getattr(node, "lineno", 0) for node in ast.walk(tree)]
    for parent, field, index, node in _places(tree):
        for new in _replacements(node):
            change = f"{_shown(node)}  ->  {_shown(new)}"
            yield Mutant(lines[parent], change, (parent, field, index), new)


def _shown(node: ast.AST) -> str:
    text = ast.unparse(node) or type(node).__name__
    return text.splitlines()[0][:70]


def _places(tree: ast.Module) -> Iterator[tuple[int, str, int | None, ast.AST]]:
    """Yield each node that may change, with its parent's number, the field and the index in it.

    Annotations, docstrings and error messages do not change: programs do not depend on them.
    """
    numbers = {node: number for number, node in enumerate(ast.walk(tree))}
    quiet = {inner for node in ast.walk(tree) for part in _quiet(node) for inner in ast.walk(part)}
    for parent, number in numbers.items():
        for field, value in ast.iter_fields(parent):
            if isinstance(value, ast.AST) and value not in quiet:
                yield number, field, None, value
            elif isinstance(value, list):
                for index, node in enumerate(value):
                    if isinstance(node, ast.AST) and node not in quiet:
                        yield number, field, index, node


def _quiet(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and ast.get_docstring(node):
        yield node.body[0]
    if isinstance(node, ast.Import | ast.ImportFrom | ast.Raise):
        yield node
    if isinstance(node, ast.keyword) and node.arg in _HELD_ELSEWHERE:
        yield node
    for part in ("annotation", "returns"):
        if isinstance(getattr(node, part, None), ast.AST):
            yield getattr(node, part)
    if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
        yield node


def _replacements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes that may replace a node."""
    for kind in _SWAPS.get(type(node), []):
        yield kind()
    match node:
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int() | float() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(value=str(value)):
            yield ast.Constant("" if value else "x")
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.BoolOp(values=[first, *others]):
            yield from (first, others[-1])
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.If() | ast.While():
            changed = copy.copy(node)
            changed.test = ast.UnaryOp(ast.Not(), node.test)
            yield changed
        case ast.Expr() | ast.AugAssign():
            yield ast.Pass()
        case ast.Return(value=ast.AST() as value) if not isinstance(value, ast.Constant):
            yield ast.Return(None)
        case ast.FunctionDef(decorator_list=[_, *_]):
            changed = copy.copy(node)
            changed.decorator_list = []
            yield changed


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """Return the module with a mutant's change."""
    tree = ast.parse(source)
    number, field, index = mutant.place
    parent = list(ast.walk(tree))[number]
    if index is None:
        setattr(parent, field, mutant.new)
    else:
        getattr(parent, field)[index] = mutant.new
    return ast.fix_missing_locations(tree)


class _Finder:
    """Imports one module of the package with a change."""

    def __init__(self, name: str, code: CodeType) -> None:
        self._name, self._code = name, code

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name != self._name:
            return None
        path = path_of(name.removeprefix("arabic_norm."))
        loader = SourceFileLoader(name, str(path))
        loader.get_code = lambda _: self._code  # type: ignore[method-assign]
        folder = [str(path.parent)] if path.name == "__init__.py" else None
        return spec_from_file_location(name, path, loader=loader, submodule_search_locations=folder)


def is_noticed(module: str, tree: ast.Module, tests: list[str], seconds: float) -> bool:
    """Return whether a test fails, or takes too long, with this tree as the module."""
    child = os.fork()
    if not child:
        _run(module, tree, tests, seconds)
    return os.waitpid(child, 0)[1] != 0


def _run(module: str, tree: ast.Module, tests: list[str], seconds: float) -> None:
    """Run the tests in this process and end it."""
    import pytest  # noqa: PLC0415 - here, since only some of the commands need it

    limit = _MEGABYTES << 20
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    code = 1
    try:
        sys.meta_path.insert(0, _Finder(module, compile(tree, module, "exec")))  # type: ignore[arg-type]
        options = ["-x", "-q", "-p", "no:cacheprovider", "-o", "addopts=", "-W", _KNOWN, *_STEADY]
        code = pytest.main([*options, *tests])
    finally:
        os._exit(int(code))


def paths(tests: list[str]) -> list[str]:
    """Return the paths of the tests, with patterns expanded."""
    return [
        found
        for test in tests
        for found in (sorted(map(str, ROOT.glob(test))) if "*" in test else [str(ROOT / test)])
    ]


def main() -> None:
    """Print each mutant that no test notices, and how many are noticed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, help="so many mutants of all the modules, by chance")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("modules", nargs="*", help=f"of {', '.join(TESTS)}; all without any")
    options = parser.parse_args()
    prepare()
    names = options.modules or list(TESTS)
    found = {name: list(mutants(source_of(name))) for name in names}
    everything = [(name, mutant) for name in names for mutant in found[name]]
    if options.sample is not None:
        chosen = set(random.Random(options.seed).sample(range(len(everything)), options.sample))
        everything = [one for number, one in enumerate(everything) if number in chosen]
    noticed = 0
    for name in names:
        noticed += report(name, [mutant for of, mutant in everything if of == name])
    low, high = interval(noticed, len(everything))
    total = sum(map(len, found.values()))
    print(
        f"{noticed} of {len(everything)} noticed, {100 * noticed / len(everything):.1f} %; of all "
        f"{total} with 95 % confidence {100 * low:.1f} to {100 * high:.1f} %"
    )


def prepare() -> None:
    """Load once what each process would load, except the package itself."""
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"
    os.environ["ARABIC_NORM_RULES"] = "python"  # mutants are in the Python, not in the twins
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    sys.dont_write_bytecode = False
    for name in ("pytest", "hypothesis.strategies", "regex", "pyarabic.araby", "sybil"):
        importlib.import_module(name)
    gc.freeze()


def report(name: str, chosen: list[Mutant]) -> int:
    """Test a module's mutants and print those not noticed; return how many are noticed."""
    if not chosen:
        return 0
    module, tests = f"arabic_norm.{name}", paths(TESTS[name])
    start = time.monotonic()
    source = source_of(name)
    if is_noticed(module, ast.parse(source), tests, 600):
        raise SystemExit(f"{name}: its tests fail without a mutant")
    seconds = max(5.0, _SLOWEST * (time.monotonic() - start))
    noticed = 0
    for mutant in chosen:
        if is_noticed(module, mutated(source, mutant), tests, seconds):
            noticed += 1
        else:
            print(f"  {name}:{mutant.line}: {mutant.change}", flush=True)
    print(f"{name}: {noticed} of {len(chosen)}, {time.monotonic() - start:.0f} s", flush=True)
    return noticed


def interval(right: int, count: int) -> tuple[float, float]:
    """Return Wilson's interval for a share, with 95 % confidence."""
    z, share = 1.96, right / count
    middle = share + z * z / (2 * count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - half) / (1 + z * z / count), (middle + half) / (1 + z * z / count)


def path_of(name: str) -> Path:
    """Return the path of a module; a package's is its __init__.py."""
    path = PACKAGE / name.replace(".", "/")
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def source_of(name: str) -> str:
    """Return the text of a module."""
    return path_of(name).read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
