"""Compiled rules: which run, what they hold, and that they give what the rooms give."""

import ast
import importlib
import inspect
import os
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from second import second
from strategies import PRESETS, REWRITES, texts

import arabic_norm
from arabic_norm import Implementation, implementation, kernel, steps

PACKAGE = Path(arabic_norm.__file__).parent
TOOLS = Path(__file__).parents[1] / "tools"
sys.path.append(str(TOOLS))
twins = pytest.importorskip("twins", reason="the source tree is not here")
constants = pytest.importorskip("constants", reason="the source tree is not here")

IS_COMPILED = implementation().rules == "compiled"
ROOMS = [twin for twin in twins.twins() if twin.room]
IDS = [twin.module.removeprefix("arabic_norm.steps.") for twin in ROOMS]

#: Set in what a class statement makes, and not in an extension's static type.
MADE_AT_RUN_TIME = 1 << 9  # Py_TPFLAGS_HEAPTYPE
#: Set in a type whose objects the garbage collector follows.
IS_FOLLOWED = 1 << 14  # Py_TPFLAGS_HAVE_GC

FAMILIES_WITH_LINES = ["quotes", "punctuation"]

each_room = pytest.mark.parametrize("twin", ROOMS, ids=IDS)
if_compiled = pytest.mark.skipif(not IS_COMPILED, reason="the rules in Python are asked for")


def run(program, cwd=PACKAGE.parent, **environment):
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


# Which run


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, (kernel.NAME, implementation().rules)),
        ({"ARABIC_NORM_RULES": "python"}, (kernel.NAME, "python")),
        ({"ARABIC_NORM_PURE": "1"}, ("python", "python")),
    ],
    ids=" ".join,
)
def test_the_environment_chooses(environment, expected):
    said = run("import arabic_norm; print(arabic_norm.implementation())", **environment)
    assert said == str(Implementation(*expected))


def test_without_twins_the_rooms_serve(tmp_path):
    no_twins = shutil.ignore_patterns("_compiled", "__pycache__")
    shutil.copytree(PACKAGE, tmp_path / "arabic_norm", ignore=no_twins)
    program = (
        "import sys; from importlib.machinery import PathFinder as found\n"
        "sys.meta_path[:] = sys.meta_path[: sys.meta_path.index(found) + 1]\n"
        "import arabic_norm as a; print(a.implementation().rules, a.repair_quotes('»نعم«'))"
    )
    assert run(program, cwd=tmp_path, ARABIC_NORM_RULES="") == "python «نعم»"


@if_compiled
@each_room
def test_a_room_s_twin_is_imported_under_the_room_s_name(twin):
    module = importlib.import_module(twin.module)
    assert module.__name__ == module.__spec__.name == twin.module
    assert module.__package__ == twin.module.rpartition(".")[0]
    assert module.__file__ == importlib.import_module(twins.EXTENSION).__file__
    assert twin.digest == module.SOURCE_DIGEST


@if_compiled
def test_rooms_of_one_name_are_two_rooms():
    lines = [importlib.import_module(f"arabic_norm.steps.{of}.lines") for of in FAMILIES_WITH_LINES]
    assert [hasattr(room, "marked_lines") for room in lines] == [True, False]


@pytest.mark.parametrize("name", steps.__all__)
def test_steps_are_not_compiled(name):
    """They have the signature, the source and the name of what a reader finds."""
    step = getattr(steps, name)
    assert sys.modules[step.__module__].__file__.endswith(".py")
    assert Path(inspect.getsourcefile(step.__wrapped__)).suffix == ".py"
    assert pickle.loads(pickle.dumps(step)) == step


# What they hold


@if_compiled
@each_room
def test_a_class_with_fields_is_an_extension_type_of_its_room(twin):
    for name, fields in fields_of(twin.known[0]).items():
        made = getattr(sys.modules[twin.module], name)
        assert made.__module__ == twin.module
        assert not made.__flags__ & MADE_AT_RUN_TIME
        assert made.__basicsize__ > object.__basicsize__
        assert not any(inspect.ismemberdescriptor(made.__dict__.get(field)) for field in fields)


@if_compiled
@each_room
def test_the_collector_follows_no_class_that_its_types_except(twin):
    types = twin.known[0]
    for name in re.findall(r"^@cython.no_gc\n(?:@.*\n)*cdef class (\w+)", types, re.M):
        assert not getattr(sys.modules[twin.module], name).__flags__ & IS_FOLLOWED, name


@each_room
def test_fields_are_the_same_in_a_room_and_its_types(twin):
    expected = slots_of(twin.source)
    for name, fields in fields_of(twin.known[0]).items():
        assert set(fields) == set(expected[name])
        annotated = annotations_of(twin.source, name)
        for field, type_ in fields.items():
            assert agree(annotated.get(field), type_), f"{name}.{field}: {type_}"


@each_room
def test_parameters_are_the_same_in_a_room_and_its_types(twin):
    functions = {
        node.name: node
        for node in ast.walk(ast.parse(twin.source))
        if isinstance(node, ast.FunctionDef)
    }
    for returned, name, parameters in functions_of(twin.known[0]):
        arguments = functions[name].args.args
        assert [argument.arg for argument in arguments] == [p.split()[-1] for p in parameters]
        for argument, parameter in zip(arguments, parameters, strict=True):
            annotated = argument.annotation and ast.unparse(argument.annotation)
            assert agree(annotated, parameter.rpartition(" ")[0]), f"{name}: {parameter}"
        returns = functions[name].returns
        assert agree(returns and ast.unparse(returns), returned), f"{name} -> {returned}"


#: Python's type: what C may have for it. Without a type C has the object.
TYPES = {
    "bool": {"bint"},
    "float": {"double"},
    "int": {"int", "long", "long long", "Py_ssize_t", "unsigned int", "unsigned long long"},
    "str": {"str", "Py_UCS4"},
}


def agree(annotation, c_type):
    """Tell whether a type of the room and one of its .pxd are one type."""
    if not annotation or c_type in ("", "object"):
        return True
    plain = annotation.removesuffix(" | None").partition("[")[0]
    if plain == "tuple" and c_type.startswith("("):
        return True
    names = {"Replacement": "tuple", "Sequence": "list"}
    return c_type in TYPES.get(plain, {names.get(plain, plain)})


@pytest.mark.parametrize(
    ("annotation", "c_type", "expected"),
    [
        ("int", "Py_ssize_t", True),
        ("bool", "bint", True),
        ("list[Mark]", "list", True),
        ("Mark", "Mark", True),
        ("str", "", True),
        ("Mark | None", "Mark", True),
        ("float", "int", False),
        ("int", "bint", False),
        ("Mark", "Shape", False),
        ("str", "bytes", False),
    ],
)
def test_which_types_agree(annotation, c_type, expected):
    assert agree(annotation, c_type) == expected


@if_compiled
@each_room
def test_what_python_executes_of_a_room_binds_what_c_reads(twin):
    """A variable of C that no table sets would be 0."""
    module = importlib.import_module(twin.module)
    missing = [name for name in variables_of(twin.known[0]) if name not in vars(module)]
    assert not missing


@each_room
def test_a_constant_in_c_is_the_room_s(twin):
    """The build reads it from the source; the room computes it when it is imported."""
    room = importlib.import_module(twin.module)
    defined = re.findall(r"^    #define (\w+) \((.*)\)$", twin.known[0], re.M)
    declared = re.findall(r'^    const (\w+) (\w+) "(\w+)"$', twin.known[0], re.M)
    values = {name: ast.literal_eval(value) for name, value in defined}
    expected = {name: getattr(room, name) for _, name, _ in declared}
    characters = {name for kind, name, _ in declared if kind == "Py_UCS4"}
    assert {name: values[in_c] for _, name, in_c in declared} == {
        name: ord(value) if name in characters else value for name, value in expected.items()
    }


CONSTANTS = """
from .kinds import KINDS as BITS, MARK
from math import pi

WORD, STOP = range(2)
FLAGS: int = 1 << BITS | MARK
FIRST, SECOND = (1 << bit for bit in (STOP, 3))
STOPS = ".!"
COUNT = len(STOPS)
TURN = 2 * pi
TABLE = dict(a=1)
TWICE = 1
TWICE = 2
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("WORD", 0),
        ("STOP", 1),
        ("BITS", 4),  # of another room
        ("MARK", 3),
        ("FLAGS", 19),
        ("FIRST", 2),
        ("SECOND", 8),
        ("COUNT", 2),
        ("TURN", None),  # of a module that is not the project's
        ("TABLE", None),  # made by a call
        ("TWICE", None),  # which of the two?
        ("MISSING", None),
    ],
)
def test_what_is_constant_in_a_room(tmp_path, name, expected):
    (tmp_path / "kinds.py").write_text("MARK = 3\nKINDS = MARK + 1\n")
    (tmp_path / "room.py").write_text(CONSTANTS)
    try:
        found = constants.constant_of(tmp_path / "room.py", name)
    except constants.NotConstantError:
        found = None
    assert found == expected


def test_a_constant_is_no_variable_of_c(tmp_path, monkeypatch):
    monkeypatch.setattr(twins, "STEPS", tmp_path)
    (tmp_path / "room.py").write_text('HALF = 0.5\nALEF = "\u0627"\nSIZE = len(input())\n')
    (tmp_path / "room.pxd").write_text("cdef double HALF\ncdef Py_UCS4 ALEF\ncdef int SIZE\n")
    assert twins.read_types(tmp_path / "room.pxd").split("\n") == [
        "",
        "",
        "cdef int SIZE",
        "cdef extern from *:",
        '    """',
        "    #define room_HALF (0.5)",
        "    #define room_ALEF (1575)",
        '    """',
        '    const double HALF "room_HALF"',
        '    const Py_UCS4 ALEF "room_ALEF"',
        "",
    ]


def test_functions_are_compiled_and_tables_are_not():
    room = """
from __future__ import annotations

from arabic_norm.letters import ALEF
from .marks import Mark, halves

_SIZE: int = 2


def _table(of):
    return dict.fromkeys(of, _SIZE)


_TABLE = _table(ALEF)


def size(mark):
    return _TABLE.get(mark, _SIZE)
"""
    types = "from .marks cimport Mark\n\ncdef dict _TABLE\n\ncpdef int size(str mark)\n"
    read = twins.Twin(("sizes",), "arabic_norm.steps.sizes", room, (types,)).read_by_cython()
    lines = read.split("\n")
    assert lines[3].startswith("global ALEF; global _SIZE; global _table; global halves; exec(")
    assert lines[3].endswith('; _TABLE = globals()["_TABLE"]')
    assert "Mark" not in read
    assert lines[4:14] == [""] * 10
    assert lines[14:] == room.splitlines()[14:]


def test_how_objects_are_allocated_is_said_at_the_class():
    future = "from __future__ import annotations"
    room = f"{future}\n\n\nclass Mark:\n    pass\n\n\nclass Line:\n    pass"
    types = """
@cython.final
@cython.no_gc
@cython.freelist(64)
cdef class Mark:
    cdef int start

@cython.final
cdef class Line:
    cdef int start
"""
    read = twins.Twin(("marks",), "arabic_norm.steps.marks", room, (types,)).read_by_cython()
    assert read == (
        f"{future}; import cython\n\n\n"
        "@cython.no_gc\n@cython.freelist(64)\n@cython.cclass\nclass Mark:\n    pass\n\n\n"
        "class Line:\n    pass"
    )


def variables_of(types):
    """Return the variables of C that a .pxd says a module has."""
    found = re.findall(r"^cdef (?!class )([^(:\n]+)$", types, re.M)
    return [name.split()[-1] for names in found for name in names.split(",")]


def fields_of(types):
    """Return the fields of each class of a .pxd, with their types."""
    classes = {}
    for name, body in re.findall(r"^cdef class (\w+).*:\n((?:[ \t].*\n|\n)*)", types, re.M):
        fields = classes[name] = {}
        for line in re.findall(r"^\s+cdef (?:readonly |public )?([^(:\n]+)$", body, re.M):
            *kind, first = line.split(",")[0].split()
            for field in [first, *line.split(",")[1:]]:
                fields[field.strip()] = " ".join(kind)
    return classes


def functions_of(types):
    """Return what each function of a .pxd returns, its name, and its parameters."""
    pattern = r"^cp?def (\([^)]*\)|[\w ]*?) ?(?:inline )?(\w+)\(([^)]*)\)"
    for returned, name, parameters in re.findall(pattern, types, re.M):
        yield returned.strip(), name, [one.strip() for one in parameters.split(",") if one.strip()]


def slots_of(source):
    """Return the slots of each class of a room."""
    return {
        node.name: [
            slot
            for part in node.body
            if isinstance(part, ast.Assign) and part.targets[0].id == "__slots__"
            for slot in ast.literal_eval(part.value)
        ]
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef)
    }


def annotations_of(source, name):
    """Return what the fields of a class are annotated with."""
    (found,) = (
        node
        for node in ast.parse(source).body
        if isinstance(node, ast.ClassDef) and node.name == name
    )
    return {
        node.target.id: ast.unparse(node.annotation)
        for node in found.body
        if isinstance(node, ast.AnnAssign)
    }


def test_what_is_read_of_types():
    types = """
@cython.final
cdef class Mark:
    cdef readonly Py_ssize_t start, end
    cdef list marks
    cpdef bint is_arabic(self) except -1

cpdef list read(str text, Py_ssize_t at)
cdef (int, int) pair(char)
"""
    assert fields_of(types) == {
        "Mark": {"start": "Py_ssize_t", "end": "Py_ssize_t", "marks": "list"}
    }
    assert list(functions_of(types)) == [
        ("list", "read", ["str text", "Py_ssize_t at"]),
        ("(int, int)", "pair", ["char"]),
    ]


# That they give what the rooms give


@pytest.fixture(scope="module")
def interpreted():
    """The library with its rules in Python."""
    library = second(ARABIC_NORM_RULES="python")
    assert library.implementation() == (kernel.NAME, "python")
    return library


@if_compiled
@pytest.mark.parametrize("step", [*REWRITES, *PRESETS], ids=lambda step: step.name)
@given(text=texts)
def test_a_step_gives_the_same_edits(interpreted, step, text):
    assert step.edits(text) == getattr(interpreted, step.name).edits(text)


@if_compiled
@given(text=texts)
def test_sentences_are_the_same(interpreted, text):
    spans = [
        [(one.start, one.end, one.text) for one in library.sentences(text)]
        for library in (arabic_norm, interpreted)
    ]
    assert spans[0] == spans[1]
