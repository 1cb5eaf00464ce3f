"""Choose between compiled and interpreted rules.

A module with a ``.pxd`` beside it has a compiled twin, built from the same source. The twins are in
``arabic_norm/_compiled``, in folders with the same names as in `arabic_norm.steps`. A package of
steps looks for its modules there first, because its ``__init__`` begins with the line::

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
from collections.abc import Iterable
from typing import NamedTuple

from arabic_norm import kernel

_STEPS = "arabic_norm.steps"


class Implementation(NamedTuple):
    """What runs here: ``kernel`` is "c" or "python", ``rules`` are "compiled" or "python"."""

    kernel: str
    rules: str


def _has_twins() -> bool:
    """Tell whether the twins are wanted and this interpreter can import them."""
    if os.environ.get("ARABIC_NORM_RULES") == "python" or os.environ.get("ARABIC_NORM_PURE") == "1":
        return False
    try:
        importlib.import_module("arabic_norm._compiled.probe")
    except ImportError:
        return False
    return True


_RULES = "compiled" if _has_twins() else "python"
_FOLDER = os.path.join(os.path.dirname(__file__), "_compiled")


def implementation() -> Implementation:
    """Return which kernel and which rules run in this process; their results are the same.

    >>> implementation().kernel in ("c", "python")
    True
    """
    return Implementation(kernel.NAME, _RULES)


def twins_first(name: str, path: Iterable[str]) -> list[str]:
    """Return the search path for a package of steps: its twins, then its own folder."""
    if _RULES == "python":
        return [*path]
    return [os.path.join(_FOLDER, *name.removeprefix(_STEPS).split(".")), *path]
