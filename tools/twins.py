"""The compiled twins of rooms in arabic_norm/steps: Cython makes their C, which carries a digest.

A room ``steps/quotes/marks.py`` has a twin if a ``marks.pxd`` is beside it. Its C is in
``arabic_norm/_compiled/quotes/marks.c`` and begins with a digest of what it was made from; the
twin has the same digest as SOURCE_DIGEST. All twins are linked into one extension,
``arabic_norm/_compiled/rules``, whose own module holds their names.
"""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from constants import NotConstantError, constant_of

ROOT = Path(__file__).resolve().parents[1]
STEPS = ROOT / "arabic_norm" / "steps"
COMPILED = ROOT / "arabic_norm" / "_compiled"
EXTENSION = "arabic_norm._compiled.rules"
#: The copies of rooms that Cython reads.
COPIES = ROOT / "build" / "twins"
CYTHON = "Cython>=3.3,<4"
#: Two of these change the meaning of Python code, so that a room must not use negative indices
#: (wraparound) nor divide negative numbers (cdivision); see CONTRIBUTING.md.
DIRECTIVES = {
    "always_allow_keywords": False,
    "annotation_typing": False,
    "auto_pickle": False,
    "binding": False,
    "boundscheck": True,
    "cdivision": True,
    "emit_code_comments": False,
    "infer_types": True,
    "initializedcheck": False,
    "language_level": 3,
    "wraparound": False,
}
_CIMPORT = re.compile(r"^from (\.+)([\w.]*) cimport ", re.M)
_CIMPORTED = re.compile(r"^from \.+[\w.]* cimport (?:\(([^)]*)\)|(.*)$)", re.M)
_C_NAMES = re.compile(r"^cdef (?!class )([^(:\n]+)$", re.M)
#: The types of constants that can be written into the C.
_IN_C = {"Py_UCS4", "Py_ssize_t", "double", "int"}
_FUTURE = "from __future__ import annotations"
#: In Cython's C, this notes a line's number for tracebacks before each error: 11 kB of the wheel.
#: Without it tracebacks still name the function; with ARABIC_NORM_RULES=python they have lines.
_NOTES_A_LINE = "__pyx_lineno = lineno; (void) __pyx_lineno; "
_CONSTANT = re.compile(r"^    const \w+ (\w+) ", re.M)
_C_FUNCTION = re.compile(r"^cp?def .*?(\w+)\(", re.M)
#: How objects of a class are allocated. Cython ignores this in a .pxd, without a word, unless it is
#: at the class in the source too.
_ALLOCATED = re.compile(
    r"((?:^@cython\.(?:freelist\(\d+\)|no_gc)\n)+)(?:@.*\n)*cdef class (\w+)", re.M
)


@dataclass(frozen=True)
class Twin:
    """A twin: the place of its room below ``steps``, its module's name, and the room's source.

    ``known``: all types that the room knows, its own and those it cimports. ``rules``, the module
    that no room is made of, has none.
    """

    place: tuple[str, ...]
    module: str
    source: str
    known: tuple[str, ...] = ()

    @property
    def room(self) -> Path | None:
        """The path of its room; None for ``rules``."""
        return STEPS.joinpath(*self.place).with_suffix(".py") if self.known else None

    @property
    def c(self) -> Path:
        """The path of its C."""
        return COMPILED.joinpath(*self.place).with_suffix(".c")

    @property
    def digest(self) -> str:
        """A digest of everything that it is made from, in 16 characters."""
        made_of = "\0".join((self.module, str(DIRECTIVES), self.read_by_cython(), *self.known))
        return hashlib.sha256(made_of.encode()).hexdigest()[:16]

    def is_made(self) -> bool:
        """Tell whether its C exists and was made from the room as it is now."""
        begins = self._begins().encode()
        return self.c.exists() and self.c.read_bytes()[: len(begins)] == begins

    def make(self) -> None:
        """Write its C. `copy` must have been called before."""
        copy = COPIES.joinpath(*self.module.split(".")).with_suffix(".py")
        copy.parent.mkdir(parents=True, exist_ok=True)
        digest = f'\nSOURCE_DIGEST = "{self.digest}"\n'
        copy.write_text(self.read_by_cython() + digest, encoding="utf-8")
        self.c.parent.mkdir(parents=True, exist_ok=True)
        part = self.c.with_suffix(".part.c")
        directives = [f"-X{name}={value}" for name, value in DIRECTIVES.items()]
        names = ["--module-name", self.module, "-o", str(part), str(copy.relative_to(COPIES))]
        command = [sys.executable, "-m", "cython", "--no-docstrings", *directives, *names]
        subprocess.run(command, cwd=COPIES, check=True)
        made = part.read_text(encoding="utf-8").replace(_NOTES_A_LINE, "")
        self.c.write_text(self._begins() + made, encoding="utf-8")
        part.unlink()

    def read_by_cython(self) -> str:
        """Return what Cython compiles: the room, in which Python executes imports and tables.

        They run once, when the twin is imported, and compiled they would be a third of its size.
        """
        types = self.known[0] if self.known else ""
        lines = self.source.splitlines()
        for group in _groups(ast.parse(self.source).body, set(_C_FUNCTION.findall(types))):
            start, end = group[0].lineno - 1, group[-1].end_lineno or 0
            lines[start:end] = [_executed(group, types), *[""] * (end - start - 1)]
        return _with_allocation("\n".join(lines), types)

    def _begins(self) -> str:
        # rooms of two families may have the same name, but the one extension needs two entries
        entry = f"#define PyInit_{self.place[-1]} PyInit_{'_'.join(self.place)}"
        return f"/* twin {self.digest} */\n{entry}\n"


def twins() -> list[Twin]:
    """Return the parts of the extension, by name: ``rules``, then the twins of rooms with types."""
    found = [_twin_of(types) for types in sorted(STEPS.rglob("*.pxd"))]
    names = f"ROOMS = {tuple(twin.module for twin in found)!r}\n"
    return [Twin(("rules",), EXTENSION, names), *found] if found else []


def _twin_of(types: Path) -> Twin:
    room = types.with_suffix(".py")
    known = [types]
    for pxd in known:
        known += [other for other in cimported(pxd) if other not in known]
    texts = map(read_types, [types, *sorted(known[1:])])
    place = room.relative_to(STEPS).with_suffix("").parts
    module = ".".join(("arabic_norm", "steps", *place))
    return Twin(place, module, room.read_text(encoding="utf-8"), tuple(texts))


def read_types(types: Path) -> str:
    """Return a .pxd as Cython reads it: with the values of constants.

    Declared as ``cdef int MARK``, a constant would be a variable that is filled at import.
    """
    room = types.with_suffix(".py")
    prefix = "_".join(room.relative_to(STEPS).with_suffix("").parts)
    defined, declared = [], []

    def variables(match: re.Match[str]) -> str:
        c_type, names = match[1].split(maxsplit=1)
        others = []
        for name in names.split(", "):
            number = _number(room, name) if c_type in _IN_C else None
            if number is None:
                others.append(name)
            else:
                defined.append(f"    #define {prefix}_{name} ({number!r})")
                declared.append(f'    const {c_type} {name} "{prefix}_{name}"')
        return f"cdef {c_type} {', '.join(others)}" if others else ""

    text = _C_NAMES.sub(variables, types.read_text(encoding="utf-8"))
    constants = ["cdef extern from *:", '    """', *defined, '    """', *declared, ""]
    return text + "\n".join(constants) if declared else text


def _number(room: Path, name: str) -> object:
    """Return the value of a room's constant in C, or None if the name is no constant."""
    try:
        value = constant_of(room, name)
    except NotConstantError:
        return None
    return ord(value) if isinstance(value, str) else value


def _groups(body: list[ast.stmt], typed: set[str]) -> list[list[ast.stmt]]:
    """Return the statements of a module that Python executes; adjacent ones are one group.

    They are all statements but docstrings, classes, and functions that are used outside the tables.
    typed: the functions that are declared in the .pxd.
    """
    functions = {part.name for part in body if isinstance(part, ast.FunctionDef)} - typed
    compiled = [part for part in body if isinstance(part, ast.FunctionDef | ast.ClassDef)]
    others = [part for part in body if part not in compiled]
    of_tables = functions & _read(others) - _read(compiled)
    groups: list[list[ast.stmt]] = [[]]
    for part in body:
        if isinstance(part, ast.FunctionDef | ast.ClassDef) and part.name not in of_tables:
            groups.append([])
        elif not isinstance(part, ast.Expr) and not _is_future(part):
            groups[-1].append(part)
    return [group for group in groups if group]


def _read(parts: list[ast.stmt]) -> set[str]:
    return {node.id for part in parts for node in ast.walk(part) if isinstance(node, ast.Name)}


def _is_future(part: ast.stmt) -> bool:
    return isinstance(part, ast.ImportFrom) and part.module == "__future__"


def _with_allocation(source: str, types: str) -> str:
    """Return a source in which the classes say how their objects are allocated, as the types do."""
    found = _ALLOCATED.findall(types)
    for decorators, name in found:
        head = f"\nclass {name}:\n"
        source = source.replace(head, f"\n{decorators}@cython.cclass{head}")
    return source.replace(_FUTURE, f"{_FUTURE}; import cython", 1) if found else source


def _executed(group: list[ast.stmt], types: str) -> str:
    """Return a line that makes Python execute these statements, and binds their names."""
    cimported = _names(_CIMPORTED, types)
    in_c = {name.split()[-1] for name in _names(_C_NAMES, types)}
    constants = set(_CONSTANT.findall(types))
    for part in group:
        if isinstance(part, ast.ImportFrom):
            part.names = [name for name in part.names if name.name not in cimported]
    group = [part for part in group if not isinstance(part, ast.ImportFrom) or part.names]
    source = "\n".join([_FUTURE, *map(ast.unparse, group)])
    bound = sorted({name for part in group for name in _bound(part)})
    lines = [f"global {name}" for name in bound if name not in in_c | constants]
    lines += [f"exec({source!r}, globals())"]
    lines += [f'{name} = globals()["{name}"]' for name in bound if name in in_c]
    return "; ".join(lines)


def _names(pattern: re.Pattern[str], types: str) -> set[str]:
    found = ",".join(",".join(match.groups("")) for match in pattern.finditer(types))
    return {name.strip() for name in found.split(",")} - {""}


def _bound(part: ast.stmt) -> list[str]:
    """Return the names that a statement binds."""
    if isinstance(part, ast.FunctionDef):
        return [part.name]
    if isinstance(part, ast.Import | ast.ImportFrom):
        return [name.asname or name.name for name in part.names]
    if isinstance(part, ast.Assign | ast.AnnAssign):
        targets = part.targets if isinstance(part, ast.Assign) else [part.target]
        nodes = (node for target in targets for node in ast.walk(target))
        return [node.id for node in nodes if isinstance(node, ast.Name)]
    raise ValueError(f"line {part.lineno}: neither a definition nor an assignment")


def cimported(types: Path) -> list[Path]:
    """Return the .pxd files that a .pxd cimports from: ``from .marks cimport Mark``."""
    found = []
    for dots, name in _CIMPORT.findall(types.read_text(encoding="utf-8")):
        folder = types.parents[len(dots) - 1]
        found.append(folder.joinpath(*name.split(".")).with_suffix(".pxd"))
    return found


def copy() -> None:
    """Copy what Cython reads besides the rooms: their folders as packages, and all types."""
    packages = {types.parent for types in STEPS.rglob("*.pxd")}
    packages |= {folder for package in list(packages) for folder in package.parents}
    for package in packages:
        if package.is_relative_to(ROOT / "arabic_norm"):
            there = COPIES / package.relative_to(ROOT)
            there.mkdir(parents=True, exist_ok=True)
            (there / "__init__.py").touch()
            for stale in there.glob("*.pxd"):
                stale.unlink()
            for types in package.glob("*.pxd"):
                (there / types.name).write_text(read_types(types), encoding="utf-8")


def are_made() -> bool:
    """Tell whether the C of every twin exists and was made from the rooms as they are now."""
    return all(twin.is_made() for twin in twins())


def has_cython() -> bool:
    """Tell whether Cython is installed."""
    return importlib.util.find_spec("Cython") is not None


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
