"""A module imports only from those above it in the order of the house."""

import ast
from pathlib import Path

import arabic_norm

PACKAGE = Path(arabic_norm.__file__).parent

#: Rooms from the ground up; what stands on one line does not import each other.
ORDER = [
    ["letters"],
    ["kernel", "page", "patterns", "values"],
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
        if isinstance(node, ast.ImportFrom) and node.level:
            package = path.relative_to(PACKAGE).parts[:-1]
            named = (node.module or node.names[0].name).split(".")
            yield (*package[: len(package) - node.level + 1], *named)[0]
        elif isinstance(node, ast.ImportFrom) and node.module == "arabic_norm":
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
            same = there == here and here in {"kernel", "steps", "export", "files"}
            assert same or LEVEL[there] < LEVEL[here], f"{path.name} imports {there}"


def test_a_relative_import_is_read_as_what_it_imports():
    path = PACKAGE / "steps" / "sentences" / "asides.py"
    assert {"steps"} == set(imported_rooms(path))


def test_rules_stand_in_rooms_without_steps():
    """A step exists once; a folder's rooms may be compiled, which makes a second of each."""
    folders = [path for path in (PACKAGE / "steps").iterdir() if (path / "__init__.py").exists()]
    rooms = [path for folder in folders for path in folder.glob("*.py")]
    rules = [path for path in rooms if path.name != "__init__.py"]
    assert len(rules) > 10
    for path in [*rules, PACKAGE / "steps" / "gaps.py"]:
        assert "pipeline" not in imported_rooms(path), path.name


def test_only_letters_knows_pyarabic():
    users = [path.name for path in MODULES if "pyarabic import" in path.read_text(encoding="utf-8")]
    assert users == ["letters.py"]


def test_modules_are_short():
    for path in MODULES:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 400, f"{path.name}: {lines} lines"
