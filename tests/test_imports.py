"""A module imports only from those above it in the order of the house."""

import ast
from pathlib import Path

import arabic_norm

PACKAGE = Path(arabic_norm.__file__).parent

#: Rooms from the ground up; what stands on one line does not import each other.
ORDER = [
    ["letters"],
    ["identity", "kernel", "page", "patterns", "values"],
    ["batches", "units"],
    ["edits"],
    ["explain"],
    ["pipeline"],
    ["steps"],
    ["presets"],
    ["api"],
    ["column_rules"],
    ["audit", "columns", "export", "sqlite", "files"],
    ["spark"],
    ["cli"],
    ["__main__"],
]
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}


def room(path):
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_rooms(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "arabic_norm":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[0] == "arabic_norm":
                yield parts[1]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                parts = alias.name.split(".")
                assert parts[0] != "arabic_norm" or len(parts) > 1, f"{path}: import arabic_norm"


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def test_imports_go_one_way():
    assert len(MODULES) > 10
    for path in MODULES:
        here = room(path)
        for there in imported_rooms(path):
            same = there == here and here in {"kernel", "steps", "export", "files", "cli"}
            assert same or LEVEL[there] < LEVEL[here], f"{path.name} imports {there}"


def test_protected_stands_below_the_steps():
    """The room imports itself and what is below all steps; steps import it, not the reverse."""
    below = ("arabic_norm.letters", "arabic_norm.patterns", "arabic_norm.steps.protected")
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


def test_modules_are_short():
    for path in MODULES:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 400, f"{path.name}: {lines} lines"
