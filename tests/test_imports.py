"""A module imports only from those above it in the order of the house."""

import ast
import re
from pathlib import Path

import pytest

import arabic_norm

PACKAGE = Path(arabic_norm.__file__).parent

#: Rooms from the ground up; what stands on one line does not import each other.
ORDER = [
    ["letters"],
    ["bars", "identity", "kernel", "page", "patterns", "values"],
    ["batches", "compiled", "substitutions", "units"],
    ["edits"],
    ["explain"],
    ["pipeline"],
    ["steps"],
    ["presets"],
    ["api"],
    ["column_rules"],
    ["audit", "columns", "export", "sqlite", "files"],
    ["series", "spark"],
    ["cli"],
    ["__main__"],
]
#: Inside the folder of a family, likewise.
FAMILIES = {
    "steps.alphabet": [
        ["keyboards", "ligatures", "presentation_forms"],
        ["forms"],
        ["__init__"],
    ],
    "steps.marks": [["order", "ornaments", "seats"], ["tatweel"], ["__init__"]],
    "steps.protected": [
        ["languages", "spans"],
        ["lines", "mojibake"],
        ["looks"],
        ["blocks", "inline"],
        ["__init__"],
    ],
    "steps.punctuation": [
        ["characters", "stripping", "words"],
        ["lines"],
        ["brackets", "latin", "waw"],
        ["spacing"],
        ["__init__"],
    ],
    "steps.sentences": [
        ["abbreviations", "characters", "clusters", "measures", "verbs"],
        ["starts", "words"],
        ["clauses", "items", "notes"],
        ["own_dots", "tails"],
        ["asides", "dots", "glued", "pauses", "places"],
        ["closers", "packing"],
        ["stops"],
        ["cuts"],
        ["spans"],
        ["chunks"],
        ["__init__"],
    ],
    "steps.rescue": [
        ["characters", "lam_alef_words", "letter_order"],
        ["direction", "lam_alef", "reorder"],
        ["mojibake", "visual"],
        ["damage"],
        ["__init__"],
    ],
    "steps.spaces": [["blanks", "directions", "zwnj"], ["controls"], ["__init__"]],
    "steps.spelling": [
        ["clusters", "elongation", "hamza"],
        ["hamza_places", "seats"],
        ["uthmani"],
        ["__init__"],
    ],
    "steps.symbols": [["separators"], ["__init__"]],
    "steps.quotes": [
        ["characters"],
        ["words"],
        ["costs", "reading", "states"],
        ["marks"],
        ["sides"],
        ["lookalikes"],
        ["lines"],
        ["roles"],
        ["edits", "pairs"],
        ["completion"],
        ["__init__"],
    ],
}


def levels(order):
    return {room: level for level, rooms in enumerate(order) for room in rooms}


LEVEL = levels(ORDER)


def name_of(path):
    """Return a module's name below the package."""
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts)


def imported_modules(name, source):
    """Yield the names below the package of the modules that a module imports; relative ones too.

    What is imported from a package may be a module or a name in it; both are yielded as modules.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            base = node.module.split(".") if node.module else []
            if node.level:
                base = ["arabic_norm", *name.split(".")][: -node.level] + base
            if base[0] == "arabic_norm":
                yield from (".".join([*base[1:], alias.name]) for alias in node.names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                parts = alias.name.split(".")
                assert parts[0] != "arabic_norm" or len(parts) > 1, f"{name}: import arabic_norm"
                if parts[0] == "arabic_norm":
                    yield ".".join(parts[1:])


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
IMPORTS = [
    (name_of(path), there)
    for path in MODULES
    for there in imported_modules(name_of(path), path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(
    ("name", "source", "imported"),
    [
        ("spark", "from arabic_norm import kernel", ["kernel"]),
        ("spark", "from arabic_norm.steps.quotes.marks import Mark", ["steps.quotes.marks.Mark"]),
        ("spark", "import arabic_norm.kernel", ["kernel"]),
        ("steps.quotes.sides", "from .marks import Mark", ["steps.quotes.marks.Mark"]),
        ("steps.quotes.sides", "from . import marks", ["steps.quotes.marks"]),
        ("steps.quotes.sides", "from ..spaces import f", ["steps.spaces.f"]),
        ("steps.quotes.__init__", "from .marks import Mark", ["steps.quotes.marks.Mark"]),
        ("steps.quotes.sides", "import re\nfrom array import array", []),
    ],
)
def test_what_a_module_imports(name, source, imported):
    assert list(imported_modules(name, source)) == imported


TYPES = sorted(PACKAGE.joinpath("steps").rglob("*.pxd"))
CIMPORT = re.compile(r"^\s*(?:from (\S+) cimport (\([^)]*\)|.+)|cimport (.+))$", re.M)


def test_types_are_cimported_relatively_from_what_the_room_imports():
    """An absolute cimport names a module that the folder of copies, which is compiled, has not."""
    assert TYPES
    imported = set(IMPORTS)
    for path in TYPES:
        here = name_of(path)
        for room, names, whole in CIMPORT.findall(path.read_text(encoding="utf-8")):
            if whole or not room.startswith("."):
                known = (whole or room).split(".")[0]
                assert known in {"cython", "cpython", "libc"}, f"{path.name} cimports {known}"
                continue
            source = f"from {room} import {names}"
            for there in imported_modules(here, source):
                module = there.rpartition(".")[0]
                rooms = {other.rpartition(".")[0] for name, other in imported if name == here}
                assert module in rooms, f"{path.name} cimports {there}, which its room does not"


def test_imports_go_one_way():
    assert len(MODULES) > 10
    for here, there in IMPORTS:
        room, other = here.split(".")[0], there.split(".")[0]
        same = other == room and room in {"kernel", "steps", "export", "files", "cli"}
        assert same or LEVEL[other] < LEVEL[room], f"{here} imports {there}"


@pytest.mark.parametrize("family", FAMILIES)
def test_imports_go_one_way_inside_a_family_s_folder(family):
    level = levels(FAMILIES[family])
    folder = PACKAGE.joinpath(*family.split("."))
    assert set(level) == {path.stem for path in folder.glob("*.py")}
    for here, there in IMPORTS:
        inside, to_inside = (name.startswith(f"{family}.") for name in (here, there))
        if inside and to_inside:
            room, other = (name.removeprefix(f"{family}.").split(".")[0] for name in (here, there))
            assert level[other] < level[room], f"{here} imports {there}"


def test_every_folder_of_steps_is_a_family():
    folders = {path.parent for path in PACKAGE.joinpath("steps").rglob("*.py")}
    names = {name_of(folder) for folder in folders} - {"steps"}
    assert names == set(FAMILIES)


def test_rules_stand_in_rooms_without_steps():
    """A step exists once; a room that is compiled makes a second of all that it holds."""
    folders = tuple(f"{family}." for family in FAMILIES)
    rules = {name for name, _ in IMPORTS if name.startswith(folders)} | {"steps.gaps"}
    rules -= {f"{family}.__init__" for family in FAMILIES}
    assert len(rules) > 10
    assert not [name for name, there in IMPORTS if name in rules and "pipeline" in there]


def test_protected_stands_below_the_steps():
    """The room imports itself and what is below all steps; steps import it, not the reverse."""
    names = ("compiled", "letters", "patterns", "steps.protected")
    below = tuple(f"arabic_norm.{name}" for name in names)
    rooms = [path for path in MODULES if path.parent.name == "protected"]
    assert rooms
    for path in rooms:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and "arabic_norm" in node.module:
                names = {alias.name for alias in node.names}
                is_below = node.module.startswith(below) or names <= {"kernel", "letters"}
                assert is_below, f"{path.name} imports {node.module}"


def test_only_letters_knows_pyarabic():
    users = [path.name for path in MODULES if "pyarabic import" in path.read_text(encoding="utf-8")]
    assert users == ["letters.py"]
