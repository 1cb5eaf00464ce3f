"""A second arabic_norm beside the first, under another environment: to compare the two."""

import importlib
import os
import sys


def _take_out():
    names = [name for name in sys.modules if name.partition(".")[0] == "arabic_norm"]
    return {name: sys.modules.pop(name) for name in names}


def second(**environment):
    """Return an arabic_norm of its own, imported while the environment says so."""
    first = _take_out()
    before = dict(os.environ)
    os.environ.update(environment)
    try:
        return importlib.import_module("arabic_norm")
    finally:
        os.environ.clear()
        os.environ.update(before)
        _take_out()
        sys.modules.update(first)
