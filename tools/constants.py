"""Find a module's constants: their values, read from the source without running it.

In a twin the constants of its rules are numbers in the C, as if they were written there, not
variables that are filled when the twin is imported.
"""

from __future__ import annotations

import ast
from collections.abc import Generator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: The functions that an expression may call.
_CALLED = {"len": len, "ord": ord, "range": range}


class NotConstantError(Exception):
    """The value of a name is known only when its module runs."""


@cache
def constant_of(module: Path, name: str) -> object:
    """Return the value of a module's name.

    The name must be bound once, to an expression of numbers, strings and other constants, or be
    imported from a module of the project.  Errors: NotConstantError.
    """
    bound = _bindings(module).get(name, [])
    if len(bound) == 1 and isinstance(bound[0], ast.ImportFrom):
        names = {found.asname or found.name: found.name for found in bound[0].names}
        return constant_of(_source(bound[0], module), names[name])
    if len(bound) == 1 and isinstance(bound[0], ast.Assign | ast.AnnAssign):
        return _assigned(bound[0], module, name)
    raise NotConstantError(name)


@cache
def _bindings(module: Path) -> dict[str, list[ast.stmt]]:
    """Return the top-level statements of a module that bind each name, at any depth in them."""
    found: dict[str, list[ast.stmt]] = {}
    for part in ast.parse(module.read_text(encoding="utf-8")).body:
        names = [node.id for node in ast.walk(part) if isinstance(node, ast.Name) and _binds(node)]
        if isinstance(part, ast.ImportFrom):
            names = [name.asname or name.name for name in part.names]
        for name in names:
            found.setdefault(name, []).append(part)
    return found


def _binds(node: ast.Name) -> bool:
    return not isinstance(node.ctx, ast.Load)


def _source(part: ast.ImportFrom, module: Path) -> Path:
    """Return the path of the project's module from which names are imported."""
    folder = module.parents[part.level - 1] if part.level else ROOT
    found = folder.joinpath(*(part.module or "").split("."))
    for place in (found.with_suffix(".py"), found / "__init__.py"):
        if part.module and place.exists():
            return place
    raise NotConstantError(part.module)


def _assigned(part: ast.Assign | ast.AnnAssign, module: Path, name: str) -> object:
    """Return the value that an assignment binds to a name: all of it, or one element of a tuple."""
    target = part.targets[0] if isinstance(part, ast.Assign) else part.target
    value = _value(part.value, module)
    if isinstance(target, ast.Name):
        return value
    if isinstance(target, ast.Tuple) and isinstance(value, tuple):
        names = [element.id for element in target.elts if isinstance(element, ast.Name)]
        return dict(zip(names, value, strict=True))[name]
    raise NotConstantError(name)


def _value(expression: ast.expr | None, module: Path) -> object:
    """Return the value of an expression; a generator or range becomes a tuple."""
    if expression is None:
        raise NotConstantError
    nodes = [node for node in ast.walk(expression) if isinstance(node, ast.Name)]
    names = {node.id for node in nodes} - {node.id for node in nodes if _binds(node)}
    known = {name: constant_of(module, name) for name in names - _CALLED.keys()}
    try:
        code = compile(ast.Expression(expression), "<constant>", "eval")
        value = eval(code, {"__builtins__": _CALLED, **known})
    except (AttributeError, NameError, TypeError, ValueError) as error:
        raise NotConstantError from error
    return tuple(value) if isinstance(value, range | Generator) else value
