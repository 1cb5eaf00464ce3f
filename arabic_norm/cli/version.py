"""``arabic-norm --version``: the version, and whether kernel and rules are compiled."""

from __future__ import annotations

import importlib
import platform

from arabic_norm.compiled import implementation


def version() -> str:
    """Return the version, whether kernel and rules are compiled, and the version of Python.

    >>> version().split()[0]
    'arabic-norm'
    """
    number = importlib.import_module("arabic_norm").__version__  # this room imports none above it
    parts = implementation()
    runs = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return f"arabic-norm {number} (kernel: {parts.kernel}; rules: {parts.rules}; {runs})"
