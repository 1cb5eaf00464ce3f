"""Choose between compiled and interpreted rules.

A module with a ``.pxd`` beside it has a compiled twin, built from the same source. All twins are
in one extension, ``arabic_norm/_compiled/rules``. A package of steps looks for its modules there
first, because its ``__init__`` begins with the line::

    __path__ = twins_first(__name__, __path__)

So a twin has its module's name, whoever imports it, and a module is loaded once, compiled or not.
With ARABIC_NORM_RULES=python in the environment the twins are not used; with ARABIC_NORM_PURE=1
the kernel in C is not used either. Where the twins cannot be imported, the Python modules are used:
without a compiler there are none, and interpreters other than a process's first cannot load them
(Python 3.12 and later).
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from types import ModuleType
from typing import NamedTuple

from arabic_norm import kernel

_STEPS = "arabic_norm.steps."


class Implementation(NamedTuple):
    """What runs here: ``kernel`` is "c" or "python", ``rules`` are "compiled" or "python"."""

    kernel: str
    rules: str


def _import_rules() -> ModuleType | None:
    """Return the extension, if it is wanted and this interpreter can import it."""
    if os.environ.get("ARABIC_NORM_RULES") == "python" or os.environ.get("ARABIC_NORM_PURE") == "1":
        return None
    try:
        return importlib.import_module("arabic_norm._compiled.rules")
    except ImportError:
        return None


class _Loader(ExtensionFileLoader):
    """Loads a twin of the extension, where it has an entry named after its place below steps."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        entry = spec.name.removeprefix(_STEPS).replace(".", "_")
        module = super().create_module(ModuleSpec(f"{spec.parent}.{entry}", self, origin=self.path))
        module.__name__ = spec.name
        return module


class _Finder:
    """Finds the twins where importlib meets the extension on a package's path."""

    def __init__(self, path: str) -> None:
        if _RULES is None or path != _RULES.__file__:
            raise ImportError(path)
        self._path = path
        self._rooms: frozenset[str] = frozenset(_RULES.ROOMS)

    def find_spec(self, name: str, target: ModuleType | None = None) -> ModuleSpec | None:
        if name not in self._rooms:
            return None
        spec = ModuleSpec(name, _Loader(name, self._path), origin=self._path)
        spec.has_location = True
        return spec


_RULES = _import_rules()
if _RULES is not None:
    sys.path_hooks.append(_Finder)


def implementation() -> Implementation:
    """Return which kernel and which rules run in this process; their results are the same.

    >>> implementation().kernel in ("c", "python")
    True
    """
    return Implementation(kernel.NAME, "python" if _RULES is None else "compiled")


def twins_first(name: str, path: Iterable[str]) -> list[str]:
    """Return the search path for a package of steps: the twins' extension, then its own folder."""
    found = _RULES and _RULES.__file__
    return [found, *path] if found else [*path]
